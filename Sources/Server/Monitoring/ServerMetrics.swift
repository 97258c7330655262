internal import Synchronization

/// What the server counts of itself, in Prometheus' text format.
///
/// - Source: Prometheus, "Exposition formats", text format 0.0.4.
package final class ServerMetrics: Sendable {
    private struct Key: Hashable {
        let method: String
        let path: String
        let status: Int
    }

    /// Upper bounds of the buckets of durations, in seconds.
    private static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

    private struct Histogram {
        var buckets = [Int](repeating: 0, count: ServerMetrics.bounds.count)
        var count = 0
        var sum = 0.0
    }

    private struct State {
        var requests: [Key: Int] = [:]
        var durations: [String: Histogram] = [:]
        var bytes = 0
    }

    private let state = Mutex(State())
    private let started = ContinuousClock.now

    /// Starts at zero.
    package init() {}

    /// Counts an answered request; `path` is the route's template, never what a client wrote.
    package func count(method: String, path: String, status: Int, seconds: Double, bytes: Int) {
        state.withLock { state in
            state.requests[Key(method: method, path: path, status: status), default: 0] += 1
            state.bytes += bytes
            var histogram = state.durations[path] ?? Histogram()
            histogram.count += 1
            histogram.sum += seconds
            for index in Self.bounds.indices where seconds <= Self.bounds[index] { histogram.buckets[index] += 1 }
            state.durations[path] = histogram
        }
    }

    /// The text, with further gauges by name, help and value.
    package func text(_ gauges: [(name: String, help: String, value: Double)]) -> String {
        let (requests, durations, bytes) = state.withLock { ($0.requests, $0.durations, $0.bytes) }
        var lines = [
            "# HELP sogdian_http_requests_total Requests answered.", "# TYPE sogdian_http_requests_total counter",
        ]
        for (key, count) in requests.sorted(by: {
            ($0.key.path, $0.key.method, $0.key.status) < ($1.key.path, $1.key.method, $1.key.status)
        }) {
            lines.append(
                "sogdian_http_requests_total{method=\"\(key.method)\",path=\"\(key.path)\",status=\"\(key.status)\"} \(count)"
            )
        }
        lines += [
            "# HELP sogdian_http_request_duration_seconds Time to an answer.",
            "# TYPE sogdian_http_request_duration_seconds histogram",
        ]
        for (path, histogram) in durations.sorted(by: { $0.key < $1.key }) {
            let name = "sogdian_http_request_duration_seconds"
            for (bound, count) in zip(Self.bounds, histogram.buckets) {
                lines.append("\(name)_bucket{path=\"\(path)\",le=\"\(bound)\"} \(count)")
            }
            lines.append("\(name)_bucket{path=\"\(path)\",le=\"+Inf\"} \(histogram.count)")
            lines.append("\(name)_sum{path=\"\(path)\"} \(histogram.sum)")
            lines.append("\(name)_count{path=\"\(path)\"} \(histogram.count)")
        }
        let elapsed = started.duration(to: .now)
        let all =
            [
                ("sogdian_http_response_bytes_total", "Bytes of answers.", Double(bytes), "counter"),
                ("sogdian_uptime_seconds", "Time since the start.", elapsed / .seconds(1), "gauge"),
            ] + gauges.map { ($0.name, $0.help, $0.value, $0.name.hasSuffix("_total") ? "counter" : "gauge") }
        for (name, help, value, type) in all {
            lines += ["# HELP \(name) \(help)", "# TYPE \(name) \(type)", "\(name) \(value)"]
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

internal import Evidence

/// What runs the server asks of it.
enum MonitoringRoutes {
    /// The routes; the gauges are read when they are asked for.
    static func routes(
        metrics: ServerMetrics, gauges: @escaping @Sendable () -> [(name: String, help: String, value: Double)]
    ) -> [Route] {
        let health = Route(
            .get, "/healthz", "Whether the server answers.",
            .light { _, _ in Answer("{\"status\":\"ok\"}\n", as: .json) })
        var prometheus = Route(
            .get, "/metrics", "Counts and durations in Prometheus' text format.",
            .light { _, _ in Answer(metrics.text(gauges()), as: .metrics) })
        prometheus.types = [.metrics]
        return [health, prometheus]
    }
}

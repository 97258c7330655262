import Foundation
import Testing

@testable import Server

@Suite("The description of the API")
struct DescriptionTests {
    private static let table: RouteTable? = try? WebServer.table(
        data: ServerData(folder: "/nonexistent") { _ in }, limits: ServerLimits(), metrics: ServerMetrics(),
        work: WorkLimit(threads: 1, waiting: 1), gauges: { [] })

    private func paths() throws -> [String: [String: Any]] {
        let all = try Client().get("/openapi.json").object()
        #expect(all["openapi"] as? String == "3.1.0")
        return try #require(all["paths"] as? [String: [String: Any]])
    }

    @Test("Every route is in it, and nothing else")
    func complete() throws {
        let table = try #require(Self.table)
        let described = Set(try paths().flatMap { path, methods in methods.keys.map { "\($0.uppercased()) \(path)" } })
        #expect(described == Set(table.routes.map { "\($0.method.rawValue) \($0.path)" }))
        #expect(described.count == table.routes.count)
    }

    @Test("Every route stands in the documents, and every threat's test is there")
    func documents() throws {
        let text = try String(contentsOf: RunningServer.root.appending(path: "docs/server.md"), encoding: .utf8)
        let files = Set(PageRoutes.routes.map(\.path))
        for route in try #require(Self.table).routes where !files.contains(route.path) {
            let name = "`\(route.method.rawValue) \(route.path)`"
            #expect(text.contains(name), "\(name)")
        }
        let limits = ServerLimits()
        for figure in [
            "\(limits.body >> 20) MB", "\(limits.text >> 20) MB", "\(limits.head >> 10) kB",
            "\(limits.headSeconds), \(limits.bodySeconds), \(limits.answerSeconds), \(limits.idleSeconds) s",
            "\(limits.waiting) waiting", "\(limits.kept >> 20) MB",
        ] {
            #expect(text.contains(figure), "\(figure)")
        }
        let threats = try String(contentsOf: RunningServer.root.appending(path: "docs/security.md"), encoding: .utf8)
        for piece in threats.split(separator: "`") where piece.hasPrefix("Tests/") || piece.hasPrefix("Benchmarks/") {
            let path = RunningServer.root.appending(path: String(piece)).path
            #expect(FileManager.default.fileExists(atPath: path), "\(piece)")
        }
    }

    @Test("Every described path and method is answered by its route")
    func answered() throws {
        let client = try Client()
        for (path, methods) in try paths() {
            let target = path.replacing("{id}", with: "x")
            for method in methods.keys {
                let reply = try client.send(method.uppercased(), target)
                #expect(reply.status != 405, "\(method) \(path)")
                #expect(!(reply.status == 404 && reply.text.contains("nothing is at")), "\(method) \(path)")
            }
        }
    }

    @Test("Each example of a parameter is taken")
    func examples() throws {
        let client = try Client()
        for (path, methods) in try paths() where !path.contains("{") {
            guard let operation = methods["get"] as? [String: Any],
                let parameters = operation["parameters"] as? [[String: Any]]
            else { continue }
            var query: [String] = []
            for parameter in parameters {
                let name = try #require(parameter["name"] as? String)
                let value = (parameter["example"] as? [String])?.first ?? parameter["example"] as? String
                // Each alone would hide that they do not go together; all together they might contradict each other.
                guard let value, parameter["required"] as? Bool == true || name == "q" else { continue }
                query.append("\(name)=\(value.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")")
            }
            let reply = try client.get(path + (query.isEmpty ? "" : "?" + query.joined(separator: "&")))
            #expect(reply.status == 200, "\(path)?\(query): \(reply.text.prefix(200))")
        }
    }

    @Test("Every failure a client can cause is described")
    func failures() throws {
        let client = try Client()
        let all = try paths()
        for (target, path) in [
            ("/api/route?from=Almaty", "/api/route"), ("/api/ledger/claims/x", "/api/ledger/claims/{id}"),
            ("/api/statistics?reporter=ABW&partner=TUV", "/api/statistics"), ("/api/places?q=x&limit=0", "/api/places"),
        ] {
            let reply = try client.get(target)
            let operation = try #require(all[path]?["get"] as? [String: Any])
            let responses = try #require(operation["responses"] as? [String: Any])
            #expect(reply.status >= 400)
            #expect(responses[String(reply.status)] != nil, "\(target): \(reply.status)")
        }
    }

    @Test("An entity tag spares the answer, packed and plain, and HEAD gives the headers alone")
    func tags() throws {
        let client = try Client()
        let target = "/api/projects"
        let plain = try client.get(target)
        let packed = try client.get(target, ["Accept-Encoding": "gzip"])
        #expect(packed.headers["content-encoding"] == "gzip")
        #expect(packed.body.count < plain.body.count / 2)
        #expect(try Packing.unpacked(packed.body, limit: 1 << 24) == plain.body)
        #expect(plain.headers["etag"] != packed.headers["etag"])
        #expect(plain.headers["vary"] == "Accept, Accept-Encoding")
        for (reply, coding) in [(plain, "identity"), (packed, "gzip")] {
            let tag = try #require(reply.headers["etag"])
            let again = try client.get(target, ["If-None-Match": "\"x\", \(tag)", "Accept-Encoding": coding])
            #expect(again.status == 304)
            #expect(again.body.isEmpty)
            #expect(again.headers["etag"] == tag)
        }
        let head = try client.send("HEAD", target)
        #expect(head.status == 200)
        #expect(head.headers["content-length"] == String(plain.body.count))
        #expect(head.body.isEmpty)
    }

    @Test("Metrics count by route, never by what a client wrote; logs are lines of JSON without queries")
    func monitoring() throws {
        let client = try Client()
        _ = try client.get("/api/places?q=zebrafish")
        _ = try client.get("/not-a-path-of-ours")
        let text = try client.get("/metrics").text
        #expect(text.contains("sogdian_http_requests_total{method=\"GET\",path=\"/api/places\",status=\"200\"}"))
        #expect(text.contains("sogdian_http_request_duration_seconds_bucket{path=\"/api/places\",le=\"+Inf\"}"))
        #expect(!text.contains("zebrafish") && !text.contains("not-a-path-of-ours"))
        let log = client.server.log
        #expect(!log.contains("zebrafish"))
        for line in log.split(separator: "\n").prefix(50) {
            let entry = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            #expect(entry?["time"] != nil && entry?["level"] != nil && entry?["message"] != nil)
        }
    }
}

import Foundation
import Ledger
import Testing

@testable import Server

/// What is refused, or rendered harmless, each by a request as an attacker would send it.
@Suite("Hostile requests")
struct HostileTests {
    private func isAlive(_ client: Client) throws { #expect(try client.get("/healthz").status == 200) }

    @Test("An upload of 200 MB is refused before it is read, announced or not")
    func upload() throws {
        let client = try Client()
        let head = [
            "Host": "127.0.0.1:\(client.server.port)", "Content-Type": "text/plain", "Content-Length": "200000000",
        ]
        let announced = try Socket(port: client.server.port)
        announced.write(Self.head("POST", "/api/brief", head))
        #expect(try Client.reply(announced.readAll()).status == 413)

        let chunked = try Socket(port: client.server.port)
        var headers = head
        headers["Content-Length"] = nil
        headers["Transfer-Encoding"] = "chunked"
        chunked.write(Self.head("POST", "/api/brief", headers))
        let piece = Array("100000\r\n".utf8) + [UInt8](repeating: 0x61, count: 1 << 20) + Array("\r\n".utf8)
        var sent = 0
        while sent < 200, chunked.write(piece) { sent += 1 }
        // The answer comes after 8 MB; what is sent until the connection ends is thrown away.
        if let reply = try? Client.reply(chunked.readAll()) { #expect(reply.status == 413) }
        try isAlive(client)
    }

    private static func head(_ method: String, _ target: String, _ headers: [String: String]) -> [UInt8] {
        Array(
            ("\(method) \(target) HTTP/1.1\r\n" + headers.map { "\($0.key): \($0.value)\r\n" }.joined() + "\r\n").utf8)
    }

    @Test("A gzip bomb is refused at the limit", arguments: ["gzip", ""])
    func bomb(_ coding: String) throws {
        let client = try Client()
        let bomb = try #require(Packing.packed([UInt8](repeating: 0x20, count: 300 << 20)))
        #expect(bomb.count < 1 << 20)
        var headers = ["Content-Type": "text/plain"]
        if !coding.isEmpty { headers["Content-Encoding"] = coding }
        let start = ContinuousClock.now
        #expect(try client.send("POST", "/api/check", headers, body: bomb).status == 413)
        #expect(start.duration(to: .now) < .seconds(20))
        try isAlive(client)
    }

    @Test("A million lines of JSON end with one sentence or a verdict on nothing")
    func manyLines() throws {
        let client = try Client()
        let lines = "[" + String(repeating: "{},\n", count: 1_000_000) + "{}]"
        let reply = try client.post("/api/check?format=json", lines)
        #expect([200, 413, 422].contains(reply.status))
        try isAlive(client)
    }

    @Test("Brackets nested thousands deep do not exhaust the stack", arguments: ["[", "{\"a\":", "<div>", "(", "\""])
    func deep(_ bracket: String) throws {
        let client = try Client()
        let text = String(repeating: bracket, count: 40_000)
        #expect([200, 413, 422].contains(try client.post("/api/brief", text).status))
        try isAlive(client)
    }

    @Test(
        "No path leads to a file",
        arguments: [
            "/../../../../etc/passwd", "/js/../../../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd",
            "/js/..%2f..%2fetc/passwd",
            "//etc/passwd", "/js/", "/js", "/.git/config", "/page.css/../../Package.swift", "/file:///etc/passwd",
            "/examples/../../../../etc/passwd",
        ])
    func files(_ path: String) throws {
        let reply = try Client().get(path)
        #expect([400, 404].contains(reply.status))
        #expect(!reply.text.contains("root:"))
    }

    @Test("A script in an article is text in the page that is handed on")
    func script() throws {
        let article =
            "China's exports to Vietnam reached <script>alert(1)</script> $162 billion in 2024 <img src=x onerror=alert(2)>."
        let reply = try Client().post("/api/brief?format=html&title=%3Cscript%3Ealert(3)%3C/script%3E", article)
        #expect(reply.status == 200)
        #expect(!reply.text.contains("<script>alert"))
        #expect(!reply.text.contains("<img src=x"))
        #expect(reply.headers["content-security-policy"]?.contains("default-src 'none'") == true)
        #expect(reply.headers["x-content-type-options"] == "nosniff")
        let markdown = try Client().post(
            "/api/brief?format=markdown", "\u{1B}[31mExports were $162 billion in 2024.\u{202E}")
        #expect(!markdown.text.contains("\u{1B}") && !markdown.text.contains("\u{202E}"))
    }

    @Test("A formula in a cell of CSV is text")
    func formula() throws {
        let server = try RunningServer()
        defer { server.stop() }
        let client = Client(server)
        let article = "China's exports to Vietnam reached $162 billion in 2024, the customs said.\n"
        let added = try client.post(
            "/api/ledger/documents?title=%3Dcmd%7C%27%20/C%20calc%27!A0", article,
            ["Authorization": "Bearer \(server.token)"])
        #expect(added.status == 201)
        let rows = try client.get("/api/ledger/search?format=csv").text
        #expect(rows.contains("162 billion"))
        #expect(rows.contains(",'=cmd|"))
        for line in rows.split(separator: "\n") {
            for cell in line.split(separator: ",") { #expect(!"=+@".contains(cell.first ?? "x"), "\(cell)") }
        }
    }

    @Test(
        "SQL and the index's own language in the search box find nothing and change nothing",
        arguments: [
            "'; DROP TABLE claim; --", "\" OR 1=1", "NEAR(", "words:*", "{facets} : x", "a AND", "(((", "*", "\u{0}",
            "' UNION SELECT text FROM document --",
        ])
    func search(_ text: String) throws {
        let client = try Client()
        for name in ["q", "party"] {
            let value = text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
            let reply = try client.get("/api/ledger/search?\(name)=\(value)")
            #expect(reply.status == 200)
            #expect(try reply.object()["total"] as? Int == 0)
        }
        for path in ["claims", "documents"] {
            let value = text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
            #expect([400, 404].contains(try client.get("/api/ledger/\(path)/\(value)").status))
        }
        try isAlive(client)
    }

    @Test("Another site's form, page or name is refused")
    func forms() throws {
        let client = try Client()
        let form = ["Content-Type": "text/plain", "Origin": "http://evil.example"]
        #expect(try client.send("POST", "/api/brief", form, body: Array("x".utf8)).status == 403)
        let encoded = ["Content-Type": "application/x-www-form-urlencoded"]
        #expect(try client.send("POST", "/api/brief", encoded, body: Array("a=b".utf8)).status == 415)
        #expect(try client.get("/api/route?from=Xi'an&to=Almaty", ["Sec-Fetch-Site": "cross-site"]).status == 403)
        #expect(try client.get("/healthz", ["Host": "evil.example"]).status == 421)
        #expect(try client.get("/healthz", ["Host": "evil.example:\(client.server.port)"]).status == 421)
        let own = ["Origin": "http://127.0.0.1:\(client.server.port)", "Content-Type": "text/plain"]
        #expect(try client.send("POST", "/api/read", own, body: Array("Exports were $5.".utf8)).status == 200)
        let reply = try client.get("/healthz")
        #expect(reply.headers["access-control-allow-origin"] == nil)
    }

    @Test("Writes need the token, on loopback too, and a wrong one is told from none by nothing")
    func token() throws {
        let client = try Client()
        let text = "Exports were $5 billion in 2024."
        for header in [[:], ["Authorization": "Bearer x"], ["Authorization": "Basic eDp4"]] {
            let reply = try client.post("/api/ledger/documents", text, header)
            #expect(reply.status == 401)
            #expect(reply.headers["www-authenticate"] == "Bearer")
            #expect(try client.send("DELETE", "/api/ledger/documents/x", header).status == 401)
        }
        #expect(try client.get("/api/ledger/search").object()["total"] as? Int == 0)
    }

    @Test(
        "Broken requests get an answer of 400 or the end of the connection, and the server goes on",
        arguments: [
            "GET / HTTP/1.1\r\n\r\n", "GET\r\n\r\n", "\u{0}\u{1}\u{2}\r\n\r\n",
            "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
            "GET /\u{7F} HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "POST /api/brief HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
            "POST /api/brief HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999999999999\r\n\r\n",
            "POST /api/brief HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n",
            "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + String(repeating: "a", count: 100_000) + "\r\n\r\n",
        ])
    func broken(_ request: String) throws {
        let client = try Client()
        let socket = try Socket(port: client.server.port)
        socket.write(Array(request.utf8))
        socket.finishWriting()
        let answer = socket.readAll()
        if !answer.isEmpty {
            let reply = try Client.reply(answer)
            #expect((400..<500).contains(reply.status), "\(reply.status)")
            #expect(reply.headers["content-type"] == "application/problem+json")
        }
        try isAlive(client)
    }

    @Test(
        "Parameters that are unknown, repeated, too long or out of range are refused with what was expected",
        arguments: [
            ("/api/route?from=A&to=B&form=x", "no parameter \"form\""), ("/api/route?from=Almaty", "without to"),
            ("/api/route?from=Almaty&to=Baku&limit=21", "from 1 to 20"),
            ("/api/route?from=a&from=b&to=c", "given twice"),
            ("/api/route?from=Almaty&to=Baku&by=speed", "one of"),
            ("/api/places?q=" + String(repeating: "a", count: 5_000), "at most"),
            ("/api/route?from=Almaty&to=Baku&limit=99999999999999999999", "from 1 to 20"),
            ("/api/matrix?places=Almaty", "2 to 200"), ("/api/reach?from=Almaty&within=1e999d", "number with"),
            ("/api/statistics?reporter=CHN&from=2024&to=2011", "in order"), ("/api/network?layer=roads", "links"),
        ])
    func parameters(_ target: String, _ words: String) throws {
        let reply = try Client().get(target)
        #expect(reply.status == 400)
        #expect(reply.text.contains(words.replacing("\"", with: "\\\"")), "\(reply.text)")
    }
}

/// Clients that take their time, and servers that are stopped or killed.
@Suite("Slow clients and ends")
struct EndTests {
    @Test("Five hundred slow connections do not stop the others")
    func slow() throws {
        let server = try RunningServer()
        defer { server.stop() }
        let client = Client(server)
        let slow = try (0..<500).map { number in
            let socket = try Socket(port: server.port)
            socket.write(
                Array(
                    number % 2 == 0
                        ? "GET /api/route?from=".utf8
                        : "POST /api/brief HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 999\r\n\r\nx"
                            .utf8))
            return socket
        }
        for _ in 0..<5 {
            let start = ContinuousClock.now
            #expect(try client.get("/api/route?from=Almaty&to=Tashkent").status == 200)
            #expect(start.duration(to: .now) < .seconds(60))
        }
        for socket in slow { socket.write([0x61]) }
        #expect(try client.get("/healthz").status == 200)
    }

    @Test("A stop finishes what runs and answers it")
    func stop() async throws {
        let server = try RunningServer()
        let client = Client(server)
        _ = try client.get("/healthz")
        async let answer = Task.detached { try client.get("/api/network?layer=links") }.value
        // Not before the work has begun.
        for _ in 0..<600 {
            let metrics = try client.get("/metrics").text
            if !metrics.contains("sogdian_work_running 0.0") || metrics.contains("path=\"/api/network\"") { break }
            try await Task.sleep(for: .milliseconds(20))
        }
        server.process.terminate()
        #expect(try await answer.status == 200)
        server.process.waitUntilExit()
        #expect(server.process.terminationStatus == 0)
    }

    @Test("A port in use ends with 73 and one sentence")
    func port() throws {
        let server = try #require(RunningServer.shared)
        let second = Process()
        second.executableURL = RunningServer.binary
        second.arguments = ["serve", "--port", String(server.port)]
        let errors = Pipe()
        second.standardError = errors
        second.standardOutput = FileHandle.nullDevice
        try second.run()
        let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        second.waitUntilExit()
        #expect(second.terminationStatus == 73)
        #expect(text.contains("cannot be listened on") && text.contains("--port"))
    }

    @Test("Killed while documents are added, nothing acknowledged is lost and the ledger is whole")
    func killed() throws {
        let home = FileManager.default.temporaryDirectory.appending(path: "sogdian-kill-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: home) }
        var acknowledged: Set<String> = []
        for round in 0..<4 {
            let server = try RunningServer(home: home)
            let client = Client(server)
            let token = ["Authorization": "Bearer \(server.token)"]
            let identifier = server.process.processIdentifier
            let delay = 0.5 + Double.random(in: 0..<1)
            DispatchQueue.global().asyncAfter(deadline: .now() + delay) { kill(identifier, SIGKILL) }
            for number in 0..<1_000 {
                let text = "China's exports to Vietnam reached $\(number + 1_000 * round) billion in 2024.\n"
                guard let reply = try? client.post("/api/ledger/documents", text, token), reply.status == 201,
                    let id = try? reply.object()["id"] as? String
                else { break }
                acknowledged.insert(id)
            }
            server.process.waitUntilExit()
        }
        #expect(acknowledged.count > 4)
        let ledger = try #require(try Ledger.existing(in: home))
        #expect(try ledger.isWhole())
        for id in acknowledged { #expect(try ledger.document(id) != nil) }
    }
}

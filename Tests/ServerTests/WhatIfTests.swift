import Foundation
import Testing

@Suite("What if, over HTTP")
struct WhatIfTests {
    private static let scenario =
        #"{"name":"Khorgos","changes":[{"dwell":{"crossing":"khorgos-rail","hours":6}}],"routes":[{"from":"Chongqing","to":"Almaty"}]}"#

    /// Waits until the world is made, which takes long in a build for debugging.
    private func prepare(_ client: Client) throws {
        for _ in 0..<20 where (try? client.get("/api/whatif/links").status) != 200 {}
    }

    @Test("A scenario's effects come without ranges, as the command line gives them")
    func effects() throws {
        let client = try Client()
        try prepare(client)
        let links = try #require(try client.get("/api/whatif/links").json() as? [[String: Any]])
        #expect(links.contains { $0["id"] as? String == "khorgos-rail" && $0["hours"] is Double })
        let reply = try client.post(
            "/api/whatif?fast=1", Self.scenario, ["Content-Type": "application/json"])
        let effects = try reply.object()
        #expect(effects["scenario"] as? String == "Khorgos")
        #expect((effects["economies"] as? [Any])?.count ?? 0 > 50)
        #expect((effects["routes"] as? [Any])?.count == 1)
        #expect(effects["draws"] == nil)
    }

    @Test("Ranges come as events: progress, then everything")
    func bands() throws {
        let client = try Client()
        try prepare(client)
        let reply = try client.post(
            "/api/whatif/bands?draws=10", Self.scenario, ["Content-Type": "application/json"])
        #expect(reply.headers["content-type"] == "text/event-stream")
        let events = reply.text.components(separatedBy: "\n\n").filter { !$0.isEmpty }
        let last = try #require(events.last)
        #expect(events.dropLast().allSatisfy { $0.hasPrefix("event: progress\ndata: {\"done\":") })
        #expect(last.hasPrefix("event: bands\ndata: {"))
        #expect(last.contains("\"p05\""))
    }

    @Test(
        "A scenario that includes a file, makes no sense or is too much is refused in one sentence",
        arguments: [
            ("include: /etc/passwd", "include"), ("include: a.yaml\nname: x\nchanges: [{open: cku}]", "include"),
            ("{\"changes\":[{\"open\":\"nowhere\"}],\"name\":\"x\"}", "nowhere"), ("[1,2", ""), ("a: &a [*a]", ""),
            ("name: x\nchanges: [{dwell: {crossing: khorgos-rail, hours: -5}}]", "hours"), ("{}", ""),
        ])
    func refused(_ text: String, _ words: String) throws {
        let client = try Client()
        for path in ["/api/whatif?fast=1", "/api/whatif/bands"] {
            let reply = try client.post(path, text, ["Content-Type": "application/yaml"])
            if reply.status == 200 {
                #expect(reply.text.hasPrefix("event: problem"))
            } else {
                #expect([400, 404, 422].contains(reply.status), "\(reply.status) \(reply.text)")
            }
            #expect(words.isEmpty || reply.text.contains(words))
            #expect(!reply.text.contains("root:"))
        }
    }
}

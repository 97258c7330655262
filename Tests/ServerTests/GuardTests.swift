import Evidence
import NIOCore
import Testing

@testable import Server

@Suite("Guards")
struct GuardTests {
    @Test(
        "A request line is decoded, and refused when it is broken",
        arguments: [
            ("/api/route?from=Xi%27an&to=%E5%96%80%E4%BB%80", "/api/route", "Xi'an|喀什"), ("/a?b=c+d", "/a", "c d"),
            ("/a?b", "/a", ""), ("/a?b=1&&c=2", "/a", "1|2"), ("/a?b==", "/a", "="), ("/?", "/", ""),
        ])
    func targets(_ text: String, _ path: String, _ values: String) throws {
        let target = try #require(Target(text))
        #expect(target.path == path)
        #expect(target.query.map(\.value).joined(separator: "|") == values)
    }

    @Test(
        "Paths that climb, lie or are no text are refused",
        arguments: [
            "/../etc/passwd", "/a/../../etc/passwd", "/%2e%2e/etc", "/a/%2E%2e", "/./a", "", "a", "http://b/c", "/%",
            "/%4",
            "/%zz", "/%ff", "/a%00b", "*",
        ])
    func paths(_ text: String) {
        #expect(Target(text) == nil)
    }

    @Test("The token alone opens; no beginning, end or case of it does")
    func token() {
        let token = AccessToken(text: "abcDEF")
        #expect(token.admits("Bearer abcDEF"))
        for wrong in [
            nil, "", "Bearer ", "Bearer abcDE", "Bearer abcDEFF", "Bearer abcdef", "bearer abcDEF", "abcDEF",
            "Bearer  abcDEF", "Basic abcDEF",
        ] {
            #expect(!token.admits(wrong), "\(wrong ?? "nothing")")
        }
        #expect(AccessToken().text.utf8.count == 43)
        #expect(AccessToken().text != AccessToken().text)
    }

    private func status(
        _ check: SiteCheck, _ host: String?, _ origin: String? = nil, site: String? = nil, isNavigation: Bool = false
    ) -> Int {
        do {
            try check.check(host: host, origin: origin, site: site, isNavigation: isNavigation)
            return 200
        } catch { return error.status }
    }

    @Test(
        "On loopback only its own names are answered",
        arguments: [
            ("localhost:8080", 200), ("127.0.0.1:8080", 200), ("[::1]:8080", 200), ("LOCALHOST", 200),
            ("evil.example", 421), ("127.0.0.1.evil.example", 421), ("localhost.evil.example:8080", 421),
            ("192.168.1.5:8080", 421), ("", 421), ("[::1].evil", 421), ("sogdian.example:443", 200),
        ])
    func hosts(_ host: String, _ expected: Int) {
        #expect(status(SiteCheck(host: "127.0.0.1", allowed: ["sogdian.example"]), host) == expected)
    }

    @Test("Listening beyond this machine, addresses are good names and other names are not")
    func open() {
        let check = SiteCheck(host: "0.0.0.0", allowed: ["sogdian.example"])
        #expect(status(check, "192.168.1.5:8080") == 200)
        #expect(status(check, "sogdian.example") == 200)
        #expect(status(check, "rebound.example:8080") == 421)
        #expect(status(check, nil) == 421)
    }

    @Test(
        "Other sites' pages are refused, a link to the page is not",
        arguments: [
            ("http://localhost:80", nil, false, 200), ("http://localhost", nil, false, 403), ("null", nil, false, 403),
            ("http://evil.example", nil, false, 403), ("http://localhost:80.evil.example", nil, false, 403),
            (nil, "cross-site", false, 403), (nil, "same-site", false, 403), (nil, "cross-site", true, 200),
            (nil, "same-origin", false, 200), (nil, "none", false, 200), ("http://localhost:81", nil, false, 403),
        ] as [(String?, String?, Bool, Int)])
    func origins(_ origin: String?, _ site: String?, _ isNavigation: Bool, _ expected: Int) {
        let check = SiteCheck(host: "127.0.0.1", allowed: [])
        #expect(status(check, "localhost:80", origin, site: site, isNavigation: isNavigation) == expected)
    }

    @Test(
        "The Accept header chooses among what a route has",
        arguments: [
            ("", MediaType.json), ("*/*", .json), ("text/csv", .csv), ("text/*", .csv),
            ("application/geo+json", .geoJSON),
            ("text/csv;q=0.5, application/json", .json), ("application/json;q=0.1, text/csv;q=0.2", .csv),
            ("text/html, application/xhtml+xml, */*;q=0.8", .json), ("application/*;q=0, text/csv", .csv),
        ])
    func accept(_ header: String, _ expected: MediaType) throws {
        var route = Route(.get, "/api/x", "", .light { _, type in Answer("", as: type) })
        route.types = [.json, .geoJSON, .csv]
        var inquiry = Inquiry(method: .get, path: "/api/x")
        inquiry.accept = header
        #expect(try route.type(for: inquiry) == expected)
    }

    @Test("A gzip body is unpacked, and refused beyond the limit and when damaged")
    func packing() throws {
        let bytes = (0..<100_000).map { UInt8($0 % 7) }
        let packed = try #require(Packing.packed(bytes))
        #expect(packed.count < 2_000)
        #expect(try Packing.unpacked(packed, limit: 100_000) == bytes)
        let large = #expect(throws: Problem.self) { try Packing.unpacked(packed, limit: 99_999) }
        #expect(large?.status == 413)
        let torn = #expect(throws: Problem.self) { try Packing.unpacked(Array(packed.dropLast(9)), limit: 1 << 20) }
        #expect(torn?.status == 422)
    }

    @Test("Answers that nobody asked for lately are given up, and never more is held than allowed")
    func cache() throws {
        let cache = AnswerCache(limit: 100_000)
        func entry(_ size: Int) -> AnswerCache.Entry {
            AnswerCache.Entry(type: .json, plain: ByteBuffer(repeating: 1, count: size), packed: nil, tag: "\"a\"")
        }
        for number in 0..<50 {
            cache.keep(entry(5_000), for: "\(number)")
            #expect(cache.counts.bytes <= 100_000)
            _ = cache.entry("0")
        }
        #expect(cache.entry("0") != nil)
        #expect(cache.entry("1") == nil)
        #expect(cache.entry("49") != nil)
        cache.keep(entry(90_000), for: "large")
        #expect(cache.entry("large") == nil)
    }
}

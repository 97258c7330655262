import Evidence
import Foundation
import Testing

@testable import Server

@Suite("The server")
struct StartTests {
    @Test("Answers health, the page and its files")
    func page() throws {
        let client = try Client()
        #expect(try client.get("/healthz").text == "{\"status\":\"ok\"}\n")
        let page = try client.get("/")
        #expect(page.status == 200)
        #expect(page.headers["content-type"] == "text/html; charset=utf-8")
        for file in ["/page.css", "/js/page.js", "/favicon.ico"] { #expect(try client.get(file).status == 200) }
    }

    @Test("Gives the ways that the command line gives")
    func route() throws {
        let client = try Client()
        let answer = try client.get("/api/route?from=Chongqing&to=Duisburg").object()
        #expect(answer["from"] as? String == "Chongqing")
        #expect((answer["options"] as? [Any])?.count == 4)
        let rows = try client.get("/api/route?from=Chongqing&to=Duisburg&format=csv")
        #expect(rows.headers["content-type"] == "text/csv; charset=utf-8")
        #expect(rows.text.hasPrefix("option,leg,mode,from,to,km,"))
        let lines = try client.get("/api/route?from=Chongqing&to=Duisburg", ["Accept": "application/geo+json"]).object()
        #expect(lines["type"] as? String == "FeatureCollection")
    }

    @Test("Says what is wrong in the command line's words")
    func problem() throws {
        let answer = try Client().get("/api/route?from=Chongqing&to=Duisbrug")
        #expect(answer.status == 400)
        #expect(answer.headers["content-type"] == "application/problem+json")
        let problem = try answer.object()
        #expect(problem["detail"] as? String == "no place is called \"Duisbrug\"; did you mean Duisburg?")
        #expect(problem["code"] as? Int == 64)
        #expect(problem["status"] as? Int == 400)
    }

    @Test("Checks an article as the command line does")
    func check() throws {
        let article = try String(
            contentsOf: RunningServer.root.appending(path: "Examples/asean.en.txt"), encoding: .utf8)
        let lines = try Client().post("/api/check", article).text.split(separator: "\n")
        #expect(lines.count == 5)
        #expect(lines.dropFirst().allSatisfy { $0.contains("\"rating\":\"agrees\"") })
        let array = try Client().post("/api/check?format=json", article).json() as? [Any]
        #expect(array?.count == 5)
    }
}

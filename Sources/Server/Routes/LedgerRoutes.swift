internal import Checking
internal import Evidence
internal import FoundationEssentials
internal import Ledger

/// Documents and claims that last.
struct LedgerRoutes {
    let data: ServerData
    let articles: ArticleRoutes

    var routes: [Route] { [search, claim, document, add, remove, export] }

    private static let nothing = Complaint(
        .failure, found: "nothing is kept by that identifier", advice: "see /api/ledger/search")

    private var search: Route {
        var route = Route(
            .get, "/api/ledger/search", "Claims that hold words or name a party, newest first, with counts by facet.",
            .heavy { inquiry, type in
                var search = LedgerWriting.search(inquiry.value("q") ?? "")
                func list(_ name: String) -> [String] {
                    (inquiry.value(name) ?? "").split(separator: ",").map(String.init)
                }
                search.ratings = list("rating")
                search.measures = list("measure")
                search.parties = list("party")
                for year in list("year") {
                    guard let number = year == "none" ? 0 : Int(year) else {
                        throw Complaint(
                            .badUse, found: "year was given \"\(year)\"", expected: "a year such as 2024, or none")
                    }
                    search.years.append(number)
                }
                search.limit = inquiry.integer("limit") ?? 20
                search.cursor = inquiry.value("cursor").flatMap { Int64($0) }
                if let cursor = inquiry.value("cursor"), search.cursor == nil {
                    throw Complaint(
                        .badUse, found: "cursor was given \"\(cursor)\"", expected: "cursor of the page before")
                }
                let result = try data.existingLedger()?.search(search) ?? ClaimSearch.Result()
                return type == .csv
                    ? Answer(TextTable.csv(LedgerWriting.rows(result.claims)), as: type)
                    : Answer(LedgerWriting.json(result, french: inquiry.isFrench), as: type)
            })
        route.parameters = [
            Parameter(
                "q", .text,
                "Words in French, English or Chinese; a phrase in quotes; an asterisk for any ending; a party by any name.",
                example: "commerce Viêt Nam"),
            Parameter(
                "rating", .choices(Verdict.Rating.allCases.map(\.rawValue)), "Claims with one of these verdicts."),
            Parameter("measure", .choices(Measure.allCases.map(\.rawValue)), "Claims of one of these measures."),
            Parameter("party", .text, "Claims that name one of these parties, by code, with commas.", example: "VNM"),
            Parameter("year", .text, "Claims about one of these years, or none, with commas.", example: "2024"),
            Parameter("limit", .integer(1...100), "Claims a page; 20 by default."),
            Parameter("cursor", .text, "Where the next page begins: cursor of the page before."),
        ]
        route.types = [.json, .csv]
        route.schema = "Found"
        return route
    }

    private var claim: Route {
        var route = Route(
            .get, "/api/ledger/claims/{id}", "A claim's trail: its document, and what others say of the same.",
            .heavy { inquiry, type in
                guard let trail = try data.existingLedger()?.trail(of: inquiry.captured["id"] ?? "") else {
                    throw Self.nothing
                }
                return Answer(LedgerWriting.json(trail), as: type)
            })
        route.schema = "Trail"
        return route
    }

    private var document: Route {
        var route = Route(
            .get, "/api/ledger/documents/{id}", "A document with its text and claims.",
            .heavy { inquiry, type in
                let id = inquiry.captured["id"] ?? ""
                guard let ledger = try data.existingLedger(), let document = try ledger.document(id) else {
                    throw Self.nothing
                }
                return Answer(LedgerWriting.json(document, claims: try ledger.claims(of: id)), as: type)
            })
        route.schema = "HeldDocument"
        return route
    }

    private var add: Route {
        var route = Route(
            .post, "/api/ledger/documents",
            "Checks an article and keeps it; answered when it is on the disk. 200 when it was kept before.",
            .heavy { inquiry, type in
                let documents = try articles.documents(inquiry, whole: true)
                guard let document = documents.first, documents.count == 1 else {
                    throw Complaint(.badInput, found: "\(documents.count) articles", expected: "one")
                }
                let entry = LedgerEntry(document, sources: data.sources, time: Int(Date.now.timeIntervalSince1970))
                let isNew = try data.writableLedger().add(entry.document, claims: entry.claims)
                var json = JSONWriter()
                json.object { json in
                    json.member("id", entry.document.id)
                    json.key("added")
                    json.boolean(isNew)
                    json.member("claims", entry.claims.count)
                }
                json.newline()
                var answer = Answer(json.bytes, as: type, status: isNew ? 201 : 200)
                answer.headers = [("Location", "/api/ledger/documents/\(entry.document.id)")]
                return answer
            })
        route.parameters = ArticleRoutes.parameters
        route.bodies = [.plain, .html]
        route.successes = [200, 201]
        route.schema = "Added"
        route.needsToken = true
        return route
    }

    private var remove: Route {
        var route = Route(
            .delete, "/api/ledger/documents/{id}", "Takes a document out again with its claims.",
            .heavy { inquiry, type in
                guard try data.existingLedger()?.removeDocument(inquiry.captured["id"] ?? "") == true else {
                    throw Self.nothing
                }
                return Answer("", as: type, status: 204)
            })
        route.successes = [204]
        route.needsToken = true
        return route
    }

    private var export: Route {
        var route = Route(
            .get, "/api/ledger/export", "Everything as NDJSON; the last line says how much, and that it is all.",
            .light { _, type in
                let ledger = try data.existingLedger()
                return Answer(streaming: type) { send in try await LedgerWriting.export(ledger, send) }
            })
        route.types = [.ndjson]
        route.isStreamed = true
        return route
    }
}

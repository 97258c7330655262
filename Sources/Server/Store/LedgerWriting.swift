internal import Atlas
package import Evidence
internal import FoundationEssentials
package import Ledger
internal import Statistics

/// What the ledger holds, as JSON and as rows.
package enum LedgerWriting {
    /// The search for what a person typed, with the parties it names in any language.
    package static func search(_ text: String) -> ClaimSearch {
        var search = ClaimSearch()
        search.text = text
        search.named = Atlas.parties(namedIn: String(text.prefix(300))).map {
            ClaimSearch.Named(words: $0.words, party: $0.party)
        }
        return search
    }

    /// The code of a party by code or name, as series have it.
    package static func party(_ text: String) throws(Complaint) -> String { try PartyCode.code(text) }

    /// One object: `total`, `is_complete`, `claims`, `facets`, `next`.
    package static func json(_ result: ClaimSearch.Result) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("total", result.total)
            json.key("is_complete")
            json.boolean(result.isComplete)
            json.key("claims")
            json.array { json in for claim in result.claims { write(claim, to: &json) } }
            json.key("facets")
            json.object { json in
                for name in ["rating", "measure", "party", "year"] {
                    json.key(name)
                    json.array { json in
                        for (value, count) in result.facets[name] ?? [] {
                            json.object { json in
                                json.member("value", name == "year" && value == "0" ? "none" : value)
                                json.member("count", count)
                            }
                        }
                    }
                }
            }
            json.member("next", result.next.map { String($0) })
        }
        json.newline()
        return json.bytes
    }

    /// A header and a row a claim.
    package static func rows(_ claims: [FoundClaim]) -> [[String]] {
        [["claim", "rating", "quote", "measure", "parties", "period", "document", "title", "published"]]
            + claims.map { found in
                let value = try? JSONText(name: "claim", bytes: found.body).root
                func text(_ name: String) -> String { value?[name]?.string ?? "" }
                return [
                    text("id"), value?["verdict"]?["rating"]?.string ?? "", text("quote"), text("measure"),
                    (value?["parties"]?.elements ?? []).compactMap(\.string).joined(separator: " "), text("period"),
                    found.document.id, found.document.title ?? "", found.document.published ?? "",
                ]
            }
    }

    /// A claim with its document and what other documents say of the same.
    package static func json(_ trail: Ledger.Trail) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.key("claim")
            json.raw(trail.claim.body)
            json.key("document")
            write(trail.claim.document, to: &json)
            json.key("same")
            json.array { json in for claim in trail.same { write(claim, to: &json) } }
        }
        json.newline()
        return json.bytes
    }

    /// A document with its text and claims.
    package static func json(_ document: HeldDocument, claims: [[UInt8]]) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            members(document, to: &json)
            json.member("text", document.text)
            json.key("claims")
            json.array { json in for claim in claims { json.raw(claim) } }
        }
        json.newline()
        return json.bytes
    }

    /// Everything as lines, piece by piece: each document's record, its claims' records, and at the end one line of type
    /// `end` with the counts; without that line the export was cut short.
    package static func export(_ ledger: Ledger?, _ send: ([UInt8]) async throws -> Void) async throws {
        var (last, documents, claims): (Int64, Int, Int) = (0, 0, 0)
        while let ledger {
            let page = try ledger.page(after: last, limit: 100)
            if page.documents.isEmpty { break }
            last = page.last
            var lines: [UInt8] = []
            for (document, records) in page.documents {
                lines += document.body + [0x0A]
                for record in records { lines += record + [0x0A] }
                documents += 1
                claims += records.count
            }
            try await send(lines)
        }
        var json = JSONWriter()
        json.object { json in
            json.member("type", "end")
            json.member("documents", documents)
            json.member("claims", claims)
            json.key("complete")
            json.boolean(true)
        }
        json.newline()
        try await send(json.bytes)
    }

    private static func write(_ found: FoundClaim, to json: inout JSONWriter) {
        json.object { json in
            json.key("claim")
            json.raw(found.body)
            json.key("document")
            write(found.document, to: &json)
        }
    }

    private static func write(_ document: HeldDocument, to json: inout JSONWriter) {
        json.object { members(document, to: &$0) }
    }

    private static func members(_ document: HeldDocument, to json: inout JSONWriter) {
        json.member("id", document.id)
        json.member("title", document.title)
        json.member("language", document.language)
        json.member("published", document.published)
        json.member("added", Date(timeIntervalSince1970: Double(document.added)).formatted(.iso8601))
    }
}

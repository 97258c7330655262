internal import Atlas
internal import Brief
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

    /// One object: `total`, `is_complete`, `claims`, `facets`, `cursor`.
    package static func json(_ result: ClaimSearch.Result, french: Bool) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("total", result.total)
            json.key("is_complete")
            json.boolean(result.isComplete)
            json.key("claims")
            json.array { json in for claim in result.claims { write(claim, to: &json) } }
            json.key("facets")
            json.object { json in
                for facet in ["rating", "measure", "party", "year"] {
                    json.key(facet)
                    json.array { json in
                        for (value, count) in result.facets[facet] ?? [] {
                            let value = facet == "year" && value == "0" ? "none" : value
                            json.object { json in
                                json.member("value", value)
                                json.member("name", name(of: value, facet, french))
                                json.member("count", count)
                            }
                        }
                    }
                }
            }
            json.member("cursor", result.next.map { String($0) })
        }
        json.newline()
        return json.bytes
    }

    private static func name(of value: String, _ facet: String, _ french: Bool) -> String {
        switch facet {
        case "measure": Measure(rawValue: value).map { MeasureNames.name($0, of: nil, french: french) } ?? value
        case "party":
            Atlas.embedded.economies[value] == nil
                ? PartyNames.name(of: value, french: french) : Atlas.embedded.name(of: value, french: french)
        case "year": value == "none" ? (french ? "sans année" : "no year") : value
        default: value
        }
    }

    /// A header and a row a claim.
    package static func rows(_ claims: [FoundClaim]) -> [[String]] {
        [["claim", "rating", "quote", "measure", "parties", "period", "document", "title", "published"]]
            + claims.map { found in
                let record = Record(found.body)
                return [
                    record["id"] ?? "", record.rating ?? "", record["quote"] ?? "", record["measure"] ?? "",
                    record.parties.joined(separator: " "), record["period"] ?? "", found.document.id,
                    found.document.title ?? "", found.document.published ?? "",
                ]
            }
    }

    /// A claim's record with its document in place of the identifier, and what other documents say of the same.
    package static func json(_ trail: Ledger.Trail) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            members(of: trail.claim.body, leaving: "document", to: &json)
            json.key("document")
            json.object { members(trail.claim.document, to: &$0) }
            json.key("trail")
            json.array { json in
                for found in trail.same {
                    let record = Record(found.body)
                    json.object { json in
                        json.member("kind", found.document.published ?? "undated")
                        json.member("id", record["id"])
                        json.member("document", found.document.id)
                        json.member("title", found.document.title)
                        json.member("published", found.document.published)
                        json.member("rating", record.rating)
                        json.member("quote", record["quote"])
                        json.member(
                            "detail",
                            [found.document.title, record["quote"], record.rating].compactMap(\.self)
                                .joined(separator: " · "))
                    }
                }
            }
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
        let record = Record(found.body)
        json.object { json in
            json.member("id", record["id"])
            json.member("document", found.document.id)
            json.member("title", found.document.title)
            json.member("published", found.document.published)
            json.member("quote", record["quote"])
            json.member("rating", record.rating)
            json.member("measure", record["measure"])
            json.key("parties")
            json.array { json in for party in record.parties { json.string(party) } }
            json.member("period", record["period"])
            json.key("value")
            json.raw(record.value)
            json.member("unit", record["unit"])
            json.member("explanation", record.root?["verdict"]?["explanation"]?.string)
        }
    }

    /// Copies the members of a record but one.
    private static func members(of body: [UInt8], leaving left: String, to json: inout JSONWriter) {
        guard let root = Record(body).root, case .object(let members) = root.kind else { return }
        for (name, value) in members where name != left {
            json.key(name)
            value.write(to: &json)
        }
    }

    /// A claim's record, read for what lists show.
    private struct Record {
        let root: JSONValue?

        init(_ body: [UInt8]) {
            root = try? JSONText(name: "claim", bytes: body).root
        }

        subscript(_ name: String) -> String? { root?[name]?.string }

        var rating: String? { root?["verdict"]?["rating"]?.string }
        var parties: [String] { (root?["parties"]?.elements ?? []).compactMap(\.string) }

        /// The value as written: a number, or the two ends of a range.
        var value: [UInt8] {
            var json = JSONWriter()
            if let value = root?["value"] { value.write(to: &json) } else { json.string(nil) }
            return json.bytes
        }
    }

    private static func members(_ document: HeldDocument, to json: inout JSONWriter) {
        json.member("id", document.id)
        json.member("title", document.title)
        json.member("language", document.language)
        json.member("published", document.published)
        if let digits = (try? JSONText(name: "document", bytes: document.body))?.root["sha256"]?.string {
            json.member("sha256", digits)
        }
        json.member("added", Date(timeIntervalSince1970: Double(document.added)).formatted(.iso8601))
    }
}

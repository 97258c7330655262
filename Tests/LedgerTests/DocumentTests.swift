import Evidence
import Foundation
import GRDB
import Testing

@testable import Ledger

@Suite("Documents and claims")
struct DocumentTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "sogdian-ledger-\(UUID().uuidString)")
        .path

    private static let ratings = ["agrees", "differs", "unverifiable"]
    private static let measures = ["exports", "imports", "growth", "fdi_flow"]
    private static let parties = ["CHN", "VNM", "KAZ", "Xi'an", "ASEAN"]
    private static let sentences = [
        "Les échanges avec le Viêt Nam ont progressé.", "Exports to Kazakhstan rose; l'ASEAN suit.",
        "中国与越南贸易额增长", "Chinese exports \"rose\" = 1+1", "投资",
    ]

    /// A document with claims that a number fixes, so that an oracle can be asked the same.
    private static func made(_ number: Int) -> (document: HeldDocument, claims: [HeldClaim]) {
        var generator = number &* 2_654_435_761 % 1_000_003
        func next(_ bound: Int) -> Int {
            generator = (generator &* 48_271 + 11) % 2_147_483_647
            return generator % bound
        }
        let id = String(format: "%016x", number)
        let claims = (0..<(1 + next(4))).map { index in
            HeldClaim(
                id: String(format: "%08x%08x", number, index), rating: ratings[next(3)], measure: measures[next(4)],
                year: next(5) == 0 ? nil : 2018 + next(6),
                parties: Array(Set((0..<next(4)).map { _ in parties[next(5)] })).sorted(),
                subject: next(2) == 0 ? "" : "s\(next(3))", words: sentences[next(5)],
                body: Array("{\"id\":\"\(number)-\(index)\"}".utf8))
        }
        let document = HeldDocument(
            id: id, title: "T\(number)", language: "fr", published: "2024-01-\(10 + number % 20)", added: number,
            body: Array("{\"type\":\"document\",\"id\":\"\(id)\"}".utf8), text: "text \(number)")
        return (document, claims)
    }

    @Test("A document is kept once, read back, and taken out without a trace")
    func lifetime() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let ledger = try Ledger(folder: folder)
        let (document, claims) = Self.made(7)
        #expect(try ledger.add(document, claims: claims))
        #expect(try !ledger.add(document, claims: []))
        #expect(try ledger.document(document.id) == document)
        #expect(try ledger.claims(of: document.id) == claims.map(\.body))
        #expect(try ledger.documentCounts() == (1, claims.count))
        #expect(try ledger.isWhole())
        #expect(try ledger.removeDocument(document.id))
        #expect(try !ledger.removeDocument(document.id))
        #expect(try ledger.search(ClaimSearch()).total == 0)
        #expect(try ledger.search(search { $0.text = "échanges OR 贸易" }).total == 0)
        #expect(try ledger.isWhole())
    }

    private func search(_ change: (inout ClaimSearch) -> Void) -> ClaimSearch {
        var search = ClaimSearch()
        change(&search)
        return search
    }

    @Test("Facets, counts and pages are those of a slow count over all claims", arguments: 0..<40)
    func oracle(_ seed: Int) throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let ledger = try Ledger(folder: folder)
        var held = (0..<90).map(Self.made)
        try ledger.add(held)
        for number in 0..<10 where number % 3 == seed % 3 {
            try ledger.removeDocument(held[number].document.id)
            held[number].claims = []
        }
        let claims = held.flatMap(\.claims)
        let asked = search {
            $0.ratings = seed % 2 == 0 ? [] : Array(Set([Self.ratings[seed % 3], Self.ratings[seed % 7 % 3]]))
            $0.measures = seed % 3 == 0 ? [Self.measures[seed % 4]] : []
            $0.parties = seed % 4 < 2 ? [] : Array(Set([Self.parties[seed % 5], Self.parties[seed / 5 % 5]]))
            $0.years = seed % 5 < 3 ? [] : (seed % 7 == 0 ? [0, 2020] : [2018 + seed % 6])
            $0.text = seed < 20 ? "" : ["viet nam", "贸易", "exports", "l'ASEAN", "\"with nothing\""][seed % 5]
            $0.limit = 7
        }
        let words: [String: [Int]] = [
            "viet nam": [0], "贸易": [2], "exports": [1, 3], "l'ASEAN": [1], "\"with nothing\"": [], "": [0, 1, 2, 3, 4],
        ]
        func fits(_ claim: HeldClaim, without facet: String = "") -> Bool {
            (asked.ratings.isEmpty || facet == "rating" || asked.ratings.contains(claim.rating))
                && (asked.measures.isEmpty || facet == "measure" || asked.measures.contains(claim.measure))
                && (asked.years.isEmpty || facet == "year" || asked.years.contains(claim.year ?? 0))
                && (asked.parties.isEmpty || facet == "party" || !Set(asked.parties).isDisjoint(with: claim.parties))
                && (words[asked.text] ?? []).contains { Self.sentences[$0] == claim.words }
        }
        let result = try ledger.search(asked)
        let expected = claims.filter { fits($0) }
        #expect(result.total == expected.count)
        #expect(result.isComplete)
        for facet in ["rating", "measure", "party", "year"] {
            var counts: [String: Int] = [:]
            for claim in claims where fits(claim, without: facet) {
                let values =
                    switch facet {
                    case "rating": [claim.rating]
                    case "measure": [claim.measure]
                    case "party": claim.parties
                    default: [String(claim.year ?? 0)]
                    }
                for value in values { counts[value, default: 0] += 1 }
            }
            let found = Dictionary(
                (result.facets[facet] ?? []).map { ($0.value, $0.count) }, uniquingKeysWith: { $0 + $1 })
            #expect(found == counts, "\(facet)")
        }
        var paged: [[UInt8]] = []
        var page = asked
        while true {
            let result = try ledger.search(page)
            paged += result.claims.map(\.body)
            guard let next = result.next else { break }
            page.cursor = next
        }
        #expect(paged == expected.reversed().map(\.body))
    }

    @Test(
        "Words are found in French, English and Chinese, with and without accents",
        arguments: [
            ("echanges", [0]), ("ÉCHANGES", [0]), ("Viêt Nam", [0]), ("viet nam", [0]), ("Kazakhstan", [1]),
            ("exports", [1, 3]), ("expor*", [1, 3]), ("l'ASEAN", [1]), ("asean", [1]), ("越南", [2]), ("贸易额", [2]),
            ("中国 增长", [2]), ("投资", [4]), ("投", [4]), ("资", [4]), ("长", [2]), ("\"rose l'ASEAN\"", [1]),
            ("\"ASEAN rose\"", []), ("南贸易", [2]), ("国越", []), ("nothing", []), ("", [0, 1, 2, 3, 4]),
        ])
    func words(_ text: String, _ expected: [Int]) throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let ledger = try Ledger(folder: folder)
        var (document, claims) = Self.made(1)
        claims = Self.sentences.enumerated().map { index, sentence in
            var claim = Self.made(1).claims[0]
            claim.id = "\(index)"
            claim.words = sentence
            claim.body = Array("\(index)".utf8)
            return claim
        }
        document.id = "1"
        try ledger.add(document, claims: claims)
        let found = try ledger.search(search { $0.text = text }).claims.map { String(decoding: $0.body, as: UTF8.self) }
        #expect(found.sorted() == expected.map(String.init))
    }

    @Test("A name in any language also finds the claims of the party it names")
    func names() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let ledger = try Ledger(folder: folder)
        var (document, claims) = Self.made(1)
        claims = [Self.made(1).claims[0]]
        claims[0].words = "Exports to Hanoi rose"
        claims[0].parties = ["VNM"]
        document.id = "1"
        try ledger.add(document, claims: claims)
        #expect(try ledger.search(search { $0.text = "exports 越南" }).total == 0)
        let named = search {
            $0.text = "exports 越南"
            $0.named = [.init(words: "越南", party: "VNM")]
        }
        #expect(try ledger.search(named).total == 1)
    }

    @Test(
        "Nothing typed into the search is a command",
        arguments: [
            "'; DROP TABLE claim; --", "\" OR 1=1 --", "words: x", "{facets} : \"x\"", "NEAR(a b)", "a AND NOT b", "*",
            "\"", "(((", "^x", "a\0b", String(repeating: "a* ", count: 2_000), "x OR y", "-rose", "rating:differs",
            "“rose”",
        ])
    func commands(_ text: String) throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let ledger = try Ledger(folder: folder)
        let (document, claims) = Self.made(3)
        try ledger.add(document, claims: claims)
        _ = try ledger.search(search { $0.text = text })
        _ = try ledger.search(search { $0.parties = [text, "CHN"] })
        #expect(try ledger.search(ClaimSearch()).total == claims.count)
        #expect(try ledger.isWhole())
    }

    @Test("A trail is the claims of other documents about the same")
    func trail() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let ledger = try Ledger(folder: folder)
        for number in 1...3 {
            var (document, claims) = Self.made(number)
            claims = [claims[0]]
            claims[0].id = "c\(number)"
            claims[0].subject = number == 3 ? "other" : "same"
            document.published = "2024-0\(number)"
            try ledger.add(document, claims: claims)
        }
        let trail = try #require(try ledger.trail(of: "c1"))
        #expect(trail.claim.document.title == "T1")
        #expect(trail.same.map(\.document.title) == ["T2"])
        #expect(try ledger.trail(of: "c3")?.same.isEmpty == true)
        #expect(try ledger.trail(of: "c4") == nil)
    }

    @Test("A file of before the index of beginnings is brought up to it and finds the same")
    func older() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let searches = [
            search { $0.text = "expor*" }, search { $0.text = "越南" }, search { $0.text = "progressé" },
            search { ($0.text, $0.ratings) = ("rose", ["agrees"]) },
        ]
        let before = try {
            let ledger = try Ledger(folder: folder)
            try ledger.add((0..<40).map(Self.made))
            let found = try searches.map { try ledger.search($0).claims }
            try ledger.database.write { database in
                try database.execute(
                    sql: """
                        DELETE FROM grdb_migrations WHERE identifier = 'beginnings';
                        DROP TABLE claim_words;
                        CREATE VIRTUAL TABLE claim_words USING fts5(words, facets, content='');
                        """)
            }
            return found
        }()
        #expect(before.allSatisfy { !$0.isEmpty })
        let ledger = try Ledger(folder: folder)
        #expect(try searches.map { try ledger.search($0).claims } == before)
        #expect(try ledger.isWhole())
    }

    @Test("A count that does not hold is noticed")
    func torn() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let ledger = try Ledger(folder: folder)
        try ledger.add((0..<5).map(Self.made))
        #expect(try ledger.isWhole())
        try ledger.database.write { try $0.execute(sql: "DELETE FROM facet WHERE claim = 1 AND party = ''") }
        #expect(try !ledger.isWhole())
    }
}

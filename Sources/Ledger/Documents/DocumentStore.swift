public import Evidence
internal import GRDB

extension Ledger {
    // MARK: - Writing

    /// Keeps a document with its claims in one transaction; false when it is kept already, and then nothing changes.
    ///
    /// When this returns, the document is on the disk.
    ///
    /// - Throws: a ``Complaint`` when the file cannot be written; then nothing of the document is kept.
    @discardableResult
    public func add(_ document: HeldDocument, claims: [HeldClaim]) throws(Complaint) -> Bool {
        try writing { database in
            if try Row.fetchOne(database, sql: "SELECT 1 FROM document WHERE key = ?", arguments: [document.id]) != nil
            {
                return false
            }
            try Self.insert(document, claims, into: database)
            return true
        }
    }

    /// Keeps many documents in one transaction; those kept already are passed over.
    ///
    /// - Returns: how many were new.
    /// - Throws: a ``Complaint`` when the file cannot be written; then nothing of them is kept.
    @discardableResult
    public func add(_ documents: [(document: HeldDocument, claims: [HeldClaim])]) throws(Complaint) -> Int {
        try writing { database in
            var count = 0
            for (document, claims) in documents {
                if try Row.fetchOne(database, sql: "SELECT 1 FROM document WHERE key = ?", arguments: [document.id])
                    != nil
                {
                    continue
                }
                try Self.insert(document, claims, into: database)
                count += 1
            }
            return count
        }
    }

    private static func insert(_ document: HeldDocument, _ claims: [HeldClaim], into database: Database) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO document (key, title, language, published, added, count, body, text)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            document.id, document.title, document.language, document.published, document.added, claims.count,
            String(decoding: document.body, as: UTF8.self), document.text,
        ])
        let number = database.lastInsertedRowID
        let add = try database.cachedStatement(
            sql: "INSERT INTO claim (document, key, subject, words, body) VALUES (?, ?, ?, ?, ?)")
        let addFacets = try database.cachedStatement(
            sql: "INSERT INTO claim_facets (claim, rating, measure, year, parties) VALUES (?, ?, ?, ?, ?)")
        let addFacet = try database.cachedStatement(
            sql: "INSERT INTO facet (party, rating, measure, year, claim) VALUES (?, ?, ?, ?, ?)")
        let addWords = try database.cachedStatement(
            sql: "INSERT INTO claim_words (rowid, words, facets) VALUES (?, ?, ?)")
        var counts: [Combination: Int] = [:]
        for claim in claims {
            try add.execute(arguments: [
                number, claim.id, claim.subject, claim.words, String(decoding: claim.body, as: UTF8.self),
            ])
            let id = database.lastInsertedRowID
            let parties = Self.parties(of: claim)
            try addFacets.execute(arguments: [
                id, claim.rating, claim.measure, claim.year ?? 0, parties.joined(separator: "\t"),
            ])
            for party in [""] + parties {
                try addFacet.execute(arguments: [party, claim.rating, claim.measure, claim.year ?? 0, id])
                counts[Combination(party, claim), default: 0] += 1
            }
            try addWords.execute(arguments: [id, SearchWords.indexed(claim.words), facetWords(claim, parties)])
        }
        try count(counts, by: 1, in: database)
    }

    /// Takes a document out again with its claims; false when there is none of that identifier.
    ///
    /// - Throws: a ``Complaint`` when the file cannot be written.
    @discardableResult
    public func removeDocument(_ id: String) throws(Complaint) -> Bool {
        try writing { database in
            guard
                let number = try Int64.fetchOne(
                    database, sql: "SELECT id FROM document WHERE key = ?", arguments: [id])
            else { return false }
            var counts: [Combination: Int] = [:]
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT claim.id, words, rating, measure, year, parties FROM claim
                    JOIN claim_facets ON claim_facets.claim = claim.id WHERE document = ?
                    """, arguments: [number])
            for row in rows {
                let (id, words): (Int64, String) = (row[0], row[1])
                let year: Int = row[4]
                let parties = (row[5] as String).split(separator: "\t").map(String.init)
                let claim = HeldClaim(
                    id: "", rating: row[2], measure: row[3], year: year == 0 ? nil : year, parties: parties,
                    subject: "", words: words, body: [])
                for party in [""] + parties {
                    try database.execute(
                        sql: """
                            DELETE FROM facet
                            WHERE party = ? AND rating = ? AND measure = ? AND year = ? AND claim = ?
                            """, arguments: [party, claim.rating, claim.measure, year, id])
                    counts[Combination(party, claim), default: 0] += 1
                }
                // The index has no words of its own: it is told what to forget.
                try database.execute(
                    sql: "INSERT INTO claim_words (claim_words, rowid, words, facets) VALUES ('delete', ?, ?, ?)",
                    arguments: [id, SearchWords.indexed(words), Self.facetWords(claim, parties)])
                try database.execute(sql: "DELETE FROM claim_facets WHERE claim = ?", arguments: [id])
            }
            try database.execute(sql: "DELETE FROM claim WHERE document = ?", arguments: [number])
            try database.execute(sql: "DELETE FROM document WHERE id = ?", arguments: [number])
            try Self.count(counts, by: -1, in: database)
            return true
        }
    }

    private struct Combination: Hashable {
        let party: String
        let rating: String
        let measure: String
        let year: Int

        init(_ party: String, _ claim: HeldClaim) {
            (self.party, rating, measure, year) = (party, claim.rating, claim.measure, claim.year ?? 0)
        }
    }

    private static func count(_ counts: [Combination: Int], by sign: Int, in database: Database) throws {
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO facet_count (party, rating, measure, year, count) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET count = count + excluded.count
                """)
        for (one, count) in counts {
            try statement.execute(arguments: [one.party, one.rating, one.measure, one.year, count * sign])
        }
        if sign < 0 { try database.execute(sql: "DELETE FROM facet_count WHERE count <= 0") }
    }

    private static func parties(of claim: HeldClaim) -> [String] {
        var seen: Set<String> = [""]
        return claim.parties.map { $0.split(separator: "\t").joined(separator: " ") }.filter {
            seen.insert($0).inserted
        }
    }

    private static func facetWords(_ claim: HeldClaim, _ parties: [String]) -> String {
        SearchWords.facets(rating: claim.rating, measure: claim.measure, year: claim.year ?? 0, parties: parties)
    }

    private func writing<Result>(_ body: (Database) throws -> Result) throws(Complaint) -> Result {
        do { return try database.write(body) } catch { throw Self.complaint(error, path) }
    }
}

extension Ledger {
    // MARK: - Reading

    /// The document of an identifier; nil when there is none.
    ///
    /// - Throws: a ``Complaint`` when the file cannot be read.
    public func document(_ id: String) throws(Complaint) -> HeldDocument? {
        try reading { database in
            try Row.fetchOne(
                database,
                sql: "SELECT key, title, language, published, added, body, text FROM document WHERE key = ?",
                arguments: [id]
            ).map(Self.document)
        }
    }

    /// The records of a document's claims, in the order of the text.
    ///
    /// - Throws: a ``Complaint`` when the file cannot be read.
    public func claims(of document: String) throws(Complaint) -> [[UInt8]] {
        try reading { database in
            try String.fetchAll(
                database,
                sql: """
                    SELECT claim.body FROM claim JOIN document ON document.id = claim.document
                    WHERE document.key = ? ORDER BY claim.id
                    """, arguments: [document]
            ).map { Array($0.utf8) }
        }
    }

    /// A claim with its document, and the claims of other documents about the same, the latest published first.
    public struct Trail: Sendable {
        public let claim: FoundClaim
        public let same: [FoundClaim]
    }

    /// The trail of a claim; nil when there is none of that identifier.
    ///
    /// - Throws: a ``Complaint`` when the file cannot be read.
    public func trail(of claim: String, limit: Int = 100) throws(Complaint) -> Trail? {
        try reading { database in
            guard
                let row = try Row.fetchOne(
                    database, sql: FoundClaim.sql + " WHERE claim.key = ? LIMIT 1", arguments: [claim]),
                let subject = try String.fetchOne(
                    database, sql: "SELECT subject FROM claim WHERE key = ? LIMIT 1", arguments: [claim])
            else { return nil }
            let found = FoundClaim(row)
            let others =
                subject.isEmpty
                ? []
                : try Row.fetchAll(
                    database,
                    sql: FoundClaim.sql + """
                         WHERE claim.subject = ? AND document.key != ?
                        ORDER BY document.published DESC, claim.id DESC LIMIT ?
                        """, arguments: [subject, found.document.id, limit]
                ).map(FoundClaim.init)
            return Trail(claim: found, same: others)
        }
    }

    /// Some documents with the records of their claims, in the order they came in, after one of a number.
    ///
    /// - Returns: documents and the number to go on from; an empty page is the end.
    /// - Throws: a ``Complaint`` when the file cannot be read.
    public func page(after number: Int64, limit: Int) throws(Complaint) -> (
        documents: [(document: HeldDocument, claims: [[UInt8]])], last: Int64
    ) {
        try reading { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT key, title, language, published, added, body, text, id FROM document
                    WHERE id > ? ORDER BY id LIMIT ?
                    """, arguments: [number, limit])
            var last = number
            let documents = try rows.map { row in
                let id: Int64 = row[7]
                last = id
                let claims = try String.fetchAll(
                    database, sql: "SELECT body FROM claim WHERE document = ? ORDER BY id", arguments: [id])
                return (Self.document(row), claims.map { Array($0.utf8) })
            }
            return (documents, last)
        }
    }

    /// Number of documents and of claims.
    ///
    /// - Throws: a ``Complaint`` when the file cannot be read.
    public func documentCounts() throws(Complaint) -> (documents: Int, claims: Int) {
        try reading { database in
            (
                try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM document") ?? 0,
                try Int.fetchOne(database, sql: "SELECT COALESCE(SUM(count), 0) FROM facet_count WHERE party = ''") ?? 0
            )
        }
    }

    func reading<Result>(_ body: (Database) throws -> Result) throws(Complaint) -> Result {
        do { return try database.read(body) } catch { throw Self.complaint(error, path) }
    }

    private static func document(_ row: Row) -> HeldDocument {
        HeldDocument(
            id: row[0], title: row[1], language: row[2], published: row[3], added: row[4],
            body: Array((row[5] as String).utf8), text: row[6])
    }
}

/// A claim that was found, with the document it stands in.
public struct FoundClaim: Sendable, Hashable {
    /// The claim's record with its verdict, JSON text as bytes.
    public let body: [UInt8]
    /// Its document, without record and text.
    public let document: HeldDocument
    /// Position in the order in which claims came in.
    let number: Int64

    static let sql = """
        SELECT claim.id, claim.body, document.key, title, language, published, added
        FROM claim JOIN document ON document.id = claim.document
        """

    init(_ row: Row) {
        number = row[0]
        body = Array((row[1] as String).utf8)
        document = HeldDocument(
            id: row[2], title: row[3], language: row[4], published: row[5], added: row[6], body: [], text: "")
    }
}

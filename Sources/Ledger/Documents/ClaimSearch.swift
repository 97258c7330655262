public import Evidence
internal import GRDB

/// What claims are looked for.
public struct ClaimSearch: Sendable, Hashable {
    /// What a person typed; empty for all.
    public var text = ""
    /// Parties that stretches of the text name, in any language.
    public var named: [Named] = []
    /// Any of these verdicts; empty for all, as below.
    public var ratings: [String] = []
    public var measures: [String] = []
    /// Claims that name any of these.
    public var parties: [String] = []
    /// 0 for claims without a year.
    public var years: [Int] = []
    /// Claims a page, at most.
    public var limit = 20
    /// Where the last page ended; nil for the first.
    public var cursor: Int64?

    /// A stretch of the text and the party that it names.
    public struct Named: Sendable, Hashable {
        public var words: String
        public var party: String

        /// Makes a name.
        public init(words: String, party: String) {
            self.words = words
            self.party = party
        }
    }

    /// Makes a search for everything.
    public init() {}

    /// What was found.
    public struct Result: Sendable {
        /// The latest first.
        public var claims: [FoundClaim] = []
        /// How many claims match; with ``isComplete`` false, at least so many.
        public var total = 0
        /// Whether all matches were counted; of very common words only the latest ``ClaimSearch/counted`` are.
        public var isComplete = true
        /// Values and counts by facet, the most frequent first.
        ///
        /// A facet's counts leave its own choice out, so that one sees what another choice would give.
        public var facets: [String: [(value: String, count: Int)]] = [:]
        /// Where the next page begins; nil at the end.
        public var next: Int64?

        /// Makes a result without claims.
        public init() {}
    }

    /// Matches of words that are counted at most.
    public static let counted = 8_000
    /// Values of a facet at most.
    static let values = 50

    static let facetNames = ["rating", "measure", "party", "year"]
}

extension Ledger {
    /// Finds claims, newest first, with counts for each facet.
    ///
    /// - Complexity: without words, one look-up a combination of facets in use; with words, O(matches) up to
    ///   ``ClaimSearch/counted``.
    /// - Throws: a ``Complaint`` when the file cannot be read.
    public func search(_ search: ClaimSearch) throws(Complaint) -> ClaimSearch.Result {
        let text = String(search.text.unicodeScalars.prefix(300))
        let words =
            text.allSatisfy(\.isWhitespace)
            ? nil : SearchWords.expression(text, alternatives: search.named.map { ($0.words, $0.party) })
        // Signs alone find nothing.
        if words == nil, !text.allSatisfy(\.isWhitespace) { return ClaimSearch.Result() }
        return try reading { database in
            // Claims that name two of several parties must not count twice: the index of words sees to that.
            if words != nil || search.parties.count > 1 {
                return try WordSearch(search, words: words, database).result()
            }
            return try FacetSearch(search, database).result()
        }
    }
}

/// A search without words, by the counts of combinations.
private struct FacetSearch {
    private let search: ClaimSearch
    private let database: Database

    /// The one party chosen; empty for all claims.
    private let party: String

    init(_ search: ClaimSearch, _ database: Database) {
        self.search = search
        party = search.parties.first ?? ""
        self.database = database
    }

    func result() throws -> ClaimSearch.Result {
        var result = ClaimSearch.Result()
        let combinations = try combinations()
        result.total = combinations.reduce(0) { $0 + $1.count }
        for facet in ClaimSearch.facetNames { result.facets[facet] = try counts(of: facet) }
        let ids = try ids(combinations)
        result.claims = try FoundClaim.fetch(ids.prefix(search.limit), database)
        if ids.count > search.limit { result.next = ids[search.limit - 1] }
        return result
    }

    /// Combinations up to which each is looked up by itself.
    private static let combinationsLookedUp = 64

    private struct Combination {
        let rating: String
        let measure: String
        let year: Int
        let count: Int
    }

    /// Conditions of all facets but one.
    private func conditions(without facet: String? = nil) -> (sql: String, arguments: StatementArguments) {
        var sql = ""
        var arguments = StatementArguments()
        func add(_ name: String, _ values: [some DatabaseValueConvertible]) {
            guard !values.isEmpty, facet != name else { return }
            sql += " AND \(name) IN (" + values.map { _ in "?" }.joined(separator: ", ") + ")"
            arguments += StatementArguments(values)
        }
        add("rating", search.ratings)
        add("measure", search.measures)
        add("year", search.years)
        return (sql, arguments)
    }

    private func combinations() throws -> [Combination] {
        let (sql, arguments) = conditions()
        return try Row.fetchAll(
            database, sql: "SELECT rating, measure, year, count FROM facet_count WHERE party = ?" + sql,
            arguments: [party] + arguments
        ).map { Combination(rating: $0[0], measure: $0[1], year: $0[2], count: $0[3]) }
    }

    func counts(of facet: String) throws -> [(value: String, count: Int)] {
        let (conditions, arguments) = conditions(without: facet)
        let sql: String
        var all = arguments
        if facet == "party" {
            sql = "SELECT party, SUM(count) AS n FROM facet_count WHERE party > ''\(conditions) GROUP BY party"
        } else {
            sql = "SELECT \(facet), SUM(count) AS n FROM facet_count WHERE party = ?\(conditions) GROUP BY \(facet)"
            all = [party] + arguments
        }
        return try Row.fetchAll(
            database, sql: sql + " ORDER BY n DESC, 1 LIMIT \(ClaimSearch.values)", arguments: all
        ).map { row in ((row[0] as DatabaseValue).storage.value.map { "\($0)" } ?? "", row[1]) }
    }

    /// The newest claims of all combinations, one more than a page.
    private func ids(_ combinations: [Combination]) throws -> [Int64] {
        let before = search.cursor ?? Int64.max
        let wanted = search.limit + 1
        if search.ratings.isEmpty, search.measures.isEmpty, search.years.isEmpty, party.isEmpty {
            return try Int64.fetchAll(
                database, sql: "SELECT claim FROM claim_facets WHERE claim < ? ORDER BY claim DESC LIMIT ?",
                arguments: [before, wanted])
        }
        // Many combinations: the index of words has each facet as a word, newest claims first.
        if combinations.count > Self.combinationsLookedUp {
            return try Int64.fetchAll(
                database,
                sql:
                    "SELECT rowid FROM claim_words WHERE claim_words MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?",
                arguments: [search.tokens.map(\.1).expression, before, wanted])
        }
        let statement = try database.cachedStatement(
            sql: """
                SELECT claim FROM facet WHERE party = ? AND rating = ? AND measure = ? AND year = ? AND claim < ?
                ORDER BY claim DESC LIMIT ?
                """)
        var ids: [Int64] = []
        for one in combinations {
            ids += try Int64.fetchAll(
                statement, arguments: [party, one.rating, one.measure, one.year, before, wanted])
            // Only the newest can be on the page.
            if ids.count > 4_000 { ids = Array(ids.sorted(by: >).prefix(wanted)) }
        }
        return Array(ids.sorted(by: >).prefix(wanted))
    }
}

/// A search for words, by the index of words.
private struct WordSearch {
    private let search: ClaimSearch
    private let words: String?
    private let database: Database

    init(_ search: ClaimSearch, words: String?, _ database: Database) {
        self.search = search
        self.words = words
        self.database = database
    }

    func result() throws -> ClaimSearch.Result {
        var result = ClaimSearch.Result()
        let chosen = search.tokens
        let limit = max(500, ClaimSearch.counted / (1 + chosen.count))
        let all = try counts(expression(chosen.map(\.1)), limit)
        (result.total, result.isComplete) = (all.total, all.total < limit)
        for facet in ClaimSearch.facetNames { result.facets[facet] = all.facets[facet] ?? [] }
        for (name, _) in chosen {
            if name == "party", words == nil {
                var rest = search
                rest.parties = []
                result.facets[name] = try FacetSearch(rest, database).counts(of: name)
                continue
            }
            let others = try counts(expression(chosen.filter { $0.0 != name }.map(\.1)), limit)
            result.facets[name] = others.facets[name] ?? []
            result.isComplete = result.isComplete && others.total < limit
        }
        let ids = try Int64.fetchAll(
            database,
            sql: "SELECT rowid FROM claim_words WHERE claim_words MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?",
            arguments: [expression(chosen.map(\.1)), search.cursor ?? Int64.max, search.limit + 1])
        result.claims = try FoundClaim.fetch(ids.prefix(search.limit), database)
        if ids.count > search.limit { result.next = ids[search.limit - 1] }
        return result
    }

    /// The words and one of each facet's tokens.
    private func expression(_ tokens: [[String]]) -> String {
        ((words.map { ["(\($0))"] } ?? []) + (tokens.isEmpty ? [] : [tokens.expression])).joined(separator: " AND ")
    }

    private func counts(_ expression: String, _ limit: Int) throws
        -> (total: Int, facets: [String: [(value: String, count: Int)]])
    {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT rating, measure, year, parties FROM
                    (SELECT rowid AS id FROM claim_words WHERE claim_words MATCH ? ORDER BY rowid DESC LIMIT ?)
                CROSS JOIN claim_facets ON claim = id
                """, arguments: [expression, limit])
        var counts: [String: [String: Int]] = [:]
        var total = 0
        var combinations: [String: Int] = [:]
        while let row = try rows.next() {
            total += 1
            let (rating, measure, year, parties): (String, String, Int, String) = (row[0], row[1], row[2], row[3])
            combinations["\(rating)\n\(measure)\n\(year)\n\(parties)", default: 0] += 1
        }
        for (combination, count) in combinations {
            let parts = combination.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 4 else { continue }
            for (name, value) in zip(["rating", "measure", "year"], parts) {
                counts[name, default: [:]][value, default: 0] += count
            }
            for party in parts[3].split(separator: "\t") {
                counts["party", default: [:]][String(party), default: 0] += count
            }
        }
        return (
            total,
            counts.mapValues { values in
                values.map { ($0.key, $0.value) }.sorted { ($0.1, $1.0) > ($1.1, $0.0) }
                    .prefix(ClaimSearch.values).map { ($0.0, $0.1) }
            }
        )
    }
}

extension ClaimSearch {
    /// The chosen values of each facet as words of the index.
    fileprivate var tokens: [(String, [String])] {
        [
            ("rating", ratings.map { SearchWords.token("r", $0) }),
            ("measure", measures.map { SearchWords.token("m", $0) }),
            ("party", parties.map { SearchWords.token("p", $0) }),
            ("year", years.map { SearchWords.token("y", String($0)) }),
        ].filter { !$0.1.isEmpty }
    }
}

extension [[String]] {
    /// One of each list, as FTS5 writes it.
    fileprivate var expression: String {
        map { "{facets} : (" + $0.map { "\"\($0)\"" }.joined(separator: " OR ") + ")" }.joined(separator: " AND ")
    }
}

extension FoundClaim {
    /// The claims of positions, in their order.
    fileprivate static func fetch(_ ids: some Collection<Int64>, _ database: Database) throws -> [FoundClaim] {
        let statement = try database.cachedStatement(sql: sql + " WHERE claim.id = ?")
        return try ids.compactMap { id in try Row.fetchOne(statement, arguments: [id]).map(FoundClaim.init) }
    }
}

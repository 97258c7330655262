internal import CheckingTables
public import Evidence
internal import Reading

/// How far a claim may be from a reference, by its wording; the numbers stand in `rules.csv` with their reasons.
public struct Rules: Sendable {
    /// One rule: the deviation allowed, claim over reference minus one.
    public struct Rule: Sendable {
        public let id: String
        public let low: Double
        public let high: Double
        public let reason: String
    }

    private let rules: [String: Rule]

    /// The rules inside the binary.
    public static let embedded: Rules = {
        do {
            return try unsafe Rules(
                CSVTable(
                    name: "rules.csv",
                    bytes: UnsafeBufferPointer(
                        start: sogdian_checking_rules_bytes(), count: sogdian_checking_rules_count())))
        } catch {
            // The table is checked by the tests; a fault here is a fault of the build.
            fatalError("embedded rules: \(error)")
        }
    }()

    /// Reads the rules from their table.
    ///
    /// - Throws: a ``Complaint`` for a missing column or a bound that is no number.
    public init(_ table: CSVTable) throws(Complaint) {
        let (id, low, high, reason) = (
            try table.column("id"), try table.column("low"), try table.column("high"), try table.column("reason")
        )
        var rules: [String: Rule] = [:]
        for row in table.rows {
            guard let lower = Double(row[low]), let upper = Double(row[high]) else {
                throw Complaint(
                    .badInput, at: .init(file: table.name, line: row.line), found: "a bound that is no number")
            }
            rules[row[id]] = Rule(id: row[id], low: lower, high: upper, reason: row[reason])
        }
        self.rules = rules
    }

    /// Identifiers of all rules.
    var ids: Set<String> { Set(rules.keys) }

    /// A rule by name; an unknown name allows nothing.
    public func rule(_ id: String) -> Rule {
        rules[id] ?? Rule(id: id, low: 0, high: 0, reason: "")
    }
}

internal import Atlas
public import Evidence

/// Speeds, hours, prices and emission factors, each with its range, source, year and quality.
///
/// A row is found by key and scope; a scope that has no row of its own takes the key's row without scope.
public struct Parameters: Sendable, Equatable {
    /// One row of the table.
    public struct Row: Sendable, Hashable {
        public let key: String
        public let scope: String
        public let value: Span
        public let unit: String
        public let source: String
        public let year: String
        public let quality: Quality
        public let note: String

        /// `key` or `key(scope)`, as answers name it.
        public var label: String { scope.isEmpty ? key : "\(key)(\(scope))" }
    }

    private var rows: [String: [String: Row]]

    /// The table that comes with the program.
    public static let embedded: Parameters = {
        do { return try Parameters(table: FreightTable.parameters.table()) } catch {
            // The table is checked when it is made and by the tests; a fault here is a fault of the build.
            fatalError("embedded parameters: \(error)")
        }
    }()

    private init(table: CSVTable) throws(Complaint) {
        rows = [:]
        for row in try Self.read(table) { rows[row.key, default: [:]][row.scope] = row }
    }

    /// Replaces rows by those of a user's table, which has the columns of the embedded one.
    ///
    /// - Throws: a ``Complaint`` for a key that is not known, a unit that is not the key's, or a range out of order.
    public func overridden(by table: CSVTable) throws(Complaint) -> Parameters {
        var result = self
        for (row, line) in zip(try Self.read(table), table.rows.map(\.line)) {
            guard let known = rows[row.key]?.values.first else {
                throw Complaint(
                    .badInput, at: .init(file: table.name, line: line, column: 1),
                    found: "the unknown parameter \"\(row.key)\"", expected: "one of the table's keys",
                    advice: nearest(to: row.key).map { "did you mean \($0)?" }
                        ?? "sogdian network show parameters lists them")
            }
            guard row.unit == known.unit else {
                throw Complaint(
                    .badInput, at: .init(file: table.name, line: line),
                    found: "\(row.label) in \(row.unit.isEmpty ? "no unit" : row.unit)", expected: known.unit,
                    advice: "convert the value and name the unit")
            }
            result.rows[row.key, default: [:]][row.scope] = row
        }
        return result
    }

    /// The row of a key for a scope.
    ///
    /// A key of the program that its own table lacks gives zero; a test holds that no such key exists.
    public func row(_ key: String, _ scope: String = "") -> Row {
        rows[key]?[scope] ?? rows[key]?[""]
            ?? Row(
                key: key, scope: scope, value: .zero, unit: "", source: "", year: "", quality: .assumed,
                note: "no such row")
    }

    /// The range of a key for a scope.
    public func value(_ key: String, _ scope: String = "") -> Span {
        guard let scopes = rows[key] else { return .zero }
        // No row is copied: this is asked for every country and border.
        return scopes[scope]?.value ?? scopes[""]?.value ?? .zero
    }

    /// The table with one row's value set, as a scenario does; the row is called assumed.
    ///
    /// A key that the table lacks, or a value that is negative, out of order or not finite, changes nothing.
    public func setting(_ key: String, _ scope: String = "", to value: Span) -> Parameters {
        let known = row(key, scope)
        guard rows[key] != nil, value.low >= 0, value.low <= value.mid, value.mid <= value.high, value.high.isFinite,
            value.low > 0 || !Self.mustBePositive(known.unit)
        else { return self }
        var result = self
        result.rows[key]?[scope] = Row(
            key: key, scope: scope, value: value, unit: known.unit, source: "scenario", year: "", quality: .assumed,
            note: "set by the scenario")
        return result
    }

    /// Whether a value of the unit is divided by.
    private static func mustBePositive(_ unit: String) -> Bool {
        ["km/h", "kn", "h/day", "departures/week"].contains(unit)
    }

    /// All rows, by key and scope.
    public var all: [Row] {
        rows.values.flatMap(\.values).sorted { ($0.key, $0.scope) < ($1.key, $1.scope) }
    }

    /// Whether the table has a row for a key and scope.
    public func has(_ key: String, _ scope: String = "") -> Bool { rows[key]?[scope] != nil }

    private func nearest(to key: String) -> String? {
        let wanted = Array(key.unicodeScalars)
        return rows.keys.sorted().map { ($0, Gazetteer.distance(Array($0.unicodeScalars), wanted, atMost: 4)) }
            .filter { $0.1 <= 4 }.min { $0.1 < $1.1 }?.0
    }

    private static func read(_ table: CSVTable) throws(Complaint) -> [Row] {
        let titles = ["key", "scope", "low", "mid", "high", "unit", "source", "year", "quality", "note"]
        let columns = try titles.map { (title: String) throws(Complaint) -> Int in try table.column(title) }
        var result: [Row] = []
        for row in table.rows {
            func number(_ index: Int) throws(Complaint) -> Double {
                guard let value = Double(row[columns[index]]), value.isFinite, value >= 0 else {
                    throw Complaint(
                        .badInput, at: .init(file: table.name, line: row.line),
                        found: "\"\(row[columns[index]])\" in column \(titles[index])",
                        expected: "a number that is not negative")
                }
                return value
            }
            let value = Span(low: try number(2), mid: try number(3), high: try number(4))
            guard value.low <= value.mid, value.mid <= value.high else {
                throw Complaint(
                    .badInput, at: .init(file: table.name, line: row.line),
                    found: "low \(value.low), mid \(value.mid), high \(value.high)", expected: "them in rising order")
            }
            guard value.low > 0 || !mustBePositive(row[columns[5]]) else {
                throw Complaint(
                    .badInput, at: .init(file: table.name, line: row.line),
                    found: "\(row[columns[0]]) of 0 \(row[columns[5]])",
                    expected: "more than 0")
            }
            guard let quality = Quality(rawValue: row[columns[8]]) else {
                throw Complaint(
                    .badInput, at: .init(file: table.name, line: row.line),
                    found: "the quality \"\(row[columns[8]])\"",
                    expected: "one of " + Quality.allCases.map(\.rawValue).joined(separator: ", "))
            }
            result.append(
                Row(
                    key: row[columns[0]], scope: row[columns[1]], value: value, unit: row[columns[5]],
                    source: row[columns[6]], year: row[columns[7]], quality: quality, note: row[columns[9]]))
        }
        return result
    }
}

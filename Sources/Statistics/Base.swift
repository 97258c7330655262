public import Atlas
public import Evidence
internal import StatisticsTables

/// The official series that come with the program.
///
/// What a source published stays as published. Totals, groups, balances, growth and shares that no source gives are
/// computed when asked for and marked `derived` with their formula.
public struct Base: Sendable {
    /// One measure of one reporter and partner from one source.
    public struct Series: Sendable {
        public let source: Source
        public let reporter: String
        public let partner: String
        public let measure: Measure
        public let definition: String
        public let unit: Unit
        public let quality: Quality
        public let formula: String?
        public let observations: [Observation]
    }

    /// A value of a series.
    public struct Observation: Sendable {
        public let period: Period
        public let value: Double
        public let bound: Reference.Bound
    }

    /// What series are found by.
    private struct Key: Hashable {
        let measure: Measure
        let reporter: String
        let partner: String
    }

    public let series: [Series]
    let atlas: Atlas
    private let index: [Key: [Int]]

    /// The base inside the binary.
    public static let embedded: Base = {
        do {
            return try unsafe Base(
                series: CSVTable(
                    name: "series.csv",
                    bytes: UnsafeBufferPointer(
                        start: sogdian_statistics_series_bytes(), count: sogdian_statistics_series_count())),
                observations: CSVTable(
                    name: "observations.csv",
                    bytes: UnsafeBufferPointer(
                        start: sogdian_statistics_observations_bytes(), count: sogdian_statistics_observations_count())),
                atlas: .embedded)
        } catch {
            // The tables are checked when they are made and by the tests; a fault here is a fault of the build.
            fatalError("embedded statistics: \(error)")
        }
    }()

    /// Reads a base from its two tables.
    ///
    /// - Throws: a ``Complaint`` with the line of a value that is no number, or an unknown measure, source or period.
    public init(series table: CSVTable, observations: CSVTable, atlas: Atlas) throws(Complaint) {
        let (series, period, value, status) = (
            try observations.column("series"), try observations.column("period"), try observations.column("value"),
            try observations.column("status")
        )
        var values: [String: [Observation]] = [:]
        for row in observations.rows {
            guard let when = Period(row[period]), let number = Double(row[value]) else {
                throw Complaint(
                    .badInput, at: .init(file: observations.name, line: row.line),
                    found: "\"\(row[period])\" and \"\(row[value])\"", expected: "a period and a number")
            }
            let bound: Reference.Bound =
                row[status] == "lower_bound" ? .lower : row[status] == "upper_bound" ? .upper : .exact
            values[row[series], default: []].append(Observation(period: when, value: number, bound: bound))
        }
        var columns: [Int] = []
        for title in ["id", "source", "reporter", "partner", "measure", "definition", "unit", "quality", "formula"] {
            columns.append(try table.column(title))
        }
        var all: [Series] = []
        var index: [Key: [Int]] = [:]
        for row in table.rows {
            guard let source = atlas.sources[row[columns[1]]], let measure = Self.measure(row[columns[4]]),
                let quality = Quality(rawValue: row[columns[7]])
            else {
                throw Complaint(
                    .badInput, at: .init(file: table.name, line: row.line),
                    found: "\"\(row[columns[1]])\", \"\(row[columns[4]])\", \"\(row[columns[7]])\"",
                    expected: "a known source, measure and quality")
            }
            let formula = row[columns[8]]
            index[Key(measure: measure, reporter: row[columns[2]], partner: row[columns[3]]), default: []].append(
                all.count)
            all.append(
                Series(
                    source: source, reporter: row[columns[2]], partner: row[columns[3]], measure: measure,
                    definition: row[columns[5]], unit: Unit(rawValue: row[columns[6]]), quality: quality,
                    formula: formula.isEmpty ? nil : formula, observations: values[row[columns[0]]] ?? []))
        }
        self.series = all
        self.index = index
        self.atlas = atlas
    }

    private static func measure(_ name: String) -> Measure? { Measure(rawValue: name) }

    /// Series of a measure for a reporter and partner; empty partner for national figures.
    func series(_ measure: Measure, _ reporter: String, _ partner: String) -> [Series] {
        index[Key(measure: measure, reporter: reporter, partner: partner), default: []].map { series[$0] }
    }

    /// Published values, as references, of a measure in a period.
    func published(_ measure: Measure, _ reporter: String, _ partner: String, _ period: Period) -> [Reference] {
        series(measure, reporter, partner).flatMap { item in
            item.observations.filter { Self.same($0.period, period) }.map { Self.reference(item, $0) }
        }
    }

    static func reference(_ item: Series, _ observation: Observation) -> Reference {
        Reference(
            source: item.source, reporter: item.reporter, partner: item.partner.isEmpty ? nil : item.partner,
            measure: item.measure, definition: item.definition, period: observation.period, value: observation.value,
            unit: item.unit, vintage: item.source.vintage, quality: item.quality, bound: observation.bound,
            formula: item.formula)
    }

    /// Whether two periods cover the same days, however written.
    static func same(_ one: Period, _ other: Period) -> Bool {
        one == other || (one.days != nil && one.days == other.days)
    }
}

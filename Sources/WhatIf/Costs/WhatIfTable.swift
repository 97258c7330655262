public import Evidence
public import Freight
internal import WhatIfTables

/// The figures of this step from routes to trade costs, each with its source; those of the network and of the trade model
/// stand in their own tables.
public struct WhatIfTable: Sendable {
    /// A parameter with its range.
    public struct Row: Sendable, Hashable {
        public let key: String
        public let value: Span
        public let unit: String
        public let source: String
        public let year: String
        public let quality: Quality
        public let note: String
    }

    /// A share of a pair's trade, by exporter and importer; either may be a group or empty for all.
    struct Share: Sendable {
        let exporter: String
        let importer: String
        let value: Span
        let source: String
        let year: String
        let quality: Quality
        let note: String
    }

    /// Observed shares of modes in the trade of two sides.
    struct ModeShares: Sendable {
        let id: String
        let one: String
        let other: String
        /// Whether they hold in both directions.
        let isBoth: Bool
        let rail: Double?
        let road: Double?
        let sea: Double?
        /// Row whose preferences stand in where nothing was observed.
        let weightsOf: String
        let source: String
        let year: String
        let quality: Quality
        let note: String
        let noteFrench: String
    }

    /// What a gate can carry a year, both ways.
    struct Capacity: Sendable {
        let id: String
        let teu: Span
        let source: String
        let quality: Quality
        let note: String
    }

    public let rows: [Row]
    let crude: [Share]
    let air: [Share]
    let modes: [ModeShares]
    let capacities: [Capacity]
    public let sources: [Source]
    private let positions: [String: Int]

    /// The table that comes with the program.
    public static let embedded: WhatIfTable = {
        do { return try WhatIfTable() } catch {
            // The tables are checked when they are made and by the tests; a fault here is a fault of the build.
            fatalError("embedded what-if tables: \(error)")
        }
    }()

    /// The row of a key; of another key when it has none.
    public func row(_ key: String, or other: String? = nil) -> Row? {
        (positions[key] ?? other.flatMap { positions[$0] }).map { rows[$0] }
    }

    func value(_ key: String, or other: String? = nil) -> Span { row(key, or: other)?.value ?? .zero }

    private static func table(_ name: String, _ bytes: UnsafePointer<UInt8>?, _ count: Int) throws(Complaint)
        -> CSVTable
    {
        unsafe try CSVTable(name: name, bytes: UnsafeBufferPointer(start: bytes, count: count))
    }

    private init() throws(Complaint) {
        let parameters = unsafe try Self.table(
            "parameters.csv", sogdian_whatif_parameters_bytes(), sogdian_whatif_parameters_count())
        let (key, low, mid, high) = (
            try parameters.column("key"), try parameters.column("low"), try parameters.column("mid"),
            try parameters.column("high")
        )
        let (unit, source, year, quality, note) = (
            try parameters.column("unit"), try parameters.column("source"), try parameters.column("year"),
            try parameters.column("quality"), try parameters.column("note")
        )
        rows = parameters.rows.map { row in
            Row(
                key: row[key],
                value: Span(low: Double(row[low]) ?? 0, mid: Double(row[mid]) ?? 0, high: Double(row[high]) ?? 0),
                unit: row[unit], source: row[source], year: row[year],
                quality: Quality(rawValue: row[quality]) ?? .assumed, note: row[note])
        }
        positions = Dictionary(rows.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
        crude = try Self.shares(
            unsafe Self.table("crude.csv", sogdian_whatif_crude_bytes(), sogdian_whatif_crude_count()))
        air = try Self.shares(unsafe Self.table("air.csv", sogdian_whatif_air_bytes(), sogdian_whatif_air_count()))
        modes = try Self.modes(
            unsafe Self.table("mode_shares.csv", sogdian_whatif_mode_shares_bytes(), sogdian_whatif_mode_shares_count())
        )
        capacities = try Self.capacities(
            unsafe Self.table("capacity.csv", sogdian_whatif_capacity_bytes(), sogdian_whatif_capacity_count()))
        sources = try Self.sources(
            unsafe Self.table("sources.csv", sogdian_whatif_sources_bytes(), sogdian_whatif_sources_count()))
    }

    private static func shares(_ table: CSVTable) throws(Complaint) -> [Share] {
        let columns = try ["exporter", "importer", "low", "mid", "high", "source", "year", "quality"]
            .map { (title: String) throws(Complaint) -> Int in try table.column(title) }
        let note = table.header.firstIndex(of: "note")
        return table.rows.map { row in
            Share(
                exporter: row[columns[0]], importer: row[columns[1]],
                value: Span(
                    low: Double(row[columns[2]]) ?? 0, mid: Double(row[columns[3]]) ?? 0,
                    high: Double(row[columns[4]]) ?? 0),
                source: row[columns[5]], year: row[columns[6]], quality: Quality(rawValue: row[columns[7]]) ?? .assumed,
                note: note.map { row[$0] } ?? "")
        }
    }

    private static func modes(_ table: CSVTable) throws(Complaint) -> [ModeShares] {
        let columns = try [
            "id", "a", "b", "both", "rail", "road", "sea", "weights_of", "source", "year", "quality", "note",
            "note_fr",
        ].map { (title: String) throws(Complaint) -> Int in try table.column(title) }
        return table.rows.map { row in
            ModeShares(
                id: row[columns[0]], one: row[columns[1]], other: row[columns[2]], isBoth: row[columns[3]] == "1",
                rail: Double(row[columns[4]]), road: Double(row[columns[5]]), sea: Double(row[columns[6]]),
                weightsOf: row[columns[7]], source: row[columns[8]], year: row[columns[9]],
                quality: Quality(rawValue: row[columns[10]]) ?? .assumed, note: row[columns[11]],
                noteFrench: row[columns[12]])
        }
    }

    private static func capacities(_ table: CSVTable) throws(Complaint) -> [Capacity] {
        let columns = try ["id", "teu", "low", "high", "source", "quality", "note"]
            .map { (title: String) throws(Complaint) -> Int in try table.column(title) }
        return table.rows.map { row in
            Capacity(
                id: row[columns[0]],
                teu: Span(
                    low: Double(row[columns[2]]) ?? 0, mid: Double(row[columns[1]]) ?? 0,
                    high: Double(row[columns[3]]) ?? 0),
                source: row[columns[4]], quality: Quality(rawValue: row[columns[5]]) ?? .assumed, note: row[columns[6]])
        }
    }

    private static func sources(_ table: CSVTable) throws(Complaint) -> [Source] {
        let columns = try ["id", "publisher", "title", "url", "licence", "attribution", "vintage", "quality"]
            .map { (title: String) throws(Complaint) -> Int in try table.column(title) }
        return table.rows.map { row in
            Source(
                id: row[columns[0]], publisher: row[columns[1]], title: row[columns[2]], url: row[columns[3]],
                licence: row[columns[4]], attribution: row[columns[5]], vintage: row[columns[6]],
                quality: Quality(rawValue: row[columns[7]]) ?? .assumed)
        }
    }
}

internal import Atlas
internal import Evidence
internal import Freight
internal import WhatIfTables

/// Capacity factors, emission factors of grids and owners' statements, inside the binary.
enum EnergyTables {
    /// One owner's or contractor's statement about a plant's yearly output or avoided emissions.
    struct Stated {
        let project: String
        let gigawattHours: Double?
        let tonnes: Double?
        let source: String
        let year: String
        let quality: Quality
        let note: String
    }

    /// Emission factors of one grid, g CO₂/kWh.
    struct Margin {
        let firm: Double
        let intermittent: Double
        let operating: Double
        let source: String
        let year: String
        let quality: Quality
    }

    /// A plant kind's capacity factor.
    struct Factor {
        let value: Span
        let source: String
        let year: String
        let quality: Quality
        let isRangeAssumed: Bool
        let note: String
    }

    static let factors: [String: Factor] = {
        let rows = unsafe table("energy.csv", sogdian_whatif_energy_bytes(), sogdian_whatif_energy_count())
        return byKey(rows, "scope") { cell in
            Factor(
                value: Span(low: number(cell("low")), mid: number(cell("mid")), high: number(cell("high"))),
                source: cell("source"), year: cell("year"), quality: quality(cell("quality")),
                isRangeAssumed: cell("range") == Quality.assumed.rawValue, note: cell("note"))
        }
    }()

    static let margins: [String: Margin] = {
        let rows = unsafe table(
            "grid_margin.csv", sogdian_whatif_grid_margin_bytes(), sogdian_whatif_grid_margin_count())
        return byKey(rows, "economy") { cell in
            Margin(
                firm: number(cell("firm")), intermittent: number(cell("intermittent")),
                operating: number(cell("operating")), source: cell("source"), year: cell("year"),
                quality: quality(cell("quality")))
        }
    }()

    private static let statedRows = unsafe table(
        "energy_stated.csv", sogdian_whatif_energy_stated_bytes(), sogdian_whatif_energy_stated_count())

    /// Statements in the order of the table.
    static let stated: [Stated] = statedRows.map { row in
        func cell(_ title: String) -> String { row[title] ?? "" }
        return Stated(
            project: cell("project"), gigawattHours: Double(cell("gwh")), tonnes: Double(cell("tonnes")),
            source: cell("source"), year: cell("year"), quality: quality(cell("quality")), note: cell("note"))
    }

    /// The grid that takes a plant's power where it is not that of the plant's economy, by project.
    static let buyers: [String: String] = Dictionary(
        statedRows.compactMap { row in
            guard let project = row["project"], let grid = row["grid"], !grid.isEmpty else { return nil }
            return (project, grid)
        }, uniquingKeysWith: { first, _ in first })

    /// What planned lines change when they open.
    static let openings = unsafe table(
        "openings.csv", sogdian_whatif_openings_bytes(), sogdian_whatif_openings_count())

    private static func number(_ text: String) -> Double { Double(text) ?? 0 }
    private static func quality(_ text: String) -> Quality { Quality(rawValue: text) ?? .assumed }

    private static func byKey<Value>(
        _ rows: [[String: String]], _ key: String, _ make: ((String) -> String) -> Value
    ) -> [String: Value] {
        Dictionary(
            rows.map { row in (row[key] ?? "", make { row[$0] ?? "" }) }, uniquingKeysWith: { first, _ in first })
    }

    private static func table(_ name: String, _ bytes: UnsafePointer<UInt8>?, _ count: Int) -> [[String: String]] {
        do {
            let table = unsafe try CSVTable(name: name, bytes: UnsafeBufferPointer(start: bytes, count: count))
            return table.rows.map { row in
                Dictionary(uniqueKeysWithValues: table.header.enumerated().map { ($1, row[$0]) })
            }
        } catch {
            // The tables are checked when they are made and by the tests; a fault here is a fault of the build.
            fatalError("embedded energy tables: \(error)")
        }
    }
}

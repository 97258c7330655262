public import Evidence

/// A table of flows and changes as an economist keeps it: one row a pair, domestic sales included.
///
/// Columns `exporter,importer,trade,cost_hat`, and optionally `tariff,tariff_new`; others are passed over. Trade is
/// valued before duty. The order of countries is that of their first rows as exporters.
public struct FlowsTable: Sendable {
    public let economy: OneSectorEconomy
    public let change: TradeCostChange
    /// Pairs without a row that were taken as zero because the caller allowed it.
    public let filled: [String]

    /// Reads and checks a table.
    ///
    /// - Parameters:
    ///   - table: the rows.
    ///   - theta: trade elasticity θ.
    ///   - fillsZero: whether a pair without a row is a zero rather than a fault.
    /// - Throws: a ``Complaint`` with the line of a cell that is empty, negative or no number, of a pair given twice,
    ///   or naming a pair that is missing.
    public init(_ table: CSVTable, theta: Double, fillsZero: Bool = false) throws(Complaint) {
        let (exporter, importer) = (try table.column("exporter"), try table.column("importer"))
        let trade = try NumberColumn("trade", of: table, atLeast: 0)
        let (tariff, tariffNew) = (
            try NumberColumn(optional: "tariff", of: table, above: -1),
            try NumberColumn(optional: "tariff_new", of: table, above: -1)
        )
        let cost =
            tariffNew == nil
            ? try NumberColumn("cost_hat", of: table, above: 0)
            : try NumberColumn(optional: "cost_hat", of: table, above: 0)
        var (names, position): ([String], [String: Int]) = ([], [:])
        func note(_ name: String, _ row: CSVTable.Row, _ column: Int) throws(Complaint) {
            guard position[name] == nil else { return }
            guard !name.isEmpty else {
                throw Complaint(
                    .badInput, at: .init(file: table.name, line: row.line, column: row.place(of: column)),
                    found: "an empty \(column == exporter ? "exporter" : "importer")", expected: "a country")
            }
            position[name] = names.count
            names.append(name)
        }
        for row in table.rows { try note(row[exporter], row, exporter) }
        for row in table.rows { try note(row[importer], row, importer) }
        let count = names.count
        guard count <= 5_000 else {
            throw Complaint(
                .badInput, at: .init(file: table.name), found: "\(count) countries", expected: "at most 5000")
        }
        var seen = [Int32](repeating: 0, count: count * count)
        var flows = [Double](repeating: 0, count: count * count)
        var costs = [Double](repeating: 1, count: count * count)
        var (old, new) = (flows, flows)
        for row in table.rows {
            guard let i = position[row[exporter]], let j = position[row[importer]] else { continue }
            let pair = i * count + j
            guard seen[pair] == 0 else {
                throw Complaint(
                    .badInput, at: .init(file: table.name, line: row.line),
                    found: "\(names[i]) to \(names[j]) a second time, after line \(seen[pair])",
                    expected: "one row a pair", advice: "sum the rows first")
            }
            seen[pair] = Int32(truncatingIfNeeded: row.line)
            flows[pair] = try trade.value(row)
            if let cost { costs[pair] = try cost.value(row) }
            if let tariff { old[pair] = try tariff.value(row) }
            new[pair] = try tariffNew?.value(row) ?? old[pair]
        }
        if count == 1 {
            throw Complaint(
                .badInput, at: .init(file: table.name), found: "one country only, \(names[0])",
                expected: "at least two",
                advice: "add the partners, or rows for the rest of the world")
        }
        var missing: [String] = []
        for pair in seen.indices where seen[pair] == 0 {
            missing.append("\(names[pair / count]) to \(names[pair % count])")
        }
        guard fillsZero || missing.isEmpty else {
            let others = missing.count > 1 ? " and \(missing.count - 1) other pairs" : ""
            throw Complaint(
                .badInput, at: .init(file: table.name), found: "no row for \(missing[0])\(others)",
                expected: "all \(count * count) pairs of \(count) countries",
                advice: "write 0 where there is no trade, or allow zeros with --fill-zero")
        }
        filled = missing
        do {
            economy = try OneSectorEconomy(
                countries: names, trade: flows, tariff: tariff == nil ? [] : old, theta: theta)
        } catch {
            var complaint = error
            if complaint.place == nil, complaint.exit == .badInput { complaint.place = .init(file: table.name) }
            throw complaint
        }
        change = TradeCostChange(costHat: costs, tariffNew: tariffNew == nil ? nil : new)
    }
}

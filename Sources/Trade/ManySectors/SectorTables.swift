public import Evidence

/// The four tables of a world of many sectors, as an economist keeps them.
///
/// `countries.csv`: country,value_added,deficit. `sectors.csv`: sector,country,value_added_share,final_share,theta.
/// `io.csv`: country,input_sector,using_sector,coefficient. `flows.csv`: sector,importer,exporter,share,tariff,
/// tariff_new,iceberg_hat, the last two optional. Columns stand in any order; others are passed over. Value added is
/// per country, `share` is of spending with duties, a positive deficit is spending above income.
public struct SectorTables: Sendable {
    /// The names of the tables.
    public static let names = ["flows", "io", "sectors", "countries"]

    public let economy: SectorEconomy
    public let change: SectorChange

    /// Reads and checks the four tables.
    ///
    /// - Throws: a ``Complaint`` with file and line for an unknown or missing country or sector, a cell given twice, a
    ///   number that is none, and whatever ``SectorEconomy`` refuses.
    public init(flows: CSVTable, io: CSVTable, sectors: CSVTable, countries: CSVTable) throws(Complaint) {
        let countryNames = Names("country", try Self.names(of: countries, "country"))
        let sectorNames = Names("sector", try Self.names(of: sectors, "sector"))
        let (n, j) = (countryNames.count, sectorNames.count)
        guard n <= 2_000, j <= 2_000, n * n * j <= 200_000_000 else {
            throw Complaint(
                .badInput, at: .init(file: countries.name), found: "\(n) countries and \(j) sectors",
                expected: "at most 200 million flows")
        }
        let country = try Cells(
            of: countries, keys: [("country", countryNames)],
            numbers: [
                NumberColumn("value_added", of: countries, above: 0), NumberColumn("deficit", of: countries),
            ], isComplete: true)
        let sector = try Cells(
            of: sectors, keys: [("sector", sectorNames), ("country", countryNames)],
            numbers: [
                NumberColumn("value_added_share", of: sectors, atLeast: 0),
                NumberColumn("final_share", of: sectors, atLeast: 0), NumberColumn("theta", of: sectors, above: 0),
            ], isComplete: true)
        let input = try Cells(
            of: io, keys: [("country", countryNames), ("using_sector", sectorNames), ("input_sector", sectorNames)],
            numbers: [NumberColumn("coefficient", of: io, atLeast: 0)], isComplete: true)
        let old = try NumberColumn(optional: "tariff", of: flows, above: -1)
        let new = try NumberColumn(optional: "tariff_new", of: flows, above: -1)
        let cost = try NumberColumn(optional: "iceberg_hat", of: flows, above: 0)
        let share = try NumberColumn("share", of: flows, atLeast: 0)
        let flow = try Cells(
            of: flows, keys: [("sector", sectorNames), ("importer", countryNames), ("exporter", countryNames)],
            numbers: [share, old ?? share, new ?? share, cost ?? share], isComplete: true)
        let tariff = old == nil ? [Double](repeating: 0, count: j * n * n) : flow.values[1]
        do {
            economy = try SectorEconomy(
                countries: countryNames.all, sectors: sectorNames.all, share: flow.values[0], tariff: tariff,
                valueAddedShare: sector.values[0], finalShare: sector.values[1], thetas: sector.values[2],
                inputs: input.values[0], valueAdded: country.values[0], deficit: country.values[1])
        } catch {
            var complaint = error
            if complaint.place == nil, complaint.exit == .badInput {
                let file =
                    complaint.found.contains("final shares") || complaint.found.contains("value added and inputs")
                    ? sectors.name : complaint.found.hasPrefix("shares of") ? flows.name : countries.name
                complaint.place = .init(file: file)
            }
            throw complaint
        }
        change = SectorChange(
            icebergHat: cost == nil ? [Double](repeating: 1, count: j * n * n) : flow.values[3],
            tariffNew: new == nil ? tariff : flow.values[2])
    }

    /// Distinct names of a column, in order of first appearance.
    private static func names(of table: CSVTable, _ title: String) throws(Complaint) -> [String] {
        let column = try table.column(title)
        var (seen, all): (Set<String>, [String]) = ([], [])
        for row in table.rows where seen.insert(row[column]).inserted {
            guard !row[column].isEmpty else {
                throw Complaint(
                    .badInput, at: .init(file: table.name, line: row.line, column: row.place(of: column)),
                    found: "an empty \(title)", expected: "a name")
            }
            all.append(row[column])
        }
        return all
    }

    /// Known names with their positions.
    private struct Names {
        let kind: String
        let all: [String]
        let position: [String: Int]
        var count: Int { all.count }

        init(_ kind: String, _ all: [String]) {
            self.kind = kind
            self.all = all
            position = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1, $0) })
        }
    }

    /// The numbers of a table, laid out by its keys, the last running fastest.
    private struct Cells {
        var values: [[Double]]

        init(
            of table: CSVTable, keys: [(title: String, names: Names)], numbers: [NumberColumn], isComplete: Bool
        ) throws(Complaint) {
            let count = keys.reduce(1) { $0 * $1.names.count }
            values = [[Double]](repeating: [Double](repeating: 0, count: count), count: numbers.count)
            var lines = [Int32](repeating: 0, count: count)
            var columns: [Int] = []
            for key in keys { columns.append(try table.column(key.title)) }
            for row in table.rows {
                var cell = 0
                for (key, column) in zip(keys, columns) {
                    guard let position = key.names.position[row[column]] else {
                        throw Complaint(
                            .badInput, at: .init(file: table.name, line: row.line, column: row.place(of: column)),
                            found: "\(key.title) \"\(row[column])\"",
                            expected: "a \(key.names.kind) of the other tables",
                            advice: "add it to \(key.names.kind == "country" ? "countries.csv" : "sectors.csv")")
                    }
                    cell = cell * key.names.count + position
                }
                guard lines[cell] == 0 else {
                    throw Complaint(
                        .badInput, at: .init(file: table.name, line: row.line),
                        found: "\(Self.place(cell, keys)) a second time, after line \(lines[cell])", expected: "it once"
                    )
                }
                lines[cell] = Int32(truncatingIfNeeded: row.line)
                for (index, number) in numbers.enumerated() { values[index][cell] = try number.value(row) }
            }
            guard isComplete, let missing = lines.firstIndex(of: 0) else { return }
            throw Complaint(
                .badInput, at: .init(file: table.name), found: "no row for \(Self.place(missing, keys))",
                expected: "a row for each of \(count) combinations", advice: "write 0 where there is nothing")
        }

        private static func place(_ cell: Int, _ keys: [(title: String, names: Names)]) -> String {
            var (rest, parts): (Int, [String]) = (cell, [])
            for key in keys.reversed() {
                parts.append("\(key.title) \(key.names.all[rest % key.names.count])")
                rest /= key.names.count
            }
            return parts.reversed().joined(separator: ", ")
        }
    }
}

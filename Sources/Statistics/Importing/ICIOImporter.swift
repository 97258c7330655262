internal import Evidence

/// OECD inter-country input-output table: rows and columns `AAA_SECTOR`, million US dollars, summed to bilateral goods
/// and services.
///
/// Sectors A to C are goods, D and later services, as in the table's own list. Exports of one economy to another are
/// what its rows deliver to the other's sectors and final demand.
struct ICIOImporter: TableImporter {
    private let file: String
    private let year: Int
    private let width: Int
    private let vintage: String?
    // For each column the position of its economy; −1 where it is a total.
    private var columns: [Int] = []
    private var economies: [String] = []
    // Million dollars by exporter, importer and kind (goods 0, services 1).
    private var sums: [Double] = []
    private var seen: Set<String> = []

    /// Whether a text looks like `CHN_C26`, or like one of the totals.
    static func isLabel(_ text: String) -> Bool {
        let parts = text.split(separator: "_", maxSplits: 1)
        return parts.count == 2 && parts[0].utf8.count == 3 && parts[0].utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x5A }
    }

    init(_ header: TableHeader, _ options: ImportOptions) throws(Complaint) {
        guard let year = options.year else {
            throw Complaint(
                .badUse, at: .init(file: header.file), found: "an input-output table does not say its year",
                advice: "give it, as in --year 2022")
        }
        file = header.file
        self.year = year
        width = header.names.count
        vintage = options.vintage
        columns = [Int](repeating: -1, count: header.names.count)
        for (column, label) in header.names.enumerated() where column > 0 && Self.isLabel(label) {
            let code = String(label.prefix(3))
            switch PublishedCodes.embedded.meaning(of: code, .icio) {
            case .economy(let economy):
                if let known = economies.firstIndex(of: economy) {
                    columns[column] = known
                } else {
                    columns[column] = economies.count
                    economies.append(economy)
                }
            case .other: break
            case .unknown:
                throw Complaint(
                    .badInput, at: .init(file: header.file, line: header.line),
                    found: "the unknown economy \"\(code)\"",
                    expected: "a code of the OECD's list", advice: "nothing was imported")
            }
        }
        sums = [Double](repeating: 0, count: economies.count * economies.count * 2)
    }

    mutating func row(_ reader: borrowing RecordReader) throws(Complaint) {
        try reader.checkWidth(width)
        let label = reader.text(0)
        guard Self.isLabel(label) else {
            // Taxes, value added and output stand below.
            guard ["TLS", "VA", "OUT", "OUTPUT", "VALU", "TAXSUB"].contains(where: { label.hasPrefix($0) }) else {
                throw Complaint(
                    .badInput, at: reader.place(0), found: "the row \"\(String(label.prefix(20)))\"",
                    expected: "AAA_SECTOR, TLS, VA or OUT", advice: "nothing was imported")
            }
            return
        }
        guard seen.insert(label).inserted else {
            throw Complaint(
                .badInput, at: reader.place(0), found: "a second row \(label)", expected: "one",
                advice: "nothing was imported")
        }
        let sector = label.dropFirst(4)
        guard let exporter = try reader.icioEconomy(label), let from = economies.firstIndex(of: exporter) else {
            return
        }
        let isGoods = sector.first == "A" || sector.first == "B" || sector.first == "C"
        for column in 1..<width where columns[column] >= 0 {
            let amount = try reader.value(column, of: label)
            sums[(from * economies.count + columns[column]) * 2 + (isGoods ? 0 : 1)] += amount
        }
    }

    mutating func finish(_ warnings: inout [String]) throws(Complaint) -> [Series] {
        var gathering = Gathering()
        for from in economies.indices {
            for to in economies.indices where from != to {
                for (kind, name) in ["goods, input-output", "services, input-output"].enumerated() {
                    let millions = sums[(from * economies.count + to) * 2 + kind]
                    guard millions > 0 else { continue }
                    try gathering.add(
                        .init(
                            reporter: economies[from], partner: economies[to], measure: .exports, definition: name,
                            unit: .usDollar),
                        Observation(period: .year(year), value: millions * 1e6), at: .init(file: file))
                }
            }
        }
        warnings.append(
            "input-output tables shrink re-exports (China–Kazakhstan 2022: 15.9 bn against 31.2 bn at customs); "
                + "use them for shares, not to judge customs figures")
        return gathering.series(source: ImportSources.source("oecd-icio", vintage: vintage), quality: .literature)
    }
}

extension RecordReader {
    /// The economy of a row's label; nil for the rest of the world.
    fileprivate borrowing func icioEconomy(_ label: String) throws(Complaint) -> String? {
        switch PublishedCodes.embedded.meaning(of: String(label.prefix(3)), .icio) {
        case .economy(let economy): return economy
        case .other: return nil
        case .unknown:
            throw Complaint(
                .badInput, at: place(0), found: "the unknown economy of \"\(label)\"",
                expected: "a code of the OECD's list", advice: "nothing was imported")
        }
    }
}

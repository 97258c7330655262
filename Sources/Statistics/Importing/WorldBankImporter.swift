internal import Evidence

/// World Bank tables with a column a year: the indicator CSV with its lines above the header, and DataBank's with
/// `2011 [YR2011]` and `..` for nothing.
struct WorldBankImporter: TableImporter {
    private let code, indicator: Int
    private let years: [(column: Int, year: Int)]
    private let width: Int
    private let vintage: String?
    private var gathering = Gathering()
    private var updated: String?
    private var (unknown, others) = (Set<String>(), 0)

    init(_ header: TableHeader, _ options: ImportOptions) throws(Complaint) {
        let table = "World Bank indicators"
        code = try header.need("Country Code", for: table)
        indicator = try header.need("Indicator Code", "Series Code", for: table)
        years = header.names.enumerated().compactMap { column, title in
            Int(title.prefix(4)).flatMap { title.utf8.count == 4 || title.hasSuffix("]") ? (column, $0) : nil }
        }
        guard !years.isEmpty else {
            throw Complaint(
                .badInput, at: .init(file: header.file, line: header.line, column: 1), found: "no column of a year",
                expected: "columns such as 1960 or 2011 [YR2011]", advice: "nothing was imported")
        }
        // Every second line of the API's file ends in a comma: a last column without a name.
        width = header.names.last?.isEmpty == true ? header.names.count - 1 : header.names.count
        vintage = options.vintage
        updated = header.preamble.first { $0.first == "Last Updated Date" }.flatMap { $0.count > 1 ? $0[1] : nil }
    }

    mutating func row(_ reader: borrowing RecordReader) throws(Complaint) {
        let first = reader.text(0)
        // DataBank ends with empty lines and two of its own.
        if first.hasPrefix("Data from database") { return }
        if first.hasPrefix("Last Updated:") {
            updated = String(first.dropFirst("Last Updated:".count).drop { $0 == " " })
            return
        }
        if (0..<reader.count).allSatisfy({ reader.isEmpty($0) }) { return }
        try reader.checkWidth(width)
        let economy = try reader.economy(code, .worldBank, of: "country code")
        let name = reader.text(indicator)
        guard let known = PublishedCodes.embedded.indicators["wb:" + name] else {
            unknown.insert(name)
            return
        }
        for (column, year) in years where !reader.isEmpty(column) && !reader.bytes(column).elementsEqual("..".utf8) {
            let amount = try reader.value(column, of: name)
            guard let economy else {
                others += 1
                continue
            }
            try gathering.add(
                WorldBankJSON.key(known, economy), Observation(period: .year(year), value: amount),
                at: reader.place(column), line: reader.line)
        }
    }

    mutating func finish(_ warnings: inout [String]) throws(Complaint) -> [Series] {
        if others > 0 { warnings.append("\(Amounts.count(others, "value")) of regions and income classes left out") }
        if !unknown.isEmpty {
            warnings.append(
                "\(unknown.count) indicators were left out: " + unknown.sorted().prefix(5).joined(separator: ", ")
                    + (unknown.count > 5 ? ", …" : ""))
        }
        return gathering.series(
            source: ImportSources.source("world-bank", vintage: vintage ?? updated), quality: .official)
    }
}

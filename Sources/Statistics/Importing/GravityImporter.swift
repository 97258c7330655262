internal import Evidence

/// CEPII Gravity: a row a pair and year, thousand US dollars, a column a source and reporting side.
struct GravityImporter: TableImporter {
    private let year, origin, destination: Int
    private let flows: [(column: Int, indicator: PublishedCodes.Indicator, byDestination: Bool)]
    private let width: Int
    private let vintage: String?
    private var gathering = Gathering()
    private var others = 0

    init(_ header: TableHeader, _ options: ImportOptions) throws(Complaint) {
        let table = "CEPII Gravity"
        year = try header.need("year", for: table)
        origin = try header.need("iso3_o", "country_id_o", for: table)
        destination = try header.need("iso3_d", "country_id_d", for: table)
        flows = header.names.enumerated().compactMap { column, title in
            PublishedCodes.embedded.indicators["gravity:" + title].map { (column, $0, title.hasSuffix("_d")) }
        }
        guard !flows.isEmpty else {
            throw Complaint(
                .badInput, at: .init(file: header.file, line: header.line, column: 1),
                found: "no column of trade", expected: "tradeflow_comtrade_o, tradeflow_baci or another of CEPII's",
                advice: "nothing was imported")
        }
        width = header.names.count
        vintage = options.vintage
    }

    mutating func row(_ reader: borrowing RecordReader) throws(Complaint) {
        try reader.checkWidth(width)
        let from = try economy(reader, origin, "origin")
        let to = try economy(reader, destination, "destination")
        guard let when = reader.integer(year), (1900...2100).contains(when) else {
            throw Complaint(
                .badInput, at: reader.place(year), found: "\"\(String(reader.text(year).prefix(20)))\"",
                expected: "a year", advice: "nothing was imported")
        }
        for (column, indicator, byDestination) in flows
        where !reader.isEmpty(column) && !reader.bytes(column).elementsEqual("NA".utf8) {
            let thousands = try reader.value(column, of: "a trade flow")
            guard let from, let to, from != to else {
                others += 1
                continue
            }
            try gathering.add(
                .init(
                    reporter: byDestination ? to : from, partner: byDestination ? from : to,
                    measure: indicator.measure, definition: indicator.definition, valuation: indicator.valuation,
                    unit: .usDollar),
                Observation(period: .year(when), value: thousands * 1000), at: reader.place(column), line: reader.line)
        }
    }

    /// `DEU`, or `DEU.2` where a state has had two territories.
    private func economy(
        _ reader: borrowing RecordReader, _ column: Int, _ what: String
    ) throws(Complaint) -> String? {
        let code = reader.text(column)
        guard let dot = code.firstIndex(of: ".") else { return try reader.economy(column, .worldBank, of: what) }
        guard case .economy(let economy) = PublishedCodes.embedded.meaning(of: String(code[..<dot]), .iso) else {
            return nil
        }
        return economy
    }

    mutating func finish(_ warnings: inout [String]) throws(Complaint) -> [Series] {
        if others > 0 { warnings.append("\(Amounts.count(others, "value")) of states of the past left out") }
        return gathering.series(source: ImportSources.source("cepii-gravity", vintage: vintage), quality: .literature)
    }
}

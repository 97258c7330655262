internal import Evidence

/// IMF trade statistics as SDMX-CSV, in either of its two headers.
///
/// `OBS_VALUE` is in US dollars as it stands, although `SCALE` says 6: United States exports to Canada in 2024 are
/// 349397894619. It is never multiplied.
struct IMTSImporter: TableImporter {
    private let reporter, partner, indicator, period, value: Int
    private let status: Int?
    private let width: Int
    private let vintage: String?
    private var gathering = Gathering()
    private var periods = PeriodMemo()
    private var (others, unknown, empty) = (0, Set<String>(), 0)

    init(_ header: TableHeader, _ options: ImportOptions) throws(Complaint) {
        let table = "the IMF's trade statistics"
        reporter = try header.need("COUNTRY", for: table)
        partner = try header.need("COUNTERPART_COUNTRY", for: table)
        indicator = try header.need("INDICATOR", for: table)
        period = try header.need("TIME_PERIOD", for: table)
        value = try header.need("OBS_VALUE", for: table)
        status = header.find("STATUS", "OBS_STATUS")
        width = header.names.count
        vintage = options.vintage
    }

    mutating func row(_ reader: borrowing RecordReader) throws(Complaint) {
        try reader.checkWidth(width)
        let here = try reader.economy(reporter, .imf, of: "country")
        let there = try reader.economy(partner, .imf, of: "counterpart country")
        if let here { try reader.checkReporter(here, reporter) }
        guard let when = periods.read(reader.text(period)) else {
            throw Complaint(
                .badInput, at: reader.place(period), found: "\"\(reader.text(period))\"",
                expected: "a period such as 2024, 2024-Q1 or 2024-M03", advice: "nothing was imported")
        }
        guard !reader.isEmpty(value) else {
            empty += 1
            return
        }
        let amount = try reader.value(value, of: "OBS_VALUE")
        guard let known = PublishedCodes.embedded.indicators["imf:" + reader.text(indicator)] else {
            unknown.insert(reader.text(indicator))
            return
        }
        guard let here, let there, here != there else {
            others += 1
            return
        }
        let flag = status.map { reader.text($0) } ?? ""
        try gathering.add(
            .init(
                reporter: here, partner: there, measure: known.measure, definition: known.definition,
                valuation: known.valuation, unit: known.unit ?? .usDollar),
            Observation(period: when, value: amount, status: Observation.Status(rawValue: flag) ?? .normal),
            at: reader.place(value), line: reader.line)
    }

    mutating func finish(_ warnings: inout [String]) throws(Complaint) -> [Series] {
        if others > 0 { warnings.append("\(Amounts.count(others, "row")) of groups of economies left out") }
        if !unknown.isEmpty {
            warnings.append("indicators left out: " + unknown.sorted().prefix(8).joined(separator: ", "))
        }
        return gathering.series(source: ImportSources.source("imf-imts", vintage: vintage), quality: .official)
    }
}

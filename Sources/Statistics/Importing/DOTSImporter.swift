internal import Evidence

/// The panel file of the old IMF Direction of Trade Statistics: a row a pair and period, a column a flow, in US dollars.
struct DOTSImporter: TableImporter {
    private let reporter, partner, period: Int
    private let flows: [(column: Int, indicator: PublishedCodes.Indicator)]
    private let width: Int
    private let vintage: String?
    private var gathering = Gathering()
    private var periods = PeriodMemo()
    private var others = 0

    init(_ header: TableHeader, _ options: ImportOptions) throws(Complaint) {
        let table = "Direction of Trade"
        reporter = try header.need("Country Name", for: table)
        partner = try header.need("Counterpart Country Name", for: table)
        period = try header.need("Time Period", for: table)
        // The code stands in brackets at the end of a long title.
        flows = header.names.enumerated().compactMap { column, title in
            guard title.hasSuffix(")"), let open = title.lastIndex(of: "(") else { return nil }
            let code = title[title.index(after: open)...].dropLast()
            return PublishedCodes.embedded.indicators["imf:" + code].map { (column, $0) }
        }
        guard !flows.isEmpty else {
            throw Complaint(
                .badInput, at: .init(file: header.file, line: header.line, column: 1),
                found: "no column of exports or imports",
                expected: "one whose title ends in (TXG_FOB_USD) or (TMG_CIF_USD)",
                advice: "download the panel with values in US dollars; nothing was imported")
        }
        width = header.names.count
        vintage = options.vintage
    }

    mutating func row(_ reader: borrowing RecordReader) throws(Complaint) {
        try reader.checkWidth(width)
        let here = try reader.economy(reporter, .imfName, of: "country")
        let there = try reader.economy(partner, .imfName, of: "counterpart country")
        if let here { try reader.checkReporter(here, reporter) }
        guard let when = periods.read(reader.text(period)) else {
            throw Complaint(
                .badInput, at: reader.place(period), found: "\"\(reader.text(period))\"",
                expected: "a period such as 2011, 2011Q1 or 2011M3", advice: "nothing was imported")
        }
        for (column, indicator) in flows where !reader.isEmpty(column) {
            let amount = try reader.value(column, of: indicator.measure.rawValue)
            guard let here, let there, here != there else {
                others += 1
                continue
            }
            try gathering.add(
                .init(
                    reporter: here, partner: there, measure: indicator.measure, definition: indicator.definition,
                    valuation: indicator.valuation, unit: indicator.unit ?? .usDollar),
                Observation(period: when, value: amount), at: reader.place(column), line: reader.line)
        }
    }

    mutating func finish(_ warnings: inout [String]) throws(Complaint) -> [Series] {
        if others > 0 { warnings.append("\(Amounts.count(others, "value")) of groups of economies left out") }
        return gathering.series(
            source: ImportSources.source("imf-dots-panel", vintage: vintage), quality: .official)
    }
}

internal import Evidence

/// UN Comtrade CSV as the web site gives it: value in US dollars, in `primaryValue`.
///
/// Kept are whole flows (second partner 0, all modes, all customs procedures) of the total and of the two-digit
/// chapters. Rows may end in a comma more than the header has, and be in Latin-1.
struct ComtradeImporter: TableImporter {
    private let reporter, partner, flow, product, value, period: Int
    private let reporterISO, partnerISO, secondPartner, mode, procedure, supply: Int?
    private let width: Int
    private let vintage: String?
    private var gathering = Gathering()
    private var periods = PeriodMemo()
    private var (details, others, returns) = (0, 0, 0)

    init(_ header: TableHeader, _ options: ImportOptions) throws(Complaint) {
        let table = "UN Comtrade"
        reporter = try header.need("reporterCode", for: table)
        partner = try header.need("partnerCode", for: table)
        flow = try header.need("flowCode", for: table)
        product = try header.need("cmdCode", for: table)
        value = try header.need("primaryValue", for: table)
        period = try header.need("period", "refYear", for: table)
        reporterISO = header.find("reporterISO")
        partnerISO = header.find("partnerISO")
        secondPartner = header.find("partner2Code")
        mode = header.find("motCode")
        procedure = header.find("customsCode")
        supply = header.find("mosCode")
        width = header.names.count
        vintage = options.vintage
    }

    mutating func row(_ reader: borrowing RecordReader) throws(Complaint) {
        try reader.checkWidth(width)
        let here = try reader.economy(reporter, .un, of: "reporter")
        let there = try reader.economy(partner, .un, of: "partner")
        try agree(reader, reporter, reporterISO, here, "reporter")
        try agree(reader, partner, partnerISO, there, "partner")
        if let here { try reader.checkReporter(here, reporter) }
        guard let when = periods.read(reader.text(period)) else {
            throw Complaint(
                .badInput, at: reader.place(period), found: "\"\(reader.text(period))\"",
                expected: "a period such as 2024 or 202403", advice: "nothing was imported")
        }
        let amount = try reader.value(value, of: "primaryValue")
        guard let here, let there else {
            others += 1
            return
        }
        guard here != there else {
            returns += 1
            return
        }
        let measure: Measure
        switch reader.text(flow) {
        case "X": measure = .exports
        case "M": measure = .imports
        case let other where ["RX", "RM", "DX", "FM", "MIP", "MOP", "XIP", "XOP"].contains(other):
            details += 1
            return
        case let other:
            throw Complaint(
                .badInput, at: reader.place(flow), found: "the unknown flow \"\(String(other.prefix(20)))\"",
                expected: "X, M or another code of UN Comtrade", advice: "nothing was imported")
        }
        func isWhole(_ column: Int?, _ whole: [String]) -> Bool {
            column.map { reader.isEmpty($0) || whole.contains(reader.text($0)) } ?? true
        }
        let code = reader.text(product)
        let isTotal = code == "TOTAL"
        guard isWhole(secondPartner, ["0"]), isWhole(mode, ["0"]), isWhole(procedure, ["C00"]), isWhole(supply, ["0"]),
            isTotal || (code.utf8.count == 2 && code.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 })
        else {
            details += 1
            return
        }
        try gathering.add(
            .init(
                reporter: here, partner: there, measure: measure, definition: "goods",
                product: isTotal ? "TOTAL" : "HS" + code, valuation: measure == .exports ? .fob : .cif,
                unit: .usDollar),
            Observation(period: when, value: amount), at: reader.place(value), line: reader.line)
    }

    /// The numeric code and the ISO code of a row must name the same economy.
    private func agree(
        _ reader: borrowing RecordReader, _ code: Int, _ iso: Int?, _ economy: String?, _ what: String
    ) throws(Complaint) {
        guard let iso, let economy, !reader.isEmpty(iso) else { return }
        let written = reader.text(iso)
        // Comtrade's own codes for areas, such as S19, are no ISO codes and pass.
        guard case .economy(let named) = PublishedCodes.embedded.meaning(of: written, .imf), named != economy else {
            return
        }
        throw Complaint(
            .badInput, at: reader.place(iso),
            found: "the \(what) code \(reader.text(code)) is \(economy) but the name beside it is \(written)",
            expected: "the same economy",
            advice: "columns look swapped; nothing was imported")
    }

    mutating func finish(_ warnings: inout [String]) throws(Complaint) -> [Series] {
        if details > 0 {
            warnings.append(
                "\(Amounts.count(details, "row")) of single products, modes of transport, procedures or second partners left out"
            )
        }
        if others > 0 { warnings.append("\(Amounts.count(others, "row")) of areas that are no economies left out") }
        if returns > 0 {
            warnings.append("\(Amounts.count(returns, "row")) of goods an economy sent to itself left out")
        }
        return gathering.series(source: ImportSources.source("un-comtrade", vintage: vintage), quality: .official)
    }
}

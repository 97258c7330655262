internal import Evidence

/// SDMX-CSV of any publisher whose dimensions have the usual names, and the program's own export.
///
/// `UNIT_MULT` is a power of ten, applied here: SDMX's own meaning, unlike the IMF's trade statistics, which have a
/// reader of their own.
struct SDMXImporter: TableImporter {
    private let reporter, period, value: Int
    private let partner, indicator, definition, product, valuation, unit, multiplier, status, bound: Int?
    private let source, publisher, title, address, licence, vintage, quality, formula, of, basis, structure: Int?
    private let width: Int
    private let options: ImportOptions
    private let file: String
    private var gathering = Gathering()
    private var periods = PeriodMemo()
    private var others = 0
    private var agency: (name: String, dataflow: String)?

    init(_ header: TableHeader, _ options: ImportOptions) throws(Complaint) {
        let table = "SDMX-CSV"
        reporter = try header.need("REF_AREA", "REPORTER", "REPORTING_COUNTRY", for: table)
        period = try header.need("TIME_PERIOD", for: table)
        value = try header.need("OBS_VALUE", for: table)
        partner = header.find("COUNTERPART_AREA", "PARTNER", "COUNTERPART_COUNTRY")
        indicator = header.find("INDICATOR", "MEASURE", "FLOW", "TRADE_FLOW", "INDIC")
        definition = header.find("DEFINITION")
        product = header.find("PRODUCT", "COMMODITY")
        valuation = header.find("VALUATION")
        unit = header.find("UNIT_MEASURE", "UNIT", "CURRENCY")
        multiplier = header.find("UNIT_MULT")
        status = header.find("OBS_STATUS")
        bound = header.find("OBS_BOUND")
        source = header.find("SOURCE")
        publisher = header.find("PUBLISHER")
        title = header.find("SOURCE_TITLE")
        address = header.find("SOURCE_URL")
        licence = header.find("LICENCE")
        vintage = header.find("VINTAGE")
        quality = header.find("QUALITY")
        formula = header.find("FORMULA")
        of = header.find("GROWTH_OF")
        basis = header.find("BASIS")
        structure = header.find("STRUCTURE_ID", "DATAFLOW")
        width = header.names.count
        self.options = options
        file = header.file
        guard indicator != nil else {
            throw Complaint(
                .badInput, at: .init(file: header.file, line: header.line, column: 1),
                found: "no column that says what is measured", expected: "INDICATOR, MEASURE or FLOW",
                advice: "nothing was imported")
        }
    }

    /// Names of measures besides our own.
    private static let measures: [String: Measure] = [
        "X": .exports, "M": .imports, "T": .tradeTotal, "EXP": .exports, "IMP": .imports, "BAL": .tradeBalance,
    ]

    mutating func row(_ reader: borrowing RecordReader) throws(Complaint) {
        try reader.checkWidth(width)
        func cell(_ column: Int?) -> String { column.map { reader.text($0) } ?? "" }
        func refuse(_ column: Int?, _ expected: String) -> Complaint {
            Complaint(
                .badInput, at: reader.place(column ?? 0), found: "\"\(String(cell(column).prefix(40)))\"",
                expected: expected, advice: "nothing was imported")
        }
        guard let when = periods.read(cell(period)) else { throw refuse(period, "a period such as 2024-Q1") }
        guard let measure = Measure(rawValue: cell(indicator)) ?? Self.measures[cell(indicator)] else {
            throw refuse(indicator, "exports, imports, X, M or another measure")
        }
        guard let here = try party(reader, reporter),
            let there = try partner.map({ column throws(Complaint) in try party(reader, column) }) ?? ""
        else {
            others += 1
            return
        }
        guard here != there else {
            others += 1
            return
        }
        if measure != .gdp, measure != .population { try reader.checkReporter(here, reporter) }
        if reader.isEmpty(value) { return }
        guard let number = reader.number(value) ?? Double(cell(value)), number.isFinite else {
            throw refuse(value, "a number")
        }
        var factor = 1.0
        if let multiplier, !reader.isEmpty(multiplier) {
            guard let power = Int(cell(multiplier)), (0...15).contains(power) else {
                throw refuse(multiplier, "a power of ten from 0 to 15")
            }
            for _ in 0..<power { factor *= 10 }
        }
        if agency == nil, let structure, !reader.isEmpty(structure) {
            let code = cell(structure).split(whereSeparator: { $0 == ":" || $0 == "." }).first.map(String.init) ?? ""
            if case .economy(let name) = PublishedCodes.embedded.meaning(of: code, .agency) {
                agency = (name, cell(structure))
            }
        }
        let currency = cell(unit)
        guard !currency.isEmpty else { throw refuse(unit, "a unit such as USD in UNIT_MEASURE") }
        let taken = ["FOB": Valuation.fob, "CIF": .cif][cell(valuation)] ?? .unstated
        var limit = Reference.Bound.exact
        if let bound, !reader.isEmpty(bound) {
            guard let named = Reference.Bound(rawValue: cell(bound)) else {
                throw refuse(bound, "exact, lower_bound or upper_bound")
            }
            limit = named
        }
        let goods = product.map { reader.isEmpty($0) ? "TOTAL" : reader.text($0) } ?? "TOTAL"
        try gathering.add(
            .init(
                reporter: here, partner: there, measure: measure,
                definition: cell(definition).isEmpty ? "as published" : cell(definition),
                product: goods, valuation: taken, unit: Unit(rawValue: currency),
                of: Measure(rawValue: cell(of)), basis: cell(basis).isEmpty ? nil : Unit(rawValue: cell(basis)),
                source: named(cell), quality: Quality(rawValue: cell(quality)),
                formula: cell(formula).isEmpty ? nil : cell(formula)),
            Observation(
                period: when, value: number * factor, status: Observation.Status(rawValue: cell(status)) ?? .normal,
                bound: limit),
            at: reader.place(value), line: reader.line)
    }

    /// The source that the row names; nil when it names none.
    private func named(_ cell: (Int?) -> String) -> Source? {
        let id = cell(source)
        guard !id.isEmpty else { return nil }
        let known = ImportSources.source(id, vintage: cell(vintage).isEmpty ? options.vintage : cell(vintage))
        guard known.quality == .assumed else { return known }
        return Source(
            id: id, publisher: cell(publisher), title: cell(title).isEmpty ? known.title : cell(title),
            url: cell(address), licence: cell(licence).isEmpty ? known.licence : cell(licence),
            attribution: known.attribution, vintage: known.vintage,
            quality: Quality(rawValue: cell(quality)) ?? .assumed)
    }

    /// An economy, a group, or where `DEFINITION` shows our own export, any place by name.
    private func party(_ reader: borrowing RecordReader, _ column: Int) throws(Complaint) -> String? {
        let text = reader.text(column)
        if text == "WORLD" || text == "W" || text == "WLD" { return "WORLD" }
        if definition != nil || Parties.isGroup(text) { return text }
        return try reader.economy(column, .imf, of: "area")
    }

    mutating func finish(_ warnings: inout [String]) throws(Complaint) -> [Series] {
        if others > 0 { warnings.append("\(Amounts.count(others, "row")) of areas that are no economies left out") }
        if let agency {
            return gathering.series(
                source: ImportSources.publisher(
                    agency.name, title: "\(agency.name), dataflow \(agency.dataflow)", vintage: options.vintage,
                    quality: .official),
                quality: .official)
        }
        let source = ImportSources.publisher(
            "imported:" + (file.split(separator: "/").last.map(String.init) ?? file), vintage: options.vintage,
            quality: .assumed)
        let series = gathering.series(source: source, quality: .assumed)
        if series.contains(where: { $0.source == source }) {
            warnings.append("the file names no publisher that is known, so its values are marked assumed")
        }
        return series
    }
}

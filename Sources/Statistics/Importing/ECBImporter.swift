internal import Evidence

/// ECB reference rates: a row a day, a column a currency, units for one euro, `N/A` for none.
///
/// Kept are the yearly means of the units for one US dollar, over the days that have both rates, of years with at least
/// 200 such days.
struct ECBImporter: TableImporter {
    private let date, dollar: Int
    private let currencies: [(column: Int, code: String, economy: String)]
    private let width: Int
    private let vintage: String?
    private let file: String
    private var days: Set<Int> = []
    private var sums: [Int: [(sum: Double, count: Int)]] = [:]
    private var last = Int.min

    private static let enoughDays = 200

    init(_ header: TableHeader, _ options: ImportOptions) throws(Complaint) {
        file = header.file
        date = try header.need("Date", for: "the ECB's rates")
        dollar = try header.need("USD", for: "the ECB's rates")
        // Currencies that no longer exist, or stand for no one economy, are passed over.
        var currencies: [(column: Int, code: String, economy: String)] = [(-1, "EUR", "EUZ")]
        for (column, title) in header.names.enumerated() where column != date && column != dollar {
            if case .economy(let economy) = PublishedCodes.embedded.meaning(of: title, .currency) {
                currencies.append((column, title, economy))
            }
        }
        self.currencies = currencies
        width = header.names.last?.isEmpty == true ? header.names.count - 1 : header.names.count
        vintage = options.vintage
    }

    mutating func row(_ reader: borrowing RecordReader) throws(Complaint) {
        try reader.checkWidth(width)
        guard let day = Period.Point(reader.text(date)), case .day(let year, _, _) = day else {
            throw Complaint(
                .badInput, at: reader.place(date), found: "\"\(String(reader.text(date).prefix(20)))\"",
                expected: "a day such as 2024-12-31", advice: "nothing was imported")
        }
        guard days.insert(day.days.lowerBound).inserted else {
            throw Complaint(
                .badInput, at: reader.place(date), found: "\(day) a second time", expected: "one row a day",
                advice: "nothing was imported")
        }
        last = max(last, day.days.lowerBound)
        guard let dollars = try rate(reader, dollar) else { return }
        var ofYear = sums[year] ?? [(sum: Double, count: Int)](repeating: (0, 0), count: currencies.count)
        for (index, currency) in currencies.enumerated() {
            guard let units = currency.column < 0 ? 1 : try rate(reader, currency.column) else { continue }
            ofYear[index].sum += units / dollars
            ofYear[index].count += 1
        }
        sums[year] = ofYear
    }

    private func rate(_ reader: borrowing RecordReader, _ column: Int) throws(Complaint) -> Double? {
        if reader.isEmpty(column) || reader.bytes(column).elementsEqual("N/A".utf8) { return nil }
        let value = try reader.value(column, of: "a rate")
        guard value > 0 else {
            throw Complaint(
                .badInput, at: reader.place(column), found: "the rate \(reader.text(column))",
                expected: "a positive number or N/A", advice: "nothing was imported")
        }
        return value
    }

    mutating func finish(_ warnings: inout [String]) throws(Complaint) -> [Series] {
        var gathering = Gathering()
        var short: [Int] = []
        for (year, values) in sums.sorted(by: { $0.key < $1.key }) {
            if values[0].count < Self.enoughDays {
                short.append(year)
                continue
            }
            for (currency, total) in zip(currencies, values) where total.count >= Self.enoughDays {
                try gathering.add(
                    .init(
                        reporter: currency.economy, partner: "", measure: .exchangeRate, definition: "period average",
                        unit: Unit(rawValue: currency.code),
                        formula: "mean over the days of units for one euro / US dollars for one euro"),
                    Observation(period: .year(year), value: total.sum / Double(total.count)), at: .init(file: file))
            }
        }
        if !short.isEmpty {
            warnings.append(
                "years of fewer than \(Self.enoughDays) days were left out: "
                    + short.map(String.init).joined(separator: ", "))
        }
        let edition = last == Int.min ? nil : CivilDate(dayNumber: last).description
        return gathering.series(
            source: ImportSources.source("ecb-daily", vintage: vintage ?? edition), quality: .derived)
    }
}

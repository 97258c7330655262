internal import Evidence

/// China customs' table of imports and exports by country (region), in Chinese, with month, January-to-month sum and
/// growth.
///
/// The month and the unit are read from the title (`2024年8月 … 单位：万元人民币`, or `千美元`). Goods that return to China
/// are left out.
struct CustomsImporter: TableImporter {
    private enum Column: Hashable {
        case month(Measure)
        case total(Measure)
        case growth(Measure)
    }

    private let year: Int
    private let month: Int
    private let unit: Unit
    private let multiplier: Double
    private let groups: [String]
    private let width: Int
    private let vintage: String?
    private let file: String
    private var columns: [Column?] = []
    private var gathering = Gathering()
    private var others: [String] = []

    init(_ header: TableHeader, _ options: ImportOptions) throws(Complaint) {
        file = header.file
        vintage = options.vintage
        width = header.names.count
        let title = (header.preamble.joined() + header.names).joined(separator: " ")
        let place = Complaint.Place(file: header.file, line: 1)
        guard let (year, month) = Self.date(in: title) else {
            throw Complaint(
                .badInput, at: place, found: "a customs table without its month",
                expected: "a title such as 2024年8月进出口商品国别（地区）总值表",
                advice: "keep the lines above the header; nothing was imported")
        }
        guard let (unit, multiplier) = Self.unit(in: title) else {
            throw Complaint(
                .badInput, at: place, found: "a customs table without its unit",
                expected: "单位：万元人民币, 单位：千美元 or the like above the header",
                advice:
                    "the same table is published in yuan and in dollars, so the unit is not guessed; nothing was imported"
            )
        }
        (self.year, self.month, self.unit, self.multiplier) = (year, month, unit, multiplier)
        // A heading over several columns stands in the first of them.
        var carried = ""
        groups = header.names.map { name in
            if !name.isEmpty { carried = name }
            return carried
        }
        guard let first = groups.first, first.contains("国别") else {
            throw Complaint(
                .badInput, at: .init(file: header.file, line: header.line, column: 1),
                found: "the first column \"\(groups.first ?? "")\"", expected: "国别（地区）",
                advice: "nothing was imported")
        }
    }

    mutating func row(_ reader: borrowing RecordReader) throws(Complaint) {
        let name = Self.plain(reader.text(0))
        let texts = (1..<max(1, min(reader.count, width))).map { Self.plain(reader.text($0)) }
        if columns.isEmpty, name.isEmpty || texts.contains(where: { $0.contains("当月") || $0.contains("累计") }) {
            columns = try Self.columns(groups, [name] + texts, reader)
            return
        }
        if columns.isEmpty { columns = try Self.columns(groups, [], reader) }
        if texts.allSatisfy(\.isEmpty) { return }
        guard reader.count >= columns.lastIndex(where: { $0 != nil }).map({ $0 + 1 }) ?? width else {
            throw Complaint(
                .badInput, at: reader.place(reader.count), found: "a row of \(reader.count) cells",
                expected: "\(width) as in the header", advice: "the file may be cut off; nothing was imported")
        }
        let partner: String
        switch PublishedCodes.embedded.meaning(of: name, .customs) {
        case .economy(let economy): partner = economy
        case .other:
            others.append(name)
            return
        case .unknown where name.contains("其他国家") || name.contains("不明") || name.hasSuffix("洲"):
            others.append(name)
            return
        case .unknown:
            let near = PublishedCodes.embedded.near(name, .customs)
            throw Complaint(
                .badInput, at: reader.place(0), found: "the unknown country or region \"\(String(name.prefix(40)))\"",
                expected: "a name as customs print it",
                advice: (near.isEmpty ? "" : "did you mean \(near.joined(separator: " or "))? ")
                    + "nothing was imported")
        }
        for (index, column) in columns.enumerated() {
            guard let column, index > 0, index < reader.count else { continue }
            let text = texts[index - 1].replacing(",", with: "")
            if text.isEmpty || text == "-" || text == "－" { continue }
            guard let value = DecimalText.value(of: Array(text.utf8)) else {
                throw Complaint(
                    .badInput, at: reader.place(index), found: "\"\(String(text.prefix(40)))\"",
                    expected: "a number, or - for none", advice: "nothing was imported")
            }
            try add(value, column, partner, reader.place(index))
        }
    }

    private mutating func add(
        _ value: Double, _ column: Column, _ partner: String, _ place: Complaint.Place
    ) throws(Complaint) {
        let single = Period.point(.month(year, month))
        let whole: Period =
            month == 12
            ? .year(year) : month == 1 ? single : .interval(from: .month(year, 1), to: .month(year, month))
        func key(_ measure: Measure) -> Gathering.Key {
            .init(reporter: "CHN", partner: partner, measure: measure, definition: "goods", unit: unit)
        }
        switch column {
        case .month(let measure):
            try gathering.add(
                key(measure), Observation(period: single, value: value * multiplier), at: place, line: place.line ?? 0)
        case .total(let measure):
            // In January the month is the sum.
            if month == 1 { return }
            try gathering.add(
                key(measure), Observation(period: whole, value: value * multiplier), at: place, line: place.line ?? 0)
        case .growth(let measure):
            var growth = key(.growth)
            growth.of = measure
            growth.basis = unit
            growth.unit = .percent
            try gathering.add(growth, Observation(period: whole, value: value), at: place, line: place.line ?? 0)
        }
    }

    mutating func finish(_ warnings: inout [String]) throws(Complaint) -> [Series] {
        if !others.isEmpty {
            warnings.append(
                "\(others.count) rows were left out: " + others.prefix(4).joined(separator: ", ")
                    + (others.count > 4 ? ", …" : ""))
        }
        return gathering.series(source: ImportSources.source("gacc-table", vintage: vintage), quality: .official)
    }

    // MARK: - Reading the title and header

    /// Text without spaces, of any width.
    private static func plain(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.filter { $0.value > 0x20 && $0 != "\u{3000}" && $0 != "\u{A0}" }))
    }

    /// Year and last month of `2024年8月`, `2024年1至8月`, `2024年1-8月`.
    static func date(in title: String) -> (year: Int, month: Int)? {
        let scalars = Array(plain(title).unicodeScalars)
        for (index, scalar) in scalars.enumerated() where scalar == "年" && index >= 4 {
            guard let year = Int(String(String.UnicodeScalarView(scalars[(index - 4)..<index]))),
                (1980...2100).contains(year)
            else { continue }
            var digits = ""
            var months: [Int] = []
            for next in scalars[(index + 1)...].prefix(8) {
                if ("0"..."9").contains(next) {
                    digits.unicodeScalars.append(next)
                    continue
                }
                if let month = Int(digits) { months.append(month) }
                digits = ""
                if next == "月" { break }
                guard next == "至" || next == "-" || next == "－" || next == "~" else {
                    months = []
                    break
                }
            }
            if let month = months.last, (1...12).contains(month) { return (year, month) }
        }
        return nil
    }

    /// Currency and factor of `单位：万元人民币` and the like.
    static func unit(in title: String) -> (Unit, Double)? {
        let text = plain(title)
        guard let start = text.firstRange(of: "单位") else { return nil }
        let named = text[start.upperBound...].prefix(16)
        let isDollar = named.contains("美元")
        guard isDollar || named.contains("元") else { return nil }
        // The title may say "(美元值)" or "(人民币值)": it must not contradict the unit.
        if text.contains("美元值"), !isDollar { return nil }
        if text.contains("人民币值"), isDollar { return nil }
        for (word, factor) in [("百万", 1e6), ("亿", 1e8), ("万", 1e4), ("千", 1e3)] where named.contains(word) {
            return (isDollar ? .usDollar : .yuan, factor)
        }
        return nil
    }

    private static func measure(_ label: String) -> Measure? {
        if label.contains("进出口") { return .tradeTotal }
        if label.contains("出口") { return .exports }
        if label.contains("进口") { return .imports }
        return nil
    }

    /// What each column holds, from the two lines of the header; from the usual ten columns when there is one line.
    private static func columns(
        _ groups: [String], _ second: [String], _ reader: borrowing RecordReader
    ) throws(Complaint) -> [Column?] {
        var columns: [Column?] = [nil]
        for index in 1..<groups.count {
            let (group, label) = (groups[index], index < second.count ? second[index] : "")
            if group.contains("同期") || label.contains("同期") {
                let position = index - (groups.firstIndex(of: group) ?? index)
                columns.append(
                    (measure(label) ?? [Measure.tradeTotal, .exports, .imports].dropFirst(position).first)
                        .map(Column.growth))
            } else if let measure = measure(group) ?? measure(label) {
                let isSum = label.isEmpty ? index > 1 && groups[index - 1] == group : label.contains("累计")
                columns.append(isSum ? .total(measure) : .month(measure))
            } else {
                columns.append(nil)
            }
        }
        guard columns.contains(.month(.exports)) || columns.contains(.total(.exports)),
            columns.contains(.month(.imports)) || columns.contains(.total(.imports))
        else {
            throw Complaint(
                .badInput, at: .init(file: reader.name, line: reader.line), found: "a header without 出口 and 进口",
                expected: "进出口, 出口 and 进口, each with 当月 and 累计", advice: "nothing was imported")
        }
        let named = columns.compactMap { $0 }
        guard Set(named).count == named.count else {
            throw Complaint(
                .badInput, at: .init(file: reader.name, line: reader.line), found: "two columns of the same content",
                expected: "each once", advice: "nothing was imported")
        }
        return columns
    }
}

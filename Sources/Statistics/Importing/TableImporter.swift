internal import Evidence

/// Reads the rows of one publisher's kind of table.
protocol TableImporter {
    /// Looks at the header and at what stands before it.
    ///
    /// - Throws: a ``Complaint`` for a missing column or a title that lacks what is needed.
    init(_ header: TableHeader, _ options: ImportOptions) throws(Complaint)
    /// Takes one row.
    mutating func row(_ reader: borrowing RecordReader) throws(Complaint)
    /// The series of the whole table; `warnings` says what a person should know about them.
    mutating func finish(_ warnings: inout [String]) throws(Complaint) -> [Series]
}

/// The header of a table: the names of its columns, and the lines before it.
struct TableHeader {
    let file: String
    let line: Int
    let names: [String]
    let preamble: [[String]]
    private let columns: [String: Int]

    init(file: String, line: Int, names: [String], preamble: [[String]]) {
        self.file = file
        self.line = line
        self.names = names
        self.preamble = preamble
        columns = Dictionary(
            names.enumerated().map { ($1.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Position of a column, case aside; nil when there is none.
    func find(_ names: String...) -> Int? {
        for name in names {
            if let column = columns[name.lowercased()] { return column }
        }
        return nil
    }

    /// Position of a column that must be there.
    ///
    /// - Throws: a ``Complaint`` that lists the columns there are.
    func need(_ names: String..., for table: String) throws(Complaint) -> Int {
        for name in names {
            if let column = columns[name.lowercased()] { return column }
        }
        throw Complaint(
            .badInput, at: .init(file: file, line: line, column: 1),
            found: "no column \"\(names[0])\"",
            expected: "it in \(table); the columns are "
                + self.names.prefix(30).joined(separator: ", ") + (self.names.count > 30 ? ", …" : ""),
            advice: "download the table again with all its columns; nothing was imported")
    }
}

extension RecordReader {
    /// The number in a cell.
    ///
    /// - Throws: a ``Complaint`` when something else stands there.
    borrowing func value(_ column: Int, of what: String) throws(Complaint) -> Double {
        if let value = number(column) { return value }
        throw Complaint(
            .badInput, at: place(column), found: "\"\(String(text(column).prefix(40)))\"",
            expected: "a number for \(what)", advice: "correct the cell and import again; nothing was imported")
    }

    /// The economy a cell names; nil for an area that is none of ours.
    ///
    /// - Throws: a ``Complaint`` for a code nobody knows, with those spelled nearly alike.
    borrowing func economy(
        _ column: Int, _ scheme: PublishedCodes.Scheme, of what: String
    ) throws(Complaint) -> String? {
        let code = text(column)
        switch PublishedCodes.embedded.meaning(of: code, scheme) {
        case .economy(let economy): return economy
        case .other: return nil
        case .unknown:
            let near = PublishedCodes.embedded.near(code, scheme)
            throw Complaint(
                .badInput, at: place(column), found: "the unknown \(what) \"\(String(code.prefix(40)))\"",
                expected: "a code of the publisher's list",
                advice: (near.isEmpty ? "" : "did you mean \(near.joined(separator: " or "))? ")
                    + "nothing was imported")
        }
    }

    /// Refuses a row whose cells are fewer than the header's, or more with something in them.
    borrowing func checkWidth(_ header: Int) throws(Complaint) {
        if count < header {
            throw Complaint(
                .badInput, at: place(count), found: "a row of \(count) cells", expected: "\(header) as in the header",
                advice: "the file may be cut off; nothing was imported")
        }
        for extra in header..<max(header, count) where !isEmpty(extra) {
            throw Complaint(
                .badInput, at: place(extra), found: "a row of \(count) cells", expected: "\(header) as in the header",
                advice: "a comma inside a cell needs quotes; nothing was imported")
        }
    }

    /// Refuses a row whose reporter is the world: the columns of reporter and partner have changed places.
    borrowing func checkReporter(_ reporter: String, _ column: Int) throws(Complaint) {
        if reporter == "WORLD" {
            throw Complaint(
                .badInput, at: place(column), found: "the world as reporter", expected: "an economy",
                advice: "reporter and partner look swapped; nothing was imported")
        }
    }
}

/// The period that publishers write in one of several ways.
enum PublishedPeriod {
    /// `2024`, `202403`, `2024-03`, `2024-M03`, `2024M3`, `2024-Q1`, `2024Q1`, `2024-S1`, `2024-03-05`,
    /// `2024-01-01/P8M`; nil for anything else.
    static func read(_ text: String) -> Period? {
        if let slash = text.firstIndex(of: "/") {
            let length = text[text.index(after: slash)...]
            guard length.first == "P" else { return Period(text) }
            guard let start = Period.Point(text[..<slash]), let unit = length.last, unit == "M" || unit == "Y",
                let count = Int(length.dropFirst().dropLast()), (1...1200).contains(count)
            else { return nil }
            let first = CivilDate(dayNumber: start.days.lowerBound)
            guard first.day == 1, unit == "M" || first.month == 1 else { return nil }
            let last = first.year * 12 + first.month - 1 + count * (unit == "Y" ? 12 : 1) - 1
            guard last / 12 <= 9999 else { return nil }
            if unit == "Y" { return .interval(from: .year(first.year), to: .year(last / 12)) }
            return .interval(from: .month(first.year, first.month), to: .month(last / 12, last % 12 + 1))
        }
        let bytes = Array(text.utf8)
        if bytes.count == 6, bytes.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) {
            return Period(
                String(decoding: bytes[..<4], as: UTF8.self) + "-" + String(decoding: bytes[4...], as: UTF8.self))
        }
        var rest = Substring(text)
        guard rest.utf8.count > 4 else { return Period(text) }
        let year = rest.prefix(4)
        rest = rest.dropFirst(4)
        if rest.first == "-" { rest = rest.dropFirst() }
        switch rest.first {
        case "M":
            let month = rest.dropFirst()
            return Period("\(year)-\(month.utf8.count == 1 ? "0" : "")\(month)")
        case "Q": return Period("\(year)-\(rest)")
        case "S", "H": return Period("\(year)-H\(rest.dropFirst())")
        default: return Period(text)
        }
    }

    /// The same in SDMX's notation: intervals of whole months or years as a start and a duration.
    static func write(_ period: Period) -> String {
        guard case .interval(let from?, let to?) = period else { return period.description }
        switch (from, to) {
        case (.year(let first), .year(let last)): return "\(Period.Point.day(first, 1, 1))/P\(last - first + 1)Y"
        case (.month(let year, let month), .month(let lastYear, let lastMonth)):
            return "\(Period.Point.day(year, month, 1))/P\((lastYear - year) * 12 + lastMonth - month + 1)M"
        default: return period.description
        }
    }
}

/// Periods already read, since a file has few of them.
struct PeriodMemo {
    private var known: [String: Period] = [:]

    /// The period of a text; nil when it is none.
    mutating func read(_ text: String) -> Period? {
        if let period = known[text] { return period }
        let period = PublishedPeriod.read(text)
        if let period, known.count < 10_000 { known[text] = period }
        return period
    }
}

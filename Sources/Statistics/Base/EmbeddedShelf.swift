internal import Atlas
internal import Evidence
internal import StatisticsTables

/// The series inside the binary, found in the bytes of their table by binary search.
///
/// Nothing is read before a question is asked: the rows are in the order of their first three columns, and a question
/// reads only the rows it is about.
struct EmbeddedShelf: SeriesShelf {
    private let bytes: [UInt8]
    private let formulas: [String: String]
    private let sources: [String: Source]

    /// The table that comes with the program.
    static let embedded: EmbeddedShelf = {
        do {
            return try unsafe EmbeddedShelf(
                bytes: Array(
                    UnsafeBufferPointer(
                        start: sogdian_statistics_series_bytes(), count: sogdian_statistics_series_count())),
                formulas: CSVTable(
                    name: "formulas.csv",
                    bytes: UnsafeBufferPointer(
                        start: sogdian_statistics_formulas_bytes(), count: sogdian_statistics_formulas_count())),
                sources: Atlas.embedded.sources)
        } catch {
            // The tables are checked when they are made and by the tests; a fault here is a fault of the build.
            fatalError("embedded statistics: \(error)")
        }
    }()

    /// Takes a table whose rows are sorted by measure, reporter and partner.
    ///
    /// - Throws: a ``Complaint`` when a column is missing or out of place.
    init(bytes: [UInt8], formulas: CSVTable, sources: [String: Source]) throws(Complaint) {
        let end = bytes.firstIndex(of: 0x0A) ?? bytes.endIndex
        let header = String(decoding: bytes[..<end], as: UTF8.self)
        guard header == Self.header else {
            throw Complaint(
                .badInput, at: .init(file: "series.csv", line: 1), found: "the columns \(header)",
                expected: Self.header)
        }
        let (id, formula) = (try formulas.column("id"), try formulas.column("formula"))
        self.formulas = Dictionary(
            formulas.rows.map { ($0[id], $0[formula]) }, uniquingKeysWith: { first, _ in first })
        self.sources = sources
        self.bytes = Array(bytes[min(end + 1, bytes.endIndex)...])
    }

    private static let header =
        "measure,reporter,partner,definition,source,valuation,unit,multiplier,quality,formula,start,values"

    func series(of measure: Measure, reporter: String, partner: String) -> [Series] {
        rows(prefix: "\(measure.rawValue),\(reporter),\(partner),")
    }

    func series(of measure: Measure, reporter: String) -> [Series] {
        rows(prefix: "\(measure.rawValue),\(reporter),")
    }

    func series(of measure: Measure) -> [Series] {
        rows(prefix: measure.rawValue + ",")
    }

    func all() -> [Series] { rows(prefix: "") }

    // MARK: - Searching

    /// Rows that begin with a prefix; rows of one series that stand apart are joined.
    private func rows(prefix: String) -> [Series] {
        let wanted = Array(prefix.utf8)
        var position = firstLine(notBefore: wanted)
        var result: [Series] = []
        while position < bytes.count, begins(at: position, with: wanted) {
            let end = endOfLine(from: position)
            if let series = row(bytes[position..<end]) {
                if let last = result.last, Self.isOne(last, series) {
                    result[result.count - 1].observations += series.observations
                } else {
                    result.append(series)
                }
            }
            position = end + 1
        }
        return result
    }

    /// Start of the first line that does not sort before the prefix.
    private func firstLine(notBefore prefix: [UInt8]) -> Int {
        var low = 0
        var high = bytes.count
        while low < high {
            let line = startOfLine(containing: low + (high - low) / 2)
            if line < low { return low }
            if isBefore(line, prefix) {
                low = endOfLine(from: line) + 1
            } else {
                high = line
            }
        }
        return min(low, bytes.count)
    }

    private func startOfLine(containing position: Int) -> Int {
        var start = position
        while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
        return start
    }

    private func endOfLine(from position: Int) -> Int {
        bytes[position...].firstIndex(of: 0x0A) ?? bytes.count
    }

    private func isBefore(_ line: Int, _ prefix: [UInt8]) -> Bool {
        for (offset, byte) in prefix.enumerated() {
            guard line + offset < bytes.count else { return true }
            let own = bytes[line + offset]
            if own != byte { return own < byte }
        }
        return false
    }

    private func begins(at line: Int, with prefix: [UInt8]) -> Bool {
        line + prefix.count <= bytes.count && bytes[line..<(line + prefix.count)].elementsEqual(prefix)
    }

    // MARK: - Reading

    private static func isOne(_ left: Series, _ right: Series) -> Bool {
        left.measure == right.measure && left.reporter == right.reporter && left.partner == right.partner
            && left.definition == right.definition && left.source.id == right.source.id
            && left.valuation == right.valuation && left.unit == right.unit && left.quality == right.quality
            && left.formula == right.formula && left.of == right.of && left.basis == right.basis
    }

    /// The series of a row; nil when it names something unknown, which the tests rule out.
    private func row(_ line: ArraySlice<UInt8>) -> Series? {
        let cells = Self.cells(line)
        guard cells.count == 12 else { return nil }
        func text(_ column: Int) -> String { String(decoding: cells[column], as: UTF8.self) }
        guard let measure = Measure(rawValue: text(0)), let source = sources[text(4)],
            let valuation = Valuation(rawValue: text(5)), let multiplier = Int(text(7)),
            let quality = Quality(rawValue: text(8)),
            let observations = PackedValues.observations(start: text(10), values: cells[11], multiplier: multiplier)
        else { return nil }
        var definition = text(3)
        var of: Measure?
        var basis: Unit?
        if measure == .growth {
            // What grows and in which currency stand after the definition: `goods:exports:CNY`.
            let parts = definition.split(separator: ":", maxSplits: 2).map(String.init)
            guard parts.count == 3, let grown = Measure(rawValue: parts[1]) else { return nil }
            (definition, of, basis) = (parts[0], grown, Unit(rawValue: parts[2]))
        }
        return Series(
            source: source, reporter: text(1), partner: text(2), measure: measure, definition: definition,
            valuation: valuation, unit: Unit(rawValue: text(6)), quality: quality,
            formula: cells[9].isEmpty ? nil : formulas[text(9)], of: of, basis: basis, observations: observations)
    }

    /// The cells of a line; a quoted cell holds commas but no line feed.
    private static func cells(_ line: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        var cells: [ArraySlice<UInt8>] = []
        cells.reserveCapacity(12)
        var start = line.startIndex
        var position = start
        while position <= line.endIndex {
            if position < line.endIndex, line[position] == UInt8(ascii: "\""), position == start {
                guard let closing = line[(position + 1)...].firstIndex(of: UInt8(ascii: "\"")) else { return [] }
                cells.append(line[(position + 1)..<closing])
                position = closing + 2
                start = position
                if closing + 1 >= line.endIndex { return cells }
                continue
            }
            if position == line.endIndex || line[position] == UInt8(ascii: ",") {
                cells.append(line[start..<position])
                start = position + 1
            }
            position += 1
        }
        return cells
    }
}

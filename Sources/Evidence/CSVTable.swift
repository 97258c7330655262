/// A small CSV table read whole: RFC 4180 quoting, LF or CRLF, header row first.
///
/// For the embedded tables and other files of a few megabytes; columns are found by name, in any order.
public struct CSVTable: Sendable {
    public let name: String
    public let header: [String]
    private let cells: [String]
    private let lines: [Int]

    /// One row with its place in the file.
    public struct Row: Sendable {
        fileprivate let table: CSVTable
        fileprivate let index: Int

        /// The cell of a column found with ``CSVTable/column(_:)``.
        public subscript(column: Int) -> String {
            table.cells[index * table.header.count + column]
        }

        /// Line of the file on which the row starts, from 1.
        public var line: Int { table.lines[index] }
    }

    /// Reads a table.
    ///
    /// - Throws: a ``Complaint`` with line and column for an unclosed quote, text after a closing quote, or a row
    ///   whose number of cells is not the header's.
    public init(name: String, bytes: some Collection<UInt8>) throws(Complaint) {
        self.name = name
        var parser = Parser(bytes: Array(bytes), name: name)
        guard let header = try parser.nextRow(), !(header.count == 1 && header[0].isEmpty) else {
            throw Complaint(.badInput, at: .init(file: name), found: "the file is empty", expected: "a header row")
        }
        self.header = header
        var cells: [String] = []
        var lines: [Int] = []
        while true {
            let line = parser.line
            guard let row = try parser.nextRow() else { break }
            if row.count == 1 && row[0].isEmpty { continue }
            guard row.count == header.count else {
                throw Complaint(
                    .badInput, at: .init(file: name, line: line, column: 1), found: "a row of \(row.count) cells",
                    expected: "\(header.count) as in the header")
            }
            cells.append(contentsOf: row)
            lines.append(line)
        }
        self.cells = cells
        self.lines = lines
    }

    /// Position of a column.
    ///
    /// - Throws: a ``Complaint`` that lists the columns there are.
    public func column(_ title: String) throws(Complaint) -> Int {
        guard let index = header.firstIndex(of: title) else {
            throw Complaint(
                .badInput, at: .init(file: name, line: 1, column: 1), found: "no column \"\(title)\"",
                expected: "it among " + header.joined(separator: ", "))
        }
        return index
    }

    public var count: Int { lines.count }

    /// All rows in the order of the file.
    public var rows: some Sequence<Row> { (0..<lines.count).lazy.map { Row(table: self, index: $0) } }

    private struct Parser {
        let bytes: [UInt8]
        let name: String
        var position = 0
        var line = 1
        var lineStart = 0

        init(bytes: [UInt8], name: String) {
            self.bytes = bytes
            self.name = name
            if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        }

        mutating func nextRow() throws(Complaint) -> [String]? {
            guard position < bytes.count else { return nil }
            var row: [String] = []
            while true {
                row.append(try nextCell())
                if position >= bytes.count { return row }
                let byte = bytes[position]
                position += 1
                if byte == UInt8(ascii: ",") { continue }
                if byte == UInt8(ascii: "\r"), position < bytes.count, bytes[position] == UInt8(ascii: "\n") {
                    position += 1
                }
                line += 1
                lineStart = position
                return row
            }
        }

        private mutating func nextCell() throws(Complaint) -> String {
            guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
                let start = position
                while position < bytes.count, !isEnd(bytes[position]) { position += 1 }
                return String(decoding: bytes[start..<position], as: UTF8.self)
            }
            let opening = (line, position - lineStart + 1)
            position += 1
            var cell: [UInt8] = []
            while position < bytes.count {
                let byte = bytes[position]
                position += 1
                if byte == UInt8(ascii: "\"") {
                    if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
                        cell.append(byte)
                        position += 1
                        continue
                    }
                    guard position >= bytes.count || isEnd(bytes[position]) else {
                        throw Complaint(
                            .badInput, at: .init(file: name, line: line, column: position - lineStart + 1),
                            found: "text after a closing quote", expected: "a comma or the end of the line")
                    }
                    return String(decoding: cell, as: UTF8.self)
                }
                if byte == UInt8(ascii: "\n") {
                    line += 1
                    lineStart = position
                }
                cell.append(byte)
            }
            throw Complaint(
                .badInput, at: .init(file: name, line: opening.0, column: opening.1),
                found: "a quote that never closes",
                expected: "a closing \"")
        }

        private func isEnd(_ byte: UInt8) -> Bool {
            byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
        }
    }
}

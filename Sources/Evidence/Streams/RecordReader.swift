/// Reads delimited text of any size record by record: RFC 4180 quoting, LF or CRLF, UTF-8 or else Latin-1.
///
/// One buffer holds the piece of the file around the record; cells are looked at in place. A record is what stands
/// between line ends that are not inside quotes.
public struct RecordReader: ~Copyable {
    public let name: String
    /// Line of the file on which the record starts, from 1.
    public private(set) var line = 0
    /// Cells of the record.
    public private(set) var count = 0
    /// Bytes of the file read into records so far.
    public private(set) var consumed = 0

    private var source: any ByteSource
    private let separator: UInt8
    private var buffer: [UInt8]
    private var recordStart = 0
    private var next = 0
    private var filled = 0
    private var isAtEnd = false
    private var nextLine = 1
    // Start and end of each cell in the buffer; the end is negative where the cell holds doubled quotes.
    private var starts: [Int] = []
    private var ends: [Int] = []

    /// The longest record that is read, in bytes.
    private static let longestRecord = 1 << 25

    /// Makes a reader.
    public init(_ source: any ByteSource, separator: UInt8 = UInt8(ascii: ","), bufferSize: Int = 1 << 18) {
        self.source = source
        self.separator = separator
        name = source.name
        buffer = [UInt8](repeating: 0, count: max(64, bufferSize))
    }

    /// Goes to the next record; false at the end of the file.
    ///
    /// - Throws: a ``Complaint`` for an unclosed quote, text after a closing quote, or a record of more than 32 MB.
    public mutating func advance() throws(Complaint) -> Bool {
        if line == 0 {
            while filled < 3, !isAtEnd { try fill() }
            if filled >= 3, buffer[0] == 0xEF, buffer[1] == 0xBB, buffer[2] == 0xBF { next = 3 }
        }
        consumed += next - recordStart
        recordStart = next
        line = nextLine
        while true {
            if next < filled || !isAtEnd {
                if next < filled, try split() { return true }
                if isAtEnd { return try finish() }
                try fill()
            } else {
                count = 0
                return false
            }
        }
    }

    /// Finds the cells of the record that starts at `recordStart`; false when its end is not in the buffer yet.
    private mutating func split() throws(Complaint) -> Bool {
        starts.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        var position = recordStart
        var cell = recordStart
        var lines = 0
        let (separator, filled) = (self.separator, self.filled)
        var fault: Int?
        let isWhole = unsafe buffer.withUnsafeBufferPointer { bytes -> Bool in
            while position < filled {
                let byte = unsafe bytes[position]
                if byte == separator {
                    starts.append(cell)
                    ends.append(position)
                    position += 1
                    cell = position
                } else if byte == 0x0A {
                    let isCRLF = unsafe position > cell && bytes[position - 1] == 0x0D
                    starts.append(cell)
                    ends.append(isCRLF ? position - 1 : position)
                    position += 1
                    lines += 1
                    return true
                } else if byte == 0x22, position == cell {
                    var isDoubled = false
                    position += 1
                    while true {
                        guard position < filled else { return false }
                        let inner = unsafe bytes[position]
                        if inner == 0x22 {
                            guard position + 1 < filled else { return false }
                            if unsafe bytes[position + 1] == 0x22 {
                                isDoubled = true
                                position += 2
                                continue
                            }
                            break
                        }
                        if inner == 0x0A { lines += 1 }
                        position += 1
                    }
                    starts.append(cell + 1)
                    ends.append(isDoubled ? -position : position)
                    position += 1
                    // Only a separator or a line end may follow.
                    guard position < filled else { return false }
                    var after = unsafe bytes[position]
                    if after == 0x0D {
                        guard position + 1 < filled else { return false }
                        position += 1
                        after = unsafe bytes[position]
                    }
                    if after == 0x0A {
                        position += 1
                        lines += 1
                        return true
                    }
                    guard after == separator else {
                        fault = position
                        return true
                    }
                    position += 1
                    cell = position
                } else {
                    position += 1
                }
            }
            return false
        }
        if let fault {
            throw Complaint(
                .badInput, at: .init(file: name, line: line + lines, column: column(at: fault)),
                found: "text after a closing quote", expected: "a separator or the end of the line")
        }
        guard isWhole else { return false }
        count = starts.count
        next = position
        nextLine = line + lines
        return true
    }

    /// Ends the last record, which no line end follows.
    private mutating func finish() throws(Complaint) -> Bool {
        // A line end is put behind it; there is always room for one.
        if filled == buffer.count { buffer.append(0) }
        buffer[filled] = 0x0A
        filled += 1
        guard try split() else {
            let quote = openQuote()
            throw Complaint(
                .badInput, at: .init(file: name, line: line, column: column(at: quote)),
                found: "a quote that never closes", expected: "a closing \"")
        }
        return true
    }

    private func openQuote() -> Int {
        let after = ends.last.map { abs($0) + 1 } ?? recordStart
        return min(max(after, recordStart), filled - 1)
    }

    /// Reads more bytes behind those of the record.
    private mutating func fill() throws(Complaint) {
        if recordStart > 0 {
            buffer.replaceSubrange(0..<(filled - recordStart), with: Array(buffer[recordStart..<filled]))
            filled -= recordStart
            next -= recordStart
            recordStart = 0
        }
        if filled > buffer.count / 2 {
            guard buffer.count < Self.longestRecord else {
                throw Complaint(
                    .badInput, at: .init(file: name, line: max(1, line)), found: "a record of more than 32 MB",
                    expected: "a table with line ends", advice: "a quote that never closes would do this")
            }
            buffer.append(contentsOf: repeatElement(0, count: buffer.count))
        }
        var piece = [UInt8](repeating: 0, count: buffer.count - filled)
        let count = try source.read(into: &piece)
        if count == 0 { isAtEnd = true }
        buffer.replaceSubrange(filled..<(filled + count), with: piece[..<count])
        filled += count
    }

    // MARK: - Cells

    /// The bytes of a cell, without quotes around it; empty beyond the last cell.
    public func bytes(_ index: Int) -> ArraySlice<UInt8> {
        guard index < count else { return [] }
        return buffer[starts[index]..<abs(ends[index])]
    }

    /// Whether a cell is empty.
    public func isEmpty(_ index: Int) -> Bool { index >= count || starts[index] == abs(ends[index]) }

    /// A cell as text, read as UTF-8, or as Latin-1 when it is none.
    public func text(_ index: Int) -> String {
        guard index < count else { return "" }
        let slice = bytes(index)
        let text =
            String(validating: slice, as: UTF8.self)
            ?? String(String.UnicodeScalarView(slice.map { Unicode.Scalar($0) }))
        return ends[index] < 0 ? text.replacing("\"\"", with: "\"") : text
    }

    /// A cell as a whole number up to nine digits; nil when it is none.
    @inline(__always)
    public func integer(_ index: Int) -> Int? {
        guard index < count else { return nil }
        let (start, end) = (starts[index], ends[index])
        guard end > start, end - start <= 9 else { return nil }
        var value = 0
        for position in start..<end {
            let byte = buffer[position]
            guard byte >= 0x30, byte <= 0x39 else { return nil }
            value = value &* 10 &+ Int(byte & 15)
        }
        return value
    }

    /// A cell as a decimal number, spaces around it allowed; nil when it is none.
    public func number(_ index: Int) -> Double? {
        guard index < count, ends[index] > starts[index] else { return nil }
        var (start, end) = (starts[index], ends[index])
        while start < end, buffer[start] == 0x20 { start += 1 }
        while start < end, buffer[end - 1] == 0x20 { end -= 1 }
        return unsafe buffer.withUnsafeBufferPointer { bytes in
            unsafe DecimalText.value(of: UnsafeBufferPointer(rebasing: bytes[start..<end]))
        }
    }

    /// Where a cell stands, for complaints.
    public func place(_ index: Int) -> Complaint.Place {
        guard index < count else {
            return .init(file: name, line: line, column: column(at: max(recordStart, next - 1)))
        }
        var lines = 0
        for position in recordStart..<starts[index] where buffer[position] == 0x0A { lines += 1 }
        return .init(file: name, line: line + lines, column: column(at: starts[index]))
    }

    /// Column in scalars, from 1, of a position in the buffer.
    private func column(at position: Int) -> Int {
        var column = 1
        for index in (recordStart..<max(recordStart, min(position, filled))).reversed() {
            if buffer[index] == 0x0A { break }
            if buffer[index] & 0xC0 != 0x80 { column += 1 }
        }
        return column
    }
}

/// Reads delimited text of any size record by record: RFC 4180 quoting, LF or CRLF, UTF-8 or else Latin-1.
///
/// One buffer holds the piece of the file around the record; cells are looked at in place. A record is what stands
/// between line ends that are not inside quotes.
@safe
public struct RecordReader: ~Copyable {
    public let name: String
    /// Line of the file on which the record starts, from 1.
    public private(set) var line = 0
    /// Cells of the record.
    public private(set) var count = 0

    private var source: any ByteSource
    private let separator: UInt8
    @usableFromInline var buffer: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private var recordStart = 0
    private var next = 0
    private var filled = 0
    private var isAtEnd = false
    private var nextLine = 1
    // Start and end of each cell in the buffer, side by side; the end is negative where the cell holds doubled quotes.
    @usableFromInline var cells: UnsafeMutablePointer<Int>
    private var cellCapacity = 64

    /// The longest record that is read, in bytes.
    private static let longestRecord = 1 << 25

    /// Makes a reader.
    public init(_ source: any ByteSource, separator: UInt8 = UInt8(ascii: ","), bufferSize: Int = 1 << 18) {
        self.source = source
        self.separator = separator
        name = source.name
        capacity = max(64, bufferSize)
        unsafe buffer = .allocate(capacity: capacity)
        unsafe buffer.initialize(repeating: 0, count: capacity)
        unsafe cells = .allocate(capacity: cellCapacity * 2)
        unsafe cells.initialize(repeating: 0, count: cellCapacity * 2)
    }

    deinit {
        unsafe buffer.deallocate()
        unsafe cells.deallocate()
    }

    /// Goes to the next record; false at the end of the file.
    ///
    /// - Throws: a ``Complaint`` for an unclosed quote, text after a closing quote, or a record of more than 32 MB.
    public mutating func advance() throws(Complaint) -> Bool {
        if line == 0 {
            while filled < 3, !isAtEnd { try fill() }
            if filled >= 3, unsafe buffer[0] == 0xEF, unsafe buffer[1] == 0xBB, unsafe buffer[2] == 0xBF { next = 3 }
        }
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

    // MARK: - Cutting

    /// Where a separator, line end or quote is among the eight bytes of a word: 0x80 in each such byte, and perhaps in
    /// bytes above the first.
    @inline(__always)
    private static func marks(_ word: UInt64, _ separators: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highs: UInt64 = 0x8080_8080_8080_8080
        let (a, b, c) = (word ^ separators, word ^ (ones &* 0x0A), word ^ (ones &* 0x22))
        return (((a &- ones) & ~a) | ((b &- ones) & ~b) | ((c &- ones) & ~c)) & highs
    }

    /// Finds the cells of the record that starts at `recordStart`; false when its end is not in the buffer yet.
    private mutating func split() throws(Complaint) -> Bool {
        let separator = self.separator
        let separators = UInt64(separator) &* 0x0101_0101_0101_0101
        let bytes = unsafe buffer
        var position = recordStart
        var cell = recordStart
        var found = 0
        while position < filled {
            // Eight bytes at a time to the next byte that matters.
            while position + 8 <= filled {
                let word = unsafe UnsafeRawPointer(bytes + position).loadUnaligned(as: UInt64.self).littleEndian
                let marks = Self.marks(word, separators)
                if marks != 0 {
                    position += marks.trailingZeroBitCount >> 3
                    break
                }
                position += 8
            }
            let byte = unsafe bytes[position]
            if byte == separator {
                if found == cellCapacity { growCells() }
                unsafe cells[found * 2] = cell
                unsafe cells[found * 2 + 1] = position
                found += 1
                position += 1
                cell = position
            } else if byte == 0x0A {
                let isCRLF = unsafe position > cell && bytes[position - 1] == 0x0D
                return end(found, cell, isCRLF ? position - 1 : position, next: position + 1, lines: 1)
            } else if byte == 0x22, position == cell {
                return try splitQuoted(from: cell, found: found)
            } else {
                position += 1
            }
        }
        return false
    }

    /// Keeps the last cell of a record.
    @inline(__always)
    private mutating func end(_ found: Int, _ start: Int, _ end: Int, next: Int, lines: Int) -> Bool {
        if found == cellCapacity { growCells() }
        unsafe cells[found * 2] = start
        unsafe cells[found * 2 + 1] = end
        count = found + 1
        self.next = next
        nextLine = line + lines
        return true
    }

    /// The rest of a record from its first quoted cell on.
    private mutating func splitQuoted(from start: Int, found already: Int) throws(Complaint) -> Bool {
        let bytes = unsafe buffer
        var (cell, found, lines) = (start, already, 0)
        while true {
            var position = cell
            var closing = cell
            guard position < filled else { return false }
            if unsafe bytes[position] == 0x22 {
                var isDoubled = false
                position += 1
                while true {
                    guard position < filled else { return false }
                    let inner = unsafe bytes[position]
                    if inner == 0x22 {
                        guard position + 1 < filled else { return false }
                        guard unsafe bytes[position + 1] == 0x22 else { break }
                        isDoubled = true
                        position += 1
                    }
                    if inner == 0x0A { lines += 1 }
                    position += 1
                }
                closing = isDoubled ? -position : position
                cell += 1
                position += 1
                // Only a separator or a line end may follow.
                guard position < filled else { return false }
                if unsafe bytes[position] == 0x0D {
                    position += 1
                    guard position < filled else { return false }
                }
                let after = unsafe bytes[position]
                guard after == separator || after == 0x0A else {
                    throw Complaint(
                        .badInput, at: .init(file: name, line: line + lines, column: column(at: position)),
                        found: "text after a closing quote", expected: "a separator or the end of the line")
                }
            } else {
                while position < filled, unsafe bytes[position] != separator, unsafe bytes[position] != 0x0A {
                    position += 1
                }
                guard position < filled else { return false }
                let isCRLF = unsafe bytes[position] == 0x0A && position > cell && bytes[position - 1] == 0x0D
                closing = isCRLF ? position - 1 : position
            }
            if unsafe bytes[position] == 0x0A { return end(found, cell, closing, next: position + 1, lines: lines + 1) }
            if found == cellCapacity { growCells() }
            unsafe cells[found * 2] = cell
            unsafe cells[found * 2 + 1] = closing
            found += 1
            cell = position + 1
        }
    }

    private mutating func growCells() {
        let larger = UnsafeMutablePointer<Int>.allocate(capacity: cellCapacity * 4)
        unsafe larger.initialize(repeating: 0, count: cellCapacity * 4)
        unsafe larger.update(from: cells, count: cellCapacity * 2)
        unsafe cells.deallocate()
        unsafe cells = larger
        cellCapacity *= 2
    }

    /// Ends the last record, which no line end follows.
    private mutating func finish() throws(Complaint) -> Bool {
        // A line end is put behind it.
        if filled == capacity { grow() }
        unsafe buffer[filled] = 0x0A
        filled += 1
        if try split() { return true }
        throw Complaint(
            .badInput, at: .init(file: name, line: line, column: column(at: openQuote())),
            found: "a quote that never closes", expected: "a closing \"")
    }

    /// Where the quote stands that the end of the file leaves open.
    private func openQuote() -> Int {
        var position = recordStart
        var opening = recordStart
        var isInside = false
        var isStart = true
        while position < filled {
            let byte = unsafe buffer[position]
            if isInside {
                if byte == 0x22 { isInside = false }
            } else if byte == 0x22 {
                // A doubled quote opens again where the one before stood.
                if isStart { opening = position }
                isInside = true
            }
            isStart = byte == separator && !isInside
            position += 1
        }
        return opening
    }

    private mutating func grow() {
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity * 2)
        unsafe larger.initialize(repeating: 0, count: capacity * 2)
        unsafe larger.update(from: buffer, count: filled)
        unsafe buffer.deallocate()
        unsafe buffer = larger
        capacity *= 2
    }

    /// Reads more bytes behind those of the record.
    private mutating func fill() throws(Complaint) {
        if recordStart > 0 {
            // The pieces may overlap, which `update` allows.
            unsafe buffer.update(from: buffer + recordStart, count: filled - recordStart)
            filled -= recordStart
            next -= recordStart
            recordStart = 0
        }
        if filled > capacity / 2 {
            guard capacity < Self.longestRecord else {
                throw Complaint(
                    .badInput, at: .init(file: name, line: max(1, line)), found: "a record of more than 32 MB",
                    expected: "a table with line ends", advice: "a quote that never closes would do this")
            }
            grow()
        }
        var room = unsafe MutableSpan(_unsafeStart: buffer + filled, count: capacity - filled)
        let count = try source.read(into: &room)
        if count == 0 { isAtEnd = true }
        filled += count
    }

    // MARK: - Cells

    /// The bytes of a cell, without quotes around it; empty beyond the last cell.
    public func bytes(_ index: Int) -> ArraySlice<UInt8> {
        guard index >= 0, index < count else { return [] }
        let (start, end) = unsafe (cells[index * 2], abs(cells[index * 2 + 1]))
        return unsafe Array(UnsafeBufferPointer(start: buffer + start, count: end - start))[...]
    }

    /// Whether a cell is empty.
    public func isEmpty(_ index: Int) -> Bool {
        guard index >= 0, index < count else { return true }
        return unsafe cells[index * 2] == abs(cells[index * 2 + 1])
    }

    /// A cell as text, read as UTF-8, or as Latin-1 when it is none.
    public func text(_ index: Int) -> String {
        guard index >= 0, index < count else { return "" }
        let slice = bytes(index)
        let text =
            String(validating: slice, as: UTF8.self)
            ?? String(String.UnicodeScalarView(slice.map { Unicode.Scalar($0) }))
        return unsafe cells[index * 2 + 1] < 0 ? text.replacing("\"\"", with: "\"") : text
    }

    /// A cell as a whole number up to nine digits; nil when it is none.
    @inlinable
    public func integer(_ index: Int) -> Int? {
        guard index >= 0, index < count else { return nil }
        let (start, end) = unsafe (cells[index * 2], cells[index * 2 + 1])
        guard end > start, end - start <= 9 else { return nil }
        var value = 0
        for position in start..<end {
            let digit = unsafe buffer[position] &- 0x30
            guard digit <= 9 else { return nil }
            value = value &* 10 &+ Int(digit)
        }
        return value
    }

    /// A cell as a decimal number, spaces around it allowed; nil when it is none.
    public func number(_ index: Int) -> Double? {
        guard index >= 0, index < count else { return nil }
        var (start, end) = unsafe (cells[index * 2], cells[index * 2 + 1])
        guard end > start else { return nil }
        while start < end, unsafe buffer[start] == 0x20 { start += 1 }
        while start < end, unsafe buffer[end - 1] == 0x20 { end -= 1 }
        return unsafe DecimalText.value(of: UnsafeBufferPointer(start: buffer + start, count: end - start))
    }

    /// Where a cell stands, for complaints.
    public func place(_ index: Int) -> Complaint.Place {
        guard index >= 0, index < count else {
            return .init(file: name, line: line, column: column(at: max(recordStart, next - 1)))
        }
        var lines = 0
        let start = unsafe cells[index * 2]
        for position in recordStart..<max(recordStart, start) where unsafe buffer[position] == 0x0A { lines += 1 }
        return .init(file: name, line: line + lines, column: column(at: start))
    }

    /// Column in scalars, from 1, of a position in the buffer.
    private func column(at position: Int) -> Int {
        var column = 1
        for index in (recordStart..<max(recordStart, min(position, filled))).reversed() {
            if unsafe buffer[index] == 0x0A { break }
            if unsafe buffer[index] & 0xC0 != 0x80 { column += 1 }
        }
        return column
    }
}

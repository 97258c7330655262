/// Bytes of a table inside the binary: they never move and never end, so that reading them costs nothing.
@safe
struct StaticBytes: @unchecked Sendable {
    private let base: UnsafePointer<UInt8>?
    let count: Int

    init(_ base: UnsafePointer<UInt8>?, _ count: Int) {
        unsafe self.base = base
        self.count = unsafe base == nil ? 0 : count
    }

    /// The byte at a position; 0 outside the table.
    subscript(position: Int) -> UInt8 {
        // A table without bytes has a count of 0, so that what is below the count lies behind a pointer.
        guard UInt(bitPattern: position) < UInt(bitPattern: count), let base = unsafe base else { return 0 }
        return unsafe base[position]
    }

    var all: [UInt8] { unsafe Array(UnsafeBufferPointer(start: base, count: count)) }

    func text(_ range: Range<Int>) -> String {
        guard range.lowerBound >= 0, range.upperBound <= count, let base = unsafe base else { return "" }
        return unsafe String(
            decoding: UnsafeBufferPointer(start: base + range.lowerBound, count: range.count), as: UTF8.self)
    }

    /// The whole number that starts at a position, and where the cell after it starts.
    func number(from start: Int) -> (value: Int32, next: Int) {
        guard let base = unsafe base else { return (0, count) }
        var value: Int32 = 0
        var position = start
        // Below the count, so inside the table.
        let isNegative = unsafe position < count && base[position] == 0x2D
        if isNegative { position += 1 }
        while position < count {
            let digit = unsafe base[position] &- 0x30
            guard digit <= 9 else { break }
            value = value &* 10 &+ Int32(truncatingIfNeeded: digit)
            position += 1
        }
        // The number ends at its cell's or point's end, as it was made.
        while position < count {
            let byte = unsafe base[position]
            position += 1
            if byte == 0x2C || byte == 0x0A || byte == 0x20 { break }
        }
        return (isNegative ? 0 &- value : value, position)
    }

    /// Whether as many empty cells as given start at a position.
    func hasEmptyCells(_ number: Int, at start: Int) -> Bool {
        guard start >= 0, start + number <= count, let base = unsafe base else { return false }
        for position in start..<start + number where unsafe base[position] != 0x2C { return false }
        return true
    }

    /// Where the cell that starts at a position ends: at its comma, its line's end or the table's.
    func cellEnd(from start: Int) -> Int {
        guard let base = unsafe base else { return max(start, count) }
        var position = max(0, start)
        while position < count {
            let byte = unsafe base[position]
            if byte == 0x2C || byte == 0x0A { break }
            position += 1
        }
        return position
    }

    /// Number of lines after the header; each ends in a line feed, as tables are made.
    var rowCount: Int {
        guard let base = unsafe base else { return 0 }
        var (lines, position) = (0, 0)
        // Eight bytes at a time: what is left of a byte is 0x80 where it was a line feed, else 0.
        let (feeds, low) = (UInt64(0x0A0A_0A0A_0A0A_0A0A), UInt64(0x7F7F_7F7F_7F7F_7F7F))
        while position + 8 <= count {
            let bytes = unsafe UnsafeRawPointer(base + position).loadUnaligned(as: UInt64.self) ^ feeds
            lines &+= (~(((bytes & low) &+ low) | bytes | low)).nonzeroBitCount
            position += 8
        }
        while position < count {
            lines += unsafe base[position] == 0x0A ? 1 : 0
            position += 1
        }
        return max(0, lines - 1)
    }
}

/// Reads the cells of a made table in order: no quotes, no spaces, numbers in decimal digits.
struct CellReader {
    let bytes: StaticBytes
    private(set) var position = 0

    init(_ bytes: StaticBytes) {
        self.bytes = bytes
        skipLine()
    }

    init(_ bytes: StaticBytes, at position: Int) {
        self.bytes = bytes
        self.position = position
    }

    var isAtEnd: Bool { position >= bytes.count }

    mutating func skipLine() {
        while position < bytes.count, bytes[position] != 0x0A { position += 1 }
        position += 1
    }

    /// The next cell as a whole number; 0 when it is empty.
    mutating func number() -> Int32 {
        let (value, next) = bytes.number(from: position)
        position = next
        return value
    }

    /// The next cell as a range of bytes.
    mutating func cell() -> Range<Int> {
        let start = position
        position = bytes.cellEnd(from: start)
        let range = start..<position
        position += 1
        return range
    }

    /// Passes some cells if they are empty; whether they were.
    mutating func skipEmptyCells(_ number: Int) -> Bool {
        guard bytes.hasEmptyCells(number, at: position) else { return false }
        position += number
        return true
    }

    /// The next cell as a two-letter country code; 0 when it is empty.
    mutating func country() -> Country {
        let range = cell()
        return range.count == 2 ? Country(bytes[range.lowerBound], bytes[range.lowerBound + 1]) : .none
    }
}

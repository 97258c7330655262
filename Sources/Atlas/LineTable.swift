/// A table inside the binary read a line at a time: no quotes, one row a line, a header first.
@safe
struct LineTable: @unchecked Sendable {
    private let base: UnsafePointer<UInt8>?
    private let size: Int
    /// Where each row starts, and the end of the table.
    private let starts: [Int32]

    init(_ base: UnsafePointer<UInt8>?, _ size: Int) {
        unsafe self.base = base
        self.size = size
        var starts: [Int32] = []
        starts.reserveCapacity(size / 40)
        if let base = unsafe base {
            // Eight bytes at a time: few of them end a line.
            let ones: UInt64 = 0x0101_0101_0101_0101
            var position = 0
            while position + 8 <= size {
                let word = unsafe UInt64(
                    littleEndian: UnsafeRawPointer(base + position).loadUnaligned(as: UInt64.self))
                // A byte that is a line's end becomes 0, of which the lowest one sets its upper bit; others above it may too.
                let zeros = word ^ (ones &* 0x0A)
                var marks = (zeros &- ones) & ~zeros & (ones &* 0x80)
                while marks != 0 {
                    let end = position + marks.trailingZeroBitCount / 8
                    if unsafe base[end] == 0x0A { starts.append(Int32(end + 1)) }
                    marks &= marks - 1
                }
                position += 8
            }
            while position < size {
                if unsafe base[position] == 0x0A { starts.append(Int32(position + 1)) }
                position += 1
            }
        }
        self.starts = starts
    }

    var count: Int { max(0, starts.count - 1) }

    /// Cells of a row; one that holds a comma stands in quotes, which no name has itself.
    func cells(of line: Int) -> [String] {
        guard line >= 0, line < count, let base = unsafe base else { return [] }
        let (start, end) = (Int(starts[line]), Int(starts[line + 1]) - 1)
        let row = unsafe UnsafeBufferPointer(start: base + start, count: end - start)
        var cells: [String] = []
        var (first, isQuoted) = (0, false)
        for position in row.indices {
            let byte = unsafe row[position]
            if byte == 0x22 { isQuoted.toggle() }
            guard byte == 0x2C, !isQuoted else { continue }
            cells.append(unsafe Self.text(row[first..<position]))
            first = position + 1
        }
        cells.append(unsafe Self.text(row[first...]))
        return cells
    }

    /// What a cell says, without its quotes.
    private static func text(_ cell: Slice<UnsafeBufferPointer<UInt8>>) -> String {
        let isQuoted = unsafe cell.count >= 2 && cell.first == 0x22 && cell.last == 0x22
        return unsafe String(decoding: isQuoted ? cell.dropFirst().dropLast() : cell, as: UTF8.self)
    }

    /// The row whose first cell is `key`, in a table sorted by the bytes of that cell.
    func line(startingWith key: String) -> Int? {
        let wanted = Array(key.utf8)
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            switch order(of: middle, against: wanted) {
            case 0: return middle
            case ..<0: low = middle + 1
            default: high = middle
            }
        }
        return nil
    }

    /// The rows whose first cell begins with `key`, in a table sorted by the bytes of that cell.
    func lines(beginningWith key: String) -> Range<Int> {
        let wanted = Array(key.utf8)
        func bound(_ isBefore: (Int) -> Bool) -> Int {
            var (low, high) = (0, count)
            while low < high {
                let middle = (low + high) / 2
                if isBefore(middle) { low = middle + 1 } else { high = middle }
            }
            return low
        }
        let first = bound { order(of: $0, against: wanted, isPrefix: true) < 0 }
        return first..<max(first, bound { order(of: $0, against: wanted, isPrefix: true) <= 0 })
    }

    /// Negative when the first cell of a row sorts before `key`, positive when after; 0 also when it only
    /// begins so, if that is enough.
    private func order(of line: Int, against key: [UInt8], isPrefix: Bool = false) -> Int {
        guard let base = unsafe base else { return 1 }
        var position = Int(starts[line])
        for byte in key {
            let found = unsafe base[position]
            if found == 0x2C { return -1 }
            if found != byte { return Int(found) - Int(byte) }
            position += 1
        }
        return unsafe isPrefix || base[position] == 0x2C ? 0 : 1
    }
}

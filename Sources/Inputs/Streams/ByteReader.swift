internal import Evidence

/// A stream read by lines and counts, with its position.
struct ByteReader {
    private let source: any ByteStream
    private var buffer: [UInt8] = []
    private var start = 0
    /// Bytes of the stream that were taken so far.
    private(set) var position = 0

    init(_ source: any ByteStream) { self.source = source }

    /// Makes at least this many bytes ready, unless the stream ends before.
    private mutating func fill(_ count: Int) throws(Complaint) {
        while buffer.count - start < count, let piece = try source.next() {
            if start > 1 << 16 || start == buffer.count {
                buffer.removeFirst(start)
                start = 0
            }
            buffer += piece
        }
    }

    /// Up to this many bytes without taking them.
    mutating func peek(_ count: Int) throws(Complaint) -> ArraySlice<UInt8> {
        try fill(count)
        return buffer[start..<min(buffer.count, start + count)]
    }

    /// Takes up to this many bytes; fewer only at the end.
    mutating func take(_ count: Int) throws(Complaint) -> [UInt8] {
        var taken: [UInt8] = []
        while taken.count < count {
            if start == buffer.count { try fill(1) }
            guard start < buffer.count else { break }
            let end = min(buffer.count, start + count - taken.count)
            taken += buffer[start..<end]
            start = end
        }
        position += taken.count
        return taken
    }

    /// Steps over up to this many bytes; gives how many there were.
    mutating func skip(_ count: Int) throws(Complaint) -> Int {
        var skipped = 0
        while skipped < count {
            if start == buffer.count { try fill(1) }
            guard start < buffer.count else { break }
            let step = min(buffer.count - start, count - skipped)
            start += step
            skipped += step
        }
        position += skipped
        return skipped
    }

    /// Puts bytes that were taken back to the front.
    mutating func putBack(_ bytes: some Collection<UInt8>) {
        buffer.replaceSubrange(..<start, with: bytes)
        start = 0
        position -= bytes.count
    }

    /// Takes a line without its end, or nil at the end of the stream.
    ///
    /// Longer lines come in pieces of `limit` bytes.
    mutating func line(limit: Int = 1 << 16) throws(Complaint) -> [UInt8]? {
        var searched = 0
        while true {
            if let end = buffer[(start + searched)...].firstIndex(of: 0x0A), end - start <= limit {
                var line = Array(buffer[start..<end])
                position += end + 1 - start
                start = end + 1
                if line.last == 0x0D { line.removeLast() }
                return line
            }
            if buffer.count - start >= limit { return try take(limit) }
            searched = buffer.count - start
            try fill(searched + 1)
            if buffer.count - start == searched { return searched == 0 ? nil : try take(searched) }
        }
    }
}

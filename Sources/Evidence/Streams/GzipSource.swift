internal import CZlib

/// The unpacked bytes of a gzip file, whose members may follow each other.
@safe public final class GzipSource: ByteSource {
    public var name: String { packed.name }
    private var packed: any ByteSource
    private var input: [UInt8]
    private var available: Range<Int>
    private var stream = unsafe z_stream()
    private var isInside = false
    private var isFinished = false
    private var members = 0
    private let isReady: Bool

    /// Unpacks a source; `head` is what was already read of it.
    public init(_ packed: any ByteSource, head: [UInt8] = []) {
        self.packed = packed
        input = head.isEmpty ? [UInt8](repeating: 0, count: 1 << 16) : head
        available = 0..<head.count
        isReady = unsafe sogdian_inflate_gzip(&stream) == Z_OK
    }

    deinit {
        if isReady { _ = unsafe inflateEnd(&stream) }
    }

    public func read(into buffer: inout MutableSpan<UInt8>) throws(Complaint) -> Int {
        guard isReady else { throw Complaint(.internalFault, found: "zlib cannot be started") }
        guard !buffer.isEmpty, !isFinished else { return 0 }
        while true {
            if available.isEmpty {
                if input.count < 1 << 16 { input = [UInt8](repeating: 0, count: 1 << 16) }
                let count = try packed.read(into: &input)
                available = 0..<count
                if count == 0 {
                    isFinished = true
                    guard isInside else { return 0 }
                    throw Complaint(
                        .badInput, at: .init(file: name), found: "the gzip file ends in the middle",
                        expected: "its end mark", advice: "download it again")
                }
            }
            if !isInside {
                // Bytes after the last member are padding, as they are to gzip itself.
                guard try startsMember() || members == 0 else {
                    isFinished = true
                    return 0
                }
                isInside = true
            }
            var (written, code) = (0, Int32(Z_OK))
            let start = available.lowerBound
            let length = available.count
            var left = 0
            unsafe input.withUnsafeMutableBufferPointer { source in
                unsafe buffer.withUnsafeMutableBufferPointer { target in
                    unsafe stream.next_in = source.baseAddress.map { unsafe $0 + start }
                    unsafe stream.avail_in = UInt32(length)
                    unsafe stream.next_out = target.baseAddress
                    unsafe stream.avail_out = UInt32(clamping: target.count)
                    code = unsafe inflate(&stream, Z_NO_FLUSH)
                    left = unsafe Int(stream.avail_in)
                    written = unsafe min(target.count, Int(UInt32.max)) - Int(stream.avail_out)
                }
            }
            available = (available.upperBound - left)..<available.upperBound
            switch code {
            case Z_STREAM_END:
                isInside = false
                members += 1
                _ = unsafe inflateReset(&stream)
            case Z_OK, Z_BUF_ERROR: break
            default:
                throw Complaint(
                    .badInput, at: .init(file: name), found: "the gzip file is damaged",
                    expected: "a file that gzip can unpack", advice: "download it again")
            }
            if written > 0 { return written }
        }
    }
}

extension GzipSource {
    /// Whether the next two bytes are those of a gzip member.
    private func startsMember() throws(Complaint) -> Bool {
        if available.count == 1 {
            // The second byte is in the next piece.
            let first = input[available.lowerBound]
            let count = try packed.read(into: &input)
            guard count > 0 else { return false }
            input = [first] + input[..<count]
            available = 0..<(count + 1)
        }
        return input[available].starts(with: [0x1F, 0x8B])
    }
}

extension ByteSource {
    /// The same bytes, unpacked when they are gzip by their first two bytes.
    ///
    /// - Throws: a ``Complaint`` when the source cannot be read.
    public consuming func unpacked() throws(Complaint) -> any ByteSource {
        var source = self
        var head = [UInt8](repeating: 0, count: 1 << 16)
        var count = try source.read(into: &head)
        if count == 1 {
            // A pipe may give a single byte first.
            var more = [UInt8](repeating: 0, count: 1 << 16 - 1)
            let next = try source.read(into: &more)
            head.replaceSubrange(1..<(1 + next), with: more[..<next])
            count += next
        }
        head.removeLast(head.count - count)
        if head.starts(with: [0x1F, 0x8B]) { return GzipSource(source, head: head) }
        return PrefixedSource(head: head, rest: source)
    }
}

/// Bytes already read of a source, then the rest of it.
public struct PrefixedSource: ByteSource {
    public var name: String { rest.name }
    private var head: ArraySlice<UInt8>
    private var rest: any ByteSource

    /// Puts bytes back before a source.
    public init(head: [UInt8], rest: any ByteSource) {
        self.head = head[...]
        self.rest = rest
    }

    public mutating func read(into buffer: inout MutableSpan<UInt8>) throws(Complaint) -> Int {
        guard !head.isEmpty else { return try rest.read(into: &buffer) }
        let count = min(buffer.count, head.count)
        buffer.copy(head.prefix(count))
        head = head.dropFirst(count)
        return count
    }
}

internal import CZlib

/// Files compressed with gzip, as publishers hand out their tables.
public enum Gzip {
    /// Expanded bytes above which a file is refused: nobody means a table of this size, and memory is finite.
    private static let limit = 1 << 31

    /// Whether bytes start as a gzip file does.
    public static func isCompressed(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

    /// The content of a gzip file, all members one after the other; bytes that are not compressed come back as they are.
    ///
    /// - Throws: a ``Complaint`` for a file that is damaged, cut short or larger than 2 GiB when expanded.
    public static func expanded(_ bytes: [UInt8], name: String) throws(Complaint) -> [UInt8] {
        guard isCompressed(bytes) else { return bytes }
        guard bytes.count < Int(Int32.max) else { throw damaged(name, "a compressed file of over 2 GiB") }
        var output: [UInt8] = []
        var used = 0
        while used < bytes.count, bytes[used...].starts(with: [0x1F, 0x8B]) {
            let (part, count) = try member(Array(bytes[used...]), name, room: limit - output.count)
            output.append(contentsOf: part)
            used += count
        }
        // Bytes after the last member are padding to gzip as well.
        return output
    }

    private static func member(
        _ bytes: [UInt8], _ name: String, room: Int
    ) throws(Complaint) -> (content: [UInt8], used: Int) {
        var stream = unsafe z_stream()
        let size = unsafe Int32(MemoryLayout<z_stream>.size)
        // 15 bits of window, plus 16 for a gzip header.
        guard unsafe inflateInit2_(&stream, 31, ZLIB_VERSION, size) == Z_OK else {
            throw Complaint(.internalFault, at: .init(file: name), found: "zlib cannot start")
        }
        defer { _ = unsafe inflateEnd(&stream) }
        var (input, output) = (bytes, [UInt8]())
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        var state = Z_OK
        unsafe input.withUnsafeMutableBufferPointer { input in
            unsafe stream.next_in = input.baseAddress
            unsafe stream.avail_in = UInt32(truncatingIfNeeded: input.count)
            while state == Z_OK, output.count <= room {
                let written = unsafe buffer.withUnsafeMutableBufferPointer { buffer in
                    unsafe stream.next_out = buffer.baseAddress
                    unsafe stream.avail_out = UInt32(truncatingIfNeeded: buffer.count)
                    state = unsafe inflate(&stream, Z_NO_FLUSH)
                    return unsafe buffer.count - Int(stream.avail_out)
                }
                output.append(contentsOf: buffer[..<written])
            }
        }
        guard output.count <= room else { throw damaged(name, "a file that expands to over 2 GiB") }
        guard state == Z_STREAM_END else {
            throw damaged(name, state == Z_BUF_ERROR ? "a gzip file that is cut short" : "a damaged gzip file")
        }
        return unsafe (output, bytes.count - Int(stream.avail_in))
    }

    private static func damaged(_ name: String, _ found: String) -> Complaint {
        Complaint(.badInput, at: .init(file: name), found: found, expected: "a whole one", advice: "fetch it again")
    }
}

internal import CZlib
internal import Evidence

/// Bodies packed with gzip, both ways.
enum Packing {
    /// The gzip form of bytes; nil when zlib has no memory for it.
    static func packed(_ bytes: [UInt8]) -> [UInt8]? {
        var stream = unsafe z_stream()
        guard unsafe sogdian_deflate_start(&stream) == Z_OK else { return nil }
        defer { _ = unsafe deflateEnd(&stream) }
        let bound = unsafe Int(deflateBound(&stream, UInt(bytes.count))) + 32
        var input = bytes
        guard bytes.count < Int(UInt32.max), bound < Int(UInt32.max) else { return nil }
        let output = unsafe [UInt8](unsafeUninitializedCapacity: bound) { target, count in
            unsafe input.withUnsafeMutableBufferPointer { source in
                unsafe stream.next_in = source.baseAddress
                unsafe stream.avail_in = UInt32(source.count)
                unsafe stream.next_out = target.baseAddress
                unsafe stream.avail_out = UInt32(target.count)
                let code = unsafe deflate(&stream, Z_FINISH)
                count = unsafe code == Z_STREAM_END ? target.count - Int(stream.avail_out) : 0
            }
        }
        return output.isEmpty ? nil : output
    }

    /// The content of a gzip body.
    ///
    /// - Throws: a ``Problem`` when it is damaged (422) or grows beyond the limit (413); memory never holds more than the
    ///   limit and one piece.
    static func unpacked(_ bytes: [UInt8], limit: Int) throws(Problem) -> [UInt8] {
        let source = GzipSource(MemorySource(name: "request", bytes: bytes))
        var output: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count: Int
            do {
                var span = buffer.mutableSpan
                count = try source.read(into: &span)
            } catch { throw Problem(error) }
            if count == 0 { return output }
            guard output.count + count <= limit else { throw Problem.tooLarge(limit) }
            output.append(contentsOf: buffer[..<count])
        }
    }
}

extension Problem {
    /// A body above the limit.
    static func tooLarge(_ limit: Int) -> Problem {
        Problem(
            413,
            Complaint(
                .badInput, found: "a body of more than \(limit >> 20) MB",
                expected: "an article or scenario of at most that", advice: "use the command line for larger files"))
    }
}

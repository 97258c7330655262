/// Files compressed with gzip, as publishers hand out their tables.
public enum Gzip {
    /// Expanded bytes above which a file is refused: nobody means a table of this size, and memory is finite.
    private static let limit = 1 << 31

    /// Whether bytes start as a gzip file does.
    public static func isCompressed(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

    /// The content of a gzip file, all members one after the other; bytes that are not compressed come back as they are.
    ///
    /// ``GzipSource`` does the same piece by piece.
    ///
    /// - Throws: a ``Complaint`` for a file that is damaged, cut short or larger than 2 GiB when expanded.
    public static func expanded(_ bytes: [UInt8], name: String) throws(Complaint) -> [UInt8] {
        guard isCompressed(bytes) else { return bytes }
        let source = GzipSource(MemorySource(name: name, bytes: bytes))
        var output: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            var span = buffer.mutableSpan
            let count = try source.read(into: &span)
            if count == 0 { return output }
            output.append(contentsOf: buffer[..<count])
            guard output.count <= limit else {
                throw Complaint(
                    .badInput, at: .init(file: name), found: "a file that expands to over 2 GiB",
                    expected: "a smaller one", advice: "cut it into pieces")
            }
        }
    }
}

internal import Evidence

/// A decoded text as UTF-8 bytes, with the way back from bytes to Unicode scalars.
struct SourceText: Sendable {
    let bytes: [UInt8]
    var encoding: String
    /// Scalars of the same text that came before, in its earlier parts.
    var base = 0
    private let checkpoints: [Int]

    /// Decodes bytes as UTF-8, or as Windows-1252 when they are not UTF-8.
    ///
    /// - Parameters:
    ///   - input: the bytes as they came.
    ///   - name: the file's name for messages.
    ///   - isChecked: whether the bytes are known to be UTF-8.
    /// - Throws: a ``Complaint`` for an empty or a binary file.
    init(_ input: [UInt8], name: String, isChecked: Bool = false) throws(Complaint) {
        guard input.contains(where: { $0 > 0x20 }) else {
            throw Complaint(
                .badInput, at: .init(file: name),
                found: input.isEmpty ? "the file is empty" : "the file holds only blanks",
                expected: "the text of an article")
        }
        guard input.count < Int(Int32.max) / 2 else {
            throw Complaint(
                .badInput, at: .init(file: name), found: "a text of \(input.count) bytes in one piece",
                expected: "less than 1 GiB", advice: "cut it, or read it with sogdian read, which goes part by part")
        }
        let isUTF8 = isChecked || String(validating: input, as: UTF8.self) != nil
        bytes = isUTF8 ? input : Self.decodedFromWindows1252(input)
        encoding = isUTF8 ? "UTF-8" : "windows-1252"
        var counts: [Int] = []
        counts.reserveCapacity(bytes.count / 64 + 1)
        var scalars = 0
        var least: UInt8 = .max
        unsafe bytes.withUnsafeBufferPointer { text in
            var index = 0
            while index < text.count {
                counts.append(scalars)
                let end = min(index + 64, text.count)
                // Bytes that do not go on with a scalar begin one.
                var begins: UInt8 = 0
                while index < end {
                    let byte = unsafe text[index]
                    begins &+= byte & 0xC0 != 0x80 ? 1 : 0
                    least = min(least, byte)
                    index += 1
                }
                scalars += Int(begins)
            }
        }
        checkpoints = counts
        if least == 0, let zero = input.firstIndex(of: 0) {
            throw Complaint(
                .badInput, at: .init(file: name), found: "a NUL byte at offset \(zero), so this is a binary file",
                expected: "plain text", advice: "save the article as UTF-8 text and give that file")
        }
    }

    /// Number of scalars that begin before a byte offset.
    ///
    /// - Complexity: O(1), at most 63 bytes are looked at.
    func scalarOffset(ofByte offset: Int) -> Int {
        let checkpoint = min(offset >> 6, max(0, checkpoints.count - 1))
        var scalars = checkpoints.isEmpty ? 0 : checkpoints[checkpoint]
        let start = checkpoint << 6
        guard offset > start else { return base + scalars }
        unsafe bytes.withUnsafeBufferPointer { text in
            var begins = 0
            for index in start..<min(offset, text.count) { begins += unsafe text[index] & 0xC0 != 0x80 ? 1 : 0 }
            scalars += begins
        }
        return base + scalars
    }

    /// The text of a byte range.
    func string(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    /// Whether a byte range holds no blank but single spaces, and no entity.
    func isOneLine(_ range: Range<Int>) -> Bool {
        var last: UInt8 = 0
        for index in range {
            let byte = bytes[index]
            // U+00A0, U+1680, U+2000 and on, U+3000 begin with the last four.
            let isOdd =
                byte < 0x20 || (byte == 0x20 && last == 0x20) || byte == 0x26 || byte == 0xC2 || byte == 0xE1
                || byte == 0xE2 || byte == 0xE3
            if isOdd { return false }
            last = byte
        }
        return true
    }

    /// Key of the first five letters of a word.
    func stem(_ range: Range<Int>) -> UInt64 {
        var key = Folding.seed
        var letters = 0
        var index = range.lowerBound
        while index < range.upperBound {
            if bytes[index] < 0x80 {
                letters += 1
                if letters > 5 { break }
                key = Folding.mix(Unicode.Scalar(bytes[index]), into: key)
                index += 1
            } else {
                // Not the plain letters of one byte: the text itself knows its characters.
                return Folding.key(string(range).prefix(5))
            }
        }
        return key
    }

    private static func decodedFromWindows1252(_ input: [UInt8]) -> [UInt8] {
        // 0x80...0x9F of the WHATWG "windows-1252" index.
        let high: [UInt32] = [
            0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
            0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161,
            0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
        ]
        var output: [UInt8] = []
        output.reserveCapacity(input.count + input.count / 8)
        for byte in input {
            let value = (0x80...0x9F).contains(byte) ? high[Int(byte) - 0x80] : UInt32(byte)
            if let scalar = Unicode.Scalar(value), let encoded = UTF8.encode(scalar) {
                output.append(contentsOf: encoded)
            }
        }
        return output
    }
}

internal import Evidence
internal import Glibc

/// Turns bytes into UTF-8 and says what they were.
struct TextDecoder {
    /// A decoded text.
    struct Result {
        var text: [UInt8]
        /// The encoding, such as `UTF-8`.
        var encoding: String
        /// What is worth telling: another encoding, bytes that fit none.
        var note: String?
    }

    /// Decodes a whole text.
    ///
    /// A byte-order mark decides; then a declared encoding, if the bytes fit it; then UTF-8 if they are, with single bad
    /// bytes replaced; then UTF-16 by its zero bytes; then Windows-1252.
    static func decode(_ bytes: [UInt8], declared: String? = nil) -> Result {
        let label = declared.map(Self.canonical)
        if bytes.starts(with: [0xFF, 0xFE]) { return utf16(bytes[2...], littleEndian: true) }
        if bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes[2...], littleEndian: false) }
        if !bytes.starts(with: [0xEF, 0xBB, 0xBF]), let label, label != "UTF-8" {
            switch label {
            case "windows-1252": return Result(text: windows1252(bytes), encoding: label)
            case "UTF-16", "UTF-16LE": return utf16(bytes[...], littleEndian: true)
            case "UTF-16BE": return utf16(bytes[...], littleEndian: false)
            default: if let text = iconv(bytes, from: label) { return Result(text: text, encoding: label) }
            }
        }
        let order = zeroBytes(bytes)
        if let order { return utf16(bytes[...], littleEndian: order) }
        let check = UTF8Check(bytes)
        if check.bad == 0 { return Result(text: bytes, encoding: "UTF-8") }
        // Real UTF-8 with some damage has far more good sequences than bad bytes; other encodings hardly any.
        if check.good > 2 * check.bad || (label == "UTF-8" && check.good >= check.bad) {
            let note =
                "\(check.bad) byte\(check.bad == 1 ? "" : "s") that \(check.bad == 1 ? "is" : "are") no UTF-8, the first at "
                + "byte \(check.firstBad), \(check.bad == 1 ? "was" : "were") replaced by U+FFFD"
            return Result(text: Array(String(decoding: bytes, as: UTF8.self).utf8), encoding: "UTF-8", note: note)
        }
        return Result(text: windows1252(bytes), encoding: "windows-1252")
    }

    /// The name by which an encoding is known here.
    static func canonical(_ label: String) -> String {
        switch label.lowercased().filter({ !" \t\"'_".contains($0) }) {
        case "utf-8", "utf8", "unicode-1-1-utf-8": "UTF-8"
        case "iso-8859-1", "iso8859-1", "latin1", "ascii", "us-ascii", "windows-1252", "cp1252", "x-cp1252":
            "windows-1252"
        case "utf-16", "utf16", "utf-16le", "unicode": "UTF-16LE"
        case "utf-16be": "UTF-16BE"
        case "gb2312", "gbk", "x-gbk": "GB18030"
        default: label
        }
    }

    /// Whether every second byte of the beginning is zero: true for little-endian, false for big-endian.
    static func zeroBytes(_ bytes: [UInt8]) -> Bool? {
        let head = bytes.prefix(512)
        guard head.count >= 8 else { return nil }
        var zeros = [0, 0]
        for (index, byte) in head.enumerated() where byte == 0 { zeros[index & 1] += 1 }
        let half = head.count / 2
        if zeros[1] * 10 > half * 7, zeros[0] == 0 { return true }
        if zeros[0] * 10 > half * 7, zeros[1] == 0 { return false }
        return nil
    }

    private static func utf16(_ bytes: ArraySlice<UInt8>, littleEndian: Bool) -> Result {
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2 + 1)
        var index = bytes.startIndex
        while index + 1 < bytes.endIndex {
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            units.append(littleEndian ? first | second << 8 : first << 8 | second)
            index += 2
        }
        let note = bytes.count % 2 == 1 ? "the last byte is half a UTF-16 unit and was left out" : nil
        return Result(
            text: Array(String(decoding: units, as: UTF16.self).utf8), encoding: littleEndian ? "UTF-16LE" : "UTF-16BE",
            note: note)
    }

    /// Decodes Windows-1252 after the WHATWG index; every byte has a meaning.
    static func windows1252(_ input: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(input.count + input.count / 8)
        for byte in input {
            guard byte >= 0x80 else {
                output.append(byte)
                continue
            }
            let value = byte < 0xA0 ? high[Int(byte) - 0x80] : UInt32(byte)
            if let scalar = Unicode.Scalar(value), let encoded = UTF8.encode(scalar) {
                output.append(contentsOf: encoded)
            }
        }
        return output
    }

    // 0x80...0x9F of the WHATWG "windows-1252" index.
    private static let high: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
        0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161,
        0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
    ]

    /// Any other encoding, through the C library; nil when it does not know the name.
    private static func iconv(_ input: [UInt8], from label: String) -> [UInt8]? {
        guard label.utf8.count < 32, label.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x2F }) else { return nil }
        guard let converter = unsafe iconv_open("UTF-8", label), Int(bitPattern: converter) != -1 else {
            return nil
        }
        defer { unsafe _ = iconv_close(converter) }
        var source = input
        var output: [UInt8] = []
        var at = 0
        while at < source.count {
            var step = 0
            let piece = unsafe [UInt8](unsafeUninitializedCapacity: 1 << 14) { buffer, initialized in
                unsafe source.withUnsafeMutableBytes { bytes in
                    var from = unsafe bytes.baseAddress.map { unsafe ($0 + at).assumingMemoryBound(to: CChar.self) }
                    var left = bytes.count - at
                    var to = unsafe UnsafeMutableRawPointer(buffer.baseAddress).map {
                        unsafe $0.assumingMemoryBound(to: CChar.self)
                    }
                    var room = buffer.count
                    unsafe _ = Glibc.iconv(converter, &from, &left, &to, &room)
                    step = bytes.count - at - left
                    initialized = buffer.count - room
                }
            }
            output += piece
            at += step
            if step == 0 {
                // A byte that fits nowhere.
                output += [0xEF, 0xBF, 0xBD]
                at += 1
            }
        }
        return output
    }
}

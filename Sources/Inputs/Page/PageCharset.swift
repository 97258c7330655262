/// The encoding a page declares in its first bytes.
enum PageCharset {
    /// The label of the first `charset=` of a meta element, or of an XML declaration, in the first 2,048 bytes.
    static func declared(in page: [UInt8]) -> String? {
        let head = page.prefix(2_048).map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
        for key in ["charset", "encoding"] {
            let pattern = Array(key.utf8)
            var index = 0
            while index + pattern.count < head.count {
                guard head[index..<(index + pattern.count)].elementsEqual(pattern) else {
                    index += 1
                    continue
                }
                if let label = value(head[(index + pattern.count)...]) { return label }
                index += pattern.count
            }
        }
        return nil
    }

    /// The parameter of a Content-Type header.
    static func declared(inContentType header: String) -> String? {
        let bytes = header.lowercased()
        guard let range = bytes.firstRange(of: "charset") else { return nil }
        return value(Array(bytes[range.upperBound...].utf8)[...])
    }

    private static func value(_ bytes: ArraySlice<UInt8>) -> String? {
        var rest = bytes.drop { $0 == 0x20 }
        guard rest.first == 0x3D else { return nil }
        rest = rest.dropFirst().drop { $0 == 0x20 || $0 == 0x22 || $0 == 0x27 }
        let label = rest.prefix { ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2D || $0 == 0x5F }
        return label.isEmpty || label.count > 31 ? nil : String(decoding: label, as: UTF8.self)
    }
}

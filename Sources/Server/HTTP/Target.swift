/// The path and query of a request line, decoded.
package struct Target: Sendable {
    package var path: String
    package var query: [(name: String, value: String)] = []

    /// Reads `/path?name=value&…`; nil when a percent sequence is broken, the bytes are no UTF-8 or a part of the path is
    /// `.` or `..`.
    ///
    /// A plus sign in the query is a space, as HTML forms write it.
    package init?(_ text: String) {
        let parts = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, first.utf8.first == UInt8(ascii: "/"),
            let path = Self.decoded(first.utf8, plusIsSpace: false), !path.utf8.contains(0)
        else { return nil }
        for part in path.split(separator: "/") where part == "." || part == ".." { return nil }
        self.path = path
        guard parts.count == 2 else { return }
        for pair in parts[1].split(separator: "&") {
            let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.decoded(halves[0].utf8, plusIsSpace: true),
                let value = Self.decoded(halves.count == 2 ? halves[1].utf8 : Substring().utf8, plusIsSpace: true)
            else { return nil }
            query.append((name, value))
        }
    }

    private static func decoded(_ text: Substring.UTF8View, plusIsSpace: Bool) -> String? {
        var bytes: [UInt8] = []
        var iterator = text.makeIterator()
        while let byte = iterator.next() {
            switch byte {
            case UInt8(ascii: "%"):
                guard let high = iterator.next().flatMap(digit), let low = iterator.next().flatMap(digit) else {
                    return nil
                }
                bytes.append(high << 4 | low)
            case UInt8(ascii: "+") where plusIsSpace: bytes.append(0x20)
            default: bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }
}

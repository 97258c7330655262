/// A JSON value that knows where in its text it stands.
public struct JSONValue: Sendable {
    /// What a value is; members of an object keep their order.
    public indirect enum Kind: Sendable {
        case null
        case bool(Bool)
        case number(Double)
        case string(String)
        case array([JSONValue])
        case object([(name: String, value: JSONValue)])
    }

    public let kind: Kind
    /// Bytes of the text before the value.
    public let offset: Int

    /// The member of an object; nil when this is no object or has none of that name.
    public subscript(_ name: String) -> JSONValue? {
        guard case .object(let members) = kind else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// The elements of an array; empty when this is none.
    public var elements: [JSONValue] {
        guard case .array(let elements) = kind else { return [] }
        return elements
    }

    /// The text of a string; nil when this is none.
    public var string: String? {
        guard case .string(let text) = kind else { return nil }
        return text
    }

    /// The number; nil when this is none.
    public var number: Double? {
        guard case .number(let value) = kind else { return nil }
        return value
    }

    public var isNull: Bool {
        if case .null = kind { return true }
        return false
    }
}

extension JSONValue {
    /// Writes the value as it was read.
    public func write(to json: inout JSONWriter) {
        switch kind {
        case .null: json.string(nil)
        case .bool(let value): json.boolean(value)
        case .number(let value): json.number(value)
        case .string(let text): json.string(text)
        case .array(let elements): json.array { json in for element in elements { element.write(to: &json) } }
        case .object(let members):
            json.object { json in
                for (name, value) in members {
                    json.key(name)
                    value.write(to: &json)
                }
            }
        }
    }
}

/// A text of JSON, read whole.
public struct JSONText: Sendable {
    public let name: String
    public let root: JSONValue
    private let lineStarts: [Int]

    /// Reads a text.
    ///
    /// - Throws: a ``Complaint`` with line and column of what is no JSON, or of nesting deeper than 200.
    public init(name: String, bytes: [UInt8]) throws(Complaint) {
        self.name = name
        var starts = [0]
        for (index, byte) in bytes.enumerated() where byte == 0x0A { starts.append(index + 1) }
        lineStarts = starts
        var parser = Parser(bytes: bytes)
        do {
            root = try parser.document()
        } catch {
            throw Complaint(
                .badInput, at: Self.place(error.offset, name, starts), found: error.found, expected: error.expected)
        }
    }

    /// Line and column of a value; columns count bytes.
    public func place(_ value: JSONValue) -> Complaint.Place { Self.place(value.offset, name, lineStarts) }

    private static func place(_ offset: Int, _ name: String, _ starts: [Int]) -> Complaint.Place {
        var (low, high) = (0, starts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return .init(file: name, line: low + 1, column: offset - starts[low] + 1)
    }

    private struct Fault: Error {
        let offset: Int
        let found: String
        let expected: String
    }

    private struct Parser {
        let bytes: [UInt8]
        var position = 0
        var depth = 0

        init(bytes: [UInt8]) {
            self.bytes = bytes
            if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        }

        mutating func document() throws(Fault) -> JSONValue {
            let root = try value()
            skipSpace()
            guard position == bytes.count else { throw fault("more text", "the end of the JSON") }
            return root
        }

        private func fault(_ found: String, _ expected: String) -> Fault {
            Fault(offset: min(position, bytes.count), found: found, expected: expected)
        }

        private mutating func skipSpace() {
            while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
        }

        private mutating func value() throws(Fault) -> JSONValue {
            skipSpace()
            guard position < bytes.count else { throw fault("the end of the file", "a JSON value") }
            depth += 1
            defer { depth -= 1 }
            guard depth <= 200 else { throw fault("nesting deeper than 200", "flatter JSON") }
            let start = position
            switch bytes[position] {
            case UInt8(ascii: "{"): return JSONValue(kind: .object(try members()), offset: start)
            case UInt8(ascii: "["): return JSONValue(kind: .array(try elements()), offset: start)
            case UInt8(ascii: "\""): return JSONValue(kind: .string(try string()), offset: start)
            case UInt8(ascii: "t"): return JSONValue(kind: .bool(true), offset: try word("true", start))
            case UInt8(ascii: "f"): return JSONValue(kind: .bool(false), offset: try word("false", start))
            case UInt8(ascii: "n"): return JSONValue(kind: .null, offset: try word("null", start))
            default: return JSONValue(kind: .number(try number()), offset: start)
            }
        }

        private mutating func word(_ text: String, _ start: Int) throws(Fault) -> Int {
            guard bytes[position...].starts(with: text.utf8) else {
                throw fault("text that is no JSON", "a JSON value")
            }
            position += text.utf8.count
            return start
        }

        private mutating func number() throws(Fault) -> Double {
            let start = position
            while position < bytes.count, "0123456789+-.eE".utf8.contains(bytes[position]) { position += 1 }
            let text = bytes[start..<position]
            guard let value = DecimalText.value(of: text) ?? exact(text) else {
                position = start
                throw fault("text that is no JSON", "a JSON value")
            }
            return value
        }

        private func exact(_ text: ArraySlice<UInt8>) -> Double? {
            guard let first = text.first, first == 0x2D || (first >= 0x30 && first <= 0x39), text.count < 400 else {
                return nil
            }
            return Double(String(decoding: text, as: UTF8.self)).flatMap { $0.isFinite ? $0 : nil }
        }

        private mutating func elements() throws(Fault) -> [JSONValue] {
            position += 1
            var result: [JSONValue] = []
            skipSpace()
            if position < bytes.count, bytes[position] == UInt8(ascii: "]") {
                position += 1
                return result
            }
            while true {
                result.append(try value())
                if try isClosed(by: UInt8(ascii: "]")) { return result }
            }
        }

        private mutating func members() throws(Fault) -> [(name: String, value: JSONValue)] {
            position += 1
            var result: [(name: String, value: JSONValue)] = []
            skipSpace()
            if position < bytes.count, bytes[position] == UInt8(ascii: "}") {
                position += 1
                return result
            }
            while true {
                skipSpace()
                guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
                    throw fault(position < bytes.count ? "no name" : "the end of the file", "a name in quotes")
                }
                let name = try string()
                skipSpace()
                guard position < bytes.count, bytes[position] == UInt8(ascii: ":") else {
                    throw fault("a name without a value", "a colon")
                }
                position += 1
                result.append((name, try value()))
                if try isClosed(by: UInt8(ascii: "}")) { return result }
            }
        }

        private mutating func isClosed(by bracket: UInt8) throws(Fault) -> Bool {
            skipSpace()
            guard position < bytes.count else { throw fault("the end of the file", "a closing bracket") }
            let byte = bytes[position]
            guard byte == bracket || byte == UInt8(ascii: ",") else {
                throw fault("text between two values", "a comma or a closing bracket")
            }
            position += 1
            return byte == bracket
        }

        private mutating func string() throws(Fault) -> String {
            let opening = position
            position += 1
            var text: [UInt8] = []
            while position < bytes.count {
                let byte = bytes[position]
                position += 1
                switch byte {
                case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
                case UInt8(ascii: "\\"):
                    guard position < bytes.count else { break }
                    let escape = bytes[position]
                    position += 1
                    switch escape {
                    case UInt8(ascii: "n"): text.append(0x0A)
                    case UInt8(ascii: "t"): text.append(0x09)
                    case UInt8(ascii: "r"): text.append(0x0D)
                    case UInt8(ascii: "b"): text.append(0x08)
                    case UInt8(ascii: "f"): text.append(0x0C)
                    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(escape)
                    case UInt8(ascii: "u"): text.append(contentsOf: Array(String(try scalar()).utf8))
                    default:
                        position -= 1
                        throw fault("an unknown escape", "one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u")
                    }
                default: text.append(byte)
                }
            }
            position = opening
            throw fault("a string that never closes", "a closing \"")
        }

        private mutating func scalar() throws(Fault) -> Unicode.Scalar {
            let first = try unit()
            if first >> 10 == 0x36, position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
                bytes[position + 1] == UInt8(ascii: "u")
            {
                position += 2
                let second = try unit()
                guard second >> 10 == 0x37 else { return "\u{FFFD}" }
                return Unicode.Scalar(0x10000 + (first & 0x3FF) << 10 + (second & 0x3FF)) ?? "\u{FFFD}"
            }
            return Unicode.Scalar(first) ?? "\u{FFFD}"
        }

        private mutating func unit() throws(Fault) -> UInt32 {
            guard position + 4 <= bytes.count,
                let value = UInt32(String(decoding: bytes[position..<(position + 4)], as: UTF8.self), radix: 16)
            else { throw fault("an escape without its four digits", "\\u and four hexadecimal digits") }
            position += 4
            return value
        }
    }
}

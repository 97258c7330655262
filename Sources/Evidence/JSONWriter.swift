/// Writes JSON text piece by piece, straight into bytes.
///
/// Keys stay in the order written. Numbers that are whole are written without a fraction; infinities and not-a-number
/// become `null`.
public struct JSONWriter: Sendable {
    public private(set) var bytes: [UInt8] = []
    /// Whether the next value of the innermost open object or array is not its first, and the same of those around it.
    private var needsComma = false
    private var outer: [Bool] = []
    private let indentation: Int

    /// Starts an empty text; with an indentation above zero each member stands on its own line.
    public init(indentation: Int = 0) {
        self.indentation = indentation
    }

    /// The text so far.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Writes an object, its members written by the closure.
    public mutating func object(_ members: (inout JSONWriter) -> Void) {
        open(UInt8(ascii: "{"), UInt8(ascii: "}"), members)
    }

    /// Writes an array, its elements written by the closure.
    public mutating func array(_ elements: (inout JSONWriter) -> Void) {
        open(UInt8(ascii: "["), UInt8(ascii: "]"), elements)
    }

    /// Writes a member's key; one value must follow.
    public mutating func key(_ key: String) {
        separate()
        quote(key)
        bytes.append(UInt8(ascii: ":"))
        if indentation > 0 { bytes.append(0x20) }
        needsComma = false
        afterKey = true
    }

    private var afterKey = false

    /// Writes a key that is plain ASCII and stands in the program, which spares looking for marks to escape.
    @inline(__always)
    public mutating func fixedKey(_ key: StaticString) {
        // Where nothing stands between members but a comma, that goes with the key.
        let comma = needsComma && indentation == 0 && !afterKey ? 1 : 0
        if comma == 0 { separate() }
        key.withUTF8Buffer { text in
            unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: text.count + 4) { quoted in
                unsafe quoted.initializeElement(at: 0, to: UInt8(ascii: ","))
                unsafe quoted.initializeElement(at: comma, to: UInt8(ascii: "\""))
                for index in text.indices { unsafe quoted.initializeElement(at: comma + index + 1, to: text[index]) }
                unsafe quoted.initializeElement(at: comma + text.count + 1, to: UInt8(ascii: "\""))
                unsafe quoted.initializeElement(at: comma + text.count + 2, to: UInt8(ascii: ":"))
                unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: quoted[..<(comma + text.count + 3)]))
            }
        }
        if indentation > 0 { bytes.append(0x20) }
        needsComma = false
        afterKey = true
    }

    /// Writes a key of the program and a text value.
    public mutating func field(_ key: StaticString, _ value: String?) {
        fixedKey(key)
        string(value)
    }

    /// Writes a key of the program and a number.
    public mutating func field(_ key: StaticString, _ value: Double?) {
        fixedKey(key)
        number(value)
    }

    /// Writes a key of the program and an integer.
    public mutating func field(_ key: StaticString, _ value: Int) {
        fixedKey(key)
        integer(value)
    }

    /// Makes room for this many more bytes.
    public mutating func reserve(_ count: Int) { bytes.reserveCapacity(bytes.count + count) }

    public mutating func string(_ value: String?) {
        separate()
        if let value { quote(value) } else { bytes.append(contentsOf: "null".utf8) }
    }

    public mutating func number(_ value: Double?) {
        separate()
        guard let value, value.isFinite else {
            bytes.append(contentsOf: "null".utf8)
            return
        }
        if value == value.rounded(), abs(value) < 9e15, let whole = Int(exactly: value) {
            digits(whole)
        } else if let hundredths = Int(exactly: (value * 100).rounded()), value > 0, hundredths < 100,
            Double(hundredths) / 100 == value
        {
            // Shares and probabilities: the shortest digits that give the same number are these.
            bytes.append(contentsOf: "0.".utf8)
            if hundredths < 10 { bytes.append(UInt8(ascii: "0")) }
            digits(hundredths % 10 == 0 ? hundredths / 10 : hundredths)
        } else {
            bytes.append(contentsOf: value.description.utf8)
        }
    }

    public mutating func integer(_ value: Int) {
        separate()
        digits(value)
    }

    private mutating func digits(_ value: Int) { bytes.appendDecimal(value) }

    public mutating func boolean(_ value: Bool) {
        separate()
        bytes.append(contentsOf: (value ? "true" : "false").utf8)
    }

    /// Writes a value that is JSON text already.
    public mutating func raw(_ text: some Sequence<UInt8>) {
        separate()
        bytes.append(contentsOf: text)
    }

    /// Writes a key and a text value.
    public mutating func member(_ key: String, _ value: String?) {
        self.key(key)
        string(value)
    }

    /// Writes a key and a number.
    public mutating func member(_ key: String, _ value: Double?) {
        self.key(key)
        number(value)
    }

    /// Writes a key and an integer.
    public mutating func member(_ key: String, _ value: Int) {
        self.key(key)
        integer(value)
    }

    /// Ends a line between records of a stream.
    public mutating func newline() {
        bytes.append(0x0A)
        needsComma = false
    }

    private mutating func open(_ opening: UInt8, _ closing: UInt8, _ inside: (inout JSONWriter) -> Void) {
        separate()
        bytes.append(opening)
        outer.append(needsComma)
        needsComma = false
        let start = bytes.count
        inside(&self)
        needsComma = outer.removeLast()
        if indentation > 0, bytes.count > start { breakLine() }
        bytes.append(closing)
    }

    private mutating func separate() {
        if afterKey {
            afterKey = false
            needsComma = true
            return
        }
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        if indentation > 0, !outer.isEmpty { breakLine() }
        needsComma = true
    }

    private mutating func breakLine() {
        bytes.append(0x0A)
        bytes.append(contentsOf: repeatElement(0x20, count: indentation * outer.count))
    }

    private mutating func quote(_ value: String) {
        var value = value
        let isPlain = value.withUTF8 { text in
            for index in text.indices where unsafe Self.isSpecial(text[index]) { return false }
            unsafe append(quoted: text)
            return true
        }
        if isPlain { return }
        bytes.append(UInt8(ascii: "\""))
        escape(value)
        bytes.append(UInt8(ascii: "\""))
    }

    /// Marks that need an escape, and the first bytes of those that might (U+0080, U+061C, U+200E and on).
    @inline(__always)
    private static func isSpecial(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F || byte == 0xC2 || byte == 0xD8 || byte == 0xE2
    }

    /// Appends text that needs no escapes between quotation marks, short text at once.
    private mutating func append(quoted text: UnsafeBufferPointer<UInt8>) {
        guard text.count <= 256 else {
            bytes.append(UInt8(ascii: "\""))
            unsafe bytes.append(contentsOf: text)
            bytes.append(UInt8(ascii: "\""))
            return
        }
        unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: text.count + 2) { quoted in
            unsafe quoted.initializeElement(at: 0, to: UInt8(ascii: "\""))
            _ = unsafe UnsafeMutableBufferPointer(rebasing: quoted[1...]).initialize(fromContentsOf: text)
            unsafe quoted.initializeElement(at: text.count + 1, to: UInt8(ascii: "\""))
            unsafe bytes.append(contentsOf: UnsafeBufferPointer(quoted))
        }
    }

    private mutating func escape(_ value: String) {
        for scalar in value.unicodeScalars {
            switch scalar.value {
            case 0x22: bytes.append(contentsOf: #"\""#.utf8)
            case 0x5C: bytes.append(contentsOf: #"\\"#.utf8)
            case 0x0A: bytes.append(contentsOf: #"\n"#.utf8)
            case 0x0D: bytes.append(contentsOf: #"\r"#.utf8)
            case 0x09: bytes.append(contentsOf: #"\t"#.utf8)
            case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069, 0x061C:
                let digits = String(scalar.value, radix: 16)
                bytes.append(contentsOf: (#"\u"# + String(repeating: "0", count: 4 - digits.utf8.count) + digits).utf8)
            default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.EncodedScalar())
            }
        }
    }
}

/// A word, a run of digits or one mark of punctuation, as a range of bytes.
struct Token: Sendable {
    enum Kind: UInt8, Sendable {
        case word
        case digits
        case mark
    }

    /// Folded key of a word; scalar value of a mark; value of a digit run up to 18 digits.
    var key: UInt64
    private var first: Int32
    private var last: Int32
    var kind: Kind
    /// First byte of a word in small letters, accents left off; 0 for other tokens.
    var initial: UInt8 = 0
    /// First letter is a capital.
    var isCapitalised = false
    /// Every letter is a capital.
    var isUppercase = false
    /// Blanks stand before it.
    var hasSpaceBefore = false
    /// A line break stands before it.
    var startsLine = false
    /// Offsets of its bytes, end excluded; a text has less than 2 GiB.
    var start: Int {
        get { Int(first) }
        set { first = Int32(truncatingIfNeeded: newValue) }
    }
    var end: Int { Int(last) }
    /// Number of digits or bytes.
    var length: Int { Int(last &- first) }

    init(start: Int, end: Int, kind: Kind, initial: UInt8 = 0, key: UInt64) {
        first = Int32(truncatingIfNeeded: start)
        last = Int32(truncatingIfNeeded: end)
        self.kind = kind
        self.initial = initial
        self.key = key
    }
}

/// Cuts text into tokens, one pass over the bytes.
@safe struct Tokenizer {
    private let bytes: UnsafeBufferPointer<UInt8>
    /// Bytes of the whole text.
    private let count: Int
    private var position: Int
    private var tokens: [Token] = []
    private var sawSpace = false
    /// Line breaks since the last token; the text's start counts as a new paragraph.
    private var breaks = 2
    private var lineStart: Int
    private let limit: Int

    /// Cuts a whole text.
    ///
    /// - Complexity: O(n) in the bytes.
    static func tokens(of bytes: [UInt8], in range: Range<Int>? = nil) -> [Token] {
        unsafe bytes.withUnsafeBufferPointer { buffer in
            var tokenizer = unsafe Tokenizer(
                bytes: buffer, range: (range ?? 0..<buffer.count).clamped(to: 0..<buffer.count))
            tokenizer.run()
            return tokenizer.tokens
        }
    }

    private init(bytes: UnsafeBufferPointer<UInt8>, range: Range<Int>) {
        unsafe self.bytes = bytes
        count = bytes.count
        position = range.lowerBound
        lineStart = range.lowerBound
        limit = range.upperBound
        tokens.reserveCapacity(range.count / 5)
    }

    /// The byte at an offset below ``count``.
    @inline(__always)
    private func at(_ offset: Int) -> UInt8 { unsafe bytes[offset] }

    private mutating func run() {
        while position < limit {
            let byte = at(position)
            switch byte {
            case 0x0A, 0x0D:
                // "\r\n" is one break.
                if byte == 0x0A || position + 1 >= count || at(position + 1) != 0x0A { breaks += 1 }
                sawSpace = true
                position += 1
            case 0...0x20:
                sawSpace = true
                position += 1
            case 0x30...0x39: digits()
            case 0x41...0x5A, 0x61...0x7A: word()
            case UInt8(ascii: "&") where skipEntity(): continue
            case 0..<0x80: mark(UInt64(byte), length: 1)
            default: wide()
            }
        }
    }

    private mutating func append(_ token: Token) {
        var token = token
        if breaks == 1, let last = tokens.last, isInitial(last, of: token) {
            // The big first letter of a page, alone in its line, and the rest of its word.
            token.start = last.start
            token.key = Folding.seed
            token.key = Folding.mix(token.key, at(last.start) | 0x20)
            for index in position..<token.end { token.key = Folding.mix(token.key, at(index)) }
            token.initial = at(last.start) | 0x20
            token.isCapitalised = true
            sawSpace = last.hasSpaceBefore
            breaks = 2
            tokens.removeLast()
        }
        token.hasSpaceBefore = sawSpace
        token.startsLine = breaks > 0 && !isWrapped(token)
        if token.startsLine { lineStart = token.start }
        sawSpace = false
        breaks = 0
        tokens.append(token)
        position = token.end
    }

    private func isInitial(_ last: Token, of token: Token) -> Bool {
        last.kind == .word && last.length == 1 && last.isUppercase && last.startsLine && at(last.start) < 0x80
            && token.kind == .word && !token.isCapitalised && token.length >= 3
            && (token.start..<token.end).allSatisfy { at($0) >= 0x61 && at($0) <= 0x7A }
    }

    /// Whether a single line break is only where a long line was wrapped: the sentence goes on in small letters.
    private func isWrapped(_ token: Token) -> Bool {
        guard breaks == 1, let last = tokens.last, last.end - lineStart >= 45 else { return false }
        // "($85\nbillion)": nothing that is counted begins a line in small letters.
        if last.kind == .digits { return token.kind == .word && !token.isCapitalised }
        let isOpen =
            last.kind == .word
            ? !last.isUppercase || last.length > 5 : last.kind == .mark && (last.key == 0x2C || last.key == 0x2D)
        guard isOpen else { return false }
        switch token.kind {
        case .word: return !token.isCapitalised
        case .digits: return last.kind == .word && !last.isCapitalised && last.length <= 3
        case .mark: return false
        }
    }

    private mutating func mark(_ value: UInt64, length: Int) {
        append(Token(start: position, end: position + length, kind: .mark, key: value))
    }

    private mutating func digits() {
        var end = position
        var value: UInt64 = 0
        while end < limit, at(end) >= 0x30, at(end) <= 0x39 {
            if end - position < 18 { value = value * 10 + UInt64(at(end) - 0x30) }
            end += 1
        }
        append(Token(start: position, end: end, kind: .digits, key: value))
    }

    private mutating func word() {
        var end = position
        var key = Folding.seed
        var letters = 0
        var capitals = 0
        let firstIsCapital = isCapital(at: position)
        let first = at(position)
        let initial = first < 0x80 ? first | 0x20 : Folding.initial(scalar(at: position).0)
        while end < limit {
            let byte = at(end)
            if byte < 0x80 {
                if (byte | 0x20) >= 0x61, (byte | 0x20) <= 0x7A {
                    if byte < 0x5B { capitals += 1 }
                    key = Folding.mix(key, byte | 0x20)
                    letters += 1
                    end += 1
                    continue
                }
                // "U.S." and "a.m." are one word each.
                if byte == UInt8(ascii: "."), letters == 1, end == position + 1, end + 2 < count,
                    isASCIILetter(at(end + 1)), at(end + 2) == UInt8(ascii: ".")
                {
                    abbreviation()
                    return
                }
                if byte == UInt8(ascii: "2") || byte == UInt8(ascii: "3"), isUnitPower(at: end) {
                    key = Folding.mix(key, byte)
                    end += 1
                }
                break
            }
            let (scalar, length) = scalar(at: end)
            if scalar.value == 0xB2 || scalar.value == 0xB3 {
                key = Folding.mix(key, scalar.value == 0xB2 ? 0x32 : 0x33)
                end += length
                break
            }
            guard Folding.isLetter(scalar) else { break }
            key = Folding.mix(scalar, into: key)
            if Folding.isUppercase(scalar) { capitals += 1 }
            letters += 1
            end += length
        }
        var token = Token(start: position, end: end, kind: .word, initial: initial, key: key)
        token.isCapitalised = firstIsCapital
        token.isUppercase = capitals == letters
        append(token)
    }

    /// "km2" and "m3" carry their power as a digit.
    private func isUnitPower(at end: Int) -> Bool {
        guard at(end - 1) == 0x6D, end - position == 1 || (end - position == 2 && at(position) == 0x6B) else {
            return false
        }
        return end + 1 >= count || !(0x30...0x39).contains(at(end + 1))
    }

    private mutating func abbreviation() {
        var end = position
        var key = Folding.seed
        while end + 1 < count, isASCIILetter(at(end)), at(end + 1) == UInt8(ascii: ".") {
            key = Folding.mix(key, at(end) | 0x20)
            end += 2
        }
        var token = Token(start: position, end: end, kind: .word, initial: at(position) | 0x20, key: key)
        token.isCapitalised = isCapital(at: position)
        token.isUppercase = token.isCapitalised
        append(token)
    }

    private mutating func wide() {
        let (scalar, length) = scalar(at: position)
        switch scalar.value {
        case 0xA0, 0x2000...0x200B, 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF, 0x85:
            sawSpace = true
            position += length
        case 0x2028, 0x2029:
            sawSpace = true
            breaks += 1
            position += length
        default:
            if Folding.isLetter(scalar) { word() } else { mark(UInt64(scalar.value), length: length) }
        }
    }

    /// Steps over HTML entities left in flattened text; `&nbsp;` is a blank, `&euro;` stays a mark.
    private mutating func skipEntity() -> Bool {
        var end = position + 1
        while end < count, end - position < 9,
            isASCIILetter(at(end)) || at(end) == UInt8(ascii: "#")
                || (0x30...0x39).contains(at(end))
        {
            end += 1
        }
        guard end < count, at(end) == UInt8(ascii: ";"), end - position > 2 else { return false }
        let name = unsafe String(decoding: UnsafeBufferPointer(rebasing: bytes[(position + 1)..<end]), as: UTF8.self)
        let marks: [String: UInt64] = [
            "euro": 0x20AC, "pound": 0xA3, "yen": 0xA5, "apos": 0x27, "rsquo": 0x27, "percnt": 0x25, "lt": 0x3C,
            "gt": 0x3E, "quot": 0x22, "ndash": 0x2013, "mdash": 0x2014,
        ]
        if let value = marks[name] {
            mark(value, length: end + 1 - position)
        } else {
            sawSpace = true
            position = end + 1
        }
        return true
    }

    private func isASCIILetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }

    private func isCapital(at offset: Int) -> Bool {
        let byte = at(offset)
        if byte < 0x80 { return byte >= 0x41 && byte <= 0x5A }
        return Folding.isUppercase(scalar(at: offset).0)
    }

    /// The scalar that begins at an offset of valid UTF-8, with its length in bytes.
    private func scalar(at offset: Int) -> (Unicode.Scalar, Int) {
        let first = at(offset)
        let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        guard offset + length <= count else { return ("\u{FFFD}", count - offset) }
        var value = UInt32(length == 1 ? first : first & (0xFF >> UInt8(length + 1)))
        for index in 1..<max(1, length) { value = value << 6 | UInt32(at(offset + index) & 0x3F) }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
    }
}

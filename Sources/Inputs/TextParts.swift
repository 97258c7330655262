internal import Evidence

/// A plain text as one article, or, when it is long, as parts that end at a blank line or at least at a blank.
struct TextParts {
    private let stream: any ByteStream
    private let limits: Limits
    private let declared: String?
    private let report: (Complaint) -> Void

    init(_ stream: any ByteStream, limits: Limits, declared: String? = nil, report: @escaping (Complaint) -> Void) {
        self.stream = stream
        self.limits = limits
        self.declared = declared
        self.report = report
    }

    /// Calls back for each part in turn.
    ///
    /// - Throws: a ``Complaint`` for an empty or binary file.
    func forEach(_ body: (Article) throws -> Void) throws {
        var reader = ByteReader(stream)
        let head = Array(try reader.peek(limits.whole + 1))
        guard head.count > limits.whole else { return try short(head, body) }
        // The sum must be known before the first record is written: pieces wait in an unnamed file of their own.
        let store = try SpooledBytes(name: stream.name)
        var sum = Fingerprint()
        while true {
            let piece = try reader.take(1 << 16)
            if piece.isEmpty { break }
            sum.update(piece)
            try store.append(piece)
        }
        try long(store, head: head, fingerprint: sum.digits(), body)
    }

    private func short(_ bytes: [UInt8], _ body: (Article) throws -> Void) throws {
        let decoded = TextDecoder.decode(bytes, declared: declared)
        try check(decoded.text)
        tell(decoded.encoding, decoded.note)
        var sum = Fingerprint()
        sum.update(bytes)
        try body(
            Article(name: stream.name, fingerprint: sum.digits(), text: decoded.text, encoding: decoded.encoding))
    }

    private func long(
        _ store: SpooledBytes, head: [UInt8], fingerprint: String, _ body: (Article) throws -> Void
    ) throws {
        let first = TextDecoder.decode(head, declared: declared)
        try check(first.text)
        let isWide = first.encoding.hasPrefix("UTF-16")
        // Bytes that belong to other encodings show in the whole file, not in its head alone.
        var encoding = first.encoding
        var isClean = false
        if encoding == "UTF-8" {
            let survey = try store.survey()
            isClean = survey.bad == 0
            if survey.bad > 0, survey.good <= 2 * survey.bad { encoding = "windows-1252" }
            tell(
                encoding,
                encoding == "UTF-8" && survey.bad > 0
                    ? "\(survey.bad) bytes that are no UTF-8, the first at byte \(survey.firstBad), were replaced by U+FFFD"
                    : nil)
        } else {
            tell(encoding, nil)
        }
        var reader = ByteReader(try store.stream())
        var offset = 0
        var isFirst = true
        while true {
            let ahead = Array(try reader.peek(limits.part))
            if ahead.isEmpty { break }
            var size = ahead.count
            if size == limits.part { size = Self.cut(ahead, isWide: isWide, littleEndian: encoding == "UTF-16LE") }
            let bytes = try reader.take(size)
            let marked = isFirst || !isWide ? bytes : (encoding == "UTF-16LE" ? [0xFF, 0xFE] : [0xFE, 0xFF]) + bytes
            let text: [UInt8]
            switch encoding {
            case "UTF-8" where isClean: text = bytes
            case "UTF-8": text = Array(String(decoding: bytes, as: UTF8.self).utf8)
            case "windows-1252": text = TextDecoder.windows1252(bytes)
            default: text = TextDecoder.decode(marked, declared: encoding).text
            }
            isFirst = false
            let hasMore = try !reader.peek(1).isEmpty
            var article = Article(
                name: stream.name, fingerprint: fingerprint, text: text, encoding: encoding, offset: offset,
                hasMore: hasMore)
            article.isChecked = encoding == "UTF-8"
            try body(article)
            offset += text.reduce(into: 0) { $0 += $1 & 0xC0 != 0x80 ? 1 : 0 }
        }
    }

    /// Where to end a part: after a blank line, else a line, else a blank, else before a scalar.
    static func cut(_ bytes: [UInt8], isWide: Bool, littleEndian: Bool) -> Int {
        if isWide {
            let even = bytes.count & ~1
            var index = even - 2
            while index > even / 2 {
                let unit = littleEndian ? [bytes[index], bytes[index + 1]] : [bytes[index + 1], bytes[index]]
                if unit == [0x0A, 0x00] { return index + 2 }
                index -= 2
            }
            // Not between the two halves of a pair.
            let high = bytes[littleEndian ? even - 1 : even - 2]
            return (0xD8...0xDB).contains(high) ? even - 2 : even
        }
        return TextCut.end(of: bytes, within: (bytes.count / 2 + 1)..<bytes.count)
    }

    private func check(_ text: [UInt8]) throws(Complaint) {
        guard text.contains(where: { $0 > 0x20 }) else {
            throw Complaint(
                .badInput, at: .init(file: stream.name),
                found: text.isEmpty ? "the file is empty" : "the file holds only blanks",
                expected: "the text of an article")
        }
        if let zero = text.firstIndex(of: 0) {
            throw Complaint(
                .badInput, at: .init(file: stream.name),
                found: "a NUL byte at offset \(zero), so this is a binary file",
                expected: "text, HTML or a web archive",
                advice: "save the article as UTF-8 text and give that file")
        }
    }

    private func tell(_ encoding: String, _ note: String?) {
        if encoding != "UTF-8" {
            report(
                Complaint(
                    .badInput, at: .init(file: stream.name),
                    found: "not UTF-8; read as \(encoding), offsets count the decoded text"))
        }
        if let note { report(Complaint(.badInput, at: .init(file: stream.name), found: note)) }
    }
}

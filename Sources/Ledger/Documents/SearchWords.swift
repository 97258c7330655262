/// Text as words for the index, and searches as expressions of SQLite's FTS5.
///
/// Chinese is written without spaces: a run of its characters becomes overlapping pairs and its last character alone, so
/// that words of one, two and more characters are found.
enum SearchWords {
    /// The text for the index: runs of Chinese, Japanese and Korean characters in pairs, the rest as it is.
    static func indexed(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var run: [Unicode.Scalar] = []
        func flush() {
            guard !run.isEmpty else { return }
            for token in pairs(run) {
                result.append(" ")
                result.append(contentsOf: token.unicodeScalars)
            }
            result.append(" ")
            run = []
        }
        for scalar in text.unicodeScalars {
            if isIdeograph(scalar) {
                run.append(scalar)
            } else {
                flush()
                result.append(scalar)
            }
        }
        flush()
        return String(result)
    }

    /// Overlapping pairs and the last character: 中国贸易 gives 中国, 国贸, 贸易, 易.
    private static func pairs(_ run: [Unicode.Scalar]) -> [String] {
        var tokens = zip(run, run.dropFirst()).map { text([$0, $1]) }
        if let last = run.last { tokens.append(text([last])) }
        return tokens
    }

    /// The expression for what a person typed; nil when it holds no word.
    ///
    /// All words must be met, in any order; a phrase in quotes as it stands; an asterisk after two letters or more stands
    /// for any ending. Where a stretch of the words names a party, as `alternatives` say, its claims match too. Nothing
    /// of the text reaches FTS5 but letters and digits inside quotes, so no operator of its language can be written by a
    /// user.
    static func expression(_ text: String, alternatives: [(words: String, party: String)]) -> String? {
        var rest = text
        var parts: [String] = []
        for (words, party) in alternatives {
            guard let found = rest.range(of: words, ignoringCase: true) else { continue }
            guard let phrase = phrase(words) else { continue }
            parts.append("({words} : \(phrase) OR {facets} : \"\(token("p", party))\")")
            rest.replaceSubrange(found, with: " ")
        }
        for (index, part) in rest.split(separator: "\"", omittingEmptySubsequences: false).enumerated() {
            if index % 2 == 1 {
                if let phrase = phrase(String(part)) { parts.append("{words} : \(phrase)") }
            } else {
                for word in part.split(whereSeparator: \.isWhitespace) {
                    guard let phrase = phrase(String(word)) else { continue }
                    let isOpen = word.hasSuffix("*") && word.unicodeScalars.count > 2
                    parts.append("{words} : \(phrase)" + (isOpen ? "*" : ""))
                }
            }
            if parts.count > 16 { break }
        }
        return parts.isEmpty ? nil : parts.prefix(16).joined(separator: " AND ")
    }

    /// Words as a phrase in quotes; nil when there is no letter or digit.
    private static func phrase(_ text: String) -> String? {
        var tokens: [String] = []
        var word = String.UnicodeScalarView()
        var run: [Unicode.Scalar] = []
        func flush() {
            if !word.isEmpty { tokens.append(String(word)) }
            word = String.UnicodeScalarView()
            if run.count == 1 {
                // A single character begins pairs; after a longer run its own last character would ask for an end.
                tokens.append(self.text(run))
            } else {
                tokens += pairs(run).dropLast(run.isEmpty ? 0 : 1)
            }
            run = []
        }
        for scalar in text.unicodeScalars.prefix(200) {
            if isIdeograph(scalar) {
                if !word.isEmpty { flush() }
                run.append(scalar)
            } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                || (!word.isEmpty && scalar.properties.canonicalCombiningClass != .notReordered)
            {
                if !run.isEmpty { flush() }
                word.append(scalar)
            } else {
                flush()
            }
        }
        flush()
        guard let first = tokens.first else { return nil }
        let isSingle =
            tokens.count == 1 && first.unicodeScalars.count == 1 && first.unicodeScalars.allSatisfy(isIdeograph)
        return "\"" + tokens.joined(separator: " ") + "\"" + (isSingle ? "*" : "")
    }

    /// A facet as a word that nobody types: a letter and the bytes of the value in hexadecimal.
    static func token(_ kind: String, _ value: String) -> String {
        "x" + kind + value.utf8.map { String(Int($0) + 256, radix: 16).dropFirst() }.joined()
    }

    /// The facets of a claim as words of the index, so that words and facets are met in one search.
    static func facets(rating: String, measure: String, year: Int, parties: [String]) -> String {
        ([token("r", rating), token("m", measure), token("y", String(year))] + parties.map { token("p", $0) })
            .joined(separator: " ")
    }

    private static func text(_ scalars: [Unicode.Scalar]) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    private static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x2E80...0x2FDF, 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7AF, 0xF900...0xFAFF,
            0x20000...0x3FFFF:
            true
        default: false
        }
    }
}

extension String {
    fileprivate func range(of words: String, ignoringCase: Bool) -> Range<String.Index>? {
        let wanted = words.lowercased()
        guard !wanted.isEmpty else { return nil }
        var start = startIndex
        while start < endIndex {
            if self[start...].lowercased().hasPrefix(wanted) {
                let end = index(start, offsetBy: words.count, limitedBy: endIndex) ?? endIndex
                return start..<end
            }
            formIndex(after: &start)
        }
        return nil
    }
}

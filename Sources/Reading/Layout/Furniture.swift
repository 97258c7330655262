/// Tells menus, tickers, share bars, related lists and comments from the article.
///
/// Judged line by line from what such lines look like everywhere: a clock at the start, a heading that opens a list of
/// other articles, words of the trade ("share", "commentaires") in a short line, prices of a ticker. A long line of
/// prose ends a list, except under "about the company".
extension Layout {
    static func findFurniture(in lines: inout [Line], source: SourceText, words: Words, marks: [Lexicon.Mark]) {
        let tokens = words.tokens
        var furnitureMarks: [Int: [Lexicon.Mark]] = [:]
        var line = 0
        for position in marks.indices {
            switch marks[position].entry.category {
            case .furnitureLine, .furnitureSection, .furnitureAbout:
                while line < lines.count, lines[line].tokens.upperBound <= marks[position].start { line += 1 }
                if line < lines.count { furnitureMarks[line, default: []].append(marks[position]) }
            default: break
            }
        }
        let proseCount = lines.reduce(into: 0) { $0 += isProse($1, tokens) ? 1 : 0 }
        var inSection = false
        var inAbout = false
        var proseSeen = 0
        var inFrontMatter = false
        for index in lines.indices {
            let item = lines[index]
            let hits = furnitureMarks[index] ?? []
            let prose = isProse(item, tokens)
            if isRule(item, tokens), index == 0 || inFrontMatter {
                inFrontMatter.toggle()
                lines[index].isFurniture = true
                continue
            }
            if inFrontMatter {
                lines[index].isFurniture = true
                continue
            }
            let opens = hits.first { $0.start <= item.tokens.lowerBound + 1 }
            if let opens, opens.entry.category == .furnitureAbout, item.words <= 14, !endsLikeSentence(item, tokens),
                proseSeen > 0
            {
                inAbout = true
            }
            if opensSection(item, hits, item.words, tokens) { inSection = true }
            if prose, inSection,
                !hits.contains(where: {
                    $0.entry.category == .furnitureSection && $0.start < item.tokens.lowerBound + 2
                }),
                proseSeen < proseCount
            {
                inSection = false
            }
            let bad =
                inAbout || inSection || isTickerLine(item, tokens)
                || isBoilerplateLine(item, hits, prose, tokens, words.sets)
                || isContactLine(item, tokens, source)
            lines[index].isFurniture = bad
            if prose, !bad { proseSeen += 1 }
        }
    }

    /// Whether a line has the small words of a sentence, one word in eight or more, and its end: a menu has neither.
    private static func isSentence(_ line: Line, _ tokens: [Token], _ sets: [UInt64]) -> Bool {
        let small = line.tokens.reduce(into: 0) { $0 += sets[$1] & WordSet.frequent.bit != 0 ? 1 : 0 }
        return small * 8 >= line.words && endsLikeSentence(line, tokens)
    }

    private static func endsLikeSentence(_ line: Line, _ tokens: [Token]) -> Bool {
        var index = line.tokens.upperBound - 1
        while index > line.tokens.lowerBound, tokens[index].kind == .mark,
            isClosing(tokens[index].key)
        {
            index -= 1
        }
        guard tokens[index].kind == .mark else { return false }
        switch tokens[index].key {
        case 0x2E, 0x21, 0x3F, 0x2026, 0x3B, 0x3A: return true
        default: return false
        }
    }

    static func isClosing(_ mark: UInt64) -> Bool {
        mark == 0x22 || mark == 0x29 || mark == 0xBB || mark == 0x201D || mark == 0x2019
    }

    /// A line long enough to be a paragraph of an article.
    static func isProse(_ line: Line, _ tokens: [Token]) -> Bool {
        line.words >= 18 && (line.words >= 30 || endsLikeSentence(line, tokens))
    }

    private static func isRule(_ line: Line, _ tokens: [Token]) -> Bool {
        line.tokens.count >= 3 && line.tokens.allSatisfy { tokens[$0].kind == .mark && tokens[$0].key == 0x2D }
    }

    /// "- 19:00Banque Mondiale…": a clock at the start of a short line.
    private static func isTickerLine(_ line: Line, _ tokens: [Token]) -> Bool {
        var index = line.tokens.lowerBound
        while index < line.tokens.upperBound, tokens[index].kind == .mark { index += 1 }
        guard index + 2 < line.tokens.upperBound, tokens[index].kind == .digits, tokens[index].length <= 2 else {
            return isMarketLine(line, tokens)
        }
        let separator = tokens[index + 1]
        let isColon = separator.kind == .mark && separator.key == 0x3A
        let isH = separator.kind == .word && separator.key == Folding.key("h") && !separator.hasSpaceBefore
        if isColon || isH, tokens[index + 2].kind == .digits, tokens[index + 2].length == 2, tokens[index].key < 24 {
            return true
        }
        return isMarketLine(line, tokens)
    }

    /// "EUR/USD 1,0586 +0,12 % | Brent 84,58 $": bars or bullets between numbers, hardly a verb.
    private static func isMarketLine(_ line: Line, _ tokens: [Token]) -> Bool {
        if line.words > 30 || endsLikeSentence(line, tokens) { return false }
        var bars = 0
        var digits = 0
        var words = 0
        var signs = 0
        for index in line.tokens {
            switch tokens[index].kind {
            case .digits: digits += 1
            case .word: words += 1
            case .mark:
                switch tokens[index].key {
                case 0x7C, 0x2022, 0xB7, 0x25B2, 0x25BC, 0x2191, 0x2193, 0x25CF: bars += 1
                case 0x2B, 0x2212: signs += 1
                default: break
                }
            }
        }
        return (bars >= 1 && digits >= 2 && words <= 14) || (bars >= 2 && words <= 30)
            || (signs >= 2 && digits >= 4 && words <= 10)
    }

    private static func opensSection(_ line: Line, _ hits: [Lexicon.Mark], _ words: Int, _ tokens: [Token]) -> Bool {
        guard words <= 7 else { return false }
        return hits.contains {
            $0.entry.category == .furnitureSection && $0.start <= line.tokens.lowerBound + 1
                && words - ($0.end - $0.start) <= 3
        } && !(endsLikeSentence(line, tokens) && words > 4)
    }

    private static func isBoilerplateLine(
        _ line: Line, _ hits: [Lexicon.Mark], _ prose: Bool, _ tokens: [Token], _ sets: [UInt64]
    ) -> Bool {
        let words = line.words
        let first = tokens[line.tokens.lowerBound]
        if first.kind == .mark, first.key == 0x3E || first.key == 0xBB, !prose { return true }
        guard !hits.isEmpty else { return false }
        let distinct = Set(hits.map(\.start)).count
        if prose {
            // "share", "markets", "about" are words of economics too: in prose phrases count, or a line full of such words.
            let phrases = Set(hits.filter { $0.entry.category == .furnitureLine || $0.end - $0.start > 1 }.map(\.start))
            return phrases.count >= 3 || (distinct >= 3 && distinct * 6 >= words && !isSentence(line, tokens, sets))
        }
        if words <= 4 { return true }
        // "China's share of imports rises to 30 percent": a headline with a figure and the small words of a sentence.
        let isWordOfBoth = hits.allSatisfy { $0.entry.category != .furnitureLine && $0.end - $0.start == 1 }
        if distinct == 1, isWordOfBoth, words >= 6, line.tokens.contains(where: { tokens[$0].kind == .digits }),
            line.tokens.count(where: { sets[$0] & WordSet.frequent.bit != 0 }) >= 2
        {
            return false
        }
        let opening = hits.contains { $0.start <= line.tokens.lowerBound + 2 }
        return (opening && words <= 16 && !endsLikeSentence(line, tokens)) || distinct >= 2
            || (opening && words <= 9) || (words <= 14 && !endsLikeSentence(line, tokens))
    }

    /// Addresses of mail and web, telephone numbers, hash tags.
    private static func isContactLine(_ line: Line, _ tokens: [Token], _ source: SourceText) -> Bool {
        let words = line.words
        guard words <= 14, !isProse(line, tokens) else { return false }
        let text = source.bytes[line.bytes]
        let hasAt = text.contains(UInt8(ascii: "@"))
        let first = tokens[line.tokens.lowerBound]
        if first.kind == .mark, first.key == 0x23 { return true }
        if hasAt && words <= 10 { return true }
        var index = line.tokens.lowerBound
        while index + 2 < line.tokens.upperBound {
            // "http://", "https://".
            if tokens[index].kind == .word, tokens[index + 1].key == 0x3A, tokens[index + 2].key == 0x2F,
                tokens[index].length <= 5
            {
                return true
            }
            index += 1
        }
        return phoneDigits(line, tokens)
    }

    /// "(+86) 755 2223 9888": a plus or bracket and at least eight digits in groups, few words.
    private static func phoneDigits(_ line: Line, _ tokens: [Token]) -> Bool {
        var digits = 0
        var groups = 0
        var others = 0
        for index in line.tokens {
            if tokens[index].kind == .digits {
                digits += tokens[index].length
                groups += 1
            } else if tokens[index].kind == .word {
                others += 1
            }
        }
        return groups >= 3 && digits >= 8 && others <= 3
    }
}

/// Reads numbers, in digits with every kind of separator or in words.
final class NumberGrammar {
    let words: Words
    let grammar: Grammar
    let source: SourceText
    let marksAt: MarkIndex

    init(words: Words, grammar: Grammar, source: SourceText, marksAt: MarkIndex) {
        self.words = words
        self.grammar = grammar
        self.source = source
        self.marksAt = marksAt
    }

    private func mark(_ index: Int, _ category: Lexicon.Category) -> Lexicon.Mark? {
        marksAt.first(category, at: index)
    }

    /// What a number in words can begin with.
    private static let spelledStart =
        Lexicon.Category.number.bit | Lexicon.Category.hundred.bit | Lexicon.Category.thousand.bit
        | Lexicon.Category.collective.bit

    /// The number that starts at a token; nil when none does.
    func number(at index: Int) -> NumberLiteral? {
        guard words.tokens.indices.contains(index) else { return nil }
        if words.isDigits(index) { return scaled(digits(at: index)) }
        if words.isWord(index), marksAt.has(Self.spelledStart, at: index) || words.tokens[index].length <= 2 {
            return spelled(at: index)
        }
        return nil
    }

    // MARK: - Digits

    private func isGlued(_ index: Int) -> Bool {
        words.tokens.indices.contains(index) && !words.tokens[index].hasSpaceBefore
    }

    private func digits(at index: Int) -> NumberLiteral {
        // Digits before the decimal mark, and the token of those behind it.
        var whole = digitCount(index)
        var decimals: Int?
        var next = index + 1
        var grouped = false
        let isZero = words.tokens[index].length == 1 && words.tokens[index].key == 0
        // No number has more groups than a sum in the smallest coin.
        while whole <= 24 {
            if words.isMark(next, ",") || words.isMark(next, "."), isGlued(next), words.isDigits(next + 1),
                isGlued(next + 1), decimals == nil
            {
                let isComma = words.isMark(next, ",")
                let follows =
                    (words.isMark(next + 2, ",") || words.isMark(next + 2, ".")) && isGlued(next + 2)
                    && words.isDigits(next + 3) && isGlued(next + 3)
                let sameFollows = follows && words.tokens[next + 2].key == words.tokens[next].key
                let groupMark = grammar.hasDecimalComma ? !isComma : isComma
                let isGroup =
                    words.tokens[next + 1].length == 3 && whole <= (grouped ? 99 : 3) && !(isZero && !grouped)
                    && (groupMark || sameFollows || grouped)
                if isGroup {
                    whole += 3
                    grouped = true
                } else if grammar.hasDecimalComma || !isComma || isDecimalComma(next, whole: whole, grouped: grouped) {
                    decimals = next + 1
                } else {
                    break
                }
                next += 2
                continue
            }
            // Blanks between groups of three.
            if words.isDigits(next), decimals == nil, words.tokens[next].hasSpaceBefore,
                !words.tokens[next].startsLine, words.tokens[next].length == 3, whole <= 3 || grouped,
                !(isZero && !grouped), grammar.hasDecimalComma || isNarrowGap(next), !isYear(index, grouped: grouped)
            {
                whole += 3
                grouped = true
                next += 1
                continue
            }
            break
        }
        var warnings: [String] = []
        // "84 4 milliards": the decimal comma was lost.
        if decimals == nil, !grouped, words.isDigits(next), words.tokens[next].length <= 2,
            words.tokens[next].hasSpaceBefore, !words.tokens[next].startsLine, mark(next + 1, .scale) != nil,
            whole <= 3
        {
            decimals = next
            next += 1
            warnings.append("decimal separator missing")
        }
        var literal = literal(of: index..<next, whole: whole, decimals: decimals)
        literal.isPlainDigits = decimals == nil && !grouped
        literal.warnings = warnings
        return literal
    }

    /// "12,9 billion" in an English text: no thousands have one or two digits behind their comma, and a scale or a sign
    /// of per cent follows, which no list of numbers has.
    private func isDecimalComma(_ comma: Int, whole: Int, grouped: Bool) -> Bool {
        guard !grouped, whole <= 3, words.tokens[comma + 1].length <= 2 else { return false }
        return marksAt.has(.scale, at: comma + 2) || marksAt.has(.percent, at: comma + 2)
            || words.isMark(comma + 2, "%")
    }

    /// Value and precision of the digits in a range of tokens, of which one may stand behind the decimal mark.
    private func literal(of tokens: Range<Int>, whole: Int, decimals: Int?) -> NumberLiteral {
        let places = decimals.map(digitCount) ?? 0
        var value: Double
        var significant: Int
        var zeros = 0
        if whole + places <= 15 {
            // Exact in binary, and so is the power of ten: one division rounds as reading the text would.
            var mantissa: UInt64 = 0
            for token in tokens where words.isDigits(token) {
                mantissa = mantissa &* Self.powers[digitCount(token)] &+ words.tokens[token].key
            }
            value = Double(mantissa) / Double(Self.powers[places])
            significant = Self.powers.firstIndex { mantissa < $0 } ?? 0
            while places == 0, significant > 1, mantissa % 10 == 0 {
                mantissa /= 10
                significant -= 1
                zeros += 1
            }
        } else {
            var text = ""
            for token in tokens where words.isDigits(token) { text += digitText(token) }
            var digits = text.drop { $0 == "0" }
            while places == 0, digits.last == "0", digits.count > 1 {
                digits.removeLast()
                zeros += 1
            }
            significant = digits.count
            if places > 0 { text.insert(".", at: text.utf8.index(text.startIndex, offsetBy: whole)) }
            value = Double(text) ?? 0
        }
        var step = 1.0
        for _ in 0..<places { step /= 10 }
        for _ in 0..<zeros { step *= 10 }
        return NumberLiteral(value: value, end: tokens.upperBound, significantDigits: max(1, significant), step: step)
    }

    /// Powers of ten by their exponent, up to what a double holds exactly.
    private static let powers: [UInt64] = (0...16).map { exponent in
        (0..<exponent).reduce(UInt64(1)) { power, _ in power * 10 }
    }

    /// Digits of a token that count: 10 MB of digits in one run is no number anybody wrote.
    private func digitCount(_ index: Int) -> Int { min(words.tokens[index].length, 30) }

    private func digitText(_ index: Int) -> String {
        let token = words.tokens[index]
        return source.string(token.start..<min(token.end, token.start + 30))
    }

    private func isYear(_ index: Int, grouped: Bool) -> Bool { !grouped && words.year(index) != nil }

    /// A no-break or narrow space, or an entity, rather than a plain blank.
    private func isNarrowGap(_ index: Int) -> Bool {
        source.bytes[words.tokens[index].start - 1] != 0x20
    }

    /// Adds "millions", "bn", "mille milliards", "Md" after a number.
    private func scaled(_ literal: NumberLiteral) -> NumberLiteral {
        var result = literal
        // "one and a half billion".
        if words.is(result.end, "and"), words.is(result.end + 1, "a"), words.is(result.end + 2, "half"),
            mark(result.end + 3, .scale) != nil
        {
            result.value += 0.5
            result.step /= 10
            result.end += 3
        }
        while result.value < 1e18 {
            let next =
                words.isDash(result.end) && !words.tokens[result.end].hasSpaceBefore ? result.end + 1 : result.end
            guard
                let scale = mark(next, .scale) ?? mark(next, .thousand)
                    ?? (words.isDigits(next - 1) ? nil : mark(next, .hundred)),
                !words.tokens[next].startsLine
            else { break }
            // One-letter scales ("$5m") need a currency beside them; the caller checks.
            if words.tokens[next].length == 1, words.tokens[next].hasSpaceBefore { break }
            result.value *= scale.entry.number
            result.step *= scale.entry.number
            // 2.09 times 1e12 in binary is a hair off; whole steps make it whole again.
            if result.step >= 1 { result.value = result.value.rounded() }
            result.end = scale.end
            result.hasScale = true
            // "un milliard et demi".
            if words.is(result.end, "et"), words.is(result.end + 1, "demi") {
                result.value += scale.entry.number / 2
                result.step /= 10
                result.end += 2
            }
            if scale.entry.number >= 1e12 { result.warnings.append("scale") }
        }
        return result
    }

    // MARK: - Words

    private func spelled(at index: Int) -> NumberLiteral? {
        var total = 0.0
        var current = 0.0
        var next = index
        var used = 0
        var onlyArticle = true
        var isRound = false
        // "a hundred", "a dozen".
        if words.is(next, "a") || words.is(next, "an"), grammar.countsWithArticle,
            mark(next + 1, .hundred) != nil || mark(next + 1, .collective) != nil || mark(next + 1, .scale) != nil
                || mark(next + 1, .thousand) != nil
        {
            current = 1
            next += 1
        }
        var last: Double?
        while words.isWord(next), used < 12 {
            if used > 0, words.tokens[next].startsLine { break }
            if let item = mark(next, .number) {
                let value = item.entry.number
                if value == 20, let previous = last, previous == 4, grammar.countsInTwenties {
                    current = current - 4 + 80
                } else {
                    // "two three" is no number.
                    if let previous = last, previous < 100, !(previous >= 20 && value < Double(grammar.unitsBelow)) {
                        break
                    }
                    current += value
                }
                if !(value == 1) { onlyArticle = false }
                last = value == 20 && last == 4 ? 80 : value
                used += 1
                next = item.end
            } else if let item = mark(next, .hundred) {
                current = max(1, current) * 100
                last = 100
                used += 1
                onlyArticle = false
                next = item.end
            } else if let item = mark(next, .thousand) {
                total += max(1, current) * 1000
                current = 0
                last = 1000
                used += 1
                onlyArticle = false
                next = item.end
            } else if let item = mark(next, .collective) {
                current = max(1, current) * item.entry.number
                isRound = grammar.hasRoundCollectives && item.entry.number != 12
                used += 1
                onlyArticle = false
                next = item.end
                break
            } else {
                break
            }
            // Joiners between parts: "et", "and", hyphens.
            var peek = next
            if words.isDash(peek), !words.tokens[peek].hasSpaceBefore { peek += 1 }
            if words.is(peek, "et") || words.is(peek, "and"), (last ?? 0) >= Double(grammar.joinsFrom) {
                var after = peek + 1
                if words.isDash(after) { after += 1 }
                if let item = mark(after, .number), item.entry.number < 100,
                    grammar.joinable.isEmpty || grammar.joinable.contains(Int(item.entry.number))
                {
                    peek = after
                } else {
                    break
                }
            }
            if mark(peek, .number) != nil || mark(peek, .hundred) != nil || mark(peek, .thousand) != nil
                || mark(peek, .collective) != nil
            {
                next = peek
            } else {
                break
            }
        }
        guard used > 0 || (current == 1 && next > index) else { return nil }
        var literal = NumberLiteral(value: total + current, end: next, isSpelled: true, isRound: isRound)
        let before = literal.value
        // "douzaine de millions" goes on after "de".
        literal = scaled(literal)
        if grammar.countsThroughOf, words.is(literal.end, "de"), let scale = mark(literal.end + 1, .scale), !onlyArticle
        {
            literal.value *= scale.entry.number
            literal.step *= scale.entry.number
            literal.end = scale.end
            literal.hasScale = true
        }
        // "un", "one", "a" alone are articles.
        if onlyArticle, !literal.hasScale, before <= 1 { return nil }
        if before == 0 { return nil }
        if literal.value >= 100, literal.value.truncatingRemainder(dividingBy: 100) == 0 {
            literal.step = max(literal.step, 1)
        }
        return literal
    }
}

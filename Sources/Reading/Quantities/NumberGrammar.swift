/// Reads numbers, in digits with every kind of separator or in words.
struct NumberGrammar {
    let words: Words
    let french: Bool
    let source: SourceText
    let marksAt: MarkIndex

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
        var text = digitText(index)
        var next = index + 1
        var decimals = ""
        var grouped = false
        // No number has more groups than a sum in the smallest coin.
        while text.utf8.count <= 24 {
            if words.isMark(next, ",") || words.isMark(next, "."), isGlued(next), words.isDigits(next + 1),
                isGlued(next + 1),
                decimals.isEmpty
            {
                let isComma = words.isMark(next, ",")
                let group = digitText(next + 1)
                let follows =
                    (words.isMark(next + 2, ",") || words.isMark(next + 2, ".")) && isGlued(next + 2)
                    && words.isDigits(next + 3) && isGlued(next + 3)
                let sameFollows = follows && words.tokens[next + 2].key == words.tokens[next].key
                let groupMark = french ? !isComma : isComma
                let isGroup =
                    group.utf8.count == 3 && text.utf8.count <= (grouped ? 99 : 3) && text != "0"
                    && (groupMark || sameFollows || grouped)
                if isGroup {
                    text += group
                    grouped = true
                } else if french || !isComma {
                    decimals = group
                } else {
                    break
                }
                next += 2
                continue
            }
            // Blanks between groups of three.
            if words.isDigits(next), decimals.isEmpty, words.tokens[next].hasSpaceBefore,
                !words.tokens[next].startsLine,
                words.tokens[next].length == 3, text.utf8.count <= 3 || grouped, text != "0",
                french || isNarrowGap(next), !isYear(index, grouped: grouped)
            {
                text += digitText(next)
                grouped = true
                next += 1
                continue
            }
            break
        }
        var warnings: [String] = []
        // "84 4 milliards": the decimal comma was lost.
        if decimals.isEmpty, !grouped, words.isDigits(next), words.tokens[next].length <= 2,
            words.tokens[next].hasSpaceBefore,
            !words.tokens[next].startsLine, mark(next + 1, .scale) != nil, text.utf8.count <= 3
        {
            decimals = digitText(next)
            next += 1
            warnings.append("decimal separator missing")
        }
        let digitsTotal = text + decimals
        let value = Double(text + (decimals.isEmpty ? "" : "." + decimals)) ?? 0
        var significant = digitsTotal.drop { $0 == "0" }
        var step = 1.0
        for _ in decimals.utf8 { step /= 10 }
        if decimals.isEmpty {
            while significant.last == "0", significant.count > 1 {
                significant.removeLast()
                step *= 10
            }
        }
        return NumberLiteral(
            value: value, end: next, significantDigits: max(1, significant.count), step: step,
            isPlainDigits: decimals.isEmpty && !grouped, warnings: warnings)
    }

    private func digitText(_ index: Int) -> String {
        // 10 MB of digits in one run is no number anybody wrote.
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
        if words.is(next, "a") || words.is(next, "an"), !french,
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
                if value == 20, let previous = last, previous == 4, french {
                    current = current - 4 + 80
                } else {
                    // "two three" is no number.
                    if let previous = last, previous < 100, !(previous >= 20 && value < (french ? 20 : 10)) { break }
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
                isRound = french && item.entry.number != 12
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
            if words.is(peek, "et") || words.is(peek, "and"), (last ?? 0) >= (french ? 20 : 100) {
                var after = peek + 1
                if words.isDash(after) { after += 1 }
                if let item = mark(after, .number), item.entry.number < 100,
                    french ? item.entry.number == 1 || item.entry.number == 11 : true,
                    french || peek > next || (last ?? 0) >= 100
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
        if french, words.is(literal.end, "de"), let scale = mark(literal.end + 1, .scale), !onlyArticle {
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

internal import Evidence

/// Two numbers joined: a range, the two ends of a change, or two rates with one sign.
extension QuantityReader {
    func isRangeWord(_ index: Int, ranged: Bool) -> Bool {
        words.isDash(index) || words.is(index, "a") && !language.countsWithArticle || words.is(index, "to")
            || words.is(index, "et")
            || words.is(index, "and")
            || words.is(index, "ou") || words.is(index, "or")
    }

    func isBetween(_ index: Int, _ joiner: Int) -> Bool {
        for back in 1...3 where words.is(index - back, "entre") || words.is(index - back, "between") { return true }
        return false
    }

    /// "passé de 12 à 15 %", "rose from 3 to 5": two figures, not a range.
    func isFromTo(_ index: Int) -> Bool {
        for back in 1...2 where words.is(index - back, "from") { return !words.is(index - back - 1, "down") }
        // "passé d'environ 2 à 7 milliards".
        if let approx = marksAt.ending(.approx, at: index), words.isApostrophe(approx.start - 1),
            words.is(approx.start - 2, "d")
        {
            return (3...5).contains { words.is(approx.start - $0, in: .changed) }
        }
        if words.is(index - 1, "de") {
            for back in 2...4
            where words.is(index - back, in: .changed) { return true }
        }
        return false
    }

    func range(from low: NumberLiteral, at index: Int, _ sentence: Range<Int>) -> [Quantity]? {
        let joiner = low.end
        guard joiner + 1 < sentence.upperBound, isRangeWord(joiner, ranged: true),
            let high = grammar.number(at: joiner + 1), high.end <= sentence.upperBound, !dateTokens[joiner + 1]
        else { return nil }
        if words.is(joiner, "et") || words.is(joiner, "and"), !isBetween(index, joiner) {
            return rates(low, high, index, sentence)
        }
        if words.isDash(joiner), words.tokens[joiner].hasSpaceBefore != words.tokens[joiner + 1].hasSpaceBefore {
            return nil
        }
        guard !isExcluded(joiner + 1, high, inRange: true) else { return nil }
        let suffix = suffix(after: high, sentence)
        let scale = !low.hasScale && high.hasScale ? high.value / max(baseValue(high), 1e-12) : 1
        let lowValue = low.value * scale
        if isFromTo(index), let suffix {
            // Two figures share the unit of the second.
            var first = assembled(
                low, index, Suffix(kind: suffix.kind, unit: suffix.unit, factor: suffix.factor * scale, end: low.end),
                sentence)
            first.step *= scale
            let second = assembled(high, joiner + 1, suffix, sentence)
            return [first, second]
        }
        guard lowValue < high.value else { return nil }
        if let suffix {
            var quantity = assembled(high, index, suffix, sentence)
            quantity.value = .range(lowValue * suffix.factor, high.value * suffix.factor)
            quantity.approximation = approximation(before: index, sentence)
            return [quantity]
        }
        guard var counted = count(high, at: joiner + 1, sentence) else { return nil }
        if words.is(joiner, "ou") || words.is(joiner, "or"), high.value - lowValue > 5 { return nil }
        counted.tokens = index..<counted.tokens.upperBound
        counted.value = .range(lowValue, high.value)
        counted.approximation = approximation(before: index, sentence)
        return [counted]
    }

    /// "up 49.5 and 54.04 percent", "de 12 et 19 %, respectivement": two rates with one sign.
    func rates(_ low: NumberLiteral, _ high: NumberLiteral, _ index: Int, _ sentence: Range<Int>) -> [Quantity]? {
        guard !low.hasScale, let suffix = suffix(after: high, sentence), suffix.kind == .percent,
            !isExcluded(low.end + 1, high, inRange: true)
        else { return nil }
        let leads =
            marksAt.ending(.up, at: index) != nil || marksAt.ending(.down, at: index) != nil
            || words.is(index - 1, "by")
            || words.is(index - 1, "de")
        let isApiece = (suffix.end..<max(suffix.end, min(suffix.end + 3, sentence.upperBound))).contains {
            words.is($0, in: .respectively)
        }
        guard leads || isApiece else { return nil }
        let first = assembled(
            low, index, Suffix(kind: .percent, unit: .percent, factor: suffix.factor, end: low.end), sentence)
        return [first, assembled(high, low.end + 1, suffix, sentence)]
    }
}

internal import Evidence

/// Finds the word that makes a figure one of a product, a sector or a part rather than of the whole.
struct Narrowing {
    let discourse: Discourse

    private var words: Words { discourse.words }

    /// The word, as written; nil when nothing narrows the figure.
    func word(of index: Int, _ measure: MeasureContext.Result) -> String? {
        let quantity = discourse.quantities[index]
        let sentence = discourse.sentence(of: quantity)
        let isFirst = index == discourse.neighbours(of: quantity).lowerBound
        let lower = isFirst ? sentence.lowerBound : discourse.quantities[index - 1].tokens.upperBound
        let upper = min(sentence.upperBound, quantity.tokens.upperBound + 6)
        let found = discourse.marks(in: lower..<max(lower, upper)).first { $0.entry.category == .narrow }
        if let found { return text(found.start..<found.end) }
        if let good = good(beside: measure, sentence) { return text(good..<(good + 1)) }
        // "62.9 billion dollars of solar panels".
        if isTrade(measure), let good = goodAfter(quantity.tokens.upperBound, sentence) {
            return text(good..<(good + 1))
        }
        return nil
    }

    private func isTrade(_ measure: MeasureContext.Result) -> Bool {
        switch measure.growthOf ?? measure.measure {
        case .tradeTotal, .exports, .imports, .tradeBalance: true
        default: false
        }
    }

    /// "nickel exports", "exports of solar panels", "exportations vietnamiennes de riz".
    private func good(beside measure: MeasureContext.Result, _ sentence: Range<Int>) -> Int? {
        guard isTrade(measure), let cue = measure.measureCue, sentence.contains(cue) else { return nil }
        if !discourse.french, cue > sentence.lowerBound, isGood(cue - 1) { return cue - 1 }
        var next = discourse.marksAt.longest(.measure, at: cue)?.end ?? cue + 1
        // Adjectives of economies stand between in French.
        while next < cue + 3, discourse.marksAt.has(Self.names, at: next) { next += 1 }
        return goodAfter(next, sentence)
    }

    /// The good after "of" or "de" at a token.
    private func goodAfter(_ start: Int, _ sentence: Range<Int>) -> Int? {
        guard words.is(start, in: .belonging), start + 1 < sentence.upperBound else { return nil }
        var next = start + 1
        if words.isApostrophe(next) { next += 1 }
        return isGood(next) ? next : nil
    }

    /// A common noun that is neither goods as a whole nor a word of statistics.
    private func isGood(_ index: Int) -> Bool {
        guard words.isWord(index), !words.tokens[index].isCapitalised, words.tokens[index].length > 2,
            !words.is(index, in: .allGoods), !words.is(index, in: .whole), !words.is(index, in: .bilateral)
        else { return false }
        return !discourse.marksAt.has(Self.noGoods, at: index)
    }

    private static let names =
        [Lexicon.Category.name, .adjective, .inhabitant, .metonym].reduce(0) { $0 | $1.bit }
    private static let noGoods =
        names
        | [Lexicon.Category.stop, .measure, .month, .number, .unit, .currency, .when, .ordinal, .up, .down, .now]
        .reduce(0) { $0 | $1.bit }

    private func text(_ tokens: Range<Int>) -> String {
        discourse.source.string(words.tokens[tokens.lowerBound].start..<words.tokens[tokens.upperBound - 1].end)
    }
}

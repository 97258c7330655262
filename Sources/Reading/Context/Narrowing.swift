internal import Evidence

/// Finds the word that makes a figure one of a product, a sector or a part rather than of the whole.
struct Narrowing {
    let discourse: Discourse

    private var words: Words { discourse.words }

    /// The narrowing word of each quantity, as written; nil where nothing narrows the figure.
    func words(_ measures: [MeasureContext.Result]) -> [String?] {
        var results: [String?] = []
        results.reserveCapacity(measures.count)
        for index in measures.indices {
            results.append(word(of: index, measures[index]) ?? carried(index, measures, results))
        }
        return results
    }

    private func word(of index: Int, _ measure: MeasureContext.Result) -> String? {
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
        if measure.measure == .share { return wholeOfShare(quantity, sentence) }
        return nil
    }

    /// "aquatic products, down 2 %", "79,000 vehicles worth 1.3 billion": what narrows the figure before goes on.
    private func carried(_ index: Int, _ measures: [MeasureContext.Result], _ earlier: [String?]) -> String? {
        let quantity = discourse.quantities[index]
        guard index > discourse.neighbours(of: quantity).lowerBound else { return nil }
        let previous = discourse.quantities[index - 1]
        if previous.kind == .count || previous.kind == .physical, words.is(quantity.tokens.lowerBound - 1, in: .worth),
            quantity.tokens.lowerBound - previous.tokens.upperBound <= 3
        {
            return text(previous.tokens)
        }
        let isSame =
            measures[index].measureCue == measures[index - 1].measureCue || discourse.conversionPartner(index) != nil
        return isSame ? earlier[index - 1] : nil
    }

    /// A share of anything but trade: "37 % of its foreign debt", "28 % of the arrivals".
    private func wholeOfShare(_ quantity: Quantity, _ sentence: Range<Int>) -> String? {
        let marks = discourse.marks(in: sentence).filter { $0.entry.category == .measure }
        let trades = marks.contains { ["trade_total", "exports", "imports"].contains($0.entry.text) }
        if trades { return nil }
        if let mark = marks.min(by: { distance($0, quantity) < distance($1, quantity) }) {
            return text(mark.start..<mark.end)
        }
        // The sentence before may have named trade: "Cela représentait 18 % du total".
        return nil
    }

    private func distance(_ mark: Lexicon.Mark, _ quantity: Quantity) -> Int {
        abs(mark.start - quantity.tokens.lowerBound)
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
        if words.is(cue, in: .flowNoun), cue > sentence.lowerBound, isGood(cue - 1) { return cue - 1 }
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
            !words.is(index, in: .allGoods), !words.is(index, in: .sides), !words.is(index, in: .whole),
            !words.is(index, in: .bilateral)
        else { return false }
        return !discourse.marksAt.has(Self.noGoods, at: index)
    }

    private static let names =
        [Lexicon.Category.name, .adjective, .inhabitant, .metonym].reduce(0) { $0 | $1.bit }
    private static let noGoods =
        names
        | [
            Lexicon.Category.stop, .approx, .measure, .month, .number, .unit, .currency, .when, .ordinal, .up, .down,
            .now,
        ]
        .reduce(0) { $0 | $1.bit }

    private func text(_ tokens: Range<Int>) -> String {
        discourse.source.string(words.tokens[tokens.lowerBound].start..<words.tokens[tokens.upperBound - 1].end)
    }
}

internal import Evidence

/// Amounts by which something changed, and the level it came to.
extension MeasureContext {
    /// "to", "à", "pour atteindre" between a rate and a level.
    func isLevelRightAfter(_ quantity: Quantity, _ index: Int) -> Bool {
        let end = discourse.quantities[index - 1].tokens.upperBound
        let gap = end..<max(end, quantity.tokens.lowerBound)
        return gap.count <= 6 && gap.contains { words.is($0, "to") || words.is($0, "a") || words.is($0, "at") }
            && !gap.contains { words.is($0, in: .clauseBreak) }
    }

    /// "rose by", "up", "hausse de" right before an amount; "to" and "à" lead to a level instead.
    func changeRightBefore(_ quantity: Quantity, _ cues: [Cue]) -> Cue? {
        guard
            let cue = cues.last(where: {
                ($0.category == .up || $0.category == .down) && $0.end <= quantity.tokens.lowerBound
            })
        else { return nil }
        let gap = cue.end..<quantity.tokens.lowerBound
        guard gap.count <= 3 else { return nil }
        let leads = gap.contains {
            words.is($0, "to") || words.is($0, "a") || words.isMark($0, ",") || words.isMark($0, ":")
        }
        if leads { return nil }
        if gap.contains(where: {
            words.is($0, "by") || words.is($0, "de") || words.is($0, "of") || words.is($0, "d")
                || words.is($0, "on")
        }) {
            return cue
        }
        return gap.isEmpty && (words.is(cue.start, "up") || words.is(cue.start, "down")) ? cue : nil
    }

    /// "a decrease in trade volumes of 260 million", "raised sales to China by 500,000 tonnes".
    func changeFurtherBefore(_ quantity: Quantity, _ cues: [Cue]) -> Cue? {
        guard !discourse.grammar.isHeadFirst,
            let cue = cues.last(where: {
                ($0.category == .up || $0.category == .down) && $0.end <= quantity.tokens.lowerBound
            }),
            case let gap = cue.end..<quantity.tokens.lowerBound, (2...10).contains(gap.count),
            !discourse.hasQuantity(in: gap, sentence: quantity.sentence),
            !gap.contains(where: { words.isMark($0, ",") || words.is($0, "to") && words.is($0 + 1, in: .definite) })
        else { return nil }
        let lead = discourse.lead(before: quantity.tokens.lowerBound, reach: gap.count)
        if words.is(lead, "by") { return cue }
        return words.is(lead, "of") && words.is(cue.end, "in") ? cue : nil
    }

    /// "fell by 188,000 tonnes (30 percent), 141,000 tonnes (22 percent) for India and 129,000 tonnes for America": each the
    /// change of its own.
    func listedChange(_ quantity: Quantity, _ index: Int, _ earlier: [Result]) -> Result? {
        let first = discourse.neighbours(of: quantity).lowerBound
        guard
            let last = (first..<max(first, index)).last(where: { discourse.quantities[$0].kind == quantity.kind }),
            earlier[last].measure == .growth, discourse.quantities[last].unit == quantity.unit,
            case let gap = discourse.quantities[last].tokens.upperBound..<quantity.tokens.lowerBound, gap.count <= 12,
            gap.contains(where: { words.isMark($0, ",") || words.is($0, in: .and) }),
            !gap.contains(where: {
                words.is($0, "to") || words.is($0, "a") || words.is($0, in: .clauseBreak) && !words.is($0, in: .and)
            }),
            !discourse.marks(in: gap).contains(where: { $0.entry.category == .measure })
        else { return nil }
        return earlier[last]
    }

    /// Whether "by" or "de" leads from a change to an amount: "rose by 5 million tonnes", not "rose to" it.
    func isAmountOfChange(_ quantity: Quantity) -> Bool {
        (1...2).contains {
            words.is(quantity.tokens.lowerBound - $0, "by") || words.is(quantity.tokens.lowerBound - $0, "de")
                || words.is(quantity.tokens.lowerBound - $0, "of")
        }
    }
}

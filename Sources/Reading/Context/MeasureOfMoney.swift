internal import Evidence

/// What an amount of money measures: the word it stands right behind or before, else the nearest that fits.
extension MeasureContext {
    func money(_ quantity: Quantity, index: Int, cues: [Cue], earlier: [Result]) -> Result {
        // A conversion in parentheses measures what the amount before it measures.
        if let previous = discourse.conversionPartner(index) { return earlier[previous] }
        // "against 4.1 billion a year earlier": of what the amount before measures.
        if index > discourse.neighbours(of: quantity).lowerBound, discourse.quantities[index - 1].kind == .money,
            isCompared(quantity), earlier[index - 1].measure.isMoney
        {
            return Result(
                measure: earlier[index - 1].measure, cue: earlier[index - 1].cue,
                measureCue: earlier[index - 1].measureCue)
        }
        // "an increase of 51.6 percent or 11.5 billion": the same change in money.
        if index > discourse.neighbours(of: quantity).lowerBound, isOtherWord(for: index - 1, quantity),
            earlier[index - 1].measure == .growth, discourse.quantities[index - 1].kind == .percent
        {
            return earlier[index - 1]
        }
        // "A consortium of banks will provide 2.3 billion for the construction".
        if let verb = provided(quantity) { return Result(measure: .finance, cue: verb, measureCue: verb) }
        // "218 projects worth 25 billion", "27 projets, pour un montant total de 24 milliards": put into many together.
        if let worth = worthOfProjects(quantity, index, earlier) {
            return Result(measure: .investment, cue: worth, measureCue: worth)
        }
        // "the $2.7 billion Nam Ou hydropower project".
        if let work = workBehind(quantity) { return Result(measure: .cost, cue: work, measureCue: work) }
        // "a decrease of 260 million and 65 million, respectively".
        if index > discourse.neighbours(of: quantity).lowerBound, earlier[index - 1].measure == .growth,
            discourse.quantities[index - 1].kind == .money,
            quantity.tokens.lowerBound - discourse.quantities[index - 1].tokens.upperBound == 1,
            words.is(quantity.tokens.lowerBound - 1, in: .and)
        {
            return earlier[index - 1]
        }
        // "Kazakhstan (+$2.8 billion)".
        if quantity.sign > 0, words.isMark(quantity.tokens.lowerBound - 2, "(") {
            return growth(quantity, index: index, cues: cues, earlier: earlier)
        }
        // "up 5.3 billion dollars", "en hausse de 2 milliards": an amount of change.
        if let change = changeRightBefore(quantity, cues) ?? changeFurtherBefore(quantity, cues) {
            return growth(quantity, index: index, cues: cues, earlier: earlier, cue: change)
        }
        // "exports worth 401 million and imports worth 248 million, totalling 649 million".
        if words.is(quantity.tokens.lowerBound - 1, "totalling") || words.is(quantity.tokens.lowerBound - 1, "totaling")
            || words.is(quantity.tokens.lowerBound - 1, "total") && words.is(quantity.tokens.lowerBound - 2, "au"),
            index >= discourse.neighbours(of: quantity).lowerBound + 2,
            Set([earlier[index - 1].measure, earlier[index - 2].measure]) == [.exports, .imports]
        {
            return Result(measure: .tradeTotal, measureCue: earlier[index - 2].measureCue)
        }
        // "fell 1.3 % to 28.9 billion", "grimpe de 2 %, à 43 milliards": the level of what grew.
        if index > discourse.neighbours(of: quantity).lowerBound, earlier[index - 1].measure == .growth,
            let of = earlier[index - 1].growthOf, of.isMoney, isLevelRightAfter(quantity, index)
        {
            return Result(measure: of, cue: earlier[index - 1].cue, measureCue: earlier[index - 1].measureCue)
        }
        // "a 500-million renminbi (about P4.13-billion) grant": the noun that the amount stands before.
        if let noun = nounBehind(quantity, cues), let measure = noun.measure {
            return Result(measure: measure, cue: noun.start, measureCue: noun.start)
        }
        // "They spent 34.6 billion baht" in a text on visitors.
        if cues.contains(where: { $0.end == quantity.tokens.lowerBound && isSpending($0.start) }),
            isOfVisitors(quantity)
        {
            return Result(measure: .revenue)
        }
        // "419 million were loans from China".
        if let lent = cues.first(where: {
            $0.measure == .finance && (1...2).contains($0.start - quantity.tokens.upperBound)
        }),
            words.is(quantity.tokens.upperBound, "were") || words.is(quantity.tokens.upperBound, "was")
                || words.is(quantity.tokens.upperBound, "in") || words.is(quantity.tokens.upperBound, "sont")
                || words.is(quantity.tokens.upperBound, "en")
        {
            return Result(measure: .finance, cue: lent.start, measureCue: lent.start)
        }
        // "310 millions de dollars ont été investis".
        if let verb = predicate(quantity, cues), let measure = verb.measure {
            return Result(measure: refined(measure, quantity), cue: verb.start, measureCue: verb.start)
        }
        if let direct = direct(quantity, cues), let measure = direct.measure {
            return Result(measure: refined(measure, quantity), cue: direct.start, measureCue: direct.start)
        }
        var best: (score: Double, cue: Cue)?
        for cue in cues {
            guard let measure = cue.measure, measure.isMoney else { continue }
            let score =
                Self.weight(measure) - (cue.isWeak ? 1.5 : 0) + Double(cue.end - cue.start - 1) * 0.6
                - cost(cue, quantity) - outside(cue, index)
            if score > (best?.score ?? -6) { best = (score, cue) }
        }
        // "second-largest investor after Singapore (12.1 billion)": of the kind told of before.
        if let best, best.cue.isWeak, best.cue.measure == .investment, index > 0,
            quantity.sentence - discourse.quantities[index - 1].sentence <= 1,
            let last = (max(0, index - 3)..<index).last(where: { discourse.quantities[$0].kind == .money }),
            earlier[last].measure == .fdiFlow || earlier[last].measure == .fdiStock
        {
            return Result(measure: earlier[last].measure, cue: best.cue.start, measureCue: best.cue.start)
        }
        // "exported goods worth 251 million": the verb says which way they went.
        if best?.cue.measure == .transactionValue,
            let flow = cues.last(where: {
                ($0.measure == .exports || $0.measure == .imports) && $0.end <= quantity.tokens.lowerBound
                    && discourse.clauses[index].contains($0.start) && quantity.tokens.lowerBound - $0.end <= 9
            }), let measure = flow.measure
        {
            return Result(measure: measure, cue: flow.start, measureCue: flow.start)
        }
        // "les importations atteignent 43 milliards" is worth what it says; "a plant worth 50 billion" costs it.
        if let best, best.cue.measure == .transactionValue, isWorth(best.cue),
            (0...5).contains(quantity.tokens.lowerBound - best.cue.end)
        {
            if let sold = soldBefore(quantity, index, cues) { return sold }
            if let priced = priced(quantity, best.cue, cues) { return priced }
        }
        // "melons were exported, earning 31 million": what exports bring in.
        if let best, best.cue.measure == .revenue, discourse.has(.earning, at: best.cue.start),
            let flow = cues.last(where: {
                $0.measure == .exports && $0.end <= quantity.tokens.lowerBound
                    && quantity.tokens.lowerBound - $0.end <= 30
            })
        {
            return Result(measure: .exports, cue: flow.start, measureCue: flow.start)
        }
        // "des marchandises importées de Chine ont généré un chiffre d'affaires de 10 milliards": the flow told of.
        if let best, best.cue.measure == .revenue, words.is(best.cue.start, "chiffre"),
            let flow = flow(quantity, index, cues, earlier)
        {
            return flow
        }
        // "400 projects worth over 54 billion".
        if best == nil || best?.cue.measure == .otherValue,
            let worth = (1...4).map({ quantity.tokens.lowerBound - $0 }).first(where: { words.is($0, in: .worth) }),
            let priced = priced(
                quantity, Cue(start: worth, end: worth + 1, category: .measure, measure: .transactionValue), cues)
        {
            return priced
        }
        if let best, let measure = best.cue.measure {
            return Result(measure: refined(measure, quantity), cue: best.cue.start, measureCue: best.cue.start)
        }
        // "Malgré un recul à 911 milliards, les échanges": the only thing the sentence speaks of.
        if let only = onlyMeasure(cues), only.measure?.isMoney == true, let measure = only.measure {
            return Result(measure: refined(measure, quantity), measureCue: only.start)
        }
        // "a crû de 2 %, à 73 milliards": the level of what grew; else taken over from the amount before, when close by.
        var previous = index - 1
        if previous >= discourse.neighbours(of: quantity).lowerBound, earlier[previous].measure == .growth,
            let of = earlier[previous].growthOf, of.isMoney
        {
            return Result(measure: of, measureCue: earlier[previous].measureCue)
        }
        while previous >= 0, quantity.sentence - discourse.quantities[previous].sentence <= 2,
            quantity.isElided || discourse.sameParagraph(quantity.sentence, discourse.quantities[previous].sentence)
                || isRanking(quantity.sentence) && quantity.sentence - discourse.quantities[previous].sentence == 1
        {
            if discourse.quantities[previous].kind == .money {
                let of = earlier[previous].measure == .growth ? earlier[previous].growthOf : earlier[previous].measure
                if let of, of.isMoney { return Result(measure: of) }
            }
            previous -= 1
        }
        if quantity.sentence > 0, discourse.sameParagraph(quantity.sentence - 1, quantity.sentence) {
            for cue in self.cues(in: quantity.sentence - 1).reversed() {
                if let measure = cue.measure, measure.isMoney, !cue.isWeak {
                    return Result(measure: refined(measure, quantity))
                }
            }
        }
        // "The two sides aim at 230 billion": what two sides have together is trade.
        if discourse.sentence(of: quantity).contains(where: {
            words.is($0, in: .bilateral) && words.is($0 + 1, in: .sides)
        }) {
            return Result(measure: .tradeTotal)
        }
        return Result(measure: .otherValue)
    }

    /// The word by which an amount is that of the projects counted before it in the sentence.
    private func worthOfProjects(_ quantity: Quantity, _ index: Int, _ earlier: [Result]) -> Int? {
        guard index > discourse.neighbours(of: quantity).lowerBound, earlier[index - 1].measure == .projectCount,
            discourse.quantities[index - 1].value.middle >= 2
        else { return nil }
        let gap = discourse.quantities[index - 1].tokens.upperBound..<quantity.tokens.lowerBound
        guard quantity.tokens.lowerBound - discourse.quantities[index - 1].tokens.upperBound <= 24 else { return nil }
        let lead = gap.suffix(6).first {
            words.is($0, in: .worth) || words.is($0, "montant") || words.is($0, "valued") || words.is($0, "amount")
        }
        guard let lead, !gap.contains(where: { words.isMark($0, ";") }) else { return nil }
        return lead
    }

    /// "or", "soit" between a rate and the amount that says the same.
    private func isOtherWord(for previous: Int, _ quantity: Quantity) -> Bool {
        let end = discourse.quantities[previous].tokens.upperBound
        let gap = end..<max(end, quantity.tokens.lowerBound)
        return gap.count <= 6
            && gap.contains { words.is($0, "or") || words.is($0, "soit") || words.is($0, "ou") }
            && !gap.contains { words.is($0, in: .and) || words.isMark($0, ";") }
    }

    /// The verb by which a bank gives an amount: "banks will provide some", "EximBank has disbursed".
    private func provided(_ quantity: Quantity) -> Int? {
        let verb = discourse.lead(before: quantity.tokens.lowerBound, reach: 5, passingSmall: true)
        guard discourse.has(.providing, at: verb) else { return nil }
        let start = discourse.sentence(of: quantity).lowerBound
        let isBank = (start..<max(start, verb)).contains { index in
            verb - index <= 14 && discourse.has(.bank, at: index)
        }
        return isBank ? verb : nil
    }

    /// The participle of which an amount is the subject: "was invested", "ont été exportés".
    func predicate(_ quantity: Quantity, _ cues: [Cue]) -> Cue? {
        var index = quantity.tokens.upperBound
        let end = index + 3
        while index < end,
            words.is(index, "a") || words.is(index, "ont") || words.is(index, "ete") || words.is(index, "was")
                || words.is(index, "were") || words.is(index, "has") || words.is(index, "have")
                || words.is(index, "been")
        {
            index += 1
        }
        guard index > quantity.tokens.upperBound,
            words.is(index - 1, "ete") || words.is(index - 1, "was")
                || words.is(index - 1, "were") || words.is(index - 1, "been")
        else { return nil }
        return cues.first { $0.start == index && ($0.measure?.isMoney ?? false) }
    }

    /// "d'une valeur de", "worth".
    func isWorth(_ cue: Cue) -> Bool {
        (cue.start..<cue.end).contains { words.is($0, in: .worth) }
    }

    /// "620 000 tonnes, d'une valeur de 2 milliards": of goods whose way in or out of the country was told.
    func soldBefore(_ quantity: Quantity, _ index: Int, _ cues: [Cue]) -> Result? {
        guard index > discourse.neighbours(of: quantity).lowerBound,
            discourse.quantities[index - 1].kind == .physical || discourse.quantities[index - 1].kind == .percent,
            quantity.tokens.lowerBound - discourse.quantities[index - 1].tokens.upperBound <= 8,
            let flow = cues.last(where: {
                ($0.measure == .exports || $0.measure == .imports) && $0.end <= quantity.tokens.lowerBound
            }), let measure = flow.measure
        else { return nil }
        return Result(measure: measure, cue: flow.start, measureCue: flow.start)
    }

    /// "three railway projects worth 5 billion", "la centrale d'une valeur de 1,75 milliard": what it costs, or what its
    /// investors put in.
    func priced(_ quantity: Quantity, _ worth: Cue, _ cues: [Cue]) -> Result? {
        let start = worth.start
        let isPriced = (1...8).contains { step in
            words.is(start - step, in: .work) && !words.is(start - step + 1, "market")
                || words.is(start - step, "project") || words.is(start - step, "projects")
                || words.is(start - step, "projet") || words.is(start - step, "projets")
                || words.is(start - step, "plant") || words.is(start - step, "centrale")
                || words.is(start - step, "usine")
                || words.is(start - step, "ferroviaires")
        }
        guard isPriced else { return nil }
        // Many projects together are what is put into them, one work is what it costs.
        let isMany = (1...3).contains { step in
            let noun = start - step
            return (words.is(noun, "projects") || words.is(noun, "projets"))
                && !(1...2).contains { words.is(noun - $0, in: .work) }
                && !words.is(noun + 1, in: .work) && !words.is(noun + 1, "ferroviaires")
        }
        let investor = cues.last {
            $0.measure == .investment && $0.end <= start && !words.is($0.start, in: .pledge)
        }
        return Result(
            measure: investor == nil && !isMany ? .cost : .investment, cue: investor?.start, measureCue: investor?.start
        )
    }

    /// "a surplus of 800 million in border trade", "invest 13 billion in the construction": what an amount right behind
    /// the word measures, whatever follows.
    func direct(_ quantity: Quantity, _ cues: [Cue]) -> Cue? {
        cues.last {
            ($0.measure == .tradeBalance || $0.measure == .investment || $0.measure == .finance) && !$0.isWeak
                && leads($0, to: quantity)
        }
    }

    /// The noun of a work that an amount stands before as its price, with only its name between.
    func workBehind(_ quantity: Quantity) -> Int? {
        guard !discourse.grammar.isHeadFirst,
            words.is(quantity.tokens.lowerBound - 1, in: .definite) || words.is(quantity.tokens.lowerBound - 1, "a")
                || words.is(quantity.tokens.lowerBound - 1, "an")
        else { return nil }
        var index = quantity.tokens.upperBound
        while index < quantity.tokens.upperBound + 8, words.isWord(index) || words.isDash(index) {
            if words.is(index, in: .work) || words.is(index, "project") || words.is(index, "plant") { return index }
            if discourse.marksAt.has(.stop, at: index) { return nil }
            index += 1
        }
        return nil
    }

    /// The trade that a turnover is of: named before it in the sentence, or told of by the figure before.
    func flow(_ quantity: Quantity, _ index: Int, _ cues: [Cue], _ earlier: [Result]) -> Result? {
        if let cue = cues.last(where: {
            ($0.measure == .exports || $0.measure == .imports || $0.measure == .tradeTotal)
                && $0.end <= quantity.tokens.lowerBound
        }), let measure = cue.measure {
            return Result(measure: measure, cue: cue.start, measureCue: cue.start)
        }
        guard index > 0, quantity.sentence - discourse.quantities[index - 1].sentence <= 1,
            let last = (max(0, index - 3)..<index).last(where: { discourse.quantities[$0].kind == .money }),
            earlier[last].measure == .exports || earlier[last].measure == .imports
                || earlier[last].measure == .tradeTotal
        else { return nil }
        return Result(measure: earlier[last].measure)
    }

    /// "The Republic of Korea came second with 1.47 billion": goes on with a list of the sentence before.
    func isRanking(_ sentence: Int) -> Bool {
        discourse.quantitiesIn[sentence].contains { discourse.quantities[$0].kind == .rank }
            || discourse.marks(in: discourse.layout.sentences[sentence]).contains { $0.entry.category == .ordinal }
    }

    /// "contre", "against" or "compared with" right before, an approximator passed over.
    func isCompared(_ quantity: Quantity) -> Bool {
        var place = quantity.tokens.lowerBound - 1
        while place > quantity.tokens.lowerBound - 3, words.is(place, in: .passOver) { place -= 1 }
        return (words.is(place, in: .against) && !words.is(place, "from")) || words.is(place - 1, "compared")
    }

    func nounBehind(_ quantity: Quantity, _ cues: [Cue]) -> Cue? {
        guard !discourse.grammar.isHeadFirst else { return nil }
        var end = quantity.tokens.upperBound
        if words.isMark(end, "("), let close = (end..<end + 10).first(where: { words.isMark($0, ")") }) {
            end = close + 1
        }
        return cues.first {
            ($0.measure == .finance || $0.measure == .investment) && !$0.isWeak && (end...end + 1).contains($0.start)
                && (end..<$0.start).allSatisfy { words.isWord($0) && !discourse.marksAt.has(.stop, at: $0) }
        }
    }

    func isSpending(_ index: Int) -> Bool {
        words.is(index, "spent") || words.is(index, "depense") || words.is(index, "spending")
    }

    /// Whether visitors are told of in the sentence of a figure or in the one before.
    func isOfVisitors(_ quantity: Quantity) -> Bool {
        (max(0, quantity.sentence - 1)...quantity.sentence).contains { number in
            discourse.layout.sentences[number].contains { discourse.has(.visitor, at: $0) }
        }
    }
}

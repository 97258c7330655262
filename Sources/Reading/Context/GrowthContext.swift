internal import Evidence

/// Percentages and multiples: growth of what and which way, a share, or a rate.
extension MeasureContext {
    func percent(_ quantity: Quantity, index: Int, cues: [Cue], earlier: [Result]) -> Result {
        if quantity.sign != 0 { return growth(quantity, index: index, cues: cues, earlier: earlier) }
        // "40 percent less than", "5,6 % de plus qu'un an auparavant".
        if let way = comparison(after: quantity) {
            var result = growth(quantity, index: index, cues: cues, earlier: earlier)
            result.direction = way
            return result
        }
        // "down from 41 percent": the level before of what the percentage before measures.
        if index > discourse.neighbours(of: quantity).lowerBound, isLevelBefore(quantity),
            let last = (discourse.neighbours(of: quantity).lowerBound..<index).last(where: {
                discourse.quantities[$0].unit == .percent
            })
        {
            return earlier[last]
        }
        var best: (score: Double, cue: Cue)?
        for cue in cues where cue.category != .measure {
            let weight = cue.category == .rate ? 3.2 : cue.category == .share ? 3 : 3.4
            let score = weight + Double(cue.end - cue.start - 1) * 0.4 - cost(cue, quantity)
            if score > (best?.score ?? -2.5) { best = (score, cue) }
        }
        // "a 5.56 percent share of the market", "une part de 12 %".
        if words.is(quantity.tokens.upperBound, in: .part) {
            return Result(measure: .share, cue: quantity.tokens.upperBound)
        }
        // "une augmentation de 7 % des opérations et de 19 % du transport".
        if index > discourse.neighbours(of: quantity).lowerBound, isJoinedRate(quantity, index),
            earlier[index - 1].measure == .growth
        {
            return growth(quantity, index: index, cues: cues, earlier: earlier)
        }
        // "la croissance économique annuelle moyenne de 7 %".
        if let economic = nearestCue(
            quantity, cues, reach: 6, where: { $0.measure == .gdp && $0.end <= quantity.tokens.lowerBound }),
            (economic.start..<economic.end).contains(where: { words.is($0, "growth") || words.is($0, "croissance") })
        {
            return Result(
                measure: .growth, growthOf: .gdp, direction: .up, cue: economic.start, measureCue: economic.start)
        }
        // "20 % du prix de l'avion".
        if let after = cues.first(where: { $0.start >= quantity.tokens.upperBound }), after.category == .rate,
            after.start - quantity.tokens.upperBound <= 1
        {
            return Result(measure: .rate, cue: after.start)
        }
        // "82 % de l'objectif", "112 percent of the target".
        let whole = quantity.tokens.upperBound + 1
        if isOfSomething(quantity), (whole...whole + 2).contains(where: { discourse.has(.aim, at: $0) }) {
            return Result(measure: .rate, cue: whole)
        }
        // "tariffs on almost 97 percent of products": a part of them, whatever the rate.
        if isOfSomething(quantity), (whole...whole + 2).contains(where: { discourse.has(.wares, at: $0) }),
            best?.cue.category == .rate
        {
            return Result(measure: .share, cue: whole)
        }
        if isOfSomething(quantity) {
            let isClose = best.map { gap($0.cue, quantity) <= 3 && $0.cue.end <= quantity.tokens.lowerBound } ?? false
            // "fell to 108 % of GDP" tells a level.
            let isLevel = best.map { best in
                (min(best.cue.end, quantity.tokens.lowerBound)..<quantity.tokens.lowerBound).contains {
                    words.is($0, "to") || words.is($0, "a")
                }
            }
            let isChange = isLevel != true && (best.map { $0.cue.category == .up || $0.cue.category == .down } ?? false)
            if !(isChange && isClose) {
                return Result(measure: best?.cue.category == .rate && isClose ? .rate : .share, cue: best?.cue.start)
            }
        }
        // "la part est montée à 33,8 %", "the share rose to 17 %": where the share stands now.
        if best?.cue.category == .up || best?.cue.category == .down, isLevel(quantity),
            let part = discourse.sentence(of: quantity).last(where: {
                words.is($0, in: .part) && $0 < quantity.tokens.lowerBound
            })
        {
            return Result(measure: .share, cue: part)
        }
        switch best?.cue.category {
        case .up, .down: return growth(quantity, index: index, cues: cues, earlier: earlier, cue: best?.cue)
        case .share: return Result(measure: .share, cue: best?.cue.start)
        case .rate: return Result(measure: .rate, cue: best?.cue.start)
        default: break
        }
        // "lends 1.2 billion over 20 years at 2 percent": what the loan costs.
        let before = quantity.tokens.lowerBound - 1
        if words.is(before, "at") || words.is(before, "a"), index > discourse.neighbours(of: quantity).lowerBound,
            earlier[index - 1].measure == .finance
                || (earlier[index - 1].measure == .duration && index > 1 && earlier[index - 2].measure == .finance)
        {
            return Result(measure: .rate)
        }
        var previous = index - 1
        while previous >= 0, quantity.sentence - discourse.quantities[previous].sentence <= 1 {
            if discourse.quantities[previous].unit == .percent {
                if earlier[previous].measure == .growth {
                    return growth(quantity, index: index, cues: cues, earlier: earlier)
                }
                var result = earlier[previous]
                result.cue = nil
                return result
            }
            previous -= 1
        }
        return Result(measure: .share)
    }

    /// Whether "from" or "contre" right before makes it the other side of a comparison.
    private func isLevelBefore(_ quantity: Quantity) -> Bool {
        var place = quantity.tokens.lowerBound - 1
        if words.is(place, in: .passOver) { place -= 1 }
        return words.is(place, in: .against) && !words.is(place + 1, "to")
    }

    /// Whether "to" or "à" leads to a figure.
    private func isLevel(_ quantity: Quantity) -> Bool {
        var place = quantity.tokens.lowerBound - 1
        while place > quantity.tokens.lowerBound - 4, words.is(place, in: .passOver), !isLead(place) { place -= 1 }
        return isLead(place)
    }

    private func isLead(_ index: Int) -> Bool {
        words.is(index, "to") || words.is(index, "a") || words.is(index, "at")
    }

    /// "and by 19 %", "et de 19 %" behind another rate, with nothing between that names a share.
    private func isJoinedRate(_ quantity: Quantity, _ index: Int) -> Bool {
        let previous = discourse.quantities[index - 1]
        let start = quantity.tokens.lowerBound
        return previous.kind == .percent && start - previous.tokens.upperBound <= 8
            && (words.is(start - 1, "de") || words.is(start - 1, "by") || words.is(start - 1, "of"))
            && words.is(start - 2, in: .and)
    }

    private func gap(_ cue: Cue, _ quantity: Quantity) -> Int { abs(quantity.tokens.lowerBound - cue.end) }

    /// "12 % of", "12 % des": a part of what follows.
    private func isOfSomething(_ quantity: Quantity) -> Bool {
        let next = quantity.tokens.upperBound
        return words.is(next, in: .belonging)
            && !words.is(next + 1, in: .more) && !words.is(next + 1, in: .less)
            // "23 % du premier semestre au": a time, no whole.
            && !discourse.times.begin(near: next, words)
    }

    /// Which way "40 percent more than", "5 % de moins qu'en 2022" points; nil when nothing is compared.
    private func comparison(after quantity: Quantity) -> Claim.Direction? {
        var next = quantity.tokens.upperBound
        if words.is(next, "de") || words.is(next, "en") { next += 1 }
        let isLess = words.is(next, in: .less)
        guard isLess || words.is(next, in: .more) else { return nil }
        for step in 1...4 where words.is(next + step, in: .than) { return isLess ? .down : .up }
        // "expects to export 42% more durian to China this quarter than last".
        if next == quantity.tokens.upperBound, !discourse.grammar.isHeadFirst, words.isWord(next + 1),
            !discourse.marksAt.has(.stop, at: next + 1)
        {
            return isLess ? .down : .up
        }
        // "12 % de plus" ends its clause.
        return discourse.grammar.comparesAlone && next > quantity.tokens.upperBound ? (isLess ? .down : .up) : nil
    }

    func growth(_ quantity: Quantity, index: Int, cues: [Cue], earlier: [Result], cue: Cue? = nil) -> Result {
        var direction: Claim.Direction? = quantity.sign > 0 ? .up : quantity.sign < 0 ? .down : nil
        var change = cue
        // "deux fois supérieurs", "three times less".
        if quantity.kind == .times, direction == nil {
            for next in quantity.tokens.upperBound..<quantity.tokens.upperBound + 2 {
                if words.is(next, in: .more) { direction = .up } else if words.is(next, in: .less) { direction = .down }
            }
        }
        if direction == nil {
            change = change ?? nearestCue(quantity, cues, reach: 40) { $0.category == .up || $0.category == .down }
            direction = change?.category == .down ? .down : .up
        }
        if let amount = discourse.amount(ofRespective: index), let of = base(of: earlier[amount]) {
            return Result(
                measure: .growth, growthOf: of, direction: direction, cue: change?.start,
                measureCue: earlier[amount].measureCue)
        }
        // In parentheses or right after an amount, the growth is of that amount.
        if index > 0, discourse.quantities[index - 1].sentence == quantity.sentence,
            let of = base(of: earlier[index - 1]),
            isAppended(quantity, to: discourse.quantities[index - 1], cues)
        {
            return Result(
                measure: .growth, growthOf: of, direction: direction, cue: change?.start,
                measureCue: earlier[index - 1].measureCue)
        }
        var best: (score: Double, cue: Cue, measure: Measure)?
        for item in cues {
            let isPart = item.category == .share && words.is(item.start, in: .part)
            guard let measure = item.measure ?? (isPart ? .share : nil) else { continue }
            let weight = measure == .cost || measure == .capacity ? 1.0 : measure == .share ? 3.5 : Self.weight(measure)
            let score =
                weight - (item.isWeak ? 2 : 0) + Double(item.end - item.start - 1) * 0.5 - cost(item, quantity)
                - outside(item, index)
            if score > (best?.score ?? -3.5) { best = (score, item, measure) }
        }
        // "sold goods worth 22 billion, 1.4 % less": the value of what was sold.
        if let best, best.measure == .transactionValue, index > discourse.neighbours(of: quantity).lowerBound,
            earlier[index - 1].measure == .exports || earlier[index - 1].measure == .imports
        {
            return Result(
                measure: .growth, growthOf: earlier[index - 1].measure, direction: direction, cue: change?.start,
                measureCue: earlier[index - 1].measureCue)
        }
        if let best {
            return Result(
                measure: .growth, growthOf: refined(best.measure, quantity), direction: direction, cue: change?.start,
                measureCue: best.cue.start)
        }
        if let only = onlyMeasure(cues), let measure = only.measure {
            return Result(
                measure: .growth, growthOf: measure, direction: direction, cue: change?.start, measureCue: only.start)
        }
        // "Rail freight is growing. In January it grew by 18 percent": what the sentence before speaks of.
        if let change, hasPronoun(before: change) {
            if quantity.sentence > 0, discourse.sameParagraph(quantity.sentence - 1, quantity.sentence),
                let told = self.cues(in: quantity.sentence - 1).first(where: { $0.measure != nil && !$0.isWeak }),
                let measure = told.measure
            {
                return Result(measure: .growth, growthOf: measure, direction: direction, cue: change.start)
            }
        } else if let change, isGrowthItself(change), !followsGrowth(index, earlier) {
            return Result(measure: .growth, growthOf: .gdp, direction: direction, cue: change.start)
        }
        var previous = index - 1
        while previous >= 0, quantity.sentence - discourse.quantities[previous].sentence <= 2 {
            if let of = base(of: earlier[previous]) {
                return Result(measure: .growth, growthOf: of, direction: direction)
            }
            previous -= 1
        }
        return Result(measure: .growth, growthOf: .countOther, direction: direction)
    }

    /// Whether growth was just told of: "Exports dropped 2.7 %; the ministry forecasts growth of 2 %".
    private func followsGrowth(_ index: Int, _ earlier: [Result]) -> Bool {
        guard index > 0 else { return false }
        let (quantity, previous) = (discourse.quantities[index], discourse.quantities[index - 1])
        return quantity.sentence - previous.sentence <= 1
            && discourse.sameParagraph(quantity.sentence, previous.sentence)
            && earlier[index - 1].measure == .growth
    }

    /// What can grow of an earlier result; nil for ranks, lengths and the like.
    private func base(of result: Result) -> Measure? {
        switch result.measure {
        case .growth: result.growthOf
        case .rank, .duration, .share, .rate, .countOther, .distance: nil
        default: result.measure
        }
    }

    /// "4.270 millions (+52 %)", "90.3 billion baht, up nearly three times".
    private func isAppended(_ quantity: Quantity, to previous: Quantity, _ cues: [Cue]) -> Bool {
        guard previous.kind != .percent, previous.kind != .times else { return false }
        let gap = previous.tokens.upperBound..<max(previous.tokens.upperBound, quantity.tokens.lowerBound)
        // "24,7 milliards de marchandises, soit 4 % de plus": the amount in other words.
        if previous.kind == .money, words.is(quantity.tokens.lowerBound - 1, "soit") { return true }
        // "61.2 billion, while imports soared 30 %" grows something else.
        let isWeighed = previous.kind == .physical || previous.kind == .count
        let isOther = cues.contains { cue in
            guard cue.measure != nil, !cue.isWeak, gap.contains(cue.start) else { return false }
            // "2,68 milliards de dollars de marchandises, en hausse de 28 %".
            if previous.kind == .money, cue.measure == .volume, cue.start - previous.tokens.upperBound <= 1 {
                return false
            }
            // "379,000 tonnes were shipped, up 33 %" grows what was shipped.
            return !(isWeighed && (cue.measure == .exports || cue.measure == .imports))
        }
        if isOther { return false }
        if gap.count <= 4 { return true }
        // "70 millions de tonnes en 2023, un bond de 29 %", "43.6 billion in 2024, a rise of 2 %".
        // "1,8 milliard sur dix mois, soit un bond de 33,9 %".
        let pause = gap.last { words.isMark($0, ",") } ?? gap.lowerBound
        let isApposed =
            gap.count <= (previous.kind == .physical || words.is(pause + 1, "soit") ? 22 : 12)
            && gap.upperBound - pause <= (words.is(pause + 1, "soit") ? 6 : 4)
            && words.isMark(pause, ",")
            && cues.contains {
                ($0.category == .up || $0.category == .down) && $0.start > pause && $0.end <= gap.upperBound
            }
        if isApposed { return true }
        let opens = gap.contains { words.isMark($0, "(") } && !gap.contains { words.isMark($0, ")") }
        return opens && quantity.sign != 0
    }

    /// Whether "it" or "the number" is what grows: never an economy, which has a name.
    private func hasPronoun(before cue: Cue) -> Bool {
        (1...3).contains {
            let index = cue.start - $0
            return words.is(index, "it") || words.is(index, "they") || words.is(index, "number")
                || words.is(index, "il") || words.is(index, "elle") || words.is(index, "ils")
                || words.is(index, "elles")
                || words.is(index, "nombre")
        }
    }

    /// "growth of 5 percent", "la croissance de l'Ouzbékistan": of the economy, when nothing else grows.
    private func isGrowthItself(_ cue: Cue) -> Bool {
        words.is(cue.start, "growth") || words.is(cue.start, "croissance") || words.is(cue.start, "grow")
            || words.is(cue.start, "grew") || words.is(cue.start, "croitre") || words.is(cue.start, "expand")
            || words.is(cue.start, "expanded")
    }
}

extension [TimeExpression] {
    /// Whether a time expression begins within three tokens after a preposition.
    func begin(near index: Int, _ words: Words) -> Bool {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle].tokens.lowerBound < index { low = middle + 1 } else { high = middle }
        }
        guard low < count else { return false }
        let start = self[low].tokens.lowerBound
        return start <= index + 1 || (start == index + 2 && words.is(index + 1, in: .definite))
    }
}

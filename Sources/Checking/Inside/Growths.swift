internal import Evidence
internal import Reading

extension Examiner {
    /// Whether "from 100 to 120, up 20 %" adds up.
    ///
    /// Only two levels that stand as the two ends of one movement in one sentence are held against the change that
    /// follows them; anything looser may compare other years.
    func growths() -> [(Int, Finding)] {
        var result: [(Int, Finding)] = []
        for (index, change) in claims.enumerated() where change.measure == .growth && index >= 2 {
            let (first, second) = (claims[index - 2], claims[index - 1])
            guard first.sentence == change.sentence, second.sentence == change.sentence,
                change.unit == .percent || change.unit == .times, first.unit == second.unit,
                first.unit.isCurrency || first.of == second.of, first.measure == second.measure,
                first.parties == second.parties, first.unit != .percent, first.unit != .rank,
                first.unit != .times, first.modality == .stated, second.modality == .stated,
                change.modality == .stated, first.conversionOf == nil, second.conversionOf == nil,
                let order = order(first, second)
            else { continue }
            let follows = text.words(second.end..<change.start)
            guard follows.count < 60, WordTable.embedded.first(.yearlyMean, in: follows + text.after(change)) == nil
            else { continue }
            let (from, to) = order ? (first, second) : (second, first)
            if let finding = growth(change, from: from, to: to) { result.append((index, finding)) }
        }
        return result
    }

    /// True when the first level is the earlier one, false when the second is; nil when the words do not say.
    private func order(_ first: Claim, _ second: Claim) -> Bool? {
        let between = text.words(first.end..<second.start)
        guard between.count < 60, let word = WordTable.embedded.first(.toLevel, in: between) else { return nil }
        if let one = first.period?.days, let other = second.period?.days, one != other {
            return one.upperBound <= other.upperBound
        }
        switch word {
        case "from", "contre", "against", "compared with", "compared to": return false
        default: return true
        }
    }

    private func growth(_ change: Claim, from: Claim, to: Claim) -> Finding? {
        let (early, late) = (interval(from), interval(to))
        guard early.low > 0, late.low > 0 else { return nil }
        let (low, high) = ((late.low / early.high - 1) * 100, (late.high / early.low - 1) * 100)
        var stated = change.value.middle * (change.direction == .down ? -1 : 1)
        var step = Precision.written(change)
        if change.unit == .times { (stated, step) = ((change.value.middle - 1) * 100, step * 100) }
        let rule = rules.rule("inside-growth")
        let loose = rules.rule("inside-growth-approximate")
        let wide = change.approximation == .exact ? 0 : abs(stated) * loose.high / 100 - loose.low
        let margin = rule.high + step / 2 + wide
        let passed = stated >= low - margin && stated <= high + margin
        // The levels' own rounding is in the interval already; what is left is the writer's.
        let far = rules.rule("inside-growth-far")
        let slack = margin + max(-far.low, abs((low + high) / 2) * far.high / 100)
        let contradicts = !passed && (stated < low - slack || stated > high + slack)
        guard passed || contradicts else { return nil }
        let middle = (to.value.middle / from.value.middle - 1) * 100
        return Finding(
            check: .init(
                kind: .growth, passed: passed,
                detail: phrases.insideGrowth(
                    from: from.quote, to: to.quote, computed: middle, stated: change, passed: passed)),
            contradicts: contradicts && change.confidence >= rules.rule("reading").low, rule: "inside-growth")
    }
}

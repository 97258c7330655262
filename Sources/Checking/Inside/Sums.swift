internal import Evidence
internal import Reading

extension Examiner {
    /// Whether exports and imports of one sentence or two add up to the total, and their gap is the balance.
    func sums() -> [(Int, Finding)] {
        var result: [(Int, Finding)] = []
        for (index, whole) in claims.enumerated()
        where (whole.measure == .tradeTotal || whole.measure == .tradeBalance) && whole.unit.isCurrency
            && whole.modality == .stated && whole.conversionOf == nil
        {
            let near = claims.indices.filter { other in
                other != index && abs(other - index) <= 4 && claims[other].unit == whole.unit
                    && claims[other].modality == .stated && claims[other].conversionOf == nil
                    && close(claims[other], whole)
                    && (claims[other].narrowing == whole.narrowing || claims[other].sentence == whole.sentence)
            }
            let exports = near.filter { claims[$0].measure == .exports && fitsPeriod(claims[$0], whole) }
            let imports = near.filter { claims[$0].measure == .imports && fitsPeriod(claims[$0], whole) }
            guard exports.count == 1, imports.count == 1 else { continue }
            let (sold, bought) = (claims[exports[0]], claims[imports[0]])
            if let finding = sum(whole, sold, bought) { result.append((index, finding)) }
        }
        return result
    }

    private func close(_ one: Claim, _ other: Claim) -> Bool {
        let between = min(one.end, other.end)..<max(one.start, other.start)
        return one.sentence == other.sentence || between.count < 200
    }

    private func fitsPeriod(_ one: Claim, _ other: Claim) -> Bool {
        one.period == nil || other.period == nil || one.period == other.period
    }

    private func sum(_ whole: Claim, _ sold: Claim, _ bought: Claim) -> Finding? {
        let (e, i, w) = (interval(sold), interval(bought), interval(whole))
        let isBalance = whole.measure == .tradeBalance
        var (low, high) = isBalance ? (e.low - i.high, e.high - i.low) : (e.low + i.low, e.high + i.high)
        if isBalance, high < 0 || (low < 0 && abs(low) > high) { (low, high) = (-high, -low) }
        let rule = rules.rule("inside-sum")
        let margin = max(abs(high), abs(low)) * rule.high / 100
        let passed = w.high >= low - margin && w.low <= high + margin
        let far = rules.rule("inside-sum-far").high / 100
        let size = isBalance ? sold.value.middle + bought.value.middle : high
        let contradicts =
            !passed && whole.sentence == sold.sentence && whole.sentence == bought.sentence
            && (w.high < low - size * far || w.low > high + size * far)
            && [whole, sold, bought].allSatisfy { $0.approximation == .exact || $0.approximation == .about }
            && WordTable.embedded.first(.inSum, in: text.sentence(of: whole)) != nil
        guard passed || contradicts else { return nil }
        return Finding(
            check: .init(
                kind: .sum, passed: passed,
                detail: phrases.insideSum(
                    sold.quote, bought.quote,
                    isBalance
                        ? abs(sold.value.middle - bought.value.middle)
                        : sold.value.middle + bought.value.middle, whole, isBalance: isBalance, passed: passed)),
            contradicts: contradicts, rule: "inside-sum")
    }
}

internal import Evidence
internal import Glibc
internal import Reading

extension Judge {
    /// The room that the wording of a claim leaves, by the kind of inquiry.
    func room(_ claim: Claim, _ inquiry: Inquiry) -> Allowance {
        switch inquiry.kind {
        case .level: Allowance(level: claim, rules: rules)
        case .growth, .span:
            claim.unit == .times ? Allowance(multiple: claim, rules: rules) : Allowance(growth: claim, rules: rules)
        case .share: Allowance(share: claim, rules: rules)
        case .rank: Allowance(rank: claim)
        }
    }

    /// A reference's value in the terms of the claim: a change of 100 % is a multiple of 2.
    func truth(_ claim: Claim, _ inquiry: Inquiry, _ reference: Reference) -> Double {
        switch inquiry.kind {
        case .growth, .span: claim.unit == .times ? 1 + reference.value / 100 : reference.value
        case .level: abs(reference.value)
        case .share, .rank: reference.value
        }
    }

    func compare(_ claim: Claim, _ inquiry: Inquiry, _ reference: Reference) -> Verdict.Comparison {
        let truth = truth(claim, inquiry, reference)
        let value = claim.value.middle * (claim.measure == .growth && claim.direction == .down ? -1 : 1)
        switch inquiry.kind {
        case .growth, .span, .share, .rank:
            return Verdict.Comparison(reference: reference, deviationPercent: value - truth)
        case .level:
            return Verdict.Comparison(
                reference: reference, deviationPercent: truth == 0 ? nil : (value / truth - 1) * 100)
        }
    }

    /// Whether a value lies within what the claim's wording allows.
    func fits(_ claim: Claim, _ inquiry: Inquiry, _ comparison: Verdict.Comparison) -> Bool {
        let allowance = room(claim, inquiry)
        let reference = comparison.reference
        let truth = truth(claim, inquiry, reference)
        var widened = 0.0
        if case .level = inquiry.kind, Self.isConverted(reference) { widened = rules.rule("cross-currency").high }
        if case .span = inquiry.kind {
            // Both levels carry their own doubt, so the ratio does.
            let ratio = claim.unit == .times ? truth : 100 + truth
            let extra = ratio * rules.rule("span").high / 100
            return truth >= allowance.low - extra && truth <= allowance.high + extra
        }
        let bound = rules.rule("bound")
        let (tight, loose) = (-bound.low / 100, bound.high / 100)
        switch reference.bound {
        case .exact: return allowance.admits(truth, widened: widened)
        // "more than 14" and "almost 15" only limit from one side.
        case .lower: return allowance.high >= truth * (1 - tight) && allowance.low <= truth * (1 + loose)
        case .upper: return allowance.low <= truth * (1 + tight) && allowance.high >= truth * (1 - loose)
        }
    }

    /// Whether our own yearly rate stands between the source and this value.
    static func isConverted(_ reference: Reference) -> Bool {
        reference.quality == .derived && reference.formula?.contains("CNY per USD") == true
    }

    /// Whether every value is beyond wording, revisions, rates and other ways to count.
    func isFar(_ claim: Claim, _ inquiry: Inquiry, _ compared: [Verdict.Comparison]) -> Bool {
        guard compared.allSatisfy({ $0.reference.bound == .exact }) else { return false }
        let allowance = room(claim, inquiry)
        let rule = rules.rule(farRule(inquiry))
        // "S$121 billion ($85 billion)": converted at the rate of whatever day.
        let rate = inquiry.kind == .level && claim.conversionOf != nil ? rules.rule("conversion-far") : nil
        let far = (low: rule.low + (rate?.low ?? 0), high: rule.high + (rate?.high ?? 0))
        if inquiry.kind == .level, isBetweenBooks(allowance, claim, inquiry, compared) { return false }
        return compared.allSatisfy { comparison in
            let truth = truth(claim, inquiry, comparison.reference)
            switch inquiry.kind {
            case .level:
                return truth * (1 + far.low / 100) > allowance.high || truth * (1 + far.high / 100) < allowance.low
            case .growth, .share, .rank:
                let unit = claim.unit == .times ? 0.01 : 1
                return truth + far.low * unit > allowance.high || truth + far.high * unit < allowance.low
            case .span:
                let ratio = claim.unit == .times ? truth : 100 + truth
                let margin = ratio * rules.rule("far-span").high / 100
                return truth - margin > allowance.high || truth + margin < allowance.low
            }
        }
    }

    /// Whether one side's books give more and another's less: the figure may follow either with its own corrections.
    private func isBetweenBooks(
        _ allowance: Allowance, _ claim: Claim, _ inquiry: Inquiry, _ compared: [Verdict.Comparison]
    ) -> Bool {
        let above = compared.filter { truth(claim, inquiry, $0.reference) > allowance.high }.map(\.reference.reporter)
        let below = compared.filter { truth(claim, inquiry, $0.reference) < allowance.low }.map(\.reference.reporter)
        return !Set(above).subtracting(below).isEmpty && !Set(below).subtracting(above).isEmpty
    }

    private func farRule(_ inquiry: Inquiry) -> String {
        switch inquiry.kind {
        case .growth: "far-growth"
        case .share: "far-share"
        case .rank: "far-rank"
        case .span: "far-span"
        case .level:
            switch inquiry.measure {
            case .gdp: "far-gdp"
            case .fdiFlow, .fdiStock, .investment, .projectCount: "far-investment"
            case .volume, .distance, .capacity, .duration, .cost: "far-physical"
            default: "far"
            }
        }
    }

    /// "More than 100" where the value is 983: true to the letter, and no figure to hold against anybody.
    func isLoose(_ claim: Claim, _ inquiry: Inquiry, _ compared: [Verdict.Comparison]) -> Bool {
        guard inquiry.kind != .rank, claim.direction != .down else { return false }
        let truths = compared.map { truth(claim, inquiry, $0.reference) }
        switch claim.approximation {
        case .over: return truths.contains { $0 > claim.value.middle }
        case .under: return truths.contains { $0 < claim.value.middle }
        default: return false
        }
    }

    /// A deficit where the books show a surplus, when the text says whose it is.
    func hasWrongSign(_ claim: Claim, _ inquiry: Inquiry, _ reference: Reference) -> Bool {
        guard inquiry.measure == .tradeBalance, inquiry.kind == .level, inquiry.parties.count == 2 else { return false }
        let before = text.before(claim).lowercased()
        let words = before + " " + claim.quote.lowercased()
        let says: Double =
            if words.contains("deficit") || words.contains("déficit") {
                -1
            } else if words.contains("surplus")
                || words.contains("excédent")
            { 1 } else { 0 }
        guard says != 0, reference.value * says < 0 else { return false }
        return namer.firstNamed(of: inquiry.parties, in: before) == inquiry.parties[0]
            && reference.reporter == inquiry.parties[0]
    }

    /// Ratios of two years' levels from one reporter in one unit.
    func spans(_ inquiry: Inquiry, _ from: Int, _ to: Int, _ claim: Claim) -> [Reference] {
        let level = Question(measure: inquiry.measure, parties: inquiry.parties, period: .year(to))
        let base = Question(measure: inquiry.measure, parties: inquiry.parties, period: .year(from))
        let later = sources.flatMap { $0.references(for: level) }.filter { $0.bound == .exact && $0.value > 0 }
        let earlier = sources.flatMap { $0.references(for: base) }.filter { $0.bound == .exact && $0.value > 0 }
        let isMean =
            WordTable.embedded.first(.yearlyMean, in: text.sentence(of: claim)) != nil && claim.unit == .percent
        var result: [Reference] = []
        for one in later {
            let same = earlier.filter {
                $0.reporter == one.reporter && $0.unit == one.unit && $0.measure == one.measure
            }
            guard let other = same.first(where: { $0.source.id == one.source.id }) ?? same.first else { continue }
            var change = one
            change.measure = .growth
            change.unit = .percent
            change.period = .interval(from: .year(from), to: .year(to))
            change.quality = .derived
            let ratio = one.value / other.value
            change.value = isMean ? (pow(ratio, 1 / Double(to - from)) - 1) * 100 : (ratio - 1) * 100
            let (a, b) = (phrases.plain(one.value, one.unit), phrases.plain(other.value, other.unit))
            change.formula =
                isMean ? "(\(a) (\(to)) / \(b) (\(from)))^(1/\(to - from)) − 1" : "\(a) (\(to)) / \(b) (\(from)) − 1"
            if other.source.id != one.source.id {
                change.formula? += "; the earlier level from \(other.source.publisher)"
            }
            result.append(change)
        }
        return result
    }
}

internal import Evidence
internal import Reading

/// The true values that a claim's wording leaves room for.
///
/// "près de 90" leaves room for 85.7 to 90.45, "plus de 200" for 199 to 300, "94,8" for 94.3 to 95.3; the shares stand in
/// `rules.csv`.
struct Allowance {
    /// Lowest and highest true value that the wording admits, signed as the measure is.
    let low: Double
    let high: Double
    /// Identifier of the rule that made it.
    let rule: String

    /// The room that a level leaves.
    init(level claim: Claim, rules: Rules) {
        let rule = rules.rule(claim.approximation.rawValue)
        let (least, most) = claim.value.ends
        // A deviation is claim over truth minus one, so the highest truth belongs to the lowest deviation.
        var low = least / (1 + rule.high / 100)
        var high = most / (1 + rule.low / 100)
        let half = Precision.half(claim, rules: rules)
        switch claim.approximation {
        case .exact, .about:
            low = min(low, least - half)
            high = max(high, most + half)
        case .over:
            // "plus de 200" rounds down to its last significant digit.
            high = max(high, most + Self.significantStep(most, digits: claim.significantDigits))
        case .nearly, .under: break
        }
        (self.low, self.high) = (low, high)
        self.rule = claim.approximation.rawValue
    }

    /// The room that a change in percent leaves, in points; a fall is negative.
    init(growth claim: Claim, rules: Rules) {
        let value = claim.value.middle * (claim.direction == .down ? -1 : 1)
        let id = claim.approximation == .exact ? "growth" : "growth-approximate"
        let rule = rules.rule(id)
        let half = Precision.half(claim, rules: rules)
        var (low, high) = (value - rule.high - half, value - rule.low + half)
        let wide = rules.rule("growth-over").high / 100 * claim.value.middle
        switch (claim.approximation, claim.direction == .down) {
        case (.over, false), (.under, true): high = max(high, value + wide)
        case (.over, true), (.under, false): low = min(low, value - wide)
        default: break
        }
        if case .range(let least, let most) = claim.value, claim.direction != .down {
            (low, high) = (least - rule.high - half, most - rule.low + half)
        }
        (self.low, self.high) = (low, high)
        self.rule = id
    }

    /// The room that a multiple leaves: "doublé", "3,1 fois".
    init(multiple claim: Claim, rules: Rules) {
        let rule = rules.rule(claim.approximation == .exact ? "multiple" : claim.approximation.rawValue)
        let (least, most) = claim.value.ends
        var high = max(most / (1 + rule.low / 100), most + Precision.half(claim, rules: rules))
        if claim.approximation == .over { high = max(high, most + Self.significantStep(most, digits: 1)) }
        self.low = min(
            least / (1 + rule.high / 100),
            least - (claim.approximation == .exact ? Precision.half(claim, rules: rules) : 0))
        self.high = high
        self.rule = "multiple"
    }

    /// Whether a true value lies within, widened by some percent of it.
    func admits(_ truth: Double, widened percent: Double = 0) -> Bool {
        let extra = abs(truth) * percent / 100
        return truth >= low - extra && truth <= high + extra
    }

    /// One unit of the last digit that is not a trailing zero: 10 for 250, 100 for 200.
    private static func significantStep(_ value: Double, digits: Int) -> Double {
        guard value > 0, value.isFinite else { return 0 }
        var step = 1.0
        while value / step >= 10 { step *= 10 }
        while value / step < 1, step > 1e-9 { step /= 10 }
        for _ in 1..<max(digits, 1) where digits > 1 { step /= 10 }
        return step
    }
}

extension Allowance {
    /// The room that a share leaves, in points.
    init(share claim: Claim, rules: Rules) {
        let id = claim.approximation == .exact ? "share" : "share-approximate"
        let rule = rules.rule(id)
        let (least, most) = claim.value.ends
        let half = Precision.half(claim, rules: rules)
        var (low, high) = (least - max(rule.high, half), most - min(rule.low, -half))
        switch claim.approximation {
        case .over: high = most * (1 - rules.rule("over").low / 100)
        case .under: low = least * (1 - rules.rule("under").high / 100)
        default: break
        }
        self.init(low: low, high: high, rule: id)
    }

    /// A place is that place.
    init(rank claim: Claim) {
        let (least, most) = claim.value.ends
        self.init(low: least - 0.25, high: most + 0.25, rule: "rank")
    }

    private init(low: Double, high: Double, rule: String) {
        self.low = low
        self.high = high
        self.rule = rule
    }
}

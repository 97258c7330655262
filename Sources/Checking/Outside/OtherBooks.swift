internal import Evidence

/// What the books of a reporter that is not held for a period may say.
///
/// Both sides of a pair count the same trade differently. Where only one side is held, a claim may be true by the other,
/// so it is not called false while it lies where the other side's books usually lie.
struct OtherBooks {
    /// Share of the held side's value at which the other side's may lie.
    let low: Double
    let high: Double

    /// The room between the sides of a pair, from the years in which both are held, else from all pairs.
    ///
    /// - Parameters:
    ///   - history: the values of both sides in other years.
    ///   - rules: the usual room and its margin.
    init(history: [(held: Double, other: Double)], rules: Rules) {
        let ratios = history.filter { $0.held > 0 && $0.other > 0 }.map { $0.other / $0.held }
        let margin = rules.rule("mirror-margin")
        if ratios.count >= 3, let least = ratios.min(), let most = ratios.max() {
            low = least * (1 + margin.low / 100)
            high = most * (1 + margin.high / 100)
        } else {
            let usual = rules.rule("mirror-unheld")
            low = 1 + usual.low / 100
            high = 1 + usual.high / 100
        }
    }

    /// Whether a claim could be the other side's figure.
    func admit(_ allowance: Allowance, held: Double) -> Bool {
        let (one, two) = (held * low, held * high)
        return allowance.high >= min(one, two) && allowance.low <= max(one, two)
    }
}

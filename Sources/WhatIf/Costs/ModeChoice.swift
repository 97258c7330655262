internal import Glibc

/// How goods share themselves among rail, road and sea: a nested logit of generalised costs.
///
/// With costs c in dollars, weights w of preference, μ = scale × the cheapest chain's cost before the change, and ν = nest × μ
/// inside the land nest:
///
///     L = −ν ln(w_rail e^(−c_rail/ν) + w_road e^(−c_road/ν))
///     G = −μ ln(e^(−L/μ) + w_sea e^(−c_sea/μ))
///
/// G is the log-sum, in dollars a TEU; a mode without a chain has no term.
///
/// Worked number: one mode at 5,000 USD with weight 1 gives 5,000 USD; two land modes at 5,000 USD each with μ = 1,000
/// and nest 0.6 give 5,000 − 600 ln 2 = 4,584 USD and half of the goods each.
struct ModeChoice: Sendable, Hashable {
    /// Preferences, each at most one for the best of them.
    struct Weights: Sendable, Hashable {
        var rail = 1.0
        var road = 1.0
        var sea = 1.0
    }

    var scale: Double
    var nest: Double

    struct Outcome {
        var logSum: Double
        /// Shares of rail, road and sea.
        var shares: SIMD4<Double>
    }

    /// The log-sum and the shares; nil when no mode has a chain.
    ///
    /// Costs are dollars by mode in the order of ``ChainMode``, infinite where none leads; `unit` is μ in dollars.
    func outcome(_ costs: SIMD4<Double>, _ weights: Weights, unit: Double) -> Outcome? {
        let best = min(costs[0], costs[1], costs[2])
        guard best < .infinity, unit > 0 else { return nil }
        let inner = unit * nest
        let rail = costs[0] < .infinity ? weights.rail * exp(-(costs[0] - best) / inner) : 0
        let road = costs[1] < .infinity ? weights.road * exp(-(costs[1] - best) / inner) : 0
        let land = rail + road
        let landTerm = land > 0 ? pow(land, nest) : 0
        let sea = costs[2] < .infinity ? weights.sea * exp(-(costs[2] - best) / unit) : 0
        let all = landTerm + sea
        // Preferences can make the only chain there is all but impossible; it is still taken.
        guard all > 1e-300 else {
            var shares = SIMD4<Double>.zero
            for mode in 0..<3 where costs[mode] == best { shares[mode] = 1 }
            return Outcome(logSum: best, shares: shares)
        }
        let landShare = landTerm / all
        let railShare = land > 0 ? landShare * rail / land : 0
        return Outcome(
            logSum: best - unit * log(all),
            shares: SIMD4(railShare, land > 0 ? landShare - railShare : 0, sea / all, 0))
    }
}

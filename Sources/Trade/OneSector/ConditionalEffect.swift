public import Evidence
internal import Glibc

/// The two effects that come before the equilibrium: the pair's own cost alone, and the resistances with it.
///
/// Direct: each flow changes with its own cost only. Conditional: multilateral resistances adjust as well, while
/// every country's output and spending stay. The equilibrium (``OneSectorSolution``) then lets these move too.
///
/// - Source: the three steps are those of Yotov, Piermartini, Monteiro and Larch (2016), An Advanced Guide to Trade
///   Policy Analysis, WTO and UNCTAD, chapter 2.
public struct ConditionalEffect: Sendable {
    /// Change of each country's exports when only the pairs' own costs count.
    public let exportsHatDirect: [Double]
    /// Change of each country's exports with resistances adjusted, output and spending held.
    public let exportsHatConditional: [Double]
    /// Change of outward and inward multilateral resistance with output and spending held.
    ///
    /// The two are known up to one factor; it is chosen so that the factory-gate prices Π̂^(−θ/(1+θ)) keep the value of
    /// world output, the numeraire of the equilibrium.
    public let outwardResistanceHat: [Double]
    public let inwardResistanceHat: [Double]
    /// Trade before duty under the conditional effect, exporter by importer.
    public let trade: [Double]
}

extension OneSectorModel {
    /// The direct and the conditional effect of a change.
    ///
    /// - Throws: a ``Complaint`` when the resistances do not settle.
    public func conditionalEffect(_ change: TradeCostChange) throws(Complaint) -> ConditionalEffect {
        let count = base.count
        var system = OneSectorSystem(base: base, closure: closure, change: change, isConditional: true)
        var residual = [Double](repeating: 0, count: count)
        _ = system.residual(at: residual, into: &residual)
        var direct = [Double](repeating: 0, count: count)
        for i in 0..<count {
            var sum = 0.0
            for j in 0..<count { sum += system.net[j * base.stride + i] }
            direct[i] = base.exports[i] > 0 ? sum / base.exports[i] : 1
        }
        let outcome = Newton.solve(&system, from: [Double](repeating: 0, count: count), tolerance: Self.tolerance)
        guard outcome.isConverged else {
            throw Complaint(
                .failure,
                found:
                    "the resistances of the conditional effect did not settle (residual \(Self.short(outcome.residual)))",
                advice: "check the largest changes of cost")
        }
        // Here the unknown w stands for 1/Π̂; scaled so that Σ Y (λw)^(θ/(1+θ)) = Σ Y.
        let (output, power) = (base.output, base.theta / (1 + base.theta))
        var (before, after) = (0.0, 0.0)
        for i in 0..<count {
            before += output[i]
            after += output[i] * pow(system.wage[i], power)
        }
        let scale = pow(before / after, 1 / power)
        let expenditure = base.expenditure
        return ConditionalEffect(
            exportsHatDirect: direct,
            exportsHatConditional: (0..<count).map {
                base.exports[$0] > 0 ? system.exports[$0] / base.exports[$0] : 1
            },
            outwardResistanceHat: system.wage.map { 1 / ($0 * scale) },
            inwardResistanceHat: (0..<count).map {
                pow((system.paid[$0] + system.levied[$0]) / expenditure[$0], -1 / base.theta) * scale
            },
            trade: Self.trade(system))
    }
}

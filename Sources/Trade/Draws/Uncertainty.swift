public import Evidence
internal import Glibc

/// What is uncertain, and how it is drawn.
///
/// Each draw multiplies θ by a log-normal factor of median 1, and the logarithm of every change of cost by two
/// log-normal factors of mean 1: one that all pairs of the draw share, one of the pair's own. Changes of duties are
/// taken as known. With many sectors each sector draws its own factor on θ.
public struct Uncertainty: Sendable, Hashable {
    /// Standard deviation of ln θ.
    public var thetaLogSD: Double
    /// Standard deviation of the logarithm of the factor on ln ĉ that all pairs share.
    public var costCommonSD: Double
    /// The same for the pair's own factor.
    public var costPairSD: Double

    /// Makes a statement of uncertainty; the values of the parameter table where none is given.
    ///
    /// - Throws: a ``Complaint`` for a deviation below zero or above 2.
    public init(
        thetaLogSD: Double? = nil, costCommonSD: Double? = nil, costPairSD: Double? = nil
    ) throws(Complaint) {
        func value(_ name: String, _ given: Double?) throws(Complaint) -> Double {
            let value = given ?? Baseline.embedded.parameter(name)?.value ?? 0
            guard value >= 0, value <= 2 else {
                throw Complaint(
                    .badUse, found: "a standard deviation of \(value) for \(name)", expected: "a number from 0 to 2")
            }
            return value
        }
        self.thetaLogSD = try value("theta_log_sd", thetaLogSD)
        self.costCommonSD = try value("cost_common_sd", costCommonSD)
        self.costPairSD = try value("cost_pair_sd", costPairSD)
    }

    /// The distributions in words, for the output.
    public var statement: String {
        "theta times exp(\(thetaLogSD) z); ln cost_hat times two log-normal factors of mean 1 with deviations \(costCommonSD) (shared by all pairs) and \(costPairSD) (each pair's own); z standard normal; duties as given"
    }

    /// Costs of a draw, scaled about 1.
    func costs(_ logCosts: [(place: Int, log: Double)], _ stream: inout RandomStream, into costs: inout [Double]) {
        let common = stream.factor(costCommonSD)
        for entry in logCosts { costs[entry.place] = exp(entry.log * common * stream.factor(costPairSD)) }
    }
}

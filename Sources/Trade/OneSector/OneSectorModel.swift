public import Evidence
internal import Glibc

/// A world made ready for questions: prepared once under a closure, then asked about any number of changes.
///
/// Preparing costs one pass over the flows, and under ``Closure/balanced`` one equilibrium without deficits; each
/// question costs a few dozen passes. Values are immutable: ask from as many threads as you like.
///
/// - Source: exact hat algebra after Dekle, Eaton and Kortum (2007), American Economic Review 97(2); market clearing
///   solved by Newton's method.
public struct OneSectorModel: Sendable {
    /// The world from which changes are measured; under ``Closure/balanced`` the one without deficits.
    public let economy: OneSectorEconomy
    public let closure: Closure
    /// Largest residual of market clearing that counts as solved, relative to a country's output.
    public static let tolerance = 1e-12

    let base: OneSectorBase
    /// The world as it was given.
    private let given: OneSectorEconomy

    /// Prepares a world.
    ///
    /// - Throws: a ``Complaint`` when there is no world without deficits to start from.
    public init(_ economy: OneSectorEconomy, closure: Closure) throws(Complaint) {
        self.closure = closure
        given = economy
        guard closure == .balanced else {
            self.economy = economy
            base = OneSectorBase(economy)
            return
        }
        let open = OneSectorBase(economy)
        var system = OneSectorSystem(base: open, closure: .balanced, change: .none(open.count))
        let outcome = Newton.solve(
            &system, from: [Double](repeating: 0, count: open.count), tolerance: Self.tolerance)
        guard outcome.isConverged else {
            throw Complaint(
                .failure, found: "no world without deficits was found (residual \(Self.short(outcome.residual)))",
                advice: "a country that only buys or only sells cannot be balanced; try --closure additive")
        }
        let balanced = try OneSectorEconomy(
            countries: economy.countries, trade: Self.trade(system), tariff: economy.tariff, theta: economy.theta)
        self.economy = balanced
        base = OneSectorBase(balanced)
    }

    /// The same world with another elasticity; cheap unless deficits are to be taken out again.
    package func with(theta: Double) throws(Complaint) -> OneSectorModel {
        guard closure != .balanced else { return try OneSectorModel(given.with(theta: theta), closure: closure) }
        return OneSectorModel(self, theta: theta, economy: try economy.with(theta: theta))
    }

    private init(_ other: OneSectorModel, theta: Double, economy: OneSectorEconomy) {
        (self.economy, given, closure) = (economy, economy, other.closure)
        var base = other.base
        base.theta = theta
        self.base = base
    }

    /// What a change of trade costs does.
    ///
    /// - Parameters:
    ///   - change: factors on costs and new duties, exporter by importer.
    ///   - start: wage changes to start from, such as those of a neighbouring question; all ones by default.
    /// - Returns: the new world beside the old.
    /// - Throws: a ``Complaint`` for a cost that is not above zero or of the wrong shape, and when no equilibrium is
    ///   found: the residual is never silently large.
    /// - Complexity: O(n²) a pass, some dozens of passes.
    public func solve(_ change: TradeCostChange, from start: [Double]? = nil) throws(Complaint) -> OneSectorSolution {
        try check(change)
        let count = base.count
        let isNull = change.costHat.allSatisfy { $0 == 1 } && (change.tariffNew.map(isOld) ?? true)
        var logs = [Double](repeating: 0, count: count)
        if let start, !isNull, start.count == count, start.allSatisfy({ $0 > 0 && $0.isFinite }) {
            logs = start.map { log($0) }
        }
        var system = OneSectorSystem(base: base, closure: closure, change: change)
        let outcome =
            isNull
            ? Newton.Outcome(logs: logs, residual: 0, steps: 0, isConverged: system.null())
            : Newton.solve(&system, from: logs, tolerance: Self.tolerance)
        guard outcome.isConverged else { throw unsolved(system, outcome) }
        return OneSectorSolution(model: self, system: system, change: change, steps: outcome.steps)
    }

    private func check(_ change: TradeCostChange) throws(Complaint) {
        let (count, names) = (base.count, economy.countries)
        guard change.costHat.count == count * count, change.tariffNew.map({ $0.count == count * count }) ?? true else {
            throw Complaint(
                .badInput, found: "\(change.costHat.count) changes of cost", expected: "\(count * count), one a pair")
        }
        for index in change.costHat.indices {
            let cost = change.costHat[index]
            guard cost > 0, cost.isFinite else {
                throw Complaint(
                    .badInput,
                    found: "cost_hat of \(cost) from \(names[index / count]) to \(names[index % count])",
                    expected: "a factor above 0, where 1 means no change")
            }
            if let duty = change.tariffNew?[index] {
                guard duty > -1, duty.isFinite else {
                    throw Complaint(
                        .badInput,
                        found: "a new duty of \(duty) from \(names[index / count]) to \(names[index % count])",
                        expected: "a fraction above -1, such as 0.05")
                }
            }
        }
    }

    private func isOld(_ tariff: [Double]) -> Bool {
        economy.tariff.isEmpty ? tariff.allSatisfy { $0 == 0 } : tariff == economy.tariff
    }

    private func unsolved(_ system: OneSectorSystem, _ outcome: Newton.Outcome) -> Complaint {
        let output = base.output
        if closure == .additive {
            let ratio = (0..<base.count).map { base.deficit[$0] / (output[$0] * exp(outcome.logs[$0])) }
            if let worst = ratio.indices.min(by: { ratio[$0] < ratio[$1] }), ratio[worst] < -0.9 {
                return Complaint(
                    .failure,
                    found: "the surplus of \(economy.countries[worst]) cannot be held: it would leave nothing to spend",
                    advice: "try --closure phi or --closure balanced")
            }
        }
        return Complaint(
            .failure,
            found: "no equilibrium was found (residual \(Self.short(outcome.residual)) after \(outcome.steps) steps)",
            expected: "at most \(Self.tolerance)", advice: "check the largest changes of cost, or try another closure")
    }

    static func trade(_ system: OneSectorSystem) -> [Double] {
        let (count, stride) = (system.base.count, system.base.stride)
        var trade = [Double](repeating: 0, count: count * count)
        for j in 0..<count {
            for i in 0..<count {
                let flow = i == j ? system.homeNet[i] : system.net[j * stride + i]
                trade[i * count + j] = flow * system.power[i] * system.quotient[j]
            }
        }
        return trade
    }

    static func short(_ value: Double) -> String {
        guard value.isFinite, value > 0 else { return "\(value)" }
        let exponent = Int(log10(value).rounded(.down))
        return "\((value / pow(10, Double(exponent)) * 10).rounded() / 10)e\(exponent)"
    }
}

extension OneSectorSystem {
    /// Puts the state of the unchanged world, exactly.
    mutating func null() -> Bool {
        var residual = [Double](repeating: 0, count: size)
        guard self.residual(at: residual, into: &residual) else { return false }
        resetToBase()
        return true
    }
}

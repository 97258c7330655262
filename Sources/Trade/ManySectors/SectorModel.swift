public import Evidence
internal import Glibc

/// A world of many sectors made ready for questions about duties and trade costs.
///
/// - Source: Caliendo and Parro (2015), Review of Economic Studies 82(1), equations 10 to 14 in changes; see
///   `docs/equilibrium.md`.
public struct SectorModel: Sendable {
    /// The world from which changes are measured, consistent with its own equations.
    public let economy: SectorEconomy
    public let closure: Closure
    /// How far value added in the given tables was from what the tables' own sales pay, as a fraction; a model is only
    /// exact on a consistent world, so a distance above 1e-12 was removed by solving for it first.
    public let baselineGap: Double
    /// New over given wage of that first step; all ones when the tables were consistent.
    public let baselineWageHat: [Double]
    /// Largest residual that counts as solved, relative to a country's value added.
    public static let tolerance = 1e-10

    let base: SectorBase
    let spendingBase: [Double]
    let incomeBase: [Double]
    let revenueBase: [Double]

    /// Prepares a world.
    ///
    /// - Throws: a ``Complaint`` under ``Closure/phi``, which has no meaning here, for deficits that do not sum to zero or
    ///   leave a country without income, and
    ///   when the given world has no equilibrium.
    public init(_ given: SectorEconomy, closure: Closure) throws(Complaint) {
        guard closure != .phi else {
            throw Complaint(
                .badUse, found: "--closure phi with many sectors", expected: "additive or balanced",
                advice: "phi is defined for one sector only")
        }
        if closure != .balanced { try given.checkDeficits() }
        self.closure = closure
        let first = SectorBase(given)
        let deficit = closure == .balanced ? [Double](repeating: 0, count: first.countries) : given.deficit
        var system = SectorSystem(base: first, change: .none(given), deficit: deficit, scale: nil)
        let ones = [Double](repeating: 0, count: first.countries)
        var residual = ones
        guard system.residual(at: ones, into: &residual) else {
            let poor = system.income.firstIndex { !($0 > 0) }
            throw Complaint(
                .badInput,
                found: poor.map { "a deficit that leaves \(given.countries[$0]) an income of \(system.income[$0])" }
                    ?? "tables whose spending does not settle",
                expected: "value added + duties + deficit above 0")
        }
        baselineGap = residual.reduce(0) { max($0, abs($1)) }
        if baselineGap > 1e-12 {
            let outcome = Newton.solve(&system, from: ones, tolerance: Self.tolerance)
            guard outcome.isConverged else {
                throw Complaint(
                    .failure,
                    found: "no equilibrium in the given tables (residual \(OneSectorModel.short(outcome.residual)))",
                    advice: "check value_added and deficit against the shares")
            }
            baselineWageHat = system.wage
            economy = try Self.consistent(given, system, deficit)
        } else {
            baselineWageHat = [Double](repeating: 1, count: first.countries)
            economy = given
        }
        base = SectorBase(economy)
        spendingBase = system.spending
        incomeBase = system.income
        revenueBase = system.revenue
    }

    private static func consistent(
        _ given: SectorEconomy, _ system: SectorSystem, _ deficit: [Double]
    ) throws(Complaint) -> SectorEconomy {
        let (n, base) = (given.countries.count, system.flows)
        var share = given.share
        for line in 0..<given.sectors.count * n {
            let group = base.base.groupOf[line]
            for i in 0..<n {
                share[line * n + i] =
                    base.gross[line * base.base.countryStride + i] * base.power[group * base.base.countryStride + i]
                    / base.spread[line]
            }
        }
        return try SectorEconomy(
            countries: given.countries, sectors: given.sectors, share: share, tariff: given.tariff,
            valueAddedShare: given.valueAddedShare, finalShare: given.finalShare, thetas: given.thetas,
            inputs: given.inputs, valueAdded: (0..<n).map { given.valueAdded[$0] * system.wage[$0] }, deficit: deficit)
    }

    /// What a change of duties and trade costs does.
    ///
    /// - Parameters:
    ///   - change: factors and new duties per sector, importer and exporter.
    ///   - start: wage changes to start from; all ones by default.
    /// - Returns: the new world beside the old.
    /// - Throws: a ``Complaint`` for a factor that is not above zero, and when no equilibrium is found.
    public func solve(_ change: SectorChange, from start: [Double]? = nil) throws(Complaint) -> SectorSolution {
        let (n, j) = (economy.countries.count, economy.sectors.count)
        guard change.icebergHat.count == j * n * n, change.tariffNew.count == j * n * n else {
            throw Complaint(
                .badInput, found: "\(change.icebergHat.count) changes of cost", expected: "\(j * n * n)")
        }
        for place in change.icebergHat.indices {
            let pair =
                "\(economy.countries[place % n]) to \(economy.countries[place / n % n]) in \(economy.sectors[place / n / n])"
            guard change.icebergHat[place] > 0, change.icebergHat[place].isFinite else {
                throw Complaint(
                    .badInput, found: "iceberg_hat of \(change.icebergHat[place]) from \(pair)",
                    expected: "a factor above 0, where 1 means no change")
            }
            guard change.tariffNew[place] > -1, change.tariffNew[place].isFinite else {
                throw Complaint(
                    .badInput, found: "a new duty of \(change.tariffNew[place]) from \(pair)",
                    expected: "a fraction above -1")
            }
        }
        let isNull = change.icebergHat.allSatisfy { $0 == 1 } && change.tariffNew == economy.tariff
        var logs = [Double](repeating: 0, count: n)
        if let start, !isNull, start.count == n, start.allSatisfy({ $0 > 0 && $0.isFinite }) {
            logs = start.map { log($0) }
        }
        var system = SectorSystem(base: base, change: change, deficit: economy.deficit, scale: spendingBase)
        var outcome = Newton.Outcome(logs: logs, residual: 0, steps: 0, isConverged: true)
        if isNull {
            var residual = logs
            outcome.isConverged = system.residual(at: logs, into: &residual)
        } else {
            outcome = Newton.solve(&system, from: logs, tolerance: Self.tolerance)
        }
        guard outcome.isConverged else {
            throw Complaint(
                .failure,
                found:
                    "no equilibrium was found (residual \(OneSectorModel.short(outcome.residual)) after \(outcome.steps) steps)",
                expected: "at most \(Self.tolerance)",
                advice: "a deficit may be too large to hold after the change; try --closure balanced")
        }
        return SectorSolution(model: self, system: system, change: change, isNull: isNull, steps: outcome.steps)
    }
}

internal import Glibc

/// The world after the change.
///
/// Every vector follows the order of the countries; a "hat" is new over old.
public struct OneSectorSolution: Sendable {
    public let countries: [String]
    public let closure: Closure
    public let theta: Double
    /// ŵ: change of the wage, and so of the value of output, with world output as numeraire.
    public let wageHat: [Double]
    /// P̂: change of the price of what a country buys, duties included.
    public let priceHat: [Double]
    /// Ê / P̂: change of real spending, the deficit included.
    public let welfareHat: [Double]
    /// Change of wages and duties over P̂; without duties ŵ / P̂ = λ̂^(−1/θ).
    public let realIncomeHat: [Double]
    /// ŵ / P̂.
    public let realWageHat: [Double]
    /// λ̂: change of the share of spending that stays at home.
    public let domesticShareHat: [Double]
    public let outputBase: [Double]
    public let outputNew: [Double]
    public let expenditureBase: [Double]
    public let expenditureNew: [Double]
    public let exportsBase: [Double]
    public let exportsNew: [Double]
    public let importsBase: [Double]
    public let importsNew: [Double]
    public let tariffRevenueBase: [Double]
    public let tariffRevenueNew: [Double]
    /// Trade before duty, exporter by importer in row-major order.
    public let tradeBase: [Double]
    public let tradeNew: [Double]
    /// The first-order sum, a share of income: terms of trade, volume of trade, technical efficiency.
    public let firstOrder: FirstOrder
    /// Largest |sales − output| / output of a country.
    public let residual: Double
    /// Largest |ŵ / P̂ − λ̂^(−1/θ)| relative, where neither a duty nor a cost at home is in play; else nil.
    public let shareIdentityGap: Double?
    /// Steps of Newton's method.
    public let steps: Int

    /// Trade before duty from one country to another, by their positions.
    public func trade(from exporter: Int, to importer: Int) -> Double {
        tradeNew[exporter * countries.count + importer]
    }

    /// Change of the outward multilateral resistance: ŵ^(−(1+θ)/θ) with world output as numeraire.
    ///
    /// - Source: Anderson and van Wincoop (2003), American Economic Review 93(1), equations 9 to 11, written in changes.
    public var outwardResistanceHat: [Double] { wageHat.map { $0 == 1 ? 1 : pow($0, -(1 + theta) / theta) } }

    init(model: OneSectorModel, system: OneSectorSystem, change: TradeCostChange, steps: Int) {
        let base = model.base
        let (count, theta) = (base.count, base.theta)
        let tradeBase = model.economy.trade
        let trade = OneSectorModel.trade(system)
        let (output, expenditure, wage) = (base.output, base.expenditure, system.wage)
        let zeros = [Double](repeating: 0, count: count)
        var (prices, spent, revenue, income, shares) = (zeros, zeros, zeros, zeros, zeros)
        for i in 0..<count {
            // S over E: equal bits mean that nothing changed, and give exactly one.
            let spread = system.paid[i] + system.levied[i]
            let ratio = spread == expenditure[i] ? 1 : spread / expenditure[i]
            prices[i] = ratio == 1 ? 1 : pow(ratio, -1 / theta)
            spent[i] = ratio == 1 && system.quotient[i] == 1 ? expenditure[i] : system.quotient[i] * spread
            revenue[i] = system.quotient[i] * system.levied[i]
            let before = base.revenue[i]
            income[i] =
                before == 0 && revenue[i] == 0
                ? wage[i] : (wage[i] * output[i] + revenue[i]) / (output[i] + before)
            // λ′/λ = U_ii (1+t′) a_i / S_i over X_ii (1+t) / E_i.
            let home = (system.homeNet[i] + system.homeDuty[i]) / (base.home[i] * (1 + base.homeTariff[i]))
            shares[i] = home * system.power[i] / ratio
        }
        countries = model.economy.countries
        closure = model.closure
        self.theta = theta
        wageHat = wage
        priceHat = prices
        welfareHat = (0..<count).map { spent[$0] / expenditure[$0] / prices[$0] }
        realWageHat = (0..<count).map { wage[$0] / prices[$0] }
        realIncomeHat = (0..<count).map { income[$0] / prices[$0] }
        domesticShareHat = shares
        outputBase = output
        outputNew = (0..<count).map { wage[$0] * output[$0] }
        expenditureBase = expenditure
        expenditureNew = spent
        exportsBase = base.exports
        exportsNew = system.exports
        importsBase = base.imports
        importsNew = (0..<count).map { system.quotient[$0] * system.abroad[$0] }
        tariffRevenueBase = base.revenue
        tariffRevenueNew = revenue
        self.tradeBase = tradeBase
        tradeNew = trade
        firstOrder = FirstOrder(
            countries: count, trade: tradeBase, tradeNew: trade, tariff: model.economy.tariff, costHat: change.costHat,
            unitCostHat: wage, income: expenditure)
        residual = (0..<count).reduce(0) {
            let balance = system.exports[$1] - system.quotient[$1] * system.abroad[$1] + system.deficit[$1]
            return max($0, abs(balance) / (wage[$1] * output[$1]))
        }
        let hasDuties = !model.economy.tariff.isEmpty || (change.tariffNew?.contains { $0 != 0 } ?? false)
        let homeChanges = (0..<count).contains { change.costHat[$0 * count + $0] != 1 }
        var gap = 0.0
        for i in 0..<count {
            gap = max(gap, abs(wage[i] / prices[i] / pow(shares[i], -1 / theta) - 1))
        }
        shareIdentityGap = hasDuties || homeChanges ? nil : gap
        self.steps = steps
    }
}

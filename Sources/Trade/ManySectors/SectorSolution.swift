internal import Glibc

/// The world of many sectors after the change, in the order of countries and sectors; a "hat" is new over old.
public struct SectorSolution: Sendable {
    public let countries: [String]
    public let sectors: [String]
    public let closure: Closure
    public let wageHat: [Double]
    /// Change of the price of final spending.
    public let finalPriceHat: [Double]
    public let realWageHat: [Double]
    /// Change of income, with duties and deficit, over the price of final spending.
    public let welfareHat: [Double]
    public let incomeBase: [Double]
    public let incomeNew: [Double]
    public let valueAddedBase: [Double]
    public let tariffRevenueBase: [Double]
    public let tariffRevenueNew: [Double]
    /// `[sector · N + country]`.
    public let sectorPriceHat: [Double]
    /// Spending, duties included, and output before duty, `[sector · N + country]`.
    public let spendingBase: [Double]
    public let spendingNew: [Double]
    public let outputBase: [Double]
    public let outputNew: [Double]
    /// Trade before duty, sector-major, then importer, then exporter.
    public let tradeBase: [Double]
    public let tradeNew: [Double]
    public let firstOrder: FirstOrder
    /// Largest |value added paid − value added earned| over value added.
    public let residual: Double
    public let steps: Int
    public let priceSweeps: Int
    public let demandSweeps: Int
    /// How far the given tables were from their own equilibrium; see ``SectorModel/baselineGap``.
    public let baselineGap: Double

    init(model: SectorModel, system: SectorSystem, change: SectorChange, isNull: Bool, steps: Int) {
        let (base, economy, flows) = (model.base, model.economy, system.flows)
        let (n, j, ns, js) = (base.countries, base.sectors, base.countryStride, base.sectorStride)
        countries = economy.countries
        sectors = economy.sectors
        closure = model.closure
        let (zeros, cells) = ([Double](repeating: 0, count: n), [Double](repeating: 0, count: j * n))
        var (finalPrices, prices) = (zeros, cells)
        var (before, after, outBefore, outAfter) = (cells, cells, cells, cells)
        var (old, new) = (economy.share, economy.share)
        var order = FirstOrder(count: n)
        for country in 0..<n {
            for sector in 0..<j where !isNull {
                let place = country * js + sector
                finalPrices[country] += base.finalShare[place] * system.logPrices[place]
                prices[sector * n + country] = system.logPrices[place]
            }
        }
        for line in 0..<j * n {
            let (sector, importer, group) = (line / n, line % n, base.groupOf[line])
            before[line] = model.spendingBase[importer * js + sector]
            after[line] = isNull ? before[line] : system.spending[importer * js + sector]
            for i in 0..<n {
                let flow = line * n + i
                old[flow] *= before[line] / (1 + economy.tariff[flow])
                new[flow] =
                    isNull
                    ? old[flow]
                    : flows.net[line * ns + i] * flows.power[group * ns + i] * after[line] / flows.spread[line]
                outBefore[sector * n + i] += old[flow]
                outAfter[sector * n + i] += new[flow]
                order.add(
                    exporter: i, importer: importer, trade: old[flow], tradeNew: new[flow],
                    tariff: economy.tariff[flow], costHat: change.icebergHat[flow],
                    unitCostHat: isNull ? 1 : exp(flows.logCost[sector * ns + i]))
            }
        }
        order.divide(by: model.incomeBase)
        let income = isNull ? model.incomeBase : system.income
        let priceHat = finalPrices.map { isNull ? 1 : exp($0) }
        wageHat = system.wage
        finalPriceHat = priceHat
        realWageHat = (0..<n).map { system.wage[$0] / priceHat[$0] }
        welfareHat = (0..<n).map { income[$0] / model.incomeBase[$0] / priceHat[$0] }
        incomeBase = model.incomeBase
        incomeNew = income
        valueAddedBase = economy.valueAdded
        tariffRevenueBase = model.revenueBase
        tariffRevenueNew = isNull ? model.revenueBase : system.revenue
        sectorPriceHat = prices.map { isNull ? 1 : exp($0) }
        (spendingBase, spendingNew) = (before, after)
        (outputBase, outputNew) = (outBefore, outAfter)
        (tradeBase, tradeNew) = (old, new)
        firstOrder = order
        residual = (0..<n).reduce(0) {
            let paid = system.wage[$1] * economy.valueAdded[$1]
            return max($0, abs(system.demand[$1] - paid) / paid)
        }
        self.steps = steps
        priceSweeps = system.priceSweeps
        demandSweeps = system.demandSweeps
        baselineGap = model.baselineGap
    }
}

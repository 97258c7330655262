/// Welfare as a sum of first-order terms, each a fraction of a country's income before the change.
///
/// With E exports and M imports before duty, c the cost of an input bundle, τ the old duty and d the iceberg factor:
/// terms of trade Σ (E ĉ_own − M ĉ_partner), volume of trade Σ τ M (M̂ − ĉ_partner), technical efficiency
/// −Σ M (1+τ) d̂, all changes in fractions. It is an approximation at the old prices: for large changes it is far from
/// the exact change of real income.
///
/// - Source: Caliendo and Parro (2015), Review of Economic Studies 82(1), equation 15; the term of technical efficiency
///   follows from the same differentiation when iceberg costs change.
public struct FirstOrder: Sendable, Hashable {
    public private(set) var termsOfTrade: [Double]
    public private(set) var volumeOfTrade: [Double]
    public private(set) var technicalEfficiency: [Double]

    /// The three together.
    public var sum: [Double] {
        termsOfTrade.indices.map { termsOfTrade[$0] + volumeOfTrade[$0] + technicalEfficiency[$0] }
    }

    /// Starts from zero.
    init(count: Int) {
        termsOfTrade = [Double](repeating: 0, count: count)
        (volumeOfTrade, technicalEfficiency) = (termsOfTrade, termsOfTrade)
    }

    /// Sums up one sector; matrices are exporter by importer in row-major order, trade before duty.
    init(
        countries count: Int, trade: [Double], tradeNew: [Double], tariff: [Double], costHat: [Double],
        unitCostHat: [Double], income: [Double]
    ) {
        self.init(count: count)
        for i in 0..<count {
            for n in 0..<count {
                let pair = i * count + n
                add(
                    exporter: i, importer: n, trade: trade[pair], tradeNew: tradeNew[pair],
                    tariff: tariff.isEmpty ? 0 : tariff[pair], costHat: costHat[pair], unitCostHat: unitCostHat[i])
            }
        }
        divide(by: income)
    }

    /// Adds one flow.
    mutating func add(
        exporter: Int, importer: Int, trade: Double, tradeNew: Double, tariff: Double, costHat: Double,
        unitCostHat: Double
    ) {
        guard trade > 0 else { return }
        let price = trade * (unitCostHat - 1)
        if exporter != importer {
            termsOfTrade[exporter] += price
            termsOfTrade[importer] -= price
        }
        volumeOfTrade[importer] += tariff * (tradeNew - trade * unitCostHat)
        technicalEfficiency[importer] -= trade * (1 + tariff) * (costHat - 1)
    }

    /// Turns sums of money into fractions of income.
    mutating func divide(by income: [Double]) {
        for country in income.indices {
            termsOfTrade[country] /= income[country]
            volumeOfTrade[country] /= income[country]
            technicalEfficiency[country] /= income[country]
        }
    }
}

internal import Freight

/// What a transport chain takes for one TEU at middle values, split by what a scenario or a draw may change.
public struct ChainFigures: Sendable, Hashable {
    /// Hours off the borders, hours at borders, dollars of rail, of road, of ships and ferries, of fees, kilograms of
    /// CO₂ equivalent, kilometres.
    var parts = SIMD8<Double>.zero

    init() {}

    init(_ link: LinkParts) {
        parts = SIMD8(
            link.lineHours + link.waitHours, link.borderHours, link.railUSD, link.roadUSD, link.waterUSD, link.feeUSD,
            link.kilogramsCO2e, link.kilometres)
    }

    public var hours: Double { parts[0] + parts[1] }
    public var days: Double { hours / 24 }
    public var borderHours: Double { parts[1] }
    public var usd: Double { parts[2] + parts[3] + parts[4] + parts[5] }
    public var kilogramsCO2e: Double { parts[6] }
    public var kilometres: Double { parts[7] }

    static func + (left: ChainFigures, right: ChainFigures) -> ChainFigures {
        var sum = left
        sum.parts += right.parts
        return sum
    }

    static func += (left: inout ChainFigures, right: ChainFigures) { left.parts += right.parts }

    static func * (left: ChainFigures, right: Double) -> ChainFigures {
        var result = left
        result.parts *= right
        return result
    }
}

/// What a unit of each part costs: one line of prices that turns ``ChainFigures`` into dollars.
struct PriceLine: Sendable, Hashable {
    /// In the order of ``ChainFigures/parts``.
    let prices: SIMD8<Double>
    let dollarsAnHour: Double

    /// Generalised cost: dollars, plus hours at the value of the goods' time, plus a price of carbon.
    ///
    /// Worked number: 50,000 USD × 0.8 % a day is 16.67 USD an hour; ten days and 3,000 USD are 7,000 USD.
    init(
        dollarsAnHour: Double, dwell: Double = 1, rail: Double = 1, road: Double = 1, water: Double = 1,
        dollarsATonneCO2e: Double = 0
    ) {
        self.dollarsAnHour = dollarsAnHour
        prices = SIMD8(
            dollarsAnHour, dollarsAnHour * dwell, rail, road, water, 1, dollarsATonneCO2e / 1000, 0)
    }

    func cost(_ figures: ChainFigures) -> Double { (figures.parts * prices).sum() }

    /// The cost in whole cents, as searches weigh it.
    func cents(_ figures: ChainFigures) -> UInt32 {
        let cents = (cost(figures) * 100).rounded()
        guard cents > 0 else { return 0 }
        return cents < 2e8 ? UInt32(cents) : 200_000_000
    }
}

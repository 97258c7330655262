import Foundation
import Trade

/// Repeatable random numbers for tests.
struct Dice: RandomNumberGenerator {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func uniform(_ low: Double, _ high: Double) -> Double { .random(in: low...high, using: &self) }

    mutating func normal() -> Double {
        (-2 * log(uniform(1e-12, 1))).squareRoot() * cos(2 * .pi * uniform(0, 1))
    }
}

/// A random world of one sector and a change.
struct RandomWorld {
    var countries: [String]
    var trade: [Double]
    var tariff: [Double]
    var change: TradeCostChange
    var theta: Double

    init(count: Int, seed: UInt64, tariffs: Bool = false, sparse: Bool = false, spread: Double = 0.05) {
        var dice = Dice(seed)
        countries = (0..<count).map { "C\($0)" }
        let size = (0..<count).map { _ in exp(dice.normal() * 1.5 + 7) }
        trade = [Double](repeating: 0, count: count * count)
        var cost = [Double](repeating: 1, count: count * count)
        (tariff, theta) = (trade, dice.uniform(2, 8))
        var new = trade
        for j in 0..<count {
            let home = dice.uniform(0.5, 0.98)
            var row = (0..<count).map { i in i == j ? 0 : size[i] * exp(dice.normal()) }
            for i in 0..<count where sparse && i != (j + 1) % count && dice.uniform(0, 1) < 0.5 { row[i] = 0 }
            let total = row.reduce(0, +)
            for i in 0..<count {
                let pair = i * count + j
                trade[pair] = i == j ? size[j] * home : row[i] / total * size[j] * (1 - home)
                guard i != j else { continue }
                cost[pair] = exp(dice.normal() * spread)
                if tariffs {
                    tariff[pair] = dice.uniform(0, 0.3)
                    new[pair] = dice.uniform(0, 1) < 0.3 ? tariff[pair] * 0.2 : tariff[pair]
                }
            }
        }
        change = TradeCostChange(costHat: cost, tariffNew: tariffs ? new : nil)
        if !tariffs { tariff = [] }
    }

    func economy() throws -> OneSectorEconomy {
        try OneSectorEconomy(countries: countries, trade: trade, tariff: tariff, theta: theta)
    }

    /// The same world with its countries in another order.
    func reordered(_ order: [Int]) -> RandomWorld {
        let count = countries.count
        func moved(_ matrix: [Double]) -> [Double] {
            matrix.isEmpty ? [] : (0..<count * count).map { matrix[order[$0 / count] * count + order[$0 % count]] }
        }
        var copy = self
        copy.countries = order.map { countries[$0] }
        (copy.trade, copy.tariff) = (moved(trade), moved(tariff))
        copy.change = TradeCostChange(costHat: moved(change.costHat), tariffNew: change.tariffNew.map(moved))
        return copy
    }
}

import Foundation
import Trade

/// A random world of many sectors and a change; consistent only once a model has solved for its wages.
struct RandomSectors {
    var countries: [String]
    var sectors: [String]
    var share: [Double]
    var tariff: [Double]
    var valueAddedShare: [Double]
    var finalShare: [Double]
    var thetas: [Double]
    var inputs: [Double]
    var valueAdded: [Double]
    var deficit: [Double]
    var change: SectorChange

    init(countries n: Int, sectors j: Int, seed: UInt64, mixedTheta: Bool = false, tariffs: Bool = true) {
        var dice = Dice(seed)
        countries = (0..<n).map { "C\($0)" }
        sectors = (0..<j).map { "S\($0)" }
        let sizes = (0..<n).map { _ in exp(dice.normal() + 6) }
        valueAdded = sizes
        share = [Double](repeating: 0, count: j * n * n)
        tariff = share
        var (new, cost) = (share, [Double](repeating: 1, count: j * n * n))
        thetas = [Double](repeating: 0, count: j * n)
        (valueAddedShare, finalShare) = (thetas, thetas)
        inputs = [Double](repeating: 0, count: n * j * j)
        for sector in 0..<j {
            let theta = dice.uniform(1.5, 9)
            for importer in 0..<n {
                let line = sector * n + importer
                thetas[line] = mixedTheta ? dice.uniform(1.5, 9) : theta
                let home = dice.uniform(0.4, 0.95)
                var row = (0..<n).map {
                    $0 == importer || dice.uniform(0, 1) < 0.2 ? 0 : sizes[$0] * exp(dice.normal())
                }
                let rest = row.reduce(0, +)
                for exporter in 0..<n {
                    row[exporter] =
                        exporter == importer ? (rest > 0 ? home : 1) : row[exporter] / max(rest, 1) * (1 - home)
                }
                let sum = row.reduce(0, +)
                for exporter in 0..<n {
                    let flow = line * n + exporter
                    share[flow] = row[exporter] / sum
                    guard exporter != importer else { continue }
                    if tariffs { tariff[flow] = dice.uniform(0, 0.25) }
                    new[flow] = tariff[flow] * (dice.uniform(0, 1) < 0.4 ? 0.2 : 1)
                    if dice.uniform(0, 1) < 0.3 { cost[flow] = dice.uniform(0.8, 1.05) }
                }
            }
        }
        for country in 0..<n {
            var final = 0.0
            for sector in 0..<j {
                finalShare[sector * n + country] = dice.uniform(0.05, 1)
                final += finalShare[sector * n + country]
                valueAddedShare[sector * n + country] = dice.uniform(0.3, 0.8)
                let row = (0..<j).map { _ in dice.uniform(0, 1) }
                let total = row.reduce(0, +)
                for input in 0..<j {
                    inputs[(country * j + sector) * j + input] =
                        row[input] / total * (1 - valueAddedShare[sector * n + country])
                }
            }
            for sector in 0..<j { finalShare[sector * n + country] /= final }
        }
        let raw = valueAdded.map { $0 * dice.uniform(-0.05, 0.05) }
        let (open, world) = (raw.reduce(0, +), valueAdded.reduce(0, +))
        deficit = zip(raw, valueAdded).map { $0 - open * $1 / world }
        change = SectorChange(icebergHat: cost, tariffNew: new)
    }

    func economy() throws -> SectorEconomy {
        try SectorEconomy(
            countries: countries, sectors: sectors, share: share, tariff: tariff, valueAddedShare: valueAddedShare,
            finalShare: finalShare, thetas: thetas, inputs: inputs, valueAdded: valueAdded, deficit: deficit)
    }

    /// The same world with its countries in another order.
    func reordered(_ order: [Int]) -> RandomSectors {
        let (n, j) = (countries.count, sectors.count)
        func pairs(_ m: [Double]) -> [Double] {
            (0..<j * n * n).map { m[($0 / n / n * n + order[$0 / n % n]) * n + order[$0 % n]] }
        }
        func cells(_ m: [Double]) -> [Double] { (0..<j * n).map { m[$0 / n * n + order[$0 % n]] } }
        var copy = self
        copy.countries = order.map { countries[$0] }
        (copy.share, copy.tariff) = (pairs(share), pairs(tariff))
        copy.change = SectorChange(icebergHat: pairs(change.icebergHat), tariffNew: pairs(change.tariffNew))
        (copy.valueAddedShare, copy.finalShare, copy.thetas) = (
            cells(valueAddedShare), cells(finalShare), cells(thetas)
        )
        copy.inputs = (0..<n * j * j).map { inputs[order[$0 / (j * j)] * j * j + $0 % (j * j)] }
        (copy.valueAdded, copy.deficit) = (order.map { valueAdded[$0] }, order.map { deficit[$0] })
        return copy
    }
}

/// The slow, obvious answer for many sectors: prices and spending iterated to rest inside, wages moved a little outside.
struct SectorOracle {
    var wage: [Double]
    var price: [Double]
    var spending: [Double]
    var income: [Double]
    var share: [Double]

    init(_ world: RandomSectors, share: [Double], valueAdded: [Double], deficit: [Double], change: SectorChange) {
        let (n, j) = (world.countries.count, world.sectors.count)
        wage = [Double](repeating: 1, count: n)
        price = [Double](repeating: 1, count: j * n)
        spending = (0..<j * n).map { world.finalShare[$0] * (valueAdded[$0 % n] + deficit[$0 % n]) }
        income = valueAdded
        self.share = share
        for _ in 0..<20_000 {
            var cost = price
            while true {
                for cell in 0..<j * n {
                    let (user, country) = (cell / n, cell % n)
                    cost[cell] = pow(wage[country], world.valueAddedShare[cell])
                    for input in 0..<j {
                        let coefficient = world.inputs[(country * j + user) * j + input]
                        cost[cell] *= pow(price[input * n + country], coefficient)
                    }
                }
                var moved = 0.0
                for line in 0..<j * n {
                    var sum = 0.0
                    for i in 0..<n {
                        let flow = line * n + i
                        let kappa = change.icebergHat[flow] * (1 + change.tariffNew[flow]) / (1 + world.tariff[flow])
                        self.share[flow] = share[flow] * pow(kappa * cost[line / n * n + i], -world.thetas[line])
                        sum += self.share[flow]
                    }
                    for i in 0..<n { self.share[line * n + i] /= sum }
                    let new = pow(sum, -1 / world.thetas[line])
                    moved = max(moved, abs(new / price[line] - 1))
                    price[line] = new
                }
                if moved < 2e-15 { break }
            }
            var output = [Double](repeating: 0, count: j * n)
            for _ in 0..<2_000 {
                output = [Double](repeating: 0, count: j * n)
                var revenue = [Double](repeating: 0, count: n)
                for line in 0..<j * n {
                    for i in 0..<n {
                        let duty = change.tariffNew[line * n + i]
                        let value = self.share[line * n + i] / (1 + duty) * spending[line]
                        output[line / n * n + i] += value
                        revenue[line % n] += duty * value
                    }
                }
                income = (0..<n).map { wage[$0] * valueAdded[$0] + deficit[$0] + revenue[$0] }
                var moved = 0.0
                for cell in 0..<j * n {
                    let (input, country) = (cell / n, cell % n)
                    var sum = world.finalShare[cell] * income[country]
                    for user in 0..<j {
                        sum += world.inputs[(country * j + user) * j + input] * output[user * n + country]
                    }
                    moved = max(moved, abs(sum / spending[cell] - 1))
                    spending[cell] = sum
                }
                if moved < 2e-15 { break }
            }
            var gap = 0.0
            var next = wage
            for country in 0..<n {
                let earned = (0..<j).reduce(0.0) {
                    $0 + world.valueAddedShare[$1 * n + country] * output[$1 * n + country]
                }
                gap = max(gap, abs(earned / (wage[country] * valueAdded[country]) - 1))
                next[country] *= pow(earned / (wage[country] * valueAdded[country]), 0.2)
            }
            if gap < 3e-14 { break }
            let total = (0..<n).reduce(0.0) { $0 + next[$1] * valueAdded[$1] } / valueAdded.reduce(0, +)
            wage = next.map { $0 / total }
        }
    }

    /// The change measured from the world's own equilibrium, under a closure.
    static func change(of world: RandomSectors, closure: Closure) -> SectorOracle {
        let deficit = closure == .balanced ? world.deficit.map { _ in 0.0 } : world.deficit
        let none = SectorChange(icebergHat: world.share.map { _ in 1.0 }, tariffNew: world.tariff)
        let base = SectorOracle(
            world, share: world.share, valueAdded: world.valueAdded, deficit: deficit, change: none)
        let valueAdded = zip(world.valueAdded, base.wage).map { $0 * $1 }
        return SectorOracle(world, share: base.share, valueAdded: valueAdded, deficit: deficit, change: world.change)
    }
}

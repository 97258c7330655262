import Foundation
import Trade

/// The slow, obvious answer: wages follow excess demand, a little at a time, until nothing moves.
///
/// Written from the equations of docs/equilibrium.md, apart from the product's solver.
struct OneSectorOracle {
    var wage: [Double]
    var price: [Double]
    var trade: [[Double]]
    var spending: [Double]
    var revenue: [Double]

    init(world: RandomWorld, closure: Closure) {
        let n = world.countries.count
        func square(_ m: [Double]) -> [[Double]] {
            (0..<n).map { i in (0..<n).map { m.isEmpty ? 0 : m[i * n + $0] } }
        }
        let (trade, old) = (square(world.trade), square(world.tariff))
        let new = square(world.change.tariffNew ?? world.tariff)
        let cost = square(world.change.costHat)
        let ones = [[Double]](repeating: [Double](repeating: 1, count: n), count: n)
        if closure == .balanced {
            let base = OneSectorOracle(trade, old, old, ones, world.theta, closure)
            self.init(base.trade, old, new, cost, world.theta, closure)
        } else {
            self.init(trade, old, new, cost, world.theta, closure)
        }
    }

    private init(
        _ X: [[Double]], _ old: [[Double]], _ new: [[Double]], _ cost: [[Double]], _ theta: Double, _ closure: Closure
    ) {
        let n = X.count
        let Y = X.map { $0.reduce(0, +) }
        let R = (0..<n).map { j in (0..<n).reduce(0) { $0 + X[$1][j] * old[$1][j] } }
        let E = (0..<n).map { j in (0..<n).reduce(0) { $0 + X[$1][j] * (1 + old[$1][j]) } }
        let D = (0..<n).map { E[$0] - R[$0] - Y[$0] }
        (wage, price) = ([Double](repeating: 1, count: n), [Double](repeating: 1, count: n))
        (spending, revenue, trade) = (E, R, X)
        for _ in 0..<100_000 {
            var share = X
            var keep = [Double](repeating: 0, count: n)
            for j in 0..<n {
                var sum = 0.0
                for i in 0..<n {
                    let factor = wage[i] * cost[i][j] * (1 + new[i][j]) / (1 + old[i][j])
                    share[i][j] = X[i][j] * (1 + old[i][j]) / E[j] * pow(factor, -theta)
                    sum += share[i][j]
                }
                price[j] = pow(sum, -1 / theta)
                for i in 0..<n {
                    share[i][j] /= sum
                    keep[j] += share[i][j] / (1 + new[i][j])
                }
            }
            var k = 1.0
            for _ in 0..<200 {
                var (income, before) = (0.0, 0.0)
                for j in 0..<n {
                    switch closure {
                    case .additive: spending[j] = (wage[j] * Y[j] + D[j]) / keep[j]
                    case .balanced: spending[j] = wage[j] * Y[j] / keep[j]
                    case .phi:
                        let ratio = k * E[j] / (Y[j] + R[j])
                        spending[j] = ratio * wage[j] * Y[j] / (1 - ratio * (1 - keep[j]))
                    }
                    income += wage[j] * Y[j]
                    before += spending[j] * keep[j]
                }
                if closure != .phi || abs(income / before - 1) < 1e-16 { break }
                k *= income / before
            }
            var gap = 0.0
            var moved = wage
            for i in 0..<n {
                var sales = 0.0
                for j in 0..<n {
                    trade[i][j] = share[i][j] * spending[j] / (1 + new[i][j])
                    sales += trade[i][j]
                }
                gap = max(gap, abs(sales / (wage[i] * Y[i]) - 1))
                moved[i] *= pow(sales / (wage[i] * Y[i]), 0.9 / (1 + theta))
            }
            revenue = (0..<n).map { (1 - keep[$0]) * spending[$0] }
            if gap < 2e-14 { break }
            let world = (0..<n).reduce(0) { $0 + moved[$1] * Y[$1] } / Y.reduce(0, +)
            wage = moved.map { $0 / world }
        }
    }
}

/// Largest relative difference of two vectors.
func gap(_ one: [Double], _ other: [Double]) -> Double {
    guard one.count == other.count else { return .infinity }
    return zip(one, other).reduce(0) { max($0, abs($1.0 - $1.1) / max(abs($1.1), 1e-300)) }
}

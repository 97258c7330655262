import Evidence
import Foundation
import Testing
import Trade

@Suite("One sector")
struct OneSectorTests {
    static let worlds: [RandomWorld] = [
        RandomWorld(count: 2, seed: 1), RandomWorld(count: 7, seed: 2), RandomWorld(count: 12, seed: 3, tariffs: true),
        RandomWorld(count: 15, seed: 4, sparse: true), RandomWorld(count: 9, seed: 5, tariffs: true, spread: 0.5),
        RandomWorld(count: 17, seed: 6, sparse: true, spread: 0.4),
    ]

    @Test("Newton's answer is the slow fixed point's", arguments: worlds.indices, Closure.allCases)
    func oracle(index: Int, closure: Closure) throws {
        let world = Self.worlds[index]
        let answer = try OneSectorModel(world.economy(), closure: closure).solve(world.change)
        let slow = OneSectorOracle(world: world, closure: closure)
        #expect(gap(answer.wageHat, slow.wage) < 1e-11)
        #expect(gap(answer.priceHat, slow.price) < 1e-11)
        #expect(gap(answer.expenditureNew, slow.spending) < 1e-11)
        let (flows, slowFlows) = (answer.tradeNew.filter { $0 > 0 }, slow.trade.flatMap { $0 }.filter { $0 > 0 })
        #expect(gap(flows, slowFlows) < 1e-10)
        #expect(answer.residual <= 1e-12)
    }

    @Test("No change gives exactly one", arguments: worlds.indices, Closure.allCases)
    func null(index: Int, closure: Closure) throws {
        let world = Self.worlds[index]
        let model = try OneSectorModel(world.economy(), closure: closure)
        let answer = try model.solve(.none(world.countries.count))
        for vector in [
            answer.wageHat, answer.priceHat, answer.realIncomeHat, answer.realWageHat, answer.welfareHat,
            answer.domesticShareHat, answer.outwardResistanceHat,
        ] { #expect(vector.allSatisfy { $0 == 1 }) }
        #expect(answer.tradeNew == answer.tradeBase)
        #expect(answer.firstOrder.sum.allSatisfy { $0 == 0 })
    }

    @Test("Without duties real income is the domestic share to the power -1/θ", arguments: Closure.allCases)
    func shareIdentity(closure: Closure) throws {
        for world in Self.worlds where world.tariff.isEmpty {
            let answer = try OneSectorModel(world.economy(), closure: closure).solve(world.change)
            #expect(try #require(answer.shareIdentityGap) < 1e-12)
            let identity = answer.domesticShareHat.map { pow($0, -1 / world.theta) }
            #expect(gap(answer.realIncomeHat, identity) < 1e-12)
        }
    }

    @Test("World output stays, and the order of countries does not matter", arguments: worlds.indices, Closure.allCases)
    func order(index: Int, closure: Closure) throws {
        let world = Self.worlds[index]
        let answer = try OneSectorModel(world.economy(), closure: closure).solve(world.change)
        let (before, after) = (answer.outputBase.reduce(0, +), answer.outputNew.reduce(0, +))
        #expect(abs(after / before - 1) < 1e-13)
        var dice = Dice(99)
        let order = Array(world.countries.indices).shuffled(using: &dice)
        let moved = world.reordered(order)
        let other = try OneSectorModel(moved.economy(), closure: closure).solve(moved.change)
        #expect(gap(other.wageHat, order.map { answer.wageHat[$0] }) < 1e-12)
        #expect(gap(other.realIncomeHat, order.map { answer.realIncomeHat[$0] }) < 1e-12)
        #expect(gap(other.expenditureNew, order.map { answer.expenditureNew[$0] }) < 1e-12)
    }

    @Test("Two equal countries have a closed form: 30 % of spending abroad, costs down by a fifth, 9.4 % more income")
    func symmetric() throws {
        let (home, theta, cost) = (0.7, 4.0, 0.8)
        let economy = try OneSectorEconomy(
            countries: ["A", "B"], trade: [home, 1 - home, 1 - home, home], theta: theta)
        let answer = try OneSectorModel(economy, closure: .additive)
            .solve(TradeCostChange(costHat: [1, cost, cost, 1]))
        let closed = pow(home + (1 - home) * pow(cost, -theta), 1 / theta)
        #expect(gap(answer.realIncomeHat, [closed, closed]) < 1e-14)
        #expect(abs(closed - 1.0940010432932037) < 1e-15)
    }

    @Test("A warm start changes nothing but the number of steps")
    func warm() throws {
        let world = Self.worlds[3]
        let model = try OneSectorModel(world.economy(), closure: .additive)
        let cold = try model.solve(world.change)
        let warm = try model.solve(world.change, from: cold.wageHat)
        #expect(gap(warm.wageHat, cold.wageHat) < 1e-13)
        #expect(warm.steps <= 1)
    }

    @Test("A country that trades with nobody keeps its income exactly")
    func alone() throws {
        let economy = try OneSectorEconomy(
            countries: ["A", "B", "C"], trade: [8, 2, 0, 1, 9, 0, 0, 0, 5], theta: 3)
        let answer = try OneSectorModel(economy, closure: .additive)
            .solve(TradeCostChange(costHat: [1, 0.9, 0.5, 0.9, 1, 0.5, 0.5, 0.5, 1]))
        #expect(answer.realIncomeHat[2] == 1)
        #expect(answer.realIncomeHat[0] > 1)
        #expect(answer.residual <= 1e-12)
    }

    @Test("The conditional effect keeps output and spending, and moves the flows as a balanced matrix does")
    func conditional() throws {
        for world in Self.worlds where world.tariff.isEmpty {
            let model = try OneSectorModel(world.economy(), closure: .additive)
            let effect = try model.conditionalEffect(world.change)
            let n = world.countries.count
            var flows = (0..<n * n).map { world.trade[$0] * pow(world.change.costHat[$0], -world.theta) }
            var (rows, columns) = ([Double](repeating: 0, count: n), [Double](repeating: 0, count: n))
            for pair in 0..<n * n {
                rows[pair / n] += world.trade[pair]
                columns[pair % n] += world.trade[pair]
            }
            for _ in 0..<4_000 {
                for i in 0..<n {
                    let sum = (0..<n).reduce(0.0) { $0 + flows[i * n + $1] }
                    for j in 0..<n { flows[i * n + j] *= rows[i] / sum }
                }
                for j in 0..<n {
                    let sum = (0..<n).reduce(0.0) { $0 + flows[$1 * n + j] }
                    for i in 0..<n { flows[i * n + j] *= columns[j] / sum }
                }
            }
            let (got, wanted) = (effect.trade.filter { $0 > 0 }, flows.filter { $0 > 0 })
            #expect(gap(got, wanted) < 1e-10)
            // X′ = X t^−θ (Π̂ P̂)^θ with output and spending held.
            for i in 0..<n {
                for j in 0..<n where world.trade[i * n + j] > 0 {
                    let resistance = effect.outwardResistanceHat[i] * effect.inwardResistanceHat[j]
                    let resisted = pow(world.change.costHat[i * n + j] / resistance, -world.theta)
                    let expected = world.trade[i * n + j] * resisted
                    #expect(abs(effect.trade[i * n + j] / expected - 1) < 1e-10)
                }
            }
        }
    }

    @Test("In the full equilibrium flows follow size and resistances")
    func resistances() throws {
        let world = Self.worlds[1]
        let answer = try OneSectorModel(world.economy(), closure: .additive).solve(world.change)
        let n = world.countries.count
        for i in 0..<n {
            for j in 0..<n {
                let size = answer.wageHat[i] * answer.expenditureNew[j] / answer.expenditureBase[j]
                let resistance = answer.outwardResistanceHat[i] * answer.priceHat[j]
                let resisted = pow(world.change.costHat[i * n + j] / resistance, -world.theta)
                let expected = answer.tradeBase[i * n + j] * size * resisted
                #expect(abs(answer.tradeNew[i * n + j] / expected - 1) < 1e-12)
            }
        }
    }
}

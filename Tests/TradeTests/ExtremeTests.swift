import Foundation
import Testing
import Trade

@Suite("Large changes")
struct ExtremeTests {
    @Test(
        "Costs up by half or down by seventy percent are solved, whatever the elasticity", arguments: [0.3, 1.5],
        [2.0, 5, 12])
    func large(factor: Double, theta: Double) throws {
        for closure in Closure.allCases {
            var world = RandomWorld(count: 25, seed: 41)
            world.theta = theta
            let n = world.countries.count
            for pair in 0..<n * n where pair / n != pair % n { world.change.costHat[pair] = factor }
            let model = try OneSectorModel(world.economy(), closure: closure)
            let answer = try model.solve(world.change)
            #expect(answer.residual <= 1e-12, "\(closure)")
            // With costs up by the same factor everywhere, nobody without a deficit gains.
            if closure == .balanced { #expect(answer.realIncomeHat.allSatisfy { factor < 1 ? $0 > 1 : $0 < 1 }) }
        }
    }

    @Test("Near autarky real income is the home share to the power 1/θ, and trade is still balanced to its last digits")
    func autarky() throws {
        var world = RandomWorld(count: 12, seed: 42)
        world.theta = 4
        let n = world.countries.count
        for pair in 0..<n * n where pair / n != pair % n { world.change.costHat[pair] = 1000 }
        let model = try OneSectorModel(world.economy(), closure: .balanced)
        let answer = try model.solve(world.change)
        for i in 0..<n {
            let home = answer.tradeBase[i * n + i] / answer.expenditureBase[i]
            #expect(abs(answer.realIncomeHat[i] / pow(home, 1 / world.theta) - 1) < 1e-10)
            #expect(abs(answer.exportsNew[i] / answer.importsNew[i] - 1) < 1e-9)
        }
    }

    @Test("Trade that becomes nearly free moves wages apart, and the slow fixed point agrees")
    func free() throws {
        var world = RandomWorld(count: 8, seed: 43)
        for pair in world.change.costHat.indices where pair / 8 != pair % 8 { world.change.costHat[pair] = 0.4 }
        let answer = try OneSectorModel(world.economy(), closure: .additive).solve(world.change)
        let slow = OneSectorOracle(world: world, closure: .additive)
        #expect(gap(answer.wageHat, slow.wage) < 1e-10)
    }
}

import Evidence
import Foundation
import Testing
import Trade

@Suite("Many sectors")
struct SectorTests {
    static let worlds = [
        RandomSectors(countries: 3, sectors: 2, seed: 1), RandomSectors(countries: 5, sectors: 4, seed: 2),
        RandomSectors(countries: 6, sectors: 3, seed: 3, mixedTheta: true),
        RandomSectors(countries: 9, sectors: 2, seed: 4, tariffs: false),
    ]
    static let closures: [Closure] = [.additive, .balanced]

    @Test("The answer is the slow fixed point's", arguments: worlds.indices, closures)
    func oracle(index: Int, closure: Closure) throws {
        let world = Self.worlds[index]
        let answer = try SectorModel(world.economy(), closure: closure).solve(world.change)
        let slow = SectorOracle.change(of: world, closure: closure)
        #expect(gap(answer.wageHat, slow.wage) < 1e-10)
        #expect(gap(answer.sectorPriceHat, slow.price) < 1e-10)
        #expect(gap(answer.spendingNew, slow.spending) < 1e-10)
        #expect(gap(answer.incomeNew, slow.income) < 1e-10)
        #expect(answer.residual <= 1e-10)
    }

    @Test("No change gives exactly one", arguments: worlds.indices, closures)
    func null(index: Int, closure: Closure) throws {
        let model = try SectorModel(Self.worlds[index].economy(), closure: closure)
        let answer = try model.solve(.none(model.economy))
        for vector in [
            answer.wageHat, answer.finalPriceHat, answer.realWageHat, answer.welfareHat, answer.sectorPriceHat,
        ] { #expect(vector.allSatisfy { $0 == 1 }) }
        #expect(answer.tradeNew == answer.tradeBase)
        #expect(answer.firstOrder.sum.allSatisfy { $0 == 0 })
    }

    @Test("The order of countries does not matter, and value added is the numeraire", arguments: worlds.indices)
    func order(index: Int) throws {
        let world = Self.worlds[index]
        let answer = try SectorModel(world.economy(), closure: .additive).solve(world.change)
        var dice = Dice(7)
        let order = Array(world.countries.indices).shuffled(using: &dice)
        let moved = world.reordered(order)
        let other = try SectorModel(moved.economy(), closure: .additive).solve(moved.change)
        #expect(gap(other.wageHat, order.map { answer.wageHat[$0] }) < 1e-12)
        #expect(gap(other.welfareHat, order.map { answer.welfareHat[$0] }) < 1e-12)
        let (before, after) = (
            answer.valueAddedBase.reduce(0, +),
            zip(answer.valueAddedBase, answer.wageHat).reduce(0) { $0 + $1.0 * $1.1 }
        )
        #expect(abs(after / before - 1) < 1e-12)
    }

    @Test("One sector without inputs is the one-sector model", arguments: closures, [false, true])
    func oneSector(closure: Closure, tariffs: Bool) throws {
        let world = RandomWorld(count: 8, seed: 11, tariffs: tariffs)
        let economy = try world.economy()
        let one = try OneSectorModel(economy, closure: closure).solve(world.change)
        let n = world.countries.count
        let tariff = tariffs ? world.tariff : [Double](repeating: 0, count: n * n)
        var share = [Double](repeating: 0, count: n * n)
        func transposed(_ m: [Double]) -> [Double] { (0..<n * n).map { m[$0 % n * n + $0 / n] } }
        for j in 0..<n {
            var sum = 0.0
            for i in 0..<n {
                share[j * n + i] = world.trade[i * n + j] * (1 + tariff[i * n + j])
                sum += share[j * n + i]
            }
            for i in 0..<n { share[j * n + i] /= sum }
        }
        let deficit = (0..<n).map { economy.imports[$0] - economy.exports[$0] }
        let ones = [Double](repeating: 1, count: n)
        let sectors = try SectorEconomy(
            countries: world.countries, sectors: ["all"], share: share, tariff: transposed(tariff),
            valueAddedShare: ones, finalShare: ones, thetas: ones.map { _ in world.theta },
            inputs: ones.map { _ in 0 }, valueAdded: economy.output, deficit: deficit)
        let many = try SectorModel(sectors, closure: closure).solve(
            SectorChange(
                icebergHat: transposed(world.change.costHat),
                tariffNew: transposed(world.change.tariffNew ?? tariff)))
        #expect(gap(many.wageHat, one.wageHat) < 1e-12)
        #expect(gap(many.finalPriceHat, one.priceHat) < 1e-12)
        #expect(gap(many.incomeNew, one.expenditureNew) < 1e-12)
        #expect(gap(many.welfareHat, one.welfareHat) < 1e-12)
        #expect(zip(many.firstOrder.sum, one.firstOrder.sum).allSatisfy { abs($0 - $1) < 1e-12 })
    }

    @Test("Tables that do not fit their own sales are solved for first, and it is said")
    func inconsistent() throws {
        let world = Self.worlds[1]
        let model = try SectorModel(world.economy(), closure: .additive)
        #expect(model.baselineGap > 0.01)
        let again = try SectorModel(model.economy, closure: .additive)
        #expect(again.baselineGap < 1e-12)
        #expect(again.baselineWageHat.allSatisfy { $0 == 1 })
    }

    @Test("For a small change the first-order sum is the exact change; for a large one it is not")
    func firstOrder() throws {
        let world = Self.worlds[1]
        let model = try SectorModel(world.economy(), closure: .balanced)
        func gapAt(_ step: Double) throws -> Double {
            var change = SectorChange.none(model.economy)
            for flow in change.icebergHat.indices {
                change.icebergHat[flow] = 1 + step * (world.change.icebergHat[flow] - 1)
                change.tariffNew[flow] += step * (world.change.tariffNew[flow] - change.tariffNew[flow])
            }
            let answer = try model.solve(change)
            return zip(answer.firstOrder.sum, answer.welfareHat).reduce(0) { max($0, abs($1.0 - ($1.1 - 1))) }
        }
        // The error of a first-order sum falls with the square of the change.
        let (small, smaller) = (try gapAt(1e-3), try gapAt(5e-4))
        #expect(small / smaller > 3.5 && small / smaller < 4.5)
        #expect(try gapAt(1) > 1e-3)
    }
}

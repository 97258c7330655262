import Evidence
import Foundation
import Testing
import Trade

@Suite("Draws")
struct DrawsTests {
    private func draws(_ world: RandomWorld, threads: Int, seed: UInt64 = 5, count: Int = 60) throws -> Draws {
        try OneSectorModel(world.economy(), closure: .additive).draws(
            world.change, count: count, seed: seed, threads: threads, uncertainty: Uncertainty())
    }

    @Test("The number of threads changes no bit, the seed does", arguments: [2, 3, 8])
    func threads(_ threads: Int) throws {
        let world = RandomWorld(count: 8, seed: 21)
        let (one, many) = (try draws(world, threads: 1), try draws(world, threads: threads))
        for (a, b) in zip(one.vectors, many.vectors) { #expect(a.values == b.values) }
        #expect(try draws(world, threads: 1, seed: 6).vectors[0].values != one.vectors[0].values)
    }

    @Test("Without uncertainty every percentile is the central answer")
    func certain() throws {
        let world = RandomWorld(count: 6, seed: 22)
        let model = try OneSectorModel(world.economy(), closure: .balanced)
        let central = try model.solve(world.change)
        let bands = try model.draws(
            world.change, count: 10, seed: 1, threads: 2,
            uncertainty: Uncertainty(thetaLogSD: 0, costCommonSD: 0, costPairSD: 0))
        for (country, values) in bands.vectors[0].values.enumerated() {
            #expect(values.allSatisfy { abs($0 / central.realIncomeHat[country] - 1) < 1e-12 })
        }
    }

    @Test("Percentiles rise, and the median of many draws lies near the central answer")
    func percentiles() throws {
        let world = RandomWorld(count: 5, seed: 23)
        let central = try OneSectorModel(world.economy(), closure: .additive).solve(world.change)
        let bands = try draws(world, threads: 2, count: 400)
        #expect(bands.failed == 0)
        for (country, values) in bands.vectors[0].values.enumerated() {
            #expect(values == values.sorted())
            #expect(values[4] > values[0])
            let wide = values[4] - values[0]
            #expect(abs(values[2] - central.realIncomeHat[country]) < 0.3 * wide)
        }
    }

    @Test("The elasticities drawn have the stated spread")
    func spread() throws {
        // Real income of two equal countries tells θ: the log of its spread follows from that of θ.
        let economy = try OneSectorEconomy(countries: ["A", "B"], trade: [7, 3, 3, 7], theta: 4)
        let change = TradeCostChange(costHat: [1, 0.8, 0.8, 1])
        let bands = try OneSectorModel(economy, closure: .additive).draws(
            change, count: 4000, seed: 9, threads: 2,
            uncertainty: Uncertainty(thetaLogSD: 0.25, costCommonSD: 0, costPairSD: 0))
        func income(_ theta: Double) -> Double { pow(0.7 + 0.3 * pow(0.8, -theta), 1 / theta) }
        let values = bands.vectors[0].values[0]
        // The 5th and 95th percentiles of z are ∓1.645.
        #expect(abs(values[0] - income(4 * exp(-0.25 * 1.645))) < 1e-3)
        #expect(abs(values[4] - income(4 * exp(0.25 * 1.645))) < 1e-3)
    }

    @Test("Many sectors are drawn as well, whatever the threads")
    func sectors() throws {
        let world = RandomSectors(countries: 4, sectors: 3, seed: 31)
        let model = try SectorModel(world.economy(), closure: .additive)
        func run(_ threads: Int) throws -> Draws {
            try model.draws(world.change, count: 12, seed: 2, threads: threads, uncertainty: Uncertainty())
        }
        let (one, two) = (try run(1), try run(2))
        #expect(one.vectors[0].values == two.vectors[0].values)
        #expect(one.vectors[0].values.allSatisfy { $0[4] > $0[0] })
    }
}

import Testing

@testable import WhatIf

@Suite struct ModeChoiceTests {
    private let choice = ModeChoice(scale: 0.2, nest: 0.6)

    @Test func oneModeCostsWhatItCosts() throws {
        let outcome = try #require(
            choice.outcome(SIMD4(5000, .infinity, .infinity, .infinity), ModeChoice.Weights(), unit: 1000))
        #expect(outcome.logSum == 5000)
        #expect(outcome.shares == SIMD4(1, 0, 0, 0))
    }

    @Test func twoLandModesAtOnePriceShareTheGoods() throws {
        let outcome = try #require(
            choice.outcome(SIMD4(5000, 5000, .infinity, .infinity), ModeChoice.Weights(), unit: 1000))
        // 5,000 − 600 ln 2.
        #expect(abs(outcome.logSum - 4584.1117) < 1e-3)
        #expect(abs(outcome.shares[0] - 0.5) < 1e-12 && abs(outcome.shares[1] - 0.5) < 1e-12)
    }

    /// The derivative of the log-sum by a mode's cost is the mode's share.
    @Test(arguments: [0, 1, 2])
    func theLogSumRisesWithACostByItsShare(mode: Int) throws {
        let costs = SIMD4<Double>(4000, 4500, 5000, .infinity)
        let weights = ModeChoice.Weights(rail: 0.4, road: 1, sea: 0.7)
        var (up, down) = (costs, costs)
        up[mode] += 0.5
        down[mode] -= 0.5
        let slope =
            try #require(choice.outcome(up, weights, unit: 900)).logSum
            - #require(choice.outcome(down, weights, unit: 900)).logSum
        let share = try #require(choice.outcome(costs, weights, unit: 900)).shares[mode]
        #expect(abs(slope - share) < 1e-6)
    }

    @Test func withoutAnyModeThereIsNoOutcome() {
        #expect(choice.outcome(SIMD4(repeating: .infinity), ModeChoice.Weights(), unit: 1) == nil)
    }

    /// Observed shares come out of the calibration to a thousandth, where a model can reach them.
    @Test(arguments: ["chn-eu", "eu-chn", "chn-cas5", "chn-rus", "rus-chn"])
    func calibrationReachesTheObservedShares(id: String) throws {
        let preferences = World.laboratory.preferences
        let row = try #require(preferences.table.modes.firstIndex { $0.id == id })
        let observed = preferences.table.modes[row]
        let reached = preferences.reached[row]
        for (share, mode) in [(observed.rail, 0), (observed.road, 1), (observed.sea, 2)] {
            guard let share else { continue }
            #expect(abs(reached[mode] - share) < 0.002, "\(id) mode \(mode): \(reached[mode]) for \(share)")
        }
    }
}

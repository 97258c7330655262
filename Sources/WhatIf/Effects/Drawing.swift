internal import Evidence
internal import Freight
internal import Trade

/// The chains that a scenario changes, held so that any values of what is uncertain can be put to them.
///
/// Chains stay those of the middle values; what they cost, how goods share themselves among modes, trade costs and the
/// equilibrium are worked out anew for each set of values.
struct Drawing: Sendable {
    private struct Entry {
        let pair: Int32
        /// Share of the pair's goods.
        let weight: Double
        let old: Three
        let new: Three
        let weights: ModeChoice.Weights
    }

    /// One pair of places' chains; `has` tells which modes lead there.
    private struct Three {
        var rail = ChainFigures()
        var road = ChainFigures()
        var sea = ChainFigures()
        var has = SIMD4<Double>(repeating: .infinity)
        /// Economies on the way by mode: positions in the pool.
        var transit: (Range<Int32>, Range<Int32>, Range<Int32>) = (0..<0, 0..<0, 0..<0)

        func costs(_ prices: PriceLine) -> SIMD4<Double> {
            SIMD4(prices.cost(rail), prices.cost(road), prices.cost(sea), .infinity) + has
        }

        func days(_ dwell: Double) -> SIMD4<Double> {
            SIMD4(Self.days(rail, dwell), Self.days(road, dwell), Self.days(sea, dwell), 0)
        }

        private static func days(_ figures: ChainFigures, _ dwell: Double) -> Double {
            (figures.parts[0] + dwell * figures.parts[1]) / 24
        }
    }

    private var entries: [Entry] = []
    private var pool: [Int16] = []
    let laboratory: Laboratory
    private let plan: ScenarioPlan
    private let effects: Effects
    private let count: Int

    init(_ effects: Effects) {
        self.effects = effects
        laboratory = effects.laboratory
        plan = effects.plan
        let (laboratory, state) = (effects.laboratory, effects.state)
        count = laboratory.baseline.economies.count
        let stops = laboratory.search.stops
        let places = stops.places.count
        for pair in state.changed {
            let joined = laboratory.base.pairs[pair].joined
            guard joined > 0, state.pairs.pairs[pair].joined > 0 else { continue }
            for from in stops.ofEconomy[pair / count] {
                for to in stops.ofEconomy[pair % count] {
                    let place = from * places + to
                    guard state.pairs.costs[place] != laboratory.base.costs[place] else { continue }
                    let old = three(laboratory.search.base, from, to, pair)
                    let new = three(state.chains, from, to, pair)
                    entries.append(
                        Entry(
                            pair: Int32(pair), weight: stops.places[from].weight * stops.places[to].weight / joined,
                            old: old, new: new, weights: laboratory.preferences.weights(pair)))
                }
            }
        }
    }

    private mutating func three(_ chains: Chains, _ from: Int, _ to: Int, _ pair: Int) -> Three {
        var result = Three()
        for mode in ChainMode.allCases {
            guard let figures = chains.figures(mode, from, to) else { continue }
            result.has[mode.rawValue] = 0
            let begin = Int32(pool.count)
            pool += laboratory.costing.transit(mode, from, to, chains, pair)
            let range = begin..<Int32(pool.count)
            switch mode {
            case .rail: (result.rail, result.transit.0) = (figures, range)
            case .road: (result.road, result.transit.1) = (figures, range)
            case .sea: (result.sea, result.transit.2) = (figures, range)
            }
        }
        return result
    }

    /// Results of one set of values: vectors by economy, in the order of ``EffectBands/keys``.
    struct Outcome: Sendable {
        var realIncomePercent: [Double]
        var exportsPercent: [Double]
        var importsPercent: [Double]
        var costPercent: [Double]
        var daysDifference: [Double]
        var transitTEU: [Double]
        var worldTradePercent: Double
        var worldIncomePercent: Double

        var vectors: [[Double]] {
            [realIncomePercent, exportsPercent, importsPercent, costPercent, daysDifference, transitTEU]
        }
    }

    /// - Returns: nil when no equilibrium is found.
    func outcome(_ uncertain: Uncertain) -> Outcome? {
        let value = uncertain[.valueOfTEU]
        let prices = PriceLine(
            dollarsAnHour: value * uncertain[.timeShare] / 24, dwell: uncertain[.dwell], rail: uncertain[.rail],
            road: uncertain[.road], water: uncertain[.water])
        let after = PriceLine(
            dollarsAnHour: value * uncertain[.timeShare] / 24, dwell: uncertain[.dwell], rail: uncertain[.rail],
            road: uncertain[.road], water: uncertain[.water], dollarsATonneCO2e: plan.dollarsATonneCO2e)
        let choice = ModeChoice(scale: uncertain[.scale], nest: uncertain[.nest])
        var change = [Double](repeating: 0, count: count * count)
        var hours = change
        var transit = [Double](repeating: 0, count: count)
        let trade = laboratory.baseline.flows
        func share(_ pair: Int) -> Double {
            let (span, place) = (laboratory.exposure.share[pair], uncertain[.exposed])
            return place < 0.5
                ? span.low + (span.mid - span.low) * place * 2 : span.mid + (span.high - span.mid) * (place * 2 - 1)
        }
        for entry in entries {
            let (old, new) = (entry.old.costs(prices), entry.new.costs(after))
            let best = min(old[0], old[1], old[2])
            guard best < .infinity else { continue }
            let unit = max(1, best * choice.scale)
            guard let before = choice.outcome(old, entry.weights, unit: unit),
                let then = choice.outcome(new, entry.weights, unit: unit)
            else { continue }
            let pair = Int(entry.pair)
            change[pair] += entry.weight * (then.logSum - before.logSum)
            let dwell = uncertain[.dwell]
            hours[pair] +=
                entry.weight
                * ((then.shares * entry.new.days(dwell)).sum() - (before.shares * entry.old.days(dwell)).sum())
            let teu = entry.weight * trade[pair] * share(pair) * 1e6 / value
            count(entry.old.transit, before.shares * -teu, &transit)
            count(entry.new.transit, then.shares * teu, &transit)
        }
        var costs = [Double](repeating: 1, count: count * count)
        for pair in change.indices where change[pair] != 0 { costs[pair] = 1 + share(pair) * change[pair] / value }
        for (pair, factor) in plan.costs { costs[pair] *= factor }
        guard costs.allSatisfy({ $0 > 0 && $0.isFinite }),
            let solution = try? laboratory.solve(costs, plan, theta: uncertain[.theta], from: effects.solution.wageHat)
        else { return nil }
        return summed(solution, costs, hours, transit, share)
    }

    private func summed(
        _ solution: OneSectorSolution, _ costs: [Double], _ days: [Double], _ transit: [Double],
        _ share: (Int) -> Double
    ) -> Outcome {
        let zeros = [Double](repeating: 0, count: count)
        var (value, cost, teu, later) = (zeros, zeros, zeros, zeros)
        var (income, weight, before, after) = (0.0, 0.0, 0.0, 0.0)
        for pair in costs.indices where pair / count != pair % count {
            let trade = solution.tradeBase[pair]
            before += trade
            after += solution.tradeNew[pair]
            let isJoined = laboratory.base.pairs[pair].joined > 0
            for side in [pair / count, pair % count] {
                value[side] += trade
                cost[side] += trade * (costs[pair] - 1)
                if isJoined {
                    teu[side] += trade * share(pair)
                    later[side] += trade * share(pair) * days[pair]
                }
            }
        }
        for index in 0..<count where !laboratory.baseline.economies[index].isIncomeWithheld {
            income += (solution.realIncomeHat[index] - 1) * 100 * solution.outputBase[index]
            weight += solution.outputBase[index]
        }
        func percent(_ new: [Double], _ old: [Double]) -> [Double] {
            new.indices.map { old[$0] > 0 ? (new[$0] / old[$0] - 1) * 100 : 0 }
        }
        return Outcome(
            realIncomePercent: solution.realIncomeHat.map { ($0 - 1) * 100 },
            exportsPercent: percent(solution.exportsNew, solution.exportsBase),
            importsPercent: percent(solution.importsNew, solution.importsBase),
            costPercent: (0..<count).map { value[$0] > 0 ? cost[$0] / value[$0] * 100 : 0 },
            daysDifference: (0..<count).map { teu[$0] > 0 ? later[$0] / teu[$0] : 0 },
            transitTEU: transit, worldTradePercent: before > 0 ? (after / before - 1) * 100 : 0,
            worldIncomePercent: weight > 0 ? income / weight : 0)
    }

    private func count(
        _ ranges: (Range<Int32>, Range<Int32>, Range<Int32>), _ teu: SIMD4<Double>, _ sums: inout [Double]
    ) {
        for place in ranges.0 { sums[Int(pool[Int(place)])] += teu[0] }
        for place in ranges.1 { sums[Int(pool[Int(place)])] += teu[1] }
        for place in ranges.2 { sums[Int(pool[Int(place)])] += teu[2] }
    }
}

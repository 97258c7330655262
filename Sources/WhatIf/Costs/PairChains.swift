internal import Freight
internal import Glibc
internal import Trade

/// What moving a TEU between two economies takes, over all their places and modes.
struct PairChain: Sendable {
    /// Log-sum in dollars, the mean over pairs of places by their weights.
    var logSum = 0.0
    /// Mean of what the chains take, by places and modes.
    var figures = ChainFigures()
    /// Mean shares of rail, road and sea.
    var shares = SIMD4<Double>.zero
    /// Hours of the fastest mode, the mean over pairs of places.
    var fastestHours = 0.0
    /// Weight of the pairs of places that a chain joins; 0 when none does.
    var joined = 0.0
    /// Share of the goods that passes each gate, and each economy on the way.
    var gates: [(number: Int32, share: Double)] = []
    var transit: [(economy: Int16, share: Double)] = []
}

/// Places' costs and the pairs of economies they add up to.
struct PairChains: Sendable {
    /// By pair of places: costs in dollars of rail, road and sea, infinite where none leads.
    var costs: [SIMD4<Double>]
    /// By pair of places: μ of the choice, from the baseline.
    var units: [Double]
    /// By pair of economies.
    var pairs: [PairChain]
}

/// Adds chains up to pairs of economies.
struct PairCosting: Sendable {
    let stops: Stops
    let gates: Gates
    /// Economy of the two sides of each gate that is a border; -1 for others.
    private let sides: [(Int16, Int16)]
    let economies: Int

    init(_ stops: Stops, _ gates: Gates, _ baseline: Baseline) {
        self.stops = stops
        self.gates = gates
        economies = baseline.economies.count
        func index(_ country: Country) -> Int16 {
            Economies.alpha3[country.description].flatMap { baseline.index(of: $0) }.map { Int16($0) } ?? -1
        }
        sides = gates.all.map { gate in
            gate.isBorder && gate.sides.count == 2 ? (index(gate.sides[0]), index(gate.sides[1])) : (-1, -1)
        }
    }

    /// Costs of every mode between two places, in dollars.
    func costs(_ chains: Chains, _ from: Int, _ to: Int, _ prices: PriceLine) -> SIMD4<Double> {
        var costs = SIMD4<Double>(repeating: .infinity)
        for mode in ChainMode.allCases {
            if let figures = chains.figures(mode, from, to) { costs[mode.rawValue] = prices.cost(figures) }
        }
        return costs
    }

    /// Adds up one pair of economies.
    func pair(
        _ one: Int, _ other: Int, _ chains: Chains, costs: [SIMD4<Double>], units: [Double], _ choice: ModeChoice,
        _ weights: ModeChoice.Weights
    ) -> PairChain {
        var result = PairChain()
        let count = stops.places.count
        var use = [Double](repeating: 0, count: gates.all.count)
        var through = [Double](repeating: 0, count: economies)
        var passed: [Int32] = []
        var met: [Int16] = []
        for from in stops.ofEconomy[one] {
            for to in stops.ofEconomy[other] {
                let place = from * count + to
                guard let outcome = choice.outcome(costs[place], weights, unit: units[place]) else { continue }
                let weight = stops.places[from].weight * stops.places[to].weight
                result.joined += weight
                result.logSum += weight * outcome.logSum
                result.shares += outcome.shares * weight
                var fastest = Double.infinity
                for mode in ChainMode.allCases {
                    guard let figures = chains.figures(mode, from, to) else { continue }
                    fastest = min(fastest, figures.hours)
                    let share = weight * outcome.shares[mode.rawValue]
                    guard share > 1e-12 else { continue }
                    result.figures += figures * share
                    chains.gates(mode, from, to, into: &passed)
                    met.removeAll(keepingCapacity: true)
                    for gate in passed where Int(gate) < sides.count {
                        use[Int(gate)] += share
                        let (a, b) = sides[Int(gate)]
                        for side in [a, b]
                        where side >= 0 && side != one && side != other && !met.contains(side) {
                            met.append(side)
                            through[Int(side)] += share
                        }
                    }
                }
                result.fastestHours += weight * fastest
            }
        }
        guard result.joined > 0 else { return result }
        let scale = 1 / result.joined
        result.logSum *= scale
        result.figures = result.figures * scale
        result.shares *= scale
        result.fastestHours *= scale
        for gate in use.indices where use[gate] > 0 { result.gates.append((Int32(gate), use[gate] * scale)) }
        for economy in through.indices where through[economy] > 0 {
            result.transit.append((Int16(economy), through[economy] * scale))
        }
        return result
    }

    /// Economies on the way of a chain, each once, without those it joins.
    func transit(_ mode: ChainMode, _ from: Int, _ to: Int, _ chains: Chains, _ pair: Int) -> [Int16] {
        var passed: [Int32] = []
        chains.gates(mode, from, to, into: &passed)
        var met: [Int16] = []
        for gate in passed where Int(gate) < sides.count {
            for side in [sides[Int(gate)].0, sides[Int(gate)].1]
            where side >= 0 && side != pair / economies && side != pair % economies && !met.contains(side) {
                met.append(side)
            }
        }
        return met
    }
}

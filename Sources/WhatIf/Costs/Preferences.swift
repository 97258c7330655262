internal import Trade

/// Preferences of each pair of economies for the modes, found so that observed shares come out where there are any.
struct Preferences: Sendable {
    /// Row of the table by pair of economies; -1 for none, where all modes weigh the same.
    let rowOf: [Int16]
    /// By row of the table.
    let weights: [ModeChoice.Weights]
    /// Shares of the model before and after, by row: what the calibration reached.
    let reached: [SIMD4<Double>]
    let table: WhatIfTable

    func weights(_ pair: Int) -> ModeChoice.Weights {
        rowOf[pair] < 0 ? ModeChoice.Weights() : weights[Int(rowOf[pair])]
    }

    /// Finds weights by proportional fitting: a mode's weight is raised by observed over modelled share until they meet.
    init(_ table: WhatIfTable, _ parties: Parties, economies: Int, choice: ModeChoice, samples: (Int) -> [Sample]) {
        self.table = table
        var rowOf = [Int16](repeating: -1, count: economies * economies)
        var pairs = [[Int]](repeating: [], count: table.modes.count)
        for (number, row) in table.modes.enumerated() {
            let (one, other) = (parties.members(of: row.one) ?? [], parties.members(of: row.other) ?? [])
            for a in one {
                for b in other where a != b {
                    for pair in row.isBoth ? [a * economies + b, b * economies + a] : [a * economies + b]
                    where rowOf[pair] < 0 {
                        rowOf[pair] = Int16(number)
                        pairs[number].append(pair)
                    }
                }
            }
        }
        self.rowOf = rowOf
        var weights = [ModeChoice.Weights](repeating: ModeChoice.Weights(), count: table.modes.count)
        var reached = [SIMD4<Double>](repeating: .zero, count: table.modes.count)
        for (number, row) in table.modes.enumerated() where row.weightsOf.isEmpty {
            let all = pairs[number].flatMap(samples)
            for _ in 0..<200 {
                let shares = Self.shares(all, choice, weights[number])
                reached[number] = shares
                var next = weights[number]
                // Half steps in logarithms: the land nest couples the modes.
                next.rail *= Self.factor(row.rail, shares[0])
                next.road *= Self.factor(row.road, shares[1])
                next.sea *= Self.factor(row.sea, shares[2])
                let largest = max(next.rail, next.road, next.sea)
                next.rail /= largest
                next.road /= largest
                next.sea /= largest
                if next == weights[number] { break }
                weights[number] = next
            }
        }
        for (number, row) in table.modes.enumerated() where !row.weightsOf.isEmpty {
            if let other = table.modes.firstIndex(where: { $0.id == row.weightsOf }) {
                weights[number] = weights[other]
            }
        }
        self.weights = weights
        self.reached = reached
    }

    /// One pair of places with what goes between them.
    struct Sample {
        let costs: SIMD4<Double>
        let unit: Double
        let weight: Double
    }

    private static func shares(_ samples: [Sample], _ choice: ModeChoice, _ weights: ModeChoice.Weights)
        -> SIMD4<Double>
    {
        var sum = SIMD4<Double>.zero
        var total = 0.0
        for sample in samples {
            guard let outcome = choice.outcome(sample.costs, weights, unit: sample.unit) else { continue }
            sum += outcome.shares * sample.weight
            total += sample.weight
        }
        return total > 0 ? sum / total : sum
    }

    private static func factor(_ observed: Double?, _ modelled: Double) -> Double {
        guard let observed else { return 1 }
        // A share of nothing is a ten-thousandth: the mode stays possible.
        let wanted = max(observed, 1e-4)
        guard modelled > 1e-12 else { return 4 }
        return min(4, max(0.25, (wanted / modelled).squareRoot()))
    }
}

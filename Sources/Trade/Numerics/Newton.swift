/// A square system of equations in logarithms, with products by its Jacobian.
protocol LogSystem {
    /// Number of unknowns.
    var size: Int { get }

    /// Puts the residuals at `logs` into its second argument.
    ///
    /// - Returns: false when the point is outside the domain, such as an expenditure below zero.
    mutating func residual(at logs: [Double], into residual: inout [Double]) -> Bool

    /// The Jacobian, at the last point given to ``residual(at:into:)``, times a direction.
    mutating func jacobian(times direction: [Double], into image: inout [Double])

    /// A cautious step of the plain fixed point, for when Newton's overshoots.
    func cautiousStep(from logs: [Double], residual: [Double]) -> [Double]
}

/// Newton's method with GMRES inside, backtracking, and the plain fixed point as a way out.
enum Newton {
    /// Where the search ended.
    struct Outcome {
        var logs: [Double]
        /// Largest residual, by absolute value.
        var residual: Double
        var steps: Int
        var isConverged: Bool
    }

    /// Finds the zero of a system from a first guess.
    ///
    /// Stops when the largest residual no longer shrinks below `tolerance`: the last digits are worth one more step.
    static func solve(
        _ system: inout some LogSystem, from start: [Double], tolerance: Double, floor: Double = 2e-15
    ) -> Outcome {
        let size = system.size
        var logs = start
        var residual = [Double](repeating: 0, count: size)
        guard system.residual(at: logs, into: &residual) else {
            return Outcome(logs: logs, residual: .infinity, steps: 0, isConverged: false)
        }
        var merit = largest(residual)
        var (best, bestMerit) = (logs, merit)
        var (steps, cautious) = (0, 0)
        var trial = residual
        while steps < 250 {
            if merit <= floor { break }
            steps += 1
            var moved = false
            if merit < 2 || cautious >= 20 {
                let direction = Krylov.solve(
                    rightSide: residual, tolerance: 1e-4, limit: 180,
                    apply: { system.jacobian(times: $0, into: &$1) })
                let longest = largest(direction)
                var length = longest > 1 ? 1 / longest : 1
                for _ in 0..<10 {
                    let candidate = zip(logs, direction).map { $0 - length * $1 }
                    if system.residual(at: candidate, into: &trial) {
                        let value = largest(trial)
                        if value < merit * (1 - 0.1 * length) || (merit <= tolerance && value < merit) {
                            (logs, merit, moved) = (candidate, value, true)
                            swap(&residual, &trial)
                            break
                        }
                    }
                    length *= 0.5
                    if merit <= tolerance { break }
                }
                if !moved && merit <= tolerance { break }
            }
            if !moved {
                cautious += 1
                if cautious > 200 { break }
                var step = system.cautiousStep(from: logs, residual: residual)
                var inside = false
                for _ in 0..<30 {
                    if system.residual(at: step, into: &trial), largest(trial).isFinite {
                        inside = true
                        break
                    }
                    step = zip(logs, step).map { ($0 + $1) / 2 }
                }
                guard inside else { break }
                logs = step
                swap(&residual, &trial)
                merit = largest(residual)
            }
            if merit < bestMerit { (best, bestMerit) = (logs, merit) }
        }
        // Leaves the system at the best point, for the caller who reads its state.
        _ = system.residual(at: best, into: &residual)
        return Outcome(logs: best, residual: bestMerit, steps: steps, isConverged: bestMerit <= tolerance)
    }

    private static func largest(_ values: [Double]) -> Double {
        var top = 0.0
        for value in values {
            if !value.isFinite { return .infinity }
            top = max(top, abs(value))
        }
        return top
    }
}

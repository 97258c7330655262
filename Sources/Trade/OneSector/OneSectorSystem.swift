internal import Glibc

/// The market-clearing conditions of one sector, in logarithms of wages.
///
/// With a = w^−θ, U = X κ^−θ (1+t)/(1+t′) and Z = t′U: K_j = Σ_i U_ij a_i, S_j = Σ_i (U+Z)_ij a_i, spending E′_j,
/// q_j = E′_j / S_j, trade X′_ij = a_i U_ij q_j. Each country's condition is exports − imports + deficit = 0, divided by
/// its trade; to it is added the excess of world output, which fixes the numeraire.
struct OneSectorSystem: LogSystem {
    let base: OneSectorBase
    let closure: Closure
    /// Whether output and spending stay as they were: the conditional effect, whose unknowns are resistances.
    let isConditional: Bool
    /// U and Z, importer by exporter, zero on the diagonal; Z is empty without duties.
    private(set) var net: [Double]
    private(set) var duty: [Double]
    let homeNet: [Double]
    let homeDuty: [Double]
    /// D / (Y + R) before the change, zero when deficits are taken out.
    private let excess: [Double]
    private let output: [Double]
    private let spending: [Double]

    // The state at the last point.
    private(set) var wage: [Double]
    private(set) var power: [Double]
    /// K without home, K, Z·a without home, Z·a with it.
    private(set) var abroad: [Double]
    private(set) var paid: [Double]
    private(set) var dutyAbroad: [Double]
    private(set) var levied: [Double]
    private(set) var quotient: [Double]
    private(set) var exports: [Double]
    private(set) var deficit: [Double]
    /// Exports and imports together, which measure each country's balance.
    private var volume: [Double]
    private(set) var factor = 1.0
    private var sums: [Double]
    private var padded: [Double]

    var size: Int { base.count }

    init(base: OneSectorBase, closure: Closure, change: TradeCostChange, isConditional: Bool = false) {
        let (count, stride, theta) = (base.count, base.stride, base.theta)
        self.base = base
        self.closure = closure
        self.isConditional = isConditional
        var net = base.net
        let hasDuties = !base.tariff.isEmpty || (change.tariffNew?.contains { $0 != 0 } ?? false)
        var duty = [Double](repeating: 0, count: hasDuties ? net.count : 0)
        var (homeNet, homeDuty) = (base.home, [Double](repeating: 0, count: count))
        for j in 0..<count {
            for i in 0..<count {
                let pair = i * count + j
                let before = i == j ? base.homeTariff[i] : base.tariff.isEmpty ? 0 : base.tariff[j * stride + i]
                let after = change.tariffNew?[pair] ?? before
                let cost = change.costHat[pair]
                var factor = 1.0
                if cost != 1 || after != before {
                    // U = X (1+t)/(1+t′) κ^−θ with κ = cost (1+t′)/(1+t).
                    let ratio = (1 + after) / (1 + before)
                    factor = exp(-theta * log(cost * ratio)) / ratio
                }
                if i == j {
                    homeNet[i] *= factor
                    homeDuty[i] = homeNet[i] * after
                } else {
                    net[j * stride + i] *= factor
                    if hasDuties { duty[j * stride + i] = net[j * stride + i] * after }
                }
            }
        }
        self.net = net
        self.duty = duty
        self.homeNet = homeNet
        self.homeDuty = homeDuty
        output = base.output
        spending = base.spendingBeforeDuty
        excess = (0..<count).map {
            closure == .balanced ? 0 : base.deficit[$0] / (base.home[$0] + base.exports[$0] + base.revenue[$0])
        }
        let zeros = [Double](repeating: 0, count: count)
        (wage, abroad, paid, dutyAbroad, levied) = (zeros, zeros, zeros, zeros, zeros)
        (quotient, exports, deficit, volume) = (zeros, zeros, zeros, zeros)
        power = [Double](repeating: 0, count: stride)
        (sums, padded) = (power, power)
    }

    mutating func residual(at logs: [Double], into residual: inout [Double]) -> Bool {
        let (count, theta) = (base.count, base.theta)
        for i in 0..<count {
            wage[i] = logs[i] == 0 ? 1 : exp(logs[i])
            power[i] = logs[i] == 0 ? 1 : exp(-theta * logs[i])
            guard wage[i].isFinite, wage[i] > 0, power[i].isFinite, power[i] > 0 else { return false }
        }
        rows(net, times: power, into: &abroad)
        if duty.isEmpty {
            for j in 0..<count { paid[j] = abroad[j] + homeNet[j] * power[j] }
        } else {
            rows(duty, times: power, into: &dutyAbroad)
            for j in 0..<count {
                paid[j] = abroad[j] + homeNet[j] * power[j]
                levied[j] = dutyAbroad[j] + homeDuty[j] * power[j]
            }
        }
        guard spend() else { return false }
        columns(net, times: quotient, into: &sums)
        var world = [Double](repeating: 0, count: base.blockOutput.count)
        for i in 0..<count {
            exports[i] = power[i] * sums[i]
            // Summed as changes, so that world output comes out exact at unit wages.
            world[base.block[i]] += (wage[i] - 1) * output[i]
        }
        for i in 0..<count {
            let balance = exports[i] - quotient[i] * abroad[i] + deficit[i]
            volume[i] = exports[i] + quotient[i] * abroad[i]
            residual[i] =
                base.scale[i] > 0
                ? balance / volume[i] + world[base.block[i]] / base.blockOutput[base.block[i]]
                : logs[i]
        }
        return true
    }

    /// Spending per unit of S, and the deficit, at the current wages.
    private mutating func spend() -> Bool {
        let count = base.count
        if isConditional {
            for j in 0..<count {
                quotient[j] = spending[j] / paid[j]
                deficit[j] = base.deficit[j]
            }
            return true
        }
        if closure == .additive {
            for j in 0..<count {
                // Spending before duty is wY + D.
                let before = spending[j] + (wage[j] - 1) * output[j]
                guard before > 0 else { return false }
                quotient[j] = before / paid[j]
                deficit[j] = base.deficit[j]
            }
            return true
        }
        var excessFactor = 0.0  // k − 1
        if closure == .phi {
            var (above, below) = (0.0, 0.0)
            for j in 0..<count {
                above -= excess[j] * wage[j] * output[j]
                below += (1 + excess[j]) * wage[j] * output[j]
            }
            excessFactor = above / below
        }
        let rounds = closure == .phi && !duty.isEmpty ? 50 : 1
        for round in 0..<rounds {
            var (total, slope, volume) = (0.0, 0.0, 0.0)
            factor = 1 + excessFactor
            for j in 0..<count {
                let surplus = excessFactor + factor * excess[j]  // B − 1
                let share = levied[j] / (paid[j] + levied[j])  // 1 − κ
                let rest = 1 - (1 + surplus) * share
                guard rest > 0, surplus > -1 else { return false }
                let spent = (1 + surplus) * wage[j] * output[j] / rest
                quotient[j] = spent / (paid[j] + levied[j])
                let revenue = spent * share
                deficit[j] = surplus * (wage[j] * output[j] + revenue)
                total += deficit[j]
                slope += (1 + excess[j]) * (wage[j] * output[j] + revenue) + surplus * revenue / (rest * factor)
                volume += spent
            }
            if round == rounds - 1 || abs(total) <= 1e-16 * volume { break }
            excessFactor -= total / slope
        }
        return true
    }

    mutating func jacobian(times direction: [Double], into image: inout [Double]) {
        let (count, theta) = (base.count, base.theta)
        for i in 0..<count { padded[i] = -theta * power[i] * direction[i] }
        var dAbroad = [Double](repeating: 0, count: count)
        rows(net, times: padded, into: &dAbroad)
        var dLevied = [Double](repeating: 0, count: duty.isEmpty ? 0 : count)
        if !duty.isEmpty {
            rows(duty, times: padded, into: &dLevied)
            for j in 0..<count { dLevied[j] += homeDuty[j] * padded[j] }
        }
        var (dQuotient, dDeficit) = ([Double](repeating: 0, count: count), [Double](repeating: 0, count: count))
        if isConditional || closure == .additive {
            for j in 0..<count {
                let dPaid = dAbroad[j] + homeNet[j] * padded[j]
                let dSpending = isConditional ? 0 : wage[j] * output[j] * direction[j]
                dQuotient[j] = (dSpending - quotient[j] * dPaid) / paid[j]
            }
        } else {
            proportional(direction, dAbroad, dLevied, &dQuotient, &dDeficit)
        }
        var world = [Double](repeating: 0, count: base.blockOutput.count)
        for i in 0..<count { world[base.block[i]] += wage[i] * output[i] * direction[i] }
        columns(net, times: dQuotient, into: &sums)
        for i in 0..<count {
            guard base.scale[i] > 0 else {
                image[i] = direction[i]
                continue
            }
            let dExports = power[i] * sums[i] - theta * direction[i] * exports[i]
            let dImports = dQuotient[i] * abroad[i] + quotient[i] * dAbroad[i]
            image[i] =
                (dExports - dImports + dDeficit[i]) / volume[i]
                + world[base.block[i]] / base.blockOutput[base.block[i]]
        }
    }

    /// Derivatives of spending when it is proportional to income.
    private func proportional(
        _ direction: [Double], _ dAbroad: [Double], _ dLevied: [Double], _ dQuotient: inout [Double],
        _ dDeficit: inout [Double]
    ) {
        let count = base.count
        // dlnE = g dlnk + v − g B dκ and dln(before duty) = dlnE + dlnκ; the first pass finds dlnk.
        var (constant, slope) = (0.0, 0.0)
        var parts: [(gain: Double, fixed: Double, dKeep: Double, dSpread: Double, before: Double)] = []
        parts.reserveCapacity(count)
        for j in 0..<count {
            let all = paid[j] + levied[j]
            let dPaid = dAbroad[j] + homeNet[j] * padded[j]
            let dAll = dPaid + (dLevied.isEmpty ? 0 : dLevied[j])
            let keep = paid[j] / all
            let dKeep = dPaid / all - keep * dAll / all
            let multiple = closure == .phi ? factor * (1 + excess[j]) : 1
            let gain = 1 / (1 - multiple * (1 - keep))
            let fixed = direction[j] - gain * multiple * dKeep
            let before = quotient[j] * paid[j]
            parts.append((gain, fixed, dKeep / keep, dAll / all, before))
            constant += before * (fixed + dKeep / keep) - wage[j] * output[j] * direction[j]
            slope += before * gain
        }
        let dFactor = closure == .phi ? -constant / slope : 0
        for j in 0..<count {
            let part = parts[j]
            let dSpending = part.gain * dFactor + part.fixed
            dQuotient[j] = quotient[j] * (dSpending - part.dSpread)
            dDeficit[j] = part.before * (dSpending + part.dKeep) - wage[j] * output[j] * direction[j]
        }
    }

    /// Puts the unchanged world into the state, free of the last rounding.
    mutating func resetToBase() {
        for i in 0..<base.count {
            (wage[i], power[i], quotient[i]) = (1, 1, 1)
            (exports[i], deficit[i], abroad[i]) = (base.exports[i], base.deficit[i], base.imports[i])
            (paid[i], levied[i]) = (base.home[i] + base.imports[i], base.revenue[i])
        }
    }

    func cautiousStep(from logs: [Double], residual: [Double]) -> [Double] {
        // Wages follow excess demand: w ← w (sales / output)^(1/(1+θ)), then world output is restored.
        var next = logs
        var world = [Double](repeating: 0, count: base.blockOutput.count)
        for i in 0..<base.count {
            let balance = exports[i] - quotient[i] * abroad[i] + deficit[i]
            next[i] += log(max(0.05, 1 + balance / (wage[i] * output[i]))) / (1 + base.theta)
            world[base.block[i]] += exp(next[i]) * output[i]
        }
        for i in 0..<base.count { next[i] -= log(world[base.block[i]] / base.blockOutput[base.block[i]]) }
        return next
    }

    private func rows(_ matrix: [Double], times vector: [Double], into sums: inout [Double]) {
        let (count, stride) = (base.count, base.stride)
        unsafe matrix.withUnsafeBufferPointer { matrix in
            unsafe vector.withUnsafeBufferPointer { vector in
                guard let matrix = matrix.baseAddress, let vector = vector.baseAddress else { return }
                for j in 0..<count { unsafe sums[j] = Kernels.dot(matrix + j * stride, vector, stride) }
            }
        }
    }

    private func columns(_ matrix: [Double], times vector: [Double], into sums: inout [Double]) {
        let (count, stride) = (base.count, base.stride)
        unsafe matrix.withUnsafeBufferPointer { matrix in
            unsafe sums.withUnsafeMutableBufferPointer { sums in
                unsafe sums.update(repeating: 0)
                guard let matrix = matrix.baseAddress, let sums = sums.baseAddress else { return }
                for j in 0..<count { unsafe Kernels.add(vector[j], matrix + j * stride, to: sums, stride) }
            }
        }
    }
}

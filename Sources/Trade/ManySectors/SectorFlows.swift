internal import Glibc

/// The passes over all sectors: costs to prices, spending to output to spending, and their derivatives.
///
/// T = π κ^−θ and U = T / (1 + t′) with κ = d̂ (1 + t′) / (1 + t); a = ĉ^−θ; S = Σ T a, so that P̂ = S^(−1/θ), a share is
/// T a / S and its value before duty U a / S.
struct SectorFlows {
    let base: SectorBase
    /// T and U; one array when there are no duties.
    let gross: [Double]
    let net: [Double]
    let hasTariffs: Bool
    /// a, one padded row per group.
    private(set) var power: [Double]
    /// ln ĉ, one padded row per sector.
    private(set) var logCost: [Double]
    /// S and Σ U a / S by sector and importer.
    private(set) var spread: [Double]
    private(set) var keep: [Double]
    private var row: [Double]

    init(base: SectorBase, change: SectorChange) {
        let (n, j, ns) = (base.countries, base.sectors, base.countryStride)
        self.base = base
        var (gross, net) = (base.share, base.share)
        var hasTariffs = base.hasTariffs
        for line in 0..<j * n {
            let theta = base.groups[base.groupOf[line]].theta
            for exporter in 0..<n {
                let place = line * ns + exporter
                let (before, after) = (base.tariff[place], change.tariffNew[line * n + exporter])
                let cost = change.icebergHat[line * n + exporter]
                if after != 0 { hasTariffs = true }
                if cost != 1 || after != before {
                    gross[place] *= exp(-theta * log(cost * (1 + after) / (1 + before)))
                }
                net[place] = gross[place] / (1 + after)
            }
        }
        self.gross = gross
        self.net = hasTariffs ? net : gross
        self.hasTariffs = hasTariffs
        power = [Double](repeating: 0, count: base.groups.count * ns)
        logCost = [Double](repeating: 0, count: j * ns)
        spread = [Double](repeating: 1, count: j * n)
        keep = spread
        row = [Double](repeating: 0, count: ns)
    }

    /// Costs and prices that follow from wages and prices: one step of the price equations.
    mutating func prices(from logPrices: [Double], logWages: [Double], into next: inout [Double]) {
        let (n, j, ns, js) = (base.countries, base.sectors, base.countryStride, base.sectorStride)
        costs(logPrices, logWages, into: &logCost)
        for group in base.groups.indices {
            let (sector, theta) = base.groups[group]
            for i in 0..<n { power[group * ns + i] = exp(-theta * logCost[sector * ns + i]) }
        }
        let (groupOf, groups) = (base.groupOf, base.groups)
        unsafe gross.withUnsafeBufferPointer { gross in
            unsafe power.withUnsafeBufferPointer { power in
                guard let gross = gross.baseAddress, let power = power.baseAddress else { return }
                for line in 0..<j * n {
                    let group = groupOf[line]
                    let sum = unsafe Kernels.dot(gross + line * ns, power + group * ns, ns)
                    spread[line] = sum
                    next[line % n * js + line / n] = -log(sum) / groups[group].theta
                }
            }
        }
    }

    /// Shares before duty, once prices have settled.
    mutating func settle() {
        guard hasTariffs else { return }
        let (n, j, ns) = (base.countries, base.sectors, base.countryStride)
        let groupOf = base.groupOf
        unsafe net.withUnsafeBufferPointer { net in
            unsafe power.withUnsafeBufferPointer { power in
                guard let net = net.baseAddress, let power = power.baseAddress else { return }
                for line in 0..<j * n {
                    let sum = unsafe Kernels.dot(net + line * ns, power + groupOf[line] * ns, ns)
                    keep[line] = sum / spread[line]
                }
            }
        }
    }

    /// Change of prices that follows from changes of prices and wages, all in logarithms.
    mutating func priceDerivative(
        _ logPrices: [Double], _ logWages: [Double]?, into next: inout [Double], costs changes: inout [Double]
    ) {
        let (n, j, ns, js) = (base.countries, base.sectors, base.countryStride, base.sectorStride)
        costs(logPrices, logWages, into: &changes)
        let (groupOf, firstGroup) = (base.groupOf, base.firstGroup)
        for sector in 0..<j {
            for group in firstGroup[sector]..<firstGroup[sector + 1] {
                for i in 0..<n { row[i] = power[group * ns + i] * changes[sector * ns + i] }
                unsafe gross.withUnsafeBufferPointer { gross in
                    unsafe row.withUnsafeBufferPointer { row in
                        guard let gross = gross.baseAddress, let row = row.baseAddress else { return }
                        for importer in 0..<n where groupOf[sector * n + importer] == group {
                            let line = sector * n + importer
                            let sum = unsafe Kernels.dot(gross + line * ns, row, ns)
                            next[importer * js + sector] = sum / spread[line]
                        }
                    }
                }
            }
        }
    }

    /// Output before duty of each country and sector, from spending per unit of S in `quotient[sector · N + importer]`.
    mutating func output(of quotient: [Double], into output: inout [Double]) {
        let (n, j, ns, js) = (base.countries, base.sectors, base.countryStride, base.sectorStride)
        let (groupOf, firstGroup) = (base.groupOf, base.firstGroup)
        for sector in 0..<j {
            for i in 0..<n { output[i * js + sector] = 0 }
            for group in firstGroup[sector]..<firstGroup[sector + 1] {
                unsafe net.withUnsafeBufferPointer { net in
                    unsafe row.withUnsafeMutableBufferPointer { row in
                        unsafe row.update(repeating: 0)
                        guard let net = net.baseAddress, let row = row.baseAddress else { return }
                        for importer in 0..<n where groupOf[sector * n + importer] == group {
                            let line = sector * n + importer
                            if quotient[line] != 0 { unsafe Kernels.add(quotient[line], net + line * ns, to: row, ns) }
                        }
                    }
                }
                for i in 0..<n { output[i * js + sector] += power[group * ns + i] * row[i] }
            }
        }
    }

    /// What each sector spends on inputs, from output: both `[country · J′ + sector]`.
    func inputs(of output: [Double], into spending: inout [Double]) {
        let (n, j, js) = (base.countries, base.sectors, base.sectorStride)
        unsafe base.inputs.withUnsafeBufferPointer { inputs in
            unsafe spending.withUnsafeMutableBufferPointer { spending in
                unsafe spending.update(repeating: 0)
                guard let inputs = inputs.baseAddress, let spending = spending.baseAddress else { return }
                for country in 0..<n {
                    for user in 0..<j {
                        let factor = output[country * js + user]
                        if factor != 0 {
                            unsafe Kernels.add(
                                factor, inputs + (country * j + user) * js, to: spending + country * js, js)
                        }
                    }
                }
            }
        }
    }

    /// ln ĉ = γ ln ŵ + Σ inputs ln P̂, one padded row of countries per sector; without wages their term is zero.
    private func costs(_ logPrices: [Double], _ logWages: [Double]?, into costs: inout [Double]) {
        let (n, j, ns, js) = (base.countries, base.sectors, base.countryStride, base.sectorStride)
        let valueAddedShare = base.valueAddedShare
        unsafe base.inputs.withUnsafeBufferPointer { inputs in
            unsafe logPrices.withUnsafeBufferPointer { prices in
                guard let inputs = inputs.baseAddress, let prices = prices.baseAddress else { return }
                for country in 0..<n {
                    let wage = logWages?[country] ?? 0
                    for user in 0..<j {
                        let bought = unsafe Kernels.dot(
                            inputs + (country * j + user) * js, prices + country * js, js)
                        costs[user * ns + country] = valueAddedShare[country * js + user] * wage + bought
                    }
                }
            }
        }
    }
}

internal import Glibc

/// Clearing of the markets for value added, in logarithms of wages; prices and spending are solved inside.
struct SectorSystem: LogSystem {
    private(set) var flows: SectorFlows
    private let base: SectorBase
    private let deficit: [Double]
    private let world: Double
    /// ln P̂ and spending, `[country · J′ + sector]`, at the last point; output before duty as well.
    private(set) var logPrices: [Double]
    private(set) var spending: [Double]
    private(set) var output: [Double]
    private(set) var revenue: [Double]
    private(set) var income: [Double]
    private(set) var wage: [Double]
    private(set) var demand: [Double]
    /// Passes over all prices, and over all spending.
    private(set) var priceSweeps = 0
    private(set) var demandSweeps = 0
    private let scale: [Double]
    private var quotient: [Double]

    var size: Int { base.countries }

    /// Starts from unit wages; `scale` is spending before the change, by which spending is measured.
    init(base: SectorBase, change: SectorChange, deficit: [Double], scale: [Double]?) {
        let (n, js) = (base.countries, base.sectorStride)
        self.base = base
        self.deficit = deficit
        flows = SectorFlows(base: base, change: change)
        world = base.valueAdded.reduce(0, +)
        logPrices = [Double](repeating: 0, count: n * js)
        output = logPrices
        var first = logPrices
        for country in 0..<n {
            let final = max(base.valueAdded[country] + deficit[country], 0.01 * base.valueAdded[country])
            for place in country * js..<(country + 1) * js { first[place] = base.finalShare[place] * final }
        }
        spending = scale ?? first
        // Spending of nothing stays nothing; the average serves as a unit where it is not known yet.
        let average = first.reduce(0, +) / Double(n * base.sectors)
        self.scale = scale.map { $0.map { $0 > 0 ? $0 : 1 } } ?? first.map { max($0, 0.01 * average) }
        (revenue, income) = ([Double](repeating: 0, count: n), [Double](repeating: 0, count: n))
        (wage, demand) = (income, income)
        quotient = [Double](repeating: 0, count: base.sectors * n)
    }

    mutating func residual(at logs: [Double], into residual: inout [Double]) -> Bool {
        let (n, js) = (base.countries, base.sectorStride)
        for country in 0..<n {
            wage[country] = logs[country] == 0 ? 1 : exp(logs[country])
            guard wage[country] > 1e-100, wage[country] < 1e100 else { return false }
        }
        guard solvePrices(logs), solveSpending() else { return false }
        var excess = 0.0
        for country in 0..<n {
            var sum = 0.0
            for place in country * js..<(country + 1) * js { sum += base.valueAddedShare[place] * output[place] }
            demand[country] = sum
            excess += (wage[country] - 1) * base.valueAdded[country]
            guard income[country] > 0 else { return false }
        }
        for country in 0..<n {
            let paid = wage[country] * base.valueAdded[country]
            residual[country] = (demand[country] - paid) / paid + excess / world
        }
        return true
    }

    /// The fixed point of the price equations at given wages, from the last prices.
    private mutating func solvePrices(_ logWages: [Double]) -> Bool {
        var next = logPrices
        var mixer = Anderson(depth: 6)
        var (last, stalled) = (Double.infinity, 0)
        for _ in 0..<3_000 {
            flows.prices(from: logPrices, logWages: logWages, into: &next)
            priceSweeps += 1
            var (gap, largest) = (next, 0.0)
            for place in gap.indices {
                gap[place] = logPrices[place] - next[place]
                largest = max(largest, abs(gap[place]))
            }
            guard largest.isFinite else { return false }
            if largest <= 4e-16 { break }
            if largest < 1e-13 {
                // The last digits: a plain step, until rounding takes over.
                stalled += 1
                if largest >= last * 0.9 || stalled > 12 { break }
                last = largest
                swap(&logPrices, &next)
            } else {
                logPrices = mixer.next(image: next, gap: gap)
            }
        }
        flows.settle()
        return true
    }

    /// Spending that buys what wages, duties and sales pay for, at settled prices: a linear system.
    private mutating func solveSpending() -> Bool {
        let (n, js) = (base.countries, base.sectorStride)
        var fixed = spending
        for country in 0..<n {
            let earned = wage[country] * base.valueAdded[country] + deficit[country]
            for place in country * js..<(country + 1) * js { fixed[place] = base.finalShare[place] * earned }
        }
        var image = spending
        pass(spending, into: &image)
        var right = spending
        var square = 0.0
        for place in right.indices {
            right[place] = (fixed[place] + image[place] - spending[place]) / scale[place]
            square += right[place] * right[place]
        }
        let size = square.squareRoot()
        guard size.isFinite else { return false }
        let floor = 1e-13 * Double(right.count).squareRoot()
        if size > floor {
            let step = linear(right, tolerance: floor / size)
            for place in spending.indices { spending[place] += step[place] * scale[place] }
        }
        var last = Double.infinity
        for _ in 0..<60 {
            pass(spending, into: &image)
            var largest = 0.0
            for place in spending.indices {
                let value = fixed[place] + image[place]
                if value != spending[place] {
                    largest = max(largest, spending[place] == 0 ? 1 : abs(value / spending[place] - 1))
                }
                spending[place] = value
            }
            guard largest.isFinite else { return false }
            if largest < 1e-15 || (largest < 1e-13 && largest >= 0.9 * last) { break }
            last = largest
        }
        // Output and duties that belong to this spending.
        pass(spending, into: &image)
        for country in 0..<n {
            income[country] = wage[country] * base.valueAdded[country] + deficit[country] + revenue[country]
        }
        return true
    }

    /// Spending that follows from spending through sales, inputs and duties; leaves output and revenue behind.
    private mutating func pass(_ spending: [Double], into next: inout [Double]) {
        let (n, j, js) = (base.countries, base.sectors, base.sectorStride)
        demandSweeps += 1
        for sector in 0..<j {
            for country in 0..<n {
                quotient[sector * n + country] = spending[country * js + sector] / flows.spread[sector * n + country]
            }
        }
        flows.output(of: quotient, into: &output)
        flows.inputs(of: output, into: &next)
        guard flows.hasTariffs else { return }
        for country in 0..<n {
            var sum = 0.0
            for sector in 0..<j { sum += spending[country * js + sector] * (1 - flows.keep[sector * n + country]) }
            revenue[country] = sum
            for place in country * js..<country * js + j { next[place] += base.finalShare[place] * sum }
        }
    }

    /// Solves (1 − pass) x = right, both measured by `scale`.
    private mutating func linear(_ right: [Double], tolerance: Double) -> [Double] {
        var copy = self
        var scaled = right
        var next = right
        let scale = scale
        let result = Krylov.solve(rightSide: right, tolerance: tolerance, limit: 200) { vector, image in
            for place in vector.indices { scaled[place] = vector[place] * scale[place] }
            copy.pass(scaled, into: &next)
            for place in vector.indices { image[place] = vector[place] - next[place] / scale[place] }
        }
        demandSweeps = copy.demandSweeps
        return result
    }

    mutating func jacobian(times direction: [Double], into image: inout [Double]) {
        let (n, j, ns, js) = (base.countries, base.sectors, base.countryStride, base.sectorStride)
        // Prices: (1 − A) dP = what wages add to costs.
        var costs = flows.logCost
        let zero = [Double](repeating: 0, count: n * js)
        var right = zero
        flows.priceDerivative(zero, direction, into: &right, costs: &costs)
        var copy = flows
        var (next, sweeps) = (zero, 1)
        let dPrices = Krylov.solve(rightSide: right, tolerance: 1e-6, limit: 120) { vector, image in
            copy.priceDerivative(vector, nil, into: &next, costs: &costs)
            sweeps += 1
            for place in vector.indices { image[place] = vector[place] - next[place] }
        }
        flows.priceDerivative(dPrices, direction, into: &next, costs: &costs)
        priceSweeps += sweeps
        // Sales and duties that move with shares, at unchanged spending.
        var (sales, duties) = (zero, [Double](repeating: 0, count: n))
        for line in 0..<j * n {
            let (sector, importer) = (line / n, line % n)
            let group = base.groupOf[line]
            let theta = base.groups[group].theta
            let factor = -theta * spending[importer * js + sector] / flows.spread[line]
            guard factor != 0 else { continue }
            let price = dPrices[importer * js + sector]
            var change = 0.0
            for i in 0..<n {
                let moved =
                    factor * flows.net[line * ns + i] * flows.power[group * ns + i] * (costs[sector * ns + i] - price)
                sales[i * js + sector] += moved
                change += moved
            }
            duties[importer] -= change
        }
        flows.inputs(of: sales, into: &right)
        for country in 0..<n {
            let earned = wage[country] * base.valueAdded[country] * direction[country]
            let levied = flows.hasTariffs ? duties[country] : 0
            for place in country * js..<(country + 1) * js {
                right[place] = (right[place] + base.finalShare[place] * (earned + levied)) / scale[place]
            }
        }
        // Spending, then value added.
        var dSpending = linear(right, tolerance: 1e-6)
        for place in dSpending.indices { dSpending[place] *= scale[place] }
        let (keptOutput, keptRevenue) = (output, revenue)
        pass(dSpending, into: &next)
        var excess = 0.0
        for country in 0..<n { excess += wage[country] * base.valueAdded[country] * direction[country] }
        for country in 0..<n {
            var sum = 0.0
            for place in country * js..<(country + 1) * js {
                sum += base.valueAddedShare[place] * (output[place] + sales[place])
            }
            let paid = wage[country] * base.valueAdded[country]
            image[country] = (sum - demand[country] * direction[country]) / paid + excess / world
        }
        (output, revenue) = (keptOutput, keptRevenue)
    }

    func cautiousStep(from logs: [Double], residual: [Double]) -> [Double] {
        var next = logs
        var sum = 0.0
        for country in 0..<base.countries {
            let ratio = demand[country] / (wage[country] * base.valueAdded[country])
            next[country] += log(max(0.05, ratio)) / (1 + base.meanTheta)
            sum += exp(next[country]) * base.valueAdded[country]
        }
        let correction = log(sum / world)
        for country in 0..<base.countries { next[country] -= correction }
        return next
    }
}

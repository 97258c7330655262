public import Evidence

/// How far the industries of two countries depend on each other, through all their suppliers.
///
/// Every flow of inputs is split by origin in the proportions of the importer's whole purchases of that sector, as in
/// the model. Amounts are before duty; a "content" is a fraction of the value of output.
///
/// - Source: Leontief's quantity and price models on the world's input-output table; value added absorbed abroad as in
///   Johnson and Noguera (2012), Journal of International Economics 86(2).
public struct Exposure: Sendable {
    public let supplier: String
    public let user: String
    public let sectors: [String]
    /// Value added of the supplier's sectors in a unit of output of the user's sectors, through every chain of
    /// suppliers: `[user's sector · J + supplier's sector]`.
    public let upstream: [Double]
    /// Share of each of the supplier's sectors' value added that final spending in the user's country absorbs.
    public let downstream: [Double]
    /// Share of each of the supplier's sectors' output that the user's country buys directly.
    public let directSales: [Double]
    /// Output of the user's sectors and value added of the supplier's.
    public let userOutput: [Double]
    public let supplierValueAdded: [Double]
    /// Exports of the supplier to the user, before duty, and the supplier's value added that the user absorbs.
    public let grossExports: Double
    public let valueAddedExports: Double

    /// The supplier's value added in a unit of output of each of the user's sectors.
    public var upstreamTotal: [Double] {
        let count = sectors.count
        return (0..<count).map { sector in (0..<count).reduce(0) { $0 + upstream[sector * count + $1] } }
    }
}

extension SectorModel {
    /// Exposure of one country's industries to another's.
    ///
    /// - Throws: a ``Complaint`` for an unknown country, with the ones there are.
    /// - Complexity: one linear system a sector, each some dozens of passes over all flows.
    public func exposure(of user: String, to supplier: String) throws(Complaint) -> Exposure {
        func index(_ name: String) throws(Complaint) -> Int {
            guard let index = economy.countries.firstIndex(of: name) else {
                throw Complaint(
                    .badUse, found: "no country \"\(name)\" in the tables",
                    expected: "one of " + economy.countries.prefix(200).joined(separator: " "))
            }
            return index
        }
        let (from, to) = (try index(supplier), try index(user))
        let table = LeontiefTable(self)
        let (n, j) = (economy.countries.count, economy.sectors.count)
        let output = table.quantities(of: table.finalDemand)
        let absorbed = table.quantities(of: table.finalDemand(by: to))
        var upstream = [Double](repeating: 0, count: j * j)
        for sector in 0..<j {
            var valueAdded = [Double](repeating: 0, count: j * n)
            valueAdded[sector * n + from] = economy.valueAddedShare[sector * n + from]
            let content = table.contents(of: valueAdded)
            for used in 0..<j { upstream[used * j + sector] = content[used * n + to] }
        }
        let sold = (0..<j).map { sector in
            let row = (sector * n + to) * n + from
            return spendingBase[to * base.sectorStride + sector] * economy.share[row] / (1 + economy.tariff[row])
        }
        let earned = (0..<j).map { economy.valueAddedShare[$0 * n + from] * output[$0 * n + from] }
        return Exposure(
            supplier: supplier, user: user, sectors: economy.sectors, upstream: upstream,
            downstream: (0..<j).map {
                output[$0 * n + from] > 0 ? absorbed[$0 * n + from] / output[$0 * n + from] : 0
            },
            directSales: (0..<j).map { output[$0 * n + from] > 0 ? sold[$0] / output[$0 * n + from] : 0 },
            userOutput: (0..<j).map { output[$0 * n + to] }, supplierValueAdded: earned,
            grossExports: from == to ? 0 : sold.reduce(0, +),
            valueAddedExports: (0..<j).reduce(0) {
                $0 + economy.valueAddedShare[$1 * n + from] * absorbed[$1 * n + from]
            })
    }
}

/// The world's input-output table behind a model, solved by summing rounds of suppliers.
struct LeontiefTable {
    private let n: Int
    private let j: Int
    private let inputs: [Double]
    /// Share of each origin in spending, before duty.
    private let net: [Double]
    /// Final spending, duties included, `[sector · N + country]`.
    private let final: [Double]

    init(_ model: SectorModel) {
        let economy = model.economy
        (n, j) = (economy.countries.count, economy.sectors.count)
        inputs = economy.inputs
        net = zip(economy.share, economy.tariff).map { $0 / (1 + $1) }
        let count = n
        final = (0..<j * n).map { economy.finalShare[$0] * model.incomeBase[$0 % count] }
    }

    /// Output that final spending everywhere, or of one country, buys first.
    var finalDemand: [Double] { origin(of: final) }

    func finalDemand(by country: Int) -> [Double] {
        origin(of: final.indices.map { $0 % n == country ? final[$0] : 0 })
    }

    /// Output Y = f + A Y.
    func quantities(of first: [Double]) -> [Double] {
        var (total, round) = (first, first)
        for _ in 0..<2_000 {
            var spending = [Double](repeating: 0, count: j * n)
            for user in 0..<j {
                for country in 0..<n where round[user * n + country] != 0 {
                    for input in 0..<j {
                        spending[input * n + country] +=
                            inputs[(country * j + user) * j + input] * round[user * n + country]
                    }
                }
            }
            round = origin(of: spending)
            if !add(round, to: &total) { break }
        }
        return total
    }

    /// Contents x = v + x A, with v per unit of output.
    func contents(of first: [Double]) -> [Double] {
        var (total, round) = (first, first)
        for _ in 0..<2_000 {
            var bought = [Double](repeating: 0, count: j * n)
            for line in 0..<j * n {
                for exporter in 0..<n { bought[line] += net[line * n + exporter] * round[line / n * n + exporter] }
            }
            for user in 0..<j {
                for country in 0..<n {
                    var sum = 0.0
                    for input in 0..<j {
                        sum += inputs[(country * j + user) * j + input] * bought[input * n + country]
                    }
                    round[user * n + country] = sum
                }
            }
            if !add(round, to: &total) { break }
        }
        return total
    }

    private func origin(of spending: [Double]) -> [Double] {
        var output = [Double](repeating: 0, count: j * n)
        for line in 0..<j * n where spending[line] != 0 {
            for exporter in 0..<n { output[line / n * n + exporter] += net[line * n + exporter] * spending[line] }
        }
        return output
    }

    /// Adds a round; false when it no longer shows.
    private func add(_ round: [Double], to total: inout [Double]) -> Bool {
        var shows = false
        for place in total.indices {
            total[place] += round[place]
            if round[place] > 1e-15 * total[place] { shows = true }
        }
        return shows
    }
}

public import Evidence

/// The world before the change: who sells what to whom, at home as well, and at which duties.
///
/// Trade is valued before duty. In the notation of `docs/equilibrium.md`: X is trade, Y output (row sums),
/// M spending before duty (column sums), R duties, E = M + R spending, D = M − Y the deficit.
public struct OneSectorEconomy: Sendable {
    /// Countries, in the order of every vector and matrix.
    public let countries: [String]
    /// Trade before duty, exporter by importer in row-major order.
    public let trade: [Double]
    /// Ad-valorem duties in the same order; empty when there are none.
    public let tariff: [Double]
    /// Trade elasticity θ: trade falls by θ percent when a cost rises by one.
    public let theta: Double

    /// Checks and keeps a world.
    ///
    /// - Throws: a ``Complaint`` for fewer than two countries, a name given twice, a flow that is negative or no
    ///   number, a duty below −100 %, θ that is not above zero, or a country that sells or buys nothing at home.
    public init(countries: [String], trade: [Double], tariff: [Double] = [], theta: Double) throws(Complaint) {
        let count = countries.count
        guard count >= 2 else {
            throw Complaint(
                .badInput, found: count == 1 ? "one country only, \(countries[0])" : "no country",
                expected: "at least two", advice: "add the partners, or a row for the rest of the world")
        }
        guard theta > 0, theta.isFinite else {
            throw Complaint(
                .badUse, found: "a trade elasticity (theta) of \(theta)", expected: "a number above 0",
                advice: "most estimates lie between 2 and 10")
        }
        guard Set(countries).count == count else {
            throw Complaint(.badInput, found: "a country named twice", expected: "each once")
        }
        guard trade.count == count * count, tariff.isEmpty || tariff.count == count * count else {
            throw Complaint(
                .badInput, found: "\(trade.count) flows among \(count) countries", expected: "\(count * count)")
        }
        for index in trade.indices {
            let pair = "\(countries[index / count]) to \(countries[index % count])"
            guard trade[index] >= 0, trade[index].isFinite else {
                throw Complaint(.badInput, found: "trade of \(trade[index]) from \(pair)", expected: "0 or more")
            }
            if !tariff.isEmpty {
                guard tariff[index] > -1, tariff[index].isFinite else {
                    throw Complaint(
                        .badInput, found: "a duty of \(tariff[index]) from \(pair)",
                        expected: "a fraction above -1, such as 0.05")
                }
            }
        }
        for country in 0..<count where trade[country * count + country] <= 0 {
            throw Complaint(
                .badInput, found: "\(countries[country]) sells nothing at home",
                expected: "domestic sales above 0 in the row \(countries[country]),\(countries[country])",
                advice: "take output minus exports, or merge the country with a neighbour")
        }
        let world = trade.reduce(0, +)
        guard world.isFinite else {
            throw Complaint(.badInput, found: "flows whose sum is no number", expected: "smaller units")
        }
        self.countries = countries
        self.trade = trade
        self.tariff = tariff.contains { $0 != 0 } ? tariff : []
        self.theta = theta
    }

    /// The same world with another elasticity.
    public func with(theta: Double) throws(Complaint) -> OneSectorEconomy {
        try OneSectorEconomy(countries: countries, trade: trade, tariff: tariff, theta: theta)
    }

    /// Output of each country: what it sells, at home and abroad.
    public var output: [Double] {
        let count = countries.count
        return (0..<count).map { i in (0..<count).reduce(0) { $0 + trade[i * count + $1] } }
    }

    /// What each country sells abroad.
    public var exports: [Double] {
        let count = countries.count
        return (0..<count).map { i in (0..<count).reduce(0) { $1 == i ? $0 : $0 + trade[i * count + $1] } }
    }

    /// What each country buys abroad, before duty.
    public var imports: [Double] {
        let count = countries.count
        return (0..<count).map { j in (0..<count).reduce(0) { $1 == j ? $0 : $0 + trade[$1 * count + j] } }
    }

    /// Groups of countries that trade with each other, directly or through others: a group's number per country.
    var blocks: [Int] {
        let count = countries.count
        var parent = Array(0..<count)
        func root(_ start: Int) -> Int {
            var node = start
            while parent[node] != node { node = parent[node] }
            return node
        }
        for i in 0..<count {
            for j in 0..<count where i != j && trade[i * count + j] > 0 {
                let (one, other) = (root(i), root(j))
                if one != other { parent[max(one, other)] = min(one, other) }
            }
        }
        let roots = (0..<count).map(root)
        let order = Array(Set(roots)).sorted()
        var number: [Int: Int] = [:]
        for (index, value) in order.enumerated() { number[value] = index }
        return roots.map { number[$0] ?? 0 }
    }
}

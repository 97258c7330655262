public import Evidence

/// A world of many sectors that buy from each other: what Caliendo and Parro's model starts from.
///
/// Matrices over pairs are sector-major, then importer, then exporter: `share[(sector · N + importer) · N + exporter]`.
/// Vectors over sectors and countries are sector-major: `thetas[sector · N + country]`. Coefficients are country-major:
/// `inputs[(country · J + user) · J + input]`.
public struct SectorEconomy: Sendable {
    public let countries: [String]
    public let sectors: [String]
    /// Share of each exporter in an importer's spending on a sector, duties included; sums to one over exporters.
    public let share: [Double]
    /// Ad-valorem duty on each flow before the change.
    public let tariff: [Double]
    /// Value added per unit of output, by sector and country.
    public let valueAddedShare: [Double]
    /// Share of each sector in a country's final spending; sums to one over sectors.
    public let finalShare: [Double]
    /// Trade elasticity θ of each sector; may differ between importing countries.
    public let thetas: [Double]
    /// Input of a sector per unit of a using sector's output, by country.
    public let inputs: [Double]
    public let valueAdded: [Double]
    /// Spending minus income; sums to zero over the world.
    public let deficit: [Double]

    /// How far shares may be from one before they are refused; nearer, they are scaled to one.
    static let shareTolerance = 1e-6

    /// Checks and keeps a world.
    ///
    /// - Throws: a ``Complaint`` naming the country and sector of shares that do not sum to one, a negative number,
    ///   θ not above zero, or value added not above zero.
    public init(
        countries: [String], sectors: [String], share: [Double], tariff: [Double], valueAddedShare: [Double],
        finalShare: [Double], thetas: [Double], inputs: [Double], valueAdded: [Double], deficit: [Double]
    ) throws(Complaint) {
        let (n, j) = (countries.count, sectors.count)
        guard n >= 2 else {
            throw Complaint(
                .badInput, found: n == 1 ? "one country only, \(countries[0])" : "no country", expected: "at least two")
        }
        guard j >= 1 else { throw Complaint(.badInput, found: "no sector", expected: "at least one") }
        guard share.count == j * n * n, tariff.count == share.count, valueAddedShare.count == j * n,
            finalShare.count == j * n, thetas.count == j * n, inputs.count == n * j * j, valueAdded.count == n,
            deficit.count == n
        else { throw Complaint(.internalFault, found: "tables of different sizes", expected: "one world") }
        self.countries = countries
        self.sectors = sectors
        self.tariff = tariff
        self.thetas = thetas
        self.valueAdded = valueAdded
        self.deficit = deficit
        func refuse(_ found: String, _ expected: String, _ advice: String = "") -> Complaint {
            Complaint(.badInput, found: found, expected: expected, advice: advice)
        }
        var (share, valueAddedShare, finalShare, inputs) = (share, valueAddedShare, finalShare, inputs)
        for sector in 0..<j {
            for country in 0..<n {
                let place = "\(countries[country]) in \(sectors[sector])"
                let row = (sector * n + country) * n
                var sum = 0.0
                for exporter in 0..<n {
                    guard share[row + exporter] >= 0, share[row + exporter].isFinite else {
                        throw refuse(
                            "a share of \(share[row + exporter]) of \(countries[exporter]) in \(place)", "0 to 1")
                    }
                    guard tariff[row + exporter] > -1, tariff[row + exporter].isFinite else {
                        throw refuse(
                            "a duty of \(tariff[row + exporter]) on \(countries[exporter]) in \(place)",
                            "a fraction above -1")
                    }
                    sum += share[row + exporter]
                }
                guard abs(sum - 1) <= Self.shareTolerance else {
                    throw refuse(
                        "shares of \(place) that sum to \(sum)", "1",
                        "divide them by their sum, or add the missing exporters")
                }
                if sum != 1 { for exporter in 0..<n { share[row + exporter] /= sum } }
                let cell = sector * n + country
                guard thetas[cell] > 0, thetas[cell].isFinite else {
                    throw refuse("theta of \(thetas[cell]) for \(place)", "a number above 0")
                }
                guard valueAddedShare[cell] >= 0, valueAddedShare[cell] <= 1 + Self.shareTolerance else {
                    throw refuse("a value-added share of \(valueAddedShare[cell]) for \(place)", "0 to 1")
                }
                guard finalShare[cell] >= 0, finalShare[cell].isFinite else {
                    throw refuse("a final share of \(finalShare[cell]) for \(place)", "0 to 1")
                }
                var cost = valueAddedShare[cell]
                for input in 0..<j {
                    let coefficient = inputs[(country * j + sector) * j + input]
                    guard coefficient >= 0, coefficient.isFinite else {
                        throw refuse("a coefficient of \(coefficient) of \(sectors[input]) for \(place)", "0 to 1")
                    }
                    cost += coefficient
                }
                if cost == 0, !(0..<n).contains(where: { share[(sector * n + $0) * n + country] > 0 }) {
                    // A sector that does not exist here needs no costs.
                    (valueAddedShare[cell], cost) = (1, 1)
                }
                guard abs(cost - 1) <= Self.shareTolerance else {
                    throw refuse(
                        "value added and inputs of \(place) that sum to \(cost)", "1",
                        "the coefficients of a using sector and its value-added share make up its whole cost")
                }
                if cost != 1 {
                    valueAddedShare[cell] /= cost
                    for input in 0..<j { inputs[(country * j + sector) * j + input] /= cost }
                }
            }
        }
        for country in 0..<n {
            guard valueAdded[country] > 0, valueAdded[country].isFinite else {
                throw refuse("value added of \(valueAdded[country]) in \(countries[country])", "above 0")
            }
            guard deficit[country].isFinite else {
                throw refuse("a deficit of \(deficit[country]) in \(countries[country])", "a number")
            }
            let sum = (0..<j).reduce(0) { $0 + finalShare[$1 * n + country] }
            guard abs(sum - 1) <= Self.shareTolerance else {
                throw refuse("final shares of \(countries[country]) that sum to \(sum)", "1")
            }
            if sum != 1 { for sector in 0..<j { finalShare[sector * n + country] /= sum } }
            let sellsAtHome = (0..<j).contains { share[($0 * n + country) * n + country] > 0 }
            guard sellsAtHome else {
                throw refuse("\(countries[country]) sells nothing at home in any sector", "a share of its own above 0")
            }
        }
        self.share = share
        self.valueAddedShare = valueAddedShare
        self.finalShare = finalShare
        self.inputs = inputs
    }

    /// Refuses deficits that cannot be held: they matter to every closure that keeps them.
    ///
    /// - Throws: a ``Complaint`` when they do not sum to zero, or leave a country nothing to spend.
    func checkDeficits() throws(Complaint) {
        for country in countries.indices where valueAdded[country] + deficit[country] <= 0 {
            throw Complaint(
                .badInput,
                found:
                    "\(countries[country]) saves all it earns: value added \(valueAdded[country]), deficit \(deficit[country])",
                expected: "a deficit above minus its value added", advice: "a surplus is a negative deficit")
        }
        let open = deficit.reduce(0, +)
        guard abs(open) <= Self.shareTolerance * valueAdded.reduce(0, +) else {
            throw Complaint(
                .badInput, found: "deficits that sum to \(open)", expected: "0 over the world",
                advice: "add the rest of the world, or take deficits out with --closure balanced")
        }
    }

    /// The same world with other elasticities.
    func with(thetas: [Double]) throws(Complaint) -> SectorEconomy {
        try SectorEconomy(
            countries: countries, sectors: sectors, share: share, tariff: tariff, valueAddedShare: valueAddedShare,
            finalShare: finalShare, thetas: thetas, inputs: inputs, valueAdded: valueAdded, deficit: deficit)
    }
}

/// What changes in each sector between two worlds; layouts as in ``SectorEconomy``.
public struct SectorChange: Sendable {
    /// New over old iceberg factor of each flow.
    public var icebergHat: [Double]
    /// New duty on each flow.
    public var tariffNew: [Double]

    /// Makes a change.
    public init(icebergHat: [Double], tariffNew: [Double]) {
        self.icebergHat = icebergHat
        self.tariffNew = tariffNew
    }

    /// The change that changes nothing.
    public static func none(_ economy: SectorEconomy) -> SectorChange {
        SectorChange(
            icebergHat: [Double](repeating: 1, count: economy.share.count), tariffNew: economy.tariff)
    }
}

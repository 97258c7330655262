/// A world of many sectors laid out for the solver.
///
/// Prices, spending and output are country-major with sectors padded (`[country · J′ + sector]`); matrices over pairs
/// have one padded row of exporters per sector and importer.
struct SectorBase: Sendable {
    let countries: Int
    let sectors: Int
    /// Padded lengths of a row of countries and of a row of sectors.
    let countryStride: Int
    let sectorStride: Int
    /// Shares of exporters, one padded row per sector and importer.
    let share: [Double]
    /// Duties in the same layout.
    let tariff: [Double]
    let hasTariffs: Bool
    /// Inputs per unit of output: a padded row of input sectors per country and user.
    let inputs: [Double]
    /// `[country · J′ + sector]`.
    let valueAddedShare: [Double]
    let finalShare: [Double]
    let valueAdded: [Double]
    let deficit: [Double]
    /// Importers of a sector with the same elasticity share one row of exporters' cost powers.
    let groups: [(sector: Int, theta: Double)]
    /// Group of each sector and importer, `[sector · N + importer]`.
    let groupOf: [Int]
    /// First group of each sector, and one past the last.
    let firstGroup: [Int]
    /// Typical elasticity, for cautious steps.
    let meanTheta: Double

    func theta(_ sector: Int, _ importer: Int) -> Double { groups[groupOf[sector * countries + importer]].theta }

    init(_ economy: SectorEconomy) {
        let (n, j) = (economy.countries.count, economy.sectors.count)
        (countries, sectors) = (n, j)
        let (ns, js) = (Kernels.stride(n), Kernels.stride(j))
        (countryStride, sectorStride) = (ns, js)
        share = Self.padded(economy.share, rows: j * n, count: n, stride: ns)
        tariff = Self.padded(economy.tariff, rows: j * n, count: n, stride: ns)
        hasTariffs = economy.tariff.contains { $0 != 0 }
        inputs = Self.padded(economy.inputs, rows: n * j, count: j, stride: js)
        func countryMajor(_ values: [Double]) -> [Double] {
            var result = [Double](repeating: 0, count: n * js)
            for sector in 0..<j {
                for country in 0..<n { result[country * js + sector] = values[sector * n + country] }
            }
            return result
        }
        valueAddedShare = countryMajor(economy.valueAddedShare)
        finalShare = countryMajor(economy.finalShare)
        valueAdded = economy.valueAdded
        deficit = economy.deficit
        var groups: [(sector: Int, theta: Double)] = []
        var (groupOf, firstGroup) = ([Int](repeating: 0, count: j * n), [0])
        for sector in 0..<j {
            for country in 0..<n {
                let theta = economy.thetas[sector * n + country]
                let known = groups.indices.dropFirst(firstGroup[sector]).first { groups[$0].theta == theta }
                if known == nil { groups.append((sector, theta)) }
                groupOf[sector * n + country] = known ?? groups.count - 1
            }
            firstGroup.append(groups.count)
        }
        self.groups = groups
        self.groupOf = groupOf
        self.firstGroup = firstGroup
        meanTheta = economy.thetas.reduce(0, +) / Double(economy.thetas.count)
    }

    static func padded(_ values: [Double], rows: Int, count: Int, stride: Int) -> [Double] {
        var result = [Double](repeating: 0, count: rows * stride)
        for row in 0..<rows {
            for place in 0..<count { result[row * stride + place] = values[row * count + place] }
        }
        return result
    }
}

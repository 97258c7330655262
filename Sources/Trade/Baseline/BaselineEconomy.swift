public import Evidence

/// One economy of the embedded baseline and what was assumed about it; amounts in million US dollars of 2023, goods.
public struct BaselineEconomy: Sendable, Hashable {
    /// How home sales were found.
    public enum Basis: String, Sendable, Hashable {
        /// GDP times the OECD table's ratio of goods output to GDP, minus exports.
        case ratio = "oecd-ratio"
        /// The OECD table's share of home goods in spending, applied to imports.
        case share = "oecd-share"
        /// The ratio of other economies, for want of an output table: the economy is marked in every result.
        case imputed
    }

    /// ISO 3166 alpha-3, or `ROW` for the rest of the world.
    public let code: String
    /// Gross domestic product; nil where the source has none.
    public let gdp: Double?
    public let output: Double
    public let homeSales: Double
    public let exports: Double
    public let imports: Double
    public let publishedExports: Double
    public let publishedImports: Double
    /// Trade that passes through, taken out of exports and imports and handed on from origin to destination.
    public let passingThrough: Double
    /// Goods output over GDP that was used; nil when home sales come from a share.
    public let outputToGDP: Double?
    /// Share of home goods in spending on goods in the OECD table; nil where it has none.
    public let tableHomeShare: Double?
    /// Economies whose ratio stands in.
    public let proxies: [String]
    public let basis: Basis
    /// Whether output minus exports was too small and a floor took its place.
    public let isAtFloor: Bool
    /// Whether the effect on its income is withheld: its imports exceed its product, most of them in transit.
    public let isIncomeWithheld: Bool
    public let quality: Quality
    public let note: String

    /// Whether home sales are a guess from other economies.
    public var isImputed: Bool { basis == .imputed }

    /// Share of home goods in spending on goods, as used.
    public var homeShare: Double { homeSales / (homeSales + imports) }
}

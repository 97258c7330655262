/// What a figure measures: the closed list shared by claims and series.
public enum Measure: String, Sendable, Hashable, CaseIterable, Codable {
    /// Exports plus imports of goods.
    case tradeTotal = "trade_total"
    case exports
    case imports
    /// Exports minus imports; the gap either way.
    case tradeBalance = "trade_balance"
    /// Direct investment realised within a period.
    case fdiFlow = "fdi_flow"
    /// Accumulated or registered direct investment.
    case fdiStock = "fdi_stock"
    /// Investment that is pledged, planned or left undefined.
    case investment
    /// Loans, debt, aid and funds.
    case finance
    /// Price or budget of a project.
    case cost
    case revenue
    /// Value of goods moved or of platform sales.
    case transactionValue = "transaction_value"
    case otherValue = "other_value"
    case projectCount = "project_count"
    case countOther = "count_other"
    /// A change in percent or as a multiple.
    case growth
    /// A part of a whole.
    case share
    /// Interest, completion, approval, saving.
    case rate
    case distance
    case area
    case capacity
    /// Tonnes, passengers, trains or containers moved.
    case volume
    case duration
    case rank
    case gdp
    case population
    /// Units of a currency for one US dollar; held as evidence, never claimed by that name.
    case exchangeRate = "exchange_rate"

    /// Whether the measure is an amount of money.
    public var isMoney: Bool {
        switch self {
        case .tradeTotal, .exports, .imports, .tradeBalance, .fdiFlow, .fdiStock, .investment, .finance, .cost,
            .revenue, .transactionValue, .otherValue, .gdp:
            true
        default: false
        }
    }
}

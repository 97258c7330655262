public import Evidence

/// A number of the trade model that is not in the flows, with where it comes from.
public struct TradeParameter: Sendable, Hashable {
    public let name: String
    public let value: Double
    /// Range within which other sources or choices lie.
    public let low: Double
    public let high: Double
    public let unit: String
    public let source: String
    public let year: String
    public let quality: Quality
    public let note: String
}

/// What changes between two worlds: the factor on each pair's trade cost, and the new duties.
public struct TradeCostChange: Sendable, Hashable {
    /// New over old iceberg factor of each pair, exporter by importer in row-major order; 1 leaves a pair as it is.
    public var costHat: [Double]
    /// New ad-valorem duty of each pair in the same order, 0.05 for five percent; nil keeps the old ones.
    public var tariffNew: [Double]?

    /// Makes a change.
    public init(costHat: [Double], tariffNew: [Double]? = nil) {
        self.costHat = costHat
        self.tariffNew = tariffNew
    }

    /// The change that changes nothing among `count` countries.
    public static func none(_ count: Int) -> TradeCostChange {
        TradeCostChange(costHat: [Double](repeating: 1, count: count * count))
    }
}

/// A unit code: ISO 4217 for money, else one of the closed list of claim units.
public struct Unit: RawRepresentable, Sendable, Hashable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    public static let percent = Unit(rawValue: "percent")
    public static let times = Unit(rawValue: "times")
    public static let rank = Unit(rawValue: "rank")
    public static let count = Unit(rawValue: "count")
    public static let usDollar = Unit(rawValue: "USD")
    public static let yuan = Unit(rawValue: "CNY")

    /// Whether this is a currency: three capital letters, except the container unit `TEU`.
    public var isCurrency: Bool {
        rawValue.utf8.count == 3 && rawValue != "TEU" && rawValue.utf8.allSatisfy { $0 >= 0x41 && $0 <= 0x5A }
    }

    public var description: String { rawValue }
}

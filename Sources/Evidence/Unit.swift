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

    /// What to multiply by to go from this unit to another of the same kind; nil when they are of different kinds.
    ///
    /// By definition of the units: a mile is 1.609344 km (international agreement of 1959). `mile` to `km`: 1.609344.
    public func factor(to other: Unit) -> Double? {
        if self == other { return 1 }
        for scale in Self.scales {
            if let one = scale[rawValue], let another = scale[other.rawValue] { return one / another }
        }
        return nil
    }

    private static let scales: [[String: Double]] = [
        ["m": 1, "km": 1000, "mile": 1609.344, "foot": 0.3048],
        ["W": 1, "kW": 1e3, "MW": 1e6, "GW": 1e9],
        ["kWh": 1, "MWh": 1e3, "GWh": 1e6],
        ["kg": 1, "tonne": 1000],
    ]
}

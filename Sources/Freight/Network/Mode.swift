/// How goods move on a link, or what is done to them there.
public enum Mode: UInt8, Sendable, Hashable, CaseIterable {
    case sea
    case rail
    case road
    case ferry
    /// Between two modes at a terminal or port.
    case transfer
    /// Between two gauges at one place.
    case gaugeChange

    /// The word used in tables, options and JSON.
    public var name: String {
        switch self {
        case .sea: "sea"
        case .rail: "rail"
        case .road: "road"
        case .ferry: "ferry"
        case .transfer: "transfer"
        case .gaugeChange: "gauge_change"
        }
    }

    /// The modes that carry goods over a distance.
    public static let carrying: [Mode] = [.sea, .rail, .road, .ferry]

    /// Makes a mode that carries goods from its word.
    public init?(carrying word: some StringProtocol) {
        guard let mode = Self.carrying.first(where: { $0.name == word }) else { return nil }
        self = mode
    }
}

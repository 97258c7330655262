public import Evidence

/// A place where a line or road passes a border that is watched.
public struct Crossing: Sendable, Hashable {
    /// Whether goods pass.
    public enum Status: String, Sendable, Hashable {
        case open
        case closed
        /// Works in part: hours are multiplied.
        case limited
    }

    public let id: String
    public let mode: Mode
    public let name: String
    public let sides: [Country]
    public let latitude: Double
    public let longitude: Double
    public let status: Status
    public let source: String
    public let quality: Quality
    public let note: String
}

/// What a border asks of goods that pass it.
public enum Regime: UInt8, Sendable, Hashable {
    /// The link passes no border.
    case none
    /// No stop: the single market.
    case free
    /// No customs, but trains change locomotives: the Eurasian Economic Union.
    case union
    /// Customs on both sides.
    case control

    /// The word used in tables; empty for ``none``.
    var name: String {
        switch self {
        case .none: ""
        case .free: "free"
        case .union: "union"
        case .control: "control"
        }
    }

    init?(name: String) {
        guard let regime = [Regime.none, .free, .union, .control].first(where: { $0.name == name }) else { return nil }
        self = regime
    }

    init(_ bytes: StaticBytes, _ cell: Range<Int>) {
        guard !cell.isEmpty else {
            self = .none
            return
        }
        switch bytes[cell.lowerBound] {
        case UInt8(ascii: "f"): self = .free
        case UInt8(ascii: "u"): self = .union
        default: self = .control
        }
    }
}

/// A strait or canal that can be closed.
public struct Passage: Sendable, Hashable {
    public let id: String
    public let nameEnglish: String
    public let nameFrench: String
    public let isOpen: Bool
    /// Why it stands as it does.
    public let reason: String
    public let source: String
}

/// A railway that is planned or being built.
public struct PlannedLine: Sendable, Hashable {
    public let id: String
    /// Announced year of opening; nil when none is known.
    public let year: Int?
    /// Identifier of the project in the atlas; empty when it has none.
    public let project: String
    public let source: String
    public let quality: Quality
    public let note: String
}

/// A ferry between two ports.
public struct Ferry: Sendable, Hashable {
    public let id: String
    /// Departures a week.
    public let departures: Span
    public let handlingHours: Double
    public let takesTrains: Bool
    public let takesLorries: Bool
    public let source: String
    public let quality: Quality
    public let note: String
}

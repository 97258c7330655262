internal import Evidence

/// One part of a route: a stretch in one mode, or something done at one place.
public struct Leg: Sendable, Hashable {
    /// What the part is.
    public enum Kind: String, Sendable, Hashable {
        case sea
        case rail
        case road
        case ferry
        /// To or from a place where no road is drawn.
        case access
        /// Customs and border stations, with the change of gauge where there is one.
        case border
        case transfer
        case gaugeChange = "gauge_change"
        /// Waiting for another train at a yard, where no through train is known.
        case marshalling
        /// Handling at the first and last terminal.
        case terminal
    }

    public let kind: Kind
    public let from: String
    public let to: String
    /// Kilometres; 0 for what is done at one place.
    public let kilometres: Double
    public let assessment: Assessment
    /// Larger places on the way.
    public let through: [String]
    /// Countries in the order of travel.
    public let countries: [Country]
    /// Every figure behind the leg.
    public let bases: [Basis]
    /// Links of the network in the order of travel, with their direction.
    package let links: [(link: Int, forward: Bool)]
    /// Shares of the first link before and of the last link after the stretch, which starts and ends between nodes.
    package var cutAway: (start: Double, end: Double) = (0, 0)

    public static func == (left: Leg, right: Leg) -> Bool {
        left.kind == right.kind && left.from == right.from && left.to == right.to
            && left.kilometres == right.kilometres && left.assessment == right.assessment
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(kind)
        hasher.combine(from)
        hasher.combine(to)
        hasher.combine(kilometres)
    }
}

/// A way from one place to another, for one TEU.
public struct RouteOption: Sendable {
    public let legs: [Leg]
    /// Names of crossings in the order of travel.
    public let crossings: [String]
    /// Straits and canals passed.
    public let passages: [String]
    /// Criteria by which nothing found is better.
    public internal(set) var bestBy: [Criterion]
    /// What sets it apart from the first option; empty for the first.
    public internal(set) var difference: String
    /// Half the time between departures of the first train or ship, which the hours do not hold.
    public let waitBeforeDeparture: Span
    /// The departures behind that wait: published for this pair, or assumed for all.
    public let waitBasis: Basis?
    /// What the reader should know.
    public let notes: [String]

    public var kilometres: Double { legs.reduce(0) { $0 + $1.kilometres } }

    /// Hours, dollars and emissions of all legs.
    public var total: Assessment {
        var sum = Assessment()
        for leg in legs { sum += leg.assessment }
        return sum
    }

    /// Modes that carry the goods, in the order of travel, without repeats side by side.
    public var modes: [Leg.Kind] {
        var result: [Leg.Kind] = []
        for leg in legs where [.sea, .rail, .road, .ferry].contains(leg.kind) && result.last != leg.kind {
            result.append(leg.kind)
        }
        return result
    }

    /// Figures that are only assumed, by name.
    public var assumptions: [String] {
        var result: [String] = []
        for basis in legs.flatMap(\.bases) where basis.quality == .assumed && !result.contains(basis.what) {
            result.append(basis.what)
        }
        return result
    }
}

public import Evidence
public import Freight

/// A change of the world that a scenario makes.
public enum ScenarioChange: Sendable, Hashable {
    /// Opens or closes a crossing, passage, ferry or planned line by its identifier.
    case open(String)
    case close(String)
    /// Opens every planned line announced for a year or before.
    case openPlanned(by: Int)
    /// A new line between two places.
    case add(from: String, to: String, mode: Mode, kilometres: Double, kilometresAnHour: Double?)
    /// The speed of a planned line, of a country's lines, or of the way between two places.
    case speed(Stretch, kilometresAnHour: Double)
    /// Hours at a crossing, both sides together, or the basis they are taken from.
    case dwell(crossing: String, Dwell)
    /// Departures a week of a ferry, or between any two terminals of a mode.
    case service(Service, departuresAWeek: Double)
    /// An ad-valorem duty before and after, as fractions.
    case tariff(from: String, to: String, old: Double, new: Double)
    /// A change of the cost of all trade from one side to another, as a fraction of the goods' value.
    case cost(from: String, to: String, change: Double)
    /// A price.
    case price(Price)

    /// Which lines a speed is for.
    public enum Stretch: Sendable, Hashable {
        case line(String)
        case country(String, Mode)
        case between(String, String, Mode)
    }

    /// Hours at a crossing.
    public enum Dwell: Sendable, Hashable {
        case hours(Double)
        case basis(DwellBasis)
    }

    /// What departs.
    public enum Service: Sendable, Hashable {
        case ferry(String)
        case rail
        case sea
    }

    /// A price that changes.
    public enum Price: Sendable, Hashable {
        /// The rate of a mode, by a factor.
        case rate(Mode, factor: Double)
        /// Fuel for all modes, by a factor on its price.
        case fuel(factor: Double)
        /// Dollars for a tonne of CO₂ equivalent.
        case carbon(Double)
    }
}

/// A scenario: changes with names, and the routes to report.
public struct Scenario: Sendable, Hashable {
    /// A change with its place in a file, if it has one.
    public struct Step: Sendable, Hashable {
        public let change: ScenarioChange
        public let place: Complaint.Place?

        /// Makes a step.
        public init(_ change: ScenarioChange, at place: Complaint.Place? = nil) {
            self.change = change
            self.place = place
        }
    }

    /// A route to show before and after.
    public struct Route: Sendable, Hashable {
        public let from: String
        public let to: String
        /// Modes allowed; all when empty.
        public let modes: Set<Mode>
        public let place: Complaint.Place?

        /// Makes a route.
        public init(from: String, to: String, modes: Set<Mode> = [], at place: Complaint.Place? = nil) {
            (self.from, self.to, self.modes, self.place) = (from, to, modes, place)
        }
    }

    /// Somebody's claim about what the scenario shortens, to hold against every route.
    public struct Claim: Sendable, Hashable {
        public let text: String
        /// Kilometres and days that it is said to save; nil for what it does not say.
        public let kilometres: Double?
        public let days: ClosedRange<Double>?

        /// Makes a claim.
        public init(text: String, kilometres: Double? = nil, days: ClosedRange<Double>? = nil) {
            (self.text, self.kilometres, self.days) = (text, kilometres, days)
        }
    }

    public var name: String
    public var nameFrench: String
    /// What the reader should know; empty for nothing.
    public var note: String
    public var noteFrench: String
    /// Year from which it holds; nil when none is given.
    public var year: Int?
    public var steps: [Step]
    public var routes: [Route]
    public var claims: [Claim] = []

    /// Makes a scenario.
    public init(
        name: String, nameFrench: String = "", note: String = "", noteFrench: String = "", year: Int? = nil,
        changes: [ScenarioChange] = [], routes: [Route] = []
    ) {
        self.name = name
        self.nameFrench = nameFrench.isEmpty ? name : nameFrench
        self.note = note
        self.noteFrench = noteFrench.isEmpty ? note : noteFrench
        self.year = year
        steps = changes.map { Step($0) }
        self.routes = routes
    }

    public func name(french: Bool) -> String { french ? nameFrench : name }
    public func note(french: Bool) -> String { french ? noteFrench : note }
}

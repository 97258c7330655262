internal import Atlas
public import Evidence
public import Freight

/// What a planned line of the atlas changes when it opens, worked out beforehand with all draws.
///
/// The table is made by `script/effects` from the same scenario that `sogdian whatif` computes: every planned link of
/// the project opened on the embedded network. A test holds that the tables it rests on are those of this build.
public struct Opening: Sendable, Hashable {
    /// One route before and after.
    public struct Route: Sendable, Hashable {
        public let from: String
        public let to: String
        /// Modes that the route may use.
        public let modes: String
        /// Nil where no way was before.
        public let kilometresBefore: Double?
        public let kilometres: Double
        public let daysBefore: Span?
        public let days: Span
        /// Dollars a TEU.
        public let dollarsBefore: Double?
        public let dollars: Double
        /// Crossings of the new route.
        public let crossings: String

        /// Kilometres less than before; negative when it is longer, nil where no way was before.
        public var kilometresSaved: Double? { kilometresBefore.map { $0 - kilometres } }
        /// Days less than before, middle values.
        public var daysSaved: Double? { daysBefore.map { $0.mid - days.mid } }
    }

    /// A change with the range of nine draws in ten.
    public struct Effect: Sendable, Hashable {
        /// ISO 3166 alpha-3, or `WORLD`.
        public let subject: String
        public let change: Span
        /// Whether the economy's home sales are a guess from others.
        public let isImputed: Bool
    }

    public let project: String
    public fileprivate(set) var routes: [Route] = []
    /// World trade between economies, percent.
    public fileprivate(set) var worldTrade: Effect?
    /// Real income, percent, the largest change first.
    public fileprivate(set) var income: [Effect] = []
    /// TEU a year of others that pass through, the largest change first.
    public fileprivate(set) var transit: [Effect] = []
    /// How many parameters behind it are assumed.
    public fileprivate(set) var assumed = 0
    /// How many draws the ranges are from.
    public fileprivate(set) var draws = 0

    /// The opening of a project of the atlas; nil for one that has no planned line on the network.
    public static func of(_ project: String) -> Opening? { table.openings[project] }

    /// The projects that have one.
    public static var projects: [String] { table.openings.keys.sorted() }

    /// SHA-256 over the tables that the results rest on.
    static var digest: String { table.digest }

    /// Who stands behind the numbers.
    public static let source = Source(
        id: "sogdian-whatif", publisher: "Sogdian", title: "What if: planned lines opened on the freight network",
        url: "", licence: "ODbL 1.0 (rail and road), Apache-2.0",
        attribution: "computed by Sogdian; network © OpenStreetMap contributors, searoute; trade CEPII BACI",
        vintage: "2026-11", quality: .derived)

    private static let table = OpeningTable.read()

    fileprivate init(project: String) { self.project = project }
}

/// Reads `openings.csv`.
private enum OpeningTable {
    static func read() -> (openings: [String: Opening], digest: String) {
        var result: (openings: [String: Opening], digest: String) = ([:], "")
        var draws = 0
        // Kilometres, days and dollars of a route stand on three rows that follow each other.
        var pending: (kilometres: (before: Double?, after: Double), crossings: String, days: (Span?, Span))?
        for row in EnergyTables.openings {
            func number(_ title: String) -> Double? { row[title].flatMap(Double.init) }
            func span(_ side: String) -> Span? {
                guard let mid = number(side) else { return nil }
                return Span(low: number(side + "_low") ?? mid, mid: mid, high: number(side + "_high") ?? mid)
            }
            let project = row["project"] ?? ""
            let kind = row["kind"] ?? ""
            if kind == "digest" {
                (result.digest, draws) = (row["subject"] ?? "", Int(number("after") ?? 0))
                continue
            }
            var opening = result.openings[project] ?? Opening(project: project)
            opening.draws = draws
            let effect = span("after").map {
                Opening.Effect(subject: row["subject"] ?? "", change: $0, isImputed: row["flag"] == "imputed")
            }
            switch kind {
            case "route_km":
                guard let after = number("after") else { continue }
                pending = ((number("before"), after), row["flag"] ?? "", (nil, .zero))
            case "route_days": pending?.days = (span("before"), span("after") ?? .zero)
            case "route_usd":
                guard let route = pending else { continue }
                opening.routes.append(
                    Opening.Route(
                        from: row["subject"] ?? "", to: row["other"] ?? "", modes: row["modes"] ?? "",
                        kilometresBefore: route.kilometres.before, kilometres: route.kilometres.after,
                        daysBefore: route.days.0, days: route.days.1, dollarsBefore: number("before"),
                        dollars: number("after") ?? 0, crossings: route.crossings))
                pending = nil
            case "world_trade": opening.worldTrade = effect
            case "income": if let effect { opening.income.append(effect) }
            case "transit": if let effect { opening.transit.append(effect) }
            case "assumed": opening.assumed = Int(number("after") ?? 0)
            default: break
            }
            result.openings[project] = opening
        }
        return result
    }
}

internal import Evidence
internal import Reading

/// What a claim asks of the evidence, or why it asks nothing.
struct Inquiry {
    /// How an answer is compared with the claim.
    enum Kind: Hashable {
        /// A value in a unit: dollars, people.
        case level
        /// A change in percent against the year before.
        case growth
        /// A change between two years, as a ratio of levels.
        case span(from: Int, to: Int)
        /// A part of a whole, in percent.
        case share
        /// A place among partners.
        case rank
    }

    let kind: Kind
    /// The measure asked for; of a growth, share or rank the measure that grows, is divided or is ordered.
    let measure: Measure
    let parties: [String]
    let period: Period

    /// The question put to a source.
    var question: Question {
        switch kind {
        case .level, .span: Question(measure: measure, parties: parties, period: period)
        case .growth: Question(measure: .growth, of: measure, parties: parties, period: period)
        case .share: Question(measure: .share, of: measure, parties: parties, period: period)
        case .rank: Question(measure: .rank, of: measure, parties: parties, period: period)
        }
    }

    /// The same inquiry of another period or other parties.
    func with(period: Period? = nil, parties: [String]? = nil) -> Inquiry {
        Inquiry(kind: kind, measure: measure, parties: parties ?? self.parties, period: period ?? self.period)
    }

    /// Measures that need two sides.
    static let bilateral: Set<Measure> = [.tradeTotal, .exports, .imports, .tradeBalance]
    private static let invested: Set<Measure> = [.fdiFlow, .fdiStock, .investment, .projectCount]
    /// Physical figures of a service, project or place.
    static let physical: Set<Measure> = [.volume, .distance, .capacity, .duration, .cost]

    /// Makes the inquiry of a claim; nil when no series could answer it.
    init?(
        _ claim: Claim, period: Period, standing: Standing.Reading?, lastFullYear: Int? = nil, isOutward: Bool = false
    ) {
        let codes = claim.parties.map(\.code)
        switch claim.measure {
        case .tradeTotal, .exports, .imports, .tradeBalance:
            guard claim.unit.isCurrency, let sides = Self.sides(codes) else { return nil }
            self.init(kind: .level, measure: claim.measure, parties: sides, period: period)
        case .fdiFlow, .fdiStock, .investment, .projectCount:
            guard claim.unit.isCurrency || claim.unit == .count, (1...2).contains(codes.count) else { return nil }
            // One economy's investment abroad is with the world; what comes in is not held.
            let sides = codes.count == 1 && isOutward ? codes + ["WORLD"] : codes
            guard sides.count == 2 else { return nil }
            self.init(kind: .level, measure: claim.measure, parties: sides, period: period)
        case .gdp:
            guard claim.unit.isCurrency, codes.count == 1 else { return nil }
            self.init(kind: .level, measure: .gdp, parties: codes, period: period)
        case .population:
            guard codes.count == 1, !claim.unit.isCurrency, claim.unit != .percent else { return nil }
            self.init(kind: .level, measure: .population, parties: codes, period: period)
        case .volume, .distance, .capacity, .duration, .cost:
            guard Self.physical.contains(claim.measure), !codes.isEmpty else { return nil }
            self.init(kind: .level, measure: claim.measure, parties: codes, period: period)
        case .countOther:
            // "neuf pays" of a group is the number of its members.
            guard claim.unit == .count, codes.count == 1, Membership.isOfCountries(claim) else { return nil }
            self.init(kind: .level, measure: .countOther, parties: codes, period: period)
        case .growth:
            guard let of = claim.growthOf, claim.unit == .percent || claim.unit == .times else { return nil }
            let sides = Self.bilateral.contains(of) ? Self.sides(codes) : (codes.count == 1 ? codes : nil)
            // Announced growth of output is real; the series are in current prices.
            guard of != .tradeBalance, Self.bilateral.contains(of) || of == .population, let sides else {
                return nil
            }
            if let (from, to) = Self.span(period, lastFullYear) {
                self.init(kind: .span(from: from, to: to), measure: of, parties: sides, period: period)
            } else {
                self.init(kind: .growth, measure: of, parties: sides, period: period)
            }
        case .share:
            guard claim.unit == .percent, codes.count == 2, codes.allSatisfy(Self.isCode) else { return nil }
            self.init(kind: .share, measure: .tradeTotal, parties: codes, period: period)
        case .rank:
            guard let standing else { return nil }
            self.init(
                kind: .rank, measure: standing.measure, parties: [standing.reporter, standing.partner], period: period)
        default: return nil
        }
    }

    private init(kind: Kind, measure: Measure, parties: [String], period: Period) {
        self.kind = kind
        self.measure = measure
        self.parties = parties
        self.period = period
    }

    /// The inquiry of a physical figure of a work of the atlas.
    init(physical measure: Measure, of project: String, period: Period) {
        self.init(kind: .level, measure: measure, parties: [project], period: period)
    }

    /// The same inquiry of another flow.
    init(_ other: Inquiry, measure: Measure) {
        self.init(kind: other.kind, measure: measure, parties: other.parties, period: other.period)
    }

    /// The same inquiry as a change between two years.
    init(_ other: Inquiry, from: Int, to: Int) {
        self.init(
            kind: .span(from: from, to: to), measure: other.measure, parties: other.parties, period: other.period)
    }

    /// Both sides of a trade flow; one side alone trades with the world.
    private static func sides(_ codes: [String]) -> [String]? {
        guard codes.allSatisfy(isCode) else { return nil }
        switch codes.count {
        case 1: return codes[0] == "WORLD" ? nil : [codes[0], "WORLD"]
        case 2: return codes
        default: return nil
        }
    }

    /// First and last year of an interval over years; "since 2014" lasts to the last year that was over.
    private static func span(_ period: Period, _ lastFullYear: Int?) -> (Int, Int)? {
        guard case .interval(.year(let from)?, let end) = period else { return nil }
        let to: Int? =
            if case .year(let year)? = end { year } else { end == nil ? lastFullYear : nil }
        guard let to, to > from else { return nil }
        return (from, to)
    }

    /// Economy and group codes are capitals; places are names.
    static func isCode(_ code: String) -> Bool {
        code.utf8.allSatisfy { ($0 >= 0x41 && $0 <= 0x5A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x5F }
    }
}

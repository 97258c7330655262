internal import Checking
public import Evidence
internal import Reading

/// Every reporter's values of the years around a claim.
public struct History: Sendable {
    /// One reporter's values by year, rising.
    public struct Line: Sendable {
        public let reporter: String
        public let values: [(year: Int, value: Double)]
    }

    public let measure: Measure
    public let unit: Unit
    public let lines: [Line]

    /// Asks the sources for the ten years before a claim's and the one after; nil when a series of years says nothing
    /// about it or fewer than three values are held.
    init?(of claim: Claim, _ verdict: Verdict, sources: [any EvidenceSource]) {
        guard let reference = verdict.references.first?.reference, let year = claim.period?.days.map(Self.year),
            claim.measure != .rank, claim.measure != .duration, claim.measure != .countOther
        else { return nil }
        let measure = claim.measure == .growth ? claim.growthOf ?? .tradeTotal : claim.measure
        guard measure != .share else { return nil }
        let parties = [reference.reporter, reference.partner].compactMap { $0 }
        let codes = claim.parties.map(\.code)
        let asked = codes.count == 2 ? codes : parties
        var values: [String: [Int: Double]] = [:]
        let unit = claim.measure == .growth ? Unit.usDollar : claim.unit
        for when in year - 10...year + 1 {
            let question = Question(measure: measure, parties: asked, period: .year(when))
            for answer in sources.flatMap({ $0.references(for: question) })
            where answer.unit == unit && answer.bound == .exact && values[answer.reporter]?[when] == nil {
                values[answer.reporter, default: [:]][when] = abs(answer.value)
            }
        }
        let lines = values.map { reporter, years in
            Line(reporter: reporter, values: years.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
        }.sorted { ($1.values.count, $0.reporter) < ($0.values.count, $1.reporter) }
        guard lines.contains(where: { $0.values.count >= 3 }) else { return nil }
        self.measure = measure
        self.unit = unit
        self.lines = lines
    }

    private static func year(_ days: ClosedRange<Int>) -> Int { CivilDate(dayNumber: days.upperBound).year }
}

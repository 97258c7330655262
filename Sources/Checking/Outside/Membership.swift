public import Atlas
public import Evidence
internal import Reading

/// Answers how many members a group had on a day, from the atlas: nine in the SCO on 2 July 2024, ten two days later.
public struct Membership: EvidenceSource {
    private let atlas: Atlas

    /// Makes a source from an atlas.
    public init(_ atlas: Atlas = .embedded) {
        self.atlas = atlas
    }

    public func references(for question: Question) -> [Reference] {
        guard question.measure == .countOther, let group = question.parties.first, question.parties.count == 1,
            let days = question.period.days
        else { return [] }
        // On the first day of the period: an article of a summit speaks of the group that meets.
        let date = CivilDate(dayNumber: days.lowerBound)
        let members = atlas.fullMemberships(of: group, on: date)
        guard members.count > 1, let newest = members.max(by: { Self.start($0) < Self.start($1) }) else { return [] }
        let worst = members.map(\.quality).max { Self.order($0) < Self.order($1) } ?? .assumed
        let source = Source(
            id: "membership-\(group)", publisher: "", title: "Members of \(group)", url: newest.url,
            licence: "facts", attribution: "Members of \(group), dated; each with its source in the atlas",
            vintage: newest.from?.description ?? "", quality: worst)
        return [
            Reference(
                source: source, reporter: group, partner: nil, measure: .countOther, definition: "full members",
                period: .point(.day(date.year, date.month, date.day)), value: Double(members.count), unit: .count,
                vintage: source.vintage, quality: .derived,
                formula: members.map(\.member).sorted().joined(separator: " + "))
        ]
    }

    /// Whether a claim counts countries.
    static func isOfCountries(_ claim: Claim) -> Bool {
        guard claim.measure == .countOther, claim.unit == .count, claim.parties.count == 1 else { return false }
        let noun = (claim.of ?? claim.quote).lowercased()
        return WordTable.embedded.forms(.countries).contains { WordTable.stands($0, in: noun) }
    }

    private static func start(_ membership: Atlas.Membership) -> Int {
        membership.from?.days?.lowerBound ?? Int.min
    }

    private static func order(_ quality: Quality) -> Int { Quality.allCases.firstIndex(of: quality) ?? 0 }
}

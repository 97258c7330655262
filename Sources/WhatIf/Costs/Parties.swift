internal import Atlas
internal import Evidence
internal import Trade

/// Economies of the baseline by the names that tables and scenarios use: codes, groups of the atlas, and regions.
struct Parties: Sendable {
    private let baseline: Baseline
    private let byName: [String: [Int]]

    init(_ baseline: Baseline) {
        self.baseline = baseline
        var byName: [String: [Int]] = [:]
        for (index, economy) in baseline.economies.enumerated() { byName[economy.code] = [index] }
        let date = CivilDate(year: 2026, month: 1, day: 1)
        for group in Atlas.embedded.groups {
            guard let date else { continue }
            let members = Atlas.embedded.members(of: group, on: date).compactMap { baseline.index(of: $0) }
            if !members.isEmpty { byName[group] = members.sorted() }
        }
        func codes(_ text: String) -> [Int] {
            text.split(separator: " ").compactMap { baseline.index(of: String($0)) }
        }
        let inner = codes("KAZ KGZ TJK TKM UZB MNG AZE GEO")
        byName["INNER"] = inner
        byName["EAST"] = (byName["ASEAN"] ?? []) + codes("CHN HKG TWN JPN KOR")
        byName["WEST"] = (byName["EU"] ?? []) + codes("GBR CHE NOR UKR TUR BLR")
        byName["ASIA"] =
            inner + (byName["EAST"] ?? []) + codes("IRN PAK AFG IND BGD TUR RUS BLR SAU ARE")
        byName["WORLD"] = Array(baseline.economies.indices)
        self.byName = byName
    }

    /// Positions of a code's or group's economies; nil for a name that is neither.
    func members(of name: String) -> [Int]? { byName[name] }

    var names: [String] { byName.keys.sorted() }
}

internal import Atlas
public import Evidence

/// What is held, and what is not.
public enum Coverage {
    /// What one source brings.
    public struct OfSource: Sendable {
        public let source: Source
        public var series = 0
        public var observations = 0
        public var first: Int?
        public var last: Int?
    }

    /// Each source, with its number of series and values and its first and last year, the largest first.
    public static func bySource(_ series: [Series]) -> [OfSource] {
        var found: [Source: OfSource] = [:]
        for item in series {
            var one = found[item.source] ?? OfSource(source: item.source)
            one.series += 1
            one.observations += item.observations.count
            for days in item.observations.compactMap({ $0.period.days }) {
                let (start, end) = (
                    CivilDate(dayNumber: days.lowerBound).year, CivilDate(dayNumber: days.upperBound).year
                )
                one.first = min(one.first ?? start, start)
                one.last = max(one.last ?? end, end)
            }
            found[item.source] = one
        }
        return found.values.sorted {
            $0.observations == $1.observations ? $0.source.id < $1.source.id : $0.observations > $1.observations
        }
    }

    /// One year of a pair as its two sides report it, in US dollars.
    public struct Gap: Sendable {
        public let partner: String
        public let year: Int
        public let own: Double?
        public let mirror: Double?
        /// Codes of the sides that nothing is held of.
        public let missing: [String]

        /// The reporter's value over the partner's.
        public var ratio: Double? {
            guard let own, let mirror, mirror > 0 else { return nil }
            return own / mirror
        }
    }

    /// Both sides' values of each partner and year, by the best quality held of each.
    ///
    /// Without partners, the members of ASEAN and of Central Asia in the last year. China and Viet Nam in 2022:
    /// 235.6 bn against 176.2 bn, ratio 1.34.
    public static func gaps(
        in base: Base, reporter: String, partners: [String], measure: Measure, years: ClosedRange<Int>
    ) -> [Gap] {
        let day = CivilDate(year: years.upperBound, month: 12, day: 31) ?? CivilDate(dayNumber: 20_000)
        let others =
            partners.isEmpty
            ? ["ASEAN", "CAS5"].flatMap { base.atlas.members(of: $0, on: day) }.filter { $0 != reporter } : partners
        return others.flatMap { partner in
            years.map { year in
                let found = base.references(
                    for: Question(measure: measure, parties: [reporter, partner], period: .year(year)))
                func best(_ side: String) -> Double? {
                    found.filter { $0.reporter == side && $0.unit == .usDollar && $0.bound == .exact }
                        .min { rank($0) < rank($1) }?.value
                }
                let (own, mirror) = (best(reporter), best(partner))
                return Gap(
                    partner: partner, year: year, own: own, mirror: mirror,
                    missing: (own == nil ? [reporter] : []) + (mirror == nil ? [partner] : []))
            }
        }
    }

    /// Order of trust: what statistical offices published or what is computed from it, then the press.
    private static func rank(_ reference: Reference) -> Int {
        let order: [Quality] = [.measured, .official, .derived, .literature, .press, .assumed]
        return order.firstIndex(of: reference.quality) ?? order.count
    }

    /// A dollar amount for a table, in whole dollars.
    public static func amount(_ value: Double) -> String {
        abs(value) < 1e15 ? String(Int(value.rounded())) : value.description
    }

    /// A ratio with two decimals.
    public static func ratio(_ value: Double) -> String {
        guard value < 1e6 else { return value.description }
        let hundredths = Int((value * 100).rounded())
        return "\(hundredths / 100)." + (hundredths % 100 < 10 ? "0" : "") + "\(hundredths % 100)"
    }
}

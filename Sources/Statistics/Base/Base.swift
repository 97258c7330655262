public import Atlas
internal import Evidence

/// Official series, those that come with the program and those a user has imported, as a source of evidence.
///
/// What a source published stays as published. Totals, groups, balances, sums over months and years, growth, shares,
/// ranks and amounts in another currency that no source gives are computed when asked for and marked `derived`, with
/// their formula. What was read once is remembered, so a base does not see what is imported after it was made.
public struct Base: Sendable {
    /// Where series are looked for, in this order.
    public let shelves: [any SeriesShelf]
    let atlas: Atlas
    /// Codes of all groups that have members.
    let groups: Set<String>
    private let memo = SeriesMemo()

    /// The base inside the binary.
    public static let embedded = Base(shelves: [EmbeddedShelf.embedded], atlas: .embedded)

    /// Makes a base from shelves.
    public init(shelves: [any SeriesShelf], atlas: Atlas) {
        self.shelves = shelves
        self.atlas = atlas
        groups = atlas.groups
    }

    /// The same base with more series beside its own.
    public func adding(_ shelf: any SeriesShelf) -> Base {
        Base(shelves: shelves + [shelf], atlas: atlas)
    }

    /// Every series held.
    public var series: [Series] { shelves.flatMap { $0.all() } }

    /// Everybody that a series is about.
    public var parties: Set<String> { Set(series.flatMap { [$0.reporter, $0.partner] }).subtracting([""]) }

    /// Series of a measure for a reporter and partner; the empty partner for figures of one side.
    func series(_ measure: Measure, _ reporter: String, _ partner: String) -> [Series] {
        memo.series(.init(measure: measure, reporter: reporter, partner: partner)) {
            shelves.flatMap { $0.series(of: measure, reporter: reporter, partner: partner) }
                .filter { $0.product == "TOTAL" }
        }
    }

    /// Values in a period as the sources give them.
    func published(_ measure: Measure, _ reporter: String, _ partner: String, _ period: Period) -> [Reference] {
        series(measure, reporter, partner).flatMap { item in
            item.observations.filter { Self.answers($0, item, period) }.map(item.reference)
        }
    }

    /// Whether two periods cover the same days, however written.
    static func same(_ one: Period, _ other: Period) -> Bool {
        one == other || (one.days != nil && one.days == other.days)
    }

    /// Whether an observation is about a period: the same days, or for stocks and counts since a beginning, a day or
    /// month within the period at whose end they stand.
    private static func answers(_ observation: Observation, _ item: Series, _ period: Period) -> Bool {
        if same(observation.period, period) { return true }
        let isStock =
            item.measure == .fdiStock || item.measure == .projectCount || item.definition.hasSuffix("cumulative")
            || item.definition.hasPrefix("cumulative")
        guard isStock, case .point(let asked) = period else { return false }
        let end: Period.Point? =
            switch observation.period {
            case .point(let point): point
            case .interval(_, let to): to
            }
        guard let end else { return false }
        return asked.days.lowerBound <= end.days.lowerBound && end.days.upperBound <= asked.days.upperBound
    }
}

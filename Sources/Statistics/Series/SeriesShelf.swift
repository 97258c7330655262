public import Evidence

/// Something that keeps series and finds them by what they measure and whom they are about.
public protocol SeriesShelf: Sendable {
    /// Series of a measure by a reporter about a partner; the empty partner for figures of one side.
    func series(of measure: Measure, reporter: String, partner: String) -> [Series]
    /// Series of a measure by a reporter about every partner.
    func series(of measure: Measure, reporter: String) -> [Series]
    /// Series of a measure by every reporter.
    func series(of measure: Measure) -> [Series]
    /// Every series.
    func all() -> [Series]
}

/// Series held in memory, such as those just imported.
public struct MemoryShelf: SeriesShelf {
    private struct Key: Hashable {
        let measure: Measure
        let reporter: String
        let partner: String
    }

    private let held: [Series]
    private let index: [Key: [Int]]

    /// Makes a shelf.
    public init(_ series: [Series]) {
        held = series
        index = Dictionary(grouping: series.indices) {
            Key(measure: series[$0].measure, reporter: series[$0].reporter, partner: series[$0].partner)
        }
    }

    public func series(of measure: Measure, reporter: String, partner: String) -> [Series] {
        index[Key(measure: measure, reporter: reporter, partner: partner), default: []].map { held[$0] }
    }

    public func series(of measure: Measure, reporter: String) -> [Series] {
        held.filter { $0.measure == measure && $0.reporter == reporter }
    }

    public func series(of measure: Measure) -> [Series] { held.filter { $0.measure == measure } }

    public func all() -> [Series] { held }
}

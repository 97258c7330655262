public import Evidence

/// What a piece of a transport chain takes and costs, for one TEU.
public struct Assessment: Sendable, Hashable {
    public var hours = Span.zero
    /// US dollars.
    public var usd = Span.zero
    /// Kilograms of CO₂ equivalent, well to wake.
    public var kilogramsCO2e = Span.zero

    /// Makes an empty assessment.
    public init() {}

    /// The share of it that a part of a link takes.
    static func * (left: Assessment, right: Double) -> Assessment {
        var result = Assessment()
        result.hours = left.hours * right
        result.usd = left.usd * right
        result.kilogramsCO2e = left.kilogramsCO2e * right
        return result
    }

    public static func += (left: inout Assessment, right: Assessment) {
        left.hours += right.hours
        left.usd += right.usd
        left.kilogramsCO2e += right.kilogramsCO2e
    }
}

/// A figure that went into an answer, with where it comes from.
public struct Basis: Sendable, Hashable {
    /// What the figure is, such as `rail.speed(KZ)` or `hours at Khorgos–Altynkol, KZ in`.
    public let what: String
    public let value: Span
    public let unit: String
    /// Identifier in the list of sources.
    public let source: String
    public let year: String
    public let quality: Quality
    /// What the reader should know of it; empty when nothing.
    public let note: String

    init(_ row: Parameters.Row) {
        what = row.label
        value = row.value
        unit = row.unit
        source = row.source
        year = row.year
        quality = row.quality
        note = row.note
    }

    init(what: String, value: Span, unit: String, source: String, year: String, quality: Quality, note: String) {
        self.what = what
        self.value = value
        self.unit = unit
        self.source = source
        self.year = year
        self.quality = quality
        self.note = note
    }
}

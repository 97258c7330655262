/// Something that can answer a question about a figure with references.
///
/// Statistics is one; distances and days computed on the network are another.
public protocol EvidenceSource: Sendable {
    /// Everything held that answers the question, one reference a reporter and source; empty when nothing is held.
    func references(for question: Question) -> [Reference]
}

/// A question put to a source: which measure, between whom, when.
public struct Question: Sendable, Hashable {
    /// What is asked for.
    ///
    /// For `growth` and `share`, `of` names the measure that grows or is divided.
    public var measure: Measure
    public var of: Measure?
    /// Economies, groups or places by code; the first is the reporter, exporter or investor when that matters.
    public var parties: [String]
    public var period: Period
    /// Unit wanted, when the question depends on it: growth in CNY is not growth in USD.
    ///
    /// For `growth`, a currency asks for growth in that currency and `times` for a multiple instead of percent.
    public var unit: Unit?
    /// For `growth`: the earlier period to compare with; nil for the same stretch a year before.
    public var since: Period?

    /// Makes a question.
    public init(
        measure: Measure, of: Measure? = nil, parties: [String], period: Period, unit: Unit? = nil,
        since: Period? = nil
    ) {
        self.measure = measure
        self.of = of
        self.parties = parties
        self.period = period
        self.unit = unit
        self.since = since
    }
}

/// An official or published value that answers a question.
public struct Reference: Sendable, Hashable {
    /// Whether the source gave the value as it stands or only as a limit ("more than 15").
    public enum Bound: String, Sendable, Hashable {
        case exact
        case lower = "lower_bound"
        case upper = "upper_bound"
    }

    public var source: Source
    /// Who reported: ISO 3166 alpha-3, group code or place.
    public var reporter: String
    /// The other side; nil for figures without one, such as GDP.
    public var partner: String?
    public var measure: Measure
    /// Short label of the definition, such as `goods` or `ofdi-mofcom`.
    public var definition: String
    public var period: Period
    /// In base units of `unit`: dollars, not millions.
    public var value: Double
    public var unit: Unit
    public var vintage: String
    public var quality: Quality
    public var bound: Bound
    /// How a derived value was computed, with its inputs; nil when the source published it.
    public var formula: String?
    /// The currency in which a growth, share or rank was computed or published; nil for levels.
    public var basis: Unit?

    /// Makes a reference.
    public init(
        source: Source, reporter: String, partner: String?, measure: Measure, definition: String, period: Period,
        value: Double, unit: Unit, vintage: String, quality: Quality, bound: Bound = .exact, formula: String? = nil,
        basis: Unit? = nil
    ) {
        self.source = source
        self.reporter = reporter
        self.partner = partner
        self.measure = measure
        self.definition = definition
        self.period = period
        self.value = value
        self.unit = unit
        self.vintage = vintage
        self.quality = quality
        self.bound = bound
        self.formula = formula
        self.basis = basis
    }
}

public import Evidence

/// Official observations of one measure by one reporter about one partner, from one source.
///
/// The words are SDMX's: reporter (`REF_AREA`), partner (`COUNTERPART_AREA`), measure (`INDICATOR`), valuation, unit,
/// multiplier (`UNIT_MULT`), observation status.
public struct Series: Sendable, Hashable {
    public var source: Source
    /// ISO 3166 alpha-3, group code or place.
    public var reporter: String
    /// Empty for figures without another side, such as output.
    public var partner: String
    public var measure: Measure
    /// What exactly is counted: `goods`, `trains`, `ofdi-mofcom`.
    public var definition: String
    /// `TOTAL`, or a chapter of the Harmonized System such as `HS27`.
    public var product: String
    public var valuation: Valuation
    public var unit: Unit
    public var quality: Quality
    /// How the values were computed when no source published them.
    public var formula: String?
    /// For growth: what grows.
    public var of: Measure?
    /// For growth: the currency in which it is measured.
    public var basis: Unit?
    /// In the order of time.
    public var observations: [Observation]

    /// Makes a series.
    public init(
        source: Source, reporter: String, partner: String, measure: Measure, definition: String,
        product: String = "TOTAL", valuation: Valuation = .unstated, unit: Unit, quality: Quality,
        formula: String? = nil, of: Measure? = nil, basis: Unit? = nil, observations: [Observation]
    ) {
        self.source = source
        self.reporter = reporter
        self.partner = partner
        self.measure = measure
        self.definition = definition
        self.product = product
        self.valuation = valuation
        self.unit = unit
        self.quality = quality
        self.formula = formula
        self.of = of
        self.basis = basis
        self.observations = observations
    }

    /// How often the source observes, by the first observation's period.
    public var frequency: Frequency { observations.first.map { Frequency(of: $0.period) } ?? .other }

    /// The reference that an observation makes.
    func reference(_ observation: Observation) -> Reference {
        Reference(
            source: source, reporter: reporter, partner: partner.isEmpty ? nil : partner, measure: measure,
            definition: definition, period: observation.period, value: observation.value, unit: unit,
            vintage: source.vintage, quality: quality, bound: observation.bound, formula: formula, basis: basis)
    }
}

/// Where along the way a trade value is taken.
public enum Valuation: String, Sendable, Hashable, CaseIterable {
    /// Free on board: without freight and insurance to the border of the importer.
    case fob = "FOB"
    /// Cost, insurance and freight included.
    case cif = "CIF"
    case unstated = ""
}

/// How often a series is observed, with SDMX's letters.
public enum Frequency: String, Sendable, Hashable, CaseIterable {
    case yearly = "A"
    case halfYearly = "S"
    case quarterly = "Q"
    case monthly = "M"
    case daily = "D"
    /// Intervals and decades.
    case other = "_O"

    init(of period: Period) {
        guard case .point(let point) = period else {
            self = .other
            return
        }
        switch point {
        case .year: self = .yearly
        case .half: self = .halfYearly
        case .quarter: self = .quarterly
        case .month: self = .monthly
        case .day: self = .daily
        case .decade: self = .other
        }
    }
}

/// A value of a series.
public struct Observation: Sendable, Hashable {
    /// What the source says about a value: SDMX's code list of observation status, with `R` for revised.
    public enum Status: String, Sendable, Hashable, CaseIterable {
        case normal = "A"
        case estimated = "E"
        case provisional = "P"
        case revised = "R"
    }

    public var period: Period
    /// In base units: dollars, not millions.
    public var value: Double
    public var status: Status
    public var bound: Reference.Bound

    /// Makes an observation.
    public init(period: Period, value: Double, status: Status = .normal, bound: Reference.Bound = .exact) {
        self.period = period
        self.value = value
        self.status = status
        self.bound = bound
    }
}

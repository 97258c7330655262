public import Evidence

/// A quantity somebody stated, with where it stands in the text and what it is about.
public struct Claim: Sendable, Hashable {
    /// The quantity in base units: one number, or the two ends of a range.
    public enum Value: Sendable, Hashable {
        case number(Double)
        case range(Double, Double)

        /// The number, or the middle of the range.
        public var middle: Double {
            switch self {
            case .number(let value): value
            case .range(let low, let high): (low + high) / 2
            }
        }

        /// Both ends; equal for a single number.
        public var ends: (low: Double, high: Double) {
            switch self {
            case .number(let value): (value, value)
            case .range(let low, let high): (low, high)
            }
        }
    }

    /// How firmly the wording fixes the quantity.
    public enum Approximation: String, Sendable, Hashable, CaseIterable {
        case exact
        case about
        case over
        case nearly
        case under
    }

    /// Which way a growing measure moves.
    public enum Direction: String, Sendable, Hashable {
        case up
        case down
    }

    /// What kind of statement it is; only a `stated` claim can be false.
    public enum Modality: String, Sendable, Hashable, CaseIterable {
        case stated
        case target
        case forecast
        case conditional
        case denied
    }

    /// Fields that nothing right at the figure says: taken from elsewhere in the sentence or before it, or guessed.
    public struct Inferred: OptionSet, Sendable, Hashable {
        public let rawValue: UInt8

        /// Makes a set of fields from its bits.
        public init(rawValue: UInt8) { self.rawValue = rawValue }

        public static let measure = Inferred(rawValue: 1)
        public static let parties = Inferred(rawValue: 2)
        public static let period = Inferred(rawValue: 4)

        /// Each field with its name in the record.
        static let names: [(field: Inferred, name: String)] = [
            (.measure, "measure"), (.parties, "parties"), (.period, "period"),
        ]
    }

    /// An economy, group, place or institution, and its part in the figure.
    public struct Party: Sendable, Hashable {
        public enum Role: String, Sendable, Hashable {
            case reporter
            case partner
            case exporter
            case importer
            case investor
            case host
            case of
        }

        /// ISO 3166 alpha-3, a group code, or an English name of the atlas.
        public var code: String
        public var role: Role

        /// Makes a party.
        public init(code: String, role: Role) {
            self.code = code
            self.role = role
        }
    }

    /// First 16 hexadecimal digits of SHA-256 over the type, the document's SHA-256, start, end and value.
    public var id: String
    /// Offsets of the quote in Unicode scalars from 0, end excluded.
    public var start: Int
    public var end: Int
    /// The smallest span with number and unit or head noun; equals the text between the offsets.
    public var quote: String
    public var value: Value
    public var unit: Unit
    /// The noun counted, as written, when the unit is `count`.
    public var of: String?
    public var approximation: Approximation
    public var measure: Measure
    /// For `growth`: the measure that grows.
    public var growthOf: Measure?
    /// For `growth`: up or down; the value itself is positive.
    public var direction: Direction?
    /// Reporter, exporter or investor first.
    public var parties: [Party]
    /// What the figure refers to; nil when the text gives none.
    public var period: Period?
    /// Who said it, as written; nil when the text gives none.
    public var speaker: String?
    public var modality: Modality
    /// Estimated probability that the reading is right, 0 to 1.
    public var confidence: Double
    /// Offsets of the sentence the claim stands in.
    public var sentence: Range<Int>
    /// Significant digits of the number as written ("94,8" has 3, "90" one or two: trailing zeros do not count).
    public var significantDigits: Int
    /// Size of one step in the last written digit, in base units: 0.1 bn for "94,8 milliards".
    public var step: Double
    /// Another claim's index in the same document that this one converts ("100 yuans (14 dollars)").
    public var conversionOf: Int?
    /// A word near the figure that narrows it to a product, a sector or a part; such a figure is no total.
    public var narrowing: String?
    /// What was odd in the writing, such as a broken decimal; shown to the reader.
    public var warnings: [String]
    /// What nothing right at the figure says: the parties are not those its own clause names, the period is not that of a time
    /// of its own, the measure has no word.
    public var inferred: Inferred

    /// Makes a claim.
    public init(
        id: String, start: Int, end: Int, quote: String, value: Value, unit: Unit, of: String? = nil,
        approximation: Approximation = .exact, measure: Measure, growthOf: Measure? = nil,
        direction: Direction? = nil, parties: [Party] = [], period: Period? = nil, speaker: String? = nil,
        modality: Modality = .stated, confidence: Double = 0.5,
        sentence: Range<Int> = unsafe Range(uncheckedBounds: (0, 0)),
        significantDigits: Int = 1, step: Double = 1, conversionOf: Int? = nil, narrowing: String? = nil,
        warnings: [String] = [], inferred: Inferred = []
    ) {
        self.id = id
        self.start = start
        self.end = end
        self.quote = quote
        self.value = value
        self.unit = unit
        self.of = of
        self.approximation = approximation
        self.measure = measure
        self.growthOf = growthOf
        self.direction = direction
        self.parties = parties
        self.period = period
        self.speaker = speaker
        self.modality = modality
        self.confidence = confidence
        self.sentence = sentence
        self.significantDigits = significantDigits
        self.step = step
        self.conversionOf = conversionOf
        self.narrowing = narrowing
        self.warnings = warnings
        self.inferred = inferred
    }
}

public import Evidence

/// What the evidence says about one claim, with the reasons.
public struct Verdict: Sendable, Hashable {
    /// The five ratings, in the order a page shows them.
    public enum Rating: String, Sendable, Hashable, CaseIterable {
        /// An official value of the same definition lies within what the claim's precision and wording allow.
        case agrees
        /// A held series fits with exactly one departure, which is named.
        case agreesDifferently = "agrees_differently"
        /// The definition is clear, the value is known and does not fit.
        case differs
        /// The document contradicts itself.
        case inconsistent
        /// No held series settles it.
        case unverifiable
    }

    /// One reference with how far the claim is from it.
    public struct Comparison: Sendable, Hashable {
        public var reference: Reference
        /// Claim over reference minus one, in percent; nil when they cannot be compared.
        public var deviationPercent: Double?
        /// The value in the claim's own unit when it had to be converted, with the rate used.
        public var convertedValue: Double?
        public var conversion: String?

        /// Makes a comparison.
        public init(
            reference: Reference, deviationPercent: Double?, convertedValue: Double? = nil, conversion: String? = nil
        ) {
            self.reference = reference
            self.deviationPercent = deviationPercent
            self.convertedValue = convertedValue
            self.conversion = conversion
        }
    }

    /// An arithmetic check inside the document.
    public struct Check: Sendable, Hashable {
        public enum Kind: String, Sendable, Hashable {
            case conversion
            case sum
            case growth
            case count
        }

        public var kind: Kind
        public var passed: Bool
        /// The arithmetic in words, in the page's language.
        public var detail: String

        /// Makes a check.
        public init(kind: Kind, passed: Bool, detail: String) {
            self.kind = kind
            self.passed = passed
            self.detail = detail
        }
    }

    public var rating: Rating
    /// Identifier of the documented rule that decided, such as `nearly-below`.
    public var rule: String
    /// One sentence a person can read aloud, in the page's language.
    public var explanation: String
    /// Every reporter's value, closest definition first.
    public var references: [Comparison]
    public var checks: [Check]
    /// What may have gone wrong, such as a factor of a thousand; in the page's language.
    public var hints: [String]
    /// For `unverifiable`: the series that would settle it, with where to get it.
    public var wouldSettle: String?

    /// Makes a verdict.
    public init(
        rating: Rating, rule: String, explanation: String, references: [Comparison] = [], checks: [Check] = [],
        hints: [String] = [], wouldSettle: String? = nil
    ) {
        self.rating = rating
        self.rule = rule
        self.explanation = explanation
        self.references = references
        self.checks = checks
        self.hints = hints
        self.wouldSettle = wouldSettle
    }
}

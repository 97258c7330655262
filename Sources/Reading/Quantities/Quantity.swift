internal import Evidence

/// A number with its unit or noun, before its context is read.
struct Quantity: Sendable {
    enum Kind: Sendable {
        case money
        case percent
        case times
        case physical
        case duration
        case count
        case rank
    }

    /// Tokens of the quote.
    var tokens: Range<Int>
    var kind: Kind
    var value: Claim.Value
    var unit: Unit
    /// Token range of the counted noun.
    var noun: Range<Int>?
    /// Measure the noun itself stands for.
    var nounMeasure: Measure?
    var approximation = Claim.Approximation.exact
    /// Written with a plus or minus sign.
    var sign: Int = 0
    var significantDigits = 1
    var step: Double = 1
    var warnings: [String] = []
    /// Index of the sentence.
    var sentence = 0
    /// A scale word without a unit: the unit of an earlier amount was taken over.
    var isElided = false
}

/// A number as written: digits or words, with its scale.
struct NumberLiteral: Sendable {
    var value: Double
    var end: Int
    /// Whether million, milliard and so on were part of it.
    var hasScale = false
    var isSpelled = false
    /// "une trentaine": a round number by its very word.
    var isRound = false
    var significantDigits = 1
    var step: Double = 1
    /// A bare group of digits without separators.
    var isPlainDigits = false
    var warnings: [String] = []
}

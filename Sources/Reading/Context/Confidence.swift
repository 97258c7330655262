internal import Evidence

/// How sure a reading is: a measure read from a word beside the number beats one taken over or guessed.
enum Confidence {
    /// Estimated probability that unit, measure, parties and period are all right.
    static func of(
        _ quantity: Quantity, _ measure: MeasureContext.Result, _ parties: PartyContext.Result,
        _ period: PeriodContext.Result
    ) -> Double {
        var value = 0.85
        switch quantity.kind {
        case .money, .percent, .times: if measure.cue == nil { value -= 0.2 }
        default: break
        }
        if measure.measure == .otherValue { value -= 0.25 }
        if parties.codes.isEmpty { value -= 0.1 }
        if period.period == nil { value -= 0.1 }
        if quantity.isElided { value -= 0.1 }
        if !quantity.warnings.isEmpty { value -= 0.2 }
        return max(0.05, (value * 100).rounded() / 100)
    }
}

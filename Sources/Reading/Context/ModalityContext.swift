/// Tells statements from targets, forecasts, conditionals and denials.
struct ModalityContext {
    let words: Words
    let layout: Layout
    let marks: [Lexicon.Mark]
    let quantities: [Quantity]
    let times: [TimeExpression]
    let publishedYear: Int?

    /// Modality of each quantity given its period's first year.
    func modality(of quantity: Quantity, year: Int?) -> Claim.Modality {
        let sentence = layout.sentences[quantity.sentence]
        // The nearest word before the quantity, within its clause, decides.
        var lower = sentence.lowerBound
        for other in quantities
        where other.sentence == quantity.sentence && other.tokens.upperBound <= quantity.tokens.lowerBound {
            lower = max(lower, other.tokens.upperBound)
        }
        var found: (position: Int, modality: Claim.Modality)?
        for mark in marks where mark.start >= lower && mark.start < quantity.tokens.lowerBound {
            let modality: Claim.Modality
            switch mark.entry.category {
            case .target:
                // "vers 100 milliards" aims, "exportations vers le Vietnam" does not.
                if words.is(mark.start, "vers") || words.is(mark.start, "towards") || words.is(mark.start, "toward"),
                    quantity.tokens.lowerBound - mark.end > 1
                {
                    continue
                }
                modality = .target
            case .forecast: modality = .forecast
            case .conditional: modality = .conditional
            case .denied: modality = .denied
            default: continue
            }
            if quantity.tokens.lowerBound - mark.end <= 14 { found = (mark.start, modality) }
        }
        if let found { return found.modality }
        let before = times.contains { $0.relation == .by && sentence.contains($0.tokens.lowerBound) }
        if before { return .target }
        if let year, let publishedYear, year > publishedYear { return .forecast }
        return .stated
    }
}

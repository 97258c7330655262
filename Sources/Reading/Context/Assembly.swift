internal import Atlas
internal import Evidence

/// Puts quantities and their context together into claims.
struct Assembly {
    let words: Words
    let source: SourceText
    let layout: Layout
    let marks: [Lexicon.Mark]
    let marksAt: MarkIndex
    let quantities: [Quantity]
    let times: [TimeExpression]
    let published: CivilDate?
    let french: Bool
    let atlas: Atlas
    let fingerprint: String

    /// All claims in the order of the text.
    func claims() -> [Claim] {
        let measuring = MeasureContext(
            words: words, layout: layout, marks: marks, marksAt: marksAt, quantities: quantities, french: french)
        let measures = measuring.results()
        let parties = PartyContext(
            words: words, layout: layout, marks: marks, quantities: quantities, measures: measures, atlas: atlas
        ).parties()
        let periods = PeriodContext(
            words: words, layout: layout, quantities: quantities, measures: measures, times: times, marksAt: marksAt,
            published: published
        ).periods()
        let modalities = ModalityContext(
            words: words, layout: layout, marks: marks, quantities: quantities, times: times,
            publishedYear: published?.year)
        return quantities.indices.map { index in
            claim(
                index, measures[index], parties[index], periods[index],
                modalities.modality(
                    of: quantities[index], year: periods[index]?.days.map { CivilDate(dayNumber: $0.lowerBound).year }),
                conversionOf: measuring.conversionPartner(index))
        }
    }

    private func claim(
        _ index: Int, _ measure: MeasureContext.Result, _ parties: [String], _ period: Period?,
        _ modality: Claim.Modality,
        conversionOf: Int?
    ) -> Claim {
        let quantity = quantities[index]
        let first = words.tokens[quantity.tokens.lowerBound].start
        let last = words.tokens[quantity.tokens.upperBound - 1].end
        let start = source.scalarOffset(ofByte: first)
        let end = source.scalarOffset(ofByte: last)
        let sentence = layout.sentences[quantity.sentence]
        return Claim(
            id: Self.identifier(fingerprint, start, end, quantity.value), start: start, end: end,
            quote: source.string(first..<last), value: quantity.value, unit: quantity.unit, of: noun(of: quantity),
            approximation: quantity.approximation, measure: measure.measure, growthOf: measure.growthOf,
            direction: measure.direction, parties: roles(parties, measure.growthOf ?? measure.measure), period: period,
            speaker: nil, modality: modality, confidence: confidence(quantity, measure, parties, period),
            sentence: source.scalarOffset(
                ofByte: words.tokens[sentence.lowerBound].start)..<source.scalarOffset(
                    ofByte: words.tokens[sentence.upperBound - 1].end),
            significantDigits: quantity.significantDigits, step: quantity.step, conversionOf: conversionOf,
            narrowing: narrowing(of: quantity), warnings: quantity.warnings)
    }

    /// A word for a product or a part between the figure before and this one, or right after it.
    private func narrowing(of quantity: Quantity) -> String? {
        var lower = layout.sentences[quantity.sentence].lowerBound
        for other in quantities
        where other.sentence == quantity.sentence && other.tokens.upperBound <= quantity.tokens.lowerBound {
            lower = max(lower, other.tokens.upperBound)
        }
        let range = lower..<quantity.tokens.upperBound + 5
        guard let mark = marks.first(where: { $0.entry.category == .narrow && range.contains($0.start) }) else {
            return nil
        }
        return source.string(words.tokens[mark.start].start..<words.tokens[mark.end - 1].end)
    }

    private func noun(of quantity: Quantity) -> String? {
        guard let noun = quantity.noun, let last = noun.last else { return nil }
        return source.string(words.tokens[noun.lowerBound].start..<words.tokens[last].end)
    }

    private func roles(_ codes: [String], _ measure: Measure) -> [Claim.Party] {
        codes.enumerated().map { position, code in
            let role: Claim.Party.Role =
                switch measure {
                case .exports: position == 0 ? .exporter : .importer
                case .imports: position == 0 ? .importer : .exporter
                case .fdiFlow, .fdiStock, .investment, .finance:
                    position == 0 ? (codes.count > 1 ? .investor : .host) : .host
                case .tradeTotal, .tradeBalance: position == 0 ? .reporter : .partner
                default: .of
                }
            return Claim.Party(code: code, role: role)
        }
    }

    /// How sure the reading is: a measure read from a word beside the number beats one taken over or guessed.
    private func confidence(
        _ quantity: Quantity, _ measure: MeasureContext.Result, _ parties: [String], _ period: Period?
    ) -> Double {
        var value = 0.85
        switch quantity.kind {
        case .money, .percent, .times: if measure.cue == nil { value -= 0.2 }
        default: break
        }
        if measure.measure == .otherValue { value -= 0.25 }
        if parties.isEmpty { value -= 0.1 }
        if period == nil { value -= 0.1 }
        if quantity.isElided { value -= 0.1 }
        if !quantity.warnings.isEmpty { value -= 0.2 }
        return max(0.05, (value * 100).rounded() / 100)
    }

    /// First 16 hexadecimal digits of SHA-256 over `claim`, the document's SHA-256, start, end and value, a line each.
    static func identifier(_ fingerprint: String, _ start: Int, _ end: Int, _ value: Claim.Value) -> String {
        let written =
            switch value {
            case .number(let number): number.description
            case .range(let low, let high): "\(low)/\(high)"
            }
        return String(Fingerprint.of("claim\n\(fingerprint)\n\(start)\n\(end)\n\(written)").prefix(16))
    }
}

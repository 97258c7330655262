internal import Evidence

/// Tells statements from targets, forecasts, conditionals and denials.
struct ModalityContext {
    let discourse: Discourse
    let words: Words

    /// By byte: whether an ending that shows a tense ends with it; empty without such endings.
    private let isLast: [Bool]

    init(discourse: Discourse) {
        self.discourse = discourse
        var isLast: [Bool] = []
        for ending in discourse.lexicon.conditionalEndings + discourse.lexicon.futureEndings {
            guard let byte = ending.last else { continue }
            if isLast.isEmpty { isLast = [Bool](repeating: false, count: 256) }
            isLast[Int(byte)] = true
        }
        self.isLast = isLast
        words = discourse.words
    }

    /// Modality of each quantity, given their periods.
    func modalities(periods: [PeriodContext.Result]) -> [Claim.Modality] {
        var results: [Claim.Modality] = []
        results.reserveCapacity(discourse.quantities.count)
        for index in discourse.quantities.indices {
            let year = periods[index].period?.days.map { CivilDate(dayNumber: $0.lowerBound).year }
            results.append(modality(of: index, year: year, previous: results.last ?? .stated))
        }
        return results
    }

    private func modality(of index: Int, year: Int?, previous: Claim.Modality) -> Claim.Modality {
        let quantity = discourse.quantities[index]
        let sentence = discourse.sentence(of: quantity)
        // "against 5.8 billion in 2022" is a fact even beside an aim.
        for back in 1...3
        where words.is(quantity.tokens.lowerBound - back, "contre")
            || words.is(quantity.tokens.lowerBound - back, "against")
            || words.is(quantity.tokens.lowerBound - back, "compared")
        {
            return .stated
        }
        // The nearest word before the quantity, within its clause, decides.
        let isFirst = index == discourse.neighbours(of: quantity).lowerBound
        let lower = isFirst ? sentence.lowerBound : discourse.quantities[index - 1].tokens.upperBound
        let stretch = lower..<max(lower, quantity.tokens.lowerBound)
        var found: (position: Int, modality: Claim.Modality)?
        for position in discourse.marksAt.range(stretch)
        where Self.kinds & discourse.marks[position].entry.category.bit != 0
            && quantity.tokens.lowerBound - discourse.marks[position].end <= 16
        {
            let mark = discourse.marks[position]
            // "in the five months to May".
            if mark.entry.category == .conditional, isTime(mark.start, quantity.sentence) { continue }
            switch mark.entry.category {
            case .target:
                // "vers 100 milliards" aims, "exportations vers le Vietnam" does not.
                if isDirection(mark.start), quantity.tokens.lowerBound - mark.end > 1 { continue }
                found = (mark.start, .target)
            case .forecast: found = (mark.start, .forecast)
            case .conditional: found = (mark.start, .conditional)
            case .denied: found = (mark.start, .denied)
            default: continue
            }
        }
        if !isLast.isEmpty {
            for token in stretch where quantity.tokens.lowerBound - token <= 16 {
                guard let tense = tense(of: token), token > (found?.position ?? -1) else { continue }
                found = (token, tense)
            }
        }
        if let found { return found.modality }
        // "a relevé à 5,6 % sa prévision".
        if discourse.marks(in: quantity.tokens.upperBound..<quantity.tokens.upperBound + 5).contains(where: {
            $0.entry.category == .forecast && words.is($0.start, in: .outlook)
        }) {
            return .forecast
        }
        // "the 5 million target for 2023".
        if discourse.marks(in: quantity.tokens.lowerBound..<quantity.tokens.upperBound + 1).contains(where: {
            $0.entry.category == .target && !isDirection($0.start)
        }) {
            return .target
        }
        for position in discourse.timesIn[quantity.sentence]
        where discourse.times[position].relation == .by
            && discourse.clauses[index].contains(discourse.times[position].tokens.lowerBound)
        {
            guard let published = discourse.published, let days = discourse.times[position].period?.days else {
                return .target
            }
            if days.upperBound > published.dayNumber { return .target }
        }
        if let year, let published = discourse.published, year > published.year { return .forecast }
        // "to cost 8 billion and take six years", "a loan of 2 billion (14 billion yuan)".
        if !isFirst, previous != .stated, continues(stretch) { return previous }
        return .stated
    }

    private static let kinds =
        [Lexicon.Category.target, .forecast, .conditional, .denied].reduce(0) { $0 | $1.bit }

    private func isTime(_ token: Int, _ sentence: Int) -> Bool {
        discourse.timesIn[sentence].contains { discourse.times[$0].tokens.contains(token) }
    }

    private func isDirection(_ index: Int) -> Bool {
        words.is(index, "vers") || words.is(index, "towards") || words.is(index, "toward")
    }

    /// Whether a figure goes on from the one before without a new statement.
    private func continues(_ stretch: Range<Int>) -> Bool {
        stretch.count <= 10
            && !stretch.contains { words.isMark($0, ";") || words.is($0, in: .realised) || words.is($0, in: .against) }
            && stretch.contains {
                words.is($0, in: .and) || words.isMark($0, "(") || words.is($0, "from") || words.is($0, "capable")
            }
    }

    /// The tense of a verb by its ending: future or conditional.
    private func tense(of token: Int) -> Claim.Modality? {
        guard words.isWord(token), !words.tokens[token].isCapitalised, words.tokens[token].length >= 5 else {
            return nil
        }
        guard isLast[Int(discourse.source.bytes[words.tokens[token].end - 1])] else { return nil }
        let bytes = discourse.source.bytes[words.tokens[token].start..<words.tokens[token].end]
        if discourse.lexicon.conditionalEndings.contains(where: { Self.ends(bytes, $0) }) { return .conditional }
        if discourse.lexicon.futureEndings.contains(where: { Self.ends(bytes, $0) }) { return .forecast }
        return nil
    }

    private static func ends(_ word: ArraySlice<UInt8>, _ ending: [UInt8]) -> Bool {
        word.count > ending.count && word.suffix(ending.count).elementsEqual(ending)
    }
}

internal import Evidence

/// Decides what each quantity measures from the words around it.
struct MeasureContext {
    let words: Words
    let layout: Layout
    let marks: [Lexicon.Mark]
    let marksAt: MarkIndex
    let quantities: [Quantity]
    let french: Bool

    struct Result {
        var measure: Measure
        var growthOf: Measure?
        var direction: Claim.Direction?
        /// Token of the word that decided; nil when the measure was taken over or guessed.
        var cue: Int?
    }

    private var cues: [[Lexicon.Mark]]

    init(words: Words, layout: Layout, marks: [Lexicon.Mark], marksAt: MarkIndex, quantities: [Quantity], french: Bool)
    {
        self.words = words
        self.layout = layout
        self.marks = marks
        self.marksAt = marksAt
        self.quantities = quantities
        self.french = french
        cues = Array(repeating: [], count: layout.sentences.count)
        var sentence = 0
        for mark in marks {
            switch mark.entry.category {
            case .measure, .up, .down, .share, .rate: break
            default: continue
            }
            while sentence < layout.sentences.count, layout.sentences[sentence].upperBound <= mark.start {
                sentence += 1
            }
            if sentence < layout.sentences.count, layout.sentences[sentence].contains(mark.start) {
                cues[sentence].append(mark)
            }
        }
    }

    /// One result a quantity, in order.
    func results() -> [Result] {
        var results: [Result] = []
        for (index, quantity) in quantities.enumerated() {
            results.append(result(for: quantity, index: index, earlier: results))
        }
        return results
    }

    private func result(for quantity: Quantity, index: Int, earlier: [Result]) -> Result {
        switch quantity.kind {
        case .rank: return Result(measure: .rank)
        case .duration: return Result(measure: .duration)
        case .physical: return Result(measure: physical(quantity))
        case .count: return Result(measure: counted(quantity))
        case .times: return growth(quantity, index: index, earlier: earlier)
        case .percent: return percent(quantity, index: index, earlier: earlier)
        case .money: return money(quantity, index: index, earlier: earlier)
        }
    }

    private func physical(_ quantity: Quantity) -> Measure {
        switch quantity.unit.rawValue {
        case "km", "mile", "m": return .distance
        case "ha", "m2": return .area
        case "W", "kW", "MW", "GW": return .capacity
        case "foot": return .otherValue
        case "tonne", "TEU", "kWh", "MWh", "GWh", "m3", "barrel", "litre", "kg":
            return hasCapacityCue(quantity) ? .capacity : .volume
        default: return .otherValue
        }
    }

    private func hasCapacityCue(_ quantity: Quantity) -> Bool {
        nearestCue(quantity, reach: 14) { $0.entry.text == "capacity" || $0.entry.text == "volume" }?.entry.text
            == "capacity"
    }

    private func counted(_ quantity: Quantity) -> Measure {
        if let noun = quantity.noun {
            if marksAt.has(.inhabitant, at: noun.upperBound - 1) || marksAt.has(.inhabitant, at: noun.lowerBound),
                quantity.value.middle >= 1e6
            {
                return .population
            }
        }
        guard let measure = quantity.nounMeasure else {
            if quantity.noun == nil,
                let before = quantities.last(where: {
                    $0.kind == .count && $0.sentence == quantity.sentence
                        && $0.tokens.lowerBound < quantity.tokens.lowerBound
                })
            {
                return before.nounMeasure ?? .countOther
            }
            return .countOther
        }
        if measure == .volume {
            // "16 millions de personnes" migrate; passengers ride.
            let noun = quantity.noun ?? quantity.tokens
            if words.is(noun.lowerBound, "personnes") || words.is(noun.lowerBound, "people") {
                let near = nearestCue(quantity, reach: 16) {
                    $0.entry.text == "volume" || $0.entry.text == "population"
                }
                return near == nil ? .countOther : near?.entry.text == "population" ? .population : .volume
            }
            if hasCapacityCue(quantity) { return .capacity }
        }
        return measure
    }

    // MARK: - Money

    private func money(_ quantity: Quantity, index: Int, earlier: [Result]) -> Result {
        // A conversion in parentheses measures what the amount before it measures.
        if let previous = conversionPartner(index) { return earlier[previous] }
        let sentence = layout.sentences[quantity.sentence]
        var best: (score: Double, mark: Lexicon.Mark)?
        for cue in cues[quantity.sentence] where cue.entry.category == .measure {
            guard let measure = Measure(rawValue: cue.entry.text), measure.isMoney else { continue }
            let score = Self.weight(measure) + Double(cue.end - cue.start - 1) * 0.6 - cost(cue, quantity, sentence)
            if score > (best?.score ?? -6) { best = (score, cue) }
        }
        if let best, let measure = Measure(rawValue: best.mark.entry.text) {
            return Result(measure: refined(measure, quantity), cue: best.mark.start)
        }
        // Taken over from the amount before, when close by.
        if let previous = earlier.indices.reversed().first(where: {
            quantities[$0].kind == .money && quantities[$0].sentence >= quantity.sentence - 2
        }) {
            return Result(measure: earlier[previous].measure)
        }
        if quantity.sentence > 0 {
            for cue in cues[quantity.sentence - 1].reversed() where cue.entry.category == .measure {
                if let measure = Measure(rawValue: cue.entry.text), measure.isMoney {
                    return Result(measure: refined(measure, quantity))
                }
            }
        }
        return Result(measure: .otherValue)
    }

    private static func weight(_ measure: Measure) -> Double {
        switch measure {
        case .tradeTotal, .exports, .imports: 4
        case .tradeBalance, .fdiStock: 5
        case .fdiFlow, .transactionValue: 4
        case .investment, .finance, .revenue, .gdp: 3
        case .cost: 2.5
        default: 1
        }
    }

    /// How far a cue is from a quantity: tokens between, dearer across other quantities and clause ends.
    private func cost(_ cue: Lexicon.Mark, _ quantity: Quantity, _ sentence: Range<Int>) -> Double {
        let after = cue.start >= quantity.tokens.upperBound
        let between =
            after
            ? quantity.tokens.upperBound..<cue.start
            : min(cue.end, quantity.tokens.lowerBound)..<quantity.tokens.lowerBound
        var total = Double(between.count) * 0.18
        for index in between {
            if words.isMark(index, ";") { total += 5 }
            if words.isMark(index, ",") { total += 0.9 }
            if words.is(index, "and") || words.is(index, "et") || words.is(index, "tandis") || words.is(index, "while")
            {
                total += 0.5
            }
        }
        for other in quantities
        where other.sentence == quantity.sentence && other.tokens.lowerBound != quantity.tokens.lowerBound {
            if between.contains(other.tokens.lowerBound) { total += after ? 3 : 0.8 }
        }
        if after {
            total += 1.2
            // "1.370 millions de dollars d'exportations", "12 billion dollars in exports".
            if between.count <= 2 { total -= 3.5 }
        }
        return total
    }

    /// Investment that was realised in a period is a flow; registered or accumulated capital is a stock.
    private func refined(_ measure: Measure, _ quantity: Quantity) -> Measure {
        guard measure == .investment || measure == .fdiFlow else { return measure }
        let sentence = layout.sentences[quantity.sentence]
        var isStock = false
        var isPledge = false
        var isRealised = false
        for index in sentence {
            if words.isOne(index, of: Self.stockWords) { isStock = true }
            if words.isOne(index, of: Self.pledgeWords) { isPledge = true }
            if words.isOne(index, of: Self.realisedWords) { isRealised = true }
        }
        if isStock { return .fdiStock }
        if measure == .fdiFlow, isPledge { return .investment }
        if measure == .investment, isRealised, !isPledge { return .fdiFlow }
        return measure
    }

    /// Index of the amount that this one converts: "100 yuans (14 dollars)", "365 baht (US$10)".
    func conversionPartner(_ index: Int) -> Int? {
        guard index > 0 else { return nil }
        let quantity = quantities[index]
        let previous = quantities[index - 1]
        guard quantity.kind == .money, previous.kind == .money, quantity.sentence == previous.sentence,
            quantity.unit != previous.unit
        else { return nil }
        let gap = previous.tokens.upperBound..<max(previous.tokens.upperBound, quantity.tokens.lowerBound)
        guard gap.count <= 5 else { return nil }
        let opens = gap.contains { words.isMark($0, "(") || words.isMark($0, "[") }
        let closes = gap.contains { words.isMark($0, ")") }
        let says = gap.contains {
            words.is($0, "soit") || words.is($0, "or") || words.is($0, "about") && gap.count <= 2
                || words.is($0, "equivalent") || words.is($0, "equivaut")
        }
        return (opens && !closes) || says ? index - 1 : nil
    }

    // MARK: - Percent

    private func percent(_ quantity: Quantity, index: Int, earlier: [Result]) -> Result {
        if quantity.sign != 0 { return growth(quantity, index: index, earlier: earlier) }
        let sentence = layout.sentences[quantity.sentence]
        var best: (score: Double, kind: Lexicon.Category, mark: Lexicon.Mark)?
        for cue in cues[quantity.sentence] where cue.entry.category != .measure {
            // "of which 12 %" but not "de plus que" far away.
            let weight = cue.entry.category == .rate ? 3.2 : cue.entry.category == .share ? 3 : 3.4
            let score = weight + Double(cue.end - cue.start - 1) * 0.4 - cost(cue, quantity, sentence)
            if score > (best?.score ?? -2.5) { best = (score, cue.entry.category, cue) }
        }
        let next = quantity.tokens.upperBound
        let isOf =
            words.is(next, "of") || words.is(next, "des") || words.is(next, "du")
            || (words.is(next, "de") && !words.is(next + 1, "plus") && !words.is(next + 1, "moins")
                && !words.is(next + 1, "mieux"))
            || words.is(next, "d")
        if isOf {
            let direct = best.map { $0.kind == .up || $0.kind == .down } ?? false
            let isClose =
                best.map { $0.mark.end <= quantity.tokens.lowerBound && quantity.tokens.lowerBound - $0.mark.end <= 3 }
                ?? false
            if !(direct && isClose) {
                return Result(measure: best?.kind == .rate && isClose ? .rate : .share)
            }
        }
        switch best?.kind {
        case .up, .down: return growth(quantity, index: index, earlier: earlier, cue: best?.mark)
        case .share: return Result(measure: .share, cue: best?.mark.start)
        case .rate: return Result(measure: .rate, cue: best?.mark.start)
        default: break
        }
        if let previous = earlier.indices.reversed().first(where: {
            quantities[$0].unit == .percent && quantities[$0].sentence >= quantity.sentence - 1
        }) {
            var result = earlier[previous]
            if result.measure == .growth { result = growth(quantity, index: index, earlier: earlier) }
            return result
        }
        return Result(measure: .share)
    }

    // MARK: - Growth

    private func growth(_ quantity: Quantity, index: Int, earlier: [Result], cue: Lexicon.Mark? = nil) -> Result {
        let sentence = layout.sentences[quantity.sentence]
        var direction: Claim.Direction? = quantity.sign > 0 ? .up : quantity.sign < 0 ? .down : nil
        if direction == nil {
            let mark = cue ?? nearestCue(quantity, reach: 40) { $0.entry.category == .up || $0.entry.category == .down }
            direction = mark?.entry.category == .down ? .down : .up
        }
        var best: (score: Double, measure: Measure)?
        for item in cues[quantity.sentence] where item.entry.category == .measure {
            guard let measure = Measure(rawValue: item.entry.text) else { continue }
            let base = measure == .cost || measure == .capacity ? 1.0 : Self.weight(measure)
            let score = base + Double(item.end - item.start - 1) * 0.5 - cost(item, quantity, sentence)
            if score > (best?.score ?? -7) { best = (score, measure) }
        }
        // In parentheses after an amount, the growth is of that amount.
        if index > 0, quantities[index - 1].sentence == quantity.sentence,
            quantity.tokens.lowerBound - quantities[index - 1].tokens.upperBound <= 4,
            quantities[index - 1].kind != .percent, quantities[index - 1].kind != .times
        {
            let of = earlier[index - 1]
            if of.measure != .rank, of.measure != .duration {
                return Result(measure: .growth, growthOf: of.growthOf ?? of.measure, direction: direction)
            }
        }
        if let best { return Result(measure: .growth, growthOf: best.measure, direction: direction, cue: cue?.start) }
        if let previous = earlier.indices.reversed().first(where: {
            quantities[$0].sentence >= quantity.sentence - 2 && earlier[$0].measure != .rank
                && earlier[$0].measure != .duration && earlier[$0].measure != .share && earlier[$0].measure != .rate
                && earlier[$0].measure != .countOther
        }) {
            return Result(
                measure: .growth, growthOf: earlier[previous].growthOf ?? earlier[previous].measure,
                direction: direction)
        }
        return Result(measure: .growth, growthOf: .countOther, direction: direction)
    }

    private func nearestCue(_ quantity: Quantity, reach: Int, where matches: (Lexicon.Mark) -> Bool) -> Lexicon.Mark? {
        let sentence = layout.sentences[quantity.sentence]
        return cues[quantity.sentence].filter(matches).filter {
            abs($0.start - quantity.tokens.lowerBound) <= reach
        }.min { cost($0, quantity, sentence) < cost($1, quantity, sentence) }
    }

    private static func words(_ text: String) -> Set<UInt64> {
        Set(text.split(separator: " ").map { Folding.key($0) })
    }
    private static let stockWords = words(
        "stock cumulé cumulés cumulée cumulées cumulative accumulated enregistré enregistrés registered outstanding")
    private static let pledgeWords = words(
        "pledge pledges pledged promesses promis engagement engagements commitment commitments committed applications planned prévoit prévu plan proposals intends memoranda agreements accords signed signé project projet"
    )
    private static let realisedWords = words(
        "totaled totalled reached amounted atteint atteignant realised realized disbursed décaissé élevé élevés flowed flows flux inflows totalisé poured attracted drew received reçu attiré capté"
    )
}

internal import Evidence

/// Decides what each quantity measures from the words around it.
struct MeasureContext {
    let discourse: Discourse
    let words: Words

    struct Result {
        var measure: Measure
        var growthOf: Measure?
        var direction: Claim.Direction?
        /// Token of the word that decided; nil when the measure was taken over or guessed.
        var cue: Int?
        /// Token of the word that names the measure, or for growth the measure that grows.
        var measureCue: Int?
    }

    /// A word that speaks of a measure, a change, a share or a rate.
    struct Cue {
        var start: Int
        var end: Int
        var category: Lexicon.Category
        var measure: Measure?
        /// A verb or a word with other senses counts for less than a noun.
        var isWeak = false
    }

    /// By sentence: who speaks; what a ministry is called says nothing about its figures.
    private let speakers: [Speakers.Speaker?]

    init(discourse: Discourse, speakers: [Speakers.Speaker?]) {
        self.discourse = discourse
        self.speakers = speakers
        words = discourse.words
    }

    /// One result a quantity, in order.
    func results() -> [Result] {
        var results: [Result] = []
        results.reserveCapacity(discourse.quantities.count)
        var number = -1
        var cues: [Cue] = []
        for (index, quantity) in discourse.quantities.enumerated() {
            if quantity.sentence != number {
                number = quantity.sentence
                cues = self.cues(in: number)
            }
            results.append(result(for: quantity, index: index, cues: cues, earlier: results))
        }
        for index in results.indices where isOfWeight(index, results) { results[index].growthOf = .volume }
        return results
    }

    /// "shipped 342,000 tonnes of rice, up 0.1 %", "exports rose by 24 % to 899,000 tonnes": weights grow, not their value.
    private func isOfWeight(_ index: Int, _ results: [Result]) -> Bool {
        guard results[index].measure == .growth, discourse.quantities[index].kind == .percent else { return false }
        switch results[index].growthOf {
        case .exports, .imports, .tradeTotal, .transactionValue: break
        default: return false
        }
        let around = discourse.neighbours(of: discourse.quantities[index])
        let tokens = discourse.quantities[index].tokens
        func isWeight(_ other: Int) -> Bool {
            discourse.quantities[other].unit.rawValue == "tonne" && results[other].measure == .volume
        }
        if let before = (around.lowerBound..<index).last(where: { discourse.quantities[$0].kind != .count }),
            isWeight(before), (0...14).contains(tokens.lowerBound - discourse.quantities[before].tokens.upperBound)
        {
            return true
        }
        guard let after = (index + 1..<around.upperBound).first(where: { discourse.quantities[$0].kind != .count }),
            isWeight(after), case let start = discourse.quantities[after].tokens.lowerBound,
            start - tokens.upperBound <= 16
        else { return false }
        let lead = discourse.lead(before: start, reach: 5, passingSmall: true)
        return words.is(lead, "to") || words.is(lead, "a") || words.is(lead, "atteindre") || words.is(lead, "reach")
            || words.is(lead, "at")
    }

    func cues(in sentence: Int) -> [Cue] {
        let speaker = speakers[sentence].flatMap { $0.isSubject ? nil : $0.tokens } ?? 0..<0
        var nameEnd = 0
        return discourse.marks(in: discourse.layout.sentences[sentence]).compactMap { mark in
            if speaker.contains(mark.start) { return nil }
            // What a bank is called says nothing about its figures: "Asian Infrastructure Investment Bank".
            if mark.entry.category == .name { nameEnd = max(nameEnd, mark.end) }
            if mark.start < nameEnd, mark.entry.category == .measure { return nil }
            switch mark.entry.category {
            case .up, .down, .share, .rate:
                return Cue(start: mark.start, end: mark.end, category: mark.entry.category)
            case .measure:
                let named = Lexicon.measure(mark.entry)
                return Cue(
                    start: mark.start, end: mark.end, category: .measure, measure: named.measure, isWeak: named.isWeak)
            default: return nil
            }
        }
    }

    private func result(for quantity: Quantity, index: Int, cues: [Cue], earlier: [Result]) -> Result {
        switch quantity.kind {
        case .rank: return Result(measure: .rank)
        case .duration: return Result(measure: .duration)
        case .physical:
            // "could grow by another 100 million cubic metres", "a rise of 16 million tonnes".
            if quantity.unit != .percent,
                let change = changeRightBefore(quantity, cues) ?? changeFurtherBefore(quantity, cues),
                isAmountOfChange(quantity)
            {
                let measure = physical(quantity, index, cues, earlier)
                if measure == .volume || measure == .capacity {
                    return Result(
                        measure: .growth, growthOf: measure, direction: change.category == .down ? .down : .up,
                        cue: change.start)
                }
            }
            if let listed = listedChange(quantity, index, earlier) { return listed }
            return Result(measure: physical(quantity, index, cues, earlier))
        case .count: return Result(measure: counted(quantity, index, cues, earlier))
        case .times: return growth(quantity, index: index, cues: cues, earlier: earlier)
        case .percent: return percent(quantity, index: index, cues: cues, earlier: earlier)
        case .money: return money(quantity, index: index, cues: cues, earlier: earlier)
        }
    }

    // MARK: - Money

    /// The one measure a sentence names, when all its cues agree.
    func onlyMeasure(_ cues: [Cue]) -> Cue? {
        let named = cues.filter { $0.measure != nil && !$0.isWeak }
        guard let first = named.first, named.allSatisfy({ $0.measure == first.measure }) else { return nil }
        return first
    }

    /// What a cue of another clause counts for less.
    func outside(_ cue: Cue, _ index: Int) -> Double {
        let clause = discourse.clauses[index]
        return cue.start >= clause.upperBound ? 2.5 : cue.end <= clause.lowerBound ? 0.5 : 0
    }

    static func weight(_ measure: Measure) -> Double {
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
    func cost(_ cue: Cue, _ quantity: Quantity) -> Double {
        let after = cue.start >= quantity.tokens.upperBound
        let between =
            after
            ? quantity.tokens.upperBound..<cue.start
            : min(cue.end, quantity.tokens.lowerBound)..<quantity.tokens.lowerBound
        var total = Double(between.count) * 0.18
        for index in between {
            if words.isMark(index, ";") { total += 5 }
            if words.isMark(index, ",") { total += 0.9 }
            if words.is(index, in: .clauseBreak) { total += 0.5 }
        }
        for other in discourse.neighbours(of: quantity)
        where between.contains(discourse.quantities[other].tokens.lowerBound) {
            total += after ? 3 : 0.8
        }
        if after {
            total += 1.2
            // "1.370 millions de dollars d'exportations", "12 billion dollars in exports".
            if between.count <= 2,
                between.contains(where: { words.is($0, in: .belonging) || words.is($0, "in") || words.isMark($0, "(") })
            {
                total -= 3.5
            }
        }
        return total
    }

    func nearestCue(_ quantity: Quantity, _ cues: [Cue], reach: Int, where matches: (Cue) -> Bool) -> Cue? {
        var best: (cost: Double, cue: Cue)?
        for cue in cues
        where matches(cue) && abs(cue.start - quantity.tokens.lowerBound) <= reach
            && !quantity.tokens.contains(cue.start)
        {
            let cost = cost(cue, quantity)
            if cost < (best?.cost ?? .infinity) { best = (cost, cue) }
        }
        return best?.cue
    }

    private func isSpeech(_ index: Int) -> Bool {
        discourse.marksAt.has(.speech, at: index) || discourse.marksAt.ending(.speech, at: index + 1) != nil
    }

    /// Investment that was realised in a period is a flow; registered or accumulated capital is a stock.
    func refined(_ measure: Measure, _ quantity: Quantity) -> Measure {
        guard measure == .investment || measure == .fdiFlow else { return measure }
        var found: UInt64 = 0
        for index in discourse.sentence(of: quantity) {
            // "…, a annoncé l'ambassade" behind the figure only says who tells.
            if index > quantity.tokens.upperBound, isSpeech(index) { continue }
            found |= words.sets[index]
        }
        if found & WordSet.stock.bit != 0 { return .fdiStock }
        let isPledge = found & WordSet.pledge.bit != 0
        // "As of the end of June, investment totalled 69 billion".
        let isAsOf = discourse.timesIn[quantity.sentence].contains { discourse.times[$0].relation == .asOf }
        if isAsOf, found & WordSet.realised.bit != 0, !isPledge { return .fdiStock }
        if measure == .fdiFlow, isPledge { return .investment }
        // Realised within a time is a flow; without one nobody knows what it is.
        let isDated =
            discourse.timesIn[quantity.sentence].contains {
                discourse.times[$0].relation == .during && discourse.times[$0].period != nil
            }
            || discourse.marks(in: discourse.sentence(of: quantity)).contains {
                $0.entry.category == .up || $0.entry.category == .down
            }
        if measure == .investment, found & WordSet.realised.bit != 0, !isPledge, isDated { return .fdiFlow }
        return measure
    }
}

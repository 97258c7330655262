internal import Evidence

/// Decides which time each quantity refers to.
struct PeriodContext {
    let words: Words
    let layout: Layout
    let quantities: [Quantity]
    let measures: [MeasureContext.Result]
    let times: [TimeExpression]
    let marksAt: MarkIndex
    let published: CivilDate?
    private let bySentence: [[TimeExpression]]

    init(
        words: Words, layout: Layout, quantities: [Quantity], measures: [MeasureContext.Result],
        times: [TimeExpression],
        marksAt: MarkIndex, published: CivilDate?
    ) {
        self.words = words
        self.layout = layout
        self.quantities = quantities
        self.measures = measures
        self.times = times
        self.marksAt = marksAt
        self.published = published
        var table = Array(repeating: [TimeExpression](), count: layout.sentences.count)
        var sentence = 0
        for time in times {
            while sentence < layout.sentences.count, layout.sentences[sentence].upperBound <= time.tokens.lowerBound {
                sentence += 1
            }
            if sentence < layout.sentences.count, layout.sentences[sentence].contains(time.tokens.lowerBound) {
                table[sentence].append(time)
            }
        }
        bySentence = table
    }

    /// Period of each quantity, in order.
    func periods() -> [Period?] {
        var results: [Period?] = []
        var frame: Period?
        for (index, quantity) in quantities.enumerated() {
            let found = period(of: index, frame: frame, earlier: results)
            results.append(found)
            if isTimed(index), let found, explicit(quantity) != nil { frame = found }
        }
        return results
    }

    /// Measures that are of a time by nature; lengths and costs are not.
    private func isTimed(_ index: Int) -> Bool {
        switch measures[index].measure {
        case .tradeTotal, .exports, .imports, .tradeBalance, .growth, .share, .fdiFlow, .revenue, .gdp, .volume: true
        default: false
        }
    }

    private func period(of index: Int, frame: Period?, earlier: [Period?]) -> Period? {
        let quantity = quantities[index]
        let measure = measures[index].measure
        if let time = explicit(quantity) {
            guard let period = time.period else { return nil }
            switch measure {
            case .distance, .duration, .area: return nil
            case .cost, .capacity, .finance: return time.relation == .during && !isDay(period) ? period : nil
            case .investment, .countOther, .projectCount, .otherValue, .rank:
                return isDay(period) && time.relation == .during && measure == .countOther ? nil : period
            case .tradeTotal, .exports, .imports, .volume, .revenue, .fdiFlow, .transactionValue:
                return time.relation == .asOf ? cumulated(period) : period
            case .growth: return time.relation == .asOf ? cumulated(period) : later(period)
            default: return period
            }
        }
        // "A year earlier it stood at 910 billion": the level of the year before.
        if measure != .growth, measure != .share, isTimed(index), let frame, yearEarlier(quantity) {
            return frame.shifted(years: -1)
        }
        // The same sentence's earlier figure, then the frame of the statistics so far.
        if let previous = quantities.indices.reversed().first(where: {
            $0 < index && quantities[$0].sentence == quantity.sentence
        }),
            isTimed(index) || measure == .rank, isTimed(previous), let period = earlier[previous]
        {
            return period
        }
        if isNow(quantity), let published, measure == .rate || measure == .share || measure == .projectCount {
            return .point(.month(published.year, published.month))
        }
        switch measure {
        case .tradeTotal, .exports, .imports, .tradeBalance, .growth, .share: return frame
        case .rank: return nil
        default: return nil
        }
    }

    /// Whether "a year earlier" stands beside the figure, or opens its sentence with no figure between.
    private func yearEarlier(_ quantity: Quantity) -> Bool {
        bySentence[quantity.sentence].contains { time in
            guard time.relation == .comparison, time.period == nil, time.tokens.count >= 3 else { return false }
            if !words.isOne(time.tokens.upperBound - 1, of: Self.earlierWords) { return false }
            if time.tokens.lowerBound >= quantity.tokens.upperBound {
                return time.tokens.lowerBound - quantity.tokens.upperBound <= 2
            }
            return !quantities.contains {
                $0.tokens.lowerBound >= time.tokens.upperBound && $0.tokens.upperBound <= quantity.tokens.lowerBound
            }
        }
    }

    private static let earlierWords = Set(
        ["earlier", "auparavant", "before", "tot", "precedente"].map { Folding.key($0) })

    private func isDay(_ period: Period) -> Bool {
        if case .point(.day) = period { return true }
        return false
    }

    /// Growth "between 2010 and 2011" is that of 2011.
    private func later(_ period: Period) -> Period {
        if case .interval(.year(let from)?, .year(let to)?) = period, to == from + 1 { return .year(to) }
        return period
    }

    /// From the start of the year to the month of a cut-off date.
    private func cumulated(_ period: Period) -> Period {
        switch period {
        case .point(.day(let year, let month, _)), .point(.month(let year, let month)):
            month == 12 ? .year(year) : .interval(from: .month(year, 1), to: .month(year, month))
        default: period
        }
    }

    private func isNow(_ quantity: Quantity) -> Bool {
        layout.sentences[quantity.sentence].contains { marksAt.has(.now, at: $0) }
    }

    /// The expression in the quantity's own sentence that says when.
    private func explicit(_ quantity: Quantity) -> TimeExpression? {
        let candidates = bySentence[quantity.sentence].filter { time in
            time.relation != .comparison && !isNewsDay(time) && !isStart(time)
        }
        guard !candidates.isEmpty else { return nil }
        var best: (cost: Double, time: TimeExpression)?
        for time in candidates {
            if quantity.tokens.contains(time.tokens.lowerBound) { continue }
            let cost = self.cost(time, quantity)
            if cost < (best?.cost ?? 40) { best = (cost, time) }
        }
        return best?.time
    }

    /// The day on which something was announced is no period of statistics.
    private func isNewsDay(_ time: TimeExpression) -> Bool {
        guard time.relation == .during, let published, case .point(.day)? = time.period, let days = time.period?.days
        else { return false }
        return (0...7).contains(published.dayNumber - days.lowerBound)
    }

    /// The first of two ends: "du premier semestre 2011 au premier semestre 2012".
    private func isStart(_ time: TimeExpression) -> Bool {
        let next = time.tokens.upperBound
        guard words.is(next, "au") || words.is(next, "a") || words.is(next, "to") || words.is(next, "et"),
            time.period != nil
        else { return false }
        return times.contains { $0.tokens.lowerBound > next && $0.tokens.lowerBound - next <= 2 && $0.period != nil }
            && (words.is(time.tokens.lowerBound - 1, "du") || words.is(time.tokens.lowerBound - 1, "from")
                || words.is(time.tokens.lowerBound - 2, "entre"))
    }

    private func cost(_ time: TimeExpression, _ quantity: Quantity) -> Double {
        let after = time.tokens.lowerBound >= quantity.tokens.upperBound
        let gap =
            after
            ? quantity.tokens.upperBound..<time.tokens.lowerBound
            : min(time.tokens.upperBound, quantity.tokens.lowerBound)..<quantity.tokens.lowerBound
        var total = Double(gap.count) * 0.3
        for index in gap {
            if words.isMark(index, ";") { total += 6 }
            if words.isMark(index, ",") { total += after ? 1.5 : 0.5 }
            if words.isMark(index, "(") || words.isMark(index, ")") { total += 1 }
        }
        for other in quantities where other.sentence == quantity.sentence && gap.contains(other.tokens.lowerBound) {
            total += after ? 4 : 1
        }
        if after { total += gap.count <= 3 ? -1.5 : 1 }
        if case .point(.day)? = time.period, time.isRelative { total += 5 }
        if time.period == nil { total += 4 }
        // "first since 2004" says how long, not when the figure is of.
        if time.relation == .since, case .interval(_, nil)? = time.period { total += 30 }
        return total
    }
}

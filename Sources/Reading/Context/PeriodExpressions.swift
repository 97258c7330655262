internal import Evidence

/// Which of the times that a sentence names is a figure's own.
extension PeriodContext {
    /// The expression in the quantity's own sentence that says when.
    func explicit(_ quantity: Quantity, _ index: Int) -> TimeExpression? {
        var best: (cost: Double, time: TimeExpression)?
        for position in discourse.timesIn[quantity.sentence] {
            let time = discourse.times[position]
            guard time.relation != .comparison, !isNewsDay(time), !isStart(position), !isCitation(time),
                !isFounding(time),
                !quantity.tokens.contains(time.tokens.lowerBound)
            else { continue }
            guard !belongsToOther(time, index) else { continue }
            let cost = self.cost(time, quantity)
            if cost < (best?.cost ?? 25) { best = (cost, time) }
        }
        return best?.time
    }

    /// "since its launch" runs from the opening the text dates to the day of writing.
    func resolved(_ time: TimeExpression, _ quantity: Quantity) -> Period? {
        if time.isAnaphoric { return told(before: time) }
        guard time.isSinceOpening else { return time.period }
        let end: Period.Point? = time.until.map(month(of:)) ?? discourse.published.map { .month($0.year, $0.month) }
        guard case .point(let from)? = time.period ?? opened, let end else { return nil }
        return .interval(from: month(of: from), to: end)
    }

    /// The last span of time that the text names before one that points back to it.
    func told(before time: TimeExpression) -> Period? {
        let position = discourse.times.firstIndex { $0.tokens.lowerBound >= time.tokens.lowerBound } ?? 0
        var index = position - 1
        var last: Period?
        while index >= 0, position - index <= 6 {
            let earlier = discourse.times[index]
            index -= 1
            guard earlier.relation == .during, !earlier.isAnaphoric, let period = earlier.period, !isDay(period) else {
                continue
            }
            // "last year" between is no period under review.
            if period.calendarYear == nil { return period }
            last = last ?? period
        }
        return last
    }

    func month(of point: Period.Point) -> Period.Point {
        if case .day(let year, let month, _) = point { return .month(year, month) }
        return point
    }

    /// The first date beside a word of opening.
    static func opening(in discourse: Discourse) -> Period? {
        for time in discourse.times {
            if time.isOfOpening { return time.period }
            guard case .point(let point)? = time.period, time.relation == .during else { continue }
            switch point {
            case .day, .month: break
            default: continue
            }
            for back in 1...7 where discourse.words.is(time.tokens.lowerBound - back, in: .opening) {
                return time.period
            }
        }
        return nil
    }

    /// The day on which something was announced is no period of statistics.
    func isNewsDay(_ time: TimeExpression) -> Bool {
        guard time.relation == .during, let published = discourse.published, case .point(.day)? = time.period,
            let days = time.period?.days
        else { return false }
        return (0...7).contains(published.dayNumber - days.lowerBound)
    }

    /// "(Kun.uz, September 15, 2020)": the day of a source.
    private func isCitation(_ time: TimeExpression) -> Bool {
        guard case .point(.day)? = time.period, words.isMark(time.tokens.upperBound, ")"),
            words.isMark(time.tokens.lowerBound - 1, ",")
        else { return false }
        return (2...8).contains { words.isMark(time.tokens.lowerBound - $0, "(") }
    }

    /// "which was established in 2007", "announced in 2021 that": when somebody came to be or spoke, not of what a figure is.
    private func isFounding(_ time: TimeExpression) -> Bool {
        time.relation == .during && (1...2).contains { discourse.has(.founding, at: time.tokens.lowerBound - $0) }
    }

    /// The first of two ends: "du premier semestre 2011 au premier semestre 2012".
    func isStart(_ position: Int) -> Bool {
        let time = discourse.times[position]
        let next = time.tokens.upperBound
        guard words.is(next, "au") || words.is(next, "a") || words.is(next, "to") || words.is(next, "et"),
            time.period != nil, position + 1 < discourse.times.count
        else { return false }
        let following = discourse.times[position + 1]
        return following.period != nil && following.tokens.lowerBound - next <= 3
            && (words.is(time.tokens.lowerBound - 1, "du") || words.is(time.tokens.lowerBound - 1, "from")
                || words.is(time.tokens.lowerBound - 2, "entre"))
    }

    func cost(_ time: TimeExpression, _ quantity: Quantity) -> Double {
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
        for other in discourse.neighbours(of: quantity)
        where gap.contains(discourse.quantities[other].tokens.lowerBound) {
            // "up 2 %, at 43.6 billion, in 2024": appended rates and conversions do not part a level from its time.
            total += after ? 4 : 1
        }
        if after, belongsToCompared(time, but: quantity) || isBracketedWithOther(time, quantity) { total += 30 }
        if after { total += gap.count <= 3 ? -1.5 : 1 }
        // "à 45 milliards (1,4 milliard) cette année": behind its own conversion in brackets.
        if after, isBehindConversion(gap) { return -1.5 }
        if case .point(.day)? = time.period, time.isRelative { total += 5 }
        if time.period == nil, !time.isSinceOpening, !time.isAnaphoric { total += 4 }
        // "first since 2004" says how long, not when the figure is of.
        if time.relation == .since, !time.isSinceOpening, !time.isRelative { total += isCumulative(quantity) ? 2 : 30 }
        return total
    }

    /// Whether between a figure and a time behind it only brackets stand: "(617 billion euros) in 2020".
    private func isBehindConversion(_ gap: Range<Int>) -> Bool {
        guard gap.count >= 3, gap.count <= 10, words.isMark(gap.lowerBound, "(") else { return false }
        let last = gap.upperBound - 1
        return words.isMark(last, ")") || words.isMark(last - 1, ")") && words.is(last, in: .timePreposition)
    }

    /// "up 9.4 percent (5.3 billion in 2023)": a time in brackets beside a figure there.
    func isBracketedWithOther(_ time: TimeExpression, _ quantity: Quantity) -> Bool {
        let gap = quantity.tokens.upperBound..<max(quantity.tokens.upperBound, time.tokens.lowerBound)
        guard let open = gap.last(where: { words.isMark($0, "(") || words.isMark($0, ")") }), words.isMark(open, "(")
        else { return false }
        return discourse.hasQuantity(in: open..<time.tokens.lowerBound, sentence: quantity.sentence)
    }

    /// Whether a time stands right after another figure that is only compared with: "down from 41 percent in 2022".
    func belongsToCompared(_ time: TimeExpression, but quantity: Quantity) -> Bool {
        let positions = discourse.neighbours(of: quantity)
        guard
            let owner = positions.last(where: {
                discourse.quantities[$0].tokens.upperBound <= time.tokens.lowerBound
            })
        else { return false }
        let other = discourse.quantities[owner].tokens
        guard other != quantity.tokens, time.tokens.lowerBound - other.upperBound <= 3 else { return false }
        for back in 1...3 where words.is(other.lowerBound - back, in: .against) { return true }
        return false
    }

    /// Whether a time behind a break belongs to a figure there that measures something else: "signed 18 agreements; trade came
    /// to 79 billion in 2023".
    func belongsToOther(_ time: TimeExpression, _ index: Int) -> Bool {
        let quantity = discourse.quantities[index]
        if isOfOneBefore(time, index) || isOfLevelBefore(time, index) { return true }
        guard time.tokens.lowerBound >= quantity.tokens.upperBound,
            let owner = discourse.neighbours(of: quantity).last(where: {
                discourse.quantities[$0].tokens.upperBound <= time.tokens.lowerBound
            }), owner > index, Self.subject(measures[owner]) != Self.subject(measures[index])
        else { return false }
        return (quantity.tokens.upperBound..<discourse.quantities[owner].tokens.lowerBound).contains {
            words.isMark($0, ";") || words.is($0, in: .clauseBreak)
        }
    }

    /// "up 27 %, from 122,000 in September 2018 to 156,000": the time of the level that a change starts from is nothing else's.
    private func isOfLevelBefore(_ time: TimeExpression, _ index: Int) -> Bool {
        let around = discourse.neighbours(of: discourse.quantities[index])
        guard
            let owner = around.last(where: { discourse.quantities[$0].tokens.upperBound <= time.tokens.lowerBound }),
            owner != index, discourse.conversionPartner(index) != owner
        else { return false }
        return startOfChange(owner)?.tokens == time.tokens
    }

    /// The time that stands between the two levels of a change, right behind the first: "from 15 billion in 2017 to 18".
    func startOfChange(_ index: Int) -> TimeExpression? {
        let sentence = discourse.quantities[index].sentence
        guard index + 1 < discourse.quantities.count, discourse.quantities[index + 1].sentence == sentence else {
            return nil
        }
        let (from, to) = (discourse.quantities[index].tokens, discourse.quantities[index + 1].tokens)
        guard
            let position = discourse.timesIn[sentence].first(where: { position in
                let time = discourse.times[position].tokens
                return (0...2).contains(time.lowerBound - from.upperBound)
                    && (0...3).contains(to.lowerBound - time.upperBound)
            }), discourse.quantities[index].kind == discourse.quantities[index + 1].kind
        else { return nil }
        let start = discourse.lead(before: from.lowerBound, reach: 4)
        let goal = discourse.lead(before: to.lowerBound, reach: 4)
        let isChange =
            (words.is(start, in: .origin) || words.is(start, "de") || words.is(start, "from"))
            && (words.is(goal, "to") || words.is(goal, "a"))
        return isChange ? discourse.times[position] : nil
    }

    /// "will reach 200 million tonnes this year and rise to 357 million by the end of 2015": a time right behind the figure
    /// before, where this one has its own right behind it.
    private func isOfOneBefore(_ time: TimeExpression, _ index: Int) -> Bool {
        let quantity = discourse.quantities[index]
        guard index > discourse.neighbours(of: quantity).lowerBound,
            case let previous = discourse.quantities[index - 1], previous.kind == quantity.kind,
            previous.unit == quantity.unit,
            time.tokens.lowerBound >= previous.tokens.upperBound,
            time.tokens.upperBound <= quantity.tokens.lowerBound,
            time.tokens.lowerBound - previous.tokens.upperBound <= 2
        else { return false }
        return discourse.timesIn[quantity.sentence].contains { position in
            let own = discourse.times[position]
            return own.period != nil && own.relation != .comparison && own.relation != .since
                && (0...6).contains(own.tokens.lowerBound - quantity.tokens.upperBound)
                && !(quantity.tokens.upperBound..<own.tokens.lowerBound).contains {
                    words.isMark($0, ",") || words.isMark($0, ";") || words.isMark($0, "(")
                }
        }
    }

    /// What a figure is about, kinds of trade and of investment alike.
    private static func subject(_ result: MeasureContext.Result) -> Measure {
        switch result.growthOf ?? result.measure {
        case .tradeTotal, .exports, .imports, .tradeBalance, .share, .rank: .tradeTotal
        case .fdiFlow, .fdiStock, .investment, .projectCount: .investment
        case let measure: measure
        }
    }

    /// Sums can run from a year on; trade and shares of a period cannot.
    func isCumulative(_ quantity: Quantity) -> Bool {
        switch quantity.kind {
        case .count, .times: true
        case .money, .physical:
            !discourse.marks(in: discourse.sentence(of: quantity)).contains {
                $0.entry.category == .measure && ($0.entry.text == "trade_total" || $0.entry.text == "trade_balance")
            }
        default: false
        }
    }
}

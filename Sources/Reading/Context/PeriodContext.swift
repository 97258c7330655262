internal import Evidence

/// Decides which time each quantity refers to.
struct PeriodContext {
    let discourse: Discourse
    let words: Words
    let measures: [MeasureContext.Result]
    /// When the line, port or zone that the text is about was opened, as far as it says.
    let opened: Period?

    init(discourse: Discourse, measures: [MeasureContext.Result]) {
        self.discourse = discourse
        self.measures = measures
        words = discourse.words
        opened = Self.opening(in: discourse)
    }

    /// A period and whether the figure's own sentence gives it.
    struct Result {
        var period: Period?
        var isOwn = false
        /// A year of accounts whose first day depends on the economy.
        var isFiscal = false
    }

    /// Period of each quantity, in order.
    func periods() -> [Result] {
        var results: [Result] = []
        results.reserveCapacity(discourse.quantities.count)
        var frame: (period: Period, sentence: Int)?
        // The latest time told of so far: what an older one told in passing gives way to.
        var main: (period: Period, sentence: Int)?
        for (index, quantity) in discourse.quantities.enumerated() {
            let explicit = self.explicit(quantity, index)
            if let latest = main, let passing = frame, isPassing(passing, after: latest, at: quantity.sentence) {
                frame = latest
            }
            let found = result(of: index, explicit: explicit, frame: frame?.period, since: frame?.sentence, results)
            results.append(found)
            if isTimed(index), found.isOwn, let period = found.period, modalityIsFact(explicit),
                !isOlder(period, than: frame, in: quantity.sentence), !isAside(explicit, period, than: frame),
                startOfChange(index) == nil
            {
                frame = (period, quantity.sentence)
                if let latest = main?.period.days, let days = period.days, days.upperBound < latest.upperBound {
                    continue
                }
                main = frame
            }
        }
        return results
    }

    /// Whether an older time of another paragraph ends with it: "l'année dernière, elle a fourni 29,7 %", told in passing
    /// between figures of this year.
    private func isPassing(
        _ frame: (period: Period, sentence: Int), after latest: (period: Period, sentence: Int), at sentence: Int
    ) -> Bool {
        guard frame.sentence != latest.sentence, !discourse.sameParagraph(frame.sentence, sentence),
            let old = frame.period.days, let new = latest.period.days, let published = discourse.published
        else { return false }
        return old.upperBound < new.lowerBound && new.lowerBound <= published.dayNumber
    }

    func modalityIsFact(_ time: TimeExpression?) -> Bool {
        if time?.relation == .since, case .interval(_, nil)? = time?.period { return false }
        return time?.relation != .by || time.map(isCutOff) ?? false
    }

    /// "against 8.3 billion in 1991" does not set the time of what follows.
    func isOlder(_ period: Period, than frame: (period: Period, sentence: Int)?, in sentence: Int) -> Bool {
        guard let frame, frame.sentence == sentence, let new = period.days, let old = frame.period.days else {
            return false
        }
        return new.upperBound < old.upperBound
    }

    /// "alors qu'en 2017 ils représentaient 70 %", "(11,3 % en 2017)": an older time told only to compare with.
    func isAside(
        _ time: TimeExpression?, _ period: Period, than frame: (period: Period, sentence: Int)?
    ) -> Bool {
        guard let time, let frame, let new = period.days, let old = frame.period.days, new.upperBound < old.upperBound
        else { return false }
        let start = time.tokens.lowerBound
        let isContrast = (1...5).contains {
            words.is(start - $0, in: .clauseBreak) && !words.is(start - $0, in: .and)
                || words.is(start - $0, in: .against)
        }
        let isBracketed =
            (1...12).contains { words.isMark(start - $0, "(") } && words.isMark(time.tokens.upperBound, ")")
        return isContrast || isBracketed
    }

    /// Measures that are of a time by nature; lengths and costs are not.
    func isTimed(_ index: Int) -> Bool {
        switch measures[index].measure {
        case .tradeTotal, .exports, .imports, .tradeBalance, .growth, .share, .fdiFlow, .revenue, .gdp, .volume,
            .transactionValue:
            true
        default: false
        }
    }

    func result(
        of index: Int, explicit: TimeExpression?, frame: Period?, since frameSentence: Int?, _ earlier: [Result]
    ) -> Result {
        let quantity = discourse.quantities[index]
        let measure = measures[index].measure
        // "A year earlier it stood at 910 billion": the level of the year before.
        if measure != .growth, measure != .share, isTimed(index) || measure == .finance, yearEarlier(quantity),
            !isBeside(explicit, quantity)
        {
            let base = earlierInSentence(index, earlier, anyMeasure: measure == .finance) ?? explicit?.period ?? frame
            let isFiscal = earlier.last?.isFiscal ?? false
            if let base { return Result(period: base.shifted(years: -1), isOwn: false, isFiscal: isFiscal) }
        }
        if isCompletion(index),
            explicit == nil || explicit?.relation == .by || explicit?.relation == .during
                || explicit?.period.map(isAhead) ?? false
        {
            return Result(period: month(of: discourse.published), isOwn: false)
        }
        // "109 milliards de RMB (15,1 milliards de dollars)": of the time of what it converts.
        if let partner = discourse.conversionPartner(index), quantity.kind == .money,
            words.isMark(quantity.tokens.lowerBound - 1, "(")
                || words.isMark(quantity.tokens.lowerBound - 2, "("), words.isMark(quantity.tokens.upperBound, ")")
        {
            return earlier[partner]
        }
        if let bracketed = bracketed(quantity) { return Result(period: bracketed) }
        if let whole = wholeSpan(index, earlier) { return Result(period: whole, isOwn: true) }
        // "CNPC (51 %)", "a joint venture owned 70 %": who holds how much of it is of no year.
        if measure == .share, explicit == nil, isOfOwnership(quantity) { return Result() }
        if let base = base(of: index, explicit, frame, earlier) { return Result(period: base) }
        if let month = sameMonth(index, explicit, earlier) { return Result(period: month, isOwn: true) }
        if case .interval(.year(let from)?, .year(let to)?)? = explicit?.period, to > from + 1 {
            // "entre 2013 et 2024 … de 312 à 674 milliards".
            if isChange(index),
                words.is(before(quantity), in: .origin) || words.is(before(quantity), in: .belonging)
                    || words.is(before(quantity), "from")
            {
                return Result(period: .year(from), isOwn: true)
            }
            if index > discourse.neighbours(of: quantity).lowerBound, isChange(index - 1),
                earlier[index - 1].period == .year(from)
            {
                return Result(period: .year(to), isOwn: true)
            }
        }
        if let time = explicit {
            guard let period = resolved(time, quantity) ?? (time.isAnaphoric ? frame : nil) else { return Result() }
            if let placed = placed(period, time, measure, quantity) {
                return Result(period: placed, isOwn: true, isFiscal: time.isFiscal)
            }
            if measure != .distance, measure != .duration, measure != .area, time.relation != .during {
                return Result()
            }
        }
        // What is only aimed at has the time it is aimed at or none.
        if explicit == nil, isTimed(index), isAim(quantity) { return Result() }
        // "Among these, 1,136 travelled free": of the time of the figure before.
        if explicit == nil, index > 0, measure != .distance, measure != .duration, measure != .cost,
            quantity.sentence - discourse.quantities[index - 1].sentence == 1,
            pointsToFigure(discourse.sentence(of: quantity).lowerBound), let period = earlier[index - 1].period
        {
            return Result(period: period)
        }
        // The same sentence's earlier figure, then the frame of the statistics so far.
        if isTimed(index) || (measure == .rank && index > 0 && isTimed(index - 1)) || isOfInvestment(index),
            let period = earlierInSentence(index, earlier)
        {
            return Result(period: period, isFiscal: earlier.last?.isFiscal ?? false)
        }
        // "Kyrgyzstan became a hub last year. It imported 79,000 cars."
        if isTimed(index), explicit == nil, let period = ofSentenceBefore(quantity) { return Result(period: period) }
        if isNow(quantity), let published = discourse.published {
            if measure == .volume, case .point(let from)? = opened {
                return Result(period: .interval(from: month(of: from), to: .month(published.year, published.month)))
            }
            let isNow: Bool =
                switch measure {
                case .share: frame == nil
                case .countOther: quantity.noun == nil || isToDate(quantity)
                case .rate, .projectCount, .area: true
                default: false
                }
            if isNow { return Result(period: month(of: published)) }
        }
        if index > 0, quantity.sentence - discourse.quantities[index - 1].sentence <= 1, discourse.isOfSum(quantity),
            let period = earlier[
                discourse.neighbours(of: quantity).lowerBound > 0
                    ? discourse.neighbours(of: quantity).lowerBound - 1 : 0
            ].period
        {
            return Result(period: period)
        }
        if isOfInvestment(index) || measure == .rank, let list = listBefore(index, earlier) {
            return Result(period: list)
        }
        guard let frame, let frameSentence else { return Result() }
        switch measure {
        case .growth where isOfWork(measures[index].growthOf): return Result()
        case .tradeTotal, .exports, .imports, .tradeBalance, .growth, .share: return Result(period: frame)
        case .volume, .fdiFlow, .revenue, .transactionValue, .gdp:
            let isClose =
                quantity.sentence - frameSentence <= 1
                && discourse.sameParagraph(quantity.sentence, frameSentence)
                || quantity.sentence - frameSentence <= 3 && measure != .gdp && !isDaily(quantity)
            return isClose ? Result(period: frame) : Result()
        case .rank:
            // "This made China its second-largest investor."
            return quantity.sentence - frameSentence == 1
                && isDemonstrative(discourse.sentence(of: quantity).lowerBound) ? Result(period: frame) : Result()
        default: return Result()
        }
    }

    /// What an explicit time means for a measure; nil when it does not date such a figure.
    func placed(_ period: Period, _ time: TimeExpression, _ measure: Measure, _ quantity: Quantity) -> Period? {
        switch measure {
        case .distance, .duration, .area: return nil
        case .cost where isStartOfRunning(time) || isOfAgreeing(time), .capacity where isStartOfRunning(time),
            .finance where isStartOfRunning(time), .investment where isStartOfRunning(time):
            return nil
        // "will start operation in 2015, using 3.5 million tonnes annually".
        case .volume where isStartOfRunning(time) && isDaily(quantity): return nil
        case .cost, .capacity, .finance:
            return (time.relation == .during || time.relation == .by || time.relation == .since && measure == .finance)
                && !isDay(period)
                || (time.relation == .asOf && (measure == .finance || measure == .capacity && isAhead(period)))
                ? period : nil
        case .investment, .otherValue, .rank, .projectCount:
            return time.relation == .since || !isDay(period) ? period : nil
        case .countOther: return isDay(period) && time.relation == .during ? nil : period
        case .volume where time.relation == .asOf && isDay(period),
            .countOther where time.relation == .asOf && isDay(period):
            // "as of Monday": since the line opened, when the text says so.
            guard case .point(let from)? = opened, case .point(let to) = period else {
                return measure == .volume ? cumulated(period) : period
            }
            return .interval(from: month(of: from), to: month(of: to))
        case .tradeTotal, .exports, .imports, .volume, .revenue, .fdiFlow, .transactionValue:
            return isCutOff(time) ? cumulated(period) : time.isFiscal ? period : later(period)
        case .growth: return isCutOff(time) ? cumulated(period) : time.isFiscal ? period : later(period)
        default: return period
        }
    }

    /// "a plant that was agreed upon last year": when it was agreed, not when it costs.
    private func isOfAgreeing(_ time: TimeExpression) -> Bool {
        (1...3).contains {
            let index = time.tokens.lowerBound - $0
            return words.is(index, "agreed") || words.is(index, "announced") || words.is(index, "approved")
                || words.is(index, "annonce") || words.is(index, "annoncee") || words.is(index, "approuve")
        }
    }

    /// "as of May", "till May", "jusqu'en mai": from the year's beginning, where it does not lie ahead.
    private func isCutOff(_ time: TimeExpression) -> Bool {
        if time.relation == .asOf { return true }
        guard time.relation == .by, let published = discourse.published, let end = time.period?.days?.lowerBound,
            end <= published.dayNumber, !time.isFiscal, case .point(.month)? = time.period
        else { return false }
        return (1...5).contains {
            let index = time.tokens.lowerBound - $0
            return words.is(index, "till") || words.is(index, "until") || words.is(index, "jusqu")
                || words.is(index, "cumulatively") || words.is(index, "cumul")
        }
    }

    /// "entrera en service en 2025", "to be completed by 2028": when it runs from, not when it costs.
    func isStartOfRunning(_ time: TimeExpression) -> Bool {
        (1...4).contains { words.is(time.tokens.lowerBound - $0, in: .operating) }
    }

    /// "Freight costs were cut by 20 %": in general, not in the year told of.
    func isOfWork(_ measure: Measure?) -> Bool {
        switch measure {
        case .cost, .duration, .distance, .capacity, .area, .rate: true
        default: false
        }
    }

    /// "1,000 vehicles a day", "par an": a rate that holds in general.
    func isDaily(_ quantity: Quantity) -> Bool {
        let end = quantity.tokens.upperBound
        return (0...4).contains { step in
            let index = end + step
            guard
                words.isMark(index, "/") || words.is(index, "per") || words.is(index, "par") || words.is(index, "a")
                    || words.is(index, "chaque") || words.is(index, "each") || words.is(index, "every")
            else { return words.is(index, "daily") || words.is(index, "annually") || words.is(index, "yearly") }
            return words.is(index + 1, "day") || words.is(index + 1, "jour") || words.is(index + 1, "year")
                || words.is(index + 1, "an") || words.is(index + 1, "month") || words.is(index + 1, "mois")
                || words.is(index + 1, "week") || words.is(index + 1, "semaine")
        }
    }

    func isOfInvestment(_ index: Int) -> Bool {
        switch measures[index].growthOf ?? measures[index].measure {
        case .fdiStock, .investment, .projectCount, .fdiFlow: true
        default: false
        }
    }

    /// "the target volumes will be 55 %", "devrait atteindre": not yet so.
    func isAim(_ quantity: Quantity) -> Bool {
        let sentence = discourse.sentence(of: quantity)
        return discourse.marks(in: sentence.lowerBound..<max(sentence.lowerBound, quantity.tokens.lowerBound)).contains
        {
            $0.entry.category == .target && !words.is($0.start, in: .towards)
                && quantity.tokens.lowerBound - $0.end <= 12
        }
    }

    /// Whether a sentence speaks of a partnership or of who owns something.
    private func isOfOwnership(_ quantity: Quantity) -> Bool {
        discourse.sentence(of: quantity).contains { discourse.has(.owning, at: $0) }
    }

    /// "à ce jour", "to date", "so far".
    private func isToDate(_ quantity: Quantity) -> Bool {
        discourse.sentence(of: quantity).contains {
            words.is($0, "jour") && words.is($0 - 1, "ce") || words.is($0, "date") && words.is($0 - 1, "to")
                || words.is($0, "far") && words.is($0 - 1, "so")
        }
    }

    private func isAhead(_ period: Period) -> Bool {
        guard let end = period.days?.upperBound, let published = discourse.published else { return false }
        return end > published.dayNumber
    }

    func isDemonstrative(_ index: Int) -> Bool {
        words.is(index, "this") || words.is(index, "that") || words.is(index, "ce") || words.is(index, "cela")
    }

    func month(of date: CivilDate?) -> Period? { date.map { .point(.month($0.year, $0.month)) } }

    /// "36 % behind schedule", "achevé à 60 %": as things stand when it is written.
    func isCompletion(_ index: Int) -> Bool {
        guard measures[index].measure == .rate, let cue = measures[index].cue else { return false }
        return words.is(cue, in: .completion)
    }

    func isDay(_ period: Period) -> Bool {
        if case .point(.day) = period { return true }
        return false
    }

    /// Growth "between 2010 and 2011" is that of 2011.
    func later(_ period: Period) -> Period {
        if case .interval(.year(let from)?, .year(let to)?) = period, to == from + 1 { return .year(to) }
        return period
    }

    /// From the start of the year to the month of a cut-off date.
    func cumulated(_ period: Period) -> Period {
        switch period {
        case .point(.day(let year, let month, _)), .point(.month(let year, let month)):
            month == 12 ? .year(year) : .interval(from: .month(year, 1), to: .month(year, month))
        default: period
        }
    }

    func isNow(_ quantity: Quantity) -> Bool {
        discourse.marks(in: discourse.sentence(of: quantity)).contains { $0.entry.category == .now }
    }
}

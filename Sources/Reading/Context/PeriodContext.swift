internal import Evidence

/// Decides which time each quantity refers to.
struct PeriodContext {
    let discourse: Discourse
    let words: Words
    let measures: [MeasureContext.Result]
    /// When the line, port or zone that the text is about was opened, as far as it says.
    private let opened: Period?

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
        for (index, quantity) in discourse.quantities.enumerated() {
            let explicit = self.explicit(quantity, index)
            let found = result(of: index, explicit: explicit, frame: frame?.period, since: frame?.sentence, results)
            results.append(found)
            if isTimed(index), found.isOwn, let period = found.period, modalityIsFact(explicit),
                !isOlder(period, than: frame, in: quantity.sentence), !isAside(explicit, period, than: frame)
            {
                frame = (period, quantity.sentence)
            }
        }
        return results
    }

    private func modalityIsFact(_ time: TimeExpression?) -> Bool {
        if time?.relation == .since, case .interval(_, nil)? = time?.period { return false }
        return time?.relation != .by
    }

    /// "against 8.3 billion in 1991" does not set the time of what follows.
    private func isOlder(_ period: Period, than frame: (period: Period, sentence: Int)?, in sentence: Int) -> Bool {
        guard let frame, frame.sentence == sentence, let new = period.days, let old = frame.period.days else {
            return false
        }
        return new.upperBound < old.upperBound
    }

    /// "alors qu'en 2017 ils représentaient 70 %", "(11,3 % en 2017)": an older time told only to compare with.
    private func isAside(
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
    private func isTimed(_ index: Int) -> Bool {
        switch measures[index].measure {
        case .tradeTotal, .exports, .imports, .tradeBalance, .growth, .share, .fdiFlow, .revenue, .gdp, .volume,
            .transactionValue:
            true
        default: false
        }
    }

    private func result(
        of index: Int, explicit: TimeExpression?, frame: Period?, since frameSentence: Int?, _ earlier: [Result]
    ) -> Result {
        let quantity = discourse.quantities[index]
        let measure = measures[index].measure
        // "A year earlier it stood at 910 billion": the level of the year before.
        if measure != .growth, measure != .share, isTimed(index) || measure == .finance, yearEarlier(quantity) {
            let base = earlierInSentence(index, earlier, anyMeasure: measure == .finance) ?? explicit?.period ?? frame
            let isFiscal = earlier.last?.isFiscal ?? false
            if let base { return Result(period: base.shifted(years: -1), isOwn: false, isFiscal: isFiscal) }
        }
        if isCompletion(index), explicit == nil || explicit?.relation == .by || explicit?.relation == .during {
            return Result(period: month(of: discourse.published), isOwn: false)
        }
        if let base = base(of: index, explicit, frame, earlier) { return Result(period: base) }
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
            if let placed = placed(period, time, measure) {
                return Result(period: placed, isOwn: true, isFiscal: time.isFiscal)
            }
            if measure != .distance, measure != .duration, measure != .area, time.relation != .during {
                return Result()
            }
        }
        // What is only aimed at has the time it is aimed at or none.
        if explicit == nil, isTimed(index), isAim(quantity) { return Result() }
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
                case .countOther: quantity.noun == nil
                case .rate, .projectCount, .area: true
                default: false
                }
            if isNow { return Result(period: month(of: published)) }
        }
        if index > 0, quantity.sentence - discourse.quantities[index - 1].sentence <= 1, isOfSum(quantity),
            let period = earlier[
                discourse.neighbours(of: quantity).lowerBound > 0
                    ? discourse.neighbours(of: quantity).lowerBound - 1 : 0
            ].period
        {
            return Result(period: period)
        }
        if isOfInvestment(index), let list = listBefore(index, earlier) { return Result(period: list) }
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
    private func placed(_ period: Period, _ time: TimeExpression, _ measure: Measure) -> Period? {
        switch measure {
        case .distance, .duration, .area: return nil
        case .cost where isStartOfRunning(time), .capacity where isStartOfRunning(time),
            .finance where isStartOfRunning(time), .investment where isStartOfRunning(time):
            return nil
        case .cost, .capacity, .finance:
            return (time.relation == .during || time.relation == .by) && !isDay(period)
                || (time.relation == .asOf && measure == .finance) ? period : nil
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
            return time.relation == .asOf ? cumulated(period) : time.isFiscal ? period : later(period)
        case .growth: return time.relation == .asOf ? cumulated(period) : time.isFiscal ? period : later(period)
        default: return period
        }
    }

    /// "entrera en service en 2025", "to be completed by 2028": when it runs from, not when it costs.
    private func isStartOfRunning(_ time: TimeExpression) -> Bool {
        (1...4).contains { words.is(time.tokens.lowerBound - $0, in: .operating) }
    }

    /// The period of the nearest earlier timed figure of the same sentence.
    private func earlierInSentence(_ index: Int, _ earlier: [Result], anyMeasure: Bool = false) -> Period? {
        var previous = index - 1
        while previous >= discourse.neighbours(of: discourse.quantities[index]).lowerBound {
            if anyMeasure || isTimed(previous), let period = earlier[previous].period { return period }
            previous -= 1
        }
        return nil
    }

    /// "Freight costs were cut by 20 %": in general, not in the year told of.
    private func isOfWork(_ measure: Measure?) -> Bool {
        switch measure {
        case .cost, .duration, .distance, .capacity, .area, .rate: true
        default: false
        }
    }

    /// "Of this sum, 8.27 billion went into new projects", "Sur ce total": a part of the figure before.
    private func isOfSum(_ quantity: Quantity) -> Bool {
        let start = discourse.sentence(of: quantity).lowerBound
        let isOf = words.is(start, in: .belonging) || words.is(start, "sur") || words.is(start, "sur")
        return isOf && words.is(start + 1, in: .definite)
            && (words.is(start + 2, "sum") || words.is(start + 2, "total") || words.is(start + 2, "amount")
                || words.is(start + 2, "montant") || words.is(start + 2, "figure") || words.is(start + 2, "somme"))
            || isOf && words.is(start + 1, "which")
    }

    /// "1,000 vehicles a day", "par an": a rate that holds in general.
    private func isDaily(_ quantity: Quantity) -> Bool {
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

    private func isOfInvestment(_ index: Int) -> Bool {
        switch measures[index].growthOf ?? measures[index].measure {
        case .fdiStock, .investment, .projectCount, .fdiFlow: true
        default: false
        }
    }

    /// "The Republic of Korea came second with 1.47 billion": of the same time as the list of the sentence before.
    private func listBefore(_ index: Int, _ earlier: [Result]) -> Period? {
        guard index > 0, discourse.quantities[index].sentence - discourse.quantities[index - 1].sentence <= 1,
            isOfInvestment(index - 1) || measures[index - 1].measure == .share,
            discourse.quantitiesIn[discourse.quantities[index].sentence].contains(where: {
                discourse.quantities[$0].kind == .rank
            })
                || discourse.marks(in: discourse.sentence(of: discourse.quantities[index])).contains(where: {
                    $0.entry.category == .ordinal
                })
        else { return nil }
        return earlier[index - 1].period
    }

    /// "the target volumes will be 55 %", "devrait atteindre": not yet so.
    private func isAim(_ quantity: Quantity) -> Bool {
        let sentence = discourse.sentence(of: quantity)
        return discourse.marks(in: sentence.lowerBound..<max(sentence.lowerBound, quantity.tokens.lowerBound)).contains
        {
            $0.entry.category == .target && !words.is($0.start, in: .towards)
                && quantity.tokens.lowerBound - $0.end <= 12
        }
    }

    /// The time of a figure that another is compared with: "up 4.6 % from 9.6 billion", "from 987 million in the
    /// corresponding period of 2022", "contre 18 milliards durant la même période en 2017".
    private func base(of index: Int, _ explicit: TimeExpression?, _ frame: Period?, _ earlier: [Result]) -> Period? {
        let quantity = discourse.quantities[index]
        guard quantity.kind == .money || quantity.kind == .physical || quantity.kind == .count else { return nil }
        let standing = earlierInSentence(index, earlier) ?? frame
        if let time = compared(after: quantity) {
            guard case .point(let point)? = time.period else { return standing?.shifted(years: -1) }
            guard let standing, let end = standing.days?.upperBound else { return time.period }
            return standing.shifted(years: point.year - CivilDate(dayNumber: end).year)
        }
        // Nothing says when: right behind a rate of change it is the level of the year before.
        let first = discourse.neighbours(of: quantity).lowerBound
        guard index > first, measures[index - 1].measure == .growth, earlier[index - 1].period != nil,
            isBase(quantity, after: discourse.quantities[index - 1]), !isChange(index),
            explicit.map({ $0.tokens.upperBound <= quantity.tokens.lowerBound }) ?? true
        else { return nil }
        return earlier[index - 1].period?.shifted(years: -1)
    }

    /// A time that is only compared with, right behind a figure and with a year or a period of its own.
    private func compared(after quantity: Quantity) -> TimeExpression? {
        for position in discourse.timesIn[quantity.sentence] {
            let time = discourse.times[position]
            guard time.relation == .comparison, !time.isOfOpening, time.tokens.lowerBound >= quantity.tokens.upperBound
            else { continue }
            let gap = quantity.tokens.upperBound..<time.tokens.lowerBound
            guard isYearOf(time), gap.count <= 7,
                gap.allSatisfy({
                    words.is($0, in: .dateSmall) || words.is($0, in: .compared) || words.is($0, in: .timePreposition)
                        || words.is($0, "corresponding") || words.is($0, "same") || words.is($0, "recorded")
                        || words.is($0, "durant") || words.is($0, "pendant") || words.isApostrophe($0)
                }),
                gap.contains(where: { words.is($0, "same") || words.is($0, "corresponding") || words.is($0, "meme") })
                    || time.tokens.contains(where: {
                        words.is($0, "corresponding") || words.is($0, "meme") || words.is($0, "same")
                            || words.is($0, "ago")
                    })
            else { return nil }
            // "durant la même période" and "en 2017" are two expressions.
            if time.period == nil, position + 1 < discourse.times.count,
                case let next = discourse.times[position + 1], next.tokens.lowerBound - time.tokens.upperBound <= 2,
                case .point(.year)? = next.period
            {
                return next
            }
            return time
        }
        return nil
    }

    private func isYearOf(_ time: TimeExpression) -> Bool {
        if case .point(.year)? = time.period { return true }
        return time.period == nil
    }

    /// The word before a figure, approximators and small words passed over.
    private func before(_ quantity: Quantity) -> Int {
        var place = quantity.tokens.lowerBound - 1
        while place > quantity.tokens.lowerBound - 4, discourse.marksAt.has(.approx, at: place) { place -= 1 }
        return words.isApostrophe(place) ? place - 1 : place
    }

    /// Whether "from", "contre", "against" or "compared to" stands before a figure, small words passed over.
    private func isCompared(_ quantity: Quantity) -> Bool {
        var place = quantity.tokens.lowerBound - 1
        while place > quantity.tokens.lowerBound - 4, words.is(place, in: .passOver) || words.is(place, "with") {
            place -= 1
        }
        return words.is(place, in: .against)
    }

    private func isBase(_ quantity: Quantity, after rate: Quantity) -> Bool {
        isCompared(quantity) && quantity.tokens.lowerBound - rate.tokens.upperBound <= 6
    }

    /// "from 14 billion in 2013 to 20 billion": the start of a change, whose time is its own.
    private func isChange(_ index: Int) -> Bool {
        guard index + 1 < discourse.quantities.count else { return false }
        let (one, next) = (discourse.quantities[index], discourse.quantities[index + 1])
        guard next.sentence == one.sentence, next.kind == one.kind, next.unit == one.unit else { return false }
        return (1...3).contains {
            words.is(next.tokens.lowerBound - $0, "to") || words.is(next.tokens.lowerBound - $0, "a")
        }
    }

    private func isDemonstrative(_ index: Int) -> Bool {
        words.is(index, "this") || words.is(index, "that") || words.is(index, "ce") || words.is(index, "cela")
    }

    private func month(of date: CivilDate?) -> Period? { date.map { .point(.month($0.year, $0.month)) } }

    /// "36 % behind schedule", "achevé à 60 %": as things stand when it is written.
    private func isCompletion(_ index: Int) -> Bool {
        guard measures[index].measure == .rate, let cue = measures[index].cue else { return false }
        return words.is(cue, in: .completion)
    }

    /// Whether "a year earlier" stands beside the figure, or opens its clause with no figure between.
    private func yearEarlier(_ quantity: Quantity) -> Bool {
        for position in discourse.timesIn[quantity.sentence] {
            let time = discourse.times[position]
            guard time.relation == .comparison, time.period == nil, time.tokens.count >= 2 else { continue }
            let isBracketed =
                time.tokens.upperBound + 1 == quantity.tokens.lowerBound && words.isMark(time.tokens.upperBound, "(")
            if !isBracketed, !words.is(time.tokens.upperBound - 1, in: .earlier) { continue }
            if time.tokens.lowerBound >= quantity.tokens.upperBound {
                let gap = quantity.tokens.upperBound..<time.tokens.lowerBound
                // "up 5 % from a year earlier" compares, "against 9.7 billion a year earlier" dates.
                if gap.count <= 1 { return true }
                continue
            }
            let gap = time.tokens.upperBound..<quantity.tokens.lowerBound
            if gap.count == 1, words.isMark(gap.lowerBound, "(") { return true }
            let follows =
                (time.tokens.lowerBound == discourse.sentence(of: quantity).lowerBound
                    || words.isMark(time.tokens.lowerBound - 1, ";") || words.isMark(time.tokens.lowerBound - 1, ","))
            if follows, !discourse.hasQuantity(in: gap, sentence: quantity.sentence) { return true }
        }
        return false
    }

    private func isDay(_ period: Period) -> Bool {
        if case .point(.day) = period { return true }
        return false
    }

    /// Growth "between 2010 and 2011" is that of 2011.
    private func later(_ period: Period) -> Period {
        if case .interval(.year(let from)?, .year(let to)?) = period, to == from + 1 { return .year(to) }
        return period
    }

    /// The time that the sentence before gives, when it stands in the same paragraph and states no figure of its own.
    private func ofSentenceBefore(_ quantity: Quantity) -> Period? {
        let number = quantity.sentence - 1
        guard number >= 0, discourse.sameParagraph(number, quantity.sentence), discourse.quantitiesIn[number].isEmpty
        else { return nil }
        let times = discourse.timesIn[number].map { discourse.times[$0] }.filter { time in
            time.relation == .during && time.period.map { !isDay($0) } ?? false
        }
        guard times.count == 1, let period = times[0].period, let days = period.days,
            let published = discourse.published,
            days.lowerBound <= published.dayNumber
        else { return nil }
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
        discourse.marks(in: discourse.sentence(of: quantity)).contains { $0.entry.category == .now }
    }

    // MARK: - Expressions

    /// The expression in the quantity's own sentence that says when.
    private func explicit(_ quantity: Quantity, _ index: Int) -> TimeExpression? {
        var best: (cost: Double, time: TimeExpression)?
        for position in discourse.timesIn[quantity.sentence] {
            let time = discourse.times[position]
            guard time.relation != .comparison, !isNewsDay(time), !isStart(position),
                !quantity.tokens.contains(time.tokens.lowerBound)
            else { continue }
            guard !belongsToOther(time, index) else { continue }
            let cost = self.cost(time, quantity)
            if cost < (best?.cost ?? 25) { best = (cost, time) }
        }
        return best?.time
    }

    /// "since its launch" runs from the opening the text dates to the day of writing.
    private func resolved(_ time: TimeExpression, _ quantity: Quantity) -> Period? {
        if time.isAnaphoric { return told(before: time) }
        guard time.isSinceOpening else { return time.period }
        let end: Period.Point? = time.until.map(month(of:)) ?? discourse.published.map { .month($0.year, $0.month) }
        guard case .point(let from)? = time.period ?? opened, let end else { return nil }
        return .interval(from: month(of: from), to: end)
    }

    /// The last span of time that the text names before one that points back to it.
    private func told(before time: TimeExpression) -> Period? {
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

    private func month(of point: Period.Point) -> Period.Point {
        if case .day(let year, let month, _) = point { return .month(year, month) }
        return point
    }

    /// The first date beside a word of opening.
    private static func opening(in discourse: Discourse) -> Period? {
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
    private func isNewsDay(_ time: TimeExpression) -> Bool {
        guard time.relation == .during, let published = discourse.published, case .point(.day)? = time.period,
            let days = time.period?.days
        else { return false }
        return (0...7).contains(published.dayNumber - days.lowerBound)
    }

    /// The first of two ends: "du premier semestre 2011 au premier semestre 2012".
    private func isStart(_ position: Int) -> Bool {
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
        for other in discourse.neighbours(of: quantity)
        where gap.contains(discourse.quantities[other].tokens.lowerBound) {
            // "up 2 %, at 43.6 billion, in 2024": appended rates and conversions do not part a level from its time.
            total += after ? 4 : 1
        }
        if after, belongsToCompared(time, but: quantity) { total += 30 }
        if after { total += gap.count <= 3 ? -1.5 : 1 }
        if case .point(.day)? = time.period, time.isRelative { total += 5 }
        if time.period == nil, !time.isSinceOpening, !time.isAnaphoric { total += 4 }
        // "first since 2004" says how long, not when the figure is of.
        if time.relation == .since, !time.isSinceOpening, !time.isRelative { total += isCumulative(quantity) ? 2 : 30 }
        return total
    }

    /// Whether a time stands right after another figure that is only compared with: "down from 41 percent in 2022".
    private func belongsToCompared(_ time: TimeExpression, but quantity: Quantity) -> Bool {
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
    private func belongsToOther(_ time: TimeExpression, _ index: Int) -> Bool {
        let quantity = discourse.quantities[index]
        guard time.tokens.lowerBound >= quantity.tokens.upperBound,
            let owner = discourse.neighbours(of: quantity).last(where: {
                discourse.quantities[$0].tokens.upperBound <= time.tokens.lowerBound
            }), owner > index, Self.subject(measures[owner]) != Self.subject(measures[index])
        else { return false }
        return (quantity.tokens.upperBound..<discourse.quantities[owner].tokens.lowerBound).contains {
            words.isMark($0, ";") || words.is($0, in: .clauseBreak)
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
    private func isCumulative(_ quantity: Quantity) -> Bool {
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

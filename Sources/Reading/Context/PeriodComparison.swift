internal import Evidence

/// Times of figures that others are compared with.
extension PeriodContext {
    /// The time of a figure that another is compared with: "up 4.6 % from 9.6 billion", "from 987 million in the
    /// corresponding period of 2022", "contre 18 milliards durant la même période en 2017".
    func base(of index: Int, _ explicit: TimeExpression?, _ frame: Period?, _ earlier: [Result]) -> Period? {
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
    func compared(after quantity: Quantity) -> TimeExpression? {
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

    func isYearOf(_ time: TimeExpression) -> Bool {
        if case .point(.year)? = time.period { return true }
        return time.period == nil
    }

    /// The word before a figure, approximators and small words passed over.
    func before(_ quantity: Quantity) -> Int {
        var place = quantity.tokens.lowerBound - 1
        while place > quantity.tokens.lowerBound - 4, discourse.marksAt.has(.approx, at: place) { place -= 1 }
        return words.isApostrophe(place) ? place - 1 : place
    }

    /// Whether "from", "contre", "against" or "compared to" stands before a figure, small words passed over.
    func isCompared(_ quantity: Quantity) -> Bool {
        var place = quantity.tokens.lowerBound - 1
        while place > quantity.tokens.lowerBound - 4, words.is(place, in: .passOver) || words.is(place, "with") {
            place -= 1
        }
        return words.is(place, in: .against)
    }

    func isBase(_ quantity: Quantity, after rate: Quantity) -> Bool {
        isCompared(quantity) && quantity.tokens.lowerBound - rate.tokens.upperBound <= 6
    }

    /// "from 14 billion in 2013 to 20 billion": the start of a change, whose time is its own.
    func isChange(_ index: Int) -> Bool {
        guard index + 1 < discourse.quantities.count else { return false }
        let (one, next) = (discourse.quantities[index], discourse.quantities[index + 1])
        guard next.sentence == one.sentence, next.kind == one.kind, next.unit == one.unit else { return false }
        return (1...3).contains {
            words.is(next.tokens.lowerBound - $0, "to") || words.is(next.tokens.lowerBound - $0, "a")
        }
    }

    /// Whether "a year earlier" stands beside the figure, or opens its clause with no figure between.
    func yearEarlier(_ quantity: Quantity) -> Bool {
        for position in discourse.timesIn[quantity.sentence] {
            let time = discourse.times[position]
            guard time.relation == .comparison, time.period == nil, time.tokens.count >= 2 else { continue }
            let isBracketed =
                time.tokens.upperBound + 1 == quantity.tokens.lowerBound && words.isMark(time.tokens.upperBound, "(")
            // "During the same period last year trade stood at 957 million".
            let isSame = time.tokens.contains {
                words.is($0, "same") || words.is($0, "corresponding") || words.is($0, "meme")
            }
            if !isBracketed, !isSame, !words.is(time.tokens.upperBound - 1, in: .earlier) { continue }
            if time.tokens.lowerBound >= quantity.tokens.upperBound {
                let gap = quantity.tokens.upperBound..<time.tokens.lowerBound
                // "up 5 % from a year earlier" compares, "against 9.7 billion a year earlier" dates.
                if gap.count <= 1, !isSame { return true }
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

    /// "(5.3 billion in January–June 2023)": a time of the figure's own right behind it.
    func isBeside(_ time: TimeExpression?, _ quantity: Quantity) -> Bool {
        guard let time, time.relation == .during, time.period != nil else { return false }
        let gap = time.tokens.lowerBound - quantity.tokens.upperBound
        return (0...2).contains(gap) && !words.isMark(quantity.tokens.upperBound, ",")
    }
}

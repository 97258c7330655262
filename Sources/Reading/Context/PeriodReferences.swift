internal import Evidence

/// Times that a figure takes from another: the one it stands behind, goes on from or points back to.
extension PeriodContext {
    /// "de 8,36 milliards en 1991 à 685 milliards en 2020, soit une croissance annuelle moyenne de 16,5 %": of all the years.
    func wholeSpan(_ index: Int, _ earlier: [Result]) -> Period? {
        let quantity = discourse.quantities[index]
        guard measures[index].measure == .growth, quantity.kind == .percent,
            (1...8).contains(where: {
                words.is(quantity.tokens.lowerBound - $0, "moyen")
                    || words.is(quantity.tokens.lowerBound - $0, "moyenne")
                    || words.is(quantity.tokens.lowerBound - $0, "average")
            })
        else { return nil }
        let before = (discourse.neighbours(of: quantity).lowerBound..<index).filter {
            discourse.quantities[$0].kind == .money && discourse.conversionPartner($0) == nil
        }
        guard before.count >= 2, case .point(.year(let from))? = earlier[before[before.count - 2]].period,
            case .point(.year(let to))? = earlier[before[before.count - 1]].period, from < to
        else { return nil }
        return .interval(from: .year(from), to: .year(to))
    }

    /// "compared to 2023 ($89.4 billion)": of the time that it stands in brackets behind.
    func bracketed(_ quantity: Quantity) -> Period? {
        let start = quantity.tokens.lowerBound
        guard words.isMark(start - 1, "("), words.isMark(quantity.tokens.upperBound, ")") else { return nil }
        for position in discourse.timesIn[quantity.sentence] {
            let time = discourse.times[position]
            if time.tokens.upperBound == start - 1, case .point? = time.period, !time.isRelative { return time.period }
        }
        return nil
    }

    /// The period of the nearest earlier timed figure of the same sentence.
    func earlierInSentence(_ index: Int, _ earlier: [Result], anyMeasure: Bool = false) -> Period? {
        var previous = index - 1
        while previous >= discourse.neighbours(of: discourse.quantities[index]).lowerBound {
            // "from 15 billion in 2017 to 18 billion": the second is of a later time.
            if anyMeasure || isTimed(previous), startOfChange(previous) == nil,
                let period = earlier[previous].period
            {
                return period
            }
            previous -= 1
        }
        return nil
    }

    /// "The Republic of Korea came second with 1.47 billion": of the same time as the list of the sentence before.
    func listBefore(_ index: Int, _ earlier: [Result]) -> Period? {
        guard index > 0, discourse.quantities[index].sentence - discourse.quantities[index - 1].sentence <= 1 else {
            return nil
        }
        var index = index
        if index > 1, measures[index - 1].measure == .rank,
            discourse.quantities[index - 1].sentence == discourse.quantities[index].sentence
        {
            index -= 1
        }
        // "Accumulated investments by others stand as follows: Russia, 1.9 billion".
        if measures[index].measure == .fdiStock, isOfInvestment(index - 1),
            discourse.sameParagraph(discourse.quantities[index].sentence, discourse.quantities[index - 1].sentence)
        {
            return earlier[index - 1].period
        }
        guard isOfInvestment(index - 1) || measures[index - 1].measure == .share,
            discourse.quantitiesIn[discourse.quantities[index].sentence].contains(where: {
                discourse.quantities[$0].kind == .rank
            })
                || discourse.marks(in: discourse.sentence(of: discourse.quantities[index])).contains(where: {
                    $0.entry.category == .ordinal
                })
        else { return nil }
        return earlier[index - 1].period
    }

    /// "Among these", "Of these", "This figure", "Parmi eux", "Ce chiffre" at the head of a sentence.
    func pointsToFigure(_ index: Int) -> Bool {
        let isThis =
            words.is(index, "this") || words.is(index, "that") || words.is(index, "the") || words.is(index, "ce")
            || words.is(index, "cette")
        if isThis {
            return words.is(index + 1, "figure") || words.is(index + 1, "number")
                || words.is(index + 1, "chiffre") || words.is(index + 1, "somme") || words.is(index + 1, "volume")
        }
        let isAmong =
            words.is(index, "among") || words.is(index, "of") || words.is(index, "parmi") || words.is(index, "sur")
        return isAmong
            && (words.is(index + 1, "these") || words.is(index + 1, "those") || words.is(index + 1, "them")
                || words.is(index + 1, "eux") || words.is(index + 1, "elles") || words.is(index + 1, "ceux"))
    }

    /// "de 34 milliards en septembre 2018 à 45 milliards cette année": the end of a change is of the same part of its year.
    func sameMonth(_ index: Int, _ explicit: TimeExpression?, _ earlier: [Result]) -> Period? {
        guard case .point(.year(let year))? = explicit?.period, isTimed(index) || measures[index].measure == .countOther
        else { return nil }
        if let partner = discourse.conversionPartner(index) { return earlier[partner].period }
        let first = index - (index > 0 && discourse.conversionPartner(index - 1) != nil ? 2 : 1)
        guard first >= discourse.neighbours(of: discourse.quantities[index]).lowerBound,
            discourse.quantities[first].kind == discourse.quantities[index].kind,
            discourse.quantities[first].unit == discourse.quantities[index].unit,
            let period = earlier[first].period, earlier[first].isOwn, period.calendarYear == nil,
            let days = period.days,
            case let end = discourse.quantities[first].tokens.upperBound,
            case let gap = end..<max(end, discourse.quantities[index].tokens.lowerBound),
            gap.contains(where: { words.is($0, "to") || words.is($0, "a") })
        else { return nil }
        let from = CivilDate(dayNumber: days.lowerBound).year
        return from == year ? nil : period.shifted(years: year - from)
    }

    /// The time that the sentence before gives, when it stands in the same paragraph and states no figure of its own.
    func ofSentenceBefore(_ quantity: Quantity) -> Period? {
        let number = quantity.sentence - 1
        guard number >= 0, discourse.sameParagraph(number, quantity.sentence),
            discourse.quantitiesIn[number].allSatisfy({ discourse.quantities[$0].kind == .rank })
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
}

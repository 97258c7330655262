internal import Evidence

/// Days, months and years as written.
extension TimeReader {
    func isoDate(_ index: Int) -> TimeExpression? {
        guard let year = words.year(index), words.isMark(index + 1, "-"), words.isDigits(index + 2),
            !words.tokens[index + 1].hasSpaceBefore, words.isMark(index + 3, "-"), words.isDigits(index + 4),
            words.tokens[index + 2].length == 2, words.tokens[index + 4].length == 2
        else { return nil }
        let month = Int(words.tokens[index + 2].key)
        let day = Int(words.tokens[index + 4].key)
        guard CivilDate(year: year, month: month, day: day) != nil else { return nil }
        return TimeExpression(
            tokens: index..<(index + 5), period: .point(.day(year, month, day)), relation: .during)
    }

    /// "the 2000 - 2010 period", "la période 2000 - 2010".
    private func isOfPeriod(_ index: Int, _ dash: Int) -> Bool {
        words.is(dash + 2, "period") || words.is(index - 1, "periode") || words.is(index - 1, "period")
    }

    /// "2024-09", which is no year of accounts ("2024-25").
    func isoMonth(_ index: Int) -> TimeExpression? {
        guard let year = words.year(index), words.isMark(index + 1, "-"), !words.tokens[index + 1].hasSpaceBefore,
            words.isDigits(index + 2), !words.tokens[index + 2].hasSpaceBefore, words.tokens[index + 2].length == 2,
            case let month = Int(words.tokens[index + 2].key), (1...12).contains(month), month != (year + 1) % 100
        else { return nil }
        return TimeExpression(
            tokens: index..<(index + 3), period: .point(.month(year, month)), relation: .during)
    }

    /// "16/07/2019", "09.06.2014".
    func numericDate(_ index: Int) -> TimeExpression? {
        guard words.tokens[index].length <= 2, words.isDigits(index + 2), words.isDigits(index + 4),
            words.isMark(index + 1, "/") || words.isMark(index + 1, ".") || words.isMark(index + 1, "-"),
            words.tokens[index + 1].key == words.tokens[index + 3].key, words.tokens[index + 2].length <= 2,
            words.tokens[index + 4].length == 4
        else { return nil }
        var day = Int(words.tokens[index].key)
        var month = Int(words.tokens[index + 2].key)
        let year = Int(words.tokens[index + 4].key)
        if month > 12 { swap(&day, &month) }
        guard (1900...2099).contains(year), CivilDate(year: year, month: month, day: day) != nil else { return nil }
        return TimeExpression(
            tokens: index..<(index + 5), period: .point(.day(year, month, day)), relation: .during)
    }

    /// "27 novembre 2025", "1er octobre", "21 au 27 novembre", "13-16 July 2024".
    func dayFirst(_ index: Int) -> TimeExpression? {
        guard let day = dayNumber(index) else { return nil }
        var next = day.end
        var lastDay = day.value
        var isRange = false
        if words.isDash(next) || words.is(next, "au") || words.is(next, "et") || words.is(next, "to")
            || words.is(next, "and"), let second = dayNumber(next + 1), second.value > day.value
        {
            lastDay = second.value
            next = second.end
            isRange = true
        }
        if words.is(next, "of") { next += 1 }
        guard let month = month(at: next) else { return nil }
        next += 1
        if words.isMark(next, "."), words.year(next + 1) != nil { next += 1 }
        var year: Int?
        if words.isMark(next, ","), let value = words.year(next + 1) {
            year = value
            next += 2
        } else if let value = words.year(next) {
            year = value
            next += 1
        }
        return days(index..<next, year, month, isRange ? day.value : nil, lastDay)
    }

    private func days(_ tokens: Range<Int>, _ year: Int?, _ month: Int, _ first: Int?, _ last: Int) -> TimeExpression? {
        guard let resolved = year ?? inferredYear(month: month, day: last) else {
            return TimeExpression(tokens: tokens, period: nil, relation: .during)
        }
        guard CivilDate(year: resolved, month: month, day: last) != nil else { return nil }
        let end = Period.Point.day(resolved, month, last)
        return TimeExpression(
            tokens: tokens,
            period: first.map { .interval(from: .day(resolved, month, $0), to: end) } ?? .point(end), relation: .during)
    }

    private func dayNumber(_ index: Int) -> (value: Int, end: Int)? {
        guard words.isDigits(index), words.tokens[index].length <= 2 else { return nil }
        let value = Int(words.tokens[index].key)
        guard (1...31).contains(value) else { return nil }
        if words.isWord(index + 1), !words.tokens[index + 1].hasSpaceBefore, marksAt.has(.ordinalsuffix, at: index + 1)
        {
            return (value, index + 2)
        }
        return (value, index + 1)
    }

    /// "novembre 2025", "janvier à juin 2019", "January-September 2023", "August 16, 2024", "en juin".
    func monthFirst(_ index: Int) -> TimeExpression? {
        guard let month = month(at: index) else { return nil }
        var next = index + 1
        // "en sept mois".
        if words.is(next, "mois") { return nil }
        if words.isMark(next, "."), !words.tokens[next].hasSpaceBefore, words.tokens[index].length <= 5 { next += 1 }
        if let span = monthSpan(index, month, next) { return span }
        if grammar.hasMonthBeforeDay, let day = monthThenDay(index, month, next) { return day }
        var year: Int?
        if words.is(next, "de") || words.is(next, "of") || words.isMark(next, ","), words.year(next + 1) != nil {
            year = words.year(next + 1)
            next += 2
        } else if let value = words.year(next) {
            year = value
            next += 1
        } else if let named = yearAfter(next) {
            year = named.year
            next = named.end
        } else if words.is(next, "dernier") || words.is(next, "last") {
            next += 1
        }
        // "mars" and "may" alone are weak: a preposition must say that a month is meant.
        if year == nil, !hasTimePreposition(before: index) { return nil }
        guard let resolved = year ?? inferredYear(month: month, day: nil) else {
            return TimeExpression(tokens: index..<next, period: nil, relation: .during)
        }
        return TimeExpression(tokens: index..<next, period: .point(.month(resolved, month)), relation: .during)
    }

    /// "January to August 2023", "janvier et février", "January 2023 to August 2023".
    private func monthSpan(_ index: Int, _ month: Int, _ start: Int) -> TimeExpression? {
        var next = start
        var firstYear: Int?
        if let year = words.year(next), isRangeWord(next + 1), self.month(at: next + 2) != nil {
            firstYear = year
            next += 1
        }
        guard isRangeWord(next), let last = self.month(at: next + 1) else { return nil }
        next += 2
        var year: Int?
        if words.is(next, "de") || words.is(next, "of") || words.isMark(next, ","), words.year(next + 1) != nil {
            next += 1
        }
        if let value = words.year(next) {
            year = value
            next += 1
        } else if let named = yearAfter(next) {
            year = named.year
            next = named.end
        }
        guard let resolved = year ?? inferredYear(month: last, day: nil) else {
            return TimeExpression(tokens: index..<next, period: nil, relation: .during)
        }
        let from = firstYear ?? (month > last ? resolved - 1 : resolved)
        return TimeExpression(
            tokens: index..<next, period: Self.span(.month(from, month), .month(resolved, last)), relation: .during)
    }

    /// "August 16, 2024", "July 13-16".
    private func monthThenDay(_ index: Int, _ month: Int, _ start: Int) -> TimeExpression? {
        guard let day = dayNumber(start), !words.isMark(day.end, "%"), words.year(start) == nil,
            !(words.isWord(day.end) && !words.tokens[day.end].hasSpaceBefore)
        else { return nil }
        var end = day.end
        var last = day.value
        var first: Int?
        if words.isDash(end), let second = dayNumber(end + 1), second.value > day.value {
            first = day.value
            last = second.value
            end = second.end
        }
        var year: Int?
        if words.isMark(end, ","), let value = words.year(end + 1) {
            year = value
            end += 2
        } else if let value = words.year(end) {
            year = value
            end += 1
        }
        return days(index..<end, year, month, first, last)
    }

    private func isRangeWord(_ index: Int) -> Bool {
        words.isDash(index) || words.is(index, "a") || words.is(index, "to") || words.is(index, in: .and)
            || words.is(index, "through") || words.is(index, "until")
    }

    private func hasTimePreposition(before index: Int) -> Bool {
        for back in 1...3 where words.is(index - back, in: .timePreposition) { return true }
        return words.isApostrophe(index - 1) && words.is(index - 2, "d")
    }

    /// "2023", "2021-2025", "2023-24", "2010 à 2020", "2010 et 2011" after "entre", "1990s".
    func yearExpression(_ index: Int) -> TimeExpression? {
        guard let year = words.year(index) else { return nil }
        let next = index + 1
        // "a capacity of 2000 MW".
        if let unit = marksAt.longest(.unit, at: next), words.tokens[next].length > 1, unit.end > next { return nil }
        if words.is(next, "s"), !words.tokens[next].hasSpaceBefore, year % 10 == 0 {
            return TimeExpression(tokens: index..<(next + 1), period: .point(.decade(year)), relation: .during)
        }
        let isGlued = words.tokens.indices.contains(next) && !words.tokens[next].hasSpaceBefore
        if isGlued, let month = isoMonth(index) { return month }
        // A fiscal year: "2023-24", "2023/24".
        if isGlued, words.isDash(next) || words.isMark(next, "/"), words.isDigits(next + 1),
            words.tokens[next + 1].length == 2, Int(words.tokens[next + 1].key) == (year + 1) % 100
        {
            return TimeExpression(
                tokens: index..<(next + 2), period: .interval(from: .year(year), to: .year(year + 1)),
                relation: .during,
                isFiscal: true)
        }
        let isJoined =
            words.is(next, "a") || words.is(next, "to") || words.is(next, "et") || words.is(next, "and")
        let isSpan =
            words.isDash(next) && (isGlued || words.isMark(next, "\u{2013}") || isOfPeriod(index, next))
            || words.isMark(next, "/")
            || (isJoined
                && (words.is(index - 1, "de") || words.is(index - 1, "entre") || words.is(index - 1, "between")
                    || words.is(index - 1, "from")))
        if isSpan, let last = words.year(next + 1), last > year, last - year <= 60 {
            return TimeExpression(
                tokens: index..<(next + 2), period: .interval(from: .year(year), to: .year(last)), relation: .during,
                isFiscal: last == year + 1 && !isJoined)
        }
        return TimeExpression(tokens: index..<next, period: .year(year), relation: .during)
    }

    /// "années 1990".
    func decade(_ index: Int) -> TimeExpression? {
        if words.is(index, "annees"), words.isDigits(index + 1), words.tokens[index + 1].length == 2,
            case let decade = Int(words.tokens[index + 1].key), decade >= 50, decade % 10 == 0
        {
            return TimeExpression(
                tokens: index..<(index + 2), period: .point(.decade(1900 + decade)), relation: .during)
        }
        guard words.is(index, "annees"), let year = words.year(index + 1), year % 10 == 0 else { return nil }
        return TimeExpression(tokens: index..<(index + 2), period: .point(.decade(year)), relation: .during)
    }
}

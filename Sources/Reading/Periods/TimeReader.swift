internal import Evidence

/// Finds the time expressions of a text.
struct TimeReader {
    private let words: Words
    private let french: Bool
    private let monthAt: [Int: Int]
    private let weekdayAt: [Int: Int]
    private let ordinalAt: [Int: Int]
    private let numberAt: [Int: Int]
    /// Day the text was published, as far as known.
    private let published: CivilDate?
    /// Latest year seen so far, for months without one.
    private var lastYear: Int?

    init(words: Words, marks: [Lexicon.Mark], french: Bool, published: CivilDate?) {
        self.words = words
        self.french = french
        self.published = published
        var months: [Int: Int] = [:]
        var weekdays: [Int: Int] = [:]
        var ordinals: [Int: Int] = [:]
        var numbers: [Int: Int] = [:]
        for mark in marks {
            switch mark.entry.category {
            case .month: months[mark.start] = Int(mark.entry.number)
            case .weekday: weekdays[mark.start] = Int(mark.entry.number)
            case .ordinal: ordinals[mark.start] = Int(mark.entry.number)
            case .number where mark.end == mark.start + 1: numbers[mark.start] = Int(mark.entry.number)
            default: break
            }
        }
        monthAt = months
        weekdayAt = weekdays
        ordinalAt = ordinals
        numberAt = numbers
    }

    /// All expressions in the order of the text; none overlap.
    mutating func expressions() -> [TimeExpression] {
        var result: [TimeExpression] = []
        var index = 0
        while index < words.tokens.count {
            if var found = expression(at: index) {
                // Tokens before it ("depuis", "d'ici à", "by") say how it relates.
                found = related(found)
                if let year = found.period.flatMap(Self.lastYear(of:)), !found.isRelative { lastYear = year }
                result.append(found)
                index = max(index + 1, found.tokens.upperBound)
            } else {
                index += 1
            }
        }
        return result
    }

    private static func lastYear(of period: Period) -> Int? {
        switch period {
        case .point(let point): point.year
        case .interval(_, let to?): to.year
        case .interval(let from, nil): from?.year
        }
    }

    // MARK: - One expression

    private func expression(at index: Int) -> TimeExpression? {
        let token = words.tokens[index]
        switch token.kind {
        case .digits:
            return isoDate(index) ?? numericDate(index) ?? dayFirst(index) ?? yearExpression(index)
        case .word:
            return monthFirst(index) ?? part(index) ?? firstMonths(index) ?? relative(index) ?? decade(index)
        case .mark: return nil
        }
    }

    private func isoDate(_ index: Int) -> TimeExpression? {
        guard let year = words.year(index), words.isMark(index + 1, "-"), words.isDigits(index + 2),
            !words.tokens[index + 1].hasSpaceBefore, words.isMark(index + 3, "-"), words.isDigits(index + 4),
            CivilDate(year: year, month: Int(words.tokens[index + 2].key), day: Int(words.tokens[index + 4].key)) != nil
        else { return nil }
        return TimeExpression(
            tokens: index..<(index + 5),
            period: .point(.day(year, Int(words.tokens[index + 2].key), Int(words.tokens[index + 4].key))),
            relation: .during)
    }

    /// "16/07/2019", "09.06.2014".
    private func numericDate(_ index: Int) -> TimeExpression? {
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
    private func dayFirst(_ index: Int) -> TimeExpression? {
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
        guard let month = monthAt[next] else { return nil }
        next += 1
        if words.isMark(next, ".") && words.year(next + 1) != nil { next += 1 }
        var year: Int?
        if words.isMark(next, ","), let value = words.year(next + 1) {
            year = value
            next += 2
        } else if let value = words.year(next) {
            year = value
            next += 1
        }
        let resolved = year ?? inferredYear(month: month, day: lastDay)
        guard let resolved else { return TimeExpression(tokens: index..<next, period: nil, relation: .during) }
        guard CivilDate(year: resolved, month: month, day: lastDay) != nil else { return nil }
        let last = Period.Point.day(resolved, month, lastDay)
        return TimeExpression(
            tokens: index..<next,
            period: isRange ? .interval(from: .day(resolved, month, day.value), to: last) : .point(last),
            relation: .during)
    }

    private func dayNumber(_ index: Int) -> (value: Int, end: Int)? {
        guard words.isDigits(index), words.tokens[index].length <= 2 else { return nil }
        let value = Int(words.tokens[index].key)
        guard (1...31).contains(value) else { return nil }
        if words.isWord(index + 1), !words.tokens[index + 1].hasSpaceBefore,
            words.isOne(index + 1, of: Self.daySuffixes)
        {
            return (value, index + 2)
        }
        return (value, index + 1)
    }

    /// "novembre 2025", "janvier à juin 2019", "January-September 2023", "August 16, 2024", "en juin".
    private func monthFirst(_ index: Int) -> TimeExpression? {
        guard let month = monthAt[index] else { return nil }
        var next = index + 1
        if words.isMark(next, "."), !words.tokens[next].hasSpaceBefore, words.tokens[index].length <= 5 { next += 1 }
        var firstYear: Int?
        // "January 2023 to August 2023".
        if let year = words.year(next), isRangeWord(next + 1), monthAt[next + 2] != nil || elidedMonth(next + 2) != nil
        {
            firstYear = year
            next += 1
        }
        if isRangeWord(next), let last = elidedMonth(next + 1) {
            next = last.end
            var year: Int?
            if words.is(next, "de") || words.is(next, "of") || words.isMark(next, ","), words.year(next + 1) != nil {
                next += 1
            }
            if let value = words.year(next) {
                year = value
                next += 1
            }
            guard let resolved = year ?? inferredYear(month: last.month, day: nil) else {
                return TimeExpression(tokens: index..<next, period: nil, relation: .during)
            }
            let from = firstYear ?? (month > last.month ? resolved - 1 : resolved)
            return TimeExpression(
                tokens: index..<next,
                period: .interval(from: .month(from, month), to: .month(resolved, last.month)), relation: .during)
        }
        if !french, let day = dayNumber(next), !words.isMark(day.end, "%"), words.year(next) == nil,
            !(words.isWord(day.end) && !words.tokens[day.end].hasSpaceBefore)
        {
            var end = day.end
            var lastDay = day.value
            var isRange = false
            if words.isDash(end), let second = dayNumber(end + 1), second.value > day.value {
                lastDay = second.value
                end = second.end
                isRange = true
            }
            var year: Int?
            if words.isMark(end, ","), let value = words.year(end + 1) {
                year = value
                end += 2
            } else if let value = words.year(end) {
                year = value
                end += 1
            }
            if let resolved = year ?? inferredYear(month: month, day: lastDay),
                CivilDate(year: resolved, month: month, day: lastDay) != nil
            {
                let last = Period.Point.day(resolved, month, lastDay)
                return TimeExpression(
                    tokens: index..<end,
                    period: isRange ? .interval(from: .day(resolved, month, day.value), to: last) : .point(last),
                    relation: .during)
            }
        }
        var year: Int?
        if words.is(next, "de") || words.is(next, "of") || words.isMark(next, ","), words.year(next + 1) != nil {
            year = words.year(next + 1)
            next += 2
        } else if let value = words.year(next) {
            year = value
            next += 1
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

    private func isRangeWord(_ index: Int) -> Bool {
        words.isDash(index) || words.is(index, "a") || words.is(index, "to") || words.is(index, "et")
            || words.is(index, "and") || words.is(index, "through") || words.is(index, "until")
    }

    private func elidedMonth(_ index: Int) -> (month: Int, end: Int)? {
        guard let month = monthAt[index] else { return nil }
        return (month, index + 1)
    }

    private func hasTimePreposition(before index: Int) -> Bool {
        for back in 1...3 where words.isWord(index - back) {
            if words.isOne(index - back, of: Self.timePrepositions) { return true }
        }
        return words.isApostrophe(index - 1) && words.is(index - 2, "d")
    }

    /// "2023", "2021-2025", "2010 à 2020", "2010 et 2011" after "entre", "1990s".
    private func yearExpression(_ index: Int) -> TimeExpression? {
        guard let year = words.year(index) else { return nil }
        let next = index + 1
        if words.is(next, "s"), !words.tokens[next].hasSpaceBefore, year % 10 == 0 {
            return TimeExpression(tokens: index..<(next + 1), period: .point(.decade(year)), relation: .during)
        }
        let isSpan =
            words.isDash(next) && (!words.tokens[next].hasSpaceBefore || words.isMark(next, "\u{2013}"))
            || words.isMark(next, "/")
            || ((words.is(next, "a") || words.is(next, "to") || words.is(next, "et") || words.is(next, "and"))
                && (words.is(index - 1, "de") || words.is(index - 1, "entre") || words.is(index - 1, "between")
                    || words.is(index - 1, "from")))
        if isSpan, let last = words.year(next + 1), last > year, last - year <= 60 {
            // "from 2021 to 2022" around two figures is two points, not a span.
            return TimeExpression(
                tokens: index..<(next + 2), period: .interval(from: .year(year), to: .year(last)), relation: .during)
        }
        return TimeExpression(tokens: index..<next, period: .year(year), relation: .during)
    }

    /// "années 1990", "the 1990s".
    private func decade(_ index: Int) -> TimeExpression? {
        guard words.is(index, "annees"), let year = words.year(index + 1), year % 10 == 0 else { return nil }
        return TimeExpression(tokens: index..<(index + 2), period: .point(.decade(year)), relation: .during)
    }

    /// Halves and quarters: "premier semestre 2020", "second quarter of 2023", "Q1 2024", "T3".
    private func part(_ index: Int) -> TimeExpression? {
        var number: Int?
        var next = index + 1
        var isHalf = false
        if let ordinal = ordinalAt[index] {
            number = ordinal
            if words.is(next, "fiscal") || words.isDash(next) { next += 1 }
            if words.is(next, "semestre") || words.is(next, "semester") || words.is(next, "half")
                || words.is(next, "moitie")
            {
                isHalf = true
            } else if !(words.is(next, "trimestre") || words.is(next, "quarter")) {
                return nil
            }
            next += 1
        } else if words.tokens[index].length == 1, words.isDigits(next), !words.tokens[next].hasSpaceBefore,
            words.tokens[next].length == 1
        {
            guard words.is(index, "q") || words.is(index, "t") || words.is(index, "s") || words.is(index, "h"),
                words.tokens[index].isCapitalised
            else { return nil }
            number = Int(words.tokens[next].key)
            isHalf = words.is(index, "s") || words.is(index, "h")
            next += 1
        } else {
            return nil
        }
        guard let number, number >= 1, number <= (isHalf ? 2 : 4) else { return nil }
        let end = yearAfter(next)
        let year = end?.year ?? inferredYear(month: isHalf ? number * 6 : number * 3, day: nil)
        let upper = end?.end ?? next
        guard let year else { return TimeExpression(tokens: index..<upper, period: nil, relation: .during) }
        return TimeExpression(
            tokens: index..<upper, period: .point(isHalf ? .half(year, number) : .quarter(year, number)),
            relation: .during)
    }

    /// A year, "de 2014", "de cette année", "of last year", "de l'année" after an expression.
    private func yearAfter(_ index: Int) -> (year: Int, end: Int)? {
        if let year = words.year(index) { return (year, index + 1) }
        var next = index
        if words.is(next, "de") || words.is(next, "of") || words.is(next, "in") || words.is(next, "en")
            || words.is(next, "d") || words.isMark(next, ",")
        {
            next += 1
        }
        if let year = words.year(next) { return (year, next + 1) }
        next = words.skippingElision(next)
        if words.is(next, "the") || words.is(next, "la") { next += 1 }
        guard let published else { return nil }
        if words.is(next, "cette") || words.is(next, "this"), words.is(next + 1, "annee") || words.is(next + 1, "year")
        {
            return (published.year, next + 2)
        }
        if words.is(next, "last"), words.is(next + 1, "year") { return (published.year - 1, next + 2) }
        if words.is(next, "annee") || words.is(next, "an") {
            if words.is(next + 1, "derniere") || words.is(next + 1, "dernier") || words.is(next + 1, "passee") {
                return (published.year - 1, next + 2)
            }
            if words.is(next + 1, "en") && words.is(next + 2, "cours") { return (published.year, next + 3) }
            return (published.year, next + 1)
        }
        if words.is(next, "year") { return (published.year, next + 1) }
        return nil
    }

    /// "les cinq premiers mois de 2014", "the first eight months".
    private func firstMonths(_ index: Int) -> TimeExpression? {
        var next = index
        var count: Int?
        if let number = smallNumber(next) {
            count = number
            next += 1
            guard words.is(next, "premiers") || words.is(next, "premieres") else { return nil }
            next += 1
        } else if words.is(next, "first") || words.is(next, "premiers"), let number = smallNumber(next + 1) {
            count = number
            next += 2
        }
        guard let count, (1...12).contains(count), words.is(next, "mois") || words.is(next, "months") else {
            return nil
        }
        next += 1
        let end = yearAfter(next)
        guard let year = end?.year ?? inferredYear(month: count, day: nil) else {
            return TimeExpression(tokens: index..<next, period: nil, relation: .during)
        }
        return TimeExpression(
            tokens: index..<(end?.end ?? next),
            period: .interval(from: .month(year, 1), to: .month(year, count)), relation: .during)
    }

    private func smallNumber(_ index: Int) -> Int? {
        if let number = numberAt[index] { return number }
        return words.isDigits(index) && words.tokens[index].length <= 2 ? Int(words.tokens[index].key) : nil
    }

    // MARK: - Relative to the publication

    private func relative(_ index: Int) -> TimeExpression? {
        for phrase in french ? Self.frenchPhrases : Self.englishPhrases {
            guard let end = matches(phrase.words, at: index) else { continue }
            let range = index..<end
            switch phrase.meaning {
            case .comparison:
                return TimeExpression(tokens: range, period: nil, relation: .comparison, isRelative: true)
            case .year(let shift):
                return TimeExpression(
                    tokens: range, period: published.map { .year($0.year + shift) }, relation: .during, isRelative: true
                )
            case .month(let shift):
                let period = published.map { date -> Period in
                    let months = date.year * 12 + date.month - 1 + shift
                    return .point(.month(months / 12, months % 12 + 1))
                }
                return TimeExpression(tokens: range, period: period, relation: .during, isRelative: true)
            case .day(let shift):
                let period = published.map { date -> Period in
                    let day = CivilDate(dayNumber: date.dayNumber + shift)
                    return .point(.day(day.year, day.month, day.day))
                }
                return TimeExpression(tokens: range, period: period, relation: .during, isRelative: true)
            case .yearToDate:
                let period = published.map { Period.interval(from: .month($0.year, 1), to: .month($0.year, $0.month)) }
                return TimeExpression(tokens: range, period: period, relation: .during, isRelative: true)
            case .half(let number):
                let period = published.map { date -> Period in
                    let year = date.month > number * 6 - 3 ? date.year : date.year - 1
                    return .point(.half(year, number))
                }
                return TimeExpression(tokens: range, period: period, relation: .during, isRelative: true)
            case .past(let years):
                let period = published.map { Period.interval(from: .year($0.year - years), to: .year($0.year)) }
                return TimeExpression(tokens: range, period: period, relation: .during, isRelative: true)
            }
        }
        guard let weekday = weekdayAt[index], let published else { return nil }
        var day = published.dayNumber
        while CivilDate(dayNumber: day).weekday != weekday { day -= 1 }
        let date = CivilDate(dayNumber: day)
        return TimeExpression(
            tokens: index..<(index + 1), period: .point(.day(date.year, date.month, date.day)), relation: .during,
            isRelative: true)
    }

    private func matches(_ phrase: [UInt64], at index: Int) -> Int? {
        var next = index
        for (position, key) in phrase.enumerated() {
            while position > 0, words.isApostrophe(next) || words.isDash(next) { next += 1 }
            guard words.isWord(next), words.tokens[next].key == key else { return nil }
            next += 1
        }
        return next
    }

    /// Year of a month named without one: the latest not after the publication, else the last year mentioned.
    private func inferredYear(month: Int, day: Int?) -> Int? {
        guard let published else { return lastYear }
        let isLater = month > published.month || (month == published.month && (day ?? 1) > published.day)
        return isLater ? published.year - 1 : published.year
    }

    // MARK: - Relation

    private func related(_ expression: TimeExpression) -> TimeExpression {
        guard expression.relation != .comparison else { return expression }
        var result = expression
        var index = expression.tokens.lowerBound - 1
        // Articles and small words between the preposition and the date.
        var steps = 0
        while steps < 4, words.isOne(index, of: Self.smallWords) || words.isApostrophe(index) {
            if words.is(index, "a"), words.is(index - 1, "ici") { break }
            index -= 1
            steps += 1
        }
        if words.is(index, "depuis") || words.is(index, "since")
            || (words.is(index, "partir") && words.is(index - 1, "a"))
        {
            result.relation = .since
            if case .point(let point)? = expression.period {
                if case .month = point, let published, !expression.isRelative {
                    result.period = .interval(from: point, to: .month(published.year, published.month))
                } else if !expression.isRelative {
                    result.period = .interval(from: point, to: nil)
                }
            }
            result.tokens = index..<expression.tokens.upperBound
        } else if words.is(index, "ici") || (words.is(index, "a") && words.is(index - 1, "ici"))
            || words.is(index, "horizon")
        {
            result.relation = .by
        } else if words.is(index, "by") || words.is(index, "jusqu") || words.is(index, "until") {
            result.relation = .by
        } else if words.is(index, "date") || words.is(index, "fin") || words.is(index, "end") || words.is(index, "au")
            || words.is(index, "as") || words.is(index, "late")
        {
            if words.is(index, "au"), case .point(.day)? = expression.period {
                result.relation = .asOf
            } else if !words.is(index, "au") {
                result.relation = .asOf
            }
        } else if words.is(index, "of"), words.is(index - 1, "as") || words.is(index - 1, "end") {
            result.relation = .asOf
        } else if isComparison(before: expression.tokens.lowerBound) {
            result.relation = .comparison
        }
        return result
    }

    /// "par rapport à 2022", "than in 2022", "compared with the same period of 2022".
    private func isComparison(before start: Int) -> Bool {
        for back in 1...7 {
            let index = start - back
            guard words.isWord(index) || words.isApostrophe(index) else { return false }
            if words.is(index, "rapport") || words.is(index, "comparaison") || words.is(index, "compared")
                || words.is(index, "than") || words.is(index, "versus") || words.is(index, "que") && back <= 3
                || words.is(index, "qu") && back <= 4 || words.is(index, "comparee") || words.is(index, "compare")
            {
                return true
            }
            guard
                words.isApostrophe(index) || words.isOne(index, of: Self.smallWords)
                    || words.isOne(index, of: Self.comparisonWords)
            else { return false }
        }
        return false
    }

    // MARK: - Words

    private enum Meaning {
        case comparison
        case year(Int)
        case month(Int)
        case day(Int)
        case yearToDate
        case half(Int)
        case past(Int)
    }

    private struct Phrase {
        let words: [UInt64]
        let meaning: Meaning

        init(_ text: String, _ meaning: Meaning) {
            words = text.split(separator: " ").map { Folding.key($0) }
            self.meaning = meaning
        }
    }

    private static let daySuffixes = Set(["er", "st", "nd", "rd", "th"].map { Folding.key($0) })
    private static let timePrepositions = Set(
        [
            "en", "de", "au", "à", "début", "fin", "mi", "depuis", "mois", "in", "of", "since", "by", "until", "end",
            "early", "late", "mid", "from", "last", "this", "for", "during", "entre", "between", "jusqu", "dès",
            "courant", "to",
        ].map { Folding.key($0) })
    private static let comparisonWords = Set(
        ["en", "in", "with", "same", "period", "même", "période", "celle", "celui", "that", "level", "niveau", "to"].map
        { Folding.key($0) })
    private static let smallWords = Set(
        [
            "le", "la", "l", "les", "du", "de", "d", "des", "the", "a", "à", "mois", "of", "month", "année", "year",
            "debut", "début", "start", "beginning", "early", "mid", "mi", "l'an", "an",
        ].map { Folding.key($0) })

    private static let frenchPhrases: [Phrase] = [
        Phrase("depuis le début de l année", .yearToDate), Phrase("depuis le début de cette année", .yearToDate),
        Phrase("depuis le 1er janvier", .yearToDate), Phrase("depuis le premier janvier", .yearToDate),
        Phrase("sur un an", .comparison), Phrase("en un an", .comparison), Phrase("un an auparavant", .comparison),
        Phrase("un an plus tôt", .comparison), Phrase("en glissement annuel", .comparison),
        Phrase("en rythme annuel", .comparison), Phrase("par rapport à l année précédente", .comparison),
        Phrase("par rapport à la même période", .comparison), Phrase("à la même période", .comparison),
        Phrase("la même période", .comparison), Phrase("même période de l année précédente", .comparison),
        Phrase("l année précédente", .comparison), Phrase("l an passé à la même", .comparison),
        Phrase("à la même date de", .comparison), Phrase("par rapport à l an dernier", .comparison),
        Phrase("par rapport à l année dernière", .comparison), Phrase("que l année précédente", .comparison),
        Phrase("qu un an auparavant", .comparison), Phrase("que l an dernier", .comparison),
        Phrase("l an dernier", .year(-1)), Phrase("l année dernière", .year(-1)), Phrase("l an passé", .year(-1)),
        Phrase("l année passée", .year(-1)), Phrase("l année écoulée", .year(-1)),
        Phrase("la dernière année", .year(-1)),
        Phrase("l année prochaine", .year(1)), Phrase("l an prochain", .year(1)), Phrase("cette année", .year(0)),
        Phrase("de l année en cours", .year(0)), Phrase("l année en cours", .year(0)),
        Phrase("le mois dernier", .month(-1)), Phrase("ce mois ci", .month(0)), Phrase("le mois passé", .month(-1)),
        Phrase("hier", .day(-1)), Phrase("la dernière décennie", .past(10)),
        Phrase("les dix dernières années", .past(10)),
        Phrase("la décennie écoulée", .past(10)),
        Phrase("les cinq dernières années", .past(5)), Phrase("en fin d année", .year(0)),
    ]
    private static let englishPhrases: [Phrase] = [
        Phrase("since the start of the year", .yearToDate), Phrase("since the beginning of the year", .yearToDate),
        Phrase("so far this year", .yearToDate), Phrase("year to date", .yearToDate),
        Phrase("year on year", .comparison), Phrase("a year earlier", .comparison), Phrase("a year ago", .comparison),
        Phrase("year over year", .comparison), Phrase("the same period last year", .comparison),
        Phrase("the same period of last year", .comparison), Phrase("the same period a year", .comparison),
        Phrase("the same period", .comparison), Phrase("from a year before", .comparison),
        Phrase("a year before", .comparison),
        Phrase("the previous year", .comparison), Phrase("the year before", .comparison),
        Phrase("than last year", .comparison),
        Phrase("compared with last year", .comparison), Phrase("from last year", .comparison),
        Phrase("from the previous year", .comparison), Phrase("the same month last year", .comparison),
        Phrase("last year", .year(-1)), Phrase("the past year", .year(-1)), Phrase("next year", .year(1)),
        Phrase("this year", .year(0)), Phrase("current year", .year(0)), Phrase("last month", .month(-1)),
        Phrase("this month", .month(0)), Phrase("yesterday", .day(-1)), Phrase("the past decade", .past(10)),
        Phrase("the last decade", .past(10)), Phrase("the past five years", .past(5)),
        Phrase("the last five years", .past(5)),
    ]
}

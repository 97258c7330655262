internal import Evidence

/// Finds the time expressions of a text.
final class TimeReader {
    let words: Words
    let marksAt: MarkIndex
    let grammar: Grammar
    /// Day the text was published, as far as known.
    let published: CivilDate?
    /// Latest year seen so far, for months without one.
    private(set) var lastYear: Int?

    init(words: Words, marksAt: MarkIndex, grammar: Grammar, published: CivilDate?) {
        self.words = words
        self.marksAt = marksAt
        self.grammar = grammar
        self.published = published
    }

    /// All expressions in the order of the text; none overlap.
    ///
    /// - Complexity: O(tokens).
    func expressions() -> [TimeExpression] {
        var result: [TimeExpression] = []
        result.reserveCapacity(words.tokens.count / 48)
        var index = 0
        while index < words.tokens.count {
            guard let found = expression(at: index) else {
                index += 1
                continue
            }
            let time = related(joined(found))
            if !time.isRelative, let year = time.period.flatMap(Self.lastYear(of:)) { lastYear = year }
            result.append(time)
            index = max(index + 1, time.tokens.upperBound)
        }
        return result
    }

    /// "between 1 October and 4 January", "du 1er octobre au 4 janvier": two days that a span runs from and to.
    private func joined(_ first: TimeExpression) -> TimeExpression {
        guard case .point(.day(_, let month, let day))? = first.period, !first.isRelative,
            case let next = first.tokens.upperBound,
            words.is(next, "and") || words.is(next, "to") || words.is(next, "et") || words.is(next, "au")
                || words.isMark(next, "\u{2013}")
        else { return first }
        var before = first.tokens.lowerBound - 1
        while words.is(before, "le") || words.is(before, "the") { before -= 1 }
        guard
            words.is(before, "between") || words.is(before, "from") || words.is(before, "entre")
                || words.is(before, "du")
        else { return first }
        var start = next + 1
        while words.is(start, "le") || words.is(start, "the") { start += 1 }
        guard words.tokens.indices.contains(start), let second = dayFirst(start) ?? monthFirst(start),
            case .point(.day(let lastYear, let lastMonth, let lastDay))? = second.period
        else { return first }
        let isNamed = first.tokens.contains { words.year($0) != nil }
        guard case .point(.day(let named, _, _))? = first.period else { return first }
        let isLater = month > lastMonth || month == lastMonth && day > lastDay
        let year = isNamed ? named : isLater ? lastYear - 1 : lastYear
        guard CivilDate(year: year, month: month, day: day) != nil else { return first }
        return TimeExpression(
            tokens: first.tokens.lowerBound..<second.tokens.upperBound,
            period: .interval(from: .day(year, month, day), to: .day(lastYear, lastMonth, lastDay)), relation: .during)
    }

    private static func lastYear(of period: Period) -> Int? {
        switch period {
        case .point(let point): point.year
        case .interval(_, let to?): to.year
        case .interval(let from, nil): from?.year
        }
    }

    private func expression(at index: Int) -> TimeExpression? {
        switch words.tokens[index].kind {
        case .digits:
            switch words.tokens[index].length {
            case 1, 2:
                return numericDate(index) ?? part(index) ?? dayFirst(index) ?? firstMonths(index) ?? lastYears(index)
            case 4: return isoDate(index) ?? yearExpression(index)
            default: return nil
            }
        case .word:
            // Most words begin no time.
            if marksAt.has(Self.starts, at: index) || words.is(index, in: .timeHead) {
                return monthFirst(index) ?? part(index) ?? firstMonths(index) ?? lastYears(index)
                    ?? sinceOpening(index) ?? relative(index) ?? decade(index)
            }
            if words.tokens[index].length == 1, words.isDigits(index + 1), let part = part(index) { return part }
            return words.is(index, in: .belonging) ? fromOpening(index) : nil
        case .mark: return nil
        }
    }

    private static let starts =
        [Lexicon.Category.month, .weekday, .ordinal, .number, .when].reduce(0) { $0 | $1.bit }

    // MARK: - Shared

    func month(at index: Int) -> Int? {
        marksAt.first(.month, at: index).map { Int($0.entry.number) }
    }

    /// A number up to 99 in digits or one word.
    func smallNumber(_ index: Int) -> Int? {
        if words.isDigits(index) { return words.tokens[index].length <= 2 ? Int(words.tokens[index].key) : nil }
        guard let mark = marksAt.first(.number, at: index), mark.end == index + 1 else { return nil }
        return Int(mark.entry.number)
    }

    /// Year of a month named without one: the latest not after the publication, else the last year mentioned.
    func inferredYear(month: Int, day: Int?) -> Int? {
        guard let published else { return lastYear }
        let isLater = month > published.month || (month == published.month && (day ?? 1) > published.day)
        return isLater ? published.year - 1 : published.year
    }

    /// A stretch of months in the shortest form of the grammar: January to June is the first half.
    static func span(_ from: Period.Point, _ to: Period.Point) -> Period {
        guard case .month(let year, let first) = from, case .month(let lastYear, let last) = to else {
            return .interval(from: from, to: to)
        }
        if from == to { return .point(from) }
        guard year == lastYear else { return .interval(from: from, to: to) }
        switch (first, last) {
        case (1, 12): return .year(year)
        case (1, 6), (7, 12): return .point(.half(year, last / 6))
        case (1, 3), (4, 6), (7, 9), (10, 12): return .point(.quarter(year, last / 3))
        default: return .interval(from: from, to: to)
        }
    }

    // MARK: - Relative to the publication

    private func relative(_ index: Int) -> TimeExpression? {
        if let mark = marksAt.longest(.when, at: index) { return phrase(mark) }
        guard let published, let mark = marksAt.longest(.weekday, at: index) else { return nil }
        // "mardi 14 juillet": the date says it.
        if words.isDigits(mark.end) || (words.isMark(mark.end, ",") && month(at: mark.end + 1) != nil) { return nil }
        var day = published.dayNumber
        while CivilDate(dayNumber: day).weekday != Int(mark.entry.number) { day -= 1 }
        let date = CivilDate(dayNumber: day)
        return TimeExpression(
            tokens: index..<mark.end, period: .point(.day(date.year, date.month, date.day)), relation: .during,
            isRelative: true)
    }

    /// A phrase of the table: `comparison`, `year:-1`, `month:0`, `day:-1`, `ytd`, `past:10`, `that`.
    private func phrase(_ mark: Lexicon.Mark) -> TimeExpression {
        let parts = mark.entry.text.split(separator: ":")
        let shift = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        var time = TimeExpression(tokens: mark.start..<mark.end, period: nil, relation: .during, isRelative: true)
        switch parts.first {
        case "comparison": time.relation = .comparison
        case "frame": time.isAnaphoric = true
        case "start": time.period = published.map { .point(.month($0.year, 1)) }
        case "that": time.period = lastYear.map { .year($0) }
        case "year": time.period = published.map { .year($0.year + shift) }
        case "month":
            time.period = published.map { date in
                let months = date.year * 12 + date.month - 1 + shift
                return .point(.month(months / 12, months % 12 + 1))
            }
        case "day":
            time.period = published.map { date in
                let day = CivilDate(dayNumber: date.dayNumber + shift)
                return .point(.day(day.year, day.month, day.day))
            }
        case "ytd":
            time.period = published.map { date in
                date.month == 1
                    ? .point(.month(date.year, 1))
                    : .interval(from: .month(date.year, 1), to: .month(date.year, date.month))
            }
        case "past":
            time.period = published.map { .interval(from: .year($0.year - shift), to: .year($0.year)) }
        default: break
        }
        return time
    }

    // MARK: - Relation

    /// Reads the tokens before an expression: "depuis", "d'ici à", "by", "par rapport à".
    private func related(_ expression: TimeExpression) -> TimeExpression {
        guard expression.relation == .during, !expression.isSinceOpening, !expression.isAnaphoric,
            !expression.isOfOpening
        else { return expression }
        var result = expression
        var index = expression.tokens.lowerBound - 1
        // Articles and small words between the preposition and the date.
        var steps = 0
        while steps < 5, words.is(index, in: .dateSmall) || words.isApostrophe(index) {
            if words.is(index, "a"), words.is(index - 1, "ici") || words.is(index - 1, "horizon") { break }
            index -= 1
            steps += 1
        }
        if isSince(index) {
            result.relation = .since
            if case .point(let point)? = expression.period, !expression.isRelative {
                // "depuis janvier" without a year runs to the day of writing.
                result.isRelative = !expression.tokens.contains { words.year($0) != nil }
                if case .year(let year) = point, let published, year == published.year, isFromStart(index, expression) {
                    result.period = Self.span(.month(year, 1), .month(year, published.month))
                } else if case .month = point, let published {
                    result.period = Self.span(point, .month(published.year, published.month))
                } else {
                    result.period = .interval(from: point, to: nil)
                }
            }
            result.tokens = index..<expression.tokens.upperBound
        } else if isFromBeginning(index), case .point(let end)? = expression.period, let month = Self.month(of: end) {
            result.period = Self.span(.month(end.year, 1), month)
        } else if isDeadline(index) {
            result.relation = .by
        } else if isComparison(before: expression) {
            result.relation = .comparison
        } else if isCutOff(index, of: expression) {
            result.relation = .asOf
        }
        return result
    }

    private func isSince(_ index: Int) -> Bool {
        words.is(index, "depuis") || words.is(index, "since") || (words.is(index, "partir") && words.is(index - 1, "a"))
    }

    /// "since the beginning of 2023", "depuis le début de 2023".
    private func isFromStart(_ since: Int, _ expression: TimeExpression) -> Bool {
        (since + 1..<max(since + 1, expression.tokens.lowerBound)).contains {
            words.is($0, "beginning") || words.is($0, "start") || words.is($0, "debut")
        }
    }

    /// "from the year's beginning to July 20", "du début de l'année jusqu'au 20 juillet".
    private func isFromBeginning(_ index: Int) -> Bool {
        guard
            words.is(index, "to") || words.is(index, "until") || words.is(index, "jusqu") || words.is(index, "through")
        else { return false }
        if words.is(index - 1, "beginning") || words.is(index - 1, "start") {
            return words.is(index - 2, "s") && words.is(index - 4, "year")
        }
        let isYear = words.is(index - 1, "year") || words.is(index - 1, "annee") || words.is(index - 1, "an")
        guard isYear else { return false }
        return (3...6).contains {
            words.is(index - $0, "beginning") || words.is(index - $0, "start") || words.is(index - $0, "debut")
        }
    }

    private static func month(of point: Period.Point) -> Period.Point? {
        switch point {
        case .day(let year, let month, _), .month(let year, let month): .month(year, month)
        default: nil
        }
    }

    private func isDeadline(_ index: Int) -> Bool {
        words.is(index, "ici")
            || (words.is(index, "a") && (words.is(index - 1, "ici") || words.is(index - 1, "horizon")))
            || words.is(index, "horizon") || words.is(index, "by") || words.is(index, "jusqu")
            || words.is(index, "until") || words.is(index, "till")
    }

    private func isCutOff(_ index: Int, of expression: TimeExpression) -> Bool {
        if words.is(index, "date") || words.is(index, "fin") || words.is(index, "end") || words.is(index, "as")
            || words.is(index, "late")
        {
            // "by the end of 2022" is a deadline only when it lies ahead; told of the past it is a cut-off.
            return true
        }
        if words.is(index, "au"), case .point(.day)? = expression.period { return true }
        // "selon un bilan établi dimanche".
        if words.is(index, "etabli") || words.is(index, "arrete"), words.is(index - 1, "bilan") { return true }
        return words.is(index, "of") && (words.is(index - 1, "as") || words.is(index - 1, "end"))
    }

    /// Whether "plus", "supérieur" or the like stands before "que": "affirmant qu'en 2021" compares nothing.
    private func isComparative(before index: Int) -> Bool {
        guard words.is(index, "que") || words.is(index, "qu") else { return true }
        return (1...12).contains {
            words.is(index - $0, in: .more) || words.is(index - $0, in: .less) || words.is(index - $0, in: .relatedTo)
                || words.is(index - $0, "meme") || words.is(index - $0, "fois") || words.is(index - $0, "autant")
        }
    }

    /// "par rapport à 2022", "than in 2022", "compared with the same period of 2022", "up 5 % from 2022".
    private func isComparison(before expression: TimeExpression) -> Bool {
        let start = expression.tokens.lowerBound
        let next = expression.tokens.upperBound
        let before = words.is(start - 1, "the") ? start - 2 : start - 1
        if words.is(before, "from"), !words.is(next, "to"), !words.is(next, "through"), !words.is(next, "until"),
            !words.is(next, "onwards"), case .point? = expression.period,
            // "from January through June 2024" is a span of its own.
            !expression.tokens.contains(where: { words.is($0, "through") || words.is($0, "to") || words.isDash($0) })
        {
            return true
        }
        // "5.7 times that of 2003".
        if words.is(start - 1, "of") || words.is(start - 1, "de"),
            words.is(start - 2, "that") || words.is(start - 2, "those") || words.is(start - 2, "celui")
                || words.is(start - 2, "celle") || words.is(start - 2, "celles")
        {
            return true
        }
        for back in 1...9 {
            let index = start - back
            guard words.isWord(index) || words.isApostrophe(index) else { return false }
            // "from 987 million in the corresponding period of 2022".
            if words.is(index, "same") || words.is(index, "corresponding") || words.is(index, "meme") {
                return true
            }
            if words.is(index, "rapport") || words.is(index, "comparaison") || words.is(index, "compared")
                || words.is(index, "versus") || words.is(index, "comparee") || words.is(index, "compare")
                || words.is(index, "niveau") || words.is(index, "level") || words.is(index, in: .relatedTo)
            {
                return true
            }
            if words.is(index, in: .than) {
                return !words.is(index - 1, "rien") && !words.is(index - 1, "alors") && isComparative(before: index)
            }
            guard words.isApostrophe(index) || words.is(index, in: .dateSmall) || words.is(index, in: .compared) else {
                return false
            }
        }
        return false
    }
}

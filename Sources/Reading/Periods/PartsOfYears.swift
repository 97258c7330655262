internal import Evidence

/// Halves, quarters, first months, last years, and what runs since an opening.
extension TimeReader {
    /// "premier semestre 2020", "second quarter of 2023", "1er trimestre", "Q1 2024", "T3".
    func part(_ index: Int) -> TimeExpression? {
        var number: Int?
        var next = index + 1
        var isHalf = false
        if let ordinal = ordinal(index) {
            number = ordinal.value
            next = ordinal.end
            if words.is(next, "fiscal") || words.isDash(next) { next += 1 }
            if words.is(next, "semestre") || words.is(next, "semester") || words.is(next, "half")
                || words.is(next, "moitie")
            {
                isHalf = true
            } else if !(words.is(next, "trimestre") || words.is(next, "quarter")) {
                return nil
            }
            next += 1
        } else if words.isWord(index), words.tokens[index].length == 1, words.isDigits(next),
            !words.tokens[next].hasSpaceBefore, words.tokens[next].length == 1
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
        let upper = end?.end ?? next
        guard let year = end?.year ?? inferredYear(month: isHalf ? number * 6 - 5 : number * 3 - 2, day: nil) else {
            return TimeExpression(tokens: index..<upper, period: nil, relation: .during)
        }
        return TimeExpression(
            tokens: index..<upper, period: .point(isHalf ? .half(year, number) : .quarter(year, number)),
            relation: .during)
    }

    private func ordinal(_ index: Int) -> (value: Int, end: Int)? {
        if words.isDigits(index) {
            guard words.tokens[index].length == 1, words.isWord(index + 1), !words.tokens[index + 1].hasSpaceBefore,
                marksAt.has(.ordinalsuffix, at: index + 1)
            else { return nil }
            return (Int(words.tokens[index].key), index + 2)
        }
        for mark in marksAt.marks(at: index) where mark.entry.category == .ordinal {
            return (Int(mark.entry.number), mark.end)
        }
        return nil
    }

    /// A year, "de 2014", "de cette année", "of last year", "de l'année" after an expression.
    func yearAfter(_ index: Int) -> (year: Int, end: Int)? {
        if let year = words.year(index) { return (year, index + 1) }
        var next = index
        if words.is(next, in: .belonging) || words.is(next, "in") || words.is(next, "en") || words.isMark(next, ",") {
            next += 1
        }
        if let year = words.year(next) { return (year, next + 1) }
        next = words.skippingElision(next)
        if words.is(next, "the") || words.is(next, "la") { next += 1 }
        if words.is(next, "annee") || words.is(next, "year"), let year = words.year(next + 1) {
            return (year, next + 2)
        }
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
            if let year = words.year(next + 1) { return (year, next + 2) }
            return (published.year, next + 1)
        }
        if words.is(next, "year") { return (published.year, next + 1) }
        return nil
    }

    /// "les cinq premiers mois de 2014", "the first eight months", "the first three quarters".
    func firstMonths(_ index: Int) -> TimeExpression? {
        var next = index
        var count: Int?
        if let number = smallNumber(next), words.is(next + 1, "premiers") || words.is(next + 1, "premieres") {
            count = number
            next += 2
        } else if words.is(next, "first") || words.is(next, "premiers"), let number = smallNumber(next + 1) {
            count = number
            next += 2
        } else if let number = smallNumber(next), number > 1,
            words.is(next + 1, "months") || words.is(next + 1, "mois"),
            words.is(next + 2, "of") || words.is(next + 2, "de"), words.year(next + 3) != nil
        {
            // "over the nine months of 2017".
            count = number
            next += 1
        } else if let reviewed = monthsSoFar(index) ?? reviewed(index) {
            return reviewed
        } else if words.is(next, "sur") || words.is(next, "en") || words.is(next, "apres"),
            let number = smallNumber(next + 1), words.is(next + 2, "mois"), number > 1, number < 12,
            let published, number <= published.month,
            // In the middle of a sentence only what the year has run so far.
            words.is(next, "sur") || words.tokens[next].isCapitalised && !words.is(next, "apres")
                || published.month - number <= 2
        {
            // "a bondi de 47 % sur neuf mois".
            return TimeExpression(
                tokens: index..<(next + 3),
                period: Self.span(.month(published.year, 1), .month(published.year, number)),
                relation: .during)
        } else {
            return monthsTo(index)
        }
        guard var months = count, months >= 1 else { return nil }
        if words.is(next, "trimestres") || words.is(next, "quarters") {
            months *= 3
        } else if !(words.is(next, "mois") || words.is(next, "months") || words.is(next, "month")) {
            return nil
        }
        guard months <= 12 else { return nil }
        next += 1
        let end = yearAfter(next)
        // "its first ten months": of its own running, not of a year.
        if end == nil, words.is(index - 1, in: .possessive) {
            return TimeExpression(tokens: index..<next, period: nil, relation: .during)
        }
        guard let year = end?.year ?? inferredYear(month: months, day: nil) else {
            return TimeExpression(tokens: index..<next, period: nil, relation: .during)
        }
        return TimeExpression(
            tokens: index..<(end?.end ?? next), period: Self.span(.month(year, 1), .month(year, months)),
            relation: .during)
    }

    /// "during the four-month period", written in May: the year's months up to the last whose figures are out.
    private func monthsSoFar(_ index: Int) -> TimeExpression? {
        guard let published, let months = smallNumber(index), (2...11).contains(months),
            (0...2).contains(published.month - months), words.isDash(index + 1), words.is(index + 2, "month"),
            words.is(index + 3, "period"), words.is(index - 1, "the")
        else { return nil }
        return TimeExpression(
            tokens: index..<(index + 4), period: Self.span(.month(published.year, 1), .month(published.year, months)),
            relation: .during)
    }

    /// "15.8 % in the seven months": those told of before; begins at the number.
    private func reviewed(_ index: Int) -> TimeExpression? {
        guard smallNumber(index) != nil, words.is(index - 1, "the") || words.is(index - 1, "les"),
            words.is(index - 2, "in") || words.is(index - 2, "during") || words.is(index - 2, "over")
                || words.is(index - 2, "sur"),
            words.is(index + 1, "months") || words.is(index + 1, "mois") || words.is(index + 1, "month"),
            !words.is(index + 2, "to"), !words.is(index + 2, "through"), !words.is(index + 2, "ending"),
            !words.is(index + 2, "ended"), !words.is(index + 2, "of"), !words.is(index + 2, "from")
        else { return nil }
        return TimeExpression(
            tokens: index..<(index + 2), period: nil, relation: .during, isRelative: true, isAnaphoric: true)
    }

    /// "the 12 months to October", "the year to June 2023", "twelve months through March".
    private func monthsTo(_ index: Int) -> TimeExpression? {
        var next = index
        var count = 12
        if let number = smallNumber(index), words.is(index + 1, "months") || words.is(index + 1, "mois") {
            count = number
            next = index + 2
        } else if words.is(index, "year"), words.is(index - 1, "the") {
            next = index + 1
        } else {
            return nil
        }
        if words.is(next, "ending") || words.is(next, "ended") || words.is(next, "up") { next += 1 }
        if words.is(next, "to") || words.is(next, "through") || words.is(next, "in") {
            next += 1
        } else if next == index + 1 {
            return nil
        }
        if words.is(next, "end") || words.is(next, "the") { next += 1 }
        guard count <= 24, let last = month(at: next) else { return nil }
        var end = next + 1
        let named = words.year(end)
        if named != nil { end += 1 }
        guard let year = named ?? inferredYear(month: last, day: nil) else { return nil }
        let first = year * 12 + last - count
        return TimeExpression(
            tokens: index..<end, period: Self.span(.month(first / 12, first % 12 + 1), .month(year, last)),
            relation: .during)
    }

    /// "les cinq dernières années", "the past three years", "en dix ans", "three years ago", "il y a cinq ans".
    func lastYears(_ index: Int) -> TimeExpression? {
        guard let published else { return nil }
        var next = index
        if words.is(next, "past") || words.is(next, "last"), let count = years(at: next + 1) {
            return past(count.value, index..<count.end, published)
        }
        if words.is(next, "past") || words.is(next, "last"), let number = smallNumber(next + 1), number <= 24,
            words.is(next + 2, "months")
        {
            return pastMonths(number, index..<(next + 3), published)
        }
        if let number = smallNumber(next), number <= 24, words.is(next + 1, "derniers"), words.is(next + 2, "mois") {
            return pastMonths(number, index..<(next + 3), published)
        }
        if let number = smallNumber(next), words.is(next + 1, "dernieres"), words.is(next + 2, "annees") {
            return past(number, index..<(next + 3), published)
        }
        if words.is(next, "en"), let count = years(at: next + 1), count.value > 1 {
            var time = past(count.value, index..<count.end, published)
            time.isAlsoDuration = true
            return time
        }
        if words.is(next, "il"), words.is(next + 1, "y"), words.is(next + 2, "a"), let count = years(at: next + 3) {
            return ago(count.value, index..<count.end, published)
        }
        if let count = years(at: next), words.is(count.end, "after") || words.is(count.end, "apres"),
            let end = openingNoun(count.end + 1)
        {
            return TimeExpression(
                tokens: index..<end, period: .point(.month(published.year - count.value, published.month)),
                relation: .comparison, isRelative: true, isOfOpening: true)
        }
        if let count = years(at: next), words.is(count.end, "ago") {
            next = count.end
            return ago(count.value, index..<(next + 1), published)
        }
        return nil
    }

    /// Where "its launch", "la mise en service" ends; nil when nothing opens there.
    private func openingNoun(_ start: Int) -> Int? {
        var index = start
        while index < start + 3,
            words.is(index, in: .possessive) || words.is(index, in: .definite) || words.isApostrophe(index)
                || words.is(index, "official")
        {
            index += 1
        }
        if words.is(index, in: .openingNoun) { return index + 1 }
        return words.is(index, "mise") && words.is(index + 1, "en") && words.is(index + 2, "service") ? index + 3 : nil
    }

    private func years(at index: Int) -> (value: Int, end: Int)? {
        guard let number = smallNumber(index) else { return nil }
        if words.is(index + 1, "years") || words.is(index + 1, "ans") || words.is(index + 1, "annees") {
            return (number, index + 2)
        }
        if words.is(index + 1, "decades") || words.is(index + 1, "decennies") { return (number * 10, index + 2) }
        return nil
    }

    private func past(_ years: Int, _ tokens: Range<Int>, _ published: CivilDate) -> TimeExpression {
        TimeExpression(
            tokens: tokens, period: .interval(from: .year(published.year - years), to: .year(published.year)),
            relation: .during, isRelative: true)
    }

    /// The whole months before the one of publication.
    private func pastMonths(_ count: Int, _ tokens: Range<Int>, _ published: CivilDate) -> TimeExpression {
        let last = published.year * 12 + published.month - 2
        let first = last - count + 1
        return TimeExpression(
            tokens: tokens,
            period: Self.span(.month(first / 12, first % 12 + 1), .month(last / 12, last % 12 + 1)),
            relation: .during, isRelative: true)
    }

    private func ago(_ years: Int, _ tokens: Range<Int>, _ published: CivilDate) -> TimeExpression {
        TimeExpression(
            tokens: tokens, period: .point(.month(published.year - years, published.month)), relation: .during,
            isRelative: true)
    }

    /// "since its launch three years ago", "depuis son ouverture en décembre 2021", "since it opened".
    func sinceOpening(_ index: Int) -> TimeExpression? {
        if let span = fromOpening(index) { return span }
        guard words.is(index, "since") || words.is(index, "depuis") else { return nil }
        var next = index + 1
        var steps = 0
        while steps < 5,
            words.is(next, in: .possessive) || words.is(next, in: .definite) || words.isApostrophe(next)
                || words.is(next, "was") || words.is(next, "official") || words.is(next, "qu")
                || words.is(next, "being") || words.is(next, "a") || words.is(next, "ete") || words.is(next, "est")
        {
            next += 1
            steps += 1
        }
        // "since it was put into operation".
        let isPut =
            words.is(next, "put") || words.is(next, "placed") || words.is(next, "brought") || words.is(next, "went")
        if isPut, words.is(next + 1, "into") || words.is(next + 1, "in"), words.is(next + 2, in: .operating) {
            next += 2
        } else if !(words.is(next, in: .openingNoun) || (steps > 0 && words.is(next, in: .opening))) {
            return nil
        }
        next += 1
        if words.is(next, "en"), words.is(next + 1, "service") { next += 2 }
        var time = TimeExpression(
            tokens: index..<next, period: nil, relation: .since, isRelative: true, isSinceOpening: true)
        // A date right after it dates the opening.
        var after = next
        while after < next + 3, words.is(after, in: .timePreposition) || words.is(after, in: .dateSmall) { after += 1 }
        guard words.tokens.indices.contains(after) else { return time }
        if let date = dayFirst(after) ?? monthFirst(after) ?? lastYears(after) ?? yearExpression(after),
            case .point? = date.period
        {
            time.period = date.period
            time.tokens = index..<date.tokens.upperBound
        }
        return time
    }

    /// "du démarrage au 1er octobre 2022": from the opening to a date.
    func fromOpening(_ index: Int) -> TimeExpression? {
        guard words.is(index, in: .belonging) || words.is(index, "from") else { return nil }
        var next = index + 1
        while next < index + 3,
            words.is(next, in: .possessive) || words.is(next, in: .definite) || words.isApostrophe(next)
        {
            next += 1
        }
        guard words.is(next, in: .openingNoun) else { return nil }
        next += 1
        guard words.is(next, "au") || words.is(next, "a") || words.is(next, "to") || words.is(next, "until") else {
            return nil
        }
        next += 1
        guard words.tokens.indices.contains(next),
            let date = words.isDigits(next) ? dayFirst(next) : monthFirst(next), case .point(let point)? = date.period
        else { return nil }
        return TimeExpression(
            tokens: index..<date.tokens.upperBound, period: nil, relation: .since, isRelative: true,
            isSinceOpening: true, until: point)
    }
}

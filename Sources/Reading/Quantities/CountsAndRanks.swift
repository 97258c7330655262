internal import Evidence

/// Counts of things, ordinal ranks and multiples.
extension QuantityReader {
    /// "301 ponts", "9 millions de voyageurs", "14 work contracts", "two are now completed".
    func count(_ literal: NumberLiteral, at index: Int, _ sentence: Range<Int>) -> Quantity? {
        var next = literal.end
        guard next < sentence.upperBound, !words.tokens[next].startsLine else { return nil }
        // "five Central Asian countries" is a name.
        if let name = marksAt.longest(.name, at: index), name.end > literal.end { return nil }
        // A bare year is no count.
        if literal.isPlainDigits, words.year(index) != nil, !marksAt.has(.noun, at: next) { return nil }
        if next < words.tokens.count, words.isWord(next), !words.tokens[next].hasSpaceBefore,
            words.tokens[index].kind == .digits,
            !literal.hasScale
        {
            return nil
        }
        if literal.hasScale || literal.isSpelled {
            if words.is(next, "de") || words.is(next, "of") {
                next += 1
            } else if words.is(next, "d"), words.isApostrophe(next + 1) {
                next += 2
            }
        }
        guard next < sentence.upperBound else { return nil }
        if !words.isWord(next) { return nil }
        if isOfThem(literal.end), quantities.last.map({ $0.kind == .count && $0.sentence == sentenceNumber }) ?? false {
            return made(literal, index..<literal.end, noun: nil, sentence)
        }
        if isElliptical(next, literal, sentence, index) {
            return made(literal, index..<literal.end, noun: nil, sentence)
        }
        // "52 autres centrales", "two other projects", "six more lines".
        if marksAt.has(.further, at: next), next + 1 < sentence.upperBound { next += 1 }
        guard let noun = nounPhrase(at: next, sentence), !isIdle(literal, noun, index) else { return nil }
        return made(literal, index..<noun.upperBound, noun: noun, sentence)
    }

    /// "1,200 of them", "1 200 d'entre eux": of what was counted before.
    private func isOfThem(_ index: Int) -> Bool {
        (words.is(index, "of") && (words.is(index + 1, "them") || words.is(index + 1, "which")))
            || (words.is(index, "d") && words.isApostrophe(index + 1) && words.is(index + 2, "entre"))
    }

    /// A number whose noun stands before it.
    func uncounted(_ literal: NumberLiteral, at index: Int, _ sentence: Range<Int>) -> Quantity {
        made(literal, index..<literal.end, noun: nil, sentence)
    }

    private func made(_ literal: NumberLiteral, _ tokens: Range<Int>, noun: Range<Int>?, _ sentence: Range<Int>)
        -> Quantity
    {
        var quantity = Quantity(
            tokens: tokens, kind: .count, value: .number(literal.value), unit: .count, noun: noun)
        if let noun {
            for index in noun.reversed() {
                if let mark = marksAt.longest(.noun, at: index) {
                    quantity.nounMeasure = Measure(rawValue: mark.entry.text)
                    break
                }
                if marksAt.has(.inhabitant, at: index), literal.hasScale {
                    quantity.nounMeasure = .population
                }
            }
        }
        quantity.significantDigits = literal.significantDigits
        quantity.step = literal.step
        quantity.approximation = approximation(before: tokens.lowerBound, sentence)
        if literal.isRound, quantity.approximation == .exact { quantity.approximation = .about }
        return quantity
    }

    /// "two are now completed, nine are under construction": the noun was named before.
    private func isElliptical(_ next: Int, _ literal: NumberLiteral, _ sentence: Range<Int>, _ index: Int) -> Bool {
        // "Of those, 87 are from China, two from Cambodia".
        if let last = quantities.last, last.kind == .count, last.sentence >= sentenceNumber - 1, isOfThose(sentence),
            words.is(next, "are") || words.is(next, "were") || words.is(next, "from") || words.is(next, "come")
                || words.is(next, "sont") || words.is(next, "viennent")
        {
            return true
        }
        guard
            words.is(next, "are") || words.is(next, "were") || words.is(next, "sont") || words.is(next, "ont")
                || words.is(next, "have")
        else { return false }
        return quantities.last.map {
            $0.kind == .count && layout.sentences[$0.sentence].lowerBound == sentence.lowerBound
        } ?? false
    }

    private func isOfThose(_ sentence: Range<Int>) -> Bool {
        let start = sentence.lowerBound
        let isOf = words.is(start, "of") || words.is(start, "parmi") || words.is(start, "among")
        return isOf
            && (words.is(start + 1, "those") || words.is(start + 1, "these") || words.is(start + 1, "them")
                || words.is(start + 1, "eux") || words.is(start + 1, "elles") || words.is(start + 1, "ceux"))
    }

    /// The counted noun with what belongs to it, starting at a token.
    private func nounPhrase(at start: Int, _ sentence: Range<Int>) -> Range<Int>? {
        guard isContent(start) else { return nil }
        if language.isHeadFirst {
            // Adjectives that stand before the noun are skipped; one that follows it belongs to the quote.
            var end = start
            while words.is(end, in: .frontAdjective), isContent(end + 1), end + 1 < sentence.upperBound {
                end += 1
            }
            end += 1
            while end + 1 < sentence.upperBound, words.isDash(end), !words.tokens[end].hasSpaceBefore,
                words.isWord(end + 1)
            { end += 2 }
            if end < sentence.upperBound, words.isWord(end), marksAt.has(.adjective, at: end) { end += 1 }
            return start..<end
        }
        var end = start
        var taken = 0
        while end < sentence.upperBound, taken < 5, words.isWord(end), !words.tokens[end].startsLine {
            // "956 inbound and outbound freight trains".
            if taken == 1, words.is(end, in: .and), !endsLikePlural(end - 1), isContent(end + 1),
                (end + 2..<max(end + 2, min(end + 7, sentence.upperBound))).contains(where: {
                    endsLikePlural($0) && marksAt.has(.noun, at: $0)
                })
            {
                end += 1
                continue
            }
            if taken > 0, !isContent(end) { break }
            if taken > 0, isVerb(end) { break }
            end += 1
            taken += 1
            while end + 1 < sentence.upperBound, words.isDash(end), !words.tokens[end].hasSpaceBefore,
                words.isWord(end + 1)
            { end += 2 }
            // "14 work contracts" ends at its plural.
            if endsLikePlural(end - 1),
                !(end < sentence.upperBound && words.isWord(end) && endsLikePlural(end) && isContent(end)
                    && !isVerb(end))
            {
                break
            }
        }
        return end > start ? start..<end : nil
    }

    private func endsLikePlural(_ index: Int) -> Bool {
        guard words.isWord(index) else { return false }
        let token = words.tokens[index]
        let last = source.bytes[token.end - 1] | 0x20
        guard token.length > 2 else { return false }
        if last == UInt8(ascii: "s") {
            return source.bytes[token.end - 2] | 0x20 != UInt8(ascii: "s")
        }
        return words.is(index, "people") || words.is(index, "staff")
    }

    private func isVerb(_ index: Int) -> Bool {
        marksAt.has(.up, at: index) || marksAt.has(.down, at: index) || words.is(index, in: .nounEnd)
    }

    private func isContent(_ index: Int) -> Bool {
        guard words.isWord(index), words.tokens[index].length >= 2 else { return false }
        // "sous-forums" is a noun.
        let isJoined = words.isDash(index + 1) && !words.tokens[index + 1].hasSpaceBefore && words.isWord(index + 2)
        if marksAt.has(.stop, at: index), !isJoined { return false }
        if marksAt.has(.month, at: index), marksAt.longest(.month, at: index)?.end == index + 1 { return false }
        return true
    }

    /// Counts that state nothing: "les deux parties", "two countries", "one day", "three years".
    private func isIdle(_ literal: NumberLiteral, _ noun: Range<Int>, _ index: Int) -> Bool {
        if literal.value == 1 { return true }
        if words.is(noun.lowerBound, in: .timeWord) { return true }
        let sides = words.is(noun.lowerBound, in: .sides)
        if literal.value <= 3, literal.isSpelled, sides { return true }
        // "its five neighbours".
        if literal.isSpelled,
            sides || words.is(noun.upperBound - 1, in: .sides) || words.is(noun.upperBound - 1, in: .otherNoun),
            words.is(index - 1, in: .possessive)
        {
            return true
        }
        // "les deux premiers", "the two latest": nothing is counted.
        if words.is(noun.lowerBound, in: .idleNoun) { return true }
        if literal.isSpelled, literal.value == 2,
            words.is(index - 1, "les") || words.is(index - 1, "des") || words.is(index - 1, "ces")
                || words.is(index - 1, "the") || words.is(index - 1, "its") || words.is(index - 1, "leurs")
                || words.is(index - 1, "these")
        {
            return true
        }
        return false
    }

    // MARK: - Ranks

    /// "deuxième partenaire", "second-largest", "premier rang".
    func rank(at index: Int, _ sentence: Range<Int>) -> Quantity? {
        guard let mark = marksAt.longest(.ordinal, at: index) else { return superlative(at: index, sentence) }
        return rank(value: mark.entry.number, index, mark.end, sentence)
    }

    /// "largest trading partner", "principal partenaire commercial": the first place among partners.
    private func superlative(at index: Int, _ sentence: Range<Int>) -> Quantity? {
        guard let mark = marksAt.longest(.superlative, at: index), mark.end <= sentence.upperBound,
            // "one of the largest trading partners" is no place.
            !(index > sentence.lowerBound + 1 && words.is(index - 2, "of")), !words.is(index - 1, "of")
        else { return nil }
        return Quantity(tokens: mark.start..<mark.end, kind: .rank, value: .number(1), unit: .rank)
    }

    /// "3e partenaire", "2nd-largest".
    func digitRank(_ literal: NumberLiteral, _ index: Int, _ sentence: Range<Int>) -> Quantity? {
        guard literal.isPlainDigits, literal.value >= 1, literal.value <= 300,
            let suffix = marksAt.longest(.ordinalsuffix, at: literal.end), !words.tokens[literal.end].hasSpaceBefore
        else { return nil }
        return rank(value: literal.value, index, suffix.end, sentence)
    }

    private func rank(value: Double, _ index: Int, _ after: Int, _ sentence: Range<Int>) -> Quantity? {
        var next = after
        if words.isDash(next) { next += 1 }
        var end = after
        var found = false
        // A word or two may stand between: "deuxième plus grand partenaire", "third largest trading partner".
        for _ in 0..<4 where next < sentence.upperBound {
            if marksAt.has(.rankword, at: next) {
                found = true
                end = next + 1
                break
            }
            if marksAt.has(.rankhead, at: next) {
                found = true
                end = next + 1
                break
            }
            guard words.is(next, in: .rankFiller) else { break }
            next += 1
        }
        // "s'est classée quatrième", "ranked third".
        if !found, value > 1, marksAt.has(.ranking, at: index - 1) { found = true }
        guard found, end <= sentence.upperBound else { return nil }
        // "se classer au premier rang" ranks nothing by number.
        if !language.ranksByNoun, value == 1, words.is(end - 1, "rang") || words.is(end - 1, "place") { return nil }
        if language.ranksByNoun, value == 1, !marksAt.has(.rankword, at: end - 1) { return nil }
        var quantity = Quantity(tokens: index..<end, kind: .rank, value: .number(value), unit: .rank)
        quantity.approximation = .exact
        return quantity
    }

    // MARK: - Multiples

    /// "a triplé", "tenfold", "doubled".
    func multiple(at index: Int, _ sentence: Range<Int>) -> Quantity? {
        guard let mark = marksAt.longest(.multiple, at: index),
            // "double" is a word for many things; "doubled" and "doublé" say that something grew.
            mark.entry.number > 2 || words.is(index, "doubled") || words.is(index, "doublé")
        else { return nil }
        var quantity = Quantity(
            tokens: mark.start..<mark.end, kind: .times, value: .number(mark.entry.number), unit: .times)
        quantity.approximation = approximation(before: index, sentence)
        return quantity
    }
}

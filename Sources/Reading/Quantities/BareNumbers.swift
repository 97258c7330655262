internal import Evidence

/// Numbers without a noun or unit of their own: what is counted stands before them.
extension QuantityReader {
    /// "800 km en Birmanie et 1 600 en Chine", "5.2 million tonnes, of which 4.2 million": in the unit of the one before.
    func goingOn(_ literal: NumberLiteral, at index: Int, _ sentence: Range<Int>) -> Quantity? {
        guard let last = quantities.last, last.sentence == sentenceNumber, last.kind == .physical,
            index - last.tokens.upperBound <= 8, words.year(index) == nil || literal.end - index > 1
        else { return nil }
        let end = literal.end
        var place = index - 1
        while place > index - 3, marksAt.has(.approx, at: place) { place -= 1 }
        let isPart = words.is(place, "dont") || words.is(place, "which") && words.is(place - 1, "of")
        let isJoined =
            (words.is(place, in: .and) || words.isMark(place, ",")) && words.is(end, in: .inside)
            && (marksAt.has(.name, at: end + 1) || marksAt.has(.metonym, at: end + 1))
        guard isJoined || isPart && literal.hasScale && !isCounted(literal, sentence) else { return nil }
        var quantity = assembled(
            literal, index, Suffix(kind: .physical, unit: last.unit, factor: 1, end: end), sentence)
        quantity.isElided = true
        return quantity
    }

    /// "les arrivées ont bondi de 31 %, passant de 647 711 à 852 130": what is carried, in large whole numbers on both sides.
    func changing(_ literal: NumberLiteral, _ place: Int, _ sentence: Range<Int>) -> Measure? {
        guard literal.value >= 1000, literal.value == literal.value.rounded() else { return nil }
        let isFrom =
            words.is(place, "from")
            || words.is(place, "de") && (words.is(place - 1, in: .changed) || words.isMark(place - 1, ","))
        let isTo =
            (words.is(place, "to") || words.is(place, "a"))
            && quantities.last.map { $0.kind == .count && $0.noun == nil && $0.sentence == sentenceNumber } ?? false
        guard isFrom || isTo else { return nil }
        if isTo { return quantities.last?.nounMeasure }
        let isOther = (literal.end..<min(literal.end + 9, sentence.upperBound)).contains {
            words.is($0, "to") || words.is($0, "a")
        }
        let isCarried = sentence.contains { index in
            index < place
                && (marksAt.marks(at: index).contains { $0.entry.category == .measure && $0.entry.text == "volume" }
                    || marksAt.longest(.noun, at: index)?.entry.text == "volume")
        }
        return isOther && isCarried ? .volume : nil
    }

    /// "the number of trains reached 3,631", "from two to 18 a day": a count whose noun stands at "the number of".
    func bare(_ literal: NumberLiteral, at index: Int, _ sentence: Range<Int>) -> Quantity? {
        guard words.year(index) == nil || literal.end - index > 1, !words.isMark(literal.end, "%") else { return nil }
        // "Les projets sont au nombre de 45".
        if words.is(index - 1, "de"), words.is(index - 2, "nombre"), words.is(index - 3, "au") {
            return uncounted(literal, at: index, sentence)
        }
        var place = index - 1
        while place > sentence.lowerBound, place > index - 5,
            words.is(place, in: .passOver) || marksAt.has(.approx, at: place)
                || marksAt.ending(.approx, at: place + 1) != nil
        {
            place -= 1
        }
        if words.isApostrophe(place) { place -= 1 }
        let leads =
            words.is(place, in: .realised) || words.is(place, "to") || words.is(place, "from") || words.is(place, "a")
            || words.is(place, "atteindre") || words.is(place, "atteignant") || words.is(place, "totaling")
            || words.is(place, "reaching") || words.is(place, "exceeded") || words.is(place, "depasse")
            || words.is(place, "de") || words.is(place, in: .changed) || words.is(index - 1, "a")
        // "Le nombre des trains au départ de la Chine vers l'Europe, et traversant le port, a atteint 1.200".
        let isFar = words.is(place, in: .realised) || words.is(place, "a")
        guard leads,
            let measure = tallied(index, sentence, reach: isFar ? 40 : 24) ?? changing(literal, index - 1, sentence)
        else { return nil }
        var quantity = uncounted(literal, at: index, sentence)
        quantity.nounMeasure = measure
        return quantity
    }

    /// Measure of the noun after "the number of" that stands before the number; nil when none does.
    func tallied(_ index: Int, _ sentence: Range<Int>, reach: Int = 10) -> Measure? {
        let stretch = max(sentence.lowerBound, index - reach)..<index
        guard let tally = stretch.last(where: { words.is($0, in: .tally) }) else { return nil }
        for place in tally..<min(tally + 7, index) {
            if let noun = marksAt.longest(.noun, at: place) { return Measure(rawValue: noun.entry.text) }
        }
        return nil
    }

    /// Whether people are counted before the number: "Uzbekistan's population passed 37.5 million".
    func isPopulation(_ index: Int, _ sentence: Range<Int>) -> Bool {
        (max(sentence.lowerBound, index - 8)..<index).contains { place in
            marksAt.marks(at: place).contains { $0.entry.category == .measure && $0.entry.text == "population" }
        }
    }
}

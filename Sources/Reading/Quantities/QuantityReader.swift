internal import Evidence

/// Finds the quantities of an article: numbers with a unit, a currency, a percent sign, a rank or a counted noun.
final class QuantityReader {
    let words: Words
    let language: Grammar
    let source: SourceText
    let layout: Layout
    let grammar: NumberGrammar
    let marksAt: MarkIndex
    /// Tokens that belong to a date.
    let dateTokens: [Bool]
    private(set) var quantities: [Quantity] = []
    private var lastCurrency: Unit?
    private(set) var sentenceNumber = 0

    init(
        words: Words, language: Grammar, source: SourceText, layout: Layout, marksAt: MarkIndex, times: [TimeExpression]
    ) {
        self.words = words
        self.language = language
        self.source = source
        self.layout = layout
        self.marksAt = marksAt
        grammar = NumberGrammar(words: words, grammar: language, source: source, marksAt: marksAt)
        var flags = [Bool](repeating: false, count: words.tokens.count)
        for time in times where !time.isAlsoDuration { for index in time.tokens { flags[index] = true } }
        dateTokens = flags
        quantities.reserveCapacity(words.tokens.count / 24)
    }

    /// Reads all sentences of the article.
    func run() {
        for number in layout.sentences.indices {
            sentenceNumber = number
            let sentence = layout.sentences[number]
            var index = sentence.lowerBound
            while index < sentence.upperBound {
                // Most tokens begin no quantity.
                if dateTokens[index] || !canBegin(index) {
                    index += 1
                } else {
                    index = max(index + 1, read(at: index, in: sentence))
                }
            }
        }
    }

    // MARK: - One place

    /// Whether a token can begin a quantity.
    @inline(__always)
    private func canBegin(_ index: Int) -> Bool {
        switch words.tokens[index].kind {
        case .digits: true
        case .word:
            words.tokens[index].length <= 2 || marksAt.has(Self.starts, at: index) || words.isMark(index + 1, "$")
        case .mark: symbolUnit(index) != nil
        }
    }

    /// Adds what begins at a token; gives the token after it, or the token itself when nothing begins there.
    private func read(at index: Int, in sentence: Range<Int>) -> Int {
        let isWord = words.tokens[index].kind == .word
        if isWord {
            if marksAt.has(Self.ranks, at: index), let rank = rank(at: index, sentence) { return add(rank) }
            if marksAt.has(.multiple, at: index), let multiple = multiple(at: index, sentence) { return add(multiple) }
        }
        if let money = currencyFirst(at: index, sentence) {
            return money.reduce(index) { max($0, add($1)) }
        }
        guard isWord || words.tokens[index].kind == .digits, let literal = grammar.number(at: index),
            literal.end <= sentence.upperBound, !isExcluded(index, literal)
        else { return index }
        // A range: "12 à 15 millions", "between 3 and 5 billion", "6-8 %".
        if let range = range(from: literal, at: index, sentence) {
            return range.reduce(index) { max($0, add($1)) }
        }
        guard let found = single(literal, at: index, sentence) else { return index }
        return add(found)
    }

    private func add(_ quantity: Quantity) -> Int {
        quantities.append(quantity)
        quantities[quantities.count - 1].sentence = sentenceNumber
        if quantity.kind == .money { lastCurrency = quantity.unit }
        return quantity.tokens.upperBound
    }

    /// What a quantity in words can begin with.
    private static let starts =
        [Lexicon.Category.number, .hundred, .thousand, .collective, .ordinal, .superlative, .multiple, .currency]
        .reduce(0) { $0 | $1.bit }

    private static let ranks = Lexicon.Category.ordinal.bit | Lexicon.Category.superlative.bit

    private func single(_ literal: NumberLiteral, at index: Int, _ sentence: Range<Int>) -> Quantity? {
        if let unit = suffix(after: literal, sentence) { return assembled(literal, index, unit, sentence) }
        if let ordinal = digitRank(literal, index, sentence) { return ordinal }
        if isFactor(index) {
            return assembled(
                literal, index, Suffix(kind: .times, unit: .times, factor: 1, end: literal.end), sentence)
        }
        if literal.hasScale, literal.value >= 1e6, !isCounted(literal, sentence) {
            if isPopulation(index, sentence) {
                return count(literal, at: index, sentence) ?? uncounted(literal, at: index, sentence)
            }
            if let measure = tallied(index, sentence) {
                var quantity = uncounted(literal, at: index, sentence)
                quantity.nounMeasure = measure
                return quantity
            }
        }
        if literal.hasScale, let currency = currencyGoingOn(index),
            !isCounted(literal, sentence) || isMoneyGoingOn(literal)
        {
            var item = assembled(
                literal, index, Suffix(kind: .money, unit: currency, factor: 1, end: literal.end), sentence)
            item.isElided = true
            return item
        }
        if let going = goingOn(literal, at: index, sentence) { return going }
        return count(literal, at: index, sentence) ?? bare(literal, at: index, sentence)
    }

    /// The currency of an amount that names none: in brackets that of the last brackets, outside that of the last outside.
    private func currencyGoingOn(_ index: Int) -> Unit? {
        let isBracketed = words.isMark(index - 1, "(")
        let number = sentenceNumber
        for quantity in quantities.reversed() {
            guard quantity.sentence == number else { break }
            if quantity.kind == .money, words.isMark(quantity.tokens.lowerBound - 1, "(") == isBracketed {
                return quantity.unit
            }
        }
        return lastCurrency
    }

    /// "multiplié par 21", "multiplied by 21", "by a factor of 21".
    private func isFactor(_ index: Int) -> Bool {
        // "par plus de 3", "by nearly 5": the approximator stands between.
        var index = index
        if index >= 2, let mark = marksAt.longest(.approx, at: index - 2), mark.end == index {
            index -= 2
        } else if index >= 1, let mark = marksAt.longest(.approx, at: index - 1), mark.end == index {
            index -= 1
        }
        if words.is(index - 1, "par") || words.is(index - 1, "by") { return words.is(index - 2, in: .multiplied) }
        return words.is(index - 1, "of") && words.is(index - 2, "factor")
    }

    /// "360 milliards de yuans, dont 210 milliards de lignes de crédit": the sentence's own currency goes on.
    private func isMoneyGoingOn(_ literal: NumberLiteral) -> Bool {
        let number = sentenceNumber
        guard literal.value >= 1e9,
            quantities.reversed().prefix(while: { $0.sentence == number }).contains(where: { $0.kind == .money })
        else { return false }
        let noun = words.is(literal.end, "d") ? literal.end + 2 : literal.end + 1
        return language.countsThroughOf && !marksAt.has(.noun, at: noun) && !marksAt.has(.unit, at: noun)
    }

    /// "8 millions de voyageurs" counts; "9,3 milliards avec la Malaisie" does not.
    func isCounted(_ literal: NumberLiteral, _ sentence: Range<Int>) -> Bool {
        guard literal.end < sentence.upperBound else { return false }
        if language.countsThroughOf {
            // "20 milliards d'ici 2030" counts nothing.
            return words.is(literal.end, "de") || (words.is(literal.end, "d") && !words.is(literal.end + 2, "ici"))
        }
        guard words.isWord(literal.end) else { return false }
        return !marksAt.has(.stop, at: literal.end) && !marksAt.has(.up, at: literal.end)
            && !marksAt.has(.down, at: literal.end)
    }

    func assembled(_ literal: NumberLiteral, _ index: Int, _ suffix: Suffix, _ sentence: Range<Int>) -> Quantity {
        var quantity = Quantity(
            tokens: index..<suffix.end, kind: suffix.kind, value: .number(literal.value * suffix.factor),
            unit: suffix.unit)
        // "dix heures et demie".
        if suffix.kind == .duration, words.is(suffix.end, "et"),
            words.is(suffix.end + 1, "demie") || words.is(suffix.end + 1, "demi")
        {
            quantity.value = .number((literal.value + 0.5) * suffix.factor)
            quantity.tokens = index..<(suffix.end + 2)
        }
        quantity.significantDigits = literal.significantDigits
        quantity.step = literal.step * suffix.factor
        quantity.warnings = literal.warnings.filter { $0 != "scale" }
        if literal.warnings.contains("scale"), language.hasLongScale { quantity.warnings.append("10^12 or 10^9") }
        quantity.approximation = approximation(before: index, sentence)
        if words.isMark(index - 1, "+") || hasLostSign(index, suffix) {
            quantity.sign = 1
        } else if words.isMark(index - 1, "\u{2212}")
            || (words.isDash(index - 1) && words.tokens[index - 1].hasSpaceBefore
                && !words.tokens[index].hasSpaceBefore)
            || (words.isDash(index - 1) && words.isMark(index - 2, "("))
        {
            quantity.sign = -1
        }
        return quantity
    }

    /// "( 16,1%)": texts that lose their plus signs on the way keep the blank in its place.
    private func hasLostSign(_ index: Int, _ suffix: Suffix) -> Bool {
        suffix.kind == .percent && words.isMark(index - 1, "(") && words.tokens[index].hasSpaceBefore
            && words.isMark(suffix.end, ")") && !words.tokens[suffix.end].hasSpaceBefore
    }

    // MARK: - Units after the number

    struct Suffix {
        var kind: Quantity.Kind
        var unit: Unit
        var factor: Double
        var end: Int
    }

    func suffix(after literal: NumberLiteral, _ sentence: Range<Int>) -> Suffix? {
        var next = literal.end
        guard next < sentence.upperBound else { return nil }
        if words.isMark(next, "%") || words.isMark(next, "\u{FF05}") {
            return Suffix(kind: .percent, unit: .percent, factor: 1, end: next + 1)
        }
        if let percent = marksAt.longest(.percent, at: next) {
            return Suffix(kind: .percent, unit: .percent, factor: 1, end: percent.end)
        }
        if let points = marksAt.longest(.points, at: next), points.end - points.start > 1 {
            let isBasis = words.is(points.end - 1, "base") || words.is(points.start, "basis")
            return Suffix(kind: .percent, unit: .percent, factor: isBasis ? 0.01 : 1, end: points.end)
        }
        if words.isDash(next), !words.tokens[next].hasSpaceBefore, next + 1 < sentence.upperBound,
            !words.tokens[next + 1].hasSpaceBefore
        {
            next += 1
        }
        if let times = marksAt.longest(.times, at: next) {
            // "trois fois par semaine" and "several times a week" count events.
            if words.is(times.end, "par") || words.is(times.end, "a") || words.is(times.end, "per") { return nil }
            return Suffix(kind: .times, unit: .times, factor: 1, end: times.end)
        }
        if let money = currencySuffix(next, hasScale: literal.hasScale, sentence) { return money }
        // "15 straight years".
        let adjective = words.is(next, in: .running) ? next + 1 : next
        if let unit = unitSuffix(adjective, sentence) { return unit }
        // "millions de tonnes", "milliers de kilomètres".
        if literal.hasScale || literal.isSpelled {
            var after = next
            if words.is(after, "de") || words.is(after, "of") {
                after += 1
            } else if words.is(after, "d"), words.isApostrophe(after + 1) {
                after += 2
            }
            if after > next {
                if let money = currencySuffix(after, hasScale: true, sentence) { return money }
                if let unit = unitSuffix(after, sentence) { return unit }
            }
        }
        // "12,5 M€", "3 Md$", "$" after the number.
        if words.isWord(next), !words.tokens[next].hasSpaceBefore || words.tokens[next].length <= 2,
            let symbol = symbolUnit(next + 1), !words.tokens[next + 1].hasSpaceBefore
        {
            let factor: Double? =
                words.is(next, "m")
                ? 1e6
                : words.is(next, "md") || words.is(next, "mds") || words.is(next, "g") || words.is(next, "b")
                    ? 1e9 : words.is(next, "k") ? 1e3 : nil
            if let factor { return Suffix(kind: .money, unit: symbol, factor: factor, end: next + 2) }
        }
        return nil
    }

    private func unitSuffix(_ index: Int, _ sentence: Range<Int>) -> Suffix? {
        guard index < sentence.upperBound, let mark = marksAt.longest(.unit, at: index), !words.tokens[index].startsLine
        else { return nil }
        let code = mark.entry.text
        var end = mark.end
        // "950 MUSD", "4 MdEUR".
        if code.utf8.count == 4, let money = Self.millions[code] {
            return Suffix(kind: .money, unit: Unit(rawValue: money.unit), factor: money.factor, end: end)
        }
        if code == "t" || (words.tokens[index].length == 1 && words.tokens[index].isCapitalised) { return nil }
        let (unit, factor): (String, Double) =
            switch code {
            // One unit for each kind of thing, so that figures compare: hectares, megawatts.
            case "km2": ("ha", 100)
            case "m2": ("ha", 1e-4)
            case "kW": ("MW", 1e-3)
            case "GW": ("MW", 1e3)
            case "acre": ("ha", 0.404_685_642_24)
            case "bcm": ("m3", 1e9)
            case "Mt": ("tonne", 1e6)
            case "decade": ("year", 10)
            case "century": ("year", 100)
            default: (code, 1)
            }
        let isTime = ["minute", "hour", "day", "week", "month", "year"].contains(unit)
        if isTime {
            // "08 h 20", "24 heures sur 24", "19 years old", "10-year plan".
            if words.is(end, "sur") && words.isDigits(end + 1) { return nil }
            if words.isDash(end), words.is(end + 1, "old") { return nil }
            // "Five-Year Plan".
            if words.tokens[index].isCapitalised, words.isDash(index - 1) { return nil }
            if words.is(end, "consecutives") || words.is(end, "consecutifs") { end += 1 }
            return Suffix(kind: .duration, unit: Unit(rawValue: unit), factor: factor, end: end)
        }
        return Suffix(kind: .physical, unit: Unit(rawValue: unit), factor: factor, end: end)
    }

    /// Amounts of money that are written as one unit, by their row in the language's table.
    private static let millions: [String: (unit: String, factor: Double)] = [
        "MUSD": ("USD", 1e6), "GUSD": ("USD", 1e9), "MEUR": ("EUR", 1e6), "GEUR": ("EUR", 1e9),
    ]

    // MARK: - Approximators

    /// The approximator that stands right before a quantity.
    func approximation(before index: Int, _ sentence: Range<Int>) -> Claim.Approximation {
        var position = index
        var steps = 0
        while position > sentence.lowerBound, steps < 4 {
            if let mark = marksAt.ending(.approx, at: position), mark.start >= sentence.lowerBound {
                return Claim.Approximation(rawValue: mark.entry.text) ?? .exact
            }
            let before = position - 1
            guard
                words.is(before, in: .passOver) || symbolUnit(before) != nil || words.isMark(before, "+")
                    || words.isApostrophe(before)
            else { break }
            position -= 1
            steps += 1
        }
        return .exact
    }
}

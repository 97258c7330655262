internal import Evidence

/// Currencies before and after their numbers, as words, codes and signs.
extension QuantityReader {
    func currencySuffix(_ index: Int, hasScale: Bool, _ sentence: Range<Int>) -> Suffix? {
        var next = index
        if words.is(next, "de") { next += 1 } else if words.is(next, "d"), words.isApostrophe(next + 1) { next += 2 }
        // "200 billion Vietnamese dong", "7.3 billion U.S. dollars".
        var adjective = next
        if marksAt.has(.adjective, at: next) || words.is(next, "us") { adjective = next + 1 }
        for start in [next, adjective] where start < sentence.upperBound {
            if let currency = marksAt.longest(.currency, at: start) {
                var end = currency.end
                // "dollars américains", "dollars US", "yuans (RMB)".
                if words.is(end, "us") || words.is(end, "americains") || words.is(end, "usd") { end += 1 }
                return Suffix(kind: .money, unit: Unit(rawValue: currency.entry.text), factor: 1, end: end)
            }
        }
        // "349 million U.S. and", where nothing counted follows.
        if hasScale, words.is(next, "us"), !words.isWord(next + 1) || marksAt.has(.stop, at: next + 1) {
            return Suffix(kind: .money, unit: .usDollar, factor: 1, end: next + 1)
        }
        if words.isMark(next, "$"), words.is(next + 1, "us"), !words.tokens[next + 1].hasSpaceBefore {
            return Suffix(kind: .money, unit: .usDollar, factor: 1, end: next + 2)
        }
        if words.is(next, "us"), words.isMark(next + 1, "$") {
            return Suffix(kind: .money, unit: .usDollar, factor: 1, end: next + 2)
        }
        if let symbol = symbolUnit(next) { return Suffix(kind: .money, unit: symbol, factor: 1, end: next + 1) }
        return nil
    }

    func symbolUnit(_ index: Int) -> Unit? {
        guard words.tokens.indices.contains(index), words.tokens[index].kind == .mark else { return nil }
        switch words.tokens[index].key {
        case 0x24: return .usDollar
        case 0x20AC: return Unit(rawValue: "EUR")
        case 0xA3: return Unit(rawValue: "GBP")
        case 0xA5: return .yuan
        case 0x20AB: return Unit(rawValue: "VND")
        case 0x20BD: return Unit(rawValue: "RUB")
        case 0x20B8: return Unit(rawValue: "KZT")
        case 0x20B9: return Unit(rawValue: "INR")
        case 0x20A9: return Unit(rawValue: "KRW")
        case 0xE3F: return Unit(rawValue: "THB")
        case 0x20B1: return Unit(rawValue: "PHP")
        default: return nil
        }
    }

    // MARK: - Currency before the number

    /// "$7.3 billion", "US$10.1bn", "RM 50 million", "USD 5.6 bn".
    func currencyFirst(at index: Int, _ sentence: Range<Int>) -> [Quantity]? {
        var next = index
        var unit: Unit?
        if words.isWord(index) {
            if words.isMark(index + 1, "$"), !words.tokens[index + 1].hasSpaceBefore,
                let code = Self.dollars[words.tokens[index].key]
            {
                unit = Unit(rawValue: code)
                next = index + 2
            } else if words.tokens[index].isCapitalised, words.tokens[index].length <= 3,
                let mark = marksAt.longest(.currency, at: index), mark.end == index + 1
            {
                unit = Unit(rawValue: mark.entry.text)
                next = index + 1
                if words.isMark(next, ".") { next += 1 }
            } else if words.tokens[index].length <= 3, words.tokens[index].isCapitalised, words.isDigits(index + 1),
                !words.tokens[index + 1].hasSpaceBefore, let code = Self.letters[words.tokens[index].key],
                grammar.number(at: index + 1)?.hasScale ?? false
            {
                // "B34.6 billion", "P4.1-billion": a millionth of that would be a road or a plane.
                unit = Unit(rawValue: code)
                next = index + 1
            }
        } else if let symbol = symbolUnit(index) {
            unit = symbol
            next = index + 1
        }
        guard let unit, words.isDigits(next), next < sentence.upperBound, let literal = grammar.number(at: next)
        else { return nil }
        var end = literal.end
        // "$7.3 billion to $8 billion" is one range, "$3-5 billion" too.
        if isRangeWord(end, ranged: true), let second = grammar.number(at: afterSymbol(end + 1)),
            words.isDash(end) || words.is(end, "to") || isBetween(index, end)
        {
            let low =
                literal.hasScale
                ? literal.value : literal.value * (second.hasScale ? second.value / baseValue(second) : 1)
            if second.value > low, !isFromTo(index) {
                var quantity = assembled(
                    literal, index, Suffix(kind: .money, unit: unit, factor: 1, end: second.end), sentence)
                quantity.value = .range(low, second.value)
                quantity.step = second.step
                return [quantity]
            }
        }
        // "¥200 million yuan" repeats the currency.
        if let repeated = marksAt.longest(.currency, at: end), repeated.entry.text == unit.rawValue {
            end = repeated.end
        }
        return [assembled(literal, index, Suffix(kind: .money, unit: unit, factor: 1, end: end), sentence)]
    }

    /// Dollars by what stands before the sign: "US$", "HK$".
    private static let dollars = Dictionary(
        uniqueKeysWithValues: [
            ("us", "USD"), ("s", "SGD"), ("sg", "SGD"), ("hk", "HKD"), ("a", "AUD"), ("au", "AUD"), ("c", "CAD"),
            ("nt", "TWD"), ("nz", "NZD"),
        ].map { (Folding.key($0.0), $0.1) })

    /// Letters that papers write right before amounts of their own money.
    private static let letters = Dictionary(
        uniqueKeysWithValues: [("b", "THB"), ("bt", "THB"), ("p", "PHP"), ("php", "PHP"), ("tk", "BDT")].map {
            (Folding.key($0.0), $0.1)
        })

    private func afterSymbol(_ index: Int) -> Int {
        if words.is(index, "us"), words.isMark(index + 1, "$") { return index + 2 }
        return symbolUnit(index) != nil ? index + 1 : index
    }

    func baseValue(_ literal: NumberLiteral) -> Double {
        guard literal.hasScale else { return literal.value }
        for scale in [1e12, 1e9, 1e6, 1e3] where literal.value >= scale { return literal.value / scale }
        return literal.value
    }
}

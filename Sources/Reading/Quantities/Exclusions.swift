/// Numbers that state no quantity.
extension QuantityReader {
    /// Numbers that are no quantities: parts of names, laws, clocks, telephones, years.
    func isExcluded(_ index: Int, _ literal: NumberLiteral, inRange: Bool = false) -> Bool {
        let token = words.tokens[index]
        // "nine out of ten trains".
        if words.is(index - 1, "of"), words.is(index - 2, "out") { return true }
        if token.kind == .digits {
            // "A320", "ISO-9000", "Covid-19", "G20", "5G".
            if index > 0, !token.hasSpaceBefore, !token.startsLine {
                let before = words.tokens[index - 1]
                if before.kind == .word, !inRange { return true }
                if before.kind == .mark, !inRange, before.key == 0x2D, index > 1, words.isWord(index - 2),
                    !before.hasSpaceBefore
                {
                    return true
                }
                // "ASEAN+3".
                if before.kind == .mark, before.key == 0x2B, index > 1, words.isWord(index - 2), !before.hasSpaceBefore
                {
                    return true
                }
                if before.kind == .mark, before.key == 0x2F || before.key == 0x5F || before.key == 0x3A, index > 1,
                    !before.hasSpaceBefore
                {
                    return true
                }
                if before.kind == .mark, before.key == 0x2E || before.key == 0x2C, index > 1, words.isDigits(index - 2),
                    !before.hasSpaceBefore
                {
                    return true
                }
            }
            // Clock times: "08h20", "12:26", "8 h 30".
            if words.isMark(literal.end, ":"), words.isDigits(literal.end + 1),
                !words.tokens[literal.end].hasSpaceBefore
            {
                return true
            }
            if words.is(literal.end, "h"), literal.isPlainDigits, literal.value < 25 { return true }
            if words.isMark(literal.end, "/"), words.isDigits(literal.end + 1),
                !words.tokens[literal.end].hasSpaceBefore
            {
                return true
            }
        }
        // "n° 3", "article 5", "No. 2", "phase 1", "top 10".
        for back in 1...2 {
            let place = index - back
            guard place >= 0, !words.tokens[place + 1].startsLine else { break }
            if words.isMark(place, ".") || words.isMark(place, "\u{B0}") || words.isMark(place, "\u{BA}") { continue }
            if let skip = marksAt.longest(.skipbefore, at: place), skip.end >= place + 1 {
                if words.is(place, "no") || words.is(place, "n"), !words.isMark(place + 1, "."),
                    !words.isMark(place + 1, "\u{B0}"), !words.isMark(place + 1, "\u{BA}")
                {
                    break
                }
                // "ligne de 300 km" and "route de 12 km" have a unit.
                return back == 1 || words.isMark(place + 1, ".") || words.isMark(place + 1, "\u{B0}")
                    || words.isMark(place + 1, "\u{BA}")
            }
            break
        }
        return false
    }
}

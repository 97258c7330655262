/// Finds who says what: "according to the ministry", "a indiqué la douane".
struct Speakers {
    let words: Words
    let marksAt: MarkIndex
    let marks: [Lexicon.Mark]

    /// Who speaks, as a range of tokens.
    struct Speaker {
        var tokens: Range<Int>
        /// The statement is about the speaker too: "Malaysia's government said it would".
        var isSubject = false
    }

    /// The speaker of a sentence; nil when the sentence names none.
    func speaker(in sentence: Range<Int>) -> Speaker? {
        for position in marksAt.range(sentence) {
            let mark = marks[position]
            if mark.entry.category == .source, let found = after(mark.end, sentence) {
                return Speaker(tokens: found)
            }
            guard mark.entry.category == .speech else { continue }
            // ", a indiqué la douane" and "…, said the minister" come before their speaker.
            let isInverted = mark.start > sentence.lowerBound && isPause(mark.start - 1)
            if !isInverted, let found = before(mark.start, sentence) {
                // "Malaysia said it would", "Uzbekistan showed a decrease".
                let isSubject =
                    (mark.end...(mark.end + 2)).contains { words.is($0, in: .possessive) }
                    || words.is(mark.end, "a") || words.is(mark.end, "an") || words.is(mark.end, "un")
                    || words.is(mark.end, "une")
                return Speaker(tokens: found, isSubject: isSubject)
            }
            if isInverted || followsFigure(mark.start, sentence), let found = after(mark.end, sentence) {
                return Speaker(tokens: found)
            }
        }
        return nil
    }

    /// Whether a figure, but no comma, stands before the verb: "84,4 milliards a indiqué la douane".
    private func followsFigure(_ verb: Int, _ sentence: Range<Int>) -> Bool {
        for place in (max(sentence.lowerBound, verb - 5)..<verb).reversed() {
            if isPause(place) { return false }
            if words.isDigits(place) || words.isMark(place, "%") { return true }
        }
        return false
    }

    private func isPause(_ index: Int) -> Bool {
        words.isMark(index, ",") || words.isMark(index, "\"") || words.isMark(index, "\u{BB}")
            || words.isMark(index, "\u{201D}")
    }

    /// Up to the next pause, eleven words at most.
    private func after(_ start: Int, _ sentence: Range<Int>) -> Range<Int>? {
        var end = start
        while end < sentence.upperBound, end - start < 14, isPart(end, of: start) {
            if end > start, words.is(end, in: .than) || marksAt.has(.speech, at: end) { break }
            end += 1
        }
        let isTime =
            words.is(start, "on") || words.is(start, in: .inside) || words.is(start, "lors")
            || marksAt.has(.weekday, at: start) || marksAt.has(.when, at: start)
        guard isName(start..<end), !isTime else { return nil }
        // An office in apposition ("M. Khanh, chef adjoint du comité") belongs to the name when the sentence ends with it.
        if end < sentence.upperBound, words.isMark(end, ","), words.isWord(end + 1),
            !words.tokens[end + 1].isCapitalised,
            !(end..<sentence.upperBound).contains(where: { words.isDigits($0) })
        {
            return start..<sentence.upperBound
        }
        return start..<end
    }

    /// Words, apostrophes, hyphens and the full stop of a title.
    private func isPart(_ index: Int, of start: Int) -> Bool {
        words.isWord(index) || words.isApostrophe(index) || words.isDash(index)
            || (words.isMark(index, ".") && index > start && words.tokens[index - 1].length <= 3)
    }

    /// From the last pause before the verb; nil when a figure stands there.
    private func before(_ end: Int, _ sentence: Range<Int>) -> Range<Int>? {
        var start = end
        while start > sentence.lowerBound, end - start < 16 {
            if words.isWord(start - 1) || words.isApostrophe(start - 1) || words.isDash(start - 1) {
                start -= 1
            } else if words.isMark(start - 1, ")"), words.isMark(start - 3, "("), start - 3 > sentence.lowerBound {
                // "the State Railway of Thailand (SRT) reported".
                start -= 3
            } else {
                break
            }
        }
        if start > sentence.lowerBound, words.isDigits(start - 1) || words.isMark(start - 1, "%") { return nil }
        return isName(start..<end) ? start..<end : nil
    }

    /// A speaker is a few words, one of them a name or an article before an office.
    private func isName(_ range: Range<Int>) -> Bool {
        !range.isEmpty && range.contains { words.isWord($0) && words.tokens[$0].length > 2 }
    }
}

/// The lines and sentences of a text, and which lines are not part of the article.
struct Layout: Sendable {
    /// A line as a range of tokens and of bytes.
    struct Line: Sendable {
        var tokens: Range<Int>
        var bytes: Range<Int>
        /// How many of its tokens are words.
        var words: Int
        var isFurniture = false
    }

    var lines: [Line]
    /// Sentences of the article, as ranges of tokens; furniture has none.
    var sentences: [Range<Int>]
    /// Index of the line each sentence stands in.
    var lineOfSentence: [Int]

    init(_ source: SourceText, words: Words, marks: [Lexicon.Mark]) {
        let tokens = words.tokens
        lines = Self.lines(tokens)
        Self.findFurniture(in: &lines, source: source, words: words, marks: marks)
        sentences = []
        lineOfSentence = []
        for (index, line) in lines.enumerated() where !line.isFurniture {
            for sentence in Self.sentences(in: line.tokens, words) {
                sentences.append(sentence)
                lineOfSentence.append(index)
            }
        }
    }

    private static func lines(_ tokens: [Token]) -> [Line] {
        var lines: [Line] = []
        var start = 0
        var words = 0
        for index in tokens.indices {
            if index > start, tokens[index].startsLine {
                lines.append(
                    Line(tokens: start..<index, bytes: tokens[start].start..<tokens[index - 1].end, words: words))
                start = index
                words = 0
            }
            if tokens[index].kind == .word { words += 1 }
        }
        if let last = tokens.last {
            lines.append(Line(tokens: start..<tokens.count, bytes: tokens[start].start..<last.end, words: words))
        }
        return lines
    }

    /// Tokens after which a sentence ends at the next mark.
    private static let longest = 200

    private static func sentences(in line: Range<Int>, _ words: Words) -> [Range<Int>] {
        let tokens = words.tokens
        var result: [Range<Int>] = []
        var start = line.lowerBound
        var index = start
        while index < line.upperBound {
            let token = tokens[index]
            // Nobody writes such sentences: lists, tables and broken text do, and context does not reach so far.
            if index - start >= longest, token.kind == .mark || index - start >= 2 * longest {
                result.append(start..<(index + 1))
                start = index + 1
                index += 1
                continue
            }
            if token.kind == .mark, token.key == 0x2E || token.key == 0x21 || token.key == 0x3F || token.key == 0x2026 {
                var next = index + 1
                // Closing quotes and brackets belong to the sentence.
                while next < line.upperBound, tokens[next].kind == .mark,
                    tokens[next].key == 0x2E || isClosing(tokens[next].key)
                {
                    next += 1
                }
                let isEnd =
                    next >= line.upperBound
                    || isGlued(index, next, start, words)
                    || (tokens[next].hasSpaceBefore && !isAbbreviation(index, line, words)
                        && (tokens[next].isCapitalised || tokens[next].kind == .mark
                            || (tokens[next].kind == .digits && index > start && tokens[index - 1].length > 3)))
                if isEnd {
                    result.append(start..<next)
                    start = next
                    index = next
                    continue
                }
            }
            index += 1
        }
        if start < line.upperBound { result.append(start..<line.upperBound) }
        return result
    }

    /// "the Government.Construction started in 2011": two sentences between which a page lost its blank.
    private static func isGlued(_ stop: Int, _ next: Int, _ start: Int, _ words: Words) -> Bool {
        let tokens = words.tokens
        guard !tokens[next].hasSpaceBefore, tokens[next].kind == .word, tokens[next].isCapitalised,
            !tokens[next].isUppercase || tokens[next].length == 1, stop > start + 2, !tokens[stop].hasSpaceBefore
        else { return false }
        // A blank follows the next word, or it is a part of an address.
        guard tokens.indices.contains(next + 1), tokens[next + 1].hasSpaceBefore || words.isApostrophe(next + 1),
            !words.isMark(stop - 2, "."), !words.isMark(stop - 2, "/")
        else { return false }
        switch tokens[stop - 1].kind {
        case .word: return tokens[stop - 1].length >= 3 && !tokens[stop - 1].isUppercase
        case .digits: return tokens[stop - 1].hasSpaceBefore
        case .mark: return words.isMark(stop - 1, ")") || words.isMark(stop - 1, "%")
        }
    }

    /// Whether a full stop ends a short word rather than a sentence, as after a title.
    private static func isAbbreviation(_ index: Int, _ line: Range<Int>, _ words: Words) -> Bool {
        guard index > line.lowerBound, words.tokens[index].key == 0x2E else { return false }
        let before = words.tokens[index - 1]
        guard before.kind == .word, !words.tokens[index].hasSpaceBefore else { return false }
        if before.length == 1 { return before.isCapitalised }
        return words.is(index - 1, in: .abbreviation)
    }
}

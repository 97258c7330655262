internal import Evidence

/// The sentences of a text with what was found in each: the ground on which context is read.
final class Discourse {
    let words: Words
    let source: SourceText
    let layout: Layout
    let marks: [Lexicon.Mark]
    let marksAt: MarkIndex
    let quantities: [Quantity]
    let times: [TimeExpression]
    let published: CivilDate?
    let grammar: Grammar
    let lexicon: Lexicon
    /// By sentence: positions of its quantities and of its times.
    let quantitiesIn: [Range<Int>]
    let timesIn: [Range<Int>]
    /// By quantity: the clause around it.
    private(set) var clauses: [Range<Int>] = []

    init(
        words: Words, source: SourceText, layout: Layout, marks: [Lexicon.Mark], marksAt: MarkIndex,
        quantities: [Quantity], times: [TimeExpression], published: CivilDate?, grammar: Grammar, lexicon: Lexicon
    ) {
        self.words = words
        self.source = source
        self.layout = layout
        self.marks = marks
        self.marksAt = marksAt
        self.quantities = quantities
        self.times = times
        self.published = published
        self.grammar = grammar
        self.lexicon = lexicon
        quantitiesIn = Self.ranges(of: quantities.map(\.tokens.lowerBound), in: layout.sentences)
        timesIn = Self.ranges(of: times.map(\.tokens.lowerBound), in: layout.sentences)
        clauses = makeClauses()
    }

    private static func ranges(of starts: [Int], in sentences: [Range<Int>]) -> [Range<Int>] {
        var result: [Range<Int>] = []
        result.reserveCapacity(sentences.count)
        var next = 0
        for sentence in sentences {
            while next < starts.count, starts[next] < sentence.lowerBound { next += 1 }
            let first = next
            while next < starts.count, starts[next] < sentence.upperBound { next += 1 }
            result.append(first..<next)
        }
        return result
    }

    /// The sentence of a quantity as a range of tokens.
    func sentence(of quantity: Quantity) -> Range<Int> { layout.sentences[quantity.sentence] }

    /// Positions of the quantities in a quantity's sentence.
    func neighbours(of quantity: Quantity) -> Range<Int> { quantitiesIn[quantity.sentence] }

    /// Marks that start within a stretch of tokens.
    func marks(in tokens: Range<Int>) -> ArraySlice<Lexicon.Mark> { marks[marksAt.range(tokens)] }

    /// Whether a word of a category begins at a token.
    @inline(__always)
    func has(_ category: Lexicon.Category, at index: Int) -> Bool { marksAt.has(category, at: index) }

    /// Whether only small words and approximators stand in a stretch: "surplus of about", "invest some".
    func isOnlyLead(_ tokens: Range<Int>) -> Bool {
        tokens.allSatisfy {
            words.is($0, in: .passOver) || words.is($0, in: .belonging) || words.isApostrophe($0)
                || has(.approx, at: $0)
        }
    }

    /// The last token before a position that belongs to no approximator, `reach` tokens back at most; with `passingSmall`
    /// articles and the like are passed over too.
    func lead(before position: Int, reach: Int, passingSmall: Bool = false) -> Int {
        var index = position - 1
        while index > position - reach,
            has(.approx, at: index) || marksAt.ending(.approx, at: index + 1) != nil
                || passingSmall && words.is(index, in: .passOver)
        {
            index -= 1
        }
        return index
    }

    /// Whether two sentences stand in the same line, that is paragraph.
    func sameParagraph(_ first: Int, _ second: Int) -> Bool {
        layout.lineOfSentence[first] == layout.lineOfSentence[second]
    }

    /// Whether any quantity of a sentence begins within a stretch of tokens.
    func hasQuantity(in tokens: Range<Int>, sentence: Int) -> Bool {
        quantitiesIn[sentence].contains { tokens.contains(quantities[$0].tokens.lowerBound) }
    }

    /// "Of this sum, 8.27 billion went into new projects", "Sur ce total": a part of the figure before.
    func isOfSum(_ quantity: Quantity) -> Bool {
        let start = sentence(of: quantity).lowerBound
        // "More than 70% of this amount", "8 % de cette somme".
        let end = quantity.tokens.upperBound
        if quantity.kind == .percent, words.is(end, in: .belonging), words.is(end + 1, in: .definite),
            words.is(end + 2, "amount") || words.is(end + 2, "sum") || words.is(end + 2, "total")
                || words.is(end + 2, "montant") || words.is(end + 2, "somme")
        {
            return true
        }
        let isOf = words.is(start, in: .belonging) || words.is(start, "sur")
        // "Of this, 25 billion went to": nothing but the figure follows.
        if isOf, words.is(start + 1, "this") || words.is(start + 1, "that") || words.is(start + 1, "ces"),
            words.isMark(start + 2, ",")
        {
            return true
        }
        return isOf && words.is(start + 1, in: .definite)
            && (words.is(start + 2, "sum") || words.is(start + 2, "total") || words.is(start + 2, "amount")
                || words.is(start + 2, "montant") || words.is(start + 2, "figure") || words.is(start + 2, "somme")
                || words.is(start + 2, "quantite") || words.is(start + 2, "quantity") || words.is(start + 2, "volume"))
            || isOf && words.is(start + 1, "which")
    }

    /// Position of the amount that this one converts: "100 yuans (14 dollars)", "365 baht (US$10)".
    func conversionPartner(_ index: Int) -> Int? {
        guard index > 0 else { return nil }
        let quantity = quantities[index]
        let previous = quantities[index - 1]
        let isLength = quantity.kind == .physical && previous.kind == .physical
        guard (quantity.kind == .money && previous.kind == .money) || isLength,
            quantity.sentence == previous.sentence, quantity.unit != previous.unit
        else { return nil }
        let gap = previous.tokens.upperBound..<max(previous.tokens.upperBound, quantity.tokens.lowerBound)
        guard gap.count <= 5 else { return nil }
        let opens = gap.contains { words.isMark($0, "(") || words.isMark($0, "[") }
        let closes = gap.contains { words.isMark($0, ")") }
        let says = gap.contains { words.is($0, in: .equals) && (gap.count <= 2 || words.isMark($0 - 1, ",")) }
        return (opens && !closes) || (says && quantity.kind == .money) ? index - 1 : nil
    }

    /// The stretch around each quantity that speaks of it: cut at semicolons, and where two quantities meet at commas
    /// and conjunctions.
    private func makeClauses() -> [Range<Int>] {
        var clauses: [Range<Int>] = []
        clauses.reserveCapacity(quantities.count)
        for (number, positions) in quantitiesIn.enumerated() where !positions.isEmpty {
            let sentence = layout.sentences[number]
            var start = sentence.lowerBound
            var last: Int?
            for index in positions {
                let quantity = quantities[index]
                if let last {
                    start = opening(in: last..<max(last, quantity.tokens.lowerBound)) ?? start
                }
                // A rank speaks of somebody, not of a figure of its own.
                if quantity.kind != .rank { last = quantity.tokens.upperBound }
                clauses.append(start..<closing(index, positions, sentence))
            }
        }
        return clauses
    }

    /// Where a new clause begins between two quantities: at the last strong break, else at the first break.
    private func opening(in gap: Range<Int>) -> Int? {
        var first: Int?
        var index = gap.upperBound - 1
        while index >= gap.lowerBound {
            if isBreak(index) { first = index }
            if isStrongBreak(index) { return index }
            index -= 1
        }
        return first
    }

    /// Where the clause of a quantity ends: at the first break after it that another quantity follows, rates and
    /// conversions in parentheses passed over.
    private func closing(_ index: Int, _ positions: Range<Int>, _ sentence: Range<Int>) -> Int {
        var next = index + 1
        var from = quantities[index].tokens.upperBound
        while next < positions.upperBound {
            let isRank = quantities[next].kind == .rank
            guard isRank || isBracketed(quantities[next], after: from) else { break }
            if !isRank { from = quantities[next].tokens.upperBound + 1 }
            next += 1
        }
        let hasNext = next < positions.upperBound
        let last = hasNext ? quantities[positions.upperBound - 1].tokens.lowerBound : sentence.upperBound
        var token = min(from, last)
        while token < last {
            if words.isMark(token, ";") || (hasNext && isBreak(token)) { return token }
            token += 1
        }
        return sentence.upperBound
    }

    /// "(+52%)", "(14 dollars)": alone in parentheses right after what stands before.
    private func isBracketed(_ quantity: Quantity, after end: Int) -> Bool {
        let gap = end..<max(end, quantity.tokens.lowerBound)
        let next = quantity.tokens.upperBound
        return gap.count <= 5 && gap.contains { words.isMark($0, "(") } && !gap.contains { words.isMark($0, ",") }
            && (words.isMark(next, ")") || words.isMark(next + 1, ")"))
    }

    private func isBreak(_ index: Int) -> Bool {
        if words.isDash(index), words.tokens[index].hasSpaceBefore, words.tokens.indices.contains(index + 1),
            words.tokens[index + 1].hasSpaceBefore
        {
            // "Chine – Kirghizstan – Ouzbékistan" is one name.
            return marksAt.ending(.name, at: index) == nil || !isNamed(index + 1)
        }
        // "linking China, Kyrgyzstan and Uzbekistan": a list of names is one phrase.
        if words.isMark(index, ","), marksAt.ending(.name, at: index) != nil, isNamed(index + 1) { return false }
        // "la dette du Kirghizstan, qui s'élève à 4 milliards": the clause is of what stands before it.
        if words.isMark(index, ","), words.is(index + 1, "qui") || words.is(index + 1, "which") { return false }
        if words.isMark(index, ",") || words.isMark(index, ";") || words.isMark(index, ":") { return true }
        guard words.is(index, in: .clauseBreak) else { return false }
        // "entre la Chine et l'Europe".
        if words.is(index, in: .and), marksAt.ending(.name, at: index) != nil, isNamed(index + 1),
            (2...5).contains(where: { words.is(index - $0, "entre") || words.is(index - $0, "between") })
        {
            return false
        }
        // "the imports and exports": a conjunction between two names or nouns of one phrase cuts nothing.
        return
            !(words.is(index, in: .and) && words.tokens.indices.contains(index + 1)
            && words.tokens[index + 1].isCapitalised && index > 0 && words.tokens[index - 1].isCapitalised)
    }

    /// Whether a name starts at a token, or behind an article there.
    private func isNamed(_ index: Int) -> Bool {
        var next = index
        if words.is(next, in: .definite) { next += 1 }
        if words.isApostrophe(next) { next += 1 }
        return marksAt.has(.name, at: next)
    }

    private func isStrongBreak(_ index: Int) -> Bool {
        words.isMark(index, ";") || (words.is(index, in: .clauseBreak) && !words.is(index, in: .and))
    }
}

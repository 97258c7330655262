internal import Atlas
internal import Evidence

/// A text with everything that readers of events, projects and commitments look at.
final class Scene {
    let tokens: [Token]
    let source: SourceText
    /// Sentences of the article as ranges of tokens.
    let sentences: [Range<Int>]
    let times: [TimeExpression]
    let claims: [Claim]
    /// Tokens of each claim.
    let claimTokens: [Range<Int>]
    let published: CivilDate?
    /// Whether a noun stands before what describes it, as in French.
    let headFirst: Bool
    let atlas: Atlas
    let fingerprint: String
    /// Names of the atlas, without metonyms of commodities and the like.
    let names: [Lexicon.Mark]
    private let hits: [PhraseTable.Hit]
    private let hitsIn: [Range<Int>]
    private let namesIn: [Range<Int>]
    /// Categories of each sentence's phrases, as bits.
    private let categoriesIn: [UInt32]
    /// Ordinal numbers in their order.
    private let ordinals: [Ordinal]
    /// ``PhraseSet`` bits of each token.
    private let sets: [UInt64]

    /// An ordinal number as a range of tokens.
    struct Ordinal {
        var start: Int
        var end: Int
        var value: Int
    }

    init(
        discourse: Discourse, claims: [Claim], headFirst: Bool, atlas: Atlas, fingerprint: String,
        phrases: PhraseTable, lexicon: Lexicon.Findings
    ) {
        tokens = discourse.words.tokens
        source = discourse.source
        sentences = discourse.layout.sentences
        times = discourse.times
        self.claims = claims
        claimTokens = discourse.quantities.map(\.tokens)
        published = discourse.published
        self.headFirst = headFirst
        self.atlas = atlas
        self.fingerprint = fingerprint
        let found = phrases.findings(in: tokens, lexicon)
        var sets = found.sets
        for claim in claimTokens { for token in claim { sets[token] |= PhraseSet.claimed.bit } }
        self.sets = sets
        (hits, hitsIn, categoriesIn) = Self.hits(found.hits, in: sentences)
        (names, namesIn, ordinals) = Self.names(discourse.marks, in: sentences)
    }

    private static func hits(
        _ all: [PhraseTable.Hit], in sentences: [Range<Int>]
    ) -> ([PhraseTable.Hit], [Range<Int>], [UInt32]) {
        var hits: [PhraseTable.Hit] = []
        var ranges: [Range<Int>] = []
        var categories: [UInt32] = []
        hits.reserveCapacity(all.count)
        ranges.reserveCapacity(sentences.count)
        categories.reserveCapacity(sentences.count)
        var next = 0
        for sentence in sentences {
            let first = hits.count
            var seen: UInt32 = 0
            while next < all.count, all[next].start < sentence.upperBound {
                if all[next].start >= sentence.lowerBound, all[next].end <= sentence.upperBound {
                    seen |= all[next].category.bit
                    hits.append(all[next])
                }
                next += 1
            }
            ranges.append(first..<hits.count)
            categories.append(seen)
        }
        return (hits, ranges, categories)
    }

    private static func names(
        _ marks: [Lexicon.Mark], in sentences: [Range<Int>]
    ) -> ([Lexicon.Mark], [Range<Int>], [Ordinal]) {
        var names: [Lexicon.Mark] = []
        var ranges: [Range<Int>] = []
        var ordinals: [Ordinal] = []
        ranges.reserveCapacity(sentences.count)
        var next = 0
        for sentence in sentences {
            let first = names.count
            while next < marks.count, marks[next].start < sentence.upperBound {
                if marks[next].start >= sentence.lowerBound {
                    switch marks[next].entry.category {
                    case .name, .adjective, .inhabitant, .metonym, .event, .prefix: names.append(marks[next])
                    case .ordinal:
                        ordinals.append(
                            Ordinal(
                                start: marks[next].start, end: marks[next].end,
                                value: Int(marks[next].entry.number.rounded())))
                    default: break
                    }
                }
                next += 1
            }
            ranges.append(first..<names.count)
        }
        return (names, ranges, ordinals)
    }

    // MARK: - What stands in a sentence

    /// Phrases of a sentence.
    func hits(_ sentence: Int) -> ArraySlice<PhraseTable.Hit> { hits[hitsIn[sentence]] }

    /// Names of a sentence.
    func names(_ sentence: Int) -> ArraySlice<Lexicon.Mark> { names[namesIn[sentence]] }

    /// Whether a sentence has a phrase of one of these categories.
    func has(_ categories: UInt32, in sentence: Int) -> Bool { categoriesIn[sentence] & categories != 0 }

    /// Positions of the claims that lie within a range of scalars.
    func claims(in offsets: Range<Int>) -> Range<Int> {
        let first = claims.partition(from: offsets.lowerBound)
        var end = first
        while end < claims.count, claims[end].end <= offsets.upperBound { end += 1 }
        return first..<end
    }

    /// Positions of the claims that have a token within a range.
    func claims(overlapping tokens: Range<Int>) -> Range<Int> {
        var first = 0
        var high = claimTokens.count
        while first < high {
            let middle = (first + high) / 2
            if claimTokens[middle].upperBound <= tokens.lowerBound { first = middle + 1 } else { high = middle }
        }
        var end = first
        while end < claimTokens.count, claimTokens[end].lowerBound < tokens.upperBound { end += 1 }
        return first..<end
    }

    /// The ordinal number that ends before a token and starts within a sentence.
    func ordinal(endingAt end: Int, in sentence: Range<Int>) -> Ordinal? {
        guard !ordinals.isEmpty else { return nil }
        var low = 0
        var high = ordinals.count
        while low < high {
            let middle = (low + high) / 2
            if ordinals[middle].start < sentence.lowerBound { low = middle + 1 } else { high = middle }
        }
        while low < ordinals.count, ordinals[low].start < end {
            if ordinals[low].end == end { return ordinals[low] }
            low += 1
        }
        return nil
    }

    // MARK: - Words

    /// Whether the word at an index is in a set; false outside the text.
    @inline(__always)
    func `is`(_ index: Int, in set: PhraseSet) -> Bool { sets.indices.contains(index) && sets[index] & set.bit != 0 }

    /// Whether a name cannot go on over the word at an index.
    func isStop(_ index: Int) -> Bool { self.is(index, in: .stop) }

    /// Whether a word joins the parts of a name, such as "de" or "of".
    func isJoiner(_ index: Int) -> Bool { self.is(index, in: .joiner) }

    /// Whether a token belongs to a claim.
    func isClaimed(_ index: Int) -> Bool { self.is(index, in: .claimed) }

    /// Whether a token is this mark.
    @inline(__always)
    func isMark(_ index: Int, _ scalar: Unicode.Scalar) -> Bool {
        tokens.indices.contains(index) && tokens[index].kind == .mark && tokens[index].key == UInt64(scalar.value)
    }

    /// Whether a token is a mark of a group.
    @inline(__always)
    func isMark(_ index: Int, of marks: Marks) -> Bool {
        tokens.indices.contains(index) && tokens[index].kind == .mark && marks.contains(tokens[index].key)
    }

    /// Marks that mean the same to a grammar.
    enum Marks {
        case opening, closing, quote, clauseEnd, clauseStart, hyphen, apostrophe

        @inline(__always)
        func contains(_ mark: UInt64) -> Bool {
            switch self {
            case .opening: mark == 0x28 || mark == 0xAB || mark == 0x201C || mark == 0x22
            case .closing: mark == 0x29 || mark == 0xBB || mark == 0x201D || mark == 0x22
            case .quote: mark == 0x22 || mark == 0xAB || mark == 0x201C
            case .clauseEnd:
                mark == 0x3B || mark == 0x21 || mark == 0x3F || mark == 0x201D || mark == 0xBB || mark == 0x22
            case .clauseStart: mark == 0x3B || mark == 0x3A || mark == 0x201C || mark == 0xAB || mark == 0x22
            case .hyphen: mark == 0x2D || mark == 0x2010 || mark == 0x2011 || mark == 0x2013 || mark == 0x2014
            case .apostrophe: mark == 0x27 || mark == 0x2019
            }
        }
    }

    func isHyphen(_ index: Int) -> Bool { isMark(index, of: .hyphen) }

    func isApostrophe(_ index: Int) -> Bool { isMark(index, of: .apostrophe) }

    /// Whether a word begins with a capital where nothing forces one.
    func isProper(_ index: Int, in sentence: Range<Int>) -> Bool {
        tokens[index].kind == .word && tokens[index].isCapitalised && index > sentence.lowerBound
            && !isMark(index - 1, of: .quote)
    }

    // MARK: - Offsets and text

    func offsets(_ range: Range<Int>) -> Range<Int> {
        source.scalarOffset(
            ofByte: tokens[range.lowerBound].start)..<source.scalarOffset(ofByte: tokens[range.upperBound - 1].end)
    }

    func quote(_ range: Range<Int>) -> String {
        source.string(tokens[range.lowerBound].start..<tokens[range.upperBound - 1].end)
    }

    /// The text of a range on one line.
    func line(_ range: Range<Int>) -> String {
        let bytes = tokens[range.lowerBound].start..<tokens[range.upperBound - 1].end
        if source.isOneLine(bytes) { return source.string(bytes) }
        return quote(range).replacing("&nbsp;", with: " ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    func identifier(_ type: String, _ offsets: Range<Int>, _ value: String) -> String {
        var sum = Fingerprint()
        sum.update("\(type)\n\(fingerprint)\n\(offsets.lowerBound)\n\(offsets.upperBound)\n\(value)".utf8)
        return sum.digits(16)
    }

    // MARK: - Names and times

    /// Codes of the economies, groups and places named in a range, each once, in order.
    func codes(_ sentence: Int, in range: Range<Int>, adjectives: Bool = true) -> [String] {
        var codes: [String] = []
        for position in namesIn[sentence] {
            guard names[position].start >= range.lowerBound, names[position].end <= range.upperBound,
                names[position].entry.category != .event, adjectives || names[position].entry.category != .adjective
            else { continue }
            if !codes.contains(names[position].entry.text) { codes.append(names[position].entry.text) }
        }
        return codes
    }

    /// Time expressions that start in a sentence and say when something is.
    func times(in sentence: Range<Int>) -> ArraySlice<TimeExpression> {
        var low = 0
        var high = times.count
        while low < high {
            let middle = (low + high) / 2
            if times[middle].tokens.lowerBound < sentence.lowerBound { low = middle + 1 } else { high = middle }
        }
        var end = low
        while end < times.count, times[end].tokens.lowerBound < sentence.upperBound { end += 1 }
        return times[low..<end]
    }

    /// Time expressions that stand in a sentence and say when something is, nearest to a token first.
    func times(in sentence: Range<Int>, near index: Int) -> [TimeExpression] {
        times(in: sentence).filter { $0.period != nil && $0.relation != .comparison }
            .sorted { abs($0.tokens.lowerBound - index) < abs($1.tokens.lowerBound - index) }
    }

    func isDay(_ period: Period?) -> Bool {
        switch period {
        case .point(.day)?, .interval(.day?, _)?, .interval(_, .day?)?: true
        default: false
        }
    }

    /// Stems of the content words in a range, for comparing names in other wordings.
    func stems(_ range: Range<Int>) -> Stems {
        var stems = Stems()
        for index in range where tokens[index].kind == .word && tokens[index].length > 2 && !isJoiner(index) {
            stems.insert(source.stem(tokens[index].start..<tokens[index].end))
        }
        return stems
    }
}

extension [Claim] {
    /// The first claim that starts at an offset or later.
    fileprivate func partition(from offset: Int) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle].start < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

internal import Atlas
internal import Evidence

/// A text with everything that readers of events, projects and commitments look at.
struct Scene {
    let tokens: [Token]
    let source: SourceText
    /// Sentences of the article as ranges of tokens.
    let sentences: [Range<Int>]
    let times: [TimeExpression]
    let claims: [Claim]
    let published: CivilDate?
    let french: Bool
    let atlas: Atlas
    let fingerprint: String
    /// Phrases by the sentence they stand in.
    private(set) var hits: [[PhraseTable.Hit]] = []
    /// Names of the atlas by the sentence they stand in, without metonyms of commodities and the like.
    private(set) var names: [[Lexicon.Mark]] = []
    /// Ordinal numbers by the token they start at.
    private(set) var ordinals: [Int: (end: Int, value: Int)] = [:]
    /// Claims by the tokens they stand on.
    private(set) var claimAt: [Int: Int] = [:]
    private var stops: Set<Int> = []
    private var joiners: Set<Int> = []

    init(
        tokens: [Token], source: SourceText, sentences: [Range<Int>], marks: [Lexicon.Mark], times: [TimeExpression],
        claims: [Claim], published: CivilDate?, french: Bool, atlas: Atlas, fingerprint: String, phrases: PhraseTable
    ) {
        self.tokens = tokens
        self.source = source
        self.sentences = sentences
        self.times = times
        self.claims = claims
        self.published = published
        self.french = french
        self.atlas = atlas
        self.fingerprint = fingerprint
        var token = 0
        for (position, claim) in claims.enumerated() {
            while token < tokens.count, source.scalarOffset(ofByte: tokens[token].end) <= claim.start { token += 1 }
            var index = token
            while index < tokens.count, source.scalarOffset(ofByte: tokens[index].start) < claim.end {
                claimAt[index] = position
                index += 1
            }
        }
        let all = phrases.hits(in: tokens)
        for hit in all {
            if hit.category == .stopname { stops.insert(hit.start) }
            if hit.category == .joiner { joiners.insert(hit.start) }
        }
        var hit = 0
        var mark = 0
        for sentence in sentences {
            var here: [PhraseTable.Hit] = []
            while hit < all.count, all[hit].start < sentence.upperBound {
                let item = all[hit]
                if item.start >= sentence.lowerBound, item.end <= sentence.upperBound, item.category != .stopname,
                    item.category != .joiner
                {
                    here.append(item)
                }
                hit += 1
            }
            hits.append(here)
            var named: [Lexicon.Mark] = []
            while mark < marks.count, marks[mark].start < sentence.upperBound {
                let item = marks[mark]
                if item.start >= sentence.lowerBound {
                    switch item.entry.category {
                    case .name, .adjective, .inhabitant, .metonym, .event, .prefix: named.append(item)
                    case .ordinal: ordinals[item.start] = (item.end, Int(item.entry.number.rounded()))
                    default: break
                    }
                }
                mark += 1
            }
            names.append(named)
        }
    }

    // MARK: - Words

    /// Whether a name cannot go on over the word at an index.
    func isStop(_ index: Int) -> Bool { stops.contains(index) }

    /// Whether a word joins the parts of a name, such as "de" or "of".
    func isJoiner(_ index: Int) -> Bool { joiners.contains(index) }

    /// The written word at an index.
    func word(_ index: Int) -> String { source.string(tokens[index].start..<tokens[index].end) }

    func isWord(_ index: Int, _ options: StaticString...) -> Bool {
        guard tokens.indices.contains(index), tokens[index].kind == .word else { return false }
        return options.contains { Folding.key($0.description) == tokens[index].key }
    }

    func isMark(_ index: Int, _ scalars: Unicode.Scalar...) -> Bool {
        guard tokens.indices.contains(index), tokens[index].kind == .mark else { return false }
        return scalars.contains { UInt64($0.value) == tokens[index].key }
    }

    func isHyphen(_ index: Int) -> Bool { isMark(index, "-", "\u{2010}", "\u{2011}", "\u{2013}", "\u{2014}") }

    func isApostrophe(_ index: Int) -> Bool { isMark(index, "'", "\u{2019}") }

    /// Whether a word begins with a capital where nothing forces one.
    func isProper(_ index: Int, in sentence: Range<Int>) -> Bool {
        tokens[index].kind == .word && tokens[index].isCapitalised && index > sentence.lowerBound
            && !(isMark(index - 1, "\"", "\u{AB}", "\u{201C}"))
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
        quote(range).replacing("&nbsp;", with: " ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    func identifier(_ type: String, _ offsets: Range<Int>, _ value: String) -> String {
        String(
            Fingerprint.of("\(type)\n\(fingerprint)\n\(offsets.lowerBound)\n\(offsets.upperBound)\n\(value)").prefix(16)
        )
    }

    // MARK: - Names and times

    /// Codes of the economies, groups and places named in a range, each once, in order.
    func codes(_ sentence: Int, in range: Range<Int>, adjectives: Bool = true) -> [String] {
        var codes: [String] = []
        for mark in names[sentence] where mark.start >= range.lowerBound && mark.end <= range.upperBound {
            guard mark.entry.category != .event, adjectives || mark.entry.category != .adjective else { continue }
            if !codes.contains(mark.entry.text) { codes.append(mark.entry.text) }
        }
        return codes
    }

    /// Time expressions that stand in a sentence and say when something is, nearest to a token first.
    func times(in sentence: Range<Int>, near index: Int) -> [TimeExpression] {
        times.filter { sentence.contains($0.tokens.lowerBound) && $0.period != nil && $0.relation != .comparison }
            .sorted { abs($0.tokens.lowerBound - index) < abs($1.tokens.lowerBound - index) }
    }

    func isDay(_ period: Period?) -> Bool {
        switch period {
        case .point(.day)?, .interval(.day?, _)?, .interval(_, .day?)?: true
        default: false
        }
    }

    /// Stems of the content words in a range, for comparing names in other wordings.
    func stems(_ range: Range<Int>) -> Set<UInt64> {
        var stems: Set<UInt64> = []
        for index in range where tokens[index].kind == .word && tokens[index].length > 2 && !joiners.contains(index) {
            stems.insert(Self.stem(word(index)))
        }
        return stems
    }

    static func stems(_ text: String) -> Set<UInt64> {
        Set(
            text.split { !$0.isLetter }.filter { $0.count > 2 && !small.contains($0.lowercased()) }.map {
                stem(String($0))
            })
    }

    private static let small: Set<String> = [
        "the", "for", "and", "des", "les", "sur", "pour", "entre", "dans", "aux", "une",
    ]

    private static func stem(_ word: String) -> UInt64 { Folding.key(word.prefix(5)) }
}

internal import Atlas
internal import Evidence

/// A stretch of a text with its tokens, phrases, lines and sentences.
struct Block {
    let source: SourceText
    let language: Document.Language
    let words: Words
    let marks: [Lexicon.Mark]
    let marksAt: MarkIndex
    let layout: Layout

    init(_ source: SourceText, _ tokens: [Token], _ lexicon: Lexicon, _ language: Document.Language) {
        self.source = source
        self.language = language
        let findings = lexicon.findings(in: tokens)
        marks = findings.marks
        marksAt = MarkIndex(findings)
        words = Words(tokens: tokens, sets: findings.sets)
        layout = Layout(source, words: words, marks: marks)
    }

    /// The claims of the block, with offsets into the whole text.
    func claims(published: CivilDate?, atlas: Atlas, fingerprint: String) -> [Claim] {
        var timeReader = TimeReader(
            words: words, marksAt: marksAt, french: language == .french, published: published)
        let times = timeReader.expressions()
        var reader = QuantityReader(
            words: words, french: language == .french, source: source, layout: layout, marksAt: marksAt, times: times)
        reader.run()
        let discourse = Discourse(
            words: words, source: source, layout: layout, marks: marks, marksAt: marksAt,
            quantities: reader.quantities, times: times, published: published, french: language == .french)
        return Assembly(discourse: discourse, atlas: atlas, fingerprint: fingerprint).claims()
    }

    /// Lines that are not part of the article, in scalars.
    var furniture: [Range<Int>] {
        layout.lines.filter(\.isFurniture).map {
            source.scalarOffset(ofByte: $0.bytes.lowerBound)..<source.scalarOffset(ofByte: $0.bytes.upperBound)
        }
    }
}

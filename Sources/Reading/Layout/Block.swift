internal import Atlas
internal import Evidence

/// A stretch of a text with its tokens, phrases, lines and sentences.
struct Block {
    let source: SourceText
    let grammar: Grammar
    let lexicon: Lexicon
    let words: Words
    private let found: Lexicon.Findings
    let marksAt: MarkIndex
    let layout: Layout
    let subjects: Subjects

    var language: Document.Language { grammar.language }
    var marks: [Lexicon.Mark] { found.marks }

    init(_ source: SourceText, _ tokens: [Token], _ vocabulary: Vocabulary) {
        self.source = source
        grammar = vocabulary.grammar
        lexicon = vocabulary.lexicon
        subjects = lexicon.subjects
        let findings = lexicon.findings(in: tokens)
        found = findings
        marksAt = MarkIndex(findings)
        words = Words(tokens: lexicon.standing(tokens), sets: findings.sets)
        layout = Layout(source, words: words, marks: found.marks)
    }

    /// What a block says.
    struct Findings {
        var claims: [Claim]
        var events: [EventMention]
        var projects: [ProjectMention]
        var commitments: [Commitment]
    }

    /// The claims, events, projects and commitments of the block, with offsets into the whole text.
    func findings(published: CivilDate?, atlas: Atlas, fingerprint: String, phrases: PhraseTable) -> Findings {
        let timeReader = TimeReader(
            words: words, marksAt: marksAt, grammar: grammar, published: published)
        let times = timeReader.expressions()
        let reader = QuantityReader(
            words: words, language: grammar, source: source, layout: layout, marksAt: marksAt, times: times)
        reader.run()
        let discourse = Discourse(
            words: words, source: source, layout: layout, marks: found.marks, marksAt: marksAt,
            quantities: reader.quantities, times: times, published: published, grammar: grammar, lexicon: lexicon)
        let claims = Assembly(discourse: discourse, atlas: atlas, subjects: subjects, fingerprint: fingerprint).claims()
        let scene = Scene(
            discourse: discourse, claims: claims, headFirst: grammar.isHeadFirst, atlas: atlas,
            fingerprint: fingerprint, phrases: phrases, lexicon: found)
        return Findings(
            claims: claims, events: EventReader(scene: scene).events(),
            projects: ProjectReader(scene: scene).projects(),
            commitments: CommitmentReader(scene: scene).commitments())
    }

    /// Lines that are not part of the article, in scalars.
    var furniture: [Range<Int>] {
        layout.lines.filter(\.isFurniture).map {
            source.scalarOffset(ofByte: $0.bytes.lowerBound)..<source.scalarOffset(ofByte: $0.bytes.upperBound)
        }
    }
}

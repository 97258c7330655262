internal import Atlas

/// A language made ready for reading: its grammar with its words looked up.
struct Vocabulary: Sendable {
    let grammar: Grammar
    let lexicon: Lexicon
    let phrases: PhraseTable

    init(_ grammar: Grammar, atlas: Atlas) {
        self.grammar = grammar
        phrases = PhraseTable(grammar.occurrences)
        lexicon = Lexicon(grammar, atlas: atlas, phrases: phrases)
    }
}

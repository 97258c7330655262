extension Grammar {
    /// French: "2,09 milliards", "quatre-vingt-onze", "8 millions de voyageurs", "parc éolien de Zhanatas".
    static var french: Grammar {
        var grammar = Grammar(
            language: .french, words: LanguageTable.frenchWords, occurrences: LanguageTable.frenchOccurrences)
        grammar.isHeadFirst = true
        grammar.comparesAlone = true
        grammar.hasDecimalComma = true
        grammar.hasLongScale = true
        grammar.countsThroughOf = true
        grammar.countsInTwenties = true
        grammar.unitsBelow = 20
        grammar.joinsFrom = 20
        grammar.joinable = [1, 11]
        grammar.hasRoundCollectives = true
        return grammar
    }
}

extension Grammar {
    /// English: "2.09 billion", "a hundred and fifty", "8 million passengers", "Zhanatas wind farm", "May 3".
    static var english: Grammar {
        var grammar = Grammar(
            language: .english, words: LanguageTable.englishWords, occurrences: LanguageTable.englishOccurrences)
        grammar.hasMonthBeforeDay = true
        grammar.capitalisesAdjectives = true
        grammar.countsWithArticle = true
        grammar.ranksByNoun = true
        return grammar
    }
}

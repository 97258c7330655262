/// The tokens of a text with questions about single words.
struct Words: Sendable {
    let tokens: [Token]
    /// Word sets of each token.
    let sets: [UInt64]

    /// Whether the word at an index is in a set; false outside the text.
    @inline(__always)
    func `is`(_ index: Int, in set: WordSet) -> Bool {
        sets.indices.contains(index) && sets[index] & set.bit != 0
    }

    /// Whether the word at an index is in one of these sets.
    func `is`(_ index: Int, inAny bits: UInt64) -> Bool {
        sets.indices.contains(index) && sets[index] & bits != 0
    }

    /// Whether the token at an index is this word, folded; false outside the text.
    @inline(__always)
    func `is`(_ index: Int, _ word: StaticString) -> Bool {
        guard tokens.indices.contains(index) else { return false }
        // Most words differ in the first letter.
        let initial = tokens[index].initial
        guard initial == Self.initial(word) || initial == Folding.anyInitial else { return false }
        return isExactly(index, word)
    }

    @inline(never)
    private func isExactly(_ index: Int, _ word: StaticString) -> Bool {
        tokens[index].kind == .word && tokens[index].key == Self.key(word)
    }

    /// Whether the token at an index is this mark.
    @inline(__always)
    func isMark(_ index: Int, _ mark: Unicode.Scalar) -> Bool {
        tokens.indices.contains(index) && tokens[index].kind == .mark && tokens[index].key == UInt64(mark.value)
    }

    func isApostrophe(_ index: Int) -> Bool { isMark(index, "'") || isMark(index, "\u{2019}") }

    func isDash(_ index: Int) -> Bool {
        isMark(index, "-") || isMark(index, "\u{2013}") || isMark(index, "\u{2014}") || isMark(index, "\u{2010}")
            || isMark(index, "\u{2011}")
    }

    func isWord(_ index: Int) -> Bool { tokens.indices.contains(index) && tokens[index].kind == .word }

    func isDigits(_ index: Int) -> Bool { tokens.indices.contains(index) && tokens[index].kind == .digits }

    /// A bare year between 1900 and 2099 at an index.
    func year(_ index: Int) -> Int? {
        guard tokens.indices.contains(index), tokens[index].kind == .digits, tokens[index].length == 4 else {
            return nil
        }
        let value = Int(tokens[index].key)
        guard (1900...2099).contains(value) else { return nil }
        // "2019.5" and "1,999" are no years.
        if index + 2 < tokens.count, tokens[index + 1].kind == .mark,
            tokens[index + 1].key == 0x2E || tokens[index + 1].key == 0x2C,
            !tokens[index + 1].hasSpaceBefore, tokens[index + 2].kind == .digits, !tokens[index + 2].hasSpaceBefore
        {
            return nil
        }
        return value
    }

    /// Steps over "l'", "d'" and the like.
    func skippingElision(_ index: Int) -> Int {
        isWord(index) && tokens[index].length == 1 && isApostrophe(index + 1) ? index + 2 : index
    }

    @inline(__always)
    private static func initial(_ word: StaticString) -> UInt8 {
        word.withUTF8Buffer { bytes in unsafe bytes.isEmpty ? 0 : bytes[0] }
    }

    /// Key of a plain lower-case word written in the code.
    @inline(__always)
    private static func key(_ word: StaticString) -> UInt64 {
        word.withUTF8Buffer { bytes in
            var key = Folding.seed
            for index in bytes.indices { key = Folding.mix(key, unsafe bytes[index]) }
            return key
        }
    }
}

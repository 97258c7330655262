public import Atlas
public import Evidence

/// Reads texts into documents.
///
/// Prepared once, used for any number of texts.
public struct Reader: Sendable {
    private let atlas: Atlas
    private let french: Lexicon
    private let english: Lexicon

    /// Prepares a reader.
    ///
    /// - Parameter atlas: names and events to recognise.
    public init(atlas: Atlas = .embedded) {
        self.atlas = atlas
        french = Lexicon(.french, atlas: atlas)
        english = Lexicon(.english, atlas: atlas)
    }

    /// Reads one text.
    ///
    /// A long text is read block by block, each ending with a paragraph, so that the memory needed beside the text and
    /// its claims does not grow with it. What the whole text is about is then judged by block.
    ///
    /// - Parameters:
    ///   - bytes: the text as it came, UTF-8 or Windows-1252.
    ///   - name: the file's name for messages.
    ///   - published: the publication date, when the user knows it.
    /// - Returns: the document with its claims in the order of the text.
    /// - Throws: a ``Complaint`` when the bytes are no text.
    /// - Complexity: O(n) in the bytes.
    public func read(_ bytes: [UInt8], name: String, published: Period? = nil) throws(Complaint) -> Document {
        let source = try SourceText(bytes, name: name)
        let fingerprint = Self.fingerprint(of: bytes)
        var head: Head?
        var claims: [Claim] = []
        var furniture: [Range<Int>] = []
        for range in Blocks(source.bytes) {
            let tokens = Tokenizer.tokens(of: source.bytes, in: range)
            let language = head?.language ?? language(of: tokens)
            let block = Block(source, tokens, language == .french ? french : english, language)
            let known = head ?? self.head(of: block, published: published)
            head = known
            let first = claims.count
            for var claim in block.claims(published: known.day, atlas: atlas, fingerprint: fingerprint) {
                claim.conversionOf = claim.conversionOf.map { $0 + first }
                claims.append(claim)
            }
            furniture += block.furniture
        }
        return Document(
            name: name, fingerprint: fingerprint, text: String(decoding: source.bytes, as: UTF8.self),
            language: head?.language ?? .french, title: head?.title, publication: head?.publication,
            encoding: source.encoding, furniture: furniture, claims: claims)
    }

    /// What the beginning of a text tells of all of it.
    private struct Head {
        var language: Document.Language
        var title: String?
        var publication: Document.Publication?
        /// The last day of the publication period.
        var day: CivilDate?
    }

    private func head(of block: Block, published: Period?) -> Head {
        let dating = Dating(block: block, atlas: atlas)
        let publication = dating.publication(given: published)
        return Head(
            language: block.language, title: dating.title(), publication: publication,
            day: publication?.period.days.map { CivilDate(dayNumber: $0.upperBound) })
    }

    private static func fingerprint(of bytes: [UInt8]) -> String {
        var sum = Fingerprint()
        sum.update(bytes)
        return sum.digits()
    }

    // MARK: - Language

    /// The language whose small words are more frequent; French when neither shows.
    private func language(of tokens: [Token]) -> Document.Language {
        var french = 0
        var english = 0
        for token in tokens.prefix(4_000) where token.kind == .word {
            if self.french.isFrequent(token.key) { french += 1 }
            if self.english.isFrequent(token.key) { english += 1 }
        }
        return english > french ? .english : .french
    }
}

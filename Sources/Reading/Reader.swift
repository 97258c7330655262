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
    /// - Parameters:
    ///   - bytes: the text as it came, UTF-8 or Windows-1252.
    ///   - name: the file's name for messages.
    ///   - published: the publication date, when the user knows it.
    /// - Returns: the document with its claims in the order of the text.
    /// - Throws: a ``Complaint`` when the bytes are no text.
    /// - Complexity: O(n) in the bytes, but for sentences of unusual length.
    public func read(_ bytes: [UInt8], name: String, published: Period? = nil) throws(Complaint) -> Document {
        let source = try SourceText(bytes, name: name)
        let tokens = Tokenizer.tokens(of: source.bytes)
        let words = Words(tokens: tokens)
        let language = Self.language(of: tokens)
        let isFrench = language == .french
        let marks = (isFrench ? french : english).marks(in: tokens)
        let marksAt = MarkIndex(marks)
        let layout = Layout(source, tokens: tokens, marks: marks)
        let dating = Dating(
            words: words, marks: marks, layout: layout, french: isFrench, atlas: atlas, source: source)
        let publication = dating.publication(given: published)
        let day = publication.flatMap(Self.day(of:))
        var timeReader = TimeReader(words: words, marks: marks, french: isFrench, published: day)
        let times = timeReader.expressions()
        var reader = QuantityReader(
            words: words, french: isFrench, source: source, layout: layout, marks: marks, marksAt: marksAt, times: times
        )
        reader.run()
        let fingerprint = Self.fingerprint(of: bytes)
        let claims = Assembly(
            words: words, source: source, layout: layout, marks: marks, marksAt: marksAt, quantities: reader.quantities,
            times: times, published: day, french: isFrench, atlas: atlas, fingerprint: fingerprint
        ).claims()
        return Document(
            name: name, fingerprint: fingerprint, text: String(decoding: source.bytes, as: UTF8.self),
            language: language,
            title: dating.title(), publication: publication, encoding: source.encoding,
            furniture: Self.furniture(layout, source), claims: claims)
    }

    private static func fingerprint(of bytes: [UInt8]) -> String {
        var sum = Fingerprint()
        sum.update(bytes)
        return sum.digits()
    }

    /// The last day of the publication period, or its last day of the year when only the year is known.
    private static func day(of publication: Document.Publication) -> CivilDate? {
        publication.period.days.map { CivilDate(dayNumber: $0.upperBound) }
    }

    private static func furniture(_ layout: Layout, _ source: SourceText) -> [Range<Int>] {
        layout.lines.filter(\.isFurniture).map {
            source.scalarOffset(ofByte: $0.bytes.lowerBound)..<source.scalarOffset(ofByte: $0.bytes.upperBound)
        }
    }

    // MARK: - Language

    private static let frenchWords = Set(
        [
            "le", "la", "les", "des", "et", "du", "une", "dans", "est", "pour", "que", "qui", "sur", "au", "aux",
            "avec", "par", "ont", "milliards", "à",
        ]
        .map { Folding.key($0) })
    private static let englishWords = Set(
        [
            "the", "of", "and", "to", "in", "is", "for", "that", "with", "has", "was", "by", "from", "are", "its",
            "said", "billion",
        ]
        .map { Folding.key($0) })

    /// The language whose small words are more frequent; French when neither shows.
    private static func language(of tokens: [Token]) -> Document.Language {
        var french = 0
        var english = 0
        for token in tokens.prefix(4_000) where token.kind == .word {
            if frenchWords.contains(token.key) { french += 1 }
            if englishWords.contains(token.key) { english += 1 }
        }
        return english > french ? .english : .french
    }
}

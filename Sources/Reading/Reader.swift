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
        let language = language(of: tokens)
        let isFrench = language == .french
        let findings = (isFrench ? french : english).findings(in: tokens)
        let marks = findings.marks
        let words = Words(tokens: tokens, sets: findings.sets)
        let marksAt = MarkIndex(marks, tokens: tokens.count)
        let layout = Layout(source, words: words, marks: marks)
        let dating = Dating(
            words: words, marks: marks, marksAt: marksAt, layout: layout, french: isFrench, atlas: atlas, source: source
        )
        let publication = dating.publication(given: published)
        let day = publication.flatMap(Self.day(of:))
        var timeReader = TimeReader(words: words, marksAt: marksAt, french: isFrench, published: day)
        let times = timeReader.expressions()
        var reader = QuantityReader(
            words: words, french: isFrench, source: source, layout: layout, marks: marks, marksAt: marksAt, times: times
        )
        reader.run()
        let fingerprint = Self.fingerprint(of: bytes)
        let discourse = Discourse(
            words: words, source: source, layout: layout, marks: marks, marksAt: marksAt,
            quantities: reader.quantities, times: times, published: day, french: isFrench)
        let claims = Assembly(discourse: discourse, atlas: atlas, fingerprint: fingerprint).claims()
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

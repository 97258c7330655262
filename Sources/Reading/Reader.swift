public import Atlas
public import Evidence
public import Inputs

/// Reads texts into documents.
///
/// Prepared once, used for any number of texts.
public struct Reader: Sendable {
    private let atlas: Atlas
    private let vocabularies: [Vocabulary]

    /// Prepares a reader.
    ///
    /// - Parameters:
    ///   - atlas: names and events to recognise.
    ///   - languages: what can be read, at least one; a text is read in the language whose small words it has most of.
    public init(atlas: Atlas = .embedded, languages: [Grammar] = Grammar.all) {
        self.atlas = atlas
        vocabularies = (languages.isEmpty ? Grammar.all : languages).map { Vocabulary($0, atlas: atlas) }
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
        try read(bytes, name: name, published: published, article: nil, after: nil)
    }

    /// Reads one article, or one part of a long text.
    ///
    /// - Parameters:
    ///   - article: the decoded text with what its page says of it.
    ///   - published: the publication date, when the user knows it; it overrules the page's.
    ///   - previous: the document of the part before, whose language and date hold on.
    /// - Returns: the document; its offsets count from the beginning of the whole text.
    /// - Throws: a ``Complaint`` when the text holds only blanks.
    public func read(
        _ article: Article, published: Period? = nil, after previous: Document? = nil
    ) throws(Complaint) -> Document {
        try read(article.text, name: article.name, published: published, article: article, after: previous)
    }

    private func read(
        _ bytes: [UInt8], name: String, published: Period?, article: Article?, after previous: Document?
    ) throws(Complaint) -> Document {
        var source = try SourceText(bytes, name: name, isChecked: article?.isChecked ?? false)
        if let article {
            source.base = article.offset
            source.encoding = article.encoding
        }
        let fingerprint = article?.fingerprint ?? Self.fingerprint(of: bytes)
        var head = previous.map(Head.init)
        var claims: [Claim] = []
        var furniture: [Range<Int>] = []
        var events: [EventMention] = []
        var projects: [ProjectMention] = []
        var commitments: [Commitment] = []
        for range in Blocks(source.bytes) {
            let tokens = Tokenizer.tokens(of: source.bytes, in: range)
            let vocabulary = head.flatMap { self.vocabulary($0.language) } ?? self.vocabulary(of: tokens)
            let block = Block(source, tokens, vocabulary)
            let known = head ?? self.head(of: block, published: published, article: article)
            head = known
            let first = claims.count
            let findings = block.findings(
                published: known.day, atlas: atlas, fingerprint: fingerprint,
                phrases: vocabulary.phrases)
            events += findings.events
            projects += findings.projects
            commitments += findings.commitments
            if claims.isEmpty {
                claims = findings.claims
            } else {
                for var claim in findings.claims {
                    claim.conversionOf = claim.conversionOf.map { $0 + first }
                    claims.append(claim)
                }
            }
            furniture += block.furniture
        }
        return Document(
            name: name, fingerprint: fingerprint, bytes: source.bytes,
            language: head?.language ?? vocabularies[0].grammar.language, title: head?.title,
            publication: head?.publication,
            encoding: source.encoding, furniture: furniture, claims: claims,
            events: events, projects: projects, commitments: commitments, offset: source.base)
    }

    /// What the beginning of a text tells of all of it.
    private struct Head {
        var language: Document.Language
        var title: String?
        var publication: Document.Publication?
        /// The last day of the publication period.
        var day: CivilDate?

        init(language: Document.Language, title: String?, publication: Document.Publication?) {
            self.language = language
            self.title = title
            self.publication = publication
            day = publication?.period.days.map { CivilDate(dayNumber: $0.upperBound) }
        }

        /// What holds on from an earlier part.
        init(_ document: Document) {
            self.init(language: document.language, title: document.title, publication: document.publication)
        }
    }

    private func head(of block: Block, published: Period?, article: Article?) -> Head {
        let dating = Dating(block: block, atlas: atlas)
        let publication = published == nil ? article?.publication : nil
        return Head(
            language: block.language, title: article?.title ?? dating.title(),
            publication: publication ?? dating.publication(given: published))
    }

    private static func fingerprint(of bytes: [UInt8]) -> String {
        var sum = Fingerprint()
        sum.update(bytes)
        return sum.digits()
    }

    // MARK: - Language

    private func vocabulary(_ language: Document.Language) -> Vocabulary? {
        vocabularies.first { $0.grammar.language == language }
    }

    /// The language whose small words are most frequent; the first when none shows.
    private func vocabulary(of tokens: [Token]) -> Vocabulary {
        var counts = [Int](repeating: 0, count: vocabularies.count)
        for token in tokens.prefix(4_000) where token.kind == .word {
            for (position, vocabulary) in vocabularies.enumerated() where vocabulary.lexicon.isFrequent(token.key) {
                counts[position] += 1
            }
        }
        var best = 0
        for position in counts.indices where counts[position] > counts[best] { best = position }
        return vocabularies[best]
    }
}

extension Article {
    /// The day of publication by the page's own account.
    fileprivate var publication: Document.Publication? {
        published.map { Document.Publication(period: $0, basis: .metadata, detail: publishedDetail ?? "") }
    }
}

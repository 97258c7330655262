public import Evidence

/// A text that was read, with everything found in it.
public struct Document: Sendable {
    /// The language an article is written in.
    public struct Language: RawRepresentable, Sendable, Hashable {
        /// ISO 639 code.
        public let rawValue: String

        public init(rawValue: String) { self.rawValue = rawValue }

        public static let french = Language(rawValue: "fr")
        public static let english = Language(rawValue: "en")
    }

    /// When the text was published, and how that is known.
    public struct Publication: Sendable, Hashable {
        /// How the date was found, surest first.
        public enum Basis: String, Sendable, Hashable {
            /// Given by the user.
            case given
            /// Stated by the page itself, as in JSON-LD or a meta element.
            case metadata
            /// Written in the text as its dateline or byline.
            case dateline
            /// Taken from a dated event that the text reports and the atlas knows.
            case event
            /// The latest date mentioned in the text.
            case mention
        }

        public var period: Period
        public var basis: Basis
        /// What settled it: the words of the text or the name of the event.
        public var detail: String

        /// Makes a publication date.
        public init(period: Period, basis: Basis, detail: String) {
            self.period = period
            self.basis = basis
            self.detail = detail
        }
    }

    /// First 16 hexadecimal digits of SHA-256 over `document` and the document's SHA-256, a line each.
    public let id: String
    /// File name as given, or `-` for standard input.
    public var name: String
    /// SHA-256 of the bytes read, 64 hexadecimal digits.
    public var fingerprint: String
    /// The decoded text, untouched, as UTF-8.
    public var bytes: [UInt8]
    /// The decoded text, untouched; offsets count its Unicode scalars.
    ///
    /// - Complexity: O(n) each time it is asked for.
    public var text: String { String(decoding: bytes, as: UTF8.self) }
    public var language: Language
    public var title: String?
    public var publication: Publication?
    /// Encoding found, such as `UTF-8` or `windows-1252`.
    public var encoding: String
    /// Stretches that are not part of the article: menus, tickers, share bars, in scalars.
    public var furniture: [Range<Int>]
    /// In the order of the text.
    public var claims: [Claim]
    public var events: [EventMention]
    public var projects: [ProjectMention]
    public var commitments: [Commitment]
    /// Scalars of the same text that came before this part of it; 0 for the first and for a whole text.
    public var offset: Int

    /// Makes a document.
    public init(
        name: String, fingerprint: String, text: String, language: Language, title: String?,
        publication: Publication?, encoding: String, furniture: [Range<Int>], claims: [Claim],
        events: [EventMention] = [], projects: [ProjectMention] = [], commitments: [Commitment] = [], offset: Int = 0
    ) {
        self.init(
            name: name, fingerprint: fingerprint, bytes: Array(text.utf8), language: language, title: title,
            publication: publication, encoding: encoding, furniture: furniture, claims: claims, events: events,
            projects: projects, commitments: commitments, offset: offset)
    }

    /// Makes a document of a text in UTF-8.
    init(
        name: String, fingerprint: String, bytes: [UInt8], language: Language, title: String?,
        publication: Publication?, encoding: String, furniture: [Range<Int>], claims: [Claim],
        events: [EventMention], projects: [ProjectMention], commitments: [Commitment], offset: Int
    ) {
        var sum = Fingerprint()
        sum.update("document\n\(fingerprint)".utf8)
        id = sum.digits(16)
        self.name = name
        self.fingerprint = fingerprint
        self.bytes = bytes
        self.language = language
        self.title = title
        self.publication = publication
        self.encoding = encoding
        self.furniture = furniture
        self.claims = claims
        self.events = events
        self.projects = projects
        self.commitments = commitments
        self.offset = offset
    }
}

/// A document that is kept, without its claims.
public struct HeldDocument: Sendable, Hashable {
    /// The document's identifier, 16 hexadecimal digits, by which a second time is known.
    public var id: String
    public var title: String?
    /// Two letters, such as `fr`.
    public var language: String
    /// Date of publication as written in records; nil when unknown.
    public var published: String?
    /// When it came in, in seconds since 1970.
    public var added: Int
    /// The document's own record, JSON text as bytes.
    public var body: [UInt8]
    /// The decoded text that offsets count in.
    public var text: String

    /// Makes a document.
    public init(
        id: String, title: String?, language: String, published: String?, added: Int, body: [UInt8], text: String
    ) {
        self.id = id
        self.title = title
        self.language = language
        self.published = published
        self.added = added
        self.body = body
        self.text = text
    }
}

/// A claim that is kept, with what it is found by.
public struct HeldClaim: Sendable, Hashable {
    /// The claim's identifier, 16 hexadecimal digits.
    public var id: String
    public var rating: String
    public var measure: String
    /// Year of its period's end; nil when it has none.
    public var year: Int?
    /// Codes, each once.
    public var parties: [String]
    /// What it is about, the same for claims about the same; empty when that is not settled.
    public var subject: String
    /// What its words are searched in: sentence, speaker, title.
    public var words: String
    /// The claim's record with its verdict, JSON text as bytes.
    public var body: [UInt8]

    /// Makes a claim.
    public init(
        id: String, rating: String, measure: String, year: Int?, parties: [String], subject: String, words: String,
        body: [UInt8]
    ) {
        self.id = id
        self.rating = rating
        self.measure = measure
        self.year = year
        self.parties = parties
        self.subject = subject
        self.words = words
        self.body = body
    }
}

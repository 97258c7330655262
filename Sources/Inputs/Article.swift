public import Evidence

/// A text to read, decoded, with what its container said about it.
///
/// A long plain text comes as several articles, its parts, one after the other.
public struct Article: Sendable {
    /// File name, `-` for standard input, or the address of a record of a web archive.
    public var name: String
    /// SHA-256 of the whole content as it was stored (of the record in an archive), 64 hexadecimal digits.
    public var fingerprint: String
    /// The decoded text; of a page, the text of its article.
    public var text: [UInt8]
    /// Encoding the bytes were in, such as `UTF-8` or `windows-1252`.
    public var encoding: String
    /// Title by the page's own account; nil in plain text.
    public var title: String?
    /// Day of publication by the page's own account.
    public var published: Period?
    /// Where the day was found, such as `JSON-LD datePublished`.
    public var publishedDetail: String?
    /// Language by the page's own account, as a lower-case ISO 639 code.
    public var language: String?
    /// Unicode scalars of the same text that came before this part.
    public var offset: Int
    /// Whether the text goes on in another part.
    public var hasMore: Bool
    /// Whether the text is known to be valid UTF-8, so that nobody needs to look again.
    public internal(set) var isChecked = false

    /// Makes an article.
    public init(
        name: String, fingerprint: String, text: [UInt8], encoding: String, title: String? = nil,
        published: Period? = nil, publishedDetail: String? = nil, language: String? = nil, offset: Int = 0,
        hasMore: Bool = false
    ) {
        self.name = name
        self.fingerprint = fingerprint
        self.text = text
        self.encoding = encoding
        self.title = title
        self.published = published
        self.publishedDetail = publishedDetail
        self.language = language
        self.offset = offset
        self.hasMore = hasMore
    }
}

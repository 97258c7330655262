public import Evidence

/// A gathering that a text names: forum, summit, expo, conference, seminar, fair.
public struct EventMention: Sendable, Hashable {
    /// First 16 hexadecimal digits of SHA-256 over the type, the document's SHA-256, start, end and name.
    public var id: String
    /// Offsets of the name where it first stands, in Unicode scalars from 0, end excluded.
    public var start: Int
    public var end: Int
    /// The text between the offsets.
    public var quote: String
    /// The name on one line, without an article.
    public var name: String
    /// `forum`, `summit`, `expo`, `conference`, `seminar`, `fair` or `meeting`.
    public var kind: String
    /// The atlas's id, such as `ccacf-8`; nil when the atlas does not know it.
    public var event: String?
    public var edition: Int?
    /// A place or economy of the atlas.
    public var place: String?
    public var period: Period?
    /// Whether place and period come from the atlas and not from the text.
    public var isCompleted: Bool
    /// Who holds it, as written.
    public var host: String?
    /// Codes of economies and groups that take part.
    public var participants: [String]
    public var theme: String?
    /// What came of it, as written.
    public var outcome: String?
    /// Offsets of every later mention.
    public var mentions: [Range<Int>]
}

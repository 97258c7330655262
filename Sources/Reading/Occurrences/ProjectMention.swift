public import Evidence

/// A work that a text names: line, road, port, plant, park, satellite system.
public struct ProjectMention: Sendable, Hashable {
    /// A quantity of the text with its unit.
    public struct Amount: Sendable, Hashable {
        public var value: Double
        public var unit: String
        /// The claim that states it.
        public var claim: String
    }

    /// First 16 hexadecimal digits of SHA-256 over the type, the document's SHA-256, start, end and name.
    public var id: String
    /// Offsets of the name where it first stands, in Unicode scalars from 0, end excluded.
    public var start: Int
    public var end: Int
    /// The text between the offsets.
    public var quote: String
    /// The name on one line.
    public var name: String
    /// `rail`, `road`, `port`, `wind` and so on, as in the atlas.
    public var kind: String
    /// The atlas's id, such as `zhanatas-wind`; nil when the atlas does not know it.
    public var project: String?
    /// Places and economies of the atlas that the text gives it.
    public var places: [String]
    public var capacity: Amount?
    public var cost: Amount?
    public var length: Amount?
    /// Who builds, pays or runs it, as written.
    public var parties: [String]
    /// `open`, `construction`, `agreed`, `planned` or `cancelled`; nil when neither the text nor the atlas tells.
    public var status: String?
    /// When it opened or is to open, by the text.
    public var opening: Period?
    /// Offsets of every later mention.
    public var mentions: [Range<Int>]
}

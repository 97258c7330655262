public import Evidence

/// Somebody promises, agrees, aims, plans or proposes to do something.
public struct Commitment: Sendable, Hashable {
    /// How firmly it is meant.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A promise, or money committed.
        case pledge
        /// Two parties agreed or signed.
        case agreement
        /// A level to be reached.
        case target
        /// Somebody intends or decided it.
        case plan
        /// Somebody suggests it to others.
        case proposal
    }

    /// First 16 hexadecimal digits of SHA-256 over the type, the document's SHA-256, start, end and kind.
    public var id: String
    /// Offsets from the verb to the end of what is promised, in Unicode scalars from 0, end excluded.
    public var start: Int
    public var end: Int
    /// The text between the offsets.
    public var quote: String
    public var kind: Kind
    /// Codes or names of who commits.
    public var who: [String]
    /// Codes or names of to whom, or with whom.
    public var to: [String]
    /// What is promised, as written.
    public var what: String
    public var by: Period?
    /// Claims that stand in it.
    public var claims: [String]
}

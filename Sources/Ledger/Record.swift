/// One thing that lasts: a JSON body, and the words it is found by.
public struct Record: Sendable, Hashable {
    /// What things of a kind are, such as `series`.
    public var kind: String
    /// What it is about: for a series its measure.
    public var topic: String
    /// Whom it is of: for a series its reporter.
    public var subject: String
    /// The other side: for a series its partner; empty when there is none.
    public var object: String
    /// JSON text, as bytes.
    public var body: [UInt8]

    /// Makes a record.
    public init(kind: String, topic: String, subject: String, object: String, body: [UInt8]) {
        self.kind = kind
        self.topic = topic
        self.subject = subject
        self.object = object
        self.body = body
    }
}

/// Records that came in together, such as those of one file: kept whole or not at all.
public struct Batch: Sendable, Hashable {
    /// SHA-256 of the content and of how it was read, by which a second time is known.
    public var fingerprint: String
    /// What a person calls it: a file's name.
    public var name: String
    /// How it was read, such as `comtrade`.
    public var format: String
    /// When it came in, in seconds since 1970.
    public var time: Int
    /// How many records it brought.
    public var count: Int

    /// Makes a batch.
    public init(fingerprint: String, name: String, format: String, time: Int, count: Int = 0) {
        self.fingerprint = fingerprint
        self.name = name
        self.format = format
        self.time = time
        self.count = count
    }
}

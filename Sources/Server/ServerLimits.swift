/// How much of everything one client, and all together, may take.
public struct ServerLimits: Sendable {
    /// Bytes of a request's body, as sent and as unpacked.
    public var body = 8 << 20
    /// Bytes of the text of an article, without its page.
    public var text = 1 << 20
    /// Bytes of a request's line and headers together.
    public var head = 64 << 10
    /// Seconds for a head from the opening of the connection.
    public var headSeconds = 10
    /// Seconds for the rest of a request.
    public var bodySeconds = 60
    /// Seconds for an answer to be made and taken.
    public var answerSeconds = 120
    /// Seconds that a connection may wait for its next request.
    public var idleSeconds = 30
    /// Connections at once; further ones wait to be accepted.
    public var connections = 4_000
    /// Pieces of heavy work at once; nil for one a core.
    public var threads: Int?
    /// Pieces of heavy work that may wait; further ones get 503.
    public var waiting = 256
    /// Bytes of answers kept for those who ask the same.
    public var kept = 64 << 20

    /// The limits the program runs with.
    public init() {}
}

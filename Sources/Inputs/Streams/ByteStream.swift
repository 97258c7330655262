internal import Evidence

/// Bytes that come in pieces.
protocol ByteStream: AnyObject {
    /// Name of the file for messages.
    var name: String { get }
    /// The next bytes, never empty; nil at the end.
    func next() throws(Complaint) -> [UInt8]?
}

/// Bytes that are in memory already.
final class HeldBytes: ByteStream {
    let name: String
    private var pieces: [[UInt8]]

    init(_ bytes: [UInt8], name: String) {
        self.name = name
        pieces = bytes.isEmpty ? [] : [bytes]
    }

    func next() -> [UInt8]? { pieces.popLast() }
}

/// Some bytes put back before a stream.
final class Prefixed: ByteStream {
    let name: String
    private var head: [UInt8]
    private let rest: any ByteStream

    init(_ head: [UInt8], before rest: any ByteStream) {
        name = rest.name
        self.head = head
        self.rest = rest
    }

    func next() throws(Complaint) -> [UInt8]? {
        guard head.isEmpty else {
            defer { head = [] }
            return head
        }
        return try rest.next()
    }
}

internal import Evidence
internal import Inputs
internal import Reading

/// Reads the tables a user names and what is given besides articles.
enum Input {
    /// The bytes of a file, or of standard input for `-`.
    static func bytes(of path: String) throws(Complaint) -> [UInt8] { try InputReader.bytes(at: path) }

    /// The publication date from `--published`.
    static func date(_ text: String?) throws(Complaint) -> Period? {
        try text.map { text throws(Complaint) in try Document.Publication.day(text) }
    }
}

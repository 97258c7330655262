public import Evidence

/// Reads texts into documents. Prepared once, used for any number of texts.
public struct Reader: Sendable {
    /// Prepares a reader with the embedded atlas.
    public init() {}

    /// Reads one text.
    ///
    /// - Parameters:
    ///   - bytes: the text as it came.
    ///   - name: the file's name for messages.
    ///   - published: the publication date, when the user knows it.
    /// - Throws: a ``Complaint`` when the bytes are no text.
    public func read(_ bytes: [UInt8], name: String, published: Period? = nil) throws(Complaint) -> Document {
        let text = String(decoding: bytes, as: UTF8.self)
        return Document(
            name: name, fingerprint: "", text: text, language: .french, title: nil, publication: nil,
            encoding: "UTF-8", furniture: [], claims: [])
    }
}

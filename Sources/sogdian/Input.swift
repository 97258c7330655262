internal import Evidence
internal import FoundationEssentials
internal import Reading

/// Reads the tables a user names and what is given besides articles.
enum Input {
    /// The bytes of a file, or of standard input for `-`.
    static func bytes(of path: String) throws(Complaint) -> [UInt8] {
        if path == "-" {
            var bytes: [UInt8] = []
            while let chunk = StandardStream.read() { bytes.append(contentsOf: chunk) }
            return bytes
        }
        var isFolder = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw Complaint(
                .missingFile, at: .init(file: path), found: "there is no such file",
                advice: "check the name, or give - to read from standard input")
        }
        guard !isFolder else {
            throw Complaint(.missingFile, at: .init(file: path), found: "this is a folder", expected: "a file")
        }
        do {
            return [UInt8](try Data(contentsOf: URL(filePath: path)))
        } catch {
            throw Complaint(
                .missingFile, at: .init(file: path), found: "the file cannot be opened",
                advice: "check that you may read it")
        }
    }

    /// The publication date from `--published`.
    static func date(_ text: String?) throws(Complaint) -> Period? {
        try text.map { text throws(Complaint) in try Document.Publication.day(text) }
    }
}

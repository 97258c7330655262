internal import Evidence
internal import FoundationEssentials

/// Reads the files a user names, and says in one sentence why one cannot be read.
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
        guard let text else { return nil }
        guard let period = Period(text), case .point(let point) = period else { throw wrongDate(text) }
        switch point {
        case .year, .month, .day: return period
        default: throw wrongDate(text)
        }
    }

    private static func wrongDate(_ text: String) -> Complaint {
        Complaint(
            .badUse, found: "--published was given \"\(text)\"", expected: "YYYY, YYYY-MM or YYYY-MM-DD",
            advice: "for example --published 2024-07-02")
    }
}

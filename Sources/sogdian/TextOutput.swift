internal import Evidence
internal import Glibc
internal import Inputs
internal import Reading

/// Writes the decoded text of documents where `--text-out` says.
struct TextOutput {
    private let path: String?
    private let isFolder: Bool
    /// Document whose text is being written, for the parts of a long one.
    private var fingerprint: String?

    init(path: String?) {
        self.path = path
        var status = stat()
        isFolder = path.map { unsafe stat($0, &status) == 0 && (status.st_mode & S_IFMT) == S_IFDIR } ?? false
    }

    /// Adds the text of a document or of a part of one.
    ///
    /// - Throws: a ``Complaint`` when the file cannot be written, or when a second document meets a single file.
    mutating func add(_ article: Article, _ document: Document) throws(Complaint) {
        guard let path else { return }
        let isSame = fingerprint == article.fingerprint && article.offset > 0
        guard isFolder || fingerprint == nil || isSame else {
            throw Complaint(
                .badUse, at: .init(file: path), found: "a second document for one text file",
                expected: "a folder that exists", advice: "make a folder and give it to --text-out")
        }
        fingerprint = article.fingerprint
        let file = isFolder ? path + "/" + document.id + ".txt" : path
        let flags = O_WRONLY | O_CREAT | O_CLOEXEC | (isSame ? O_APPEND : O_TRUNC)
        let descriptor = unsafe open(file, flags, 0o644)
        guard descriptor >= 0 else { throw Self.unwritable(file) }
        defer { close(descriptor) }
        var start = 0
        while start < article.text.count {
            let count = unsafe article.text[start...].withUnsafeBytes {
                unsafe write(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0 {
                if errno == EINTR { continue }
                throw Self.unwritable(file)
            }
            start += count
        }
    }

    private static func unwritable(_ file: String) -> Complaint {
        Complaint(
            .cannotWrite, at: .init(file: file), found: "the text cannot be written there",
            advice: "check the folder and the free space")
    }
}

internal import Evidence
internal import Glibc

/// The bytes of a file or of standard input, 64 KiB at a time.
final class FileStream: ByteStream {
    let name: String
    private let descriptor: Int32
    private let closes: Bool

    /// Opens a file; `-` is standard input.
    ///
    /// - Throws: a ``Complaint`` that says why it cannot be opened.
    init(path: String) throws(Complaint) {
        name = path
        guard path != "-" else {
            descriptor = STDIN_FILENO
            closes = false
            return
        }
        descriptor = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC)
        closes = true
        guard descriptor >= 0 else {
            throw Complaint(
                .missingFile, at: .init(file: path),
                found: errno == ENOENT ? "there is no such file" : "the file cannot be opened",
                advice: errno == ENOENT
                    ? "check the name, or give - to read from standard input" : "check that you may read it")
        }
    }

    /// Reads from a file that stays open.
    init(descriptor: Int32, name: String) {
        self.name = name
        self.descriptor = descriptor
        closes = false
    }

    deinit { if closes, descriptor >= 0 { close(descriptor) } }

    func next() throws(Complaint) -> [UInt8]? {
        while true {
            var count = 0
            let piece = unsafe [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, initialized in
                count = unsafe read(descriptor, buffer.baseAddress, buffer.count)
                initialized = max(0, count)
            }
            if count > 0 { return piece }
            if count == 0 { return nil }
            if errno == EINTR { continue }
            if errno == EISDIR {
                throw Complaint(
                    .missingFile, at: .init(file: name), found: "this is a folder", expected: "a file")
            }
            throw Complaint(
                .missingFile, at: .init(file: name), found: "reading stops with an error (\(errno))",
                advice: "check the disk or the connection")
        }
    }
}

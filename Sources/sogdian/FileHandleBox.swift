internal import Evidence
internal import Glibc

/// A file that is written to its end, closed with its last user.
final class FileHandleBox {
    private let descriptor: Int32
    private let path: String

    /// Opens a file and cuts it off after some bytes.
    init(_ path: String, keeping length: Int) throws(Complaint) {
        self.path = path
        descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0, ftruncate(descriptor, length) == 0, lseek(descriptor, 0, SEEK_END) >= 0 else {
            throw Self.unwritable(path)
        }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    func write(_ bytes: [UInt8]) throws(Complaint) {
        var start = 0
        while start < bytes.count {
            let count = unsafe bytes[start...].withUnsafeBytes {
                unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0 {
                if errno == EINTR { continue }
                throw Self.unwritable(path)
            }
            start += count
        }
    }

    private static func unwritable(_ path: String) -> Complaint {
        Complaint(
            .cannotWrite, at: .init(file: path), found: "the output cannot be written there",
            advice: "check the folder and the free space")
    }
}

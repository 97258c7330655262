internal import Evidence
internal import Glibc

/// Bytes set aside in a file without a name, which vanishes with the program.
final class SpooledBytes {
    private let name: String
    private let descriptor: Int32

    /// Opens the file in `TMPDIR`, else in `/tmp`.
    init(name: String) throws(Complaint) {
        self.name = name
        let folder = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
        var path = Array((folder + "/sogdian-XXXXXX").utf8CString)
        descriptor = unsafe path.withUnsafeMutableBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return -1 }
            let opened = unsafe mkstemp(start)
            if opened >= 0 { unsafe _ = unlink(start) }
            return opened
        }
        guard descriptor >= 0 else {
            throw Complaint(
                .cannotWrite, at: .init(file: folder), found: "no temporary file can be made there",
                advice: "set TMPDIR to a folder that can be written")
        }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Adds bytes at the end.
    func append(_ bytes: [UInt8]) throws(Complaint) {
        var start = 0
        while start < bytes.count {
            let count = unsafe bytes[start...].withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno == EINTR { continue }
                throw Complaint(
                    .cannotWrite, at: .init(file: name), found: "the temporary file for it cannot be written",
                    advice: "free some disk, or set TMPDIR to another folder")
            }
            start += count
        }
    }

    /// How far all of it is UTF-8.
    func survey() throws(Complaint) -> UTF8Check {
        let stream = try stream()
        var total = UTF8Check([])
        var tail: [UInt8] = []
        var position = 0
        while let piece = try stream.next() {
            let bytes = tail + piece
            // A sequence cut by the end of a piece waits for the next.
            var end = bytes.count
            while end > max(0, bytes.count - 3), bytes[end - 1] & 0xC0 == 0x80 { end -= 1 }
            if end > 0, bytes[end - 1] >= 0xC0 { end -= 1 } else { end = bytes.count }
            let check = UTF8Check(Array(bytes[..<end]))
            if total.bad == 0, check.bad > 0 { total.firstBad = position + check.firstBad }
            total.good += check.good
            total.bad += check.bad
            position += end
            tail = Array(bytes[end...])
        }
        let check = UTF8Check(tail)
        if total.bad == 0, check.bad > 0 { total.firstBad = position + check.firstBad }
        total.good += check.good
        total.bad += check.bad
        return total
    }

    /// The bytes from the beginning.
    func stream() throws(Complaint) -> any ByteStream {
        guard lseek(descriptor, 0, SEEK_SET) == 0 else {
            throw Complaint(.internalFault, at: .init(file: name), found: "its temporary copy cannot be read again")
        }
        return FileStream(descriptor: descriptor, name: name)
    }
}

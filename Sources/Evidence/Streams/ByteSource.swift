internal import Glibc

/// Something that gives bytes piece by piece: a file, memory, or another source unpacked.
public protocol ByteSource {
    /// What errors call it.
    var name: String { get }
    /// Fills the buffer from its start and says how many bytes were put there; 0 at the end.
    ///
    /// - Throws: a ``Complaint`` when the bytes cannot be read or unpacked.
    mutating func read(into buffer: inout MutableSpan<UInt8>) throws(Complaint) -> Int
}

extension ByteSource {
    /// Fills an array from its start and says how many bytes were put there; 0 at the end.
    ///
    /// - Throws: a ``Complaint`` when the bytes cannot be read or unpacked.
    public mutating func read(into buffer: inout [UInt8]) throws(Complaint) -> Int {
        var span = buffer.mutableSpan
        return try read(into: &span)
    }
}

extension MutableSpan<UInt8> {
    /// Copies bytes to the start; there must be room for them.
    mutating func copy(_ bytes: ArraySlice<UInt8>) {
        unsafe withUnsafeMutableBytes { unsafe $0.copyBytes(from: bytes) }
    }
}

/// Bytes already in memory.
public struct MemorySource: ByteSource {
    public let name: String
    private let bytes: [UInt8]
    private var position = 0

    /// Makes a source of bytes.
    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }

    public mutating func read(into buffer: inout MutableSpan<UInt8>) -> Int {
        let count = min(buffer.count, bytes.count - position)
        guard count > 0 else { return 0 }
        buffer.copy(bytes[position..<(position + count)])
        position += count
        return count
    }
}

/// A file, or standard input for `-`, read in order.
public final class FileSource: ByteSource {
    public let name: String
    private let descriptor: Int32
    private let isOwned: Bool
    /// Bytes in the file; nil when it is no ordinary file.
    public let size: Int?
    /// Bytes read so far.
    public private(set) var position = 0

    /// Opens a file.
    ///
    /// - Throws: a ``Complaint`` when it is missing, a folder, or may not be read.
    public init(path: String) throws(Complaint) {
        if path == "-" {
            (name, descriptor, isOwned, size) = ("standard input", STDIN_FILENO, false, nil)
            return
        }
        let opened = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard opened >= 0 else {
            throw Complaint(
                .missingFile, at: .init(file: path),
                found: errno == ENOENT ? "there is no such file" : "the file cannot be opened",
                advice: errno == ENOENT
                    ? "check the name, or give - to read from standard input"
                    : "check that you may read it")
        }
        var status = stat()
        guard unsafe fstat(opened, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
            close(opened)
            throw Complaint(.missingFile, at: .init(file: path), found: "this is a folder", expected: "a file")
        }
        (name, descriptor, isOwned) = (path, opened, true)
        size = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
    }

    deinit {
        if isOwned { close(descriptor) }
    }

    public func read(into buffer: inout MutableSpan<UInt8>) throws(Complaint) -> Int {
        while true {
            let count = unsafe buffer.withUnsafeMutableBytes { unsafe Glibc.read(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 {
                position += count
                return count
            }
            guard errno == EINTR else {
                throw Complaint(.missingFile, at: .init(file: name), found: "reading failed after \(position) bytes")
            }
        }
    }
}

/// Passes bytes on and sums them up on the way.
public final class HashingSource: ByteSource {
    public var name: String { source.name }
    private var source: any ByteSource
    private var fingerprint = Fingerprint()

    /// Wraps a source.
    public init(_ source: any ByteSource) {
        self.source = source
    }

    public func read(into buffer: inout MutableSpan<UInt8>) throws(Complaint) -> Int {
        let count = try source.read(into: &buffer)
        unsafe buffer.withUnsafeBufferPointer { unsafe fingerprint.update($0.prefix(count)) }
        return count
    }

    /// SHA-256 of the bytes passed so far, in hexadecimal digits.
    public func digits() -> String { fingerprint.digits() }
}

internal import Crypto

/// SHA-256 sums, written as hexadecimal digits.
public struct Fingerprint: ~Copyable {
    private var hash = SHA256()

    /// Starts an empty sum.
    public init() {}

    /// Adds bytes to the sum.
    public mutating func update(_ bytes: some Collection<UInt8>) {
        let done: Void? = bytes.withContiguousStorageIfAvailable {
            unsafe hash.update(bufferPointer: UnsafeRawBufferPointer($0))
        }
        if done == nil { hash.update(data: Array(bytes)) }
    }

    /// The 64 hexadecimal digits of everything added so far.
    public func digits() -> String {
        var text = ""
        for byte in hash.finalize() {
            text.append(Self.hexadecimal[Int(byte >> 4)])
            text.append(Self.hexadecimal[Int(byte & 15)])
        }
        return text
    }

    private static let hexadecimal = Array("0123456789abcdef")

    /// The sum of one piece of text.
    public static func of(_ text: String) -> String {
        var fingerprint = Fingerprint()
        fingerprint.update(Array(text.utf8))
        return fingerprint.digits()
    }
}

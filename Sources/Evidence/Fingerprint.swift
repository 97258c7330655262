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
    public func digits() -> String { digits(64) }

    /// The first hexadecimal digits of everything added so far, 64 at most.
    public func digits(_ count: Int) -> String {
        var digits: [UInt8] = []
        digits.reserveCapacity(64)
        for byte in hash.finalize() {
            digits.append(Self.hexadecimal(byte >> 4))
            digits.append(Self.hexadecimal(byte & 15))
        }
        return String(decoding: digits.prefix(max(0, count)), as: UTF8.self)
    }

    private static func hexadecimal(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }

    /// The sum of one piece of text.
    public static func of(_ text: String) -> String {
        var fingerprint = Fingerprint()
        fingerprint.update(text.utf8)
        return fingerprint.digits()
    }
}

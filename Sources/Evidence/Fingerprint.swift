internal import Crypto

/// SHA-256 sums, written as hexadecimal digits.
public struct Fingerprint: ~Copyable {
    private var hash = SHA256()

    /// Starts an empty sum.
    public init() {}

    private init(_ hash: SHA256) { self.hash = hash }

    /// The same sum once more, to go on from it in several ways.
    public func copy() -> Fingerprint { Fingerprint(hash) }

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
        let count = max(0, min(64, count))
        return unsafe hash.finalize().withUnsafeBytes { sum in
            unsafe String(unsafeUninitializedCapacity: count) { digits in
                for index in 0..<count {
                    let byte = unsafe sum[index / 2]
                    unsafe digits.initializeElement(
                        at: index, to: Self.hexadecimal(index & 1 == 0 ? byte >> 4 : byte & 15))
                }
                return count
            }
        }
    }

    private static func hexadecimal(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }

    /// The sum of one piece of text.
    public static func of(_ text: String) -> String {
        var fingerprint = Fingerprint()
        fingerprint.update(text.utf8)
        return fingerprint.digits()
    }
}

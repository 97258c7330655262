internal import Inputs

/// Cuts a text into stretches that end with a paragraph, or at worst with a word.
///
/// A text of up to ``largest`` bytes is one block.
struct Blocks: Sequence, IteratorProtocol {
    /// Longest text in bytes that is read in one piece; an article never is longer.
    static let largest = 512 * 1_024
    /// Length in bytes from which a block of a longer text ends at the next chance.
    private static let wanted = 256 * 1_024
    /// How far in bytes a better place to cut is looked for.
    private static let patience = 16 * 1_024

    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func next() -> Range<Int>? {
        guard position < bytes.count else { return nil }
        let start = position
        let earliest = start + Self.wanted
        position =
            bytes.count - start <= Self.largest
            ? bytes.count : TextCut.end(of: bytes, within: earliest..<(earliest + Self.patience))
        return start..<position
    }
}

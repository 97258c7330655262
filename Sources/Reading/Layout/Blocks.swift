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
        position = bytes.count - start <= Self.largest ? bytes.count : cut(after: start + Self.wanted)
        return start..<position
    }

    /// After an empty line, else after a line, else after a blank, else between two characters.
    private func cut(after earliest: Int) -> Int {
        let latest = Swift.min(bytes.count, earliest + Self.patience)
        var line: Int?
        var blank: Int?
        var index = earliest
        while index < latest {
            if bytes[index] == 0x0A {
                if bytes[index - 1] == 0x0A || (bytes[index - 1] == 0x0D && bytes[index - 2] == 0x0A) {
                    return index + 1
                }
                line = line ?? index + 1
            } else if bytes[index] == 0x20 {
                blank = blank ?? index + 1
            }
            index += 1
        }
        if let cut = line ?? blank { return cut }
        index = latest
        while index < bytes.count, bytes[index] & 0xC0 == 0x80 { index += 1 }
        return index
    }
}

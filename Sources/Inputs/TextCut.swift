/// Finds where a long text may be cut.
package enum TextCut {
    /// Where to end a stretch of text: after the last empty line of a window, else after its last line, else after its
    /// last blank, else before a character.
    ///
    /// - Parameters:
    ///   - bytes: UTF-8, or any encoding in which a byte below 0x80 is that ASCII character.
    ///   - window: offsets at which the stretch may end; it is not empty and lies within the text.
    /// - Returns: the offset after the last byte of the stretch.
    /// - Complexity: O(window).
    package static func end(of bytes: [UInt8], within window: Range<Int>) -> Int {
        var line: Int?
        var blank: Int?
        var index = window.upperBound - 1
        while index >= window.lowerBound {
            if bytes[index] == 0x0A {
                let isEmpty =
                    index > 0 && bytes[index - 1] == 0x0A
                    || index > 1 && bytes[index - 1] == 0x0D && bytes[index - 2] == 0x0A
                if isEmpty { return index + 1 }
                line = line ?? index + 1
            } else if bytes[index] == 0x20 {
                blank = blank ?? index + 1
            }
            index -= 1
        }
        if let end = line ?? blank { return end }
        var end = window.upperBound
        while end > window.lowerBound, window.upperBound - end < 4, bytes[end - 1] & 0xC0 == 0x80 { end -= 1 }
        // The lead byte of a sequence that may go on.
        return end > window.lowerBound && bytes[end - 1] >= 0xC0 ? end - 1 : window.upperBound
    }
}

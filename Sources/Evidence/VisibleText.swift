/// Makes text from outside harmless to show: control, escape and bidirectional characters become visible.
public enum VisibleText {
    /// The text with every control or direction-changing scalar written as `\u{…}`.
    ///
    /// Line feeds and tabs stay when `multiline` is true and are written as `\n` and `\t` otherwise.
    public static func escaped(_ text: some StringProtocol, multiline: Bool = false) -> String {
        guard text.unicodeScalars.contains(where: isHidden) else { return String(text) }
        var result = ""
        for scalar in text.unicodeScalars {
            if !isHidden(scalar) {
                result.unicodeScalars.append(scalar)
            } else if scalar == "\n" || scalar == "\t" {
                if multiline { result.unicodeScalars.append(scalar) } else { result += scalar == "\n" ? "\\n" : "\\t" }
            } else {
                result += "\\u{" + String(scalar.value, radix: 16) + "}"
            }
        }
        return result
    }

    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF,
            0xE0000...0xE007F:
            true
        default: false
        }
    }
}

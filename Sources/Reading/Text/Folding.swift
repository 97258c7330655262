/// Folds words so that case, accents and typographic variants do not matter.
enum Folding {
    /// Key of the empty word.
    static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

    /// Mixes one folded byte into a word's key (FNV-1a).
    @inline(__always)
    static func mix(_ key: UInt64, _ byte: UInt8) -> UInt64 {
        (key ^ UInt64(byte)) &* 0x100_0000_01B3
    }

    /// Key of a word given as text.
    static func key(_ word: some StringProtocol) -> UInt64 {
        var key = seed
        for scalar in word.unicodeScalars { key = mix(scalar, into: key) }
        return key
    }

    /// Mixes one scalar, folded, into a key.
    @inline(__always)
    static func mix(_ scalar: Unicode.Scalar, into key: UInt64) -> UInt64 {
        if scalar.value < 0x80 {
            let byte = UInt8(truncatingIfNeeded: scalar.value)
            return mix(key, byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
        }
        if scalar.value < 0x250 {
            let plain = letters[Int(scalar.value)].plain
            if plain != 0 { return mix(key, plain) }
        }
        return mixRare(scalar, into: key)
    }

    /// First byte of what a scalar beyond ASCII folds to.
    static func initial(_ scalar: Unicode.Scalar) -> UInt8 {
        if scalar.value < 0x250, letters[Int(scalar.value)].plain != 0 { return letters[Int(scalar.value)].plain }
        switch scalar.value {
        case 0x152, 0x153: return 0x6F
        case 0xC6, 0xE6: return 0x61
        case 0xDF: return 0x73
        case 0x1E00...0x1EFF: if let plain = plainLetters[scalar.value] { return plain }
        // A mark on nothing: the letter behind it is not known here.
        case 0x300...0x36F: return anyInitial
        default: break
        }
        return String(scalar).lowercased().utf8.first ?? anyInitial
    }

    /// Stands for a first byte that is not known.
    static let anyInitial: UInt8 = 1

    /// Mixes a scalar that is no accented letter of the usual Latin blocks.
    private static func mixRare(_ scalar: Unicode.Scalar, into key: UInt64) -> UInt64 {
        switch scalar.value {
        case 0x300...0x36F: return key
        case 0x152, 0x153: return mix(mix(key, 0x6F), 0x65)
        case 0xC6, 0xE6: return mix(mix(key, 0x61), 0x65)
        case 0xDF: return mix(mix(key, 0x73), 0x73)
        case 0x1E00...0x1EFF: if let plain = plainLetters[scalar.value] { return mix(key, plain) }
        default: break
        }
        var result = key
        for byte in String(scalar).lowercased().utf8 { result = mix(result, byte) }
        return result
    }

    /// What a scalar below U+0250 folds to.
    private struct Letter: Sendable {
        /// The plain letter of an accented one; 0 for all others.
        var plain: UInt8
        var isUppercase: Bool
    }

    private static let letters: [Letter] = (0..<0x250).map { value in
        let scalar = Unicode.Scalar(UInt32(value)) ?? " "
        return Letter(plain: plainLetters[UInt32(value)] ?? 0, isUppercase: scalar.properties.isUppercase)
    }

    /// Whether a scalar is a capital letter.
    static func isUppercase(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x250 ? letters[Int(scalar.value)].isUppercase : scalar.properties.isUppercase
    }

    /// Whether a scalar is a letter as far as words go.
    static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2AF, 0x300...0x36F, 0x1E00...0x1EFF: true
        case 0..<0xAA, 0x2000...0x2BFF, 0x3000...0x303F, 0xD7, 0xF7: false
        default: scalar.properties.isAlphabetic
        }
    }

    private static let plainLetters: [UInt32: UInt8] = {
        var table: [UInt32: UInt8] = [0x110: 0x64, 0x111: 0x64]
        for (plain, accented) in [
            ("a", "àáâãäåāăąǎạảấầẩẫậắằẳẵặ"), ("c", "çćĉċč"), ("d", "ďđ"), ("e", "èéêëēĕėęěẹẻẽếềểễệ"), ("g", "ĝğġģ"),
            ("h", "ĥħ"), ("i", "ìíîïĩīĭįıǐỉị"), ("j", "ĵ"), ("k", "ķ"), ("l", "ĺļľŀł"), ("n", "ñńņň"),
            ("o", "òóôõöøōŏőǒọỏốồổỗộớờởỡợơ"), ("r", "ŕŗř"), ("s", "śŝşšș"), ("t", "ţťŧț"),
            ("u", "ùúûüũūŭůűųǔụủứừửữựư"), ("w", "ŵ"), ("y", "ýÿŷỳỵỷỹ"), ("z", "źżž"),
        ] {
            guard let byte = plain.utf8.first else { continue }
            for scalar in accented.unicodeScalars {
                table[scalar.value] = byte
                for upper in String(scalar).uppercased().unicodeScalars { table[upper.value] = byte }
            }
        }
        return table
    }()
}

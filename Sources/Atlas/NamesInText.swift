extension Atlas {
    /// Parties that stretches of a short text name, in any of the five languages, longest names first.
    ///
    /// "échanges Viêt Nam" and "越南贸易" both name VNM. Made for what is typed into a search; for articles `Reading` has
    /// its own look-up.
    package static func parties(namedIn text: String) -> [(words: String, party: String)] {
        let fold = Gazetteer.embedded.folded
        var found: [(words: String, party: String)] = []
        let words = text.split(whereSeparator: \.isWhitespace)
        var start = 0
        while start < words.count {
            var length = min(5, words.count - start)
            while length > 0 {
                let stretch = text[words[start].startIndex..<words[start + length - 1].endIndex]
                if let code = codesByName[fold(String(stretch))] {
                    found.append((String(stretch), code))
                    break
                }
                length -= 1
            }
            if length == 0 { found += named(inside: words[start], fold) }
            start += max(1, length)
        }
        return found
    }

    /// Names inside a run without spaces, as Chinese is written.
    private static func named(inside word: Substring, _ fold: (String) -> String) -> [(words: String, party: String)] {
        guard word.unicodeScalars.contains(where: { $0.value >= 0x3400 }) else { return [] }
        let letters = Array(word.prefix(60))
        var found: [(words: String, party: String)] = []
        var start = 0
        while start < letters.count {
            let length = (2...12).reversed().first { length in
                start + length <= letters.count
                    && codesByName[fold(String(letters[start..<(start + length)]))] != nil
            }
            if let length, let code = codesByName[fold(String(letters[start..<(start + length)]))] {
                found.append((String(letters[start..<(start + length)]), code))
            }
            start += length ?? 1
        }
        return found
    }

    private static let codesByName: [String: String] = {
        var codes: [String: String] = [:]
        let fold = Gazetteer.embedded.folded
        for name in embedded.names where name.kind == "name" {
            let key = fold(name.form)
            if !key.isEmpty, codes[key] == nil { codes[key] = name.subject }
        }
        return codes
    }()
}

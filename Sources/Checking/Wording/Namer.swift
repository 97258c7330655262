internal import Atlas
internal import Evidence

/// Finds the names of economies, groups and places in a stretch of text.
struct Namer {
    /// Forms of each subject, lower-cased, longest first.
    private let forms: [String: [String]]

    /// Prepares the names of an atlas.
    init(_ atlas: Atlas) {
        var forms: [String: Set<String>] = [:]
        for name in atlas.names where name.language == "fr" || name.language == "en" || name.language == "any" {
            guard name.kind != "prefix", name.kind != "event", name.form.count > 2 else { continue }
            forms[name.subject, default: []].insert(name.form.lowercased().replacing("’", with: "'"))
        }
        self.forms = forms.mapValues { $0.sorted { ($0.count, $0) > ($1.count, $1) } }
    }

    static let embedded = Namer(.embedded)

    /// Whether a text starts, within a few words, with "of X", "du X", "de la X".
    func follows(_ code: String, after text: String) -> Bool {
        let text = Self.plain(text)
        return forms[code, default: []].contains { form in
            guard let range = text.firstRange(of: form), isWord(range, in: text) else { return false }
            let lead = text[..<range.lowerBound]
            let words = lead.split { !$0.isLetter }
            guard words.count <= 7, let last = words.last else { return false }
            return ["of", "the", "de", "du", "des", "la", "le", "les", "l", "d", "for", "pour"].contains(last)
                && words.contains { ["of", "de", "du", "des", "d", "for", "pour"].contains($0) }
        }
    }

    /// Whether a text ends, within a few words, with "X's" or a possessive.
    func owns(_ code: String, before text: String) -> Bool {
        let text = Self.plain(text)
        return forms[code, default: []].contains { form in
            for possessive in [form + "'s", form + "'"] {
                guard let range = text.ranges(of: possessive).last else { continue }
                if text[range.upperBound...].split(whereSeparator: { !$0.isLetter }).count <= 4 { return true }
            }
            return false
        }
    }

    /// Subjects named in a text, besides some.
    ///
    /// - Complexity: O(names × text); asked only before a claim is called false.
    func named(in text: String, besides known: Set<String>) -> Set<String> {
        let text = Self.plain(text)
        var found: [(subject: String, range: Range<String.Index>)] = []
        for (subject, forms) in forms {
            for form in forms {
                for range in text.ranges(of: form) where isWord(range, in: text) {
                    found.append((subject, range))
                }
            }
        }
        // "Asie centrale" is not "Asie": a name within a longer one is not meant.
        let whole = found.filter { one in
            !found.contains { other in
                other.range != one.range && other.range.lowerBound <= one.range.lowerBound
                    && other.range.upperBound >= one.range.upperBound
            }
        }
        let spoken = whole.filter { one in
            // A form that two subjects share is no sign of another one when one of them is known.
            !whole.contains { $0.range == one.range && known.contains($0.subject) }
        }
        return Set(spoken.map(\.subject)).subtracting(known)
    }

    /// The subject that a whole text names, such as an item of a list; nil when it names none.
    func subject(of text: String) -> String? {
        var text = Self.plain(text).trimmingPrefix { !$0.isLetter }[...]
        for article in ["la ", "le ", "les ", "l'", "the ", "du ", "de la ", "des ", "de l'", "d'"]
        where text.hasPrefix(article) {
            text = text.dropFirst(article.count)
            break
        }
        while let last = text.last, !last.isLetter { text.removeLast() }
        let item = String(text)
        return forms.first { $0.value.contains(item) }?.key
    }

    /// Which of some subjects a text names first.
    func firstNamed(of codes: [String], in text: String) -> String? {
        let text = Self.plain(text)
        var first: (code: String, at: String.Index)?
        for code in codes {
            for form in forms[code, default: []] {
                guard let range = text.firstRange(of: form), isWord(range, in: text) else { continue }
                if first == nil || range.lowerBound < first?.at ?? text.endIndex { first = (code, range.lowerBound) }
            }
        }
        return first?.code
    }

    /// Places of the atlas that a text names, in alphabetical order.
    func places(in text: String, _ atlas: Atlas) -> [String] {
        let text = Self.plain(text)
        return atlas.places.keys.sorted().filter { place in
            (forms[place, default: []] + [Self.plain(place)]).contains { form in
                text.ranges(of: form).contains { isWord($0, in: text) }
            }
        }
    }

    private func isWord(_ range: Range<String.Index>, in text: String) -> Bool {
        let before = range.lowerBound > text.startIndex ? text[text.index(before: range.lowerBound)] : " "
        let after = range.upperBound < text.endIndex ? text[range.upperBound] : " "
        return !before.isLetter && !after.isLetter
    }

    private static func plain(_ text: String) -> String { text.lowercased().replacing("’", with: "'") }
}

internal import Evidence
internal import InputTables

/// Words that designers put into `class` and `id`, and what they say about an element.
struct PageWords: Sendable {
    enum Kind: Sendable {
        case furniture
        case content
    }

    private var single: [String: Kind] = [:]
    private var pairs: [String: Kind] = [:]

    /// The words that come with the program.
    static let embedded = PageWords()

    private init() {
        let bytes = unsafe UnsafeBufferPointer(
            start: sogdian_input_page_words_bytes(), count: sogdian_input_page_words_count())
        guard let table = try? unsafe CSVTable(name: "page_words.csv", bytes: Array(bytes)) else { return }
        for row in table.rows {
            for word in row[1].split(separator: ";").map(String.init) {
                switch row[0] {
                case "furniture": single[word] = .furniture
                case "compound": pairs[word] = .furniture
                case "content": single[word] = .content
                case "contentcompound": pairs[word] = .content
                default: break
                }
            }
        }
    }

    /// What the names of an element say; furniture when they say both, unless a name says content as a whole.
    func kind(of names: String) -> Kind? {
        var found: Kind?
        for name in names.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\n" }).prefix(16) {
            let words = Self.words(name)
            var here: Kind?
            for (index, word) in words.enumerated().reversed() {
                if index + 1 < words.count, let kind = pairs[word + " " + words[index + 1]] {
                    here = kind
                    break
                }
                if here == nil, let kind = single[word] { here = kind }
            }
            if here == nil, words.count > 1, let kind = single[words.joined()] { here = kind }
            if here == .furniture { return .furniture }
            found = found ?? here
        }
        return found
    }

    /// "articleBody--main_text" in lower-case words.
    private static func words(_ name: Substring) -> [String] {
        var words: [String] = []
        var word = ""
        var lastIsLower = false
        for scalar in name.unicodeScalars.prefix(80) {
            let isUpper = scalar.value >= 0x41 && scalar.value <= 0x5A
            let isLower = scalar.value >= 0x61 && scalar.value <= 0x7A
            if !isUpper, !isLower {
                if !word.isEmpty { words.append(word) }
                word = ""
                lastIsLower = false
                continue
            }
            if isUpper, lastIsLower {
                words.append(word)
                word = ""
            }
            word.unicodeScalars.append(isUpper ? Unicode.Scalar(UInt8(scalar.value) | 0x20) : scalar)
            lastIsLower = isLower
        }
        if !word.isEmpty { words.append(word) }
        return words
    }
}

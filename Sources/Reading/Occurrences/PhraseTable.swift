internal import Evidence

/// The words that tell events, projects and commitments in one language.
struct PhraseTable: Sendable {
    enum Category: UInt8, CaseIterable, Sendable {
        case event, notevent, holding, theme, host, attend, outcome
        case project, weakproject, notproject, notafter, built, opening, builder, builds, builderrole
        case pledge, weakpledge, futureverb, futurepassive
        case saying, pronoun, we, stopname, joiner

        /// Its bit among the categories of a sentence.
        var bit: UInt32 { 1 << UInt32(rawValue) }
    }

    /// A phrase found, as a range of tokens.
    struct Hit: Sendable {
        var start: Int
        var end: Int
        var category: Category
        fileprivate var name: Interned

        var value: String {
            get { name.text }
            set { name = Interned(newValue) }
        }
    }

    /// What a text's words turned out to be.
    struct Findings: Sendable {
        /// Phrases in the order of their first token, without those that only shape names.
        var hits: [Hit]
        /// Word sets of each token, as bits of ``PhraseSet``.
        var sets: [UInt64]
    }

    private struct Entry: Sendable {
        /// Keys of the words after the first, as a range of `rest`.
        var rest: Range<Int32>
        var category: Category
        var name: Interned
    }

    /// First words of phrases and words of sets, for the lexicon's table of first words.
    private(set) var firstWords: [(key: UInt64, phrases: Int32, sets: UInt64)] = []
    /// By first word: its entries, the longest first.
    private var candidates: [Range<Int32>] = []
    private var entries: [Entry] = []
    private var rest: [UInt64] = []

    /// Reads the table of a language.
    init(_ table: CSVTable) {
        let sets = Dictionary(uniqueKeysWithValues: PhraseSet.allCases.map { ($0.name, $0.bit) })
        let categories = Dictionary(uniqueKeysWithValues: Category.allCases.map { (String(describing: $0), $0) })
        var byFirst: [UInt64: [(rest: [UInt64], category: Category, value: String)]] = [:]
        var order: [UInt64] = []
        var setsOf: [UInt64: UInt64] = [:]
        for row in table.rows {
            let forms = row[2].split(separator: ";")
            if row[0] == "set", let bit = sets[row[1]] {
                for form in forms { setsOf[Folding.key(form), default: 0] |= bit }
                continue
            }
            guard let category = categories[row[0]] else { continue }
            for form in forms {
                let keys = Tokenizer.tokens(of: Array(form.utf8)).filter { $0.kind == .word }.map(\.key)
                guard let head = keys.first else { continue }
                // Single words that only shape names are sets as well: they are the most frequent of all.
                if keys.count == 1, category == .stopname || category == .joiner {
                    setsOf[head, default: 0] |= (category == .stopname ? PhraseSet.stop : .joiner).bit
                    continue
                }
                if byFirst[head] == nil { order.append(head) }
                byFirst[head, default: []].append((Array(keys.dropFirst()), category, row[1]))
            }
        }
        for head in order {
            let start = Int32(entries.count)
            for item in (byFirst[head] ?? []).sorted(by: { $0.rest.count > $1.rest.count }) {
                let from = Int32(rest.count)
                rest += item.rest
                entries.append(
                    Entry(rest: from..<Int32(rest.count), category: item.category, name: Interned(item.value)))
            }
            candidates.append(start..<Int32(entries.count))
            firstWords.append((head, Int32(candidates.count), setsOf.removeValue(forKey: head) ?? 0))
        }
        for (key, sets) in setsOf { firstWords.append((key, 0, sets)) }
    }

    /// Every phrase of the text in its order; of one category only the longest at each start.
    ///
    /// - Parameters:
    ///   - tokens: the text.
    ///   - lexicon: where phrases can begin, and the sets of the words.
    /// - Returns: the phrases and the sets of each token.
    /// - Complexity: O(starts), times the phrases that begin with the same word.
    func findings(in tokens: [Token], _ lexicon: Lexicon.Findings) -> Findings {
        var found: [Hit] = []
        found.reserveCapacity(lexicon.phraseStarts.count)
        var sets = lexicon.phraseSets
        for (token, phrases) in lexicon.phraseStarts {
            let start = Int(token)
            let range = candidates[Int(phrases) - 1]
            var seen: UInt32 = 0
            var position = Int(range.lowerBound)
            while position < Int(range.upperBound) {
                let bit = entries[position].category.bit
                let rest = entries[position].rest
                if seen & bit == 0, let end = rest.isEmpty ? start + 1 : end(of: rest, after: start, in: tokens) {
                    seen |= bit
                    switch entries[position].category {
                    case .stopname: sets[start] |= PhraseSet.stop.bit
                    case .joiner: sets[start] |= PhraseSet.joiner.bit
                    default:
                        let entry = entries[position]
                        found.append(Hit(start: start, end: end, category: entry.category, name: entry.name))
                    }
                }
                position += 1
            }
        }
        return Findings(hits: found, sets: sets)
    }

    /// End of a phrase whose first word stands at an index; hyphens and apostrophes inside do not count.
    @inline(__always)
    private func end(of keys: Range<Int32>, after start: Int, in tokens: [Token]) -> Int? {
        var index = start + 1
        var key = Int(keys.lowerBound)
        while key < Int(keys.upperBound) {
            while index < tokens.count, tokens[index].kind == .mark, Self.joins(tokens[index].key) { index += 1 }
            guard index < tokens.count, tokens[index].kind == .word, tokens[index].key == rest[key] else { return nil }
            index += 1
            key += 1
        }
        return index
    }

    private static func joins(_ mark: UInt64) -> Bool {
        mark == 0x2D || mark == 0x27 || mark == 0x2019 || mark == 0x2010 || mark == 0x2011
    }
}

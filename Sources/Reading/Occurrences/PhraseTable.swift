internal import Evidence
internal import OccurrenceTables

/// The words that tell events, projects and commitments in one language.
struct PhraseTable: Sendable {
    enum Category: String, Sendable {
        case event, notevent, holding, theme, host, attend, outcome
        case project, weakproject, notproject, notafter, built, opening, builder
        case pledge, weakpledge, futureverb, futurepassive
        case saying, pronoun, we, stopname, joiner
    }

    /// A phrase found, as a range of tokens.
    struct Hit: Sendable {
        var start: Int
        var end: Int
        var category: Category
        var value: String
    }

    private struct Entry: Sendable {
        var rest: [UInt64]
        var category: Category
        var value: String
    }

    private var entries: [UInt64: [Entry]] = [:]

    init(_ language: Document.Language) {
        let bytes =
            language == .french
            ? unsafe UnsafeBufferPointer(start: sogdian_occurrence_fr_bytes(), count: sogdian_occurrence_fr_count())
            : unsafe UnsafeBufferPointer(start: sogdian_occurrence_en_bytes(), count: sogdian_occurrence_en_count())
        guard let table = try? unsafe CSVTable(name: "\(language.rawValue).csv", bytes: Array(bytes)) else { return }
        for row in table.rows {
            guard let category = Category(rawValue: row[0]) else { continue }
            for form in row[2].split(separator: ";") {
                let keys = Tokenizer.tokens(of: Array(form.utf8)).filter { $0.kind == .word }.map(\.key)
                guard let first = keys.first else { continue }
                entries[first, default: []].append(
                    Entry(rest: Array(keys.dropFirst()), category: category, value: row[1]))
            }
        }
        for key in entries.keys { entries[key]?.sort { $0.rest.count > $1.rest.count } }
    }

    /// Every phrase of the text in its order; of one category only the longest at each start.
    func hits(in tokens: [Token]) -> [Hit] {
        var found: [Hit] = []
        for start in tokens.indices where tokens[start].kind == .word {
            guard let candidates = entries[tokens[start].key] else { continue }
            var seen: Set<Category> = []
            for entry in candidates where !seen.contains(entry.category) {
                guard let end = Self.end(of: entry.rest, after: start, in: tokens) else { continue }
                seen.insert(entry.category)
                found.append(Hit(start: start, end: end, category: entry.category, value: entry.value))
            }
        }
        return found
    }

    /// End of a phrase whose first word stands at an index; hyphens and apostrophes inside do not count.
    private static func end(of keys: [UInt64], after start: Int, in tokens: [Token]) -> Int? {
        var index = start + 1
        for key in keys {
            while index < tokens.count, tokens[index].kind == .mark, joins(tokens[index].key) { index += 1 }
            guard index < tokens.count, tokens[index].kind == .word, tokens[index].key == key else { return nil }
            index += 1
        }
        return index
    }

    private static func joins(_ mark: UInt64) -> Bool {
        mark == 0x2D || mark == 0x27 || mark == 0x2019 || mark == 0x2010 || mark == 0x2011
    }
}

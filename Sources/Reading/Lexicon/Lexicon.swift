internal import Atlas
internal import Evidence
internal import LanguageTables

/// What a word or phrase can mean, and which phrases there are: one language's words and the atlas's names.
struct Lexicon: Sendable {
    enum Category: String, Sendable {
        case number, hundred, thousand, collective, scale, ordinal, ordinalsuffix, multiple, times, percent, points
        case currency, unit, approx, month, weekday, up, down, share, rate, measure, noun, rankhead, rankword
        case target, forecast, conditional, denied
        case directionOut = "dir_out"
        case directionIn = "dir_in"
        case skipbefore, skipafter, pronoun, stop, speech, now, narrow
        case furnitureLine, furnitureSection, furnitureAbout
        case name, adjective, inhabitant, prefix, metonym, event
    }

    struct Entry: Sendable {
        var category: Category
        var number: Double
        var text: String
        /// Capital letters the text must show for the phrase to count: 0 none, 1 the first, 2 all.
        var capitals: Int
    }

    /// A phrase found in a text, as a range of tokens.
    struct Mark: Sendable {
        var start: Int
        var end: Int
        var entry: Entry
    }

    private var edges: [UInt64: Int32] = [:]
    private var outputs: [[Entry]] = [[]]

    /// Builds the lexicon of a language.
    init(_ language: Document.Language, atlas: Atlas) {
        let table = Self.table(language)
        for row in table {
            guard let category = Self.category(row.category, row.value) else { continue }
            for form in row.forms {
                let number = Double(row.value) ?? 0
                let capitals = category == .month && language == .english && (form == "may" || form == "march") ? 1 : 0
                add(form, Entry(category: category, number: number, text: row.value, capitals: capitals))
            }
        }
        for name in atlas.names where name.language == "any" || name.language == language.rawValue {
            guard let category = Category(rawValue: name.kind) else { continue }
            let isAcronym = name.form.unicodeScalars.count <= 5 && name.form == name.form.uppercased()
            let startsLow = name.form.unicodeScalars.first?.properties.isLowercase ?? true
            let needsCapital = !startsLow && !(category == .adjective && language == .french)
            add(
                name.form,
                Entry(category: category, number: 0, text: name.subject, capitals: isAcronym ? 2 : needsCapital ? 1 : 0)
            )
        }
    }

    /// Every phrase of the lexicon in a text; of the same category only the longest where they overlap.
    ///
    /// - Complexity: O(tokens), times the longest phrase where phrases begin alike.
    func marks(in tokens: [Token]) -> [Mark] {
        var found: [Mark] = []
        var coveredTo: [Category: Int] = [:]
        for start in tokens.indices where tokens[start].kind == .word {
            var node: Int32 = 0
            var index = start
            var here: [Mark] = []
            while index < tokens.count {
                let token = tokens[index]
                if index > start, token.startsLine { break }
                if token.kind == .mark {
                    // Hyphens, apostrophes and full stops inside a phrase do not count.
                    guard index > start, Self.joins(token.key) else { break }
                    index += 1
                    continue
                }
                guard let next = edges[Self.edge(node, token.kind == .word ? token.key : token.key ^ 0xD161)] else {
                    break
                }
                node = next
                index += 1
                for entry in outputs[Int(node)] {
                    let first = tokens[start]
                    if entry.capitals == 1, !first.isCapitalised { continue }
                    if entry.capitals == 2, !(first.isUppercase || index - start > 2) { continue }
                    here.append(Mark(start: start, end: index, entry: entry))
                }
            }
            for mark in here.reversed() where coveredTo[Self.group(mark.entry.category), default: 0] < mark.end {
                // Longest first: a shorter one of the same group from the same start is dropped.
                coveredTo[Self.group(mark.entry.category)] = mark.end
                found.append(mark)
            }
        }
        return found
    }

    /// Categories that compete for the same words.
    private static func group(_ category: Category) -> Category {
        switch category {
        case .adjective, .inhabitant, .metonym, .name: .name
        default: category
        }
    }

    private static func joins(_ mark: UInt64) -> Bool {
        mark == 0x2D || mark == 0x27 || mark == 0x2019 || mark == 0x2010 || mark == 0x2011 || mark == 0x2E
    }

    private static func edge(_ node: Int32, _ key: UInt64) -> UInt64 {
        (key ^ (UInt64(UInt32(bitPattern: node)) &* 0x9E37_79B9_7F4A_7C15)) &* 0xBF58_476D_1CE4_E5B9
    }

    private mutating func add(_ form: String, _ entry: Entry) {
        var node: Int32 = 0
        for token in Tokenizer.tokens(of: Array(form.utf8)) where token.kind != .mark {
            let edge = Self.edge(node, token.kind == .word ? token.key : token.key ^ 0xD161)
            if let next = edges[edge] {
                node = next
            } else {
                outputs.append([])
                node = Int32(outputs.count - 1)
                edges[edge] = node
            }
        }
        guard node != 0 else { return }
        outputs[Int(node)].append(entry)
    }

    private struct Row {
        var category: String
        var value: String
        var forms: [String]
    }

    private static func category(_ name: String, _ value: String) -> Category? {
        guard name == "furniture" else { return Category(rawValue: name) }
        switch value {
        case "section": return .furnitureSection
        case "about": return .furnitureAbout
        default: return .furnitureLine
        }
    }

    private static func table(_ language: Document.Language) -> [Row] {
        let bytes =
            language == .french
            ? unsafe UnsafeBufferPointer(start: sogdian_language_fr_bytes(), count: sogdian_language_fr_count())
            : unsafe UnsafeBufferPointer(start: sogdian_language_en_bytes(), count: sogdian_language_en_count())
        guard let table = try? unsafe CSVTable(name: "\(language.rawValue).csv", bytes: Array(bytes)) else { return [] }
        return table.rows.map { row in
            Row(category: row[0], value: row[1], forms: row[2].split(separator: ";").map(String.init))
        }
    }
}

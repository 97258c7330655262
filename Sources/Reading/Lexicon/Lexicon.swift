internal import Atlas
internal import Evidence

/// What a word or phrase can mean, and which phrases there are: one language's words and the atlas's names.
struct Lexicon: Sendable {
    enum Category: UInt8, CaseIterable, Sendable {
        case number, hundred, thousand, collective, scale, ordinal, ordinalsuffix, superlative, multiple, times,
            percent, points
        case currency, unit, approx, month, weekday, up, down, share, rate, measure, noun, rankhead, rankword
        case target, forecast, conditional, denied
        case skipbefore, skipafter, pronoun, stop, speech, source, now, narrow, when
        case furnitureLine, furnitureSection, furnitureAbout
        case name, adjective, inhabitant, prefix, metonym, event
        /// "more", "other" before what is counted; "ranked"; "target"; "earning"; "tourists".
        case further, ranking, aim, earning, visitor
        /// "owned", "stake"; "linking"; "crossed"; "summit".
        case owning, joining, passing, meeting
        /// "of which", "followed by"; "supplied"; "terminal"; "established".
        case parting, supplying, handling, founding
        /// "provide"; "bank"; "products"; "produced", "received".
        case providing, bank, wares, doing

        /// Its bit among the categories of a token.
        var bit: UInt64 { 1 << UInt64(rawValue) }
    }

    struct Entry: Sendable {
        var number: Double
        let name: Interned
        /// Position of a name's subject in ``Lexicon/subjects``; -1 for words of the language.
        var subject: Int32
        var category: Category
        /// Capital letters the text must show for the phrase to count: 0 none, 1 the first, 2 all.
        var capitals: UInt8
        /// Whether a name is one of a city, province, port or crossing.
        var isPlace: Bool

        var text: String {
            @inline(__always) get { name.text }
        }

        init(
            category: Category, number: Double, text: String, capitals: UInt8, isPlace: Bool = false,
            subject: Int32 = -1
        ) {
            self.category = category
            self.number = number
            name = Interned(text)
            self.capitals = capitals
            self.isPlace = isPlace
            self.subject = subject
        }
    }

    /// A phrase found in a text, as a range of tokens.
    struct Mark: Sendable {
        private var first: Int32
        private var last: Int32
        var entry: Entry

        var start: Int { Int(first) }
        var end: Int { Int(last) }

        init(start: Int, end: Int, entry: Entry) {
            first = Int32(truncatingIfNeeded: start)
            last = Int32(truncatingIfNeeded: end)
            self.entry = entry
        }
    }

    /// What a text's words turned out to be.
    struct Findings: Sendable {
        /// Phrases in the order of their first token.
        var marks: [Mark]
        /// For each token, and for the end of the text, the first mark that starts there or later.
        var firstAt: [Int32]
        /// The longest phrase in tokens.
        var reach: Int
        /// Word sets of each token, as bits of ``WordSet``.
        var sets: [UInt64]
        /// Categories of the phrases that start at each token, as bits of ``Category``.
        var categories: [UInt64]
        /// ``PhraseSet`` bits of each token.
        var phraseSets: [UInt64]
        /// Tokens with which phrases of a ``PhraseTable`` can begin, with the position of those.
        var phraseStarts: [(token: Int32, phrases: Int32)]
    }

    /// Word keys with their node below the root and their sets.
    private var first = KeyTable()
    private var edges = KeyTable()
    /// What phrases that end at a node mean.
    private var entries: [Entry] = []
    private var nodes: [Node] = []

    /// A node below which phrases go on.
    private struct Node {
        /// Its stretch of `entries`.
        var entries: Range<Int32>
        /// A bit for each key that leads on from here: most next words are not worth looking up.
        var next: UInt64
    }
    /// Small words by the form under which the rules ask for them.
    private var stands: [UInt64: String] = [:]
    /// Endings by which a verb shows a conditional or a future.
    private(set) var conditionalEndings: [[UInt8]] = []
    private(set) var futureEndings: [[UInt8]] = []
    /// Parties that names stand for, once each, and the economies of places.
    private(set) var subjects: Subjects

    /// Builds the lexicon of a language.
    init(_ grammar: Grammar, atlas: Atlas, phrases: PhraseTable) {
        let table = Self.rows(grammar.words)
        var outputs: [[Entry]] = [[]]
        var next: [UInt64] = [0]
        subjects = Subjects(atlas)
        let sets = Dictionary(uniqueKeysWithValues: WordSet.allCases.map { ($0.name, $0.bit) })
        for row in table {
            if row.category == "set", let bit = sets[row.value] {
                for form in row.forms { first.update(Folding.key(form)) { $0.sets |= bit } }
                continue
            }
            if row.category == "as" {
                for form in row.forms { stands[Folding.key(form)] = row.value }
                continue
            }
            if row.category == "ending" {
                let endings = row.forms.map { Array($0.utf8) }
                if row.value == "conditional" { conditionalEndings += endings } else { futureEndings += endings }
                continue
            }
            guard let category = Self.category(row.category, row.value) else { continue }
            for form in row.forms {
                let number = category == .measure ? Self.number(ofMeasure: row.value) : Double(row.value) ?? 0
                // "May" and "March" are written so in the table: in small letters they are other words.
                let capitals: UInt8 =
                    category == .month && form.unicodeScalars.first?.properties.isUppercase ?? false ? 1 : 0
                add(
                    form, Entry(category: category, number: number, text: row.value, capitals: capitals), &outputs,
                    &next)
            }
        }
        for name in atlas.names where name.language == "any" || name.language == grammar.language.rawValue {
            guard let category = Self.categories[name.kind] else { continue }
            let isAcronym = name.form.unicodeScalars.count <= 5 && name.form == name.form.uppercased()
            let startsLow = name.form.unicodeScalars.first?.properties.isLowercase ?? true
            let needsCapital = !startsLow && !(category == .adjective && !grammar.capitalisesAdjectives)
            add(
                name.form,
                Entry(
                    category: category, number: 0, text: name.subject, capitals: isAcronym ? 2 : needsCapital ? 1 : 0,
                    isPlace: atlas.places[name.subject] != nil, subject: subjects.number(of: name.subject)),
                &outputs, &next)
        }
        for (output, next) in zip(outputs, next) {
            let first = Int32(entries.count)
            entries += output
            nodes.append(Node(entries: first..<Int32(entries.count), next: next))
        }
        for word in phrases.firstWords {
            first.update(word.key) { slot in
                slot.phrases = word.phrases
                slot.phraseSets |= word.sets
            }
        }
    }

    /// What a word of the category `measure` names, and whether it is weak: a verb, or a word with other senses.
    @inline(__always)
    static func measure(_ entry: Entry) -> (measure: Measure?, isWeak: Bool) {
        let number = Int(entry.number)
        let position = number >> 1
        return (measures.indices.contains(position) ? measures[position] : nil, number & 1 == 1)
    }

    /// A measure by its place among all, twice, and one more for a weak word ("revenue?").
    private static func number(ofMeasure value: String) -> Double {
        let isWeak = value.hasSuffix("?")
        let name = isWeak ? String(value.dropLast()) : value
        let position = measures.firstIndex { $0.rawValue == name } ?? measures.count
        return Double(2 * position + (isWeak ? 1 : 0))
    }

    private static let measures = Array(Measure.allCases)

    /// Whether a word is one of the small frequent ones that tell the language.
    func isFrequent(_ key: UInt64) -> Bool {
        first.find(key).map { $0.sets & WordSet.frequent.bit != 0 } ?? false
    }

    /// Tokens with small words under the form by which the rules ask for them.
    ///
    /// For languages with `as` rows: "desde" is then what the rules know as "from".
    func standing(_ tokens: [Token]) -> [Token] {
        guard !stands.isEmpty else { return tokens }
        return tokens.map { token in
            guard token.kind == .word, let form = stands[token.key] else { return token }
            var token = token
            token.key = Folding.key(form)
            token.initial = form.utf8.first ?? 0
            return token
        }
    }

    /// Every phrase of the lexicon in a text and the sets of its words; of phrases of the same category only the
    /// longest where they overlap.
    ///
    /// - Complexity: O(tokens), times the longest phrase where phrases begin alike.
    func findings(in tokens: [Token]) -> Findings {
        var found: [Mark] = []
        found.reserveCapacity(tokens.count * 3 / 4)
        var sets = [UInt64](repeating: 0, count: tokens.count)
        var categories = [UInt64](repeating: 0, count: tokens.count)
        var phraseSets = [UInt64](repeating: 0, count: tokens.count)
        var phraseStarts: [(token: Int32, phrases: Int32)] = []
        phraseStarts.reserveCapacity(tokens.count / 4)
        // Where the last phrase of each group ends.
        var coveredTo = [Int](repeating: 0, count: Self.groupCount)
        // Nodes passed from a first word on where phrases end, with the token after them.
        var passed = [(node: Int32, end: Int)](repeating: (0, 0), count: Self.longest)
        var passedCount = 0
        var firstAt = [Int32](repeating: 0, count: tokens.count + 1)
        var reach = 1
        for start in tokens.indices {
            firstAt[start] = Int32(truncatingIfNeeded: found.count)
            guard tokens[start].kind == .word else { continue }
            guard let slot = first.find(tokens[start].key) else { continue }
            sets[start] = slot.sets
            phraseSets[start] = slot.phraseSets
            if slot.phrases > 0 { phraseStarts.append((Int32(truncatingIfNeeded: start), slot.phrases)) }
            guard slot.node > 0 else { continue }
            passedCount = 0
            var node = Int(slot.node)
            var index = start + 1
            if !nodes[node].entries.isEmpty {
                passed[0] = (Int32(truncatingIfNeeded: node), index)
                passedCount = 1
            }
            while nodes[node].next != 0, index < tokens.count, !tokens[index].startsLine {
                if tokens[index].kind == .mark {
                    // Hyphens, apostrophes and full stops inside a phrase do not count.
                    guard Self.joins(tokens[index].key) else { break }
                    index += 1
                    continue
                }
                let key = tokens[index].kind == .word ? tokens[index].key : tokens[index].key ^ Self.digitKey
                guard nodes[node].next & Self.bit(key) != 0,
                    let next = edges.find(Self.edge(Int32(node), key))
                else { break }
                node = Int(next.node)
                index += 1
                if !nodes[node].entries.isEmpty, passedCount < Self.longest {
                    passed[passedCount] = (Int32(truncatingIfNeeded: node), index)
                    passedCount += 1
                }
            }
            // Longest first: a shorter one of the same group from the same start is dropped.
            for step in (0..<passedCount).reversed() {
                let end = passed[step].end
                let range = nodes[Int(passed[step].node)].entries
                var position = Int(range.upperBound)
                while position > Int(range.lowerBound) {
                    position -= 1
                    let capitals = entries[position].capitals
                    if capitals == 1, !tokens[start].isCapitalised { continue }
                    if capitals == 2, !(tokens[start].isUppercase || end - start > 2) { continue }
                    let group = Self.group(entries[position].category)
                    guard coveredTo[group] < end else { continue }
                    coveredTo[group] = end
                    reach = max(reach, end - start)
                    categories[start] |= entries[position].category.bit
                    found.append(Mark(start: start, end: end, entry: entries[position]))
                }
            }
        }
        firstAt[tokens.count] = Int32(truncatingIfNeeded: found.count)
        return Findings(
            marks: found, firstAt: firstAt, reach: reach, sets: sets, categories: categories, phraseSets: phraseSets,
            phraseStarts: phraseStarts)
    }

    /// Phrases that begin at one word and each other's beginnings, at most.
    private static let longest = 32

    /// The bit of a key among those that lead on from a node.
    @inline(__always)
    private static func bit(_ key: UInt64) -> UInt64 { 1 << (key >> 58) }

    /// Categories that compete for the same words.
    private static func group(_ category: Category) -> Int {
        switch category {
        case .adjective, .inhabitant, .metonym, .name: Int(Category.name.rawValue)
        default: Int(category.rawValue)
        }
    }
    private static let groupCount = Category.allCases.count

    private static func joins(_ mark: UInt64) -> Bool {
        mark == 0x2D || mark == 0x27 || mark == 0x2019 || mark == 0x2010 || mark == 0x2011 || mark == 0x2E
    }

    /// Tells a run of digits from a word with the same key.
    private static let digitKey: UInt64 = 0xD161

    private static func edge(_ node: Int32, _ key: UInt64) -> UInt64 {
        (key ^ (UInt64(UInt32(bitPattern: node)) &* 0x9E37_79B9_7F4A_7C15)) &* 0xBF58_476D_1CE4_E5B9
    }

    private mutating func add(_ form: String, _ entry: Entry, _ outputs: inout [[Entry]], _ nextBits: inout [UInt64]) {
        var node: Int32 = 0
        for token in Tokenizer.tokens(of: Array(form.utf8)) where token.kind != .mark {
            let key = token.kind == .word ? token.key : token.key ^ Self.digitKey
            let made = Int32(outputs.count)
            var next: Int32 = 0
            let take: (inout KeyTable.Slot) -> Void = { slot in
                if slot.node == 0 { slot.node = made }
                next = slot.node
            }
            if node == 0 { first.update(key, take) } else { edges.update(Self.edge(node, key), take) }
            if next == made {
                outputs.append([])
                nextBits.append(0)
            }
            nextBits[Int(node)] |= Self.bit(key)
            node = next
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
        guard name == "furniture" else { return categories[name] }
        switch value {
        case "section": return .furnitureSection
        case "about": return .furnitureAbout
        default: return .furnitureLine
        }
    }

    private static let categories = Dictionary(
        uniqueKeysWithValues: Category.allCases.map { (String(describing: $0), $0) })

    private static func rows(_ table: CSVTable) -> [Row] {
        table.rows.map { Row(category: $0[0], value: $0[1], forms: $0[2].split(separator: ";").map(String.init)) }
    }
}

internal import AtlasTables

/// Cities, ports, terminals and crossings by name in five languages, UN/LOCODE or identifier.
///
/// Reads nothing until it is asked: a name is found by binary search in a sorted table.
public struct Gazetteer: Sendable {
    /// A place of the gazetteer.
    public struct Entry: Sendable, Hashable {
        /// Position in the table, by which the network knows the place.
        public let number: Int
        public let id: String
        /// `city`, `port`, `terminal`, `dry_port` or `crossing`.
        public let kind: String
        public let name: String
        /// ISO 3166 alpha-2.
        public let country: String
        public let latitude: Double
        public let longitude: Double
        /// Inhabitants; 0 when unknown.
        public let population: Int
        /// Five letters; empty when there is none.
        public let locode: String
        /// Names by language: `fr`, `zh`, `ru`, `vi`; empty when unknown.
        public let names: [String: String]

        /// The name in a language, or the English one.
        public func name(in language: String) -> String {
            if let name = names[language], !name.isEmpty { return name }
            return name
        }
    }

    private let places: LineTable
    private let keys: LineTable
    private let letters: [Unicode.Scalar: String]

    /// The gazetteer that comes with the program.
    public static let embedded = Gazetteer()

    private init() {
        unsafe places = LineTable(sogdian_atlas_cities_bytes(), sogdian_atlas_cities_count())
        unsafe keys = LineTable(sogdian_atlas_city_keys_bytes(), sogdian_atlas_city_keys_count())
        let table = unsafe LineTable(sogdian_atlas_city_letters_bytes(), sogdian_atlas_city_letters_count())
        var letters: [Unicode.Scalar: String] = [:]
        for line in 0..<table.count {
            let cells = table.cells(of: line)
            if let scalar = cells.first?.unicodeScalars.first, cells.count == 2 { letters[scalar] = cells[1] }
        }
        self.letters = letters
    }

    public var count: Int { places.count }

    /// The place at a position of the table; nil when there is none.
    public func entry(_ number: Int) -> Entry? {
        guard number >= 0, number < places.count else { return nil }
        let cells = places.cells(of: number)
        guard cells.count == 12 else { return nil }
        return Entry(
            number: number, id: cells[0], kind: cells[1], name: cells[2], country: cells[3],
            latitude: (Double(cells[4]) ?? 0) / 1000, longitude: (Double(cells[5]) ?? 0) / 1000,
            population: Int(cells[6]) ?? 0, locode: cells[7],
            names: ["fr": cells[8], "zh": cells[9], "ru": cells[10], "vi": cells[11]])
    }

    /// Places that a word names, largest first; empty when none does.
    public func places(named word: String) -> [Entry] {
        let key = folded(word)
        guard !key.isEmpty, let line = keys.line(startingWith: key) else { return [] }
        return keys.cells(of: line).last?.split(separator: " ").compactMap { Int($0).flatMap(entry) } ?? []
    }

    /// Rows of the table of names that begin with folded letters.
    func keyLines(beginningWith key: String) -> Range<Int> { keys.lines(beginningWith: key) }

    func keyCells(of line: Int) -> [String] { keys.cells(of: line) }

    /// Names like a word that nothing is called by, nearest first.
    public func suggestions(for word: String, limit: Int = 3) -> [String] {
        let key = Array(folded(word).unicodeScalars)
        guard key.count >= 3 else { return [] }
        var best: [(distance: Int, population: Int, name: String)] = []
        let allowed = max(1, key.count / 3)
        for line in 0..<keys.count {
            let cells = keys.cells(of: line)
            guard let form = cells.first.map({ Array($0.unicodeScalars) }), abs(form.count - key.count) <= allowed,
                let number = cells.last?.split(separator: " ").first.flatMap({ Int($0) })
            else { continue }
            let distance = Self.distance(form, key, atMost: allowed)
            guard distance <= allowed, let entry = entry(number), !best.contains(where: { $0.name == entry.name })
            else {
                continue
            }
            best.append((distance, entry.population, entry.name))
        }
        return best.sorted { ($0.distance, -$0.population, $0.name) < ($1.distance, -$1.population, $1.name) }
            .prefix(limit).map(\.name)
    }

    /// Lower case, without accents, letters and digits only, as the keys were made.
    package func folded(_ word: String) -> String {
        var result = ""
        for scalar in word.unicodeScalars {
            if let plain = letters[scalar] {
                result += plain
                continue
            }
            for lower in scalar.properties.lowercaseMapping.unicodeScalars {
                if let plain = letters[lower] {
                    result += plain
                } else if lower.properties.isAlphabetic || lower.properties.numericType != nil {
                    result.unicodeScalars.append(lower)
                }
            }
        }
        return result
    }

    /// Letters to insert, drop, change or swap with a neighbour to make one word the other.
    ///
    /// Optimal string alignment. Worked number: "duisbrug" and "duisburg" are 1 apart.
    package static func distance(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar], atMost limit: Int) -> Int {
        var before: [Int] = []
        var previous = Array(0...other.count)
        for (i, letter) in one.enumerated() {
            var row = [i + 1]
            row.reserveCapacity(other.count + 1)
            for (j, second) in other.enumerated() {
                var value = min(row[j] + 1, previous[j + 1] + 1, previous[j] + (letter == second ? 0 : 1))
                if i > 0, j > 0, letter == other[j - 1], one[i - 1] == second { value = min(value, before[j - 1] + 1) }
                row.append(value)
            }
            if (row.min() ?? 0) > limit { return limit + 1 }
            before = previous
            previous = row
        }
        return previous[other.count]
    }
}

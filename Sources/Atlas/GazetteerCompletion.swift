public import Evidence

extension Gazetteer {
    /// A place with the names by which a beginning found it.
    public struct Completion: Sendable {
        public let entry: Entry
        /// The place's names, by language, that begin so; empty when another spelling does.
        public let matched: [String: String]
    }

    /// Places of which a name in any language, or the UN/LOCODE, begins with some letters; exact names first, then the
    /// largest.
    ///
    /// - Complexity: O(log names + names that begin so).
    public func completions(of beginning: String, limit: Int) -> [Completion] {
        let key = folded(beginning)
        guard !key.isEmpty, limit > 0 else { return [] }
        var ranks: [Int: Bool] = [:]
        for line in keyLines(beginningWith: key) {
            let cells = keyCells(of: line)
            let isExact = cells.first == key
            for number in (cells.last ?? "").split(separator: " ").compactMap({ Int($0) }) {
                ranks[number] = ranks[number] ?? false || isExact
            }
        }
        let found = ranks.compactMap { number, isExact in entry(number).map { ($0, isExact) } }
        return found.sorted {
            ($0.1 ? 0 : 1, -$0.0.population, $0.0.number) < ($1.1 ? 0 : 1, -$1.0.population, $1.0.number)
        }.prefix(limit).map { entry, _ in
            var names = entry.names
            names["en"] = entry.name
            return Completion(entry: entry, matched: names.filter { folded($0.value).hasPrefix(key) })
        }
    }
}

extension Gazetteer.Completion {
    /// Writes the place as an object; `matched` is the name by which it was found.
    public func write(language: String, to json: inout JSONWriter) {
        let name = entry.name(in: language)
        let found = matched[language] ?? matched["en"] ?? matched.sorted { $0.key < $1.key }.first?.value
        json.object { json in
            json.member("id", entry.id)
            json.member("name", name)
            json.member("kind", entry.kind)
            json.member("country", entry.country)
            json.member("locode", entry.locode.isEmpty ? nil : entry.locode)
            json.member("latitude", entry.latitude)
            json.member("longitude", entry.longitude)
            json.member("population", entry.population == 0 ? nil : Double(entry.population))
            json.member("matched", found ?? name)
        }
    }
}

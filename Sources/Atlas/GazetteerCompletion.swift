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

/// Beginnings of the content words of a name, each once: what two wordings of one name have in common.
struct Stems: Sendable {
    /// Keys in ascending order.
    private(set) var keys: [UInt64] = []

    var count: Int { keys.count }
    var isEmpty: Bool { keys.isEmpty }

    init() {}

    /// Stems of a name given as text.
    init(_ text: String) {
        for word in text.split(whereSeparator: { !$0.isLetter })
        where word.count > 2 && !Self.small.contains(word.lowercased()) {
            insert(Folding.key(word.prefix(5)))
        }
    }

    /// Adds a stem unless it is there.
    mutating func insert(_ key: UInt64) {
        let place = place(of: key)
        if place == keys.count || keys[place] != key { keys.insert(key, at: place) }
    }

    func contains(_ key: UInt64) -> Bool {
        let place = place(of: key)
        return place < keys.count && keys[place] == key
    }

    private func place(of key: UInt64) -> Int {
        var low = 0
        var high = keys.count
        while low < high {
            let middle = (low + high) / 2
            if keys[middle] < key { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// How many stems two names have in common.
    ///
    /// - Complexity: O(both).
    func common(_ other: Stems) -> Int {
        var (left, right, count) = (0, 0, 0)
        while left < keys.count, right < other.keys.count {
            if keys[left] == other.keys[right] {
                count += 1
                left += 1
                right += 1
            } else if keys[left] < other.keys[right] {
                left += 1
            } else {
                right += 1
            }
        }
        return count
    }

    func union(_ other: Stems) -> Stems {
        var both = self
        for key in other.keys { both.insert(key) }
        return both
    }

    func subtracting(_ other: Stems) -> Stems {
        var left = Stems()
        left.keys = keys.filter { !other.contains($0) }
        return left
    }

    private static let small: Set<String> = [
        "the", "for", "and", "des", "les", "sur", "pour", "entre", "dans", "aux", "une",
    ]
}

/// Marks by the token they start or end at.
struct MarkIndex: Sendable {
    private var starting: [Int: [Lexicon.Mark]] = [:]
    private var finishing: [Int: [Lexicon.Mark]] = [:]

    init(_ marks: [Lexicon.Mark]) {
        for mark in marks {
            starting[mark.start, default: []].append(mark)
            finishing[mark.end, default: []].append(mark)
        }
    }

    /// The longest mark of a category that starts at a token.
    func longest(_ category: Lexicon.Category, at index: Int) -> Lexicon.Mark? {
        starting[index]?.filter { $0.entry.category == category }.max { $0.end < $1.end }
    }

    /// The longest mark of a category that ends right before a token.
    func ending(_ category: Lexicon.Category, at index: Int) -> Lexicon.Mark? {
        finishing[index]?.filter { $0.entry.category == category }.min { $0.start < $1.start }
    }

    func has(_ category: Lexicon.Category, at index: Int) -> Bool {
        starting[index]?.contains { $0.entry.category == category } ?? false
    }

    /// All marks that start at a token.
    func marks(at index: Int) -> [Lexicon.Mark] { starting[index] ?? [] }
}

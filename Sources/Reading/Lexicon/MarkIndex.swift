/// Marks by the token they start or end at.
struct MarkIndex: Sendable {
    private let marks: [Lexicon.Mark]
    /// For each token the first mark that starts there or later.
    private var firstAt: [Int32]
    /// The longest phrase in tokens.
    private var reach = 1

    /// Indexes marks sorted by their first token.
    init(_ marks: [Lexicon.Mark], tokens: Int) {
        self.marks = marks
        firstAt = [Int32](repeating: 0, count: tokens + 1)
        var next = 0
        for token in 0...tokens {
            while next < marks.count, marks[next].start < token {
                reach = max(reach, marks[next].end - marks[next].start)
                next += 1
            }
            firstAt[token] = Int32(truncatingIfNeeded: next)
        }
    }

    /// Positions of the marks that start within a stretch of tokens.
    func range(_ tokens: Range<Int>) -> Range<Int> {
        let low = max(0, min(tokens.lowerBound, firstAt.count - 1))
        let high = max(low, min(tokens.upperBound, firstAt.count - 1))
        return Int(firstAt[low])..<Int(firstAt[high])
    }

    /// All marks that start at a token.
    func marks(at index: Int) -> ArraySlice<Lexicon.Mark> {
        index >= 0 && index + 1 < firstAt.count ? marks[Int(firstAt[index])..<Int(firstAt[index + 1])] : []
    }

    /// The longest mark of a category that starts at a token.
    func longest(_ category: Lexicon.Category, at index: Int) -> Lexicon.Mark? {
        var best: Lexicon.Mark?
        for mark in marks(at: index) where mark.entry.category == category && mark.end > (best?.end ?? 0) {
            best = mark
        }
        return best
    }

    /// The longest mark of a category that ends right before a token.
    func ending(_ category: Lexicon.Category, at index: Int) -> Lexicon.Mark? {
        var start = max(0, index - reach)
        while start < index {
            for mark in marks(at: start) where mark.end == index && mark.entry.category == category { return mark }
            start += 1
        }
        return nil
    }

    func has(_ category: Lexicon.Category, at index: Int) -> Bool {
        marks(at: index).contains { $0.entry.category == category }
    }
}

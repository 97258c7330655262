/// Marks by the token they start or end at.
struct MarkIndex: Sendable {
    private let marks: [Lexicon.Mark]
    /// For each token the categories of the marks that start there, as bits.
    private let categories: [UInt64]
    private let firstAt: [Int32]
    private let reach: Int

    /// Indexes what the lexicon found.
    init(_ findings: Lexicon.Findings) {
        marks = findings.marks
        categories = findings.categories
        firstAt = findings.firstAt
        reach = findings.reach
    }

    /// Positions of the marks that start within a stretch of tokens.
    func range(_ tokens: Range<Int>) -> Range<Int> {
        let low = max(0, min(tokens.lowerBound, firstAt.count - 1))
        let high = max(low, min(tokens.upperBound, firstAt.count - 1))
        return Int(firstAt[low])..<Int(firstAt[high])
    }

    /// All marks that start at a token.
    func marks(at index: Int) -> ArraySlice<Lexicon.Mark> {
        categories.indices.contains(index) && categories[index] != 0
            ? marks[Int(firstAt[index])..<Int(firstAt[index + 1])] : []
    }

    /// The longest mark of a category that starts at a token.
    func longest(_ category: Lexicon.Category, at index: Int) -> Lexicon.Mark? {
        guard has(category, at: index) else { return nil }
        var best: Lexicon.Mark?
        for position in Int(firstAt[index])..<Int(firstAt[index + 1])
        where marks[position].entry.category == category && marks[position].end > (best?.end ?? 0) {
            best = marks[position]
        }
        return best
    }

    /// The first mark of a category that starts at a token.
    func first(_ category: Lexicon.Category, at index: Int) -> Lexicon.Mark? {
        guard has(category, at: index) else { return nil }
        for position in Int(firstAt[index])..<Int(firstAt[index + 1]) where marks[position].entry.category == category {
            return marks[position]
        }
        return nil
    }

    /// The longest mark of a category that ends right before a token.
    func ending(_ category: Lexicon.Category, at index: Int) -> Lexicon.Mark? {
        var start = max(0, index - reach)
        while start < index {
            if has(category, at: start) {
                for position in Int(firstAt[start])..<Int(firstAt[start + 1])
                where marks[position].end == index && marks[position].entry.category == category {
                    return marks[position]
                }
            }
            start += 1
        }
        return nil
    }

    /// Whether a mark of a category starts at a token.
    @inline(__always)
    func has(_ category: Lexicon.Category, at index: Int) -> Bool {
        has(category.bit, at: index)
    }

    /// Whether a mark of one of several categories starts at a token.
    @inline(__always)
    func has(_ bits: UInt64, at index: Int) -> Bool {
        categories.indices.contains(index) && categories[index] & bits != 0
    }
}

/// Finds the word that makes a figure one of a product, a sector or a part rather than of the whole.
struct Narrowing {
    let discourse: Discourse

    /// The word, as written, between the figure before and this one or right after it; nil when none narrows it.
    func word(of index: Int) -> String? {
        let quantity = discourse.quantities[index]
        let sentence = discourse.sentence(of: quantity)
        let isFirst = index == discourse.neighbours(of: quantity).lowerBound
        let lower = isFirst ? sentence.lowerBound : discourse.quantities[index - 1].tokens.upperBound
        let upper = min(sentence.upperBound, quantity.tokens.upperBound + 6)
        let marks = discourse.marks(in: lower..<max(lower, upper))
        // "Hô Chi Minh-Ville" is a name, not a town without one.
        let names = marks.filter { $0.entry.category != .narrow && $0.end - $0.start > 1 }
        guard
            let mark = marks.first(where: { mark in
                mark.entry.category == .narrow && !names.contains { $0.start <= mark.start && mark.end <= $0.end }
            })
        else { return nil }
        let tokens = discourse.words.tokens
        return discourse.source.string(tokens[mark.start].start..<tokens[mark.end - 1].end)
    }
}

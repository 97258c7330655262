/// Lists that answer each other: "exports of 14 billion and imports of 11 billion, up 21 and 50 percent, respectively".
extension Discourse {
    /// Figures in a row of one kind and unit that a word like "respectively" ends or begins; nil when there is none round
    /// a figure.
    func respective(_ index: Int) -> Range<Int>? {
        let quantity = quantities[index]
        let around = neighbours(of: quantity)
        var (first, last) = (index, index)
        while first > around.lowerBound, isListed(first - 1, first) { first -= 1 }
        while last + 1 < around.upperBound, isListed(last, last + 1) { last += 1 }
        guard last > first,
            let word = sentence(of: quantity).first(where: { words.is($0, in: .respectively) })
        else { return nil }
        let from = quantities[first].tokens.lowerBound
        let to = quantities[last].tokens.upperBound
        guard word >= from - 4, word <= to + 2 else { return nil }
        return first..<last + 1
    }

    /// The amount that a rate of such a list is of: the one at its place among as many amounts before.
    func amount(ofRespective index: Int) -> Int? {
        let quantity = quantities[index]
        guard quantity.kind == .percent || quantity.kind == .times, let list = respective(index) else { return nil }
        let amounts = (neighbours(of: quantity).lowerBound..<list.lowerBound).filter {
            switch quantities[$0].kind {
            case .money, .physical, .count: conversionPartner($0) == nil
            default: false
            }
        }
        guard amounts.count == list.count else { return nil }
        return amounts[index - list.lowerBound]
    }

    /// Whether only a comma or a conjunction parts two figures of one kind.
    private func isListed(_ left: Int, _ right: Int) -> Bool {
        let end = quantities[left].tokens.upperBound
        let gap = end..<max(end, quantities[right].tokens.lowerBound)
        return gap.count <= 3 && quantities[left].kind == quantities[right].kind
            && quantities[left].unit == quantities[right].unit
            && gap.contains { words.is($0, in: .and) || words.isMark($0, ",") }
    }
}

/// The best chains of one mode from one place to others: what they cost, take and pass.
struct ChainRow: Sendable {
    /// In cents; ``SearchTree/unreachable`` where none leads.
    private(set) var costs: [UInt32]
    private(set) var figures: [ChainFigures]
    private(set) var gateFirst: [Int32]
    private(set) var gates: [Int32]

    /// Reads the chains off a tree; with an older row only those that may differ are followed again.
    init(_ tree: SearchTree, _ graph: ChainGraph, to ends: [[Int]], old: ChainRow? = nil, isCut: [Bool] = []) {
        var costs = [UInt32](repeating: SearchTree.unreachable, count: ends.count)
        var figures = old?.figures ?? [ChainFigures](repeating: ChainFigures(), count: ends.count)
        var (first, gates): ([Int32], [Int32]) = ([0], [])
        first.reserveCapacity(ends.count + 1)
        gates.reserveCapacity(old?.gates.count ?? ends.count * 4)
        for (place, nodes) in ends.enumerated() {
            var best = -1
            for node in nodes where tree.costs[node] < costs[place] {
                costs[place] = tree.costs[node]
                best = node
            }
            if let old, costs[place] == old.costs[place], best < 0 || isCut.isEmpty || !isCut[best] {
                gates += old.gates(of: place)
            } else if best >= 0 {
                var sum = ChainFigures()
                let begin = gates.count
                var node = best
                while case let arc = Int(tree.parents[node]), arc >= 0 {
                    sum += graph.figures[arc]
                    for gate in graph.gates(of: arc >> 1) where !gates[begin...].contains(gate) { gates.append(gate) }
                    node = graph.skeleton.tail(of: arc)
                }
                figures[place] = sum
            } else {
                figures[place] = ChainFigures()
            }
            first.append(Int32(gates.count))
        }
        (self.costs, self.figures, gateFirst, self.gates) = (costs, figures, first, gates)
    }

    func gates(of place: Int) -> ArraySlice<Int32> { gates[Int(gateFirst[place])..<Int(gateFirst[place + 1])] }
}

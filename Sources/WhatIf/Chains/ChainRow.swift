/// The best chains of one mode from one place to others: what they cost, take and pass.
struct ChainRow: Sendable {
    /// In cents; ``SearchTree/unreachable`` where none leads.
    private(set) var costs: [UInt32]
    private(set) var figures: [ChainFigures]
    private(set) var gateFirst: [Int32]
    private(set) var gates: [Int32]

    /// Reads the chains off a tree; with an older row only those that may differ are followed again.
    ///
    /// Chains share their beginnings: each node of the tree is added up once, its gates as a list that goes on with its
    /// parent's.
    init(_ tree: SearchTree, _ graph: ChainGraph, to ends: ArraySlice<[Int]>, old: ChainRow? = nil, isCut: [Bool] = [])
    {
        var costs = [UInt32](repeating: SearchTree.unreachable, count: ends.count)
        var figures = old?.figures ?? [ChainFigures](repeating: ChainFigures(), count: ends.count)
        var (first, gates): ([Int32], [Int32]) = ([0], [])
        first.reserveCapacity(ends.count + 1)
        gates.reserveCapacity(old?.gates.count ?? ends.count * 4)
        var walk = Walk(nodeCount: graph.skeleton.nodeCount)
        // Places whose chain stays, one after another, have their gates copied at once.
        var kept = 0
        func keep(_ places: Range<Int>) {
            guard let old, !places.isEmpty else { return }
            let (begin, end) = (Int(old.gateFirst[places.lowerBound]), Int(old.gateFirst[places.upperBound]))
            let moved = Int32(gates.count - begin)
            gates += old.gates[begin..<end]
            for place in places { first.append(old.gateFirst[place + 1] + moved) }
        }
        for (place, nodes) in ends.enumerated() {
            var best = -1
            for node in nodes where tree.costs[node] < costs[place] {
                costs[place] = tree.costs[node]
                best = node
            }
            if let old, costs[place] == old.costs[place], best < 0 || isCut.isEmpty || !isCut[best] { continue }
            keep(kept..<place)
            kept = place + 1
            if best >= 0 {
                let slot = walk.slot(of: best, tree, graph)
                figures[place] = walk.sums[slot]
                var cell = Int(walk.lists[slot])
                while cell >= 0 {
                    gates.append(walk.cells[cell].gate)
                    cell = Int(walk.cells[cell].next)
                }
            } else {
                figures[place] = ChainFigures()
            }
            first.append(Int32(gates.count))
        }
        keep(kept..<ends.count)
        (self.costs, self.figures, gateFirst, self.gates) = (costs, figures, first, gates)
    }

    /// An arc that got cheaper, with the best chains from its head on at the new weights.
    struct Shortcut: Sendable {
        let tail: Int
        let weight: UInt32
        let arc: Int
        let onward: ChainRow
    }

    /// The chains when some arcs got cheaper and none dearer: each is the old one, or the old way to the tail of the first
    /// such arc, the arc, and the best way on from its head.
    ///
    /// - Returns: nil when no chain gets cheaper.
    static func improved(
        _ old: ChainRow, by shortcuts: [Shortcut], _ tree: SearchTree, _ graph: ChainGraph
    ) -> ChainRow? {
        guard !shortcuts.isEmpty else { return nil }
        var costs = old.costs
        var by = [Int8](repeating: -1, count: costs.count)
        var isImproved = false
        for (number, shortcut) in shortcuts.enumerated() {
            let (start, overflow) = tree.costs[shortcut.tail].addingReportingOverflow(shortcut.weight)
            // What does not even reach the arc's head sooner reaches nothing sooner.
            guard !overflow, start < tree.costs[graph.skeleton.head(of: shortcut.arc)] else { continue }
            for place in costs.indices {
                let (sum, overflow) = start.addingReportingOverflow(shortcut.onward.costs[place])
                if !overflow, sum < costs[place] {
                    costs[place] = sum
                    by[place] = Int8(number)
                    isImproved = true
                }
            }
        }
        guard isImproved else { return nil }
        var walk = Walk(nodeCount: graph.skeleton.nodeCount)
        var figures = old.figures
        var (first, gates): ([Int32], [Int32]) = ([0], [])
        first.reserveCapacity(costs.count + 1)
        gates.reserveCapacity(old.gates.count)
        for place in costs.indices {
            if by[place] < 0 {
                gates += old.gates(of: place)
            } else {
                let shortcut = shortcuts[Int(by[place])]
                let slot = walk.slot(of: shortcut.tail, tree, graph)
                figures[place] = shortcut.onward.figures[place] + graph.figures[shortcut.arc] + walk.sums[slot]
                let begin = gates.count
                gates += shortcut.onward.gates(of: place)
                for gate in graph.gates(of: shortcut.arc >> 1) where !gates[begin...].contains(gate) {
                    gates.append(gate)
                }
                var cell = Int(walk.lists[slot])
                while cell >= 0 {
                    let gate = walk.cells[cell].gate
                    if !gates[begin...].contains(gate) { gates.append(gate) }
                    cell = Int(walk.cells[cell].next)
                }
            }
            first.append(Int32(gates.count))
        }
        return ChainRow(costs: costs, figures: figures, gateFirst: first, gates: gates)
    }

    private init(costs: [UInt32], figures: [ChainFigures], gateFirst: [Int32], gates: [Int32]) {
        (self.costs, self.figures, self.gateFirst, self.gates) = (costs, figures, gateFirst, gates)
    }

    /// Sums from the start to the nodes met so far.
    private struct Walk {
        private var slots: [Int32]
        private(set) var sums: [ChainFigures] = []
        /// First cell of each slot's gates, the last passed first; -1 for none.
        private(set) var lists: [Int32] = []
        private(set) var cells: [(gate: Int32, next: Int32)] = []
        private var path: [Int] = []

        init(nodeCount: Int) {
            slots = [Int32](repeating: -1, count: nodeCount)
        }

        mutating func slot(of end: Int, _ tree: SearchTree, _ graph: ChainGraph) -> Int {
            path.removeAll(keepingCapacity: true)
            var node = end
            while slots[node] < 0 {
                path.append(node)
                let arc = Int(tree.parents[node])
                if arc < 0 { break }
                node = graph.skeleton.tail(of: arc)
            }
            var sum = ChainFigures()
            var list: Int32 = -1
            if slots[node] >= 0 { (sum, list) = (sums[Int(slots[node])], lists[Int(slots[node])]) }
            for node in path.reversed() {
                let arc = Int(tree.parents[node])
                if arc >= 0 {
                    sum += graph.figures[arc]
                    for gate in graph.gates(of: arc >> 1) where !holds(gate, list) {
                        cells.append((gate, list))
                        list = Int32(cells.count - 1)
                    }
                }
                slots[node] = Int32(sums.count)
                sums.append(sum)
                lists.append(list)
            }
            return Int(slots[end])
        }

        private func holds(_ gate: Int32, _ list: Int32) -> Bool {
            var cell = Int(list)
            while cell >= 0 {
                if cells[cell].gate == gate { return true }
                cell = Int(cells[cell].next)
            }
            return false
        }
    }

    func gates(of place: Int) -> ArraySlice<Int32> { gates[Int(gateFirst[place])..<Int(gateFirst[place + 1])] }
}

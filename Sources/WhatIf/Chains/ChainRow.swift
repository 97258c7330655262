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
        var lists = GateLists(places: ends.count, gates: old?.gates.count ?? ends.count * 4)
        var walk = Walk(nodeCount: graph.skeleton.nodeCount)
        for (place, nodes) in ends.enumerated() {
            var best = -1
            for node in nodes where tree.costs[node] < costs[place] {
                costs[place] = tree.costs[node]
                best = node
            }
            if let old, costs[place] == old.costs[place], best < 0 || isCut.isEmpty || !isCut[best] { continue }
            if let old { lists.keep(before: place, of: old) }
            if best >= 0 {
                let slot = walk.slot(of: best, tree, graph)
                figures[place] = walk.sums[slot]
                walk.read(slot) { lists.gates.append($0) }
            } else {
                figures[place] = ChainFigures()
            }
            lists.end()
        }
        if let old { lists.keep(before: ends.count, of: old) }
        (self.costs, self.figures, gateFirst, gates) = (costs, figures, lists.first, lists.gates)
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
            let onward = shortcut.onward.costs
            for place in costs.indices {
                let (sum, overflow) = start.addingReportingOverflow(onward[place])
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
        var lists = GateLists(places: costs.count, gates: old.gates.count)
        for place in costs.indices where by[place] >= 0 {
            lists.keep(before: place, of: old)
            let shortcut = shortcuts[Int(by[place])]
            let slot = walk.slot(of: shortcut.tail, tree, graph)
            figures[place] = shortcut.onward.figures[place] + graph.figures[shortcut.arc] + walk.sums[slot]
            let begin = lists.gates.count
            lists.gates += shortcut.onward.gates(of: place)
            for gate in graph.gates(of: shortcut.arc >> 1) where !lists.gates[begin...].contains(gate) {
                lists.gates.append(gate)
            }
            walk.read(slot) { gate in
                if !lists.gates[begin...].contains(gate) { lists.gates.append(gate) }
            }
            lists.end()
        }
        lists.keep(before: costs.count, of: old)
        return ChainRow(costs: costs, figures: figures, gateFirst: lists.first, gates: lists.gates)
    }

    private init(costs: [UInt32], figures: [ChainFigures], gateFirst: [Int32], gates: [Int32]) {
        (self.costs, self.figures, self.gateFirst, self.gates) = (costs, figures, gateFirst, gates)
    }

    /// The gates of a row's places while they are gathered, place by place.
    private struct GateLists {
        private(set) var first: [Int32] = [0]
        var gates: [Int32] = []

        init(places: Int, gates: Int) {
            first.reserveCapacity(places + 1)
            self.gates.reserveCapacity(gates)
        }

        /// What was added since belongs to the next place.
        mutating func end() { first.append(Int32(gates.count)) }

        /// The places up to one that differs have the gates they had, copied at once.
        mutating func keep(before place: Int, of row: ChainRow) {
            let start = first.count - 1
            guard start < place else { return }
            let (begin, end) = (Int(row.gateFirst[start]), Int(row.gateFirst[place]))
            let moved = Int32(gates.count - begin)
            gates += row.gates[begin..<end]
            for place in start..<place { first.append(row.gateFirst[place + 1] + moved) }
        }
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

        /// Tells the gates on the way to a slot, the last passed first.
        func read(_ slot: Int, _ take: (Int32) -> Void) {
            var cell = Int(lists[slot])
            while cell >= 0 {
                take(cells[cell].gate)
                cell = Int(cells[cell].next)
            }
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

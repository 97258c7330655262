extension WeightedHierarchy: ShortestPathEngine {
    /// The cheapest path from any of the starts to any of the ends; nil when none leads there.
    ///
    /// - Complexity: O(arcs above the terminals); .1 ms on a continental network, most of it for unpacking.
    public func path(from starts: [Terminal], to ends: [Terminal]) -> Path? {
        let forth = Climb(self, starts, isUp: true)
        let back = Climb(self, ends, isUp: false)
        var best: (cost: UInt32, place: Int32)?
        for (place, cost) in forth.cost {
            guard let other = back.cost[place] else { continue }
            let sum = Self.sum(cost, other)
            guard sum < Cost.unreachable else { continue }
            if (sum, place) < (best?.cost ?? Cost.unreachable, best?.place ?? .max) { best = (sum, place) }
        }
        guard let best else { return nil }
        var entries: [Int] = []
        let first = forth.follow(best.place, hierarchy) { entries.append(2 * $0) }
        entries.reverse()
        let last = back.follow(best.place, hierarchy) { entries.append(2 * $0 + 1) }
        var arcs: [Int] = []
        for entry in entries { self.arcs(of: entry, into: &arcs) }
        guard let start = Climb.cheapest(starts, at: hierarchy.node[Int(first)]),
            let end = Climb.cheapest(ends, at: hierarchy.node[Int(last)])
        else { return nil }
        return Path(start: start, end: end, arcs: arcs, cost: best.cost)
    }

    /// Cost of the cheapest path to every node; ``Cost/unreachable`` where none leads.
    ///
    /// - Complexity: O(arcs of the hierarchy).
    public func costs(from starts: [Terminal]) -> [UInt32] {
        var cost = [UInt32](repeating: Cost.unreachable, count: hierarchy.nodeCount)
        for (place, value) in Climb(self, starts, isUp: true).cost { cost[Int(place)] = value }
        for place in 0..<hierarchy.nodeCount {
            var best = cost[place]
            for arc in Int(hierarchy.first[place])..<Int(hierarchy.first[place + 1]) {
                best = min(best, Self.sum(cost[Int(hierarchy.head[arc])], self.cost[2 * arc + 1]))
            }
            cost[place] = best
        }
        return hierarchy.place.map { cost[Int($0)] }
    }

    /// What everything above some terminals costs: from them, or to them.
    private struct Climb {
        var cost: [Int32: UInt32] = [:]
        /// Arc of the hierarchy by which each place was reached.
        private var by: [Int32: Int32] = [:]

        init(_ weighted: WeightedHierarchy, _ terminals: [Terminal], isUp: Bool) {
            let hierarchy = weighted.hierarchy
            var above: Set<Int32> = []
            for terminal in terminals
            where terminal.node >= 0 && terminal.node < hierarchy.nodeCount && terminal.cost < Cost.unreachable {
                var place = hierarchy.place[terminal.node]
                cost[place] = min(cost[place] ?? Cost.unreachable, terminal.cost)
                while place >= 0, above.insert(place).inserted { place = hierarchy.parent(Int(place)) }
            }
            for place in above.sorted(by: >) {
                guard let here = cost[place] else { continue }
                for arc in Int(hierarchy.first[Int(place)])..<Int(hierarchy.first[Int(place) + 1]) {
                    let sum = WeightedHierarchy.sum(here, weighted.cost[2 * arc + (isUp ? 0 : 1)])
                    let head = hierarchy.head[arc]
                    if sum < cost[head] ?? Cost.unreachable {
                        cost[head] = sum
                        by[head] = Int32(truncatingIfNeeded: arc)
                    }
                }
            }
        }

        /// Goes back from a place to a terminal's, telling each arc; gives the terminal's place.
        func follow(_ place: Int32, _ hierarchy: Hierarchy, _ tell: (Int) -> Void) -> Int32 {
            var place = place
            while let arc = by[place] {
                tell(Int(arc))
                place = hierarchy.owner[Int(arc)]
            }
            return place
        }

        static func cheapest(_ terminals: [Terminal], at node: Int32) -> Int? {
            terminals.indices.filter { terminals[$0].node == Int(node) }.min { terminals[$0].cost < terminals[$1].cost }
        }
    }
}

/// Dijkstra's algorithm with a four-way heap on compressed rows.
///
/// Prepared once for a set of weights and asked often; every query is exact. A value of this type can be used from
/// several threads at a time.
///
/// - Source: E. W. Dijkstra, "A note on two problems in connexion with graphs", Numerische Mathematik 1 (1959).
public struct Dijkstra: ShortestPathEngine {
    public let graph: Graph
    /// Weight of the arc at each position; ``Cost/unreachable`` closes it.
    private let weight: [UInt32]

    /// Prepares a graph with a weight for each arc number; arcs beyond the array are closed.
    ///
    /// - Complexity: O(arcs).
    public init(_ graph: Graph, weights: [UInt32]) {
        self.graph = graph
        weight = graph.arc.map { Int($0) < weights.count ? weights[Int($0)] : Cost.unreachable }
    }

    /// Takes a weight for each position of the graph's rows; when they are not as many as its arcs, all are closed.
    package init(_ graph: Graph, weightsByPosition weights: [UInt32]) {
        self.graph = graph
        let count = graph.arcCount
        weight = weights.count == count ? weights : [UInt32](repeating: Cost.unreachable, count: count)
    }

    /// The same search with some arcs closed: each by its number and the node that it leaves.
    ///
    /// - Complexity: O(arcs) for copying the weights, a fraction of preparing anew.
    package func closing(_ arcs: some Sequence<(number: Int, tail: Int)>) -> Dijkstra {
        var weights = weight
        for arc in arcs where arc.tail >= 0 && arc.tail < graph.nodeCount {
            for position in Int(graph.first[arc.tail])..<Int(graph.first[arc.tail + 1])
            where Int(graph.arc[position]) == arc.number {
                weights[position] = Cost.unreachable
            }
        }
        return Dijkstra(graph, weightsByPosition: weights)
    }

    public func path(from starts: [Terminal], to ends: [Terminal]) -> Path? {
        path(from: starts, to: ends, guide: [])
    }

    /// The path that ``path(from:to:)`` finds, of several that cost the same too, by way of few nodes.
    ///
    /// `left` tells for every node exactly what is left to pay to an end, terminals included.
    ///
    /// - Complexity: O(nodes) to make room, and a step for each node that lies on a cheapest path.
    package func path(from starts: [Terminal], to ends: [Terminal], left: [UInt32]) -> Path? {
        guard left.count == graph.nodeCount else { return path(from: starts, to: ends) }
        var least = Cost.unreachable
        for start in starts where start.node >= 0 && start.node < graph.nodeCount {
            let (sum, overflow) = start.cost.addingReportingOverflow(left[start.node])
            if !overflow { least = min(least, sum) }
        }
        guard least < Cost.unreachable else { return nil }
        return path(from: starts, to: ends, guide: left, atMost: least)
    }

    /// The cheapest path, searched towards the ends.
    ///
    /// - Parameters:
    ///   - starts: where the path may start.
    ///   - ends: where it may end.
    ///   - guide: for every node at most what is left to pay to an end, terminals included, as a search back from the
    ///     ends gives it; ``Cost/unreachable`` for a node that leads to none. Such costs may come from lower weights.
    /// - Returns: the path; nil when none leads there.
    /// - Source: P. E. Hart, N. J. Nilsson and B. Raphael, "A formal basis for the heuristic determination of minimum
    ///   cost paths", IEEE Transactions on Systems Science and Cybernetics 4 (1968).
    public func path(from starts: [Terminal], to ends: [Terminal], guide: [UInt32]) -> Path? {
        path(from: starts, to: ends, guide: guide, atMost: nil)
    }

    private func path(from starts: [Terminal], to ends: [Terminal], guide: [UInt32], atMost least: UInt32?) -> Path? {
        let targets = Targets(ends, nodeCount: graph.nodeCount)
        guard !targets.isEmpty else { return nil }
        let count = graph.nodeCount
        return unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: count) { cost in
            unsafe withUnsafeTemporaryAllocation(of: Int32.self, capacity: count) { parent in
                unsafe cost.initialize(repeating: Cost.unreachable)
                guard
                    let best = unsafe settle(
                        cost, parent, from: starts, to: targets, guide: guide.count == count ? guide : [],
                        atMost: least)
                else { return nil }
                var arcs: [Int] = []
                var node = best.node
                // A node on a path was reached, so that its parent was written; -1 marks a start.
                while case let position = unsafe Int(parent[node]), position >= 0 {
                    arcs.append(Int(graph.arc[position]))
                    node = graph.tail(of: position)
                }
                arcs.reverse()
                guard
                    let start = starts.indices.filter({ starts[$0].node == node })
                        .min(by: { starts[$0].cost < starts[$1].cost })
                else { return nil }
                return Path(start: start, end: best.end, arcs: arcs, cost: best.cost)
            }
        }
    }

    public func costs(from starts: [Terminal]) -> [UInt32] {
        let count = graph.nodeCount
        return unsafe [UInt32](unsafeUninitializedCapacity: count) { cost, filled in
            unsafe cost.initialize(repeating: Cost.unreachable)
            filled = count
            _ = unsafe settle(
                UnsafeMutableBufferPointer(rebasing: cost[0..<count]), nil, from: starts,
                to: Targets([], nodeCount: count), guide: [], atMost: nil)
        }
    }

    /// Where a search may end.
    private struct Targets {
        private var list: [(node: Int, index: Int, cost: UInt32)] = []
        /// A bit a node: every settled node is asked, and few are ends.
        private var marks: [UInt64]

        init(_ ends: [Terminal], nodeCount: Int) {
            marks = [UInt64](repeating: 0, count: nodeCount / 64 + 1)
            for (index, end) in ends.enumerated() where end.node >= 0 && end.node < nodeCount {
                marks[end.node >> 6] |= 1 << UInt64(end.node & 63)
                if let known = list.firstIndex(where: { $0.node == end.node }) {
                    if end.cost < list[known].cost { list[known] = (end.node, index, end.cost) }
                } else {
                    list.append((end.node, index, end.cost))
                }
            }
        }

        var isEmpty: Bool { list.isEmpty }

        /// The end at a node: its position among the terminals and what is added there.
        func end(at node: Int) -> (index: Int, cost: UInt32)? {
            guard marks[node >> 6] >> UInt64(node & 63) & 1 != 0 else { return nil }
            return list.first { $0.node == node }.map { ($0.index, $0.cost) }
        }
    }

    /// Settles nodes in order of cost and guide until no end can be had for less; the cheapest end.
    ///
    /// `cost` holds ``Cost/unreachable`` for every node; `parent` gets the position of the arc that leads to each node
    /// that is reached, and -1 at starts. With `least`, nodes are settled in order of cost alone, and those over which
    /// nothing leads to an end for as little are left out.
    private func settle(
        _ cost: UnsafeMutableBufferPointer<UInt32>, _ parent: UnsafeMutableBufferPointer<Int32>?,
        from starts: [Terminal], to targets: Targets, guide: [UInt32], atMost least: UInt32?
    ) -> (cost: UInt32, node: Int, end: Int)? {
        var heap = Heap()
        var best: (cost: UInt32, node: Int, end: Int)?
        // Nothing that costs as much as what is found needs a look.
        var limit = Cost.unreachable
        let isGuided = !guide.isEmpty && least == nil
        let isBounded = !guide.isEmpty && least != nil
        let least = least ?? Cost.unreachable
        // Indices below are in range by the construction of Graph: heads and rows are checked there once.
        unsafe graph.first.withUnsafeBufferPointer { first in
            unsafe graph.head.withUnsafeBufferPointer { head in
                unsafe weight.withUnsafeBufferPointer { weight in
                    unsafe guide.withUnsafeBufferPointer { guide in
                        func bound(_ cost: UInt32, _ node: Int) -> UInt32 {
                            guard isGuided else { return cost }
                            let (sum, overflow) = unsafe cost.addingReportingOverflow(guide[node])
                            return overflow ? Cost.unreachable : sum
                        }
                        func leadsTooFar(_ cost: UInt32, _ node: Int) -> Bool {
                            let (sum, overflow) = unsafe cost.addingReportingOverflow(guide[node])
                            return overflow || sum > least
                        }
                        for start in starts
                        where start.node >= 0 && start.node < graph.nodeCount && start.cost < Cost.unreachable {
                            if isBounded, leadsTooFar(start.cost, start.node) { continue }
                            if unsafe start.cost < cost[start.node] {
                                unsafe cost[start.node] = start.cost
                                unsafe parent?[start.node] = -1
                                heap.push(bound(start.cost, start.node), start.node)
                            }
                        }
                        while let (found, node) = heap.pop() {
                            let here = unsafe cost[node]
                            if found > bound(here, node) { continue }
                            if found >= limit { return }
                            if let end = targets.end(at: node) {
                                let (total, overflow) = here.addingReportingOverflow(end.cost)
                                if !overflow, total < limit {
                                    best = (total, node, end.index)
                                    limit = total
                                }
                            }
                            for position in unsafe Int(first[node])..<Int(first[node + 1]) {
                                let (sum, overflow) = unsafe here.addingReportingOverflow(weight[position])
                                let next = unsafe Int(head[position])
                                if unsafe overflow || sum >= cost[next] { continue }
                                let total = bound(sum, next)
                                if total >= limit || (isBounded && leadsTooFar(sum, next)) { continue }
                                unsafe cost[next] = sum
                                unsafe parent?[next] = Int32(truncatingIfNeeded: position)
                                heap.push(total, next)
                            }
                        }
                    }
                }
            }
        }
        return best
    }
}

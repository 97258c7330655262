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

    public func path(from starts: [Terminal], to ends: [Terminal]) -> Path? {
        path(from: starts, to: ends, guide: [])
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
        var isEnd: [Int: (index: Int, cost: UInt32)] = [:]
        for (index, end) in ends.enumerated() where end.node >= 0 && end.node < graph.nodeCount {
            if let known = isEnd[end.node], known.cost <= end.cost { continue }
            isEnd[end.node] = (index, end.cost)
        }
        guard !isEnd.isEmpty else { return nil }
        var search = Search(nodeCount: graph.nodeCount, keepsTree: true)
        var best: (cost: UInt32, node: Int)?
        run(&search, from: starts, guide: guide.count == graph.nodeCount ? guide : []) { node, cost, bound in
            if let best, bound >= best.cost { return false }
            if let end = isEnd[node] {
                let (total, overflow) = cost.addingReportingOverflow(end.cost)
                if !overflow, total < Cost.unreachable, total < (best?.cost ?? Cost.unreachable) {
                    best = (total, node)
                }
            }
            return true
        }
        guard let best, let end = isEnd[best.node] else { return nil }
        var arcs: [Int] = []
        var node = best.node
        while case let position = Int(search.parent[node]), position >= 0 {
            arcs.append(Int(graph.arc[position]))
            node = Int(search.tail[node])
        }
        arcs.reverse()
        guard
            let start = starts.indices.filter({ starts[$0].node == node }).min(by: { starts[$0].cost < starts[$1].cost }
            )
        else { return nil }
        return Path(start: start, end: end.index, arcs: arcs, cost: best.cost)
    }

    public func costs(from starts: [Terminal]) -> [UInt32] {
        var search = Search(nodeCount: graph.nodeCount, keepsTree: false)
        run(&search, from: starts, guide: []) { _, _, _ in true }
        return search.cost
    }

    /// What one query writes.
    private struct Search {
        var cost: [UInt32]
        /// Position of the arc that leads to each node; -1 at starts.
        var parent: [Int32]
        var tail: [Int32]
        var heap = Heap()

        init(nodeCount: Int, keepsTree: Bool) {
            cost = [UInt32](repeating: Cost.unreachable, count: nodeCount)
            parent = [Int32](repeating: -1, count: keepsTree ? nodeCount : 0)
            tail = [Int32](repeating: -1, count: keepsTree ? nodeCount : 0)
        }
    }

    /// Settles nodes in order of cost and guide until none is left or `visit` says to stop.
    ///
    /// `visit` is told the node, what it cost to get there, and the least that any path over it can cost.
    private func run(
        _ search: inout Search, from starts: [Terminal], guide: [UInt32], visit: (Int, UInt32, UInt32) -> Bool
    ) {
        let keepsTree = !search.parent.isEmpty
        let isGuided = !guide.isEmpty
        func bound(_ cost: UInt32, _ node: Int) -> UInt32 {
            guard isGuided else { return cost }
            let (sum, overflow) = cost.addingReportingOverflow(guide[node])
            return overflow ? Cost.unreachable : sum
        }
        for start in starts where start.node >= 0 && start.node < graph.nodeCount && start.cost < Cost.unreachable {
            if start.cost < search.cost[start.node] {
                search.cost[start.node] = start.cost
                search.heap.push(bound(start.cost, start.node), start.node)
            }
        }
        // Indices below are in range by the construction of Graph: heads and rows are checked there once.
        unsafe graph.first.withUnsafeBufferPointer { first in
            unsafe graph.head.withUnsafeBufferPointer { head in
                unsafe weight.withUnsafeBufferPointer { weight in
                    unsafe search.cost.withUnsafeMutableBufferPointer { cost in
                        while let (found, node) = search.heap.pop() {
                            let here = unsafe cost[node]
                            if found > bound(here, node) { continue }
                            if found == Cost.unreachable || !visit(node, here, found) { return }
                            for position in unsafe Int(first[node])..<Int(first[node + 1]) {
                                let (sum, overflow) = unsafe here.addingReportingOverflow(weight[position])
                                let next = unsafe Int(head[position])
                                if overflow || sum == Cost.unreachable { continue }
                                if unsafe sum < cost[next] {
                                    unsafe cost[next] = sum
                                    if keepsTree {
                                        search.parent[next] = Int32(truncatingIfNeeded: position)
                                        search.tail[next] = Int32(truncatingIfNeeded: node)
                                    }
                                    search.heap.push(bound(sum, next), next)
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A four-way heap of nodes by cost; old entries stay in and are skipped by the reader.
struct Heap {
    private var entries: [UInt64] = []

    mutating func push(_ cost: UInt32, _ node: Int) {
        let entry = UInt64(cost) << 32 | UInt64(UInt32(truncatingIfNeeded: node))
        entries.append(entry)
        unsafe entries.withUnsafeMutableBufferPointer { heap in
            var index = heap.count - 1
            while index > 0 {
                let parent = (index - 1) >> 2
                if unsafe heap[parent] <= entry { break }
                unsafe heap[index] = heap[parent]
                index = parent
            }
            unsafe heap[index] = entry
        }
    }

    mutating func pop() -> (UInt32, Int)? {
        guard let top = entries.first else { return nil }
        let last = entries.removeLast()
        if !entries.isEmpty {
            unsafe entries.withUnsafeMutableBufferPointer { heap in
                let count = heap.count
                var index = 0
                while true {
                    let child = index << 2 + 1
                    if child >= count { break }
                    var smallest = child
                    for other in (child + 1)..<max(child + 1, min(child + 4, count))
                    where unsafe heap[other] < heap[smallest] {
                        smallest = other
                    }
                    if unsafe heap[smallest] >= last { break }
                    unsafe heap[index] = heap[smallest]
                    index = smallest
                }
                unsafe heap[index] = last
            }
        }
        return (UInt32(truncatingIfNeeded: top >> 32), Int(UInt32(truncatingIfNeeded: top)))
    }
}

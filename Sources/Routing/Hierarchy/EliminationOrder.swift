/// The order in which nodes are taken out of a graph, and the neighbours that each still has when it goes.
///
/// The node with the fewest remaining neighbours goes first, and those neighbours are joined with one another. Chains
/// and dead ends go without adding anything; a road and rail network keeps few neighbours to the end.
///
/// - Source: W. F. Tinney and J. W. Walker, "Direct solutions of sparse network equations by optimally ordered
///   triangular factorization", Proceedings of the IEEE 55 (1967): the minimum-degree rule.
struct EliminationOrder {
    /// Nodes, the first to go first.
    private(set) var nodes: [Int32] = []
    /// Neighbours that outlast each node, by node, rising.
    private(set) var later: [[Int32]]

    /// - Complexity: the sum over nodes of the squared number of later neighbours.
    init(_ graph: Graph) {
        var neighbours = Self.neighbours(graph)
        let count = graph.nodeCount
        later = [[Int32]](repeating: [], count: count)
        nodes.reserveCapacity(count)
        // Nodes that are taken out late lie above many others: of two with as many neighbours the lower one goes first.
        var level = [Int32](repeating: 0, count: count)
        var isGone = [Bool](repeating: false, count: count)
        var queue = Heap()
        func urgency(_ node: Int) -> UInt32 {
            UInt32(clamping: neighbours[node].count) &* 4096 &+ UInt32(min(4095, level[node]))
        }
        for node in 0..<count { queue.push(urgency(node), node) }
        while let (value, node) = queue.pop() {
            if isGone[node] || value != urgency(node) { continue }
            isGone[node] = true
            nodes.append(Int32(truncatingIfNeeded: node))
            let near = neighbours[node]
            later[node] = near
            neighbours[node] = []
            for one in near {
                let one = Int(one)
                neighbours[one] = Self.union(neighbours[one], near, without: (Int32(truncatingIfNeeded: node), one))
                level[one] = max(level[one], level[node] &+ 1)
            }
            for one in near { queue.push(urgency(Int(one)), Int(one)) }
        }
    }

    private static func neighbours(_ graph: Graph) -> [[Int32]] {
        var result = [[Int32]](repeating: [], count: graph.nodeCount)
        for node in 0..<graph.nodeCount {
            for position in Int(graph.first[node])..<Int(graph.first[node + 1]) {
                let other = Int(graph.head[position])
                guard other != node else { continue }
                result[node].append(Int32(truncatingIfNeeded: other))
                result[other].append(Int32(truncatingIfNeeded: node))
            }
        }
        for node in result.indices {
            result[node].sort()
            var kept: [Int32] = []
            for other in result[node] where kept.last != other { kept.append(other) }
            result[node] = kept
        }
        return result
    }

    /// What is in either rising list, but for a node that goes and the list's own.
    private static func union(_ one: [Int32], _ other: [Int32], without gone: (Int32, Int)) -> [Int32] {
        let own = Int32(truncatingIfNeeded: gone.1)
        return unsafe [Int32](unsafeUninitializedCapacity: one.count + other.count) { buffer, count in
            var (i, j) = (0, 0)
            count = 0
            while i < one.count || j < other.count {
                let next: Int32
                if j == other.count || i < one.count && one[i] <= other[j] {
                    next = one[i]
                    if j < other.count, other[j] == next { j += 1 }
                    i += 1
                } else {
                    next = other[j]
                    j += 1
                }
                if next == gone.0 || next == own { continue }
                unsafe buffer[count] = next
                count += 1
            }
        }
    }
}

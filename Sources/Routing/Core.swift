/// A graph without the nodes that no shortest path between kept nodes needs to stop at.
///
/// Dead ends are cut off and nodes with two neighbours are bridged, until only kept nodes and junctions stand. Costs
/// between kept nodes stay exact; sweeps over a rail and road network run several times faster.
public struct Core: Sendable {
    /// The smaller graph with its weights, prepared.
    public let engine: Dijkstra
    /// New number of each old node; -1 for one that is gone.
    private let number: [Int32]

    /// Makes the core of a graph for a set of weights.
    ///
    /// - Complexity: O(nodes + arcs) for bounded degrees.
    public init(_ graph: Graph, weights: [UInt32], keeping kept: [Int]) {
        var links = Neighbours(graph, weights)
        var isKept = [Bool](repeating: false, count: graph.nodeCount)
        for node in kept where node >= 0 && node < graph.nodeCount { isKept[node] = true }
        var stack = (0..<graph.nodeCount).filter { !isKept[$0] }
        while let node = stack.popLast() {
            guard let freed = links.bridge(node) else { continue }
            for neighbour in freed where !isKept[neighbour] { stack.append(neighbour) }
        }
        var number = [Int32](repeating: -1, count: graph.nodeCount)
        var count: Int32 = 0
        for node in 0..<graph.nodeCount where isKept[node] || !links.isGone[node] {
            number[node] = count
            count += 1
        }
        var (tails, heads, costs): ([Int32], [Int32], [UInt32]) = ([], [], [])
        for node in 0..<graph.nodeCount where number[node] >= 0 {
            for entry in links.out[node] where number[Int(entry.node)] >= 0 {
                if entry.there < Cost.unreachable {
                    tails.append(number[node])
                    heads.append(number[Int(entry.node)])
                    costs.append(entry.there)
                }
            }
        }
        engine = Dijkstra(Graph(nodeCount: Int(count), tails: tails, heads: heads), weights: costs)
        self.number = number
    }

    /// A terminal of the old graph in the new one; nil for a node that was not kept.
    public func terminal(_ old: Terminal) -> Terminal? {
        guard old.node >= 0, old.node < number.count, number[old.node] >= 0 else { return nil }
        return Terminal(node: Int(number[old.node]), cost: old.cost)
    }
}

/// Each node's neighbours with the cost there and back.
private struct Neighbours {
    struct Entry {
        let node: Int32
        var there: UInt32
        var back: UInt32
    }

    var out: [[Entry]]
    var isGone: [Bool]

    init(_ graph: Graph, _ weights: [UInt32]) {
        out = [[Entry]](repeating: [], count: graph.nodeCount)
        isGone = [Bool](repeating: false, count: graph.nodeCount)
        for node in 0..<graph.nodeCount {
            for position in Int(graph.first[node])..<Int(graph.first[node + 1]) {
                let arc = Int(graph.arc[position])
                let weight = arc < weights.count ? weights[arc] : Cost.unreachable
                let other = Int(graph.head[position])
                guard weight < Cost.unreachable, other != node else { continue }
                join(node, other, there: weight, back: Cost.unreachable)
            }
        }
    }

    /// Lowers the cost between two nodes to a new way's, in both their lists.
    private mutating func join(_ one: Int, _ other: Int, there: UInt32, back: UInt32) {
        put(one, other, there, back)
        put(other, one, back, there)
    }

    private mutating func put(_ one: Int, _ other: Int, _ there: UInt32, _ back: UInt32) {
        for index in out[one].indices where out[one][index].node == Int32(truncatingIfNeeded: other) {
            out[one][index].there = min(out[one][index].there, there)
            out[one][index].back = min(out[one][index].back, back)
            return
        }
        out[one].append(Entry(node: Int32(truncatingIfNeeded: other), there: there, back: back))
    }

    /// Takes a node with at most two neighbours out; gives the neighbours, nil when it has more.
    mutating func bridge(_ node: Int) -> [Int]? {
        guard !isGone[node], out[node].count <= 2 else { return nil }
        let entries = out[node]
        isGone[node] = true
        out[node] = []
        for entry in entries { out[Int(entry.node)].removeAll { Int($0.node) == node } }
        if entries.count == 2 {
            let (a, b) = (entries[0], entries[1])
            let there = Self.sum(a.back, b.there)
            let back = Self.sum(b.back, a.there)
            if there < Cost.unreachable || back < Cost.unreachable {
                join(Int(a.node), Int(b.node), there: there, back: back)
            }
        }
        return entries.map { Int($0.node) }
    }

    private static func sum(_ one: UInt32, _ other: UInt32) -> UInt32 {
        let (sum, overflow) = one.addingReportingOverflow(other)
        return overflow ? Cost.unreachable : sum
    }
}

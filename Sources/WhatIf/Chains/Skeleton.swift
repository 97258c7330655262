internal import Freight
internal import Routing

/// The lines of one or more modes without the nodes where nothing is decided.
///
/// Dead ends are cut off and nodes between two lines are bridged, whatever the weights are: a chain of links becomes one
/// edge, parallel edges stay apart. So the same skeleton serves every scenario that changes, opens or closes links; costs
/// between kept nodes stay exact.
struct Skeleton: Sendable {
    let nodeCount: Int
    /// Edge `e` is arc `2 e` from ``tails`` to ``heads`` and arc `2 e + 1` back.
    let tails: [Int32]
    let heads: [Int32]
    /// Arcs that leave and that reach each node, in compressed rows.
    let leaving: Rows
    let reaching: Rows
    /// Links of each edge in the order of travel, twice the number plus one when taken backwards.
    let chainFirst: [Int32]
    let chain: [Int32]
    /// Number here of each node of the network; -1 for one that is gone.
    let number: [Int32]
    /// Edge that holds each link of the network; -1 for none.
    let edgeOf: [Int32]

    struct Rows: Sendable {
        let first: [Int32]
        let arcs: [Int32]

        init(nodeCount: Int, ends: [Int32]) {
            var first = [Int32](repeating: 0, count: nodeCount + 1)
            for end in ends { first[Int(end) + 1] += 1 }
            for node in 0..<nodeCount { first[node + 1] += first[node] }
            var next = first
            var arcs = [Int32](repeating: 0, count: ends.count)
            for (arc, end) in ends.enumerated() {
                arcs[Int(next[Int(end)])] = Int32(truncatingIfNeeded: arc)
                next[Int(end)] += 1
            }
            self.first = first
            self.arcs = arcs
        }
    }

    var edgeCount: Int { tails.count }

    /// Makes the skeleton of the links that `includes` accepts.
    ///
    /// - Complexity: O(nodes + links).
    init(_ network: Network, keeping kept: [Int], includes: (Int) -> Bool) {
        var edges = Edges(nodeCount: network.nodeCount)
        for link in 0..<network.linkCount where includes(link) {
            let (tail, head) = (network.tails[link], network.heads[link])
            if tail != head { edges.add(tail, head, [Int32(link) << 1]) }
        }
        var isKept = [Bool](repeating: false, count: network.nodeCount)
        for node in kept { isKept[node] = true }
        edges.contract(isKept)
        var number = [Int32](repeating: -1, count: network.nodeCount)
        var count: Int32 = 0
        for node in 0..<network.nodeCount where isKept[node] || !edges.at[node].isEmpty {
            number[node] = count
            count += 1
        }
        var (tails, heads): ([Int32], [Int32]) = ([], [])
        var (chainFirst, chain): ([Int32], [Int32]) = ([0], [])
        var edgeOf = [Int32](repeating: -1, count: network.linkCount)
        for edge in edges.all where !edge.isGone {
            for link in edge.chain { edgeOf[Int(link >> 1)] = Int32(tails.count) }
            tails.append(number[Int(edge.tail)])
            heads.append(number[Int(edge.head)])
            chain += edge.chain
            chainFirst.append(Int32(chain.count))
        }
        nodeCount = Int(count)
        self.tails = tails
        self.heads = heads
        self.chainFirst = chainFirst
        self.chain = chain
        self.number = number
        self.edgeOf = edgeOf
        var (from, to): ([Int32], [Int32]) = ([], [])
        for edge in tails.indices {
            from += [tails[edge], heads[edge]]
            to += [heads[edge], tails[edge]]
        }
        leaving = Rows(nodeCount: Int(count), ends: from)
        reaching = Rows(nodeCount: Int(count), ends: to)
    }

    func tail(of arc: Int) -> Int { Int(arc & 1 == 0 ? tails[arc >> 1] : heads[arc >> 1]) }
    func head(of arc: Int) -> Int { Int(arc & 1 == 0 ? heads[arc >> 1] : tails[arc >> 1]) }
    func links(of edge: Int) -> ArraySlice<Int32> { chain[Int(chainFirst[edge])..<Int(chainFirst[edge + 1])] }
}

/// Undirected edges while they are being joined.
private struct Edges {
    struct Edge {
        let tail: Int32
        let head: Int32
        let chain: [Int32]
        var isGone = false
    }

    var all: [Edge] = []
    /// Edges at each node.
    var at: [[Int32]]

    init(nodeCount: Int) {
        at = [[Int32]](repeating: [], count: nodeCount)
    }

    mutating func add(_ tail: Int32, _ head: Int32, _ chain: [Int32]) {
        let number = Int32(all.count)
        all.append(Edge(tail: tail, head: head, chain: chain))
        at[Int(tail)].append(number)
        at[Int(head)].append(number)
    }

    mutating func contract(_ isKept: [Bool]) {
        var stack = at.indices.filter { !isKept[$0] }
        while let node = stack.popLast() {
            guard !isKept[node], (1...2).contains(at[node].count) else { continue }
            let here = at[node]
            var ends: [Int32] = []
            var chains: [[Int32]] = []
            for number in here {
                let edge = all[Int(number)]
                let isAway = Int(edge.tail) == node
                let other = isAway ? edge.head : edge.tail
                ends.append(other)
                chains.append(isAway ? edge.chain : edge.chain.reversed().map { $0 ^ 1 })
                all[Int(number)].isGone = true
                at[Int(other)].removeAll { $0 == number }
            }
            at[node] = []
            if here.count == 2, ends[0] != ends[1] {
                add(ends[0], ends[1], chains[0].reversed().map { $0 ^ 1 } + chains[1])
            }
            stack += ends.map(Int.init)
        }
    }
}

/// A directed graph in compressed rows: the arcs that leave a node lie side by side.
///
/// Nodes and arcs are numbered from 0; arcs keep the numbers of the arrays they came from.
public struct Graph: Sendable {
    public let nodeCount: Int
    /// Positions of the arcs that leave node `n`: `first[n]..<first[n + 1]`.
    package let first: [Int32]
    /// Node that the arc at each position leads to.
    package let head: [Int32]
    /// Number of the arc at each position.
    package let arc: [Int32]

    public var arcCount: Int { head.count }

    /// Node that the arc at a position leaves.
    ///
    /// - Complexity: O(log nodes).
    func tail(of position: Int) -> Int {
        // The last node whose row starts at the position or before it, and is not empty.
        var (low, high) = (0, nodeCount)
        while low < high {
            let middle = (low + high) / 2
            if Int(first[middle + 1]) <= position { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Sorts arcs by the node they leave.
    ///
    /// An arc whose ends are not among the nodes is left out, so that no later step reads outside the arrays.
    ///
    /// - Complexity: O(nodes + arcs).
    public init(nodeCount: Int, tails: [Int32], heads: [Int32]) {
        let count = min(tails.count, heads.count)
        let nodes = Int32(clamping: max(0, nodeCount))
        func isValid(_ arc: Int) -> Bool {
            tails[arc] >= 0 && tails[arc] < nodes && heads[arc] >= 0 && heads[arc] < nodes
        }
        var first = [Int32](repeating: 0, count: Int(nodes) + 1)
        for arc in 0..<count where isValid(arc) { first[Int(tails[arc]) + 1] += 1 }
        for node in 0..<Int(nodes) { first[node + 1] += first[node] }
        let valid = Int(first[Int(nodes)])
        var next = first
        var head = [Int32](repeating: 0, count: valid)
        var number = [Int32](repeating: 0, count: valid)
        for arc in 0..<count where isValid(arc) {
            let position = Int(next[Int(tails[arc])])
            next[Int(tails[arc])] += 1
            head[position] = heads[arc]
            number[position] = Int32(truncatingIfNeeded: arc)
        }
        self.nodeCount = Int(nodes)
        self.first = first
        self.head = head
        self.arc = number
    }

    /// A graph of links that run both ways: link `l` is arc `2 l` from its tail and arc `2 l + 1` back.
    ///
    /// What ``init(nodeCount:tails:heads:)`` makes of both arcs of every link.
    ///
    /// - Complexity: O(nodes + links).
    package init(nodeCount: Int, linkTails tails: [Int32], linkHeads heads: [Int32]) {
        let count = min(tails.count, heads.count)
        let nodes = Int32(clamping: max(0, nodeCount))
        func isValid(_ tail: Int32, _ head: Int32) -> Bool { tail >= 0 && tail < nodes && head >= 0 && head < nodes }
        var first = [Int32](repeating: 0, count: Int(nodes) + 1)
        for link in 0..<count where isValid(tails[link], heads[link]) {
            first[Int(tails[link]) + 1] += 1
            first[Int(heads[link]) + 1] += 1
        }
        for node in 0..<Int(nodes) { first[node + 1] += first[node] }
        let valid = Int(first[Int(nodes)])
        var next = first
        var head = [Int32](repeating: 0, count: valid)
        var number = [Int32](repeating: 0, count: valid)
        for link in 0..<count where isValid(tails[link], heads[link]) {
            func add(_ arc: Int, _ from: Int32, _ to: Int32) {
                let position = Int(next[Int(from)])
                next[Int(from)] += 1
                head[position] = to
                number[position] = Int32(truncatingIfNeeded: arc)
            }
            add(2 * link, tails[link], heads[link])
            add(2 * link + 1, heads[link], tails[link])
        }
        self.nodeCount = Int(nodes)
        self.first = first
        self.head = head
        self.arc = number
    }
}

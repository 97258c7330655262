internal import Routing

/// Least costs from some starts to every node of a skeleton, with the arc that leads to each.
///
/// After a change of some arcs' weights ``update(_:_:changed:)`` gives exactly the costs of a new search, and looks only at
/// the nodes that the change reaches.
struct SearchTree: Sendable {
    private(set) var costs: [UInt32]
    /// Arc that leads to each node; -1 at the start and where nothing leads.
    private(set) var parents: [Int32]

    static let unreachable = UInt32.max
    private let starts: [Int]

    init(_ skeleton: Skeleton, _ weights: [UInt32], from starts: [Int]) {
        self.starts = starts
        costs = [UInt32](repeating: Self.unreachable, count: skeleton.nodeCount)
        parents = [Int32](repeating: -1, count: skeleton.nodeCount)
        var heap = Heap()
        for start in starts {
            costs[start] = 0
            heap.push(0, start)
        }
        run(&heap, skeleton, weights)
    }

    /// Brings the tree up to new weights, of which only those of `changed` arcs differ from those it was made with.
    ///
    /// - Returns: nodes that were cut off and joined again, beside those whose cost changed; nil when nothing changes.
    mutating func update(_ skeleton: Skeleton, _ weights: [UInt32], changed: [(arc: Int, old: UInt32)]) -> [Bool]? {
        var heap = Heap()
        var isCut: [Bool] = []
        // Nodes below an arc that got dearer lose their cost; they are joined again from those that keep theirs.
        let dearer = changed.filter { weights[$0.arc] > $0.old && Int(parents[skeleton.head(of: $0.arc)]) == $0.arc }
        if !dearer.isEmpty {
            isCut = [Bool](repeating: false, count: skeleton.nodeCount)
            let lost = cut(skeleton, below: dearer.map { skeleton.head(of: $0.arc) }, &isCut)
            for node in lost {
                costs[node] = Self.unreachable
                parents[node] = -1
            }
            for node in lost {
                for position in Int(skeleton.reaching.first[node])..<Int(skeleton.reaching.first[node + 1]) {
                    let arc = Int(skeleton.reaching.arcs[position])
                    let tail = skeleton.tail(of: arc)
                    if !isCut[tail] { relax(arc, tail, node, weights, &heap) }
                }
            }
        }
        for (arc, old) in changed where weights[arc] < old {
            relax(arc, skeleton.tail(of: arc), skeleton.head(of: arc), weights, &heap)
        }
        if heap.isEmpty, isCut.isEmpty { return nil }
        run(&heap, skeleton, weights)
        return isCut.isEmpty ? [Bool](repeating: false, count: skeleton.nodeCount) : isCut
    }

    /// The nodes of the branches that grow from `roots`, each marked.
    ///
    /// - Complexity: O(arcs that leave them), however large the tree is.
    private func cut(_ skeleton: Skeleton, below roots: [Int], _ isCut: inout [Bool]) -> [Int] {
        var found: [Int] = []
        for root in roots where !isCut[root] {
            isCut[root] = true
            found.append(root)
        }
        var next = 0
        while next < found.count {
            let node = found[next]
            next += 1
            for position in Int(skeleton.leaving.first[node])..<Int(skeleton.leaving.first[node + 1]) {
                let arc = Int(skeleton.leaving.arcs[position])
                let head = skeleton.head(of: arc)
                if Int(parents[head]) == arc, !isCut[head] {
                    isCut[head] = true
                    found.append(head)
                }
            }
        }
        return found
    }

    private mutating func relax(_ arc: Int, _ tail: Int, _ head: Int, _ weights: [UInt32], _ heap: inout Heap) {
        let (sum, overflow) = costs[tail].addingReportingOverflow(weights[arc])
        if !overflow, sum < costs[head] {
            costs[head] = sum
            parents[head] = Int32(truncatingIfNeeded: arc)
            heap.push(sum, head)
        }
    }

    private mutating func run(_ heap: inout Heap, _ skeleton: Skeleton, _ weights: [UInt32]) {
        // Indices below are in range by the construction of Skeleton.
        unsafe costs.withUnsafeMutableBufferPointer { costs in
            unsafe parents.withUnsafeMutableBufferPointer { parents in
                unsafe weights.withUnsafeBufferPointer { weights in
                    unsafe skeleton.leaving.first.withUnsafeBufferPointer { first in
                        unsafe skeleton.leaving.arcs.withUnsafeBufferPointer { arcs in
                            unsafe skeleton.heads.withUnsafeBufferPointer { heads in
                                unsafe skeleton.tails.withUnsafeBufferPointer { tails in
                                    while let (found, node) = heap.pop() {
                                        if unsafe found > costs[node] { continue }
                                        for position in unsafe Int(first[node])..<Int(first[node + 1]) {
                                            let arc = unsafe Int(arcs[position])
                                            let (sum, overflow) = unsafe found.addingReportingOverflow(weights[arc])
                                            if overflow || sum == SearchTree.unreachable { continue }
                                            let next = unsafe Int(arc & 1 == 0 ? heads[arc >> 1] : tails[arc >> 1])
                                            if unsafe sum < costs[next] {
                                                unsafe costs[next] = sum
                                                unsafe parents[next] = Int32(truncatingIfNeeded: arc)
                                                heap.push(sum, next)
                                            }
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

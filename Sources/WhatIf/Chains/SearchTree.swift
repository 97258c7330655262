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
        var heap = CostHeap()
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
        var heap = CostHeap()
        var isCut: [Bool] = []
        // Nodes below an arc that got dearer lose their cost; they are joined again from those that keep theirs.
        let dearer = changed.filter { weights[$0.arc] > $0.old && Int(parents[skeleton.head(of: $0.arc)]) == $0.arc }
        if !dearer.isEmpty {
            isCut = cut(skeleton, below: dearer.map { skeleton.head(of: $0.arc) })
            for node in isCut.indices where isCut[node] {
                costs[node] = Self.unreachable
                parents[node] = -1
            }
            for node in isCut.indices where isCut[node] {
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

    private func cut(_ skeleton: Skeleton, below roots: [Int]) -> [Bool] {
        // 0 unknown, 1 stays, 2 is cut.
        var state = [UInt8](repeating: 0, count: skeleton.nodeCount)
        for root in roots { state[root] = 2 }
        for start in starts where state[start] == 0 { state[start] = 1 }
        var path: [Int] = []
        for node in state.indices where state[node] == 0 {
            path.removeAll(keepingCapacity: true)
            var here = node
            while state[here] == 0 {
                path.append(here)
                let parent = Int(parents[here])
                if parent < 0 {
                    state[here] = 1
                    break
                }
                here = skeleton.tail(of: parent)
            }
            for step in path { state[step] = state[here] }
        }
        return state.map { $0 == 2 }
    }

    private mutating func relax(_ arc: Int, _ tail: Int, _ head: Int, _ weights: [UInt32], _ heap: inout CostHeap) {
        let (sum, overflow) = costs[tail].addingReportingOverflow(weights[arc])
        if !overflow, sum < costs[head] {
            costs[head] = sum
            parents[head] = Int32(truncatingIfNeeded: arc)
            heap.push(sum, head)
        }
    }

    private mutating func run(_ heap: inout CostHeap, _ skeleton: Skeleton, _ weights: [UInt32]) {
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

/// A hierarchy with weights filled in: exact paths in microseconds, matrices in milliseconds, and cheap changes.
///
/// Beside its weight an arc of the graph may carry four measures – hours, dollars, whatever is wanted – which are
/// summed along the paths that the weights choose. All sums are of whole numbers, and ties are decided by the
/// hierarchy alone: what ``change(_:)`` leaves is, bit for bit, what preparing with the changed weights would give, so
/// that changing back restores every value.
///
/// Worked number: in the graph 0 –5→ 1 –5→ 2 with a second way 0 –12→ 2, the matrix from 0 to 2 has cost 10; closing
/// the arc 1→2 with ``change(_:)`` makes it 12, restoring its weight 10 again.
public struct WeightedHierarchy: Sendable {
    public let hierarchy: Hierarchy
    /// Weight and measures of each arc of the graph.
    public private(set) var weights: [UInt32]
    public private(set) var measures: [SIMD4<UInt32>]
    /// Weight of each arc of the hierarchy by direction: entry `2 a` is travel up arc `a`, `2 a + 1` travel down.
    private(set) var cost: [UInt32]
    /// Measures of the same; empty when the graph's arcs carry none.
    private(set) var sums: [SIMD4<UInt32>]
    /// What each entry stands for: the two arcs below it that make the shortcut, or an arc of the graph.
    private var source: [Source]

    /// Two arcs of the hierarchy, first the one to the place below and then the one from it; or an arc of the graph.
    struct Source: Sendable, Hashable {
        /// -1 for an arc of the graph.
        var one: Int32
        var other: Int32

        static let nothing = Source(one: -1, other: -1)
    }

    /// A new weight for an arc of the graph; ``Cost/unreachable`` closes it.
    public struct Change: Sendable, Hashable {
        public var arc: Int
        public var weight: UInt32
        public var measures: SIMD4<UInt32>

        /// Makes a change.
        public init(arc: Int, weight: UInt32, measures: SIMD4<UInt32> = .zero) {
            self.arc = arc
            self.weight = weight
            self.measures = measures
        }
    }

    /// Fills weights in, by arc number; arcs beyond the array are closed.
    ///
    /// - Parameters:
    ///   - hierarchy: that of the graph which the arcs belong to.
    ///   - weights: by arc number.
    ///   - measures: by arc number; empty for none.
    /// - Complexity: O(triangles of the hierarchy); 15 ms for 33,000 nodes of three layers.
    public init(_ hierarchy: Hierarchy, weights: [UInt32], measures: [SIMD4<UInt32>] = []) {
        self.hierarchy = hierarchy
        let arcs = hierarchy.holder.count
        self.weights = Self.padded(weights, arcs, Cost.unreachable)
        self.measures = measures.isEmpty ? [] : Self.padded(measures, arcs, .zero)
        cost = [UInt32](repeating: Cost.unreachable, count: hierarchy.arcCount * 2)
        source = [Source](repeating: .nothing, count: hierarchy.arcCount * 2)
        sums = []
        fill()
        if !measures.isEmpty {
            sums = [SIMD4<UInt32>](repeating: .zero, count: cost.count)
            for arc in stride(from: hierarchy.arcCount - 1, through: 0, by: -1) {
                sums[2 * arc] = sum(2 * arc)
                sums[2 * arc + 1] = sum(2 * arc + 1)
            }
        }
    }

    private static func padded<T>(_ values: [T], _ count: Int, _ filler: T) -> [T] {
        values.count == count
            ? values : Array(values.prefix(count)) + [T](repeating: filler, count: max(0, count - values.count))
    }

    /// Weights from the bottom up: an arc is the least of its own parts and of every way over one place below both ends.
    private mutating func fill() {
        let hierarchy = hierarchy
        for arc in 0..<hierarchy.arcCount { setOwn(arc) }
        var position = [Int32](repeating: 0, count: hierarchy.nodeCount)
        // All indices are places and arcs of the hierarchy, in range by its construction.
        unsafe hierarchy.first.withUnsafeBufferPointer { first in
            unsafe hierarchy.head.withUnsafeBufferPointer { head in
                unsafe hierarchy.owner.withUnsafeBufferPointer { owner in
                    unsafe hierarchy.below.values.withUnsafeBufferPointer { below in
                        unsafe cost.withUnsafeMutableBufferPointer { cost in
                            unsafe source.withUnsafeMutableBufferPointer { source in
                                unsafe position.withUnsafeMutableBufferPointer { position in
                                    for place in stride(from: hierarchy.nodeCount - 1, through: 0, by: -1) {
                                        for arc in unsafe Int(first[place])..<Int(first[place + 1]) {
                                            unsafe position[Int(head[arc])] = Int32(truncatingIfNeeded: arc)
                                        }
                                        for index in hierarchy.below[place] {
                                            let one = unsafe Int(below[index])
                                            let (toBelow, fromBelow) = unsafe (cost[2 * one + 1], cost[2 * one])
                                            if toBelow == Cost.unreachable, fromBelow == Cost.unreachable { continue }
                                            for other in unsafe Int(first[Int(owner[one])])..<one {
                                                let entry = unsafe 2 * Int(position[Int(head[other])])
                                                let up = unsafe Self.sum(toBelow, cost[2 * other])
                                                if unsafe up < cost[entry] {
                                                    unsafe cost[entry] = up
                                                    unsafe source[entry] = Source(
                                                        one: Int32(truncatingIfNeeded: one),
                                                        other: Int32(truncatingIfNeeded: other))
                                                }
                                                let down = unsafe Self.sum(cost[2 * other + 1], fromBelow)
                                                if unsafe down < cost[entry + 1] {
                                                    unsafe cost[entry + 1] = down
                                                    unsafe source[entry + 1] = Source(
                                                        one: Int32(truncatingIfNeeded: other),
                                                        other: Int32(truncatingIfNeeded: one))
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

    /// Sets both directions of an arc to the least of the graph's arcs that it carries.
    private mutating func setOwn(_ arc: Int) {
        setOwn(2 * arc, hierarchy.upParts, arc)
        setOwn(2 * arc + 1, hierarchy.downParts, arc)
    }

    private mutating func setOwn(_ entry: Int, _ parts: Hierarchy.Rows, _ arc: Int) {
        cost[entry] = Cost.unreachable
        source[entry] = .nothing
        for index in parts[arc] where weights[Int(parts.values[index])] < cost[entry] {
            cost[entry] = weights[Int(parts.values[index])]
            source[entry] = Source(one: -1, other: parts.values[index])
        }
    }

    /// Recomputes both directions of an arc from what lies below, in the order of ``fill()``.
    private mutating func recompute(_ arc: Int) {
        setOwn(arc)
        let (low, high) = (Int(hierarchy.owner[arc]), Int(hierarchy.head[arc]))
        let values = hierarchy.below.values
        let (lows, highs) = (hierarchy.below[low], hierarchy.below[high])
        var (i, j) = (lows.lowerBound, highs.lowerBound)
        while i < lows.upperBound, j < highs.upperBound {
            let (one, other) = (Int(values[i]), Int(values[j]))
            let (a, b) = (hierarchy.owner[one], hierarchy.owner[other])
            if a == b {
                let up = Self.sum(cost[2 * one + 1], cost[2 * other])
                if up < cost[2 * arc] {
                    cost[2 * arc] = up
                    source[2 * arc] = Source(
                        one: Int32(truncatingIfNeeded: one), other: Int32(truncatingIfNeeded: other))
                }
                let down = Self.sum(cost[2 * other + 1], cost[2 * one])
                if down < cost[2 * arc + 1] {
                    cost[2 * arc + 1] = down
                    source[2 * arc + 1] = Source(
                        one: Int32(truncatingIfNeeded: other), other: Int32(truncatingIfNeeded: one))
                }
            }
            if a >= b { i += 1 }
            if a <= b { j += 1 }
        }
    }

    /// Changes weights of arcs of the graph and whatever of the hierarchy hangs on them.
    ///
    /// Arcs that the graph does not have are passed over. Undo by changing back.
    ///
    /// - Returns: whether any weight of the hierarchy is another now; when not, every matrix stands.
    /// - Complexity: by how far the change is felt; a link of a continental network about .2 ms.
    @discardableResult
    public mutating func change(_ changes: [Change]) -> Bool {
        var queue = ArcQueue(count: hierarchy.arcCount)
        for change in changes where change.arc >= 0 && change.arc < weights.count {
            if weights[change.arc] == change.weight, measures.isEmpty || measures[change.arc] == change.measures {
                continue
            }
            weights[change.arc] = change.weight
            if !measures.isEmpty { measures[change.arc] = change.measures }
            // No path needs a loop.
            if hierarchy.holder[change.arc] >= 0 { queue.push(Int(hierarchy.holder[change.arc] >> 1)) }
        }
        var isChanged = false
        while let arc = queue.pop() {
            let old = (cost[2 * arc], cost[2 * arc + 1], source[2 * arc], source[2 * arc + 1])
            recompute(arc)
            let now = (cost[2 * arc], cost[2 * arc + 1])
            var isSame = old.0 == now.0 && old.1 == now.1 && old.2 == source[2 * arc] && old.3 == source[2 * arc + 1]
            if !sums.isEmpty {
                let (up, down) = (sum(2 * arc), sum(2 * arc + 1))
                isSame = isSame && up == sums[2 * arc] && down == sums[2 * arc + 1]
                sums[2 * arc] = up
                sums[2 * arc + 1] = down
            }
            if isSame { continue }
            isChanged = true
            let (low, high) = (Int(hierarchy.owner[arc]), hierarchy.head[arc])
            for other in Int(hierarchy.first[low])..<Int(hierarchy.first[low + 1]) where other != arc {
                let third = hierarchy.head[other]
                let isAbove = third < high
                let target = hierarchy.arc(from: Int(max(third, high)), to: min(third, high))
                // Going up the target from its lower end, the first of the two arcs is travelled down.
                let (first, last) = isAbove ? (arc, other) : (other, arc)
                let upward = (Self.sum(isAbove ? old.1 : cost[2 * first + 1], isAbove ? cost[2 * last] : old.0))
                let upwardNow = Self.sum(cost[2 * first + 1], cost[2 * last])
                let downward = Self.sum(isAbove ? cost[2 * last + 1] : old.1, isAbove ? old.0 : cost[2 * first])
                let downwardNow = Self.sum(cost[2 * last + 1], cost[2 * first])
                if min(upward, upwardNow) <= cost[2 * target] && min(upward, upwardNow) < Cost.unreachable
                    || min(downward, downwardNow) <= cost[2 * target + 1]
                        && min(downward, downwardNow) < Cost.unreachable
                {
                    queue.push(target)
                }
            }
        }
        return isChanged
    }

    /// Measures of an entry, from those of what it stands for.
    private func sum(_ entry: Int) -> SIMD4<UInt32> {
        let source = source[entry]
        guard source.one >= 0 else { return source.other >= 0 ? measures[Int(source.other)] : .zero }
        return sums[2 * Int(source.one) + 1] &+ sums[2 * Int(source.other)]
    }

    /// Arcs of the graph that an entry stands for, in the order of travel.
    func arcs(of entry: Int, into result: inout [Int]) {
        var stack = [entry]
        while let entry = stack.popLast() {
            let source = source[entry]
            if source.one >= 0 {
                stack.append(2 * Int(source.other))
                stack.append(2 * Int(source.one) + 1)
            } else if source.other >= 0 {
                result.append(Int(source.other))
            }
        }
    }

    /// Whether weights, shortcuts and measures are the same; the hierarchies are taken to be one.
    package static func == (left: Self, right: Self) -> Bool {
        left.weights == right.weights && left.measures == right.measures && left.cost == right.cost
            && left.sums == right.sums && left.source == right.source
    }

    static func sum(_ one: UInt32, _ other: UInt32) -> UInt32 {
        let (sum, overflow) = one.addingReportingOverflow(other)
        return overflow ? Cost.unreachable : sum
    }
}

/// Arcs that wait to be recomputed, the lowest place first, each once.
private struct ArcQueue: ~Copyable {
    private var heap = Heap()
    private var isWaiting: [Bool]

    init(count: Int) {
        isWaiting = [Bool](repeating: false, count: count)
    }

    mutating func push(_ arc: Int) {
        if isWaiting[arc] { return }
        isWaiting[arc] = true
        // Arcs of lower places have higher numbers.
        heap.push(UInt32.max - UInt32(truncatingIfNeeded: arc), arc)
    }

    mutating func pop() -> Int? {
        guard let (_, arc) = heap.pop() else { return nil }
        isWaiting[arc] = false
        return arc
    }
}

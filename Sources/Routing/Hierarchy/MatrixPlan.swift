/// Which part of a hierarchy a matrix between given terminals passes, worked out once and used for any weights.
///
/// A start or an end may offer several terminals; the cheapest pair counts.
public struct MatrixPlan: Sendable {
    let hierarchy: Hierarchy
    public let rows: Int
    public let columns: Int
    package let starts: [[Terminal]]
    package let ends: [[Terminal]]
    /// Places passed, from the top; a place's number here is its position.
    let places: [Int32]
    /// Arcs of the places in compressed rows, with upper and lower end among them.
    let first: [Int32]
    let head: [Int32]
    let owner: [Int32]
    /// Number of each arc in the hierarchy.
    let arc: [Int32]
    /// Sixteen starts each, near to one another in the hierarchy.
    let batches: [Batch]
    /// Terminals of each end: first, position among the places.
    let endFirst: [Int32]
    let endPlace: [Int32]
    let endCost: [UInt32]
    let endMeasures: [SIMD4<UInt32>]

    /// Starts that are carried side by side.
    struct Batch: Sendable {
        /// Rows of the matrix; fewer than the lanes in the last batch.
        let rows: [Int]
        /// Each row's terminals, with positions among the places instead of nodes.
        let terminals: [[Terminal]]
        /// Positions of all that lies above a terminal, the lowest first.
        let above: [Int32]
    }

    /// Plans a matrix; terminals outside the graph, or that cost more than any path may, are left out.
    ///
    /// - Complexity: O(places and arcs above the terminals), a few milliseconds for hundreds of places.
    public init(_ hierarchy: Hierarchy, from starts: [[Terminal]], to ends: [[Terminal]]) {
        let lanes = 16
        self.hierarchy = hierarchy
        let count = hierarchy.nodeCount
        func isUsable(_ terminal: Terminal) -> Bool {
            terminal.node >= 0 && terminal.node < count && terminal.cost < Cost.unreachable
        }
        self.starts = starts.map { $0.filter(isUsable) }
        self.ends = ends.map { $0.filter(isUsable) }
        rows = starts.count
        columns = ends.count
        var isPassed = [Bool](repeating: false, count: count)
        for terminal in self.starts.joined() { Self.markAbove(hierarchy, terminal.node, &isPassed) }
        for terminal in self.ends.joined() { Self.markAbove(hierarchy, terminal.node, &isPassed) }
        var number = [Int32](repeating: -1, count: count)
        var places: [Int32] = []
        for place in 0..<count where isPassed[place] {
            number[place] = Int32(truncatingIfNeeded: places.count)
            places.append(Int32(truncatingIfNeeded: place))
        }
        var first: [Int32] = [0]
        var (head, owner, arc): ([Int32], [Int32], [Int32]) = ([], [], [])
        for (position, place) in places.enumerated() {
            for number_ in Int(hierarchy.first[Int(place)])..<Int(hierarchy.first[Int(place) + 1]) {
                head.append(number[Int(hierarchy.head[number_])])
                owner.append(Int32(truncatingIfNeeded: position))
                arc.append(Int32(truncatingIfNeeded: number_))
            }
            first.append(Int32(truncatingIfNeeded: head.count))
        }
        self.places = places
        self.first = first
        self.head = head
        self.owner = owner
        self.arc = arc
        func position(_ terminal: Terminal) -> Int { Int(number[Int(hierarchy.place[terminal.node])]) }
        var endFirst: [Int32] = [0]
        var (endPlace, endCost, endMeasures): ([Int32], [UInt32], [SIMD4<UInt32>]) = ([], [], [])
        for end in self.ends {
            for terminal in end {
                endPlace.append(Int32(truncatingIfNeeded: position(terminal)))
                endCost.append(terminal.cost)
                endMeasures.append(terminal.measures)
            }
            endFirst.append(Int32(truncatingIfNeeded: endPlace.count))
        }
        self.endFirst = endFirst
        self.endPlace = endPlace
        self.endCost = endCost
        self.endMeasures = endMeasures
        // Starts whose ways up meet early share a batch: order them as a walk through the tree of parents meets them.
        let walk = Self.walk(
            places.indices.map { (position: Int) -> Int in
                let parent = hierarchy.parent(Int(places[position]))
                return parent < 0 ? -1 : Int(number[Int(parent)])
            })
        let kept = self.starts
        let met = kept.map { $0.map { walk[position($0)] }.min() ?? -1 }
        let order = met.indices.sorted { (met[$0], $0) < (met[$1], $1) }
        batches = stride(from: 0, to: order.count, by: lanes).map { from in
            let rows = Array(order[from..<min(from + lanes, order.count)])
            let terminals = rows.map {
                kept[$0].map { Terminal(node: position($0), cost: $0.cost, measures: $0.measures) }
            }
            var isAbove = Set<Int32>()
            for terminal in terminals.joined() {
                var place = Int32(truncatingIfNeeded: terminal.node)
                while place >= 0, isAbove.insert(place).inserted {
                    let range = Int(first[Int(place)])..<Int(first[Int(place) + 1])
                    place = range.isEmpty ? -1 : head[range.upperBound - 1]
                }
            }
            return Batch(rows: rows, terminals: terminals, above: isAbove.sorted(by: >))
        }
    }

    private static func markAbove(_ hierarchy: Hierarchy, _ node: Int, _ isPassed: inout [Bool]) {
        var place = hierarchy.place[node]
        while place >= 0, !isPassed[Int(place)] {
            isPassed[Int(place)] = true
            place = hierarchy.parent(Int(place))
        }
    }

    /// When a walk through the trees of parents, depth first, meets each place.
    private static func walk(_ parent: [Int]) -> [Int] {
        // Parents come before their children, so sizes add up from the end.
        var size = [Int](repeating: 1, count: parent.count)
        for place in parent.indices.reversed() where parent[place] >= 0 { size[parent[place]] += size[place] }
        var start = [Int](repeating: 0, count: parent.count)
        var next = [Int](repeating: 0, count: parent.count)
        var free = 0
        for place in parent.indices {
            if parent[place] < 0 {
                start[place] = free
                free += size[place]
            } else {
                start[place] = next[parent[place]]
                next[parent[place]] += size[place]
            }
            next[place] = start[place] + 1
        }
        return start
    }
}

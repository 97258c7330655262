internal import Freight

/// A skeleton with what each arc takes and costs today.
struct ChainGraph: Sendable {
    let skeleton: Skeleton
    /// By arc.
    private(set) var figures: [ChainFigures]
    private(set) var weights: [UInt32]
    /// Gates on each edge, in compressed rows.
    let gateFirst: [Int32]
    let gates: [Int32]

    init(_ skeleton: Skeleton, _ network: Network, _ costing: LinkCosting, _ prices: PriceLine, gates all: Gates) {
        self.skeleton = skeleton
        figures = [ChainFigures](repeating: ChainFigures(), count: skeleton.edgeCount * 2)
        weights = [UInt32](repeating: SearchTree.unreachable, count: skeleton.edgeCount * 2)
        var (first, list): ([Int32], [Int32]) = ([0], [])
        for edge in 0..<skeleton.edgeCount {
            var here: [Int32] = []
            for link in skeleton.links(of: edge) {
                for gate in all.onLink[Int(link >> 1)] ?? [] where !here.contains(gate) { here.append(gate) }
            }
            list += here
            first.append(Int32(list.count))
        }
        gateFirst = first
        gates = list
        for edge in 0..<skeleton.edgeCount { measure(edge, network, costing, prices) }
    }

    func gates(of edge: Int) -> ArraySlice<Int32> { gates[Int(gateFirst[edge])..<Int(gateFirst[edge + 1])] }

    /// Works out both arcs of an edge anew.
    private mutating func measure(_ edge: Int, _ network: Network, _ costing: LinkCosting, _ prices: PriceLine) {
        for arc in [2 * edge, 2 * edge + 1] {
            var sum = ChainFigures()
            var isOpen = true
            for link in skeleton.links(of: edge) {
                isOpen = isOpen && network.isOpen(Int(link >> 1))
                let forward = (link & 1 == 0) == (arc & 1 == 0)
                sum += ChainFigures(costing.parts(of: Int(link >> 1), forward: forward))
            }
            figures[arc] = sum
            weights[arc] = isOpen ? prices.cents(sum) : SearchTree.unreachable
        }
    }

    /// Works out the edges that hold some links anew.
    ///
    /// - Returns: arcs whose weight changed, with the weight before.
    mutating func remeasure(
        links: [Int], _ network: Network, _ costing: LinkCosting, _ prices: PriceLine
    ) -> [(arc: Int, old: UInt32)] {
        var edges: [Int] = []
        var isMet: Set<Int32> = []
        for link in links where link < skeleton.edgeOf.count {
            let edge = skeleton.edgeOf[link]
            if edge >= 0, isMet.insert(edge).inserted { edges.append(Int(edge)) }
        }
        var changed: [(arc: Int, old: UInt32)] = []
        for edge in edges {
            let old = (weights[2 * edge], weights[2 * edge + 1])
            measure(edge, network, costing, prices)
            if weights[2 * edge] != old.0 { changed.append((2 * edge, old.0)) }
            if weights[2 * edge + 1] != old.1 { changed.append((2 * edge + 1, old.1)) }
        }
        return changed
    }
}

import Routing
import Testing

/// A random graph with weights and measures, from a seed.
private struct World {
    var state: UInt64
    var tails: [Int32] = []
    var heads: [Int32] = []
    var weights: [UInt32] = []
    var measures: [SIMD4<UInt32>] = []
    var nodes = 0

    init(seed: UInt64) {
        state = seed &* 2_862_933_555_777_941_757 &+ 3_037_000_493
        let count = 2 + random(70)
        nodes = count
        for _ in 0..<(count + random(2 * count)) {
            let (one, other) = (Int32(random(count)), Int32(random(count)))
            tails += [one, other]
            heads += [other, one]
            for _ in 0..<2 {
                weights.append(weight())
                measures.append(measure())
            }
        }
    }

    mutating func random(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % limit
    }

    mutating func weight() -> UInt32 {
        switch random(12) {
        case 0: Cost.unreachable
        case 1: 0
        case 2: Cost.largest / UInt32(1 + random(3))
        default: UInt32(random(40))
        }
    }

    mutating func measure() -> SIMD4<UInt32> {
        SIMD4(UInt32(random(100)), UInt32(random(100)), UInt32(random(100)), 1)
    }

    mutating func terminals() -> [[Terminal]] {
        var result: [[Terminal]] = []
        for _ in 0..<(1 + random(40)) {
            var own: [Terminal] = []
            for _ in 0..<random(4) {
                own.append(
                    Terminal(node: random(nodes + 1), cost: UInt32(random(20)), measures: SIMD4(7, 0, 0, 100)))
            }
            result.append(own)
        }
        return result
    }

    var graph: Graph { Graph(nodeCount: nodes, tails: tails, heads: heads) }
}

@Suite struct HierarchyTests {
    /// Every claim that a matrix and its paths make, against plain Dijkstra.
    private func check(_ weighted: WeightedHierarchy, _ world: World, _ starts: [[Terminal]], _ ends: [[Terminal]]) {
        let slow = Dijkstra(weighted.hierarchy.graph, weights: world.weights)
        let plan = MatrixPlan(weighted.hierarchy, from: starts, to: ends)
        let matrix = weighted.matrix(plan, measured: true)
        #expect(weighted.matrix(plan).costs == matrix.costs)
        for (row, start) in starts.enumerated() {
            #expect(weighted.costs(from: start) == slow.costs(from: start))
            for (column, end) in ends.enumerated() {
                let cost = slow.path(from: start, to: end)?.cost ?? Cost.unreachable
                #expect(matrix[row, column] == cost)
                guard let path = weighted.path(from: start, to: end) else {
                    #expect(cost == Cost.unreachable)
                    continue
                }
                #expect(path.cost == cost)
                var node = Int32(start[path.start].node)
                var sum = start[path.start].cost + end[path.end].cost
                for arc in path.arcs {
                    #expect(world.tails[arc] == node)
                    node = world.heads[arc]
                    sum += world.weights[arc]
                }
                #expect(Int(node) == end[path.end].node)
                #expect(sum == cost)
            }
        }
    }

    @Test(arguments: 0..<120) func `matrices and paths are those of Dijkstra on random graphs`(seed: UInt64) {
        var world = World(seed: seed)
        let (starts, ends) = (world.terminals(), world.terminals())
        let hierarchy = Hierarchy(world.graph)
        check(WeightedHierarchy(hierarchy, weights: world.weights, measures: world.measures), world, starts, ends)
    }

    @Test(arguments: 0..<120) func `measures are those of a path that has the cost`(seed: UInt64) {
        // With the weight among the measures, what they sum to is the cost; hops count the arcs and both ends.
        var world = World(seed: seed &+ 1000)
        for arc in world.weights.indices {
            if world.weights[arc] > 1000 { world.weights[arc] = Cost.unreachable }
            world.measures[arc].y = world.weights[arc]
        }
        let starts = world.terminals().map {
            $0.map { Terminal(node: $0.node, cost: $0.cost, measures: [0, $0.cost, 0, 1]) }
        }
        let weighted = WeightedHierarchy(
            Hierarchy(world.graph), weights: world.weights, measures: world.measures)
        let matrix = weighted.matrix(MatrixPlan(weighted.hierarchy, from: starts, to: starts), measured: true)
        for cell in matrix.costs.indices where matrix.costs[cell] != Cost.unreachable {
            #expect(matrix.measures[cell].y == matrix.costs[cell])
            #expect(matrix.measures[cell].w >= 2)
        }
        for cell in matrix.costs.indices where matrix.costs[cell] == Cost.unreachable {
            #expect(matrix.measures[cell] == .zero)
        }
    }

    @Test(arguments: 0..<120) func `changes are, bit for bit, what preparing anew gives, and undo restores`(
        seed: UInt64
    ) {
        var world = World(seed: seed &+ 5000)
        let hierarchy = Hierarchy(world.graph)
        let terminals = world.terminals()
        let plan = MatrixPlan(hierarchy, from: terminals, to: terminals)
        var weighted = WeightedHierarchy(hierarchy, weights: world.weights, measures: world.measures)
        let (before, original) = (weighted.matrix(plan, measured: true), world)
        var undo: [WeightedHierarchy.Change] = []
        for _ in 0..<6 {
            var changes: [WeightedHierarchy.Change] = []
            for _ in 0...world.random(4) {
                let arc = world.random(world.weights.count)
                undo.append(.init(arc: arc, weight: original.weights[arc], measures: original.measures[arc]))
                world.weights[arc] = world.random(3) == 0 ? Cost.unreachable : world.weight()
                world.measures[arc] = world.measure()
                changes.append(.init(arc: arc, weight: world.weights[arc], measures: world.measures[arc]))
            }
            let old = weighted.matrix(plan, measured: true)
            let isChanged = weighted.change(changes)
            let anew = WeightedHierarchy(hierarchy, weights: world.weights, measures: world.measures)
            let isSame = weighted == anew
            #expect(isSame)
            if !isChanged { #expect(weighted.matrix(plan, measured: true) == old) }
            check(weighted, world, terminals, terminals)
        }
        weighted.change(undo)
        let isRestored =
            weighted == WeightedHierarchy(hierarchy, weights: original.weights, measures: original.measures)
        #expect(isRestored)
        #expect(weighted.matrix(plan, measured: true) == before)
    }

    @Test func `closing an arc costs the detour and opening it restores the way`() {
        //   0 ──5── 1 ──5── 2
        //   └──────12───────┘
        let hierarchy = Hierarchy(Graph(nodeCount: 3, tails: [0, 1, 0], heads: [1, 2, 2]))
        var weighted = WeightedHierarchy(hierarchy, weights: [5, 5, 12])
        let plan = MatrixPlan(hierarchy, from: [[Terminal(node: 0)]], to: [[Terminal(node: 2)]])
        #expect(weighted.matrix(plan).costs == [10])
        let closes = weighted.change([.init(arc: 1, weight: Cost.unreachable)])
        #expect(closes)
        #expect(weighted.matrix(plan).costs == [12])
        let opens = weighted.change([.init(arc: 1, weight: 5)])
        #expect(opens)
        #expect(weighted.matrix(plan).costs == [10])
        let stays = weighted.change([.init(arc: 1, weight: 5), .init(arc: 9, weight: 1)])
        #expect(!stays)
    }

    @Test func `an empty graph and places without terminals give no way`() {
        let hierarchy = Hierarchy(Graph(nodeCount: 0, tails: [], heads: []))
        let weighted = WeightedHierarchy(hierarchy, weights: [])
        let matrix = weighted.matrix(MatrixPlan(hierarchy, from: [[], [Terminal(node: 3)]], to: [[]]), measured: true)
        #expect(matrix.costs == [Cost.unreachable, Cost.unreachable])
        #expect(weighted.path(from: [Terminal(node: 0)], to: [Terminal(node: 0)]) == nil)
    }
}

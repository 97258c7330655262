import Routing
import Testing

/// A small generator with a seed, so that a failure can be run again.
private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state >> 11 ^ state << 7
    }
}

@Suite struct DijkstraTests {
    @Test(arguments: 0..<20) func `a graph of links is that of both their arcs`(seed: Int) {
        var random = Generator(state: UInt64(seed) &* 811 &+ 5)
        let nodes = Int.random(in: 1...30, using: &random)
        // Some ends lie outside the graph: both leave those links out.
        let tails = (0..<80).map { _ in Int32.random(in: -1...Int32(nodes), using: &random) }
        let heads = (0..<80).map { _ in Int32.random(in: -1...Int32(nodes), using: &random) }
        let graph = Graph(nodeCount: nodes, linkTails: tails, linkHeads: heads)
        let slow = Graph(
            nodeCount: nodes, tails: zip(tails, heads).flatMap { [$0, $1] },
            heads: zip(tails, heads).flatMap { [$1, $0] })
        #expect(graph.nodeCount == slow.nodeCount)
        #expect(graph.first == slow.first)
        #expect(graph.head == slow.head)
        #expect(graph.arc == slow.arc)
    }

    @Test(arguments: 0..<40) func `costs are those of Bellman and Ford on random graphs`(seed: Int) {
        var random = Generator(state: UInt64(seed) &* 977 &+ 3)
        let nodes = Int.random(in: 2...40, using: &random)
        let arcs = Int.random(in: 1...160, using: &random)
        let tails = (0..<arcs).map { _ in Int32.random(in: 0..<Int32(nodes), using: &random) }
        let heads = (0..<arcs).map { _ in Int32.random(in: 0..<Int32(nodes), using: &random) }
        let weights = (0..<arcs).map { _ in
            Bool.random(using: &random) ? UInt32.random(in: 0...1000, using: &random) : Cost.unreachable
        }
        let engine = Dijkstra(Graph(nodeCount: nodes, tails: tails, heads: heads), weights: weights)
        var slow = [UInt32](repeating: Cost.unreachable, count: nodes)
        slow[0] = 0
        for _ in 0..<nodes {
            for arc in 0..<arcs where weights[arc] != Cost.unreachable && slow[Int(tails[arc])] != Cost.unreachable {
                slow[Int(heads[arc])] = min(slow[Int(heads[arc])], slow[Int(tails[arc])] + weights[arc])
            }
        }
        #expect(engine.costs(from: [Terminal(node: 0)]) == slow)
        for end in 0..<nodes {
            let path = engine.path(from: [Terminal(node: 0)], to: [Terminal(node: end)])
            #expect(path?.cost ?? Cost.unreachable == slow[end])
            guard let path else { continue }
            var node = 0
            var cost: UInt32 = 0
            for arc in path.arcs {
                #expect(Int(tails[arc]) == node)
                node = Int(heads[arc])
                cost += weights[arc]
            }
            #expect(node == end)
            #expect(cost == path.cost)
        }
        let matrix = CostMatrix(
            engine, from: (0..<nodes).map { [Terminal(node: $0)] }, to: (0..<nodes).map { [Terminal(node: $0)] })
        #expect((0..<nodes).map { matrix[0, $0] } == slow)
    }

    @Test(arguments: 0..<40) func `a search guided by costs of cheaper ways finds the same costs`(seed: Int) {
        var random = Generator(state: UInt64(seed) &* 977 &+ 5)
        let nodes = Int.random(in: 2...40, using: &random)
        let arcs = Int.random(in: 1...160, using: &random)
        let tails = (0..<arcs).map { _ in Int32.random(in: 0..<Int32(nodes), using: &random) }
        let heads = (0..<arcs).map { _ in Int32.random(in: 0..<Int32(nodes), using: &random) }
        let low = (0..<arcs).map { _ in UInt32.random(in: 0...1000, using: &random) }
        let high = low.map { UInt32.random(in: 0...4, using: &random) == 0 ? Cost.unreachable : $0 + 7 }
        let ends = [Terminal(node: nodes - 1, cost: 3), Terminal(node: nodes / 2, cost: 50)]
        let back = Dijkstra(Graph(nodeCount: nodes, tails: heads, heads: tails), weights: low).costs(from: ends)
        let engine = Dijkstra(Graph(nodeCount: nodes, tails: tails, heads: heads), weights: high)
        for start in 0..<nodes {
            let plain = engine.path(from: [Terminal(node: start)], to: ends)
            let guided = engine.path(from: [Terminal(node: start)], to: ends, guide: back)
            #expect(plain?.cost == guided?.cost)
        }
    }

    @Test(arguments: 0..<60) func `what is left to pay leads to the very path of the plain search`(seed: Int) {
        var random = Generator(state: UInt64(seed) &* 977 &+ 11)
        let nodes = Int.random(in: 2...40, using: &random)
        let arcs = Int.random(in: 1...200, using: &random)
        let tails = (0..<arcs).map { _ in Int32.random(in: 0..<Int32(nodes), using: &random) }
        let heads = (0..<arcs).map { _ in Int32.random(in: 0..<Int32(nodes), using: &random) }
        // Few values, some of them nothing, so that many paths cost the same.
        let weights = (0..<arcs).map { _ in UInt32.random(in: 0...3, using: &random) }
        let ends = [Terminal(node: nodes - 1, cost: 1), Terminal(node: nodes / 2, cost: 2)]
        let engine = Dijkstra(Graph(nodeCount: nodes, tails: tails, heads: heads), weights: weights)
        let left = Dijkstra(Graph(nodeCount: nodes, tails: heads, heads: tails), weights: weights).costs(from: ends)
        for start in 0..<nodes {
            let starts = [Terminal(node: start), Terminal(node: (start + 1) % nodes, cost: 1)]
            #expect(engine.path(from: starts, to: ends, left: left) == engine.path(from: starts, to: ends))
        }
    }

    @Test(arguments: 0..<20) func `closing arcs is the same as preparing without them`(seed: Int) {
        var random = Generator(state: UInt64(seed) &* 977 &+ 13)
        let tails = (0..<90).map { _ in Int32.random(in: 0..<25, using: &random) }
        let heads = (0..<90).map { _ in Int32.random(in: 0..<25, using: &random) }
        var weights = (0..<90).map { _ in UInt32.random(in: 0...9, using: &random) }
        let graph = Graph(nodeCount: 25, tails: tails, heads: heads)
        let closed = (0..<90).filter { _ in UInt32.random(in: 0...3, using: &random) == 0 }
        let engine = Dijkstra(graph, weights: weights)
            .closing(closed.map { (number: $0, tail: Int(tails[$0])) } + [(number: 3, tail: 99)])
        for arc in closed { weights[arc] = Cost.unreachable }
        #expect(
            engine.costs(from: [Terminal(node: 0)])
                == Dijkstra(graph, weights: weights).costs(from: [Terminal(node: 0)]))
    }

    @Test(arguments: [0, 1, 2, 100]) func `work shared among the cores comes back in order`(count: Int) {
        #expect(concurrently(count) { [$0, $0 * $0] } == (0..<count).map { [$0, $0 * $0] })
    }

    @Test func `the cheaper of two starts and of two ends is taken`() {
        //   0 ──5── 1 ──5── 2
        //   3 ──1───┘
        let engine = Dijkstra(
            Graph(nodeCount: 4, tails: [0, 1, 3], heads: [1, 2, 1]), weights: [5, 5, 1])
        let path = engine.path(
            from: [Terminal(node: 0), Terminal(node: 3, cost: 2)],
            to: [Terminal(node: 2, cost: 9), Terminal(node: 1, cost: 1)])
        #expect(path == Path(start: 1, end: 1, arcs: [2], cost: 4))
    }

    @Test func `arcs and terminals outside the graph are left out`() {
        let engine = Dijkstra(Graph(nodeCount: 2, tails: [0, 7], heads: [1, 0]), weights: [3, 3])
        #expect(engine.path(from: [Terminal(node: 9)], to: [Terminal(node: 1)]) == nil)
        #expect(engine.path(from: [Terminal(node: 0)], to: [Terminal(node: 1)])?.cost == 3)
        #expect(engine.path(from: [Terminal(node: 1)], to: [Terminal(node: 0)]) == nil)
    }

    @Test func `a path whose cost would overflow counts as unreachable`() {
        let engine = Dijkstra(
            Graph(nodeCount: 3, tails: [0, 1], heads: [1, 2]), weights: [Cost.largest, Cost.largest])
        #expect(engine.path(from: [Terminal(node: 0)], to: [Terminal(node: 2)]) == nil)
    }
}

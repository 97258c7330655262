import Routing
import Testing

@Suite struct CoreTests {
    @Test(arguments: 0..<60) func `costs between kept nodes are those of the whole graph`(seed: UInt64) {
        var state = seed &* 2_862_933_555_777_941_757 &+ 3_037_000_493
        func random(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1
            return Int(state >> 33) % limit
        }
        let nodes = 5 + random(60)
        var (tails, heads, weights): ([Int32], [Int32], [UInt32]) = ([], [], [])
        for _ in 0..<(nodes + random(30)) {
            let (one, other) = (Int32(random(nodes)), Int32(random(nodes)))
            tails += [one, other]
            heads += [other, one]
            weights += [UInt32(random(100)), random(8) == 0 ? Cost.unreachable : UInt32(random(100))]
        }
        let graph = Graph(nodeCount: nodes, tails: tails, heads: heads)
        let whole = Dijkstra(graph, weights: weights)
        let kept = (0..<6).map { _ in random(nodes) }
        let core = Core(graph, weights: weights, keeping: kept)
        for from in kept {
            let costs = whole.costs(from: [Terminal(node: from)])
            let start = core.terminal(Terminal(node: from))
            #expect(start != nil)
            let reached = core.engine.costs(from: [start].compactMap { $0 })
            for to in kept {
                #expect(core.terminal(Terminal(node: to)).map { reached[$0.node] } == costs[to])
            }
        }
    }
}

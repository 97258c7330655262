import Glibc
import Routing

/// A graph of a file as make_graph.py writes it.
struct PlainGraph {
    let nodes: Int
    let tails: [Int32]
    let heads: [Int32]
    let weights: [UInt32]
    let places: [Int]

    init?(path: String) {
        guard let file = fopen(path, "rb") else { return nil }
        defer { fclose(file) }
        func numbers(_ count: Int) -> [UInt32] {
            [UInt32](unsafeUninitializedCapacity: count) { buffer, filled in
                filled = fread(buffer.baseAddress, 4, count, file)
            }
        }
        let header = numbers(3)
        guard header.count == 3 else { return nil }
        nodes = Int(header[0])
        tails = numbers(Int(header[1])).map { Int32(bitPattern: $0) }
        heads = numbers(Int(header[1])).map { Int32(bitPattern: $0) }
        weights = numbers(Int(header[1]))
        places = numbers(Int(header[2])).map(Int.init)
    }
}

/// Times the hierarchy and the plain search on a graph; writes all costs of the matrix beside it for the peers.
func measure(_ path: String) {
    guard let plain = PlainGraph(path: path) else { return print("\(path) is no graph of make_graph.py") }
    var start = processorSeconds()
    func lap() -> Double {
        defer { start = processorSeconds() }
        return (processorSeconds() - start) * 1000
    }
    let graph = Graph(nodeCount: plain.nodes, tails: plain.tails, heads: plain.heads)
    let dijkstra = Dijkstra(graph, weights: plain.weights)
    let prepareSearch = lap()
    let hierarchy = Hierarchy(graph)
    let prepare = lap()
    let weighted = WeightedHierarchy(hierarchy, weights: plain.weights)
    let fill = lap()
    let ends = plain.places.map { [Terminal(node: $0)] }
    let matrix = weighted.matrix(MatrixPlan(hierarchy, from: ends, to: ends))
    let spent = lap()
    let pairs = 20
    let byHierarchy = (0..<pairs).map { weighted.path(from: ends[$0], to: ends[$0 + 50])?.cost }
    let one = lap() / Double(pairs)
    let bySearch = (0..<pairs).map { dijkstra.path(from: ends[$0], to: ends[$0 + 50])?.cost }
    let oneSearch = lap() / Double(pairs)
    print("hierarchy \(prepare) \(fill) \(spent) \(one) \(residentMegabytes()) \(byHierarchy == bySearch ? "same" : "DIFFERENT")")
    start = processorSeconds()
    let rows = CostMatrix(dijkstra, from: Array(ends.prefix(20)), to: ends)
    let perRow = lap() / 20
    let isSame = (0..<20).allSatisfy { row in ends.indices.allSatisfy { rows[row, $0] == matrix[row, $0] } }
    print("search \(prepareSearch) 0 \(perRow * Double(ends.count)) \(oneSearch) \(residentMegabytes()) \(isSame ? "same" : "DIFFERENT")")
    guard let out = fopen(path + ".costs", "wb") else { return }
    defer { fclose(out) }
    for row in ends.indices {
        let costs = ends.indices.map { matrix[row, $0] }
        costs.withUnsafeBufferPointer { _ = fwrite($0.baseAddress, 4, $0.count, out) }
    }
}

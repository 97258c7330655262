internal import Routing

/// A network with its weights worked out, ready for many queries.
///
/// Preparing takes a few milliseconds; a query one search a criterion. Scenarios prepare an edited network anew.
public struct PreparedNetwork: Sendable {
    public let network: Network
    public let parameters: Parameters
    let assessor: Assessor
    public let weighting: Weighting
    let graph: Graph

    /// The network that comes with the program, as it stands today, prepared once.
    public static let embedded = PreparedNetwork()

    /// Prepares a network.
    ///
    /// - Complexity: O(nodes + links).
    public init(
        _ network: Network = .embedded, parameters: Parameters = .embedded, dwell: DwellBasis = .measured
    ) {
        self.network = network
        self.parameters = parameters
        assessor = Assessor(network: network, parameters: parameters, basis: dwell)
        weighting = Weighting(assessor)
        var tails: [Int32] = []
        var heads: [Int32] = []
        tails.reserveCapacity(network.linkCount * 2)
        heads.reserveCapacity(network.linkCount * 2)
        for link in 0..<network.linkCount {
            tails.append(network.tails[link])
            tails.append(network.heads[link])
            heads.append(network.heads[link])
            heads.append(network.tails[link])
        }
        graph = Graph(nodeCount: network.nodeCount, tails: tails, heads: heads)
    }

    /// An engine for a criterion; closed, planned and refused links are left out.
    func engine(_ criterion: Criterion, isAllowed: (Int) -> Bool = { _ in true }) -> Dijkstra {
        Dijkstra(graph, weights: weighting.weights(criterion) { network.isOpen($0) && isAllowed($0) })
    }
}

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
        let assessor = Assessor(network: network, parameters: parameters, basis: dwell)
        self.assessor = assessor
        // The graph and the weights, of which neither needs the other, at a time.
        let parts = concurrently(5) { part -> (graph: Graph?, weights: Weighting.Part?) in
            part == 0 ? (Self.graph(network), nil) : (nil, Weighting.Part(part - 1, of: 4, assessor))
        }
        weighting = Weighting(assessor, parts.compactMap(\.weights))
        graph = parts[0].graph ?? Self.graph(network)
    }

    /// What a link takes, costs and emits in one direction, borders included.
    package func assess(_ link: Int, forward: Bool) -> Assessment { assessor.assess(link, forward: forward) }

    /// This network after edits; only links whose figures the edits touch are assessed again.
    ///
    /// What comes out equals preparing the edited network anew.
    ///
    /// - Complexity: O(links) for copying, well under a millisecond, unless links are added.
    public func edited(by edits: [NetworkEdit]) -> PreparedNetwork {
        PreparedNetwork(self, network.edited(by: edits))
    }

    private init(_ base: PreparedNetwork, _ network: Network) {
        let old = base.network
        self.network = network
        parameters = base.parameters
        assessor = base.assessor.following(network)
        let links = old.links(differingIn: network)
        var weighting = base.weighting
        if !links.isEmpty { weighting.update(links, assessor) }
        self.weighting = weighting
        graph = network.linkCount == old.linkCount ? base.graph : Self.graph(network)
    }

    /// The hierarchy of the graph; that of the network that comes with the program is made once.
    var hierarchy: Hierarchy {
        let own = Network.embedded
        return network.nodeCount == own.nodeCount && network.tails == own.tails && network.heads == own.heads
            ? Self.embeddedHierarchy : Hierarchy(graph)
    }

    private static let embeddedHierarchy = Hierarchy(embedded.graph)

    private static func graph(_ network: Network) -> Graph {
        var tails: [Int32] = []
        tails.reserveCapacity(network.linkCount * 2)
        for link in 0..<network.linkCount {
            tails.append(network.tails[link])
            tails.append(network.heads[link])
        }
        // An arc leads where the other arc of its link starts.
        return Graph(nodeCount: network.nodeCount, tails: tails, heads: tails.indices.map { tails[$0 ^ 1] })
    }
}

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
        graph = Self.graph(network)
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
        let crossings = Set(
            Set(old.statedHours.keys).union(network.statedHours.keys)
                .filter { old.statedHours[$0] != network.statedHours[$0] }.map { Int16(clamping: $0) })
        let ferries = Set(
            network.ferries.indices.filter { old.ferries[$0] != network.ferries[$0] }.map { Int16(clamping: $0) })
        var links: [Int] = []
        if !crossings.isEmpty {
            links += old.crossingOf.indices.filter { old.crossingOf[$0] >= 0 && crossings.contains(old.crossingOf[$0]) }
        }
        if !ferries.isEmpty {
            links += old.ferryOf.indices.filter { old.ferryOf[$0] >= 0 && ferries.contains(old.ferryOf[$0]) }
        }
        links += old.linkCount..<max(old.linkCount, network.linkCount)
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
        var heads: [Int32] = []
        tails.reserveCapacity(network.linkCount * 2)
        heads.reserveCapacity(network.linkCount * 2)
        for link in 0..<network.linkCount {
            tails.append(network.tails[link])
            tails.append(network.heads[link])
            heads.append(network.heads[link])
            heads.append(network.tails[link])
        }
        return Graph(nodeCount: network.nodeCount, tails: tails, heads: heads)
    }
}

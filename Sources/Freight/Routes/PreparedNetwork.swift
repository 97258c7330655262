internal import Dispatch
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

    /// Starts to read the network that comes with the program, and the figures that it is prepared with, on other cores.
    ///
    /// Returns at once. Whoever asks for them then calls ``waitForReading()`` first: the wait for a value that another
    /// thread is making keeps a core busy, this one leaves it to the reading.
    public static func startReading() {
        DispatchQueue.global().async(group: reading) { _ = Network.embedded }
        DispatchQueue.global().async(group: reading) { (_, _) = (Parameters.embedded, BorderDwell.embedded) }
    }

    /// Waits until what ``startReading()`` started has ended; returns at once when nothing was started.
    static func waitForReading() { reading.wait() }

    private static let reading = DispatchGroup()

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
        (weighting, graph) = Weighting.workedOut(assessor) { Self.graph(network) }
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
        Graph(nodeCount: network.nodeCount, linkTails: network.tails, linkHeads: network.heads)
    }
}

internal import Routing

/// What a criterion and modes make of a prepared network: weights, measures and terminals.
struct Selection: Sendable {
    let prepared: PreparedNetwork
    let criterion: Criterion
    let modes: Set<Mode>
    /// Whether goods can use each link today, by the modes.
    private let isOpen: [Bool]

    init(_ prepared: PreparedNetwork, _ criterion: Criterion, _ modes: Set<Mode>) {
        self.prepared = prepared
        self.criterion = criterion
        self.modes = modes
        // A bit a mode: links are asked by the ten thousand.
        let mask: UInt8 = modes.union([.transfer, .gaugeChange]).reduce(0) { $0 | 1 << $1.rawValue }
        let (allowed, isClosed, plans) = (prepared.network.modes, prepared.network.isClosed, prepared.network.planOf)
        isOpen = allowed.indices.map { mask & 1 << allowed[$0].rawValue != 0 && !isClosed[$0] && plans[$0] < 0 }
    }

    private init(_ other: Selection, _ criterion: Criterion) {
        (prepared, self.criterion, modes, isOpen) = (other.prepared, criterion, other.modes, other.isOpen)
    }

    /// The same modes by another criterion.
    func by(_ criterion: Criterion) -> Selection { Selection(self, criterion) }

    func isAllowed(_ link: Int) -> Bool { isOpen[link] }

    func weight(_ arc: Int) -> UInt32 {
        isAllowed(arc >> 1) ? prepared.weighting.weight(arc, criterion) : Cost.unreachable
    }

    /// Weight of every arc; ``Cost/unreachable`` for what is closed or refused.
    func weights() -> [UInt32] { prepared.weighting.weights(criterion, isOpen: isOpen) }

    func measures() -> [SIMD4<UInt32>] { (0..<2 * prepared.network.linkCount).map(prepared.weighting.measures) }

    /// A search from starts to ends, or `back` from the ends to the starts.
    func engine(back: Bool = false) -> Dijkstra {
        let graph = prepared.graph
        return Dijkstra(
            graph,
            weightsByPosition: prepared.weighting.weights(criterion, isOpen: isOpen, at: graph.arc, back: back))
    }

    /// How a place reaches the network; nothing when the modes do not serve it.
    func access(_ endpoint: Endpoint) -> Access? { try? Access(endpoint, prepared, modes: modes) }

    /// Where a place meets the network; nothing when the modes do not serve it.
    func terminals(of access: Access?) -> [Terminal] { access?.terminals(prepared, criterion) ?? [] }
}

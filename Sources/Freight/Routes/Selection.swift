internal import Routing

/// What a criterion and modes make of a prepared network: weights, measures and terminals.
struct Selection: Sendable {
    let prepared: PreparedNetwork
    let criterion: Criterion
    let modes: Set<Mode>
    /// A bit a mode: links are asked by the hundred thousand.
    private let mask: UInt8

    init(_ prepared: PreparedNetwork, _ criterion: Criterion, _ modes: Set<Mode>) {
        self.prepared = prepared
        self.criterion = criterion
        self.modes = modes
        mask = modes.union([.transfer, .gaugeChange]).reduce(0) { $0 | 1 << $1.rawValue }
    }

    /// Whether goods can use a link today, by the modes.
    func isAllowed(_ link: Int) -> Bool {
        mask & 1 << prepared.network.modes[link].rawValue != 0 && prepared.network.isOpen(link)
    }

    func weight(_ arc: Int) -> UInt32 {
        isAllowed(arc >> 1) ? prepared.weighting.weight(arc, criterion) : Cost.unreachable
    }

    /// Weight of every arc; ``Cost/unreachable`` for what is closed or refused.
    func weights() -> [UInt32] { prepared.weighting.weights(criterion, isAllowed: isAllowed) }

    func measures() -> [SIMD4<UInt32>] { (0..<2 * prepared.network.linkCount).map(prepared.weighting.measures) }

    func engine() -> Dijkstra { Dijkstra(prepared.graph, weights: weights()) }

    /// Where a place meets the network; nothing when the modes do not serve it.
    func terminals(of endpoint: Endpoint) -> [Terminal] {
        (try? Access(endpoint, prepared, modes: modes))?.terminals(prepared, criterion) ?? []
    }
}

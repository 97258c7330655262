internal import Routing

/// Costs among places by one criterion.
public struct PlaceMatrix: Sendable {
    public let from: [Endpoint]
    public let to: [Endpoint]
    public let criterion: Criterion
    private let costs: CostMatrix

    /// Computes a matrix on a prepared network, with one sweep a start shared among the cores.
    ///
    /// Handling at both ends and the wait for the first departure are not in it. Places that the modes do not serve
    /// have no value.
    public init(
        _ prepared: PreparedNetwork, from: [Endpoint], to: [Endpoint], criterion: Criterion,
        modes: Set<Mode> = Set(Mode.carrying)
    ) {
        self.from = from
        self.to = to
        self.criterion = criterion
        let network = prepared.network
        func terminals(_ endpoint: Endpoint) -> [Terminal] {
            (try? Access(endpoint, prepared, modes: modes))?.terminals(prepared, criterion) ?? []
        }
        let starts = from.map(terminals)
        let ends = from == to ? starts : to.map(terminals)
        let weights = prepared.weighting.weights(criterion) { link in
            let mode = network.modes[link]
            return network.isOpen(link) && (mode == .transfer || mode == .gaugeChange || modes.contains(mode))
        }
        let core = Core(prepared.graph, weights: weights, keeping: (starts + ends).flatMap { $0.map(\.node) })
        costs = CostMatrix(
            core.engine, from: starts.map { $0.compactMap(core.terminal) },
            to: ends.map { $0.compactMap(core.terminal) })
    }

    /// The value from a row's place to a column's: hours, dollars, kilograms or kilometres; nil when none leads there.
    public subscript(row: Int, column: Int) -> Double? {
        let cost = costs[row, column]
        guard cost < Cost.unreachable else { return nil }
        switch criterion {
        case .time: return Double(cost) / 3600
        case .cost, .generalised: return Double(cost) / 100
        case .co2, .distance: return Double(cost) / 1000
        }
    }

    /// Unit of the values.
    public var unit: String {
        switch criterion {
        case .time: "h"
        case .cost, .generalised: "USD"
        case .co2: "kg CO2e"
        case .distance: "km"
        }
    }
}

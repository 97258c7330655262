internal import Routing

/// Costs among places by one criterion, with the hours, dollars, kilometres and emissions of the ways chosen by it.
///
/// Handling at both ends and the wait for the first departure are not in it. Values are middle values for one TEU.
public struct PlaceMatrix: Sendable {
    public let from: [Endpoint]
    public let to: [Endpoint]
    public let criterion: Criterion
    let costs: MeasuredMatrix

    init(from: [Endpoint], to: [Endpoint], criterion: Criterion, costs: MeasuredMatrix) {
        self.from = from
        self.to = to
        self.criterion = criterion
        self.costs = costs
    }

    /// Computes a matrix on a prepared network.
    ///
    /// Places that the modes do not serve have no value. For a matrix that follows edits, see ``LiveMatrix``.
    public init(
        _ prepared: PreparedNetwork, from: [Endpoint], to: [Endpoint], criterion: Criterion,
        modes: Set<Mode> = Set(Mode.carrying)
    ) {
        let selection = Selection(prepared, criterion, modes)
        let rows = from.map { selection.access($0) }
        let columns = from == to ? rows : to.map { selection.access($0) }
        let starts = rows.map { selection.terminals(of: $0) }
        let ends = from == to ? starts : columns.map { selection.terminals(of: $0) }
        let weighted = WeightedHierarchy(
            prepared.hierarchy, weights: selection.weights(), measures: selection.measures())
        var costs = weighted.matrix(MatrixPlan(weighted.hierarchy, from: starts, to: ends), measured: true)
        costs.join(rows, columns, selection)
        self.init(from: from, to: to, criterion: criterion, costs: costs)
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

    /// Hours of the way chosen; nil when none leads there, or the matrix was made without measures.
    public func hours(_ row: Int, _ column: Int) -> Double? { measure(row, column).map { Double($0.x) / 3600 } }

    /// Dollars of the way chosen; nil when none leads there.
    public func usd(_ row: Int, _ column: Int) -> Double? { measure(row, column).map { Double($0.y) / 100 } }

    /// Kilograms of CO₂e of the way chosen; nil when none leads there.
    public func kilogramsCO2e(_ row: Int, _ column: Int) -> Double? {
        measure(row, column).map { Double($0.z) / 1000 }
    }

    /// Kilometres of the way chosen; nil when none leads there.
    public func kilometres(_ row: Int, _ column: Int) -> Double? { measure(row, column).map { Double($0.w) / 1000 } }

    private func measure(_ row: Int, _ column: Int) -> SIMD4<UInt32>? {
        costs[row, column] < Cost.unreachable && !costs.measures.isEmpty
            ? costs.measures[row * costs.columns + column] : nil
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

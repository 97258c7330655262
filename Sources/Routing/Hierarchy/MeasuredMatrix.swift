/// Costs from many starts to many ends, with the measures of the paths that they are the costs of.
///
/// Shape of both arrays: rows × columns, row by row.
public struct MeasuredMatrix: Sendable, Hashable {
    public let rows: Int
    public let columns: Int
    /// Cost of the cheapest path, terminals included; ``Cost/unreachable`` where none leads.
    public internal(set) var costs: [UInt32]
    /// Sums of the measures of that path's arcs and terminals; zero where none leads, empty when not asked for.
    public internal(set) var measures: [SIMD4<UInt32>]

    /// Cost from the start `row` to the end `column`; ``Cost/unreachable`` where no path leads.
    public subscript(row: Int, column: Int) -> UInt32 { costs[row * columns + column] }

    /// Puts a value in, for what the graph does not hold.
    package mutating func set(_ row: Int, _ column: Int, _ cost: UInt32, _ measures: SIMD4<UInt32>) {
        costs[row * columns + column] = cost
        if !self.measures.isEmpty { self.measures[row * columns + column] = measures }
    }
}

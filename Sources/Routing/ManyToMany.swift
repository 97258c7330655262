internal import Dispatch

/// Costs from many starts to many ends.
public struct CostMatrix: Sendable {
    public let rows: Int
    public let columns: Int
    /// Row by row.
    public let costs: [UInt32]

    /// Cost from the start `row` to the end `column`; ``Cost/unreachable`` where no path leads.
    public subscript(row: Int, column: Int) -> UInt32 { costs[row * columns + column] }

    /// Computes a matrix with one sweep a start, the starts shared among the cores.
    ///
    /// Shape: `starts.count` × `ends.count`. A place may offer several terminals; the cheapest pair counts.
    public init(_ engine: some ShortestPathEngine, from starts: [[Terminal]], to ends: [[Terminal]]) {
        rows = starts.count
        columns = ends.count
        let (rows, columns) = (rows, columns)
        costs = unsafe [UInt32](unsafeUninitializedCapacity: rows * columns) { buffer, count in
            guard rows > 0, columns > 0, let base = buffer.baseAddress else {
                count = 0
                return
            }
            let cells = unsafe Cells(base: base)
            DispatchQueue.concurrentPerform(iterations: rows) { row in
                let reached = engine.costs(from: starts[row])
                for column in 0..<columns {
                    var best = Cost.unreachable
                    for end in ends[column] where end.node >= 0 && end.node < reached.count {
                        let (sum, overflow) = reached[end.node].addingReportingOverflow(end.cost)
                        if !overflow, sum < best { best = sum }
                    }
                    unsafe cells.base[row * columns + column] = best
                }
            }
            count = rows * columns
        }
    }

    /// Each sweep writes its own row only.
    @safe
    private struct Cells: @unchecked Sendable {
        let base: UnsafeMutablePointer<UInt32>
    }
}

internal import Dispatch
internal import RoutingKernels

extension WeightedHierarchy {
    /// Computes a matrix with one sweep for sixteen starts, the sweeps shared among the cores.
    ///
    /// - Parameters:
    ///   - plan: terminals, and what of the hierarchy lies above them.
    ///   - measured: whether to sum the measures along each path too.
    /// - Returns: rows × columns costs, and measures when they were asked for.
    /// - Complexity: rows / 16 × arcs of the plan; 300 × 300 places of a continental network about 10 ms a core.
    public func matrix(_ plan: MatrixPlan, measured: Bool = false) -> MeasuredMatrix {
        let measured = measured && !sums.isEmpty
        let cells = plan.rows * plan.columns
        var result = MeasuredMatrix(
            rows: plan.rows, columns: plan.columns, costs: [UInt32](repeating: Cost.unreachable, count: cells),
            measures: measured ? [SIMD4<UInt32>](repeating: .zero, count: cells) : [])
        guard cells > 0 else { return result }
        let up = plan.arc.map { cost[2 * Int($0)] }
        let down = plan.arc.map { cost[2 * Int($0) + 1] }
        let batches = plan.batches.count
        // Each part has room of its own to work in, so a few are enough.
        let parts = min(batches, 4)
        unsafe result.costs.withUnsafeMutableBufferPointer { costs in
            unsafe result.measures.withUnsafeMutableBufferPointer { measures in
                let output = unsafe Output(costs: costs, measures: measures)
                if parts == 1 {
                    sweep(plan, 0..<batches, up, down, output, measured)
                } else {
                    DispatchQueue.concurrentPerform(iterations: parts) { part in
                        sweep(
                            plan, part * batches / parts..<(part + 1) * batches / parts, up, down, output, measured)
                    }
                }
            }
        }
        return result
    }

    /// Each batch writes its own rows only.
    @safe
    private struct Output: @unchecked Sendable {
        let costs: UnsafeMutableBufferPointer<UInt32>
        let measures: UnsafeMutableBufferPointer<SIMD4<UInt32>>
    }

    private func sweep(
        _ plan: MatrixPlan, _ batches: Range<Int>, _ up: [UInt32], _ down: [UInt32], _ output: Output, _ measured: Bool
    ) {
        let lanes = Int(SOGDIAN_LANES)
        let cells = plan.places.count * lanes
        var cost = [UInt32](repeating: Cost.unreachable, count: cells)
        var via = [UInt32](repeating: UInt32.max, count: measured ? cells : 0)
        var passed = [SIMD4<UInt32>](repeating: .zero, count: measured ? cells : 0)
        var best = [UInt32](repeating: 0, count: lanes * plan.columns)
        var chosen = [Int32](repeating: 0, count: measured ? lanes * plan.columns : 0)
        // Positions are those of the plan, made in range; every pointer lives as long as its closure.
        unsafe plan.first.withUnsafeBufferPointer { first in
            unsafe plan.head.withUnsafeBufferPointer { head in
                unsafe plan.owner.withUnsafeBufferPointer { owner in
                    unsafe up.withUnsafeBufferPointer { up in
                        unsafe down.withUnsafeBufferPointer { down in
                            guard let first = first.baseAddress, let head = head.baseAddress,
                                let owner = owner.baseAddress, let up = up.baseAddress,
                                let down = down.baseAddress
                            else { return }
                            let rows = unsafe sogdian_rows(
                                node_count: Int32(plan.places.count), first: first, head: head, owner: owner, up: up,
                                down: down)
                            for (number, batch) in plan.batches[batches].enumerated() {
                                if number > 0 {
                                    for index in cost.indices { cost[index] = Cost.unreachable }
                                    for index in via.indices { via[index] = UInt32.max }
                                }
                                for (lane, terminals) in batch.terminals.enumerated() {
                                    for terminal in terminals where terminal.cost < cost[terminal.node * lanes + lane] {
                                        cost[terminal.node * lanes + lane] = terminal.cost
                                        if measured { passed[terminal.node * lanes + lane] = terminal.measures }
                                    }
                                }
                                let (above, columns) = (Int32(batch.above.count), Int32(plan.columns))
                                if measured {
                                    unsafe sogdian_push(rows, batch.above, above, &cost, &via)
                                    unsafe sogdian_pull(rows, &cost, &via)
                                    unsafe sogdian_collect(
                                        columns, plan.endFirst, plan.endPlace, plan.endCost, cost, &best, &chosen)
                                    unsafe addMeasures(rows, plan, batch, via, &passed)
                                } else {
                                    unsafe sogdian_push(rows, batch.above, above, &cost, nil)
                                    unsafe sogdian_pull(rows, &cost, nil)
                                    unsafe sogdian_collect(
                                        columns, plan.endFirst, plan.endPlace, plan.endCost, cost, &best, nil)
                                }
                                for (lane, row) in batch.rows.enumerated() {
                                    for column in 0..<plan.columns {
                                        let cell = row * plan.columns + column
                                        unsafe output.costs[cell] = best[lane * plan.columns + column]
                                    }
                                    guard measured else { continue }
                                    for column in 0..<plan.columns {
                                        let end = Int(chosen[lane * plan.columns + column])
                                        if end < 0 { continue }
                                        let place = plan.endPlace[end]
                                        unsafe output.measures[row * plan.columns + column] =
                                            passed[Int(place) * lanes + lane] &+ plan.endMeasures[end]
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// Sums measures along the paths that the arcs in `via` make.
    private func addMeasures(
        _ rows: sogdian_rows, _ plan: MatrixPlan, _ batch: MatrixPlan.Batch, _ via: [UInt32],
        _ passed: inout [SIMD4<UInt32>]
    ) {
        unsafe sums.withUnsafeBytes { sums in
            unsafe passed.withUnsafeMutableBytes { passed in
                guard let sums = unsafe sums.baseAddress?.assumingMemoryBound(to: UInt32.self),
                    let passed = unsafe passed.baseAddress?.assumingMemoryBound(to: UInt32.self)
                else { return }
                unsafe sogdian_sum(rows, batch.above, Int32(batch.above.count), sums, plan.arc, via, passed)
            }
        }
    }
}

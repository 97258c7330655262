/// Something prepared that finds exact shortest paths on one graph with one set of weights.
///
/// Dijkstra's algorithm is one; a faster engine can take its place without its callers knowing.
public protocol ShortestPathEngine: Sendable {
    /// The cheapest path from any of the starts to any of the ends; nil when none leads there.
    func path(from starts: [Terminal], to ends: [Terminal]) -> Path?
    /// Cost of the cheapest path to every node; ``Cost/unreachable`` where none leads.
    func costs(from starts: [Terminal]) -> [UInt32]
}

/// A node at which a path may start or end, with what it costs to get there.
public struct Terminal: Sendable, Hashable {
    public var node: Int
    /// Added to the cost of a path that uses this terminal.
    public var cost: UInt32
    /// Added to the measures of a path that uses this terminal.
    public var measures: SIMD4<UInt32>

    /// Makes a terminal.
    public init(node: Int, cost: UInt32 = 0, measures: SIMD4<UInt32> = .zero) {
        self.node = node
        self.cost = cost
        self.measures = measures
    }
}

/// A path as the arcs that it takes.
public struct Path: Sendable, Hashable {
    /// Positions in the arrays of terminals that were asked for.
    public let start: Int
    public let end: Int
    /// Numbers of the arcs in the order of travel.
    public let arcs: [Int]
    /// Cost of the arcs and both terminals.
    public let cost: UInt32

    /// Makes a path.
    public init(start: Int, end: Int, arcs: [Int], cost: UInt32) {
        self.start = start
        self.end = end
        self.arcs = arcs
        self.cost = cost
    }
}

/// Weights are whole numbers, so that sums are exact and the same on every machine.
public enum Cost {
    /// Weight of an arc that is closed, and the cost of a node that no path reaches.
    public static let unreachable = UInt32.max
    /// Largest cost of a path; a longer one counts as unreachable.
    public static let largest = UInt32.max - 1
}

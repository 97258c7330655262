internal import Routing

/// A matrix among places that follows changes of the network in milliseconds.
///
/// Prepared once for places, a criterion and modes; ``follow(_:)`` takes it to an edited network and back, and what
/// comes out is exact: bit for bit what preparing anew would give.
///
/// ```swift
/// let base = PreparedNetwork.embedded
/// var matrix = LiveMatrix(base, places: cities)                   // a fifth of a second, once
/// var rail = matrix.sibling(modes: [.rail])                       // shares what does not depend on weights
/// matrix.follow(base.edited(by: [.hours(crossing: "khorgos-rail", hours: 6)]))
/// matrix.matrix.hours(0, 1)
/// matrix.follow(base)                                             // the baseline again
/// ```
///
/// Worked number: with Khorgos's hours at 6 instead of what was measured, Xi'an–Tashkent by rail takes as many hours less as `network
/// show crossings` gives more; a closed Suez adds the Cape's 6,000 km to Shanghai–Rotterdam by sea (19,501 to 25,649 km).
public struct LiveMatrix: Sendable {
    /// The matrix of the network followed last.
    public private(set) var matrix: PlaceMatrix
    private var selection: Selection
    private var terminals: [[Terminal]]
    private var accesses: [Access?]
    private var weighted: WeightedHierarchy
    private var plan: MatrixPlan
    /// Places that meet the network between its nodes, with the links that they lie on: where they do depends on edits
    /// and parameters.
    private var unsettled: [Int: Set<Int>]
    private let isMeasured: Bool

    public var places: [Endpoint] { matrix.from }
    public var modes: Set<Mode> { selection.modes }
    public var criterion: Criterion { selection.criterion }

    /// Prepares a matrix from every place to every other.
    ///
    /// A place that the modes do not serve has no value in its row and column.
    ///
    /// - Parameters:
    ///   - prepared: the baseline.
    ///   - places: rows and columns.
    ///   - criterion: what ways are chosen by.
    ///   - modes: what may carry the goods.
    ///   - measured: whether ``PlaceMatrix/hours(_:_:)`` and its like are wanted; without them a matrix takes a third of
    ///     the time.
    public init(
        _ prepared: PreparedNetwork, places: [Endpoint], criterion: Criterion = .generalised,
        modes: Set<Mode> = Set(Mode.carrying), measured: Bool = true
    ) {
        self.init(Selection(prepared, criterion, modes), places, prepared.hierarchy, measured)
    }

    /// The same places by another criterion or by other modes, at the network followed last.
    public func sibling(criterion: Criterion? = nil, modes: Set<Mode>? = nil) -> LiveMatrix {
        LiveMatrix(
            Selection(selection.prepared, criterion ?? self.criterion, modes ?? self.modes), places, weighted.hierarchy,
            isMeasured)
    }

    private init(_ selection: Selection, _ places: [Endpoint], _ hierarchy: Hierarchy, _ isMeasured: Bool) {
        self.selection = selection
        self.isMeasured = isMeasured
        accesses = places.map { selection.access($0) }
        terminals = accesses.map { selection.terminals(of: $0) }
        unsettled = [:]
        for (index, access) in accesses.enumerated() {
            if let links = Self.links(access) { unsettled[index] = links }
        }
        weighted = WeightedHierarchy(hierarchy, weights: selection.weights(), measures: selection.measures())
        plan = MatrixPlan(hierarchy, from: terminals, to: terminals)
        var costs = weighted.matrix(plan, measured: isMeasured)
        costs.join(accesses, accesses, selection)
        matrix = PlaceMatrix(from: places, to: places, criterion: selection.criterion, costs: costs)
    }

    /// Links that a place lies on; nothing when it lies at nodes alone.
    private static func links(_ access: Access?) -> Set<Int>? {
        guard let access else { return [] }
        guard access.ways.contains(where: { $0.part != nil || $0.kilometres > 0 }) else { return nil }
        return Set(access.ways.compactMap { $0.part?.link })
    }

    /// Takes the matrix to another state of the same network: edited, or with other parameters.
    ///
    /// - Returns: whether any value may have changed; when not, the matrix was not computed again.
    /// - Complexity: one sweep; about 15 ms a core for 300 places, and more when most weights change. A network with other nodes
    ///   or links is prepared anew.
    @discardableResult
    public mutating func follow(_ prepared: PreparedNetwork) -> Bool {
        let old = selection
        let new = Selection(prepared, old.criterion, old.modes)
        selection = new
        let count = old.prepared.network.linkCount
        guard prepared.network.linkCount == count, prepared.network.nodeCount == old.prepared.network.nodeCount else {
            self = LiveMatrix(new, places, prepared.hierarchy, isMeasured)
            return true
        }
        var changes: [WeightedHierarchy.Change] = []
        for arc in 0..<2 * count {
            let (weight, measures) = (new.weight(arc), prepared.weighting.measures(arc))
            if weight != weighted.weights[arc] || measures != weighted.measures[arc] {
                changes.append(.init(arc: arc, weight: weight, measures: measures))
            }
        }
        var isChanged = false
        if changes.count > count / 10 {
            weighted = WeightedHierarchy(weighted.hierarchy, weights: new.weights(), measures: new.measures())
            isChanged = true
        } else if !changes.isEmpty {
            isChanged = weighted.change(changes)
        }
        var areMoved = false
        let changed = Set(changes.map { $0.arc >> 1 })
        // A place between nodes may lie on another link once one near it opens or closes.
        let opens = changes.contains { old.weight($0.arc) == Cost.unreachable }
        let isAll = opens || old.prepared.parameters != prepared.parameters
        for (index, links) in unsettled where isAll || !links.isDisjoint(with: changed) {
            let access = new.access(places[index])
            let now = new.terminals(of: access)
            accesses[index] = access
            unsettled[index] = Self.links(access) ?? []
            if now != terminals[index] {
                terminals[index] = now
                areMoved = true
            }
        }
        if areMoved { plan = MatrixPlan(weighted.hierarchy, from: terminals, to: terminals) }
        guard isChanged || areMoved else { return false }
        var costs = weighted.matrix(plan, measured: isMeasured)
        costs.join(accesses, accesses, new)
        matrix = PlaceMatrix(from: places, to: places, criterion: criterion, costs: costs)
        return true
    }

    /// Links of the way from a row's place to a column's in the order of travel, with what it passes; nil when none
    /// leads there.
    ///
    /// - Complexity: about a millisecond.
    public func way(_ row: Int, _ column: Int) -> Way? {
        guard row >= 0, row < places.count, column >= 0, column < places.count else { return nil }
        let path = weighted.path(from: terminals[row], to: terminals[column])
        if let from = accesses[row], let to = accesses[column] {
            let prepared = selection.prepared
            for way in SharedLink.between(from, to, prepared)
            where prepared.weighting.weight(way.assessment, kilometres: way.kilometres, criterion)
                <= path?.cost ?? Cost.largest
            {
                return Way(from.ways[way.start].part.map { [2 * $0.link] } ?? [], prepared.network)
            }
        }
        guard let path else { return nil }
        return Way(path.arcs, selection.prepared.network)
    }

    /// A way through the network as links, with the crossings, passages, ferries and planned lines that it uses.
    public struct Way: Sendable, Hashable {
        /// Numbers of links in the order of travel.
        public let links: [Int]
        /// Identifiers, as ``NetworkEdit`` takes them.
        public let crossings: [String]
        public let passages: [String]
        public let ferries: [String]

        init(_ arcs: [Int], _ network: Network) {
            links = arcs.map { $0 >> 1 }
            func identifiers(_ numbers: [Int16], _ name: (Int) -> String) -> [String] {
                var result: [String] = []
                for link in arcs.map({ $0 >> 1 }) where numbers[link] >= 0 {
                    let id = name(Int(numbers[link]))
                    if !result.contains(id) { result.append(id) }
                }
                return result
            }
            crossings = identifiers(network.crossingOf) { network.crossings[$0].id }
            passages = identifiers(network.passageOf) { network.passages[$0].id }
            ferries = identifiers(network.ferryOf) { network.ferries[$0].id }
        }
    }
}

internal import Freight

/// Searches chains on the baseline's network once, and brings them up to a scenario's.
struct ChainSearch: Sendable {
    let network: Network
    let stops: Stops
    let gates: Gates
    private let graphs: [ChainGraph]
    private let trees: [[SearchTree]]
    /// Nodes where chains start and end, by graph and stop.
    private let ends: [[[Int]]]
    let base: Chains
    let prices: PriceLine

    /// The three graphs: rail and road, each with ferries, and the sea.
    private static let modes: [Mode] = [.rail, .road, .sea]

    init(
        _ network: Network, _ stops: Stops, _ parameters: Parameters, _ prices: PriceLine, dwell: DwellBasis,
        reach: Double, served: [Bool]? = nil, threads: Int
    ) {
        self.network = network
        self.stops = stops
        self.prices = prices
        let gates = Gates(network)
        self.gates = gates
        let costing = LinkCosting(network, parameters: parameters, dwell: dwell)
        let all = stops.places + stops.ports
        var graphs: [ChainGraph] = []
        var ends: [[[Int]]] = []
        for mode in Self.modes {
            let nodes = (mode == .sea ? stops.ports : all).map { stop in
                mode == .rail ? stop.rail : mode == .road ? stop.road : stop.sea
            }
            let skeleton = Skeleton(network, keeping: nodes.flatMap { $0 }) { link in
                Self.includes(link, mode, network)
            }
            graphs.append(ChainGraph(skeleton, network, costing, prices, gates: gates))
            ends.append(nodes.map { $0.map { Int(skeleton.number[$0]) } })
        }
        self.graphs = graphs
        self.ends = ends
        var trees: [[SearchTree]] = []
        var rows: [[ChainRow]] = []
        for number in Self.modes.indices {
            let (graph, ends, places) = (graphs[number], ends[number], stops.places.count)
            let found = parallelMap(ends.count, threads: threads) { start in
                let tree = SearchTree(graph.skeleton, graph.weights, from: ends[start])
                return (tree, ChainRow(tree, graph, to: Self.ends(ends, of: start, number, places)))
            }
            trees.append(found.map(\.0))
            rows.append(found.map(\.1))
        }
        self.trees = trees
        let hubs = Hubs(costing, parameters)
        let legs = PortLegs(
            stops, rail: rows[0], road: rows[1], hubs: hubs, prices: prices, reach: reach, served: served)
        let sea = rows[2]
        let count = stops.places.count
        let water = parallelMap(count, threads: threads) { legs.row($0, sea: sea, columns: 0..<count) }
        base = Chains(
            rail: rows[0], road: rows[1], sea: sea, water: water, legs: legs, hubs: hubs, places: count)
    }

    /// Where chains from a start are asked for: from a port over land only to places.
    private static func ends(_ ends: [[Int]], of start: Int, _ graph: Int, _ places: Int) -> ArraySlice<[Int]> {
        graph < 2 && start >= places ? ends[..<places] : ends[...]
    }

    private static func includes(_ link: Int, _ mode: Mode, _ network: Network) -> Bool {
        switch network.modes[link] {
        case .ferry:
            guard mode != .sea else { return false }
            let ferry = Int(network.ferryOf[link])
            guard ferry >= 0 else { return true }
            return mode == .rail ? network.ferries[ferry].takesTrains : network.ferries[ferry].takesLorries
        case .gaugeChange: return mode == .rail
        case .transfer:
            // Only between a berth and the mode's own layer.
            let layers = [network.layers[Int(network.tails[link])], network.layers[Int(network.heads[link])]]
            return layers.contains(.ferry) && layers.contains(mode) && mode != .sea
        default: return network.modes[link] == mode
        }
    }

    /// The chains on an edited network.
    ///
    /// Only `links` are measured again: those that differ from the baseline's, or all when parameters changed.
    func chains(
        _ edited: Network, links: [Int], _ costing: LinkCosting, hubs: Hubs, prices: PriceLine, threads: Int
    ) -> Chains {
        var result = base
        var rows = [base.rail, base.road, base.sea]
        var dirty = [[Bool]](repeating: [], count: 3)
        for number in Self.modes.indices {
            var graph = graphs[number]
            let changed = graph.remeasure(links: links, edited, costing, prices)
            guard !changed.isEmpty else { continue }
            let (trees, ends, old, moved, places) = (trees[number], ends[number], rows[number], graph, base.places)
            let isWhole = changed.count > graph.skeleton.edgeCount / 4
            let cheaper = changed.filter { moved.weights[$0.arc] < $0.old }
            let dearer = changed.filter { moved.weights[$0.arc] > $0.old }
            // A few arcs that got cheaper: one search from the head of each is enough for all starts, once the trees have
            // been brought up to what got dearer.
            let isByArc = !isWhole && cheaper.count <= 64
            var held = moved.weights
            if isByArc { for (arc, old) in cheaper { held[arc] = old } }
            let weights = held
            let shortcuts: [ChainRow.Shortcut] =
                isByArc
                ? parallelMap(cheaper.count, threads: threads) { number -> ChainRow.Shortcut in
                    let arc = cheaper[number].arc
                    let tree = SearchTree(moved.skeleton, moved.weights, from: [moved.skeleton.head(of: arc)])
                    return ChainRow.Shortcut(
                        tail: moved.skeleton.tail(of: arc), weight: moved.weights[arc], arc: arc,
                        onward: ChainRow(tree, moved, to: ends[...]))
                } : []
            let new = parallelMap(ends.count, threads: threads) { start -> ChainRow? in
                let targets = Self.ends(ends, of: start, number, places)
                if isWhole {
                    let tree = SearchTree(moved.skeleton, moved.weights, from: ends[start])
                    return ChainRow(tree, moved, to: targets)
                }
                var tree = trees[start]
                let isCut = tree.update(moved.skeleton, weights, changed: isByArc ? dearer : changed)
                let row = isCut.map { ChainRow(tree, moved, to: targets, old: old[start], isCut: $0) }
                return ChainRow.improved(row ?? old[start], by: shortcuts, tree, moved) ?? row
            }
            dirty[number] = new.map { $0 != nil }
            for (start, row) in new.enumerated() { if let row { rows[number][start] = row } }
        }
        guard dirty.contains(where: { $0.contains(true) }) || hubs != base.hubs else { return base }
        (result.rail, result.road, result.sea) = (rows[0], rows[1], rows[2])
        result = Chains(
            rail: rows[0], road: rows[1], sea: rows[2], water: base.water,
            legs: PortLegs(stops, rail: rows[0], road: rows[1], hubs: hubs, prices: prices, served: base.legs.isServed),
            hubs: hubs,
            places: base.places)
        result.water = water(result, isSeaDirty: dirty[2].contains(true), threads: threads)
        return result
    }

    private func water(_ chains: Chains, isSeaDirty: Bool, threads: Int) -> [WaterRow] {
        let (legs, old, sea) = (chains.legs, base.legs, chains.sea)
        let (places, ports) = (legs.places, legs.ports)
        let columns = (0..<places).filter { place in
            (0..<ports).contains { legs.back[$0 * places + place] != old.back[$0 * places + place] }
        }
        let before = base.water
        return parallelMap(places, threads: threads) { place in
            let isOwn =
                isSeaDirty
                || legs.out[place * ports..<(place + 1) * ports] != old.out[place * ports..<(place + 1) * ports]
            if isOwn { return legs.row(place, sea: sea, columns: 0..<places) }
            return columns.isEmpty ? before[place] : legs.row(place, sea: sea, columns: columns, into: before[place])
        }
    }
}

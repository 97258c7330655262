public import Evidence
internal import Routing

/// Finds ways through a prepared network.
public struct Router: Sendable {
    /// What is asked for.
    public struct Request: Sendable {
        public var from: Endpoint
        public var to: Endpoint
        public var via: [Endpoint]
        public var modes: Set<Mode>
        public var criterion: Criterion
        /// How many options at most.
        public var limit: Int

        /// Makes a request.
        public init(
            from: Endpoint, to: Endpoint, via: [Endpoint] = [], modes: Set<Mode> = Set(Mode.carrying),
            criterion: Criterion = .generalised, limit: Int = 4
        ) {
            self.from = from
            self.to = to
            self.via = via
            self.modes = modes
            self.criterion = criterion
            self.limit = limit
        }
    }

    public let prepared: PreparedNetwork

    /// Makes a router.
    public init(_ prepared: PreparedNetwork) {
        self.prepared = prepared
    }

    /// Options, the best by the request's criterion first.
    ///
    /// After it come the best by each other criterion, then the best without each crossing and passage of the first,
    /// until there are as many as asked for.
    ///
    /// - Throws: a ``Complaint`` when a place cannot be reached by the modes, or no way leads there.
    public func options(_ request: Request) throws(Complaint) -> [RouteOption] {
        guard !(request.via.isEmpty && request.from == request.to) else {
            throw Complaint(.badUse, found: "\(request.from.name) twice", expected: "two different places")
        }
        var stops: [Access] = []
        for endpoint in [request.from] + request.via + [request.to] {
            stops.append(try Access(endpoint, prepared, modes: request.modes))
        }
        var found: [Found] = []
        var order = [request.criterion]
        if request.limit > 1 { order += Criterion.compared.filter { $0 != request.criterion } }
        let searches = searches(stops, order, request)
        for (criterion, paths) in zip(order, searches.best) {
            guard let paths else { throw noWay(request, stops) }
            keep(paths, criterion, in: &found)
        }
        if found.count < request.limit, let best = found.first, let open = searches.open {
            detours(stops, request, open, searches.guides, without: gates(of: best.paths).prefix(request.limit * 2)) {
                paths in
                keep(paths, nil, in: &found)
                return found.count < request.limit
            }
        }
        return describe(Array(found.prefix(max(1, request.limit))), stops, request)
    }

    /// The supported front: ways that are best for some weighing of time, cost and emissions, fastest first.
    ///
    /// A way that only a curved trade-off would choose is not among them.
    public func front(_ request: Request) throws(Complaint) -> [RouteOption] {
        var stops: [Access] = []
        for endpoint in [request.from] + request.via + [request.to] {
            stops.append(try Access(endpoint, prepared, modes: request.modes))
        }
        var found: [Found] = []
        for mix in Self.mixes {
            guard let paths = paths(stops, mix: mix, request.modes) else { throw noWay(request, stops) }
            keep(paths, nil, in: &found)
        }
        let options = describe(found, stops, request)
        let totals = options.map(\.total)
        let kept = options.indices.filter { one in
            !options.indices.contains { other in
                let (a, b) = (totals[other], totals[one])
                return other != one && a.hours.mid <= b.hours.mid && a.usd.mid <= b.usd.mid
                    && a.kilogramsCO2e.mid <= b.kilogramsCO2e.mid
                    && (a.hours.mid, a.usd.mid, a.kilogramsCO2e.mid) != (b.hours.mid, b.usd.mid, b.kilogramsCO2e.mid)
            }
        }
        return kept.sorted { totals[$0].hours.mid < totals[$1].hours.mid }.map { options[$0] }
    }

    /// Shares of time, cost and emissions; each is divided by the best value of its own kind.
    private static let mixes: [(Double, Double, Double)] = {
        var result: [(Double, Double, Double)] = []
        for time in 0...4 {
            for cost in 0...(4 - time) {
                result.append((Double(time) / 4, Double(cost) / 4, Double(4 - time - cost) / 4))
            }
        }
        return result
    }()

    /// A way with the criteria that it is best by.
    struct Found {
        var paths: [Path]
        var bestBy: [Criterion]
    }

    private func keep(_ paths: [Path], _ criterion: Criterion?, in found: inout [Found]) {
        if let same = found.firstIndex(where: { isAlike($0.paths, paths) }) {
            if let criterion { found[same].bestBy.append(criterion) }
        } else {
            found.append(Found(paths: paths, bestBy: criterion.map { [$0] } ?? []))
        }
    }

    /// Whether two ways share nine tenths of their kilometres.
    private func isAlike(_ one: [Path], _ other: [Path]) -> Bool {
        if one.allSatisfy(\.arcs.isEmpty) || other.allSatisfy(\.arcs.isEmpty) {
            // Ways along one link, which leave their places by another one when they are others.
            return one.map(\.arcs) == other.map(\.arcs) && one.map(\.start) == other.map(\.start)
        }
        let first = Set(one.flatMap(\.arcs).map { $0 >> 1 })
        let second = Set(other.flatMap(\.arcs).map { $0 >> 1 })
        // Whole numbers, so that the order of a set does not matter.
        func length(_ links: Set<Int>) -> Int { links.reduce(0) { $0 + Int(prepared.network.lengths[$1]) } }
        return 10 * length(first.intersection(second)) >= 9 * max(length(first), length(second))
    }

    /// One path a pair of stops, each starting where the last one ended.
    private func paths(_ stops: [Access], _ selection: Selection) -> [Path]? {
        let engine = selection.engine()
        return chain(stops) {
            engine.path(from: $0, to: $1)
        } weigh: {
            prepared.weighting.weight($0, kilometres: $1, selection.criterion)
        }
    }

    /// The best ways by each criterion, and the costs to each stop but the first by the request's own, on all cores at a
    /// time.
    private func searches(_ stops: [Access], _ order: [Criterion], _ request: Request)
        -> (best: [[Path]?], guides: [[UInt32]], open: Dijkstra?)
    {
        let guided = request.limit > 1 ? stops.count - 1 : 0
        let selection = Selection(prepared, request.criterion, request.modes)
        let results = concurrently(guided + order.count) {
            index -> (paths: [Path]?, guide: [UInt32], open: Dijkstra?) in
            if index < guided {
                let back = selection.engine(back: true)
                return (nil, back.costs(from: stops[index + 1].terminals(prepared, request.criterion)), nil)
            }
            // What the costs to the stops tell already is not searched for again.
            if guided > 0, index == guided { return (nil, [], selection.engine()) }
            return (paths(stops, selection.by(order[index - guided])), [], nil)
        }
        let guides = results.prefix(guided).map(\.guide)
        var best = results.dropFirst(guided).map(\.paths)
        let open = guided > 0 ? results[guided].open : nil
        if let open {
            var stop = 0
            best[0] = chain(stops) {
                stop += 1
                return open.path(from: $0, to: $1, left: guides[stop - 1])
            } weigh: {
                prepared.weighting.weight($0, kilometres: $1, request.criterion)
            }
        }
        return (best, guides, open)
    }

    /// The ways without each of some gates in turn, until `keep` says that there are enough.
    ///
    /// What is left to the end without a gate is never less than with it, so that the costs to the stops, the `guides`, guide
    /// every search.
    private func detours(
        _ stops: [Access], _ request: Request, _ open: Dijkstra, _ guides: [[UInt32]],
        without gates: some Sequence<Gate>, keep: ([Path]) -> Bool
    ) {
        let network = prepared.network
        let gates = Array(gates)
        // Two at a time: of the second nothing is kept when the first was enough.
        for first in stride(from: 0, to: gates.count, by: 2) {
            let found = concurrently(min(2, gates.count - first)) { offset -> [Path]? in
                let links = (0..<network.linkCount).filter { stands(gates[first + offset], on: $0) }
                let engine = open.closing(
                    links.flatMap { [(2 * $0, Int(network.tails[$0])), (2 * $0 + 1, Int(network.heads[$0]))] })
                var stop = 0
                return chain(stops) {
                    stop += 1
                    return engine.path(from: $0, to: $1, guide: guides[stop - 1])
                } weigh: {
                    prepared.weighting.weight($0, kilometres: $1, request.criterion)
                }
            }
            for paths in found { if let paths, !keep(paths) { return } }
        }
    }

    private func paths(_ stops: [Access], mix: (Double, Double, Double), _ modes: Set<Mode>) -> [Path]? {
        let weighting = prepared.weighting
        let selection = Selection(prepared, .generalised, modes)
        func best(_ criterion: Criterion) -> Double? {
            paths(stops, selection.by(criterion)).map { Double(max(1, $0.reduce(0) { $0 &+ $1.cost })) }
        }
        guard let time = best(.time), let cost = best(.cost), let carbon = best(.co2) else { return nil }
        let scale = 1e7
        let (a, b, c) = (mix.0 / time * scale, mix.1 / cost * scale, mix.2 / carbon * scale)
        let weights = weighting.seconds.indices.map { arc -> UInt32 in
            guard selection.isAllowed(arc >> 1) else { return Cost.unreachable }
            return Weighting.whole(
                a * Double(weighting.seconds[arc]) + b * Double(weighting.cents[arc]) + c * Double(weighting.grams[arc])
            )
        }
        let engine = Dijkstra(prepared.graph, weights: weights)
        return chain(stops) {
            engine.path(from: $0, to: $1)
        } weigh: { value, _ in
            Weighting.whole(
                a * value.hours.mid * 3600 + b * value.usd.mid * 100 + c * value.kilogramsCO2e.mid * 1000)
        }
    }

    private func chain(
        _ stops: [Access], search: ([Terminal], [Terminal]) -> Path?, weigh: (Assessment, Double) -> UInt32
    ) -> [Path]? {
        var result: [Path] = []
        for (from, to) in zip(stops, stops.dropFirst()) {
            var starts = from.terminals(prepared, weigh)
            if let last = result.last {
                // Goods go on from the very station or quay they came to; what it takes to leave it is paid there.
                for index in starts.indices where !from.ways[index].isStation(of: from.ways[last.end]) {
                    starts[index].cost = Cost.unreachable
                }
            }
            var best = search(starts, to.terminals(prepared, weigh))
            for way in SharedLink.between(from, to, prepared) where starts[way.start].cost < Cost.unreachable {
                let cost = weigh(way.assessment, way.kilometres)
                if cost <= best?.cost ?? Cost.largest {
                    best = Path(start: way.start, end: way.end, arcs: [], cost: cost)
                }
            }
            guard let best else { return nil }
            result.append(best)
        }
        return result
    }

    // Gates: what an alternative can be found without.

    enum Gate: Hashable {
        case crossing(Int16)
        case passage(Int16)
        case ferry(Int16)
    }

    private func stands(_ gate: Gate, on link: Int) -> Bool {
        switch gate {
        case .crossing(let number): prepared.network.crossingOf[link] == number
        case .passage(let number): prepared.network.passageOf[link] == number
        case .ferry(let number): prepared.network.ferryOf[link] == number
        }
    }

    private func gates(of link: Int) -> [Gate] {
        let network = prepared.network
        var result: [Gate] = []
        if network.crossingOf[link] >= 0 { result.append(.crossing(network.crossingOf[link])) }
        if network.passageOf[link] >= 0 { result.append(.passage(network.passageOf[link])) }
        if network.ferryOf[link] >= 0 { result.append(.ferry(network.ferryOf[link])) }
        return result
    }

    private func gates(of paths: [Path]) -> [Gate] {
        var result: [Gate] = []
        for arc in paths.flatMap(\.arcs) {
            for gate in gates(of: arc >> 1) where !result.contains(gate) { result.append(gate) }
        }
        return result
    }
}

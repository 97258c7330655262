internal import Atlas
public import Evidence
internal import Freight
internal import Trade

extension Effects {
    /// The effects with the scenario's routes found before and after; or, when it names none, those that gain most.
    ///
    /// - Throws: a ``Complaint`` at a route whose place nobody knows.
    public func withRoutes(limit: Int = 6) throws(Complaint) -> Effects {
        let shelf = laboratory.shelf
        let after = Router(
            plan.changesParameters
                ? PreparedNetwork(state.network, parameters: plan.parameters, dwell: laboratory.dwell)
                : shelf.base().edited(by: plan.edits))
        var requests: [(request: Router.Request, modes: Set<Mode>)] = []
        for route in scenario.routes.isEmpty ? movedRoutes(limit) : scenario.routes {
            do {
                requests.append(
                    (
                        Router.Request(
                            from: try Endpoint(route.from), to: try Endpoint(route.to),
                            modes: route.modes.isEmpty ? Set(Mode.carrying) : route.modes, limit: 1), route.modes
                    ))
            } catch {
                var complaint = error
                complaint.place = complaint.place ?? route.place
                complaint.exit = .badInput
                throw complaint
            }
        }
        let asked = requests
        var result = self
        result.routes = parallelMap(asked.count, threads: laboratory.threads) { number in
            let (request, modes) = asked[number]
            return RouteEffect(
                from: request.from.name, to: request.to.name, modes: modes, before: shelf.route(request),
                after: try? after.options(request).first)
        }
        return result
    }

    /// Pairs of places whose containers save or lose most dollars, one a pair of economies.
    private func movedRoutes(_ limit: Int) -> [Scenario.Route] {
        let stops = laboratory.search.stops
        let (places, count) = (stops.places.count, economies.count)
        var best: [(gain: Double, route: Scenario.Route)] = []
        for pair in state.changed {
            var top: (gain: Double, from: Int, to: Int, mode: Int)?
            for from in stops.ofEconomy[pair / count] {
                for to in stops.ofEconomy[pair % count] {
                    let (old, new) = (
                        laboratory.base.costs[from * places + to], state.pairs.costs[from * places + to]
                    )
                    for mode in 0..<3 where old[mode] != new[mode] {
                        let (one, other) = (min(old[mode], 1e6), min(new[mode], 1e6))
                        let gain =
                            abs(other - one) * stops.places[from].weight * stops.places[to].weight
                            * laboratory.baseline.flows[pair]
                        if gain > (top?.gain ?? 0) { top = (gain, from, to, mode) }
                    }
                }
            }
            if let top {
                let modes: [Set<Mode>] = [[.rail, .ferry], [.road, .ferry], [.sea, .rail, .road]]
                best.append(
                    (
                        top.gain,
                        Scenario.Route(
                            from: stops.places[top.from].entry.id, to: stops.places[top.to].entry.id,
                            modes: modes[top.mode])
                    ))
            }
        }
        return best.sorted { $0.gain > $1.gain }.prefix(limit).map(\.route)
    }
}

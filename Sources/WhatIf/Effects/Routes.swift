internal import Atlas
public import Evidence
internal import Freight
internal import Trade

extension Effects {
    /// The effects with the scenario's routes found before and after; or, when it names none, those that gain most.
    ///
    /// - Throws: a ``Complaint`` at a route whose place nobody knows.
    public func withRoutes(limit: Int = 6) throws(Complaint) -> Effects {
        let isEmbedded = laboratory.dwell == .measured
        let before = Router(
            isEmbedded && laboratory.parameters.all == Parameters.embedded.all
                ? .embedded
                : PreparedNetwork(laboratory.network, parameters: laboratory.parameters, dwell: laboratory.dwell))
        let after = Router(
            PreparedNetwork(state.network, parameters: plan.parameters, dwell: laboratory.dwell))
        var result = self
        result.routes = []
        for route in scenario.routes.isEmpty ? movedRoutes(limit) : scenario.routes {
            var request: Router.Request
            do {
                request = Router.Request(
                    from: try Endpoint(route.from), to: try Endpoint(route.to),
                    modes: route.modes.isEmpty ? Set(Mode.carrying) : route.modes, limit: 1)
            } catch {
                var complaint = error
                complaint.place = complaint.place ?? route.place
                complaint.exit = .badInput
                throw complaint
            }
            request.limit = 1
            result.routes.append(
                RouteEffect(
                    from: request.from.name, to: request.to.name, modes: route.modes,
                    before: try? before.options(request).first, after: try? after.options(request).first))
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

internal import Evidence
internal import Routing

extension Router {
    /// Puts what was found into legs, with names, waits and what makes each option different.
    func describe(_ found: [Found], _ stops: [Access], _ request: Request) -> [RouteOption] {
        let builder = LegBuilder(prepared)
        var options = concurrently(found.count) { number -> RouteOption in
            let one = found[number]
            var legs: [Leg] = []
            for (index, path) in one.paths.enumerated() {
                legs += builder.legs(path, from: stops[index], to: stops[index + 1])
            }
            // Handling between two halves at a stop on the way is not done when the goods stay aboard.
            var kept: [Leg] = []
            for leg in legs {
                if leg.kind == .terminal, kept.last?.kind == .terminal, kept.last?.to == leg.from {
                    kept.removeLast()
                    continue
                }
                kept.append(leg)
            }
            return option(kept, one, stops)
        }
        for index in options.indices.dropFirst() { options[index].difference = difference(options[index], options[0]) }
        return options
    }

    private func option(_ legs: [Leg], _ found: Found, _ stops: [Access]) -> RouteOption {
        let network = prepared.network
        var crossings: [String] = []
        var passages: [String] = []
        var notes: [String] = []
        for arc in found.paths.flatMap(\.arcs) {
            let link = arc >> 1
            if network.crossingOf[link] >= 0 {
                let crossing = network.crossings[Int(network.crossingOf[link])]
                if !crossings.contains(crossing.name) {
                    crossings.append(crossing.name)
                    if !crossing.note.isEmpty { notes.append("\(crossing.name): \(crossing.note)") }
                }
            }
            if network.passageOf[link] >= 0 {
                let passage = network.passages[Int(network.passageOf[link])]
                if !passages.contains(passage.nameEnglish) {
                    passages.append(passage.nameEnglish)
                    if !passage.reason.isEmpty { notes.append("\(passage.nameEnglish): \(passage.reason)") }
                }
            }
        }
        var wait = Span.zero
        var basis: Basis?
        var legs = legs
        let carried = legs.filter { [.sea, .rail, .road, .ferry].contains($0.kind) }
        let isRail = !carried.isEmpty && carried.allSatisfy { $0.kind == .rail }
        let ends = (stops.first?.endpoint, stops.last?.endpoint)
        let service = isRail ? ends.0.flatMap { one in ends.1.flatMap { ServiceRecord.frequency(one, $0) } } : nil
        if let first = legs.first(where: { $0.kind != .terminal && $0.kind != .access }) {
            if first.kind == .rail {
                let found = service?.basis ?? Basis(prepared.parameters.row("headway.rail", "week"))
                wait = Assessor.halfHeadway(found.value)
                basis = found
            }
            if first.kind == .sea {
                let found = Basis(prepared.parameters.row("headway.sea", "week"))
                wait = Assessor.halfHeadway(found.value)
                basis = found
            }
        }
        // Trains over a border go through from where their departures are published; from elsewhere wagons may have to wait
        // for another one at a yard.
        let abroad = Set(legs.flatMap(\.countries)).subtracting([
            legs.first { !$0.countries.isEmpty }?.countries.first ?? .none
        ])
        let isThrough = ends.0.map { ServiceRecord.makesUpTrains($0, for: abroad) } ?? false
        if isRail, service == nil, !isThrough, legs.contains(where: { $0.kind == .border }),
            let last = legs.lastIndex(where: { $0.kind == .rail })
        {
            let row = prepared.parameters.row("rail.marshalling")
            var assessment = Assessment()
            assessment.hours = row.value
            legs.insert(
                Leg(
                    kind: .marshalling, from: legs[last].from, to: legs[last].from, kilometres: 0,
                    assessment: assessment,
                    through: [], countries: [], bases: [Basis(row)], links: []), at: last)
        }
        return RouteOption(
            legs: legs, crossings: crossings, passages: passages, bestBy: found.bestBy, difference: "",
            waitBeforeDeparture: wait, waitBasis: basis, notes: notes)
    }

    /// In words, what one option has that the first has not.
    private func difference(_ option: RouteOption, _ first: RouteOption) -> String {
        var parts: [String] = []
        if option.modes != first.modes { parts.append("by " + option.modes.map(\.rawValue).joined(separator: ", ")) }
        let gates = (option.crossings + option.passages).filter { !(first.crossings + first.passages).contains($0) }
        let missed = (first.crossings + first.passages).filter { !(option.crossings + option.passages).contains($0) }
        if !gates.isEmpty { parts.append("through " + gates.joined(separator: ", ")) }
        if !missed.isEmpty { parts.append("not " + missed.joined(separator: ", ")) }
        if parts.isEmpty {
            let own = option.legs.flatMap(\.through).filter { !first.legs.flatMap(\.through).contains($0) }
            if !own.isEmpty { parts.append("by " + own.prefix(3).joined(separator: ", ")) }
        }
        return parts.joined(separator: "; ")
    }

    /// Why no way leads from the start to the end, and how near the start comes.
    func noWay(_ request: Request, _ stops: [Access]) -> Complaint {
        let network = prepared.network
        let words =
            request.modes.count == Mode.carrying.count
            ? "" : " by " + request.modes.map(\.name).sorted().joined(separator: " or ")
        // The nearest point to the end that the start does reach says where the gap is.
        for (from, to) in zip(stops, stops.dropFirst()) {
            let engine = Selection(prepared, .time, request.modes).engine()
            let starts = from.terminals(prepared, .time)
            let reached = engine.costs(from: starts)
            if to.ways.contains(where: { reached[$0.node] != Cost.unreachable }) { continue }
            let names = PlaceNames(network)
            var best: (node: Int, kilometres: Double)?
            for place in 0..<network.attachments.placeCount {
                for node in network.attachments.nodes(of: place) where reached[Int(node)] != Cost.unreachable {
                    let kilometres = network.position(of: Int(node)).kilometres(to: to.endpoint.position)
                    if kilometres < (best?.kilometres ?? .infinity) { best = (Int(node), kilometres) }
                }
            }
            return Complaint(
                .failure, found: "no way leads from \(from.endpoint.name) to \(to.endpoint.name)\(words)",
                expected: best.map {
                    "a link over the gap: the nearest point reached is \(names.name(of: $0.node)), "
                        + "\(Int($0.kilometres.rounded())) km away"
                } ?? "a start that leads anywhere",
                advice: words.isEmpty
                    ? "open a passage or crossing with --open" : "allow more modes, or --open what is closed")
        }
        return Complaint(.failure, found: "no way leads from \(request.from.name) to \(request.to.name)\(words)")
    }
}

internal import Atlas
internal import Evidence
internal import Freight
internal import Trade

/// A scenario turned into what each part of the chain takes: edits of the network, prices, duties, factors.
struct ScenarioPlan {
    var edits: [NetworkEdit] = []
    var parameters: Parameters
    /// Factors on rates beside the network's own, by mode; they do not change the parameters' sources.
    var dollarsATonneCO2e = 0.0
    /// Whether a parameter of the network changed, so that every link is to be measured again.
    var changesParameters = false
    var addsLinks = false
    /// Duties before and after, by pair of economies.
    var tariffs: [Int: (old: Double, new: Double)] = [:]
    /// Factors on the cost of trade, by pair.
    var costs: [Int: Double] = [:]
    /// Identifiers that are opened, closed, sped up or served otherwise, to show first.
    var touched: [String] = []

    /// - Throws: a ``Complaint`` at the step that names something unknown.
    init(_ scenario: Scenario, _ laboratory: Laboratory) throws(Complaint) {
        parameters = laboratory.parameters
        for step in scenario.steps {
            do { try apply(step.change, laboratory) } catch {
                var complaint = error
                if complaint.place == nil { complaint.place = step.place }
                complaint.exit = .badInput
                throw complaint
            }
        }
    }

    private mutating func apply(_ change: ScenarioChange, _ laboratory: Laboratory) throws(Complaint) {
        let network = laboratory.network
        switch change {
        case .open(let id):
            edits.append(.open(try known(id, network)))
            touched.append(id)
        case .close(let id):
            edits.append(.close(try known(id, network)))
            touched.append(id)
        case .openPlanned(let year):
            edits.append(.openPlanned(by: year))
            touched += network.plannedLines.filter { ($0.year ?? .max) <= year }.map(\.id)
        case .add(let from, let to, let mode, let kilometres, let speed):
            // A ferry takes trains where both shores have rails of one gauge, and lorries where both have roads.
            let ends =
                mode == .ferry
                ? try shores(from, to, network) : [(try node(from, mode, network), try node(to, mode, network))]
            guard ends.allSatisfy({ $0.0 != $0.1 }) else {
                throw Complaint(.badInput, found: "a line from \(from) to itself", expected: "two places")
            }
            for (one, other) in ends {
                edits.append(.addLink(from: one, to: other, kilometres: kilometres, mode: mode))
            }
            if let speed {
                let number =
                    network.linkCount + edits.filter { if case .addLink = $0 { true } else { false } }.count - 1
                edits.append(.speedOfLinks([number], kilometresAnHour: speed))
            }
            addsLinks = true
        case .speed(let stretch, let speed): try set(stretch, speed, laboratory)
        case .dwell(let crossing, let dwell):
            guard network.crossings.contains(where: { $0.id == crossing }) else {
                throw unknown(crossing, "crossing", network.crossings.map(\.id))
            }
            touched.append(crossing)
            switch dwell {
            case .hours(let hours): edits.append(.hours(crossing: crossing, hours: hours))
            case .basis(let basis):
                guard basis == .measured || LinkCosting.hasOfficialHours(crossing) else {
                    let others = network.crossings.map(\.id).filter(LinkCosting.hasOfficialHours)
                    throw Complaint(
                        .badInput, found: "official hours of \(crossing), for which none are held",
                        expected: "hours as a number, or one of " + others.joined(separator: ", "))
                }
                edits.append(.basis(crossing: crossing, basis))
            }
        case .service(.ferry(let id), let departures):
            guard network.ferries.contains(where: { $0.id == id }) else {
                throw unknown(id, "ferry", network.ferries.map(\.id))
            }
            touched.append(id)
            edits.append(.departures(ferry: id, aWeek: departures))
        case .service(.rail, let departures): scale("headway.rail", "week", to: departures)
        case .service(.sea, let departures): scale("headway.sea", "week", to: departures)
        case .tariff(let from, let to, let old, let new):
            for pair in try pairs(from, to, laboratory) { tariffs[pair] = (old, new) }
        case .cost(let from, let to, let change):
            for pair in try pairs(from, to, laboratory) { costs[pair, default: 1] *= 1 + change }
        case .price(.rate(let mode, let factor)): multiply(mode.name + ".rate", by: factor)
        case .price(.fuel(let factor)):
            for mode in ["rail", "road", "sea"] {
                let share = laboratory.table.value("fuel." + mode).mid
                multiply(mode + ".rate", by: 1 + share * (factor - 1))
            }
            multiply("ferry.rate", by: 1 + laboratory.table.value("fuel.sea").mid * (factor - 1))
        case .price(.carbon(let dollars)):
            dollarsATonneCO2e = dollars
            changesParameters = true
        }
    }

    private mutating func set(
        _ stretch: ScenarioChange.Stretch, _ speed: Double, _ laboratory: Laboratory
    ) throws(Complaint) {
        let network = laboratory.network
        switch stretch {
        case .line(let id):
            guard network.plannedLines.contains(where: { $0.id == id || $0.project == id }) else {
                throw unknown(id, "planned line", network.plannedLines.map(\.id))
            }
            touched.append(id)
            edits.append(.speed(line: id, kilometresAnHour: speed))
        case .country(let code, let mode):
            let alpha2 = Atlas.embedded.economies[code]?.alpha2 ?? code
            guard let country = Country(alpha2), network.countries.contains(country) else {
                throw unknown(code, "economy of the network", Atlas.embedded.economies.keys.sorted())
            }
            parameters = parameters.setting("\(mode.name).speed", alpha2, to: Span(speed))
            changesParameters = true
        case .between(let from, let to, let mode):
            let request = Router.Request(
                from: try Endpoint(from), to: try Endpoint(to), modes: [mode], criterion: .time, limit: 1)
            let options = try Router(PreparedNetwork(network.edited(by: edits), parameters: parameters)).options(
                request)
            let links = options[0].legs.flatMap { $0.links.map(\.link) }.filter { network.modes[$0] == mode }
            edits.append(.speedOfLinks(links, kilometresAnHour: speed))
        }
    }

    private mutating func multiply(_ key: String, by factor: Double) {
        let old = parameters.value(key)
        parameters = parameters.setting(key, to: old * factor)
        changesParameters = true
    }

    private mutating func scale(_ key: String, _ scope: String, to value: Double) {
        parameters = parameters.setting(key, scope, to: Span(value))
        changesParameters = true
    }

    private func known(_ id: String, _ network: Network) throws(Complaint) -> String {
        guard network.kind(of: id) != nil else {
            throw unknown(id, "crossing, passage, ferry or planned line", network.identifiers)
        }
        return id
    }

    private func unknown(_ word: String, _ what: String, _ names: [String]) -> Complaint {
        Complaint(
            .badInput, found: "\"\(word)\", which is no \(what)", expected: "one that the network has",
            advice: Near.advice(word, among: names) ?? "sogdian whatif --list shows all that can change")
    }

    private func node(_ name: String, _ mode: Mode, _ network: Network) throws(Complaint) -> Int {
        let endpoint = try Endpoint(name)
        guard let place = endpoint.place,
            let node = network.attachments.nodes(of: place.number).first(where: { network.layers[Int($0)] == mode })
        else {
            throw Complaint(
                .badInput, found: "\(endpoint.name), which the network does not touch by \(mode.name)",
                expected: "a place that it does", advice: "name a larger place near by")
        }
        return Int(node)
    }

    /// Nodes that a new ferry joins: rails of one gauge, and roads.
    private func shores(_ from: String, _ to: String, _ network: Network) throws(Complaint) -> [(Int, Int)] {
        var nodes: [[Int]] = []
        for name in [from, to] {
            let place = try Endpoint(name).place
            nodes.append(place.map { network.attachments.nodes(of: $0.number).map(Int.init) } ?? [])
        }
        var ends: [(Int, Int)] = []
        for layer in [Mode.rail, .road] {
            let both = nodes.map { $0.filter { network.layers[$0] == layer } }
            for one in both[0] {
                guard !ends.contains(where: { network.layers[$0.0] == layer }),
                    let other = both[1].first(where: { network.gauges[$0] == network.gauges[one] })
                else { continue }
                ends.append((one, other))
            }
        }
        guard !ends.isEmpty else {
            throw Complaint(
                .badInput,
                found: "a ferry from \(from) to \(to), of which one has neither rails nor roads of the network",
                expected: "two ports that have the same", advice: "name larger ports near by")
        }
        return ends
    }

    private func pairs(_ from: String, _ to: String, _ laboratory: Laboratory) throws(Complaint) -> [Int] {
        let count = laboratory.baseline.economies.count
        var sides: [[Int]] = []
        for name in [from, to] {
            guard let members = laboratory.parties.members(of: name) else {
                throw unknown(name, "economy or group of the baseline", laboratory.parties.names)
            }
            sides.append(members)
        }
        return sides[0].flatMap { one in sides[1].filter { $0 != one }.map { one * count + $0 } }
    }
}

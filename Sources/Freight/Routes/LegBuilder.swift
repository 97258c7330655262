internal import Atlas
internal import Evidence
internal import Routing

/// Turns the arcs of a path into legs with names, figures and their sources.
struct LegBuilder {
    let prepared: PreparedNetwork
    let names: PlaceNames
    private var network: Network { prepared.network }
    private var assessor: Assessor { prepared.assessor }

    init(_ prepared: PreparedNetwork) {
        self.prepared = prepared
        names = PlaceNames(prepared.network)
    }

    /// A stretch in one mode that is being put together.
    private struct Stretch {
        var mode: Mode
        var from: String
        var links: [(link: Int, forward: Bool)] = []
        var assessment = Assessment()
        var kilometres = 0.0
        var countries: [Country] = []
        var bases: [Basis] = []
        var through: [(population: Int, order: Int, name: String)] = []
        var cutAway: (start: Double, end: Double) = (0, 0)
    }

    /// The legs of a path between two endpoints, access legs and handling at both ends included.
    func legs(_ path: Path, from start: Access, to end: Access) -> [Leg] {
        var legs: [Leg] = []
        let (first, last) = (start.ways[path.start], end.ways[path.end])
        let beginning = first.kilometres > 0 ? joint(first, start) : start.endpoint.name
        let finish = last.kilometres > 0 ? joint(last, end) : end.endpoint.name
        if first.kilometres > 0 { legs.append(access(first, from: start.endpoint.name, to: beginning)) }
        let parts = (first.part.map { network.modes[$0.link] }, last.part.map { network.modes[$0.link] })
        let carried =
            [parts.0].compactMap { $0 }
            + path.arcs.map { network.modes[$0 >> 1] }.filter { $0 != .transfer && $0 != .gaugeChange }
            + [parts.1].compactMap { $0 }
        if let mode = carried.first, let handling = handling(mode, at: beginning) { legs.append(handling) }
        var open: Stretch?
        var here = beginning
        if SharedLink.holds(path, first, last, network), let from = first.part, let to = last.part {
            open = Stretch(mode: network.modes[from.link], from: beginning)
            add(from, upTo: to.position, to: &open)
            close(&open, at: finish, into: &legs)
        } else if let part = first.part {
            open = Stretch(mode: network.modes[part.link], from: beginning)
            add(part, isForward: Int(network.heads[part.link]) == first.node, isStart: true, to: &open)
        }
        for (index, arc) in path.arcs.enumerated() {
            let (link, forward) = (arc >> 1, arc & 1 == 0)
            let target = Int(forward ? network.heads[link] : network.tails[link])
            let isLast = index == path.arcs.count - 1
            let mode = network.modes[link]
            switch mode {
            case .transfer, .gaugeChange:
                let source = Int(forward ? network.tails[link] : network.heads[link])
                let name = open == nil ? here : names.name(of: source)
                close(&open, at: name, into: &legs)
                legs.append(operation(link, forward, at: name))
                here = name
            default:
                if open == nil || open?.mode != mode {
                    let name =
                        open == nil ? here : names.name(of: Int(forward ? network.tails[link] : network.heads[link]))
                    close(&open, at: name, into: &legs)
                    open = Stretch(mode: mode, from: name)
                }
                add(link, forward, to: &open)
                if network.regimes[link] == .control, mode == .rail || mode == .road {
                    let name = borderName(link)
                    close(&open, at: name, into: &legs)
                    legs.append(border(link, forward, at: name))
                    here = name
                    if isLast { here = finish }
                } else if !isLast, let place = names.place(at: target), place.population > 0 {
                    let order = open?.through.count ?? 0
                    open?.through.append((place.population, order, place.name))
                }
            }
        }
        if let part = last.part, !SharedLink.holds(path, first, last, network) {
            if let mode = open?.mode, mode != network.modes[part.link] {
                close(&open, at: names.name(of: last.node), into: &legs)
                here = names.name(of: last.node)
            }
            if open == nil { open = Stretch(mode: network.modes[part.link], from: here) }
            add(part, isForward: Int(network.tails[part.link]) == last.node, isStart: false, to: &open)
        }
        close(&open, at: finish, into: &legs)
        if let mode = carried.last, let handling = handling(mode, at: finish) { legs.append(handling) }
        if last.kilometres > 0 { legs.append(access(last, from: finish, to: end.endpoint.name)) }
        return legs
    }

    /// What to call the point where an undrawn road meets the network.
    private func joint(_ way: Access.Way, _ access: Access) -> String {
        way.part == nil ? names.name(of: way.node) : names.nearest(to: access.endpoint.position)
    }

    private func add(_ part: Access.Part, isForward: Bool, isStart: Bool, to open: inout Stretch?) {
        guard var stretch = open else { return }
        // Of the first link the part before the joining point is not travelled, of the last one the part after it.
        if stretch.links.isEmpty { stretch.cutAway.start = isStart ? 1 - part.share : 0 }
        if !isStart { stretch.cutAway.end = 1 - part.share }
        stretch.links.append((part.link, isForward))
        stretch.kilometres += network.kilometres(of: part.link) * part.share
        stretch.assessment += assessor.carriage(part.link) * part.share
        stretch.countries.append(network.countries[Int(network.tails[part.link])])
        merge(assessor.bases(of: part.link), into: &stretch.bases)
        open = stretch
    }

    /// Adds the piece of a link from where one place joins it to the position of another.
    private func add(_ part: Access.Part, upTo position: Double, to open: inout Stretch?) {
        guard var stretch = open else { return }
        let isForward = position >= part.position
        let share = abs(position - part.position)
        stretch.cutAway = isForward ? (part.position, 1 - position) : (1 - part.position, position)
        stretch.links.append((part.link, isForward))
        stretch.kilometres += network.kilometres(of: part.link) * share
        stretch.assessment += assessor.carriage(part.link) * share
        stretch.countries.append(network.countries[Int(network.tails[part.link])])
        merge(assessor.bases(of: part.link), into: &stretch.bases)
        open = stretch
    }

    private func add(_ link: Int, _ forward: Bool, to open: inout Stretch?) {
        guard var stretch = open else { return }
        stretch.links.append((link, forward))
        stretch.kilometres += network.kilometres(of: link)
        stretch.assessment += assessor.carriage(link)
        if network.regimes[link] == .free || network.regimes[link] == .union {
            for operation in assessor.borderOperations(link, forward: forward, explained: true) {
                stretch.assessment += operation.assessment
                merge(operation.bases, into: &stretch.bases)
            }
        }
        let ends = [network.tails[link], network.heads[link]].map { network.countries[Int($0)] }
        for country in forward ? ends : ends.reversed() where country != .none && stretch.countries.last != country {
            stretch.countries.append(country)
            merge(assessor.bases(of: link), into: &stretch.bases)
        }
        if stretch.links.count == 1 { merge(assessor.bases(of: link), into: &stretch.bases) }
        open = stretch
    }

    private func close(_ open: inout Stretch?, at name: String, into legs: inout [Leg]) {
        guard let stretch = open else { return }
        open = nil
        let kind: Leg.Kind =
            switch stretch.mode {
            case .sea: .sea
            case .rail: .rail
            case .road: .road
            default: .ferry
            }
        let through = stretch.through.filter { $0.name != name && $0.name != stretch.from }
            .sorted { $0.population > $1.population }.prefix(6).sorted { $0.order < $1.order }.map(\.name)
        var bases = stretch.bases
        if let ferry = stretch.links.first.map({ network.ferryOf[$0.link] }), ferry >= 0 {
            merge(assessor.bases(of: stretch.links[0].link), into: &bases)
        }
        var leg = Leg(
            kind: kind, from: stretch.from, to: name, kilometres: stretch.kilometres,
            assessment: stretch.assessment,
            through: kind == .sea ? [] : through, countries: stretch.countries, bases: bases, links: stretch.links)
        leg.cutAway = stretch.cutAway
        legs.append(leg)
    }

    private func merge(_ new: [Basis], into bases: inout [Basis]) {
        for basis in new where !bases.contains(where: { $0.what == basis.what }) { bases.append(basis) }
    }

    private func operation(_ link: Int, _ forward: Bool, at name: String) -> Leg {
        let isGauge = network.modes[link] == .gaugeChange
        return Leg(
            kind: isGauge ? .gaugeChange : .transfer, from: name, to: name, kilometres: 0,
            assessment: assessor.assess(link, forward: forward), through: [], countries: [],
            bases: isGauge
                ? ["gauge.hours", "gauge.usd"].map { Basis(prepared.parameters.row($0)) }
                : assessor.bases(of: assessor.kind(of: link, forward: forward)), links: [(link, forward)])
    }

    private func border(_ link: Int, _ forward: Bool, at name: String) -> Leg {
        var assessment = Assessment()
        var bases: [Basis] = []
        for operation in assessor.borderOperations(link, forward: forward, explained: true) {
            assessment += operation.assessment
            merge(operation.bases, into: &bases)
        }
        let ends = [network.tails[link], network.heads[link]].map { network.countries[Int($0)] }
        return Leg(
            kind: .border, from: name, to: name, kilometres: 0, assessment: assessment, through: [],
            countries: forward ? ends : ends.reversed(), bases: bases, links: [])
    }

    /// The crossing's name, or the two countries.
    func borderName(_ link: Int) -> String {
        let number = Int(network.crossingOf[link])
        if number >= 0 { return network.crossings[number].name }
        return "\(network.countries[Int(network.tails[link])])–\(network.countries[Int(network.heads[link])]) border"
    }

    /// Loading or unloading at the first or last terminal: dollars and emissions; published transit times leave its hours out.
    private func handling(_ mode: Mode, at name: String) -> Leg? {
        let keys: [String]
        switch mode {
        case .sea: keys = ["port.usd", "co2.port"]
        case .rail, .ferry: keys = ["rail.terminal.usd", "co2.transfer"]
        default: return nil
        }
        var assessment = Assessment()
        assessment.usd = prepared.parameters.value(keys[0])
        assessment.kilogramsCO2e = prepared.parameters.value(keys[1]) * prepared.parameters.value("load.tonnes", "TEU")
        return Leg(
            kind: .terminal, from: name, to: name, kilometres: 0, assessment: assessment, through: [], countries: [],
            bases: keys.map { Basis(prepared.parameters.row($0)) }, links: [])
    }

    private func access(_ way: Access.Way, from: String, to: String) -> Leg {
        var assessment = way.assessment
        if let part = way.part {
            // The part of the link is counted with its own stretch.
            assessment += assessor.carriage(part.link) * -part.share
        }
        return Leg(
            kind: .access, from: from, to: to, kilometres: way.kilometres, assessment: assessment, through: [],
            countries: [network.countries[way.node]],
            bases: [Basis(prepared.parameters.row("access.detour")), Basis(prepared.parameters.row("road.rate"))],
            links: [])
    }
}

internal import Atlas
internal import Evidence
internal import Routing

/// How a place reaches the network: nodes it touches, or the nearest points over roads that are not drawn.
struct Access: Sendable {
    /// A part of a link between the point where a place joins it and one of its ends.
    struct Part: Sendable {
        let link: Int
        /// Of the link's length, from the joining point to the node.
        let share: Double
        /// Of the link's length, from its first node to the joining point.
        let position: Double
    }

    struct Way: Sendable {
        let node: Int
        /// Kilometres to the network over undrawn roads; 0 at a place of the network.
        let kilometres: Double
        /// Part of a link between where the undrawn road ends and the node; nil at a node.
        let part: Part?
        /// The undrawn road alone.
        let road: Assessment
        /// The undrawn road and the part of a link together.
        let assessment: Assessment

        /// Whether goods that come by one way can leave by the other without going round: at one node, or at one joining
        /// point, from which a link leads both ways.
        func isStation(of other: Way) -> Bool {
            part == nil ? other.part == nil && node == other.node : part?.link == other.part?.link
        }
    }

    let endpoint: Endpoint
    let ways: [Way]

    /// Finds the ways of an endpoint into the layers of some modes.
    ///
    /// - Throws: a ``Complaint`` that names the nearest place which the modes do serve.
    init(_ endpoint: Endpoint, _ prepared: PreparedNetwork, modes: Set<Mode>) throws(Complaint) {
        self.endpoint = endpoint
        let network = prepared.network
        var ways: [Way] = []
        var met: Set<Mode> = []
        if let place = endpoint.place {
            for node in network.attachments.nodes(of: place.number) where Self.serves(Int(node), modes, network) {
                ways.append(
                    Way(node: Int(node), kilometres: 0, part: nil, road: Assessment(), assessment: Assessment()))
                met.insert(network.layers[Int(node)])
            }
        }
        // A train or ship alone starts where the place has its station or port, or close by.
        let isStrict = !modes.contains(.road)
        var nearest: (Mode, Nearest)?
        // In the order of the cases, so that ties are decided alike in every run.
        // A berth is looked for near by when nothing else may carry the goods.
        let missing = Mode.allCases.filter {
            modes.contains($0) && !met.contains($0) && ($0 != .ferry || modes == [.ferry])
        }
        // A berth alone is no way to the trains of its town.
        let served = met.subtracting([.ferry])
        for layer in missing where served.isEmpty || (layer == .road && !isStrict) {
            guard let near = Nearest(layer, to: endpoint, prepared.network) else { continue }
            if near.kilometres < (nearest?.1.kilometres ?? .infinity) { nearest = (layer, near) }
            if near.kilometres <= (isStrict ? 25.0 : layer == .sea ? 150 : 250) {
                ways += Self.ways(near, prepared, isAtPlace: endpoint.place == nil && near.kilometres < 3)
            }
        }
        guard !ways.isEmpty else {
            let words = modes.map(\.name).sorted().joined(separator: " or ")
            throw Complaint(
                .failure, found: "\(endpoint.name) cannot be reached by \(words)",
                expected: nearest.map {
                    "a place near the network; the nearest point is \(Int($0.1.kilometres.rounded())) km away"
                        + (PlaceNames(network).known(near: network.position(of: $0.1.nodes[0].node)).map {
                            ", at \($0)"
                        }
                            ?? "")
                } ?? "a place near the network",
                advice: isStrict
                    ? "leave --mode out, or add road to it"
                    : nearest == nil ? "leave --mode out, or add sea to it" : "start from a larger place near by")
        }
        self.ways = ways
    }

    /// Whether goods can start or end at a node: wagons leave by a berth with rails, lorries by one without.
    private static func serves(_ node: Int, _ modes: Set<Mode>, _ network: Network) -> Bool {
        guard modes.contains(network.layers[node]) else { return false }
        guard network.layers[node] == .ferry, modes.contains(.rail) || modes.contains(.road) else { return true }
        return modes.contains(network.gauges[node] > 0 ? .rail : .road)
    }

    private static func ways(_ near: Nearest, _ prepared: PreparedNetwork, isAtPlace: Bool) -> [Way] {
        let network = prepared.network
        let kilometres = isAtPlace ? 0 : near.kilometres * prepared.parameters.value("access.detour").mid
        return near.nodes.map { end in
            var assessment = Assessment()
            let rates = CountryRates(prepared.parameters, network.countries[end.node])
            assessment.hours = rates.roadHours * kilometres
            assessment.usd = prepared.parameters.value("road.rate") * kilometres
            assessment.kilogramsCO2e =
                prepared.parameters.value("co2.road") * prepared.parameters.value("load.tonnes", "TEU")
                * (kilometres / 1000)
            guard let link = near.link else {
                return Way(
                    node: end.node, kilometres: kilometres, part: nil, road: assessment, assessment: assessment)
            }
            let road = assessment
            assessment += prepared.assessor.carriage(link) * end.share
            return Way(
                node: end.node, kilometres: kilometres,
                part: Part(link: link, share: end.share, position: near.nodes[0].share), road: road,
                assessment: assessment)
        }
    }

    func terminals(_ prepared: PreparedNetwork, _ criterion: Criterion) -> [Terminal] {
        terminals(prepared) { prepared.weighting.weight($0, kilometres: $1, criterion) }
    }

    /// The same with weights by whatever `weigh` makes of an assessment over some kilometres.
    func terminals(_ prepared: PreparedNetwork, _ weigh: (Assessment, Double) -> UInt32) -> [Terminal] {
        ways.map { way in
            let part = way.part.map { prepared.network.kilometres(of: $0.link) * $0.share } ?? 0
            let kilometres = way.kilometres + part
            return Terminal(
                node: way.node, cost: weigh(way.assessment, kilometres),
                measures: Weighting.measures(way.assessment, kilometres: kilometres))
        }
    }
}

/// The point of a layer nearest to an endpoint: on an open link, or at a port or berth.
///
/// An undrawn road stays on the place's own land: it passes no border, which no table would list, and no sea.
struct Nearest {
    let kilometres: Double
    let link: Int?
    /// Ends of the link, each with the share of its length that lies between; or one node.
    let nodes: [(node: Int, share: Double)]

    init?(_ layer: Mode, to endpoint: Endpoint, _ network: Network) {
        let (position, country) = (endpoint.position, endpoint.country)
        if layer == .sea || layer == .ferry {
            // The lanes of the sea are not places to load at: only ports are, which have a country.
            var best: (node: Int, kilometres: Double)?
            for node in 0..<network.nodeCount where network.layers[node] == layer && network.countries[node] != .none {
                let kilometres = network.position(of: node).kilometres(to: position)
                if kilometres < (best?.kilometres ?? .infinity) { best = (node, kilometres) }
            }
            guard let best else { return nil }
            kilometres = best.kilometres
            link = nil
            nodes = [(best.node, 0)]
            return
        }
        let shapes = Shapes(network)
        lazy var land = Landmass(of: country, around: position)
        var best: (link: Int, share: Double, kilometres: Double)?
        let near = 3000 + Int32(network.nodeCount == 0 ? 1 : 0)
        let (latitude, longitude) = (Int32(position.latitude * 1000), Int32(position.longitude * 1000))
        for link in 0..<network.linkCount where network.modes[link] == layer && network.isOpen(link) {
            let (tail, head) = (Int(network.tails[link]), Int(network.heads[link]))
            guard
                min(network.latitudes[tail], network.latitudes[head]) - near < latitude,
                max(network.latitudes[tail], network.latitudes[head]) + near > latitude,
                min(network.longitudes[tail], network.longitudes[head]) - 2 * near < longitude,
                max(network.longitudes[tail], network.longitudes[head]) + 2 * near > longitude
            else { continue }
            guard country == .none || network.countries[tail] == country || network.countries[head] == country else {
                continue
            }
            let course = Course(shapes.course(of: link))
            let found = course.nearest(to: position)
            guard found.kilometres < (best?.kilometres ?? .infinity) else { continue }
            if found.kilometres > 5, country != .none,
                let joint = course.part(from: found.share, to: found.share).first,
                land.parts(joint)
            {
                continue
            }
            best = (link, found.share, found.kilometres)
        }
        guard let best else { return nil }
        kilometres = best.kilometres
        link = best.link
        nodes = [(Int(network.tails[best.link]), best.share), (Int(network.heads[best.link]), 1 - best.share)]
    }
}

internal import Evidence

/// Works out what each link takes, costs and emits, with the figures behind it.
///
/// The terms are those of ISO 14083: links are transport chain elements, transfers, gauge changes and borders are hub
/// operations.
struct Assessor: Sendable {
    private(set) var network: Network
    let parameters: Parameters
    let basis: DwellBasis
    private let tonnes: Span
    /// By ``Country/index``.
    private var rates: [CountryRates]
    /// The middle values of ``rates``, close together: they are asked for every link.
    private let middles: [(railHours: Double, roadHours: Double, railKilograms: Double)]
    private let driving: Span
    private let railUSD: Span
    private let roadUSD: Span
    private let seaUSD: Span
    private let ferryUSD: Span
    private let roadKilograms: Span
    private let seaKilograms: Span
    private let ferryKilograms: Span
    private let seaHours: Span
    private let ferryHours: Span
    /// By ``Transfer``.
    private let transfer: [Assessment]
    let gauge: Assessment
    let dwell = BorderDwell.embedded
    /// Kilometres of all links of each passage, one way through it.
    private let passageLengths: [Double]

    /// The kinds of transfer between layers.
    enum Transfer: Int, Hashable, Sendable, CaseIterable {
        case roadToRail
        case railToRoad
        case ontoShip
        case shipToRail
        case shipToRoad
        case berth
    }

    init(network: Network, parameters: Parameters, basis: DwellBasis) {
        self.network = network
        self.parameters = parameters
        self.basis = basis
        tonnes = parameters.value("load.tonnes", "TEU")
        rates = [CountryRates](repeating: CountryRates(parameters, .none), count: Country.indexCount)
        var isKnown = [Bool](repeating: false, count: Country.indexCount)
        for country in network.countries where !isKnown[country.index] {
            isKnown[country.index] = true
            rates[country.index] = CountryRates(parameters, country)
        }
        middles = rates.map { ($0.railHours.mid, $0.roadHours.mid, $0.railKilograms.mid) }
        driving = parameters.value("road.driving", "day")
        railUSD = parameters.value("rail.rate")
        roadUSD = parameters.value("road.rate")
        seaUSD = parameters.value("sea.rate")
        ferryUSD = parameters.value("ferry.rate")
        roadKilograms = parameters.value("co2.road") * tonnes * 0.001
        seaKilograms = parameters.value("co2.sea") * tonnes * 0.001
        ferryKilograms = parameters.value("co2.ferry") * tonnes * 0.001
        var lengths = [Double](repeating: 0, count: network.passages.count)
        for link in 0..<network.linkCount where network.passageOf[link] >= 0 {
            lengths[Int(network.passageOf[link])] += network.kilometres(of: link)
        }
        passageLengths = lengths
        let knot = 1.852
        seaHours = (parameters.value("sea.speed") * knot).dividing(1) * parameters.value("sea.calls")
        ferryHours = (parameters.value("ferry.speed") * knot).dividing(1)
        let terminal = Self.operation(parameters, "rail.terminal.hours", "rail.terminal.usd", "co2.transfer")
        let port = Self.operation(parameters, "port.hours", "port.usd", "co2.port")
        var ontoShip = port
        ontoShip.hours += Self.halfHeadway(parameters.value("headway.sea", "week"))
        var ontoTrain = port
        ontoTrain.hours += Self.halfHeadway(parameters.value("headway.rail", "week"))
        // Goods that come by road wait for a departure as all others do; only a route's own start leaves the wait out.
        var toLorry = terminal
        toLorry.usd += parameters.value("road.fixed")
        var portToLorry = port
        portToLorry.usd += parameters.value("road.fixed")
        var fromLorry = terminal
        fromLorry.hours += Self.halfHeadway(parameters.value("headway.rail", "week"))
        let berth = Self.operation(parameters, "", "rail.terminal.usd", "co2.transfer")
        transfer = Transfer.allCases.map { kind in
            switch kind {
            case .roadToRail: fromLorry
            case .railToRoad: toLorry
            case .ontoShip: ontoShip
            case .shipToRail: ontoTrain
            case .shipToRoad: portToLorry
            case .berth: berth
            }
        }
        gauge = Self.operation(parameters, "gauge.hours", "gauge.usd", "co2.transfer")
    }

    /// The assessor of an edited network: what edits leave alone is kept.
    ///
    /// Edits add no passage and no country, so that lengths of passages and rates of countries stand.
    func following(_ network: Network) -> Assessor {
        var result = self
        result.network = network
        return result
    }

    /// Half the time between two departures, in hours: what goods that arrive at any time wait on average.
    ///
    /// Worked number: two departures a week give 42 h.
    static func halfHeadway(_ departuresAWeek: Span) -> Span { departuresAWeek.dividing(84) }

    /// Hours at one berth: half to twice what is held, as the range is not published.
    private static func handling(_ ferry: Ferry) -> Span {
        Span(low: ferry.handlingHours / 2, mid: ferry.handlingHours, high: ferry.handlingHours * 2)
    }

    private static func operation(_ parameters: Parameters, _ hours: String, _ usd: String, _ carbon: String)
        -> Assessment
    {
        var result = Assessment()
        if !hours.isEmpty { result.hours = parameters.value(hours) }
        result.usd = parameters.value(usd)
        result.kilogramsCO2e = parameters.value(carbon) * parameters.value("load.tonnes", "TEU")
        return result
    }

    func assessment(of transfer: Transfer) -> Assessment { self.transfer[transfer.rawValue] }

    /// The assessment of a link in one direction, borders included.
    func assess(_ link: Int, forward: Bool) -> Assessment {
        var result = carriage(link)
        result += operations(link, forward: forward)
        return result
    }

    /// What is done on a link besides moving: a border, a transfer or a change of gauge.
    func operations(_ link: Int, forward: Bool) -> Assessment {
        switch network.modes[link] {
        case .transfer: assessment(of: kind(of: link, forward: forward))
        case .gaugeChange: gauge
        default: border(link, forward: forward)
        }
    }

    /// What ``border(_:forward:)`` depends on: links of one key have the same border in this network.
    func borderKey(_ link: Int, forward: Bool) -> UInt64 {
        let (tail, head) = (Int(network.tails[link]), Int(network.heads[link]))
        let (from, to) = forward ? (tail, head) : (head, tail)
        let mode = UInt64(network.modes[link].rawValue)
        let changesGauge: UInt64 = network.gauges[from] != network.gauges[to] ? 1 : 0
        let crossing = UInt64(UInt16(bitPattern: network.crossingOf[link]))
        let sides = UInt64(network.countries[from].index) << 10 | UInt64(network.countries[to].index)
        return mode | UInt64(network.regimes[link].rawValue) << 3 | changesGauge << 5 | crossing << 6 | sides << 22
    }

    /// What moving over the link takes, without borders and hub operations.
    func carriage(_ link: Int) -> Assessment {
        var result = Assessment()
        let kilometres = network.kilometres(of: link)
        let tail = network.countries[Int(network.tails[link])]
        let head = network.countries[Int(network.heads[link])]
        let stated = network.statedSpeeds.isEmpty ? nil : network.statedSpeeds[link]
        switch network.modes[link] {
        case .rail:
            // A link over a border lies half on either side.
            let (one, other) = (rates[tail.index], rates[head.index])
            result.hours = stated.map { Span(kilometres / $0) } ?? (one.railHours + other.railHours) * (kilometres / 2)
            result.kilogramsCO2e = (one.railKilograms + other.railKilograms) * (kilometres / 2)
            result.usd = railUSD * kilometres
        case .road:
            result.hours =
                stated.map {
                    Span(low: 24 / driving.high, mid: 24 / driving.mid, high: 24 / driving.low) * (kilometres / $0)
                }
                ?? (rates[tail.index].roadHours + rates[head.index].roadHours) * (kilometres / 2)
            result.usd = roadUSD * kilometres
            result.kilogramsCO2e = roadKilograms * kilometres
        case .sea:
            result.hours = seaHours * kilometres
            result.usd = seaUSD * kilometres
            result.kilogramsCO2e = seaKilograms * kilometres
            if network.passageOf[link] >= 0 {
                let passage = network.passages[Int(network.passageOf[link])].id
                // A passage may be drawn as several links: each takes its part of the wait and toll.
                let share = kilometres / max(passageLengths[Int(network.passageOf[link])], 0.1)
                result.hours += parameters.value("passage.hours", passage) * share
                result.usd += parameters.value("passage.usd", passage) * share
            }
        case .ferry:
            let number = Int(network.ferryOf[link])
            let departures =
                number >= 0 ? network.ferries[number].departures : parameters.value("headway.ferry", "week")
            let handling =
                number >= 0 ? Self.handling(network.ferries[number]) : parameters.value("ferry.handling")
            result.hours = ferryHours * kilometres + Self.halfHeadway(departures) + handling * 2
            result.usd = ferryUSD * kilometres
            result.kilogramsCO2e = ferryKilograms * kilometres
        case .transfer, .gaugeChange: break
        }
        return result
    }

    /// Middle values of ``carriage(_:)`` on land and on the open sea, where nearly all links are: hours, dollars and
    /// kilograms.
    ///
    /// The same products in the same order, without the ends of the ranges; nil for other links.
    func middle(_ link: Int) -> (hours: Double, usd: Double, kilograms: Double)? {
        guard network.statedSpeeds.isEmpty || network.statedSpeeds[link] == nil else { return nil }
        let kilometres = network.kilometres(of: link)
        switch network.modes[link] {
        case .rail:
            let one = middles[network.countries[Int(network.tails[link])].index]
            let other = middles[network.countries[Int(network.heads[link])].index]
            return (
                (one.railHours + other.railHours) * (kilometres / 2), railUSD.mid * kilometres,
                (one.railKilograms + other.railKilograms) * (kilometres / 2)
            )
        case .road:
            let one = middles[network.countries[Int(network.tails[link])].index]
            let other = middles[network.countries[Int(network.heads[link])].index]
            return (
                (one.roadHours + other.roadHours) * (kilometres / 2), roadUSD.mid * kilometres,
                roadKilograms.mid * kilometres
            )
        case .sea where network.passageOf[link] < 0:
            return (seaHours.mid * kilometres, seaUSD.mid * kilometres, seaKilograms.mid * kilometres)
        default: return nil
        }
    }

    /// Which transfer a transfer link is, in the direction of travel.
    func kind(of link: Int, forward: Bool) -> Transfer {
        let (tail, head) = (Int(network.tails[link]), Int(network.heads[link]))
        let (from, to) =
            forward ? (network.layers[tail], network.layers[head]) : (network.layers[head], network.layers[tail])
        if from == .ferry || to == .ferry { return .berth }
        if to == .sea { return .ontoShip }
        if from == .sea { return to == .rail ? .shipToRail : .shipToRoad }
        return to == .rail ? .roadToRail : .railToRoad
    }

    /// The figures behind a transfer.
    func bases(of transfer: Transfer) -> [Basis] {
        let keys: [(String, String)] =
            switch transfer {
            case .roadToRail:
                [
                    ("rail.terminal.hours", ""), ("headway.rail", "week"), ("rail.terminal.usd", ""),
                    ("co2.transfer", ""),
                ]
            case .railToRoad:
                [("rail.terminal.hours", ""), ("rail.terminal.usd", ""), ("road.fixed", ""), ("co2.transfer", "")]
            case .ontoShip: [("port.hours", ""), ("headway.sea", "week"), ("port.usd", ""), ("co2.port", "")]
            case .shipToRail: [("port.hours", ""), ("headway.rail", "week"), ("port.usd", ""), ("co2.port", "")]
            case .shipToRoad: [("port.hours", ""), ("port.usd", ""), ("road.fixed", ""), ("co2.port", "")]
            case .berth: [("rail.terminal.usd", ""), ("co2.transfer", "")]
            }
        return keys.map { Basis(parameters.row($0.0, $0.1)) }
    }

    /// The figures behind moving over a link.
    func bases(of link: Int) -> [Basis] {
        let code = network.countries[Int(network.tails[link])].description
        let load = Basis(parameters.row("load.tonnes", "TEU"))
        switch network.modes[link] {
        case .rail:
            return [
                Basis(parameters.row("rail.speed", code)), Basis(parameters.row("rail.rate")),
                Basis(parameters.row("rail.electric", code)), Basis(parameters.row("rail.energy")),
                Basis(parameters.row("grid", code)), Basis(parameters.row("co2.rail.diesel")), load,
            ]
        case .road:
            return [
                Basis(parameters.row("road.speed", code)), Basis(parameters.row("road.driving", "day")),
                Basis(parameters.row("road.rate")), Basis(parameters.row("co2.road")), load,
            ]
        case .sea:
            return [
                Basis(parameters.row("sea.speed")), Basis(parameters.row("sea.calls")),
                Basis(parameters.row("sea.rate")),
                Basis(parameters.row("co2.sea")), load,
            ]
        case .ferry:
            let number = Int(network.ferryOf[link])
            var result = [
                Basis(parameters.row("ferry.speed")), Basis(parameters.row("ferry.rate")),
                Basis(parameters.row("co2.ferry")), load,
            ]
            if number >= 0 {
                let ferry = network.ferries[number]
                result.append(
                    Basis(
                        what: "departures of \(ferry.id)", value: ferry.departures, unit: "departures/week",
                        source: ferry.source, year: "", quality: ferry.quality, note: ferry.note))
            } else {
                result.append(Basis(parameters.row("headway.ferry", "week")))
            }
            return result
        case .transfer, .gaugeChange: return []
        }
    }
}

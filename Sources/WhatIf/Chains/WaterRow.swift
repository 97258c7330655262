internal import Atlas

/// The best chains over the sea from one place to all others: by rail or road to a port, by ship, and on from a port.
struct WaterRow: Sendable {
    /// How a chain runs: the ports and whether its ends go by rail; -1 for the place's own port.
    struct Way: Sendable, Hashable {
        var from: Int16 = -1
        var to: Int16 = -1
    }

    var costs: [UInt32]
    var ways: [Way]
}

/// The land legs between places and ports.
struct PortLegs: Sendable {
    /// How the leg runs.
    enum Kind: UInt8, Sendable {
        case none, own, rail, road
    }

    let places: Int
    let ports: Int
    /// From a place to a port's quay, aboard; place by port.
    var out: [UInt32]
    var outKind: [Kind]
    /// From a port to a place; port by place.
    var back: [UInt32]
    var backKind: [Kind]

    /// Which ports may serve each place, place by port.
    ///
    /// Those whose land leg costs at most `reach` times that to the nearest port today: so nobody sends a box by ship to
    /// China and on by rail to Hamburg, where the choice of mode is made among whole chains, while a place far from any
    /// sea keeps all ports that are about as far.
    private(set) var isServed: [Bool]
    /// Ports that each place's goods can leave and come by.
    private let outPorts: [[Int16]]
    private let backPorts: [[Int16]]

    init(
        _ stops: Stops, rail: [ChainRow], road: [ChainRow], hubs: Hubs, prices: PriceLine, reach: Double = .infinity,
        served: [Bool]? = nil
    ) {
        places = stops.places.count
        ports = stops.ports.count
        let (places, ports) = (places, ports)
        var out = [UInt32](repeating: SearchTree.unreachable, count: places * ports)
        var outKind = [Kind](repeating: .none, count: places * ports)
        var back = out
        var backKind = outKind
        let aboard = prices.cents(hubs.ontoShip)
        let railOut = prices.cents(hubs.ontoTrain) &+ aboard
        let roadOut = prices.cents(hubs.lorry) &+ aboard
        let ashore = prices.cents(hubs.shipToRoad)
        let railBack = prices.cents(hubs.shipToRail) &+ prices.cents(hubs.offTrain)
        func sum(_ one: UInt32, _ other: UInt32) -> UInt32 {
            let (value, overflow) = one.addingReportingOverflow(other)
            return overflow ? SearchTree.unreachable : value
        }
        for place in 0..<places {
            for port in 0..<ports {
                let (here, there) = (place * ports + port, port * places + place)
                if stops.places[place].entry.number == stops.ports[port].entry.number {
                    (out[here], outKind[here], back[there], backKind[there]) = (aboard, .own, ashore, .own)
                    continue
                }
                let (byRail, byRoad) = (
                    sum(rail[place].costs[places + port], railOut), sum(road[place].costs[places + port], roadOut)
                )
                if min(byRail, byRoad) < SearchTree.unreachable {
                    (out[here], outKind[here]) = byRail <= byRoad ? (byRail, .rail) : (byRoad, .road)
                }
                let (homeRail, homeRoad) = (
                    sum(rail[places + port].costs[place], railBack), sum(road[places + port].costs[place], ashore)
                )
                if min(homeRail, homeRoad) < SearchTree.unreachable {
                    (back[there], backKind[there]) = homeRail <= homeRoad ? (homeRail, .rail) : (homeRoad, .road)
                }
            }
        }
        var isServed = served ?? [Bool](repeating: true, count: places * ports)
        if served == nil {
            for place in 0..<places {
                let nearest = out[place * ports..<(place + 1) * ports].min() ?? SearchTree.unreachable
                let limit = Double(nearest) * reach
                for port in 0..<ports { isServed[place * ports + port] = Double(out[place * ports + port]) <= limit }
            }
        }
        for place in 0..<places {
            for port in 0..<ports where !isServed[place * ports + port] {
                (out[place * ports + port], back[port * places + place]) = (
                    SearchTree.unreachable, SearchTree.unreachable
                )
            }
        }
        self.isServed = isServed
        outPorts = (0..<places).map { place in
            (0..<ports).filter { out[place * ports + $0] < SearchTree.unreachable }.map { Int16($0) }
        }
        backPorts = (0..<places).map { place in
            (0..<ports).filter { back[$0 * places + place] < SearchTree.unreachable }.map { Int16($0) }
        }
        (self.out, self.outKind, self.back, self.backKind) = (out, outKind, back, backKind)
    }

    /// Least costs over every pair of ports from a place to those of `columns`; the others stay as in `old`.
    ///
    /// - Complexity: O(ports served × ports + columns × ports that serve them).
    func row(_ place: Int, sea: [ChainRow], columns: some Sequence<Int>, into old: WaterRow? = nil) -> WaterRow {
        var result =
            old
            ?? WaterRow(
                costs: [UInt32](repeating: SearchTree.unreachable, count: places),
                ways: [WaterRow.Way](repeating: WaterRow.Way(), count: places))
        // To each port over the sea, best port of departure first.
        var reached = [UInt32](repeating: SearchTree.unreachable, count: ports)
        var first = [Int16](repeating: -1, count: ports)
        for from in outPorts[place] {
            let leg = out[place * ports + Int(from)]
            let row = sea[Int(from)].costs
            for to in 0..<ports where to != Int(from) {
                let (sum, overflow) = leg.addingReportingOverflow(row[to])
                if !overflow, sum < reached[to] { (reached[to], first[to]) = (sum, from) }
            }
        }
        for column in columns {
            var best = SearchTree.unreachable
            var way = WaterRow.Way()
            for to in backPorts[column] {
                let (sum, overflow) = reached[Int(to)].addingReportingOverflow(back[Int(to) * places + column])
                if !overflow, sum < best { (best, way) = (sum, WaterRow.Way(from: first[Int(to)], to: to)) }
            }
            result.costs[column] = best
            result.ways[column] = way
        }
        return result
    }
}

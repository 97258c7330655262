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
        (self.out, self.outKind, self.back, self.backKind) = (out, outKind, back, backKind)
    }

    /// Least costs from a place over every pair of ports to places, and the ports.
    ///
    /// - Complexity: O(ports × (ports + columns)).
    func row(_ place: Int, sea: [ChainRow], columns: Range<Int>) -> WaterRow {
        row(place, sea: sea, columns: Array(columns), into: nil)
    }

    func row(_ place: Int, sea: [ChainRow], columns: [Int], into old: WaterRow?) -> WaterRow {
        var result =
            old
            ?? WaterRow(
                costs: [UInt32](repeating: SearchTree.unreachable, count: places),
                ways: [WaterRow.Way](repeating: WaterRow.Way(), count: places))
        // To each port over the sea, best port of departure first.
        var reached = [UInt32](repeating: SearchTree.unreachable, count: ports)
        var first = [Int16](repeating: -1, count: ports)
        for from in 0..<ports {
            let leg = out[place * ports + from]
            guard leg < SearchTree.unreachable else { continue }
            for to in 0..<ports where to != from {
                let (sum, overflow) = leg.addingReportingOverflow(sea[from].costs[to])
                if !overflow, sum < reached[to] { (reached[to], first[to]) = (sum, Int16(from)) }
            }
        }
        for column in columns {
            result.costs[column] = SearchTree.unreachable
            result.ways[column] = WaterRow.Way()
        }
        for to in 0..<ports where reached[to] < SearchTree.unreachable {
            let base = to * places
            for column in columns {
                let (sum, overflow) = reached[to].addingReportingOverflow(back[base + column])
                if !overflow, sum < result.costs[column] {
                    result.costs[column] = sum
                    result.ways[column] = WaterRow.Way(from: first[to], to: Int16(to))
                }
            }
        }
        return result
    }
}

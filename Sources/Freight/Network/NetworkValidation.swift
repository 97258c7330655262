internal import Routing

/// What is wrong with a network, in sentences.
public struct NetworkValidation: Sendable {
    public let faults: [String]
    /// What was checked, with counts.
    public let checks: [String]

    /// Checks lengths against the straight line, gauges, borders, crossings and connection.
    public init(_ network: Network) {
        var faults: [String] = []
        var (short, borders, gauges) = (0, 0, 0)
        for link in 0..<network.linkCount {
            let (tail, head) = (Int(network.tails[link]), Int(network.heads[link]))
            let straight = network.position(of: tail).kilometres(to: network.position(of: head))
            // Positions are rounded to thousandths of a degree: 0.16 km at most.
            if network.kilometres(of: link) + 0.4 < straight, network.modes[link] != .transfer,
                network.modes[link] != .gaugeChange
            {
                short += 1
                if faults.count < 50 {
                    faults.append(
                        "link \(link) (\(network.modes[link].name)) is \(network.kilometres(of: link)) km long over \((straight * 10).rounded() / 10) km"
                    )
                }
            }
            let isLand = network.modes[link] == .rail || network.modes[link] == .road
            if isLand, network.countries[tail] != network.countries[head] {
                borders += 1
                if network.regimes[link] == .none {
                    faults.append(
                        "link \(link) passes from \(network.countries[tail]) to \(network.countries[head]) without a border"
                    )
                }
            }
            let isBerth = network.modes[link] == .ferry || network.modes[link] == .transfer
            if isBerth, network.gauges[tail] > 0, network.gauges[head] > 0, network.gauges[tail] != network.gauges[head]
            {
                faults.append(
                    "link \(link) takes wagons of \(network.gauges[tail]) mm to \(network.gauges[head]) mm without a gauge change"
                )
            }
            if network.modes[link] == .rail, network.gauges[tail] != network.gauges[head] {
                gauges += 1
                if network.regimes[link] == .none {
                    faults.append(
                        "link \(link) joins \(network.gauges[tail]) and \(network.gauges[head]) mm without a gauge break"
                    )
                }
            }
        }
        var unused: [String] = []
        let used = Set(network.crossingOf.filter { $0 >= 0 }.map { Int($0) })
        for (number, crossing) in network.crossings.enumerated()
        where !used.contains(number) && crossing.status != .closed {
            unused.append(crossing.id)
        }
        if !unused.isEmpty { faults.append("no link passes the open crossings " + unused.joined(separator: ", ")) }
        self.faults = faults
        checks = [
            "\(network.linkCount) links: \(short) shorter than the straight line",
            "\(borders) links over borders: each has its regime or crossing",
            "\(gauges) changes of gauge at borders",
            "\(network.crossings.count) crossings: \(unused.count) open ones without a link",
        ]
    }
}

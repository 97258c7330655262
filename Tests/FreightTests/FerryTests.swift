import Atlas
import Evidence
import Freight
import Testing

@Suite struct FerryTests {
    /// A ferry with a mode that it takes.
    struct Sailing: Sendable, CustomTestStringConvertible {
        let ferry: Int
        let mode: Mode
        var testDescription: String { "\(Network.embedded.ferries[ferry].id) by \(mode.name)" }
    }

    static let sailings: [Sailing] = Network.embedded.ferries.indices.flatMap { number in
        let ferry = Network.embedded.ferries[number]
        return (ferry.takesTrains ? [Sailing(ferry: number, mode: .rail)] : [])
            + (ferry.takesLorries ? [Sailing(ferry: number, mode: .road)] : [])
    }

    /// Nodes of the land layers behind the two ends of a ferry's link for a mode.
    private func shores(_ sailing: Sailing, _ network: Network) throws -> (link: Int, shores: [[Int]]) {
        let link = try #require(
            (0..<network.linkCount).first {
                Int(network.ferryOf[$0]) == sailing.ferry
                    && (network.gauges[Int(network.tails[$0])] > 0) == (sailing.mode == .rail)
            })
        let shores = [network.tails[link], network.heads[link]].map { berth in
            (0..<network.linkCount).filter {
                $0 != link && (network.tails[$0] == berth || network.heads[$0] == berth)
                    && [.transfer, .gaugeChange].contains(network.modes[$0])
            }.map { Int(network.tails[$0] == berth ? network.heads[$0] : network.tails[$0]) }
        }
        return (link, shores)
    }

    @Test(arguments: sailings)
    func `a ferry carries what it takes from one shore's lines to the other's`(sailing: Sailing) throws {
        let network = Network.embedded
        let found = try shores(sailing, network)
        for shore in found.shores {
            #expect(!shore.isEmpty)
            #expect(shore.allSatisfy { network.layers[$0] == sailing.mode })
            // The quay is no island: a line of its own mode leads away from it.
            #expect(
                (0..<network.linkCount).contains { link in
                    network.modes[link] == sailing.mode
                        && shore.contains {
                            $0 == Int(network.tails[link]) || $0 == Int(network.heads[link])
                        }
                })
        }
        // With nothing else between the two countries left, a route of the mode sails.
        let sides = [network.tails[found.link], network.heads[found.link]].map { network.countries[Int($0)] }
        let others = Set(network.countries).subtracting(sides).subtracting([.none])
        let edits =
            others.map { NetworkEdit.avoidCountry($0) }
            + network.ferries.indices.filter { $0 != sailing.ferry }.map { .close(network.ferries[$0].id) }
        let places = try found.shores.map { shore in
            try #require(
                (0..<network.attachments.placeCount).first { place in
                    network.attachments.nodes(of: place).contains { shore.contains(Int($0)) }
                }.flatMap { Gazetteer.embedded.entry($0) })
        }
        let option = try Router(PreparedNetwork(network.edited(by: edits))).options(
            .init(
                from: Endpoint(places[0]), to: Endpoint(places[1]), modes: [sailing.mode, .ferry], limit: 1))[0]
        #expect(option.legs.contains { $0.links.contains { $0.link == found.link } })
    }

    @Test func `no train changes gauge but by a gauge change`() {
        let network = Network.embedded
        let prepared = PreparedNetwork.embedded
        var changes = 0
        for link in 0..<network.linkCount {
            let ends = [Int(network.tails[link]), Int(network.heads[link])]
            let gauges = ends.map { network.gauges[$0] }
            switch network.modes[link] {
            case .rail where network.regimes[link] != .none:
                // At a border the change is one of the operations there, which costs its dollars.
                guard gauges[0] != gauges[1] else { continue }
                changes += 1
                let fee = Parameters.embedded.value("gauge.usd").mid
                #expect(prepared.assess(link, forward: true).usd.mid >= fee, "link \(link)")
                #expect(prepared.assess(link, forward: false).usd.mid >= fee, "link \(link)")
            case .rail, .ferry: #expect(gauges[0] == gauges[1], "link \(link)")
            case .gaugeChange:
                changes += 1
                #expect(gauges[0] != gauges[1] && !gauges.contains(0), "link \(link)")
            case .transfer:
                // Only a berth stands between what rolls and the rails or roads it rolls on.
                guard ends.contains(where: { network.layers[$0] == .ferry }) else {
                    #expect(network.layers[ends[0]] != network.layers[ends[1]], "link \(link)")
                    continue
                }
                #expect(gauges[0] == gauges[1], "link \(link)")
            case .sea, .road: #expect(gauges == [0, 0], "link \(link)")
            }
        }
        #expect(changes > 40)
    }

    @Test func `wagons from Georgia change gauge in Romania`() throws {
        let edits = ["RU", "TR", "UA"].compactMap { Country($0) }.map { NetworkEdit.avoidCountry($0) }
        let option = try Router(PreparedNetwork(Network.embedded.edited(by: edits))).options(
            .init(from: Endpoint("Tbilisi"), to: Endpoint("Bucharest"), modes: [.rail, .ferry], limit: 1))[0]
        let kinds = option.legs.map(\.kind)
        #expect(kinds == [.terminal, .rail, .transfer, .ferry, .gaugeChange, .rail, .terminal])
    }

    @Test func `a ferry alone leads from port to port`() throws {
        func options(_ from: String) throws -> [RouteOption] {
            try Router(.embedded).options(
                .init(from: Endpoint(from), to: Endpoint("Alat"), modes: [.ferry], limit: 1))
        }
        #expect(try options("Aktau")[0].legs.map(\.kind) == [.terminal, .ferry, .terminal])
        #expect(throws: Complaint.self) { try options("Almaty") }
    }
}

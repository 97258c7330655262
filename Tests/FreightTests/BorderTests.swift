import Atlas
import Evidence
import Foundation
import Freight
import Testing

/// Every link over a border is one that a table lists.
@Suite struct BorderTests {
    private struct Pair: Hashable {
        let mode: Mode
        let sides: Set<Country>
    }

    private static let network = Network.embedded

    /// Borders between two countries that have a regime as a whole, by `Data/hand/network/regimes.csv`.
    private static func regimes() throws -> [Pair: Regime] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let bytes = try Data(contentsOf: root.appending(path: "Data/hand/network/regimes.csv"))
        let table = try CSVTable(name: "regimes.csv", bytes: Array(bytes))
        let columns = (try table.column("members"), try table.column("mode"), try table.column("status"))
        let known: [String: Regime] = ["free": .free, "union": .union, "control": .control]
        var result: [Pair: Regime] = [:]
        for row in table.rows {
            let countries = row[columns.0].split(separator: " ").compactMap { Country($0) }
            for mode in [Mode.rail, .road] where row[columns.1] == "any" || row[columns.1] == mode.name {
                for one in countries {
                    for other in countries where other != one {
                        result[Pair(mode: mode, sides: [one, other])] = known[row[columns.2]]
                    }
                }
            }
        }
        return result
    }

    private func sides(of link: Int) -> Set<Country> {
        Set([Self.network.tails[link], Self.network.heads[link]].map { Self.network.countries[Int($0)] })
    }

    private static let borders = (0..<network.linkCount).filter { link in
        (network.modes[link] == .rail || network.modes[link] == .road)
            && network.countries[Int(network.tails[link])] != network.countries[Int(network.heads[link])]
    }

    @Test func `a link over a border is a listed crossing, a plan or of a border with a regime`() throws {
        let regimes = try Self.regimes()
        #expect(Self.borders.count > 500)
        for link in Self.borders {
            let (sides, number) = (sides(of: link), Int(Self.network.crossingOf[link]))
            let regime = regimes[Pair(mode: Self.network.modes[link], sides: sides)]
            if number >= 0 {
                let crossing = Self.network.crossings[number]
                #expect(crossing.mode == Self.network.modes[link], "link \(link) at \(crossing.id)")
                #expect(Set(crossing.sides) == sides, "link \(link) at \(crossing.id)")
            } else if Self.network.lineOf[link] < 0 {
                #expect(regime != nil && regime == Self.network.regimes[link], "link \(link) between \(sides)")
            }
        }
        // Nothing else is called a border.
        let others = (0..<Self.network.linkCount).filter { Self.network.regimes[$0] != .none }
        #expect(Set(others).subtracting(Self.borders).isEmpty)
    }

    @Test func `links at a crossing lie there, unless the drawing has none near by`() {
        var ofCrossing: [Int: [Double]] = [:]
        for link in Self.borders where Self.network.crossingOf[link] >= 0 && Self.network.regimes[link] == .control {
            let number = Int(Self.network.crossingOf[link])
            let crossing = Self.network.crossings[number]
            let here = Position(latitude: crossing.latitude, longitude: crossing.longitude)
            ofCrossing[number, default: []].append(
                Self.network.position(of: Int(Self.network.tails[link])).kilometres(to: here))
        }
        var coarse: [String] = []
        for (number, distances) in ofCrossing {
            let (nearest, furthest) = (distances.min() ?? 0, distances.max() ?? 0)
            // Positions are rounded to thousandths of a degree, and the course is met on a local plane.
            #expect(nearest > 12 || furthest < 12.5, "\(Self.network.crossings[number].id): \(distances)")
            #expect(furthest < 50, "\(Self.network.crossings[number].id): \(distances)")
            if nearest > 12 { coarse.append(Self.network.crossings[number].id) }
        }
        #expect(ofCrossing.count > 150)
        #expect(coarse.count * 10 < ofCrossing.count, "\(coarse.sorted())")
    }

    @Test func `no open link passes a closed crossing or a border that is closed as a whole`() throws {
        let regimes = try Self.regimes()
        var states: [Pair: Set<Crossing.Status>] = [:]
        for crossing in Self.network.crossings {
            states[Pair(mode: crossing.mode, sides: Set(crossing.sides)), default: []].insert(crossing.status)
        }
        let shut = Set(states.filter { $0.value == [.closed] && regimes[$0.key] == nil }.keys)
        #expect(shut.count > 5)
        for link in Self.borders where Self.network.isOpen(link) {
            let number = Int(Self.network.crossingOf[link])
            if number >= 0 { #expect(Self.network.crossings[number].status != .closed) }
            #expect(!shut.contains(Pair(mode: Self.network.modes[link], sides: sides(of: link))), "link \(link)")
        }
    }

    /// Two places of one country, between which a way through another lies near.
    struct Neighbours: Sendable {
        let from: String
        let to: String
        let mode: Mode
        let kilometres: ClosedRange<Double>
    }

    @Test(arguments: [
        Neighbours(from: "Vientiane South", to: "Thanaleng", mode: .rail, kilometres: 2...8),
        Neighbours(from: "Vientiane", to: "Thanaleng", mode: .road, kilometres: 14...35),
        Neighbours(from: "Jalal-Abad", to: "Osh", mode: .road, kilometres: 60...130),
        Neighbours(from: "Krasnoyarsk", to: "Irkutsk", mode: .road, kilometres: 900...1150),
        Neighbours(from: "Chita", to: "Khabarovsk", mode: .road, kilometres: 1900...2300),
        Neighbours(from: "Baku", to: "Alat", mode: .road, kilometres: 60...90),
    ])
    func `places of one country are reached without leaving it`(pair: Neighbours) throws {
        let option = try Router(.embedded).options(
            .init(
                from: Endpoint(pair.from), to: Endpoint(pair.to), modes: [pair.mode], criterion: .distance, limit: 1))[
                0]
        #expect(option.crossings.isEmpty)
        #expect(pair.kilometres.contains(option.kilometres), "\(option.kilometres) km")
    }

    @Test(arguments: [("Taipei", "Xiamen"), ("London", "Paris"), ("Haikou", "Guangzhou")])
    func `no undrawn road leads over a border or a sea`(from: String, to: String) throws {
        let complaint = #expect(throws: Complaint.self) {
            try Router(.embedded).options(.init(from: Endpoint(from), to: Endpoint(to), modes: [.road], limit: 1))
        }
        #expect(complaint?.description.contains("cannot be reached by road") == true)
        let option = try Router(.embedded).options(.init(from: Endpoint(from), to: Endpoint(to), limit: 1))[0]
        #expect(!option.legs.contains { $0.kind == .access && $0.kilometres > 60 })
    }

    @Test func `trains reach Osh over the border with Uzbekistan alone`() throws {
        let option = try Router(.embedded).options(
            .init(from: Endpoint("Andijan"), to: Endpoint("Osh"), modes: [.rail], limit: 1))[0]
        #expect(option.crossings == ["Andijan–Karasu"])
        #expect((60...100).contains(option.kilometres))
        let shut = Router(PreparedNetwork(Network.embedded.edited(by: [.close("karasu-rail")])))
        #expect(throws: Complaint.self) {
            try shut.options(.init(from: Endpoint("Andijan"), to: Endpoint("Osh"), modes: [.rail], limit: 1))
        }
    }
}

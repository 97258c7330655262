import Atlas
import Evidence
import Freight
import Routing
import Testing

@Suite struct LiveMatrixTests {
    private static let names = [
        "Chongqing", "Xi'an", "Urumqi", "Kashgar", "Almaty", "Tashkent", "Bishkek", "Ashgabat", "Tehran", "Baku",
        "Aktau", "Moscow", "Duisburg", "Hamburg", "Rotterdam", "Shanghai", "Kunming", "Vientiane", "Bangkok", "Hanoi",
        "Singapore", "Ulaanbaatar", "Piraeus", "35.2,62.3",
    ]

    private static func places() throws -> [Endpoint] { try names.map { try Endpoint($0) } }

    private static let changes: [[NetworkEdit]] = [
        [.hours(crossing: "khorgos-rail", hours: 6), .departures(ferry: "aktau-alat", aWeek: 7)],
        [.close("suez"), .close("alashankou-rail"), .open("cku")],
        [.openPlanned(by: 2030), .avoidCountry(Country("KZ") ?? .none), .only([.sea, .rail])],
    ]

    @Test(arguments: [Set(Mode.carrying), [.rail]])
    func `a matrix that follows edits is, bit for bit, the one prepared anew, and comes back`(modes: Set<Mode>) throws {
        let base = PreparedNetwork.embedded
        var live = LiveMatrix(base, places: try Self.places(), modes: modes)
        let before = live.matrix
        for edits in Self.changes {
            let prepared = base.edited(by: edits)
            live.follow(prepared)
            #expect(live.matrix.isSame(as: live.sibling().matrix))
        }
        live.follow(base)
        #expect(live.matrix.isSame(as: before))
        let isChanged = live.follow(base)
        #expect(!isChanged)
    }

    @Test(arguments: Criterion.allCases)
    func `values are those of the router, and the measures those of its legs`(criterion: Criterion) throws {
        let places = try Self.places()
        let live = LiveMatrix(.embedded, places: places, criterion: criterion)
        let router = Router(.embedded)
        for (row, column) in [(0, 12), (1, 5), (3, 5), (15, 14), (16, 18), (9, 10), (11, 22), (23, 8)] {
            let option = try #require(
                try router.options(.init(from: places[row], to: places[column], criterion: criterion, limit: 1)).first)
            let way = try #require(live.way(row, column))
            let passed = option.crossings.sorted()
            #expect(
                Network.embedded.crossings.filter { way.crossings.contains($0.id) }.map(\.name).sorted() == passed)
            // Of ways as long as one another the two may take different ones, by where they change trains.
            // Handling at both ends is not in a matrix; sums of whole seconds and cents are off by a half a link at most.
            if criterion == .distance { continue }
            let legs = option.legs.filter { $0.kind != .terminal }
            let hours = legs.reduce(0) { $0 + $1.assessment.hours.mid }
            let usd = legs.reduce(0) { $0 + $1.assessment.usd.mid }
            let kilometres = legs.reduce(0) { $0 + $1.kilometres }
            #expect(abs((live.matrix.hours(row, column) ?? 0) - hours) < 0.2)
            #expect(abs((live.matrix.usd(row, column) ?? 0) - usd) < 5)
            #expect(abs((live.matrix.kilometres(row, column) ?? 0) - kilometres) < 0.2)
        }
    }

    @Test func `an edited network equals one prepared anew`() throws {
        let link = NetworkEdit.addLink(from: 100, to: 9000, kilometres: 100, mode: .rail)
        for edits in Self.changes + [[link, .hours(crossing: "erenhot-rail", hours: 2)]] {
            let quick = PreparedNetwork.embedded.edited(by: edits)
            let slow = PreparedNetwork(Network.embedded.edited(by: edits))
            #expect(quick.weighting.seconds == slow.weighting.seconds)
            #expect(quick.weighting.cents == slow.weighting.cents)
            #expect(quick.weighting.grams == slow.weighting.grams)
            #expect(quick.weighting.metres == slow.weighting.metres)
        }
    }

    @Test func `weights are the middle values of assessments`() {
        let prepared = PreparedNetwork.embedded
        for link in 0..<prepared.network.linkCount {
            for arc in [2 * link, 2 * link + 1] {
                let value = prepared.assess(link, forward: arc & 1 == 0)
                #expect(abs(value.hours.mid * 3600 - Double(prepared.weighting.seconds[arc])) <= 0.5)
                #expect(abs(value.usd.mid * 100 - Double(prepared.weighting.cents[arc])) <= 0.5)
                #expect(abs(value.kilogramsCO2e.mid * 1000 - Double(prepared.weighting.grams[arc])) <= 0.5)
            }
        }
    }

    @Test func `hours saved at Khorgos are saved between Xi'an and Tashkent`() throws {
        let base = PreparedNetwork.embedded.edited(by: [
            .close("alashankou-rail"), .hours(crossing: "khorgos-rail", hours: 30),
        ])
        var live = LiveMatrix(
            base, places: [try Endpoint("Xi'an"), try Endpoint("Tashkent")], criterion: .time, modes: [.rail])
        let before = try #require(live.matrix[0, 1])
        live.follow(base.edited(by: [.hours(crossing: "khorgos-rail", hours: 6)]))
        #expect(abs(before - (live.matrix[0, 1] ?? 0) - 24) < 0.001)
        #expect(live.way(0, 1)?.crossings.contains("khorgos-rail") == true)
    }

    @Test func `parameters and added links are followed too`() throws {
        let places = try Self.places()
        var live = LiveMatrix(.embedded, places: places)
        let parameters = Parameters.embedded.setting("rail.rate", to: Span(0.9))
        let dear = PreparedNetwork(.embedded, parameters: parameters)
        live.follow(dear)
        #expect(live.matrix.isSame(as: PlaceMatrix(dear, from: places, to: places, criterion: .generalised)))
        #expect((live.matrix.usd(0, 5) ?? 0) > 0)
        let kashgar = try #require(try Network.embedded.railNode(of: "Kashgar"))
        let andijan = try #require(try Network.embedded.railNode(of: "Andijan"))
        let line = PreparedNetwork.embedded.edited(by: [
            .addLink(from: kashgar, to: andijan, kilometres: 400, mode: .rail)
        ])
        live.follow(line)
        #expect(live.matrix.isSame(as: PlaceMatrix(line, from: places, to: places, criterion: .generalised)))
    }
}

extension PlaceMatrix {
    /// Whether every value and measure is the same.
    fileprivate func isSame(as other: PlaceMatrix) -> Bool {
        from.indices.allSatisfy { row in
            to.indices.allSatisfy { column in
                self[row, column] == other[row, column] && hours(row, column) == other.hours(row, column)
                    && usd(row, column) == other.usd(row, column)
                    && kilometres(row, column) == other.kilometres(row, column)
                    && kilogramsCO2e(row, column) == other.kilogramsCO2e(row, column)
            }
        }
    }
}

extension Network {
    /// The railway station of a place.
    fileprivate func railNode(of name: String) throws -> Int? {
        guard let place = try Endpoint(name).place else { return nil }
        return attachments.nodes(of: place.number).first { layers[Int($0)] == .rail }.map { Int($0) }
    }
}

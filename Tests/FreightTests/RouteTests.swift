import Atlas
import Evidence
import Freight
import Testing

@Suite struct RouteTests {
    @Test func `weights are the middle values of what each link takes, to the nearest whole`() {
        let prepared = PreparedNetwork.embedded
        let weighting = prepared.weighting
        var wrong: [Int] = []
        for arc in 0..<2 * prepared.network.linkCount {
            let value = prepared.assess(arc / 2, forward: arc % 2 == 0)
            let expected = [value.hours.mid * 3600, value.usd.mid * 100, value.kilogramsCO2e.mid * 1000].map {
                UInt32($0.rounded())
            }
            if expected != [weighting.seconds[arc], weighting.cents[arc], weighting.grams[arc]] { wrong.append(arc) }
        }
        #expect(wrong.isEmpty)
    }

    private static let plain = Router(.embedded)

    private func options(
        _ from: String, _ to: String, modes: Set<Mode> = Set(Mode.carrying), edits: [NetworkEdit] = [],
        by criterion: Criterion = .generalised, limit: Int = 4
    ) throws -> [RouteOption] {
        let router = edits.isEmpty ? Self.plain : Router(PreparedNetwork(Network.embedded.edited(by: edits)))
        return try router.options(
            .init(from: Endpoint(from), to: Endpoint(to), modes: modes, criterion: criterion, limit: limit))
    }

    // What must never be on the map.

    @Test func `no train crosses the Caspian`() throws {
        for option in try options("Aktau", "Baku") {
            for leg in option.legs where leg.kind == .rail { #expect(!(leg.from == "Aktau" && leg.to == "Baku")) }
        }
        let best = try options("Aktau", "Baku")[0]
        let ferry = try #require(best.legs.first { $0.kind == .ferry })
        // Two departures a week, as assumed: 42 h of waiting on average, and handling at both berths.
        #expect(ferry.assessment.hours.mid > 42)
        #expect(ferry.bases.contains { $0.what.hasPrefix("departures of") })
        let landward = try options("Aktau", "Baku", modes: [.rail])[0]
        #expect(landward.kilometres > 1800)
    }

    @Test(arguments: ["Shanghai", "Tianjin", "Busan"])
    func `a port that ferries may leave keeps the trains of its town`(port: String) throws {
        let to = port == "Busan" ? "Seoul" : "Chengdu"
        let (both, rail) = (try options(port, to, modes: [.rail, .ferry]), try options(port, to, modes: [.rail]))
        #expect(both[0].kilometres == rail[0].kilometres)
        #expect(try options(to, port, modes: [.rail, .ferry])[0].kilometres > 0)
    }

    @Test func `no railway leads straight from Tashkent to Kashgar until the planned one opens`() throws {
        let today = try options("Tashkent", "Kashgar", modes: [.rail], limit: 1)[0]
        #expect(today.kilometres > 3000)
        let later = try options("Tashkent", "Kashgar", modes: [.rail], edits: [.open("cku")], limit: 1)[0]
        #expect((850...1000).contains(later.kilometres))
        let border = try options("Kashgar", "Andijan", modes: [.rail], edits: [.openPlanned(by: 2030)], limit: 1)[0]
        #expect((523...533.5).contains(border.kilometres))
        #expect(border.legs.contains { $0.kind == .gaugeChange })
    }

    @Test func `closed crossings stay closed by default and open on demand`() throws {
        let thai = try options("Bangkok", "Phnom Penh", modes: [.road, .rail], limit: 1)[0]
        #expect(!thai.crossings.contains("Aranyaprathet–Poipet"))
        let open = try options("Bangkok", "Phnom Penh", modes: [.road, .rail], edits: [.open("poipet")], limit: 1)[0]
        #expect(open.crossings == ["Aranyaprathet–Poipet"])
        for closed in Network.embedded.crossings where closed.status == .closed {
            #expect(!thai.crossings.contains(closed.name))
        }
    }

    @Test func `the Arctic is closed by default and Suez is a stated choice`() throws {
        let suez = try options("Shanghai", "Rotterdam", modes: [.sea], limit: 1)[0]
        #expect(suez.passages.contains("Suez canal"))
        #expect(suez.notes.contains { $0.contains("--close suez") })
        let cape = try options("Shanghai", "Rotterdam", modes: [.sea], edits: [.close("suez")], limit: 1)[0]
        #expect(!cape.passages.contains("Suez canal"))
        #expect(cape.passages.contains("Cape of Good Hope"))
        let arctic = try options(
            "Shanghai", "Rotterdam", modes: [.sea], edits: [.open("northeast")], by: .distance, limit: 1)[0]
        #expect(arctic.kilometres < suez.kilometres - 3000)
    }

    // Published times lie within our ranges: days, with where they were published.

    /// Days that somebody published between two places.
    struct PublishedTime: Sendable {
        let from: String
        let to: String
        let modes: Set<Mode>
        let days: ClosedRange<Double>

        init(_ from: String, _ to: String, _ modes: Set<Mode>, hours: ClosedRange<Double>) {
            self.from = from
            self.to = to
            self.modes = modes
            days = hours.lowerBound / 24...hours.upperBound / 24
        }

        init(_ from: String, _ to: String, _ modes: Set<Mode>, days: ClosedRange<Double>) {
            self.from = from
            self.to = to
            self.modes = modes
            self.days = days
        }
    }

    static let publishedTimes: [PublishedTime] = [
        .init("Xi'an", "Tashkent", [.rail], days: 5...12),  // KTZ 2024; People's Daily 2025
        .init("Kunming", "Vientiane", [.rail], hours: 26...30),  // Xinhua 2024
        .init("Xi'an", "Duisburg", [.rail], days: 12...20),  // index1520 2024
        .init("Shanghai", "Rotterdam", [.sea], days: 27...35),  // Port Economics, Management and Policy 2024
        .init("Nanning", "Hanoi", [.rail], hours: 14.5...15),  // China Daily 2023
        .init("Kunming", "Bangkok", [.rail], hours: 55...55),  // The Star 2023
        .init("Xi'an", "Baku", [.rail, .ferry], days: 11...16),  // Trend 2024 and 2026
        .init("Xi'an", "Constanta", [.rail, .ferry], days: 20...34),  // KazTAG 2024, TITR 2025
    ]

    @Test(arguments: publishedTimes) func `a published time lies within the range`(row: PublishedTime) throws {
        // The Middle Corridor keeps out of Russia and Iran.
        let edits: [NetworkEdit] =
            row.modes.contains(.ferry)
            ? ["RU", "IR"].compactMap { Country($0) }.map { NetworkEdit.avoidCountry($0) } : []
        let via = row.modes.contains(.ferry) ? [try Endpoint("Khorgos"), try Endpoint("Aktau")] : []
        let router = edits.isEmpty ? Self.plain : Router(PreparedNetwork(Network.embedded.edited(by: edits)))
        let option = try router.options(
            .init(from: Endpoint(row.from), to: Endpoint(row.to), via: via, modes: row.modes, limit: 1))[0]
        let days = option.total.hours
        #expect(days.low / 24 <= row.days.lowerBound, "\(row.from)–\(row.to): \(days.low / 24) to \(days.high / 24)")
        #expect(days.high / 24 >= row.days.upperBound, "\(row.from)–\(row.to): \(days.low / 24) to \(days.high / 24)")
        // A range that holds everything says nothing.
        #expect(days.high / days.low < 6)
    }

    // What comes with every option.

    @Test func `legs add up and each names its sources`() throws {
        for option in try options("Chongqing", "Duisburg") {
            let sum = option.legs.reduce(0) { $0 + $1.kilometres }
            #expect(abs(sum - option.kilometres) < 0.1)
            for leg in option.legs {
                #expect(!leg.bases.isEmpty)
                #expect(leg.assessment.hours.low <= leg.assessment.hours.mid)
                #expect(leg.assessment.hours.mid <= leg.assessment.hours.high)
                #expect(leg.assessment.usd.low <= leg.assessment.usd.high)
                #expect(leg.assessment.kilogramsCO2e.low <= leg.assessment.kilogramsCO2e.high)
                #expect(leg.assessment.hours.low >= 0)
            }
        }
    }

    @Test func `options come best first and say how they differ`() throws {
        let found = try options("Chongqing", "Duisburg")
        #expect(found.count > 1)
        #expect(found[0].bestBy.contains(.generalised))
        #expect(found[0].difference.isEmpty)
        for other in found.dropFirst() { #expect(!other.difference.isEmpty) }
        for criterion in Criterion.compared {
            let best = try options("Chongqing", "Duisburg", by: criterion)
            func value(_ option: RouteOption) -> Double {
                switch criterion {
                case .time: option.total.hours.mid
                case .cost: option.total.usd.mid
                default: option.total.kilogramsCO2e.mid
                }
            }
            if criterion == .generalised { continue }
            for other in best.dropFirst() { #expect(value(best[0]) <= value(other) * 1.03) }
        }
    }

    @Test func `no option of the front is beaten by another`() throws {
        let front = try Self.plain.front(.init(from: Endpoint("Xi'an"), to: Endpoint("Hamburg")))
        #expect(front.count >= 2)
        for (one, next) in zip(front, front.dropFirst()) {
            #expect(one.total.hours.mid <= next.total.hours.mid)
            #expect(
                one.total.usd.mid > next.total.usd.mid || one.total.kilogramsCO2e.mid > next.total.kilogramsCO2e.mid)
        }
    }

    @Test func `official hours at borders are shorter than measured ones where an authority states some`() throws {
        func hours(_ basis: DwellBasis) throws -> Double {
            let router = Router(PreparedNetwork(dwell: basis))
            let option = try router.options(
                .init(from: Endpoint("Urumqi"), to: Endpoint("Almaty"), modes: [.road], limit: 1))[0]
            return option.total.hours.mid
        }
        #expect(try hours(.official) < hours(.measured))
    }

    @Test func `an edit changes the view and not the network it came from`() throws {
        let before = try options("Xi'an", "Almaty", modes: [.rail], limit: 1)[0]
        let edited = Network.embedded.edited(by: [.hours(crossing: "khorgos-rail", hours: 5)])
        let after = try Router(PreparedNetwork(edited)).options(
            .init(from: Endpoint("Xi'an"), to: Endpoint("Almaty"), modes: [.rail], limit: 1))[0]
        #expect(after.total.hours.mid < before.total.hours.mid - 40)
        #expect(try options("Xi'an", "Almaty", modes: [.rail], limit: 1)[0].total == before.total)
        let faster = PreparedNetwork(parameters: Parameters.embedded.setting("rail.speed", "CN", to: Span(90)))
        let quick = try Router(faster).options(
            .init(from: Endpoint("Xi'an"), to: Endpoint("Urumqi"), modes: [.rail], limit: 1))[0]
        #expect(abs(quick.total.hours.mid - quick.kilometres / 90) < 0.5)
    }

    @Test func `a matrix agrees with single routes`() throws {
        let prepared = PreparedNetwork.embedded
        let places = try ["Chongqing", "Almaty", "Tashkent", "Hamburg", "Hanoi", "Singapore"].map { try Endpoint($0) }
        let matrix = PlaceMatrix(prepared, from: places, to: places, criterion: .time)
        for row in places.indices {
            for column in places.indices where row != column {
                let option = try Router(prepared).options(
                    .init(from: places[row], to: places[column], criterion: .time, limit: 1))[0]
                let value = try #require(matrix[row, column])
                #expect(abs(value - option.total.hours.mid) < 0.2, "\(places[row].name)–\(places[column].name)")
            }
        }
    }

    @Test func `reach lists places in order and within the limit`() throws {
        let reach = try Reach(.embedded, from: Endpoint("Almaty"), within: 72)
        #expect(reach.stops.contains { $0.place.name == "Bishkek" })
        #expect(reach.stops.allSatisfy { $0.value <= 72 })
        #expect(zip(reach.stops, reach.stops.dropFirst()).allSatisfy { $0.value <= $1.value })
    }

    @Test func `distances and days answer questions`() throws {
        let evidence = NetworkEvidence()
        let found = evidence.references(
            for: Question(measure: .distance, parties: ["Xi'an", "Tashkent"], period: .year(2024)))
        #expect(found.contains { $0.value == 4486 && $0.quality == .press })
        let own = try #require(found.first { $0.source.id == "sogdian-network" && $0.definition == "rail" })
        #expect(abs(own.value / 4486 - 1) < 0.03)
        let days = evidence.references(
            for: Question(measure: .duration, parties: ["Tashkent", "Xi'an"], period: .year(2024)))
        #expect(days.contains { $0.value == 5 })
        #expect(
            evidence.references(for: Question(measure: .distance, parties: ["CHN", "KAZ"], period: .year(2024))).isEmpty
        )
    }
}

@Suite struct ServiceTests {
    @Test func `the wait for a train is half the time between departures that were published`() throws {
        let router = Router(.embedded)
        func first(_ from: String, _ to: String) throws -> RouteOption {
            try #require(
                try router.options(
                    .init(from: Endpoint(from), to: Endpoint(to), modes: [.rail], criterion: .time, limit: 1)
                ).first)
        }
        // Two trains a week are published between the two: 84 / 2 = 42 h.
        let known = try first("Xi'an", "Duisburg")
        #expect(known.waitBeforeDeparture == Span(42))
        #expect(known.waitBasis?.quality != .assumed)
        #expect(!known.legs.contains { $0.kind == .marshalling })
        // None is known here, so wagons may wait at a yard: five days are published.
        let unknown = try first("Chongqing", "Vientiane")
        #expect(unknown.waitBasis?.quality == .assumed)
        #expect(unknown.total.hours.low < 120 && unknown.total.hours.high > 120)
        #expect(unknown.assumptions.contains("rail.marshalling"))
    }

    @Test func `the table in French has French names and words`() throws {
        let request = Router.Request(from: try Endpoint("Moscow"), to: try Endpoint("Beijing"), modes: [.rail])
        let table = RouteWriting(try Router(.embedded).options(request), request).table(french: true)
        #expect(table.hasPrefix("Moscou → Pékin"))
        for word in ["differs", "not counted", "near ", "best by", "through"] { #expect(!table.contains(word)) }
    }

    @Test func `a line that ends between two nodes is drawn to where it ends`() throws {
        let request = Router.Request(
            from: try Endpoint("44.43,84.90"), to: try Endpoint("47.36,87.80"), modes: [.rail], criterion: .distance,
            limit: 1)
        let option = try #require(try Router(.embedded).options(request).first)
        let geography = Geography(.embedded)
        let lines = option.legs.compactMap { geography.line(of: $0) }
        let end = try #require(lines.last?.positions.last)
        #expect(end.kilometres(to: request.to.position) < 15)
        let start = try #require(lines.first?.positions.first)
        #expect(start.kilometres(to: request.from.position) < 15)
    }
}

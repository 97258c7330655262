internal import Evidence
internal import WhatIf

/// `whatif` over HTTP: scenarios while somebody drags, and their ranges a moment later.
struct WhatIfRoutes {
    let data: ServerData
    let work: WorkLimit

    /// Draws behind the ranges when nothing is said: enough for the 5th and 95th percentile to settle.
    static let draws = 200

    var routes: [Route] { [links, effects, bands] }

    private var links: Route {
        var route = Route(
            .get, "/api/whatif/links", "What a scenario can open, close, speed up or serve otherwise.",
            .heavy { inquiry, type in
                let list = ChangeableList(try data.laboratory().changeable, french: inquiry.isFrench)
                return type == .csv ? Answer(list.csv, as: type) : Answer(list.json + "\n", as: type)
            })
        route.types = [.json, .csv]
        route.schema = "Changeable"
        route.isKept = true
        return route
    }

    private var effects: Route {
        var route = Route(
            .post, "/api/whatif",
            "What a scenario changes: routes, trade and real income. Nothing is included from a file.",
            .heavy { inquiry, type in
                var effects = try data.laboratory().effects(
                    of: Self.scenario(inquiry),
                    rule: inquiry.value("rule").flatMap { Laboratory.Rule(rawValue: $0) } ?? .logSum)
                effects = try effects.withRoutes()
                if let draws = inquiry.integer("draws"), inquiry.value("fast") != "1" {
                    effects = try effects.withBands(draws: draws, seed: 1) { _ in }
                }
                return type == .markdown
                    ? Answer(effects.markdown(french: inquiry.isFrench), as: type)
                    : Answer(effects.json(most: inquiry.value("fast") == "1" ? Self.pairsInHand : nil) + "\n", as: type)
            })
        route.parameters = [
            Parameter(
                "fast", .choice(["0", "1"]),
                "1 for middle values and the pairs that change most alone, to follow a hand."),
            Parameter("draws", .integer(10...1_000), "Draws of what is uncertain, for ranges."),
            Parameter("rule", .choice(Laboratory.Rule.allCases.map(\.rawValue)), "How costs follow from chains."),
        ]
        route.types = [.json, .markdown]
        route.bodies = Self.bodies
        route.schema = "Effects"
        return route
    }

    /// How many pairs an answer has that follows a hand.
    private static let pairsInHand = 40

    private static let bodies: [MediaType] = [.json, .yaml, .plain]

    /// The scenario in a request's body; JSON is YAML too.
    private static func scenario(_ inquiry: Inquiry) throws(Complaint) -> Scenario {
        guard let text = String(validating: inquiry.body, as: UTF8.self) else {
            throw Complaint(.badInput, found: "a scenario that is no UTF-8", expected: "YAML or JSON")
        }
        return try Scenario(yaml: text, file: "scenario")
    }

    private var bands: Route {
        var route = Route(
            .post, "/api/whatif/bands", "The ranges of a scenario's effects: progress as it goes, then everything.",
            .light { inquiry, type in
                let scenario = try Self.scenario(inquiry)
                let draws = inquiry.integer("draws") ?? Self.draws
                return Answer(streaming: type) { [work, data] send in
                    let (events, source) = AsyncStream.makeStream(
                        of: ServerEvent.self, bufferingPolicy: .bufferingNewest(2))
                    let made = Task {
                        defer { source.finish() }
                        return try await work.run {
                            let effects = try data.laboratory().effects(of: scenario).withRoutes()
                            return try effects.withBands(draws: draws, seed: 1) { done in
                                source.yield(.progress(done, of: draws))
                            }.json()
                        }
                    }
                    for await event in events { try await send(event.bytes) }
                    do {
                        try await send(ServerEvent(name: "bands", data: made.value).bytes)
                    } catch let complaint as Complaint {
                        try await send(ServerEvent(Problem(complaint)).bytes)
                    } catch let problem as Problem {
                        try await send(ServerEvent(problem).bytes)
                    }
                }
            })
        route.parameters = [
            Parameter("draws", .integer(10...1_000), "Draws of what is uncertain; \(Self.draws) by default.")
        ]
        route.types = [.events]
        route.bodies = Self.bodies
        route.isStreamed = true
        return route
    }
}

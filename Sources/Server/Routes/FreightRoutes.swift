internal import Atlas
internal import Brief
internal import Evidence
internal import Freight

/// `route`, `matrix`, `reach` and the network over HTTP.
struct FreightRoutes {
    let data: ServerData

    private static let choice = [
        Parameter("mode", .text, "Modes allowed, with commas: sea, rail, road, ferry.", example: "rail,ferry"),
        Parameter("avoid", .text, "A country (ISO 3166 code) or place to keep out of.", repeated: true, example: "RU"),
        Parameter("close", .text, "A passage, crossing or ferry to close.", repeated: true, example: "suez"),
        Parameter("open", .text, "A passage, crossing or planned line to open.", repeated: true, example: "cku"),
        Parameter("year", .integer(2000...2100), "Opens the planned lines announced for this year and before."),
        Parameter("dwell", .choice(["measured", "official"]), "Hours at borders as measured or as officially stated."),
    ]

    private static let place = "A name in any of five languages, UN/LOCODE, or latitude,longitude."

    var routes: [Route] { [route, matrix, reach, places, network, map, projects] }

    private var route: Route {
        var route = Route(
            .get, "/api/route", "Ways for a container from one place to another.",
            .heavy { inquiry, type in
                var ends: [Endpoint] = []
                for text in [inquiry.value("from") ?? "", inquiry.value("to") ?? ""] + inquiry.values("via") {
                    ends.append(try Endpoint(text))
                }
                let prepared = try data.network(Self.choice(inquiry))
                let by = inquiry.value("by") ?? Criterion.generalised.rawValue
                let request = Router.Request(
                    from: ends[0], to: ends[1], via: Array(ends.dropFirst(2)),
                    modes: try NetworkChoice.modes(inquiry.value("mode")),
                    criterion: Criterion(rawValue: by) ?? .generalised, limit: inquiry.integer("limit") ?? 4)
                let router = Router(prepared)
                let options = by == "pareto" ? try router.front(request) : try router.options(request)
                let writing = RouteWriting(options, request)
                switch type {
                case .geoJSON: return Answer(writing.geoJSON(prepared.network), as: type)
                case .csv: return Answer(TextTable.csv(writing.rows()), as: type)
                default: return Answer(writing.json(), as: type)
                }
            })
        route.parameters =
            [
                Parameter("from", .text, Self.place, required: true, example: "Chongqing"),
                Parameter("to", .text, Self.place, required: true, example: "Duisburg"),
                Parameter(
                    "by", .choice(["generalised", "time", "cost", "co2", "distance", "pareto"]),
                    "What is best; pareto for every way that is best for some weighing of time, cost and CO2e."),
                Parameter("via", .text, "A place on the way.", repeated: true, example: "Almaty"),
                Parameter("limit", .integer(1...20), "How many options at most."),
            ] + Self.choice
        route.types = [.json, .geoJSON, .csv]
        route.schema = "Ways"
        route.isKept = true
        return route
    }

    private var matrix: Route {
        var route = Route(
            .get, "/api/matrix", "Time, cost, emissions or distance among many places.",
            .heavy { inquiry, type in
                let names = (inquiry.value("places") ?? "").split(separator: ";").map(String.init)
                guard (2...200).contains(names.count) else {
                    throw Complaint(
                        .badUse, found: "\(names.count) places", expected: "2 to 200, with semicolons",
                        advice: "use the command line for more")
                }
                var ends: [Endpoint] = []
                for name in names { ends.append(try Endpoint(name)) }
                let matrix = PlaceMatrix(
                    try data.network(Self.choice(inquiry)), from: ends, to: ends,
                    criterion: inquiry.value("by").flatMap { Criterion(rawValue: $0) } ?? .time,
                    modes: try NetworkChoice.modes(inquiry.value("mode")))
                return type == .csv ? Answer(TextTable.csv(matrix.list()), as: type) : Answer(matrix.json(), as: type)
            })
        route.parameters =
            [
                Parameter(
                    "places", .text, "2 to 200 places with semicolons.", required: true,
                    example: "Chongqing;Almaty;Duisburg"),
                Parameter("by", .choice(["time", "cost", "co2", "generalised", "distance"]), "What the values are."),
            ] + Self.choice
        route.types = [.json, .csv]
        route.schema = "Matrix"
        route.isKept = true
        return route
    }

    private var reach: Route {
        var route = Route(
            .get, "/api/reach", "Places that goods reach within a time, cost, emission or distance.",
            .heavy { inquiry, type in
                let (from, within) = (inquiry.value("from") ?? "", inquiry.value("within") ?? "")
                let limit = try Reach.Limit(within)
                let start = try Endpoint(from)
                let reach = try Reach(
                    try data.network(Self.choice(inquiry)), from: start, within: limit.value,
                    criterion: limit.criterion, modes: try NetworkChoice.modes(inquiry.value("mode")))
                guard !reach.stops.isEmpty else {
                    throw Complaint(
                        .failure, found: "no place lies within \(within) of \(from)", advice: "try a wider limit")
                }
                switch type {
                case .csv: return Answer(TextTable.csv(reach.rows(limit)), as: type)
                case .geoJSON: return Answer(reach.geoJSON(limit), as: type)
                default: return Answer(reach.json(from: start, within: within, limit), as: type)
                }
            })
        route.parameters =
            [
                Parameter("from", .text, Self.place, required: true, example: "Almaty"),
                Parameter(
                    "within", .text, "A limit with its unit: 36h, 10d, 1500USD, 900kg or 2000km.", required: true,
                    example: "10d"),
            ] + Self.choice
        route.types = [.json, .csv, .geoJSON]
        route.schema = "Reached"
        route.isKept = true
        return route
    }

    private var places: Route {
        var route = Route(
            .get, "/api/places", "Places whose name in any of five languages begins so, the largest first.",
            .light { inquiry, type in
                let found = Gazetteer.embedded.completions(
                    of: inquiry.value("q") ?? "", limit: inquiry.integer("limit") ?? 8)
                let language = inquiry.value("lang") ?? "en"
                var json = JSONWriter()
                json.object { json in
                    json.key("places")
                    json.array { json in for place in found { place.write(language: language, to: &json) } }
                }
                json.newline()
                return Answer(json.bytes, as: type)
            })
        route.parameters = [
            Parameter("q", .text, "The beginning of a name.", required: true, example: "chong"),
            Parameter("limit", .integer(1...50), "How many at most."),
        ]
        route.schema = "Places"
        route.isKept = true
        return route
    }

    private var network: Route {
        var route = Route(
            .get, "/api/network", "Parts of the network, each with its mode, gauge, status, hours, source and quality.",
            .heavy { inquiry, type in
                let layers = try NetworkGeoJSON.layers(inquiry.value("layer") ?? "crossings,passages,planned,ferries")
                return Answer(NetworkGeoJSON().json(layers), as: type)
            })
        route.parameters = [
            Parameter(
                "layer", .text,
                "With commas: " + NetworkGeoJSON.Layer.allCases.map(\.rawValue).joined(separator: ", ") + ".",
                example: "crossings,ports")
        ]
        route.types = [.geoJSON]
        route.schema = "FeatureCollection"
        route.isKept = true
        return route
    }

    private var map: Route {
        var route = Route(
            .get, "/api/map.svg", "The network as a drawing; everything that can be picked carries its kind and id.",
            .heavy { inquiry, type in Answer(PageMap.svg(french: inquiry.isFrench), as: type) })
        route.types = [.svg]
        route.isKept = true
        return route
    }

    private var projects: Route {
        var route = Route(
            .get, "/api/projects", "The atlas's projects with their status and year.",
            .heavy { inquiry, type in Answer(ProjectWriting.geoJSON(french: inquiry.isFrench), as: type) })
        route.types = [.geoJSON]
        route.schema = "FeatureCollection"
        route.isKept = true
        return route
    }

    private static func choice(_ inquiry: Inquiry) -> NetworkChoice {
        var choice = NetworkChoice()
        choice.avoid = inquiry.values("avoid")
        choice.close = inquiry.values("close")
        choice.open = inquiry.values("open")
        choice.year = inquiry.integer("year")
        choice.dwell = inquiry.value("dwell") == "official" ? .official : .measured
        return choice
    }
}

internal import Atlas
internal import Brief
internal import Evidence
internal import Statistics

/// `statistics show` over HTTP, and what can be asked for.
struct StatisticsRoutes {
    let data: ServerData

    var routes: [Route] { [show, measures, economies] }

    private static let measureNames = Measure.allCases.map(\.rawValue)

    private var show: Route {
        var route = Route(
            .get, "/api/statistics", "What every reporter gives of two economies, or of one; mirror gap and growth.",
            .heavy { inquiry, type in
                let codes =
                    try (inquiry.value("reporter").map { [$0] } ?? []).map(PartyCode.code)
                    + (inquiry.value("partner").map { [$0] } ?? []).map(PartyCode.code)
                let (from, to) = (inquiry.integer("from") ?? 2011, inquiry.integer("to") ?? 2024)
                guard from <= to else {
                    throw Complaint(.badUse, found: "--from \(from) and --to \(to)", expected: "two years in order")
                }
                let report = try PairReport(
                    data.base, parties: codes,
                    measure: inquiry.value("measure").flatMap { Measure(rawValue: $0) } ?? .tradeTotal,
                    of: inquiry.value("of").flatMap { Measure(rawValue: $0) }, years: from...to)
                return type == .csv
                    ? Answer(ReferenceWriting.csv(report.references), as: type) : Answer(report.json(), as: type)
            })
        route.parameters = [
            Parameter(
                "reporter", .text, "ISO 3166 alpha-3 code, group code or name.", required: true, example: "CHN"),
            Parameter("partner", .text, "The other side; left out for figures of one, such as gdp.", example: "VNM"),
            Parameter("measure", .choice(Self.measureNames), "What is measured; trade_total by default."),
            Parameter("of", .choice(Self.measureNames), "What grows, is shared or ranked."),
            Parameter("from", .integer(1900...2100), "First year; 2011 by default."),
            Parameter("to", .integer(1900...2100), "Last year; 2024 by default."),
        ]
        route.types = [.json, .csv]
        route.schema = "Statistics"
        route.isKept = true
        return route
    }

    private var measures: Route {
        var route = Route(
            .get, "/api/statistics/measures", "The measures that can be asked for.",
            .light { inquiry, type in
                let french = inquiry.isFrench
                var json = JSONWriter()
                json.array { json in
                    for measure in Measure.allCases {
                        json.object { json in
                            json.member("id", measure.rawValue)
                            json.member("name", MeasureNames.name(measure, of: nil, french: french))
                            json.key("is_money")
                            json.boolean(measure.isMoney)
                        }
                    }
                }
                json.newline()
                return Answer(json.bytes, as: type)
            })
        route.schema = "Measures"
        route.isKept = true
        return route
    }

    private var economies: Route {
        var route = Route(
            .get, "/api/economies", "Economies and groups with their names.",
            .light { inquiry, type in
                let atlas = Atlas.embedded
                let french = inquiry.isFrench
                let held = data.base.parties
                var json = JSONWriter()
                json.array { json in
                    for code in atlas.economies.keys.sorted() + atlas.groups.sorted() {
                        json.object { json in
                            json.member("code", code)
                            json.member(
                                "name",
                                atlas.economies[code] == nil
                                    ? PartyNames.name(of: code, french: french) : atlas.name(of: code, french: french))
                            json.member("kind", atlas.economies[code] == nil ? "group" : "economy")
                            json.member("region", atlas.economies[code]?.region)
                            json.key("has_series")
                            json.boolean(held.contains(code))
                        }
                    }
                }
                json.newline()
                return Answer(json.bytes, as: type)
            })
        route.schema = "Economies"
        route.isKept = true
        return route
    }
}

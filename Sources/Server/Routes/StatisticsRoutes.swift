internal import Atlas
internal import Brief
internal import Evidence
internal import Statistics

/// `statistics show` and `gaps` over HTTP, and what can be asked for.
struct StatisticsRoutes {
    let data: ServerData

    var routes: [Route] { [show, gaps, measures, economies, sources] }

    private static let measureNames = Measure.allCases.map(\.rawValue)
    private static let firstYear = 2011
    private static let lastYear = 2024

    private var show: Route {
        var route = Route(
            .get, "/api/statistics",
            "What every reporter gives of two economies, or of one, with its source and formula.",
            .heavy { inquiry, type in
                let references = try PairQuestion(
                    parties: try Self.codes(inquiry), measure: Self.measure(inquiry),
                    of: inquiry.value("of").flatMap { Measure(rawValue: $0) },
                    periods: try Self.years(inquiry).map(Period.year)
                ).references(in: data.base)
                return type == .csv
                    ? Answer(ReferenceWriting.csv(references), as: type)
                    : Answer(ReferenceWriting.json(references), as: type)
            })
        route.parameters = [
            Parameter(
                "reporter", .text, "ISO 3166 alpha-3 code, group code or name.", required: true, example: "CHN"),
            Parameter("partner", .text, "The other side; left out for figures of one, such as gdp.", example: "VNM"),
            Parameter("measure", .choice(Self.measureNames), "What is measured; trade_total by default."),
            Parameter("of", .choice(Self.measureNames), "What grows, is shared or ranked."),
            Parameter("from", .integer(1900...2100), "First year; \(Self.firstYear) by default."),
            Parameter("to", .integer(1900...2100), "Last year; \(Self.lastYear) by default."),
        ]
        route.types = [.json, .csv]
        route.schema = "Statistics"
        route.isKept = true
        return route
    }

    private var sources: Route {
        var route = Route(
            .get, "/api/sources", "The sources of every table, by the identifiers that answers name, with their terms.",
            .heavy { _, type in
                let rows =
                    [["id", "publisher", "title", "url", "licence", "attribution", "vintage", "quality"]]
                    + Atlas.embedded.sources.values.sorted { $0.id < $1.id }.map { source in
                        [
                            source.id, source.publisher, source.title, source.url, source.licence, source.attribution,
                            source.vintage, source.quality.rawValue,
                        ]
                    }
                return type == .csv
                    ? Answer(TextTable.csv(rows), as: type)
                    : Answer(TextTable.json(rows, texts: Set(rows[0])), as: type)
            })
        route.types = [.json, .csv]
        route.schema = "Sources"
        route.isKept = true
        return route
    }

    private var gaps: Route {
        var route = Route(
            .get, "/api/statistics/gaps",
            "How far the two sides of a pair are apart, year by year, and what is missing.",
            .heavy { inquiry, type in
                let codes = try Self.codes(inquiry)
                let gaps = Coverage.gaps(
                    in: data.base, reporter: codes.first ?? "CHN", partners: Array(codes.dropFirst()),
                    measure: Self.measure(inquiry), years: try Self.years(inquiry))
                return type == .csv
                    ? Answer(TextTable.csv(Coverage.rows(gaps)), as: type)
                    : Answer(TextTable.json(Coverage.rows(gaps), texts: ["partner", "missing"]), as: type)
            })
        route.parameters = [
            Parameter(
                "reporter", .text, "ISO 3166 alpha-3 code, group code or name.", required: true, example: "CHN"),
            Parameter("partner", .text, "The other side; left out for ASEAN and Central Asia.", example: "VNM"),
            Parameter("measure", .choice(["trade_total", "exports", "imports"]), "trade_total by default."),
            Parameter("from", .integer(1900...2100), "First year; \(Self.firstYear) by default."),
            Parameter("to", .integer(1900...2100), "Last year; \(Self.lastYear) by default."),
        ]
        route.types = [.json, .csv]
        route.schema = "Gaps"
        route.isKept = true
        return route
    }

    private static func codes(_ inquiry: Inquiry) throws(Complaint) -> [String] {
        var codes: [String] = []
        for name in ["reporter", "partner"] {
            if let text = inquiry.value(name) { codes.append(try PartyCode.code(text)) }
        }
        return codes
    }

    private static func measure(_ inquiry: Inquiry) -> Measure {
        inquiry.value("measure").flatMap { Measure(rawValue: $0) } ?? .tradeTotal
    }

    private static func years(_ inquiry: Inquiry) throws(Complaint) -> ClosedRange<Int> {
        let to = inquiry.integer("to") ?? max(lastYear, inquiry.integer("from") ?? lastYear)
        let from = inquiry.integer("from") ?? min(firstYear, to)
        guard from <= to else {
            throw Complaint(.badUse, found: "--from \(from) and --to \(to)", expected: "two years in order")
        }
        return from...to
    }

    private var measures: Route {
        var route = Route(
            .get, "/api/statistics/measures", "The measures that can be asked for.",
            .light { inquiry, type in
                let french = inquiry.isFrench
                var json = JSONWriter()
                json.object { json in
                    json.key("measures")
                    json.array { json in
                        for measure in Measure.allCases {
                            json.object { json in
                                json.member("id", measure.rawValue)
                                json.member("name", MeasureNames.name(measure, of: nil, french: french))
                                json.member("unit", measure.isMoney ? Unit.usDollar.rawValue : nil)
                            }
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
            .heavy { inquiry, type in
                let atlas = Atlas.embedded
                let french = inquiry.isFrench
                let held = data.base.parties
                var json = JSONWriter()
                json.object { json in
                    json.key("economies")
                    json.array { json in
                        for code in atlas.economies.keys.sorted() + atlas.groups.sorted() {
                            let economy = atlas.economies[code]
                            json.object { json in
                                json.member("code", code)
                                json.member(
                                    "name",
                                    economy == nil
                                        ? PartyNames.name(of: code, french: french)
                                        : atlas.name(of: code, french: french))
                                json.member("kind", economy == nil ? "group" : "economy")
                                json.member("region", economy?.region)
                                json.key("held")
                                json.boolean(held.contains(code))
                            }
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

internal import ArgumentParser
internal import Atlas
internal import Evidence
internal import Figures
internal import Freight

struct RouteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "route",
        abstract:
            "Ways for a container from one place to another: legs, km, time, cost and CO2e, each with its source.",
        usage: """
            sogdian route Chongqing Duisburg
            sogdian route Shanghai Rotterdam --mode sea --close suez
            sogdian route 喀什 Андижан --mode rail --open cku
            sogdian route "Xi'an" Constanta --by pareto --format json
            """)

    @Argument(help: "Where the goods are: a name in any of five languages, UN/LOCODE, or latitude,longitude.")
    var from: String
    @Argument(help: "Where they go.") var to: String
    @OptionGroup var choice: RouteChoice
    @Option(
        help: "generalised (dollars and the value of time), time, cost, co2, distance, or pareto for the whole front.")
    var by: RouteOrder = .generalised
    @Option(help: "A place on the way; may be given again.") var via: [String] = []
    @Option(help: "How many options at most.") var limit: Int = 4
    @Option(help: "table, json, geojson or svg; by default a table on a terminal, json when piped.")
    var format: RouteFormat?
    @Option(help: "Language of the table, en or fr.") var lang: TextLanguage = .en

    func run() throws {
        do {
            guard (1...20).contains(limit) else {
                throw Complaint(.badUse, found: "--limit \(limit)", expected: "1 to 20")
            }
            var ends: [Endpoint] = []
            for text in [from, to] + via { ends.append(try Endpoint(text)) }
            let prepared = try choice.prepared()
            let request = Router.Request(
                from: ends[0], to: ends[1], via: Array(ends.dropFirst(2)), modes: try choice.modes(),
                criterion: Criterion(rawValue: by.rawValue) ?? .generalised, limit: limit)
            let router = Router(prepared)
            let options = by == .pareto ? try router.front(request) : try router.options(request)
            let writing = RouteWriting(options, request)
            switch format ?? (StandardStream.isTerminal ? .table : .json) {
            case .table: StandardStream.write(writing.table(french: lang == .fr))
            case .json: StandardStream.write(writing.json())
            case .geojson: StandardStream.write(writing.geoJSON(prepared.network))
            case .svg:
                StandardStream.write(
                    RouteMaps.drawing(options, request, prepared.network, french: lang == .fr).svg() + "\n")
            }
        } catch let complaint as Complaint {
            throw Fault.ended(complaint)
        }
    }
}

/// What the network is like for a query, shared by `route`, `matrix` and `reach`.
struct RouteChoice: ParsableArguments {
    @Option(help: "Modes allowed, with commas: sea, rail, road, ferry. By default all.") var mode: String?
    @Option(help: "A country (ISO 3166 code) or place to keep out of; may be given again.") var avoid: [String] = []
    @Option(help: "A passage, crossing or ferry to close, such as suez or khorgos; may be given again.") var close:
        [String] = []
    @Option(help: "A passage, crossing or planned line to open, such as northeast or cku; may be given again.")
    var open: [String] = []
    @Option(help: "Open the planned lines announced for this year and before.") var year: Int?
    @Option(help: "Hours at borders: measured or official.") var dwell: DwellChoice = .measured
    @Option(help: "A folder with a GMNS network of your own, as sogdian network export writes one.")
    var network: String?
    @Option(help: "A table of parameters of your own, with the columns of the embedded one.") var parameters: String?

    func modes() throws(Complaint) -> Set<Mode> {
        guard let mode else { return Set(Mode.carrying) }
        var result: Set<Mode> = []
        for word in mode.split(separator: ",") {
            guard let known = Mode(carrying: word) else {
                throw Complaint(
                    .badUse, found: "--mode was given \"\(mode)\"", expected: "sea, rail, road or ferry, with commas")
            }
            result.insert(known)
        }
        guard !result.isEmpty else {
            throw Complaint(.badUse, found: "--mode without a mode", expected: "sea, rail, road or ferry, with commas")
        }
        return result
    }

    func prepared() throws(Complaint) -> PreparedNetwork {
        let network = try self.network.map { (folder) throws(Complaint) in try NetworkFolder.read(folder) } ?? .embedded
        var edits: [NetworkEdit] = []
        for (ids, isClosing) in [(close, true), (open, false)] {
            for id in ids.flatMap({ $0.split(separator: ",").map(String.init) }) {
                guard network.kind(of: id) != nil else {
                    let near = network.identifiers.filter { $0.hasPrefix(id.prefix(3)) }.prefix(5)
                    throw Complaint(
                        .badUse, found: "nothing on the network is called \"\(id)\"",
                        expected: "a passage, crossing, ferry or planned line",
                        advice: near.isEmpty
                            ? "sogdian network show lists them" : "did you mean " + near.joined(separator: ", ") + "?")
                }
                edits.append(isClosing ? .close(id) : .open(id))
            }
        }
        if let year {
            guard (2000...2100).contains(year) else {
                throw Complaint(.badUse, found: "--year \(year)", expected: "a year from 2000 to 2100")
            }
            edits.append(.openPlanned(by: year))
        }
        for text in avoid.flatMap({ $0.split(separator: ",").map(String.init) }) {
            if let country = Country(text.uppercased()), text.utf8.count == 2 {
                edits.append(.avoidCountry(country))
            } else if network.kind(of: text) != nil {
                edits.append(.close(text))
            } else {
                guard let place = try Endpoint(text).place else { continue }
                edits.append(.avoidPlace(place.number))
            }
        }
        var table = Parameters.embedded
        if let parameters {
            table = try table.overridden(by: CSVTable(name: parameters, bytes: Input.bytes(of: parameters)))
        }
        return PreparedNetwork(
            network.edited(by: edits), parameters: table, dwell: dwell == .official ? .official : .measured)
    }
}

enum RouteOrder: String, ExpressibleByArgument, CaseIterable {
    case generalised, time, cost, co2, distance, pareto
}

enum DwellChoice: String, ExpressibleByArgument, CaseIterable {
    case measured, official
}

enum RouteFormat: String, ExpressibleByArgument, CaseIterable {
    case table, json, geojson, svg
}

enum TextLanguage: String, ExpressibleByArgument, CaseIterable {
    case en, fr
}

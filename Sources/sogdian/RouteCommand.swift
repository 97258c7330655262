internal import ArgumentParser
internal import Evidence
internal import Figures
internal import Freight
internal import StartUp

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
        help: "generalised (dollars and the value of time), time, cost, co2, distance, or pareto: the supported front.")
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

    func modes() throws(Complaint) -> Set<Mode> { try NetworkChoice.modes(mode) }

    /// Has the network read while the arguments are still being looked at, when a command that needs it is to come.
    static func startReading(_ arguments: [String]) {
        let names = Set(arguments.dropFirst(2).map { $0.prefix { $0 != "=" } })
        guard arguments.count > 3, ["route", "matrix", "reach"].contains(arguments[1]),
            names.isDisjoint(with: ["--help", "-h", "--network"])
        else { return }
        sogdian_take_memory_at_once()
        PreparedNetwork.startReading()
    }

    func prepared() throws(Complaint) -> PreparedNetwork {
        var choice = NetworkChoice()
        choice.network = try network.map { folder throws(Complaint) in try NetworkFolder.read(folder) }
        choice.avoid = avoid
        choice.close = close
        choice.open = open
        choice.year = year
        choice.dwell = dwell == .official ? .official : .measured
        choice.parameters = try parameters.map { path throws(Complaint) in
            try CSVTable(name: path, bytes: Input.bytes(of: path))
        }
        return try choice.prepared()
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

internal import ArgumentParser
internal import Brief
internal import Evidence
internal import Figures
internal import Freight

struct NetworkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "network", abstract: "The freight network: what it holds, where it comes from, how it looks.",
        subcommands: [
            NetworkShowCommand.self, NetworkDrawCommand.self, NetworkValidateCommand.self, NetworkExportCommand.self,
        ])
}

struct NetworkShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "List a part of the network, with sources.",
        usage: """
            sogdian network show
            sogdian network show crossings
            sogdian network show parameters --format csv > mine.csv
            sogdian network show lengths
            """)

    @Argument(help: "summary, parameters, crossings, passages, ferries, planned, services or lengths.")
    var part: NetworkPart = .summary
    @Option(help: "table or csv; by default a table on a terminal, csv when piped.") var format: TableFormat?

    func run() throws {
        let rows = (NetworkListing(rawValue: part.rawValue) ?? .summary).rows()
        let isTable = (format ?? (StandardStream.isTerminal ? .table : .csv)) == .table
        StandardStream.write(isTable ? TextTable.aligned(rows) : TextTable.csv(rows))
    }
}

struct NetworkDrawCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "draw", abstract: "Draw the network as an SVG map.",
        usage: """
            sogdian network draw > network.svg
            sogdian network draw --mode rail,ferry --frame 35,45,56,90 > central-asia.svg
            """)

    @Option(help: "Modes to draw, with commas: sea, rail, road, ferry.") var mode: String = "sea,rail,ferry"
    @Option(parsing: .unconditional, help: "South, west, north and east in degrees, with commas.")
    var frame: String = "-8,-12,66,145"
    @Option(help: "Language of the legend, en or fr.") var lang: TextLanguage = .en
    @Flag(help: "The map of the web page: every crossing, port, passage, planned line and project, each with its id.")
    var layers = false

    func run() throws {
        if layers { return StandardStream.write(PageMap.svg(french: lang == .fr) + "\n") }
        do {
            var modes: Set<Mode> = []
            for word in mode.split(separator: ",") {
                guard let known = Mode(carrying: word) else {
                    throw Complaint(
                        .badUse, found: "--mode was given \"\(mode)\"",
                        expected: "sea, rail, road or ferry, with commas")
                }
                modes.insert(known)
            }
            let edges = frame.split(separator: ",").compactMap { Double($0) }
            guard edges.count == 4, edges[0] < edges[2], edges[1] < edges[3], edges[0] >= -90, edges[2] <= 90,
                edges[1] >= -180, edges[3] <= 180
            else {
                throw Complaint(
                    .badUse, found: "--frame was given \"\(frame)\"", expected: "south,west,north,east in degrees",
                    advice: "for example --frame 35,45,56,90")
            }
            let drawing = RouteMaps.drawing(
                .embedded, modes: modes, frame: (edges[0], edges[1], edges[2], edges[3]), french: lang == .fr)
            StandardStream.write(drawing.svg() + "\n")
        } catch let complaint as Complaint {
            throw Fault.ended(complaint)
        }
    }
}

struct NetworkValidateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Check lengths, borders, gauges and crossings; exit with 1 when a fault is found.",
        usage: """
            sogdian network validate
            sogdian network validate mine
            """)

    @Argument(help: "A folder with a GMNS network; by default the network that comes with the program.")
    var folder: String?

    func run() throws {
        do {
            let network = try folder.map { (folder) throws(Complaint) in try NetworkFolder.read(folder) } ?? .embedded
            let validation = NetworkValidation(network)
            for check in validation.checks { StandardStream.write(check + "\n") }
            for fault in validation.faults { StandardStream.report(fault) }
            if !validation.faults.isEmpty { throw ExitCode(1) }
        } catch let complaint as Complaint {
            throw Fault.ended(complaint)
        }
    }
}

struct NetworkExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write the network as GMNS tables, to change and use with --network.",
        usage: """
            sogdian network export mine
            sogdian route Chongqing Duisburg --network mine
            """)

    @Argument(help: "A folder that does not exist yet, or is empty.") var folder: String

    func run() throws {
        do {
            try NetworkFolder.write(GMNSExport(.embedded).tables(), to: folder)
        } catch {
            throw Fault.ended(error)
        }
    }
}

enum NetworkPart: String, ExpressibleByArgument, CaseIterable {
    case summary, parameters, crossings, passages, ferries, planned, services, lengths
}

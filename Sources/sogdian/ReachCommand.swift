internal import ArgumentParser
internal import Evidence
internal import Freight

struct ReachCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reach", abstract: "Places that goods reach within a time, cost, emission or distance.",
        usage: """
            sogdian reach Almaty --within 10d
            sogdian reach Kunming --within 36h --mode rail
            sogdian reach Shanghai --within 1500USD
            """)

    @Argument(help: "Where the goods are.") var from: String
    @Option(help: "A limit with its unit: 36h, 10d, 1500USD, 900kg or 2000km.") var within: String
    @OptionGroup var choice: RouteChoice
    @Option(help: "table or csv; by default a table on a terminal, csv when piped.") var format: TableFormat?

    func run() throws {
        do {
            let limit = try Reach.Limit(within)
            let reach = try Reach(
                try choice.prepared(), from: try Endpoint(from), within: limit.value, criterion: limit.criterion,
                modes: try choice.modes())
            guard !reach.stops.isEmpty else {
                throw Complaint(
                    .failure, found: "no place lies within \(within) of \(from)", advice: "try a wider limit")
            }
            let rows = reach.rows(limit)
            let isTable = (format ?? (StandardStream.isTerminal ? .table : .csv)) == .table
            StandardStream.write(isTable ? TextTable.aligned(rows) : TextTable.csv(rows))
        } catch let complaint as Complaint {
            throw Fault.ended(complaint)
        }
    }
}

internal import ArgumentParser
internal import Evidence
internal import Statistics

struct StatisticsGapsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gaps",
        abstract: "Show what is missing year by year, and how far the two sides of a pair are apart.",
        usage: """
            sogdian statistics gaps                    China with ASEAN's and Central Asia's members
            sogdian statistics gaps CHN VNM KAZ --measure exports
            """)

    @Argument(help: "The reporter, China when left out, then its partners.") var parties: [String] = []
    @Option(help: "trade_total, exports or imports.") var measure: String = "trade_total"
    @Option(help: "First year.") var from: Int = 2011
    @Option(help: "Last year.") var to: Int = 2024
    @Option(help: "table, csv or json; by default a table on a terminal, csv when piped.") var format: TableFormat?
    @OptionGroup var folder: DataFolderOptions

    func run() throws {
        do {
            let codes = try parties.map { name throws(Complaint) in try PartyCode.code(name) }
            guard let asked = Measure(rawValue: measure), [.tradeTotal, .exports, .imports].contains(asked) else {
                throw Complaint(
                    .badUse, found: "--measure was given \"\(measure)\"", expected: "trade_total, exports or imports")
            }
            guard from <= to, from >= 1900, to <= 2100 else {
                throw Complaint(.badUse, found: "--from \(from) and --to \(to)", expected: "two years in order")
            }
            let gaps = Coverage.gaps(
                in: try folder.base(), reporter: codes.first ?? "CHN", partners: Array(codes.dropFirst()),
                measure: asked, years: from...to)
            StandardStream.write(TableFormat.chosen(format).text(Coverage.rows(gaps)))
        } catch let complaint as Complaint {
            throw Fault.ended(complaint)
        }
    }
}

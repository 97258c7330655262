internal import ArgumentParser
internal import Atlas
internal import Evidence
internal import Statistics

struct StatisticsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "statistics", abstract: "Official series: every reporter side by side.",
        subcommands: [StatisticsShowCommand.self])
}

struct StatisticsShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Print the trade of two economies as each reporter gives it, with its source.",
        usage: """
            sogdian statistics show CHN VNM
            sogdian statistics show CHN CAS5 --measure exports --from 2020
            """)

    @Argument(help: "ISO 3166 alpha-3 code, group code or name of the reporter.") var reporter: String
    @Argument(help: "The partner.") var partner: String
    @Option(help: "trade_total, exports, imports, trade_balance, fdi_flow, fdi_stock or investment.")
    var measure: String = "trade_total"
    @Option(help: "First year.") var from: Int = 2011
    @Option(help: "Last year.") var to: Int = 2024
    @Option(help: "table or csv; by default a table on a terminal, csv when piped.") var format: TableFormat?

    func run() throws {
        do {
            let (one, other) = (try Parties.code(reporter), try Parties.code(partner))
            guard let asked = Measure(rawValue: measure), Self.measures.contains(asked) else {
                throw Complaint(
                    .badUse, found: "--measure was given \"\(measure)\"",
                    expected: "one of " + Self.measures.map(\.rawValue).joined(separator: ", "))
            }
            guard from <= to, from >= 1900, to <= 2100 else {
                throw Complaint(.badUse, found: "--from \(from) and --to \(to)", expected: "two years in order")
            }
            let references = (from...to).flatMap {
                Base.embedded.references(for: Question(measure: asked, parties: [one, other], period: .year($0)))
            }
            guard !references.isEmpty else {
                throw Complaint(
                    .failure, found: "no \(asked.rawValue) of \(one) and \(other) is held from \(from) to \(to)",
                    advice: "try other years, or sogdian statistics show CHN \(other)")
            }
            let isTable = (format ?? (StandardStream.isTerminal ? .table : .csv)) == .table
            StandardStream.write(isTable ? StatisticsText.table(references) : StatisticsText.csv(references))
        } catch let complaint as Complaint {
            throw Fault.ended(complaint)
        }
    }

    private static let measures: [Measure] = [
        .tradeTotal, .exports, .imports, .tradeBalance, .fdiFlow, .fdiStock, .investment,
    ]
}

enum TableFormat: String, ExpressibleByArgument, CaseIterable {
    case table
    case csv
}

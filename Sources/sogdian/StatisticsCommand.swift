internal import ArgumentParser
internal import Atlas
internal import Evidence
internal import Statistics

struct StatisticsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "statistics", abstract: "Official series: every reporter side by side.",
        subcommands: [
            StatisticsShowCommand.self, StatisticsImportCommand.self, StatisticsSourcesCommand.self,
            StatisticsGapsCommand.self, StatisticsExportCommand.self, StatisticsRemoveCommand.self,
        ])
}

struct StatisticsShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Print what each reporter gives of two economies, or of one, with its source.",
        usage: """
            sogdian statistics show CHN VNM
            sogdian statistics show CHN CAS5 --measure exports --from 2020
            sogdian statistics show CHN VNM --period 2024-H1
            sogdian statistics show CHN VNM --measure growth --of exports --period 2024
            sogdian statistics show VNM --measure gdp
            """)

    @Argument(help: "ISO 3166 alpha-3 code, group code or name of the reporter.") var reporter: String
    @Argument(help: "The partner; left out for figures of one, such as gdp.") var partner: String?
    @Option(help: "trade_total, exports, imports, trade_balance, growth, share, rank, gdp, fdi_flow, volume, …")
    var measure: String = "trade_total"
    @Option(help: "What grows, is shared or ranked.") var of: String?
    @Option(help: "One period instead of years: 2024-H1, 2024-01/2024-08, 2013/2023.") var period: String?
    @Option(help: "First year.") var from: Int = 2011
    @Option(help: "Last year.") var to: Int = 2024
    @Option(help: "table, csv or json; by default a table on a terminal, csv when piped.") var format: TableFormat?
    @OptionGroup var folder: DataFolderOptions

    func run() throws {
        do {
            let codes = [try PartyCode.code(reporter)] + (try partner.map { [try PartyCode.code($0)] } ?? [])
            let asked = try Self.measure(measure, "--measure")
            let grown = try of.map { name throws(Complaint) in try Self.measure(name, "--of") }
            guard from <= to, from >= 1900, to <= 2100 else {
                throw Complaint(.badUse, found: "--from \(from) and --to \(to)", expected: "two years in order")
            }
            let periods =
                try period.map { text throws(Complaint) in [try Self.period(text)] } ?? (from...to).map(Period.year)
            let base = try folder.base()
            let references = try PairQuestion(parties: codes, measure: asked, of: grown, periods: periods)
                .references(in: base)
            switch TableFormat.chosen(format) {
            case .table: StandardStream.write(ReferenceWriting.table(references))
            case .csv: StandardStream.write(ReferenceWriting.csv(references))
            case .json: StandardStream.write(ReferenceWriting.json(references))
            }
        } catch let complaint as Complaint {
            throw Fault.ended(complaint)
        }
    }

    private static func measure(_ name: String, _ option: String) throws(Complaint) -> Measure {
        guard let measure = Measure(rawValue: name) else {
            throw Complaint(
                .badUse, found: "\(option) was given \"\(name)\"",
                expected: "one of " + Measure.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return measure
    }

    private static func period(_ text: String) throws(Complaint) -> Period {
        guard let period = Period(text) else {
            throw Complaint(
                .badUse, found: "--period was given \"\(text)\"",
                expected: "YYYY, YYYY-MM, YYYY-Qn, YYYY-Hn, or two of them as A/B")
        }
        return period
    }
}

enum TableFormat: String, ExpressibleByArgument, CaseIterable {
    case table
    case csv
    case json

    /// As asked, or a table for a person and CSV for a program.
    static func chosen(_ asked: TableFormat?) -> TableFormat {
        asked ?? (StandardStream.isTerminal ? .table : .csv)
    }

    /// Rows, the first a header, as this format has them.
    func text(_ rows: [[String]]) -> String {
        switch self {
        case .table: TextTable.aligned(rows)
        case .csv: TextTable.csv(rows)
        case .json: TextTable.json(rows, texts: ["fingerprint"])
        }
    }
}

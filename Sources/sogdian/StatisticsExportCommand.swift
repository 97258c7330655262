internal import ArgumentParser
internal import Evidence
internal import Statistics

struct StatisticsExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Print series as SDMX-CSV, which import reads back.",
        usage: """
            sogdian statistics export CHN VNM > china-vietnam.csv
            sogdian statistics export CHN --measure exports
            sogdian statistics export --imported > mine.csv
            """)

    @Argument(help: "Code or name of the reporter; all when left out.") var reporter: String?
    @Argument(help: "The partner; all when left out.") var partner: String?
    @Option(help: "One measure only, such as exports.") var measure: String?
    @Flag(help: "Only what was imported.") var imported = false
    @OptionGroup var folder: DataFolderOptions

    func run() throws {
        do {
            let (one, other) = (try reporter.map(PartyCode.code), try partner.map(PartyCode.code))
            let base = try folder.base()
            let shelves = imported ? Array(base.shelves.dropFirst()) : base.shelves
            let asked = try measure.map { name throws(Complaint) in
                guard let measure = Measure(rawValue: name) else {
                    throw Complaint(
                        .badUse, found: "--measure was given \"\(name)\"",
                        expected: "one of " + Measure.allCases.map(\.rawValue).joined(separator: ", "))
                }
                return measure
            }
            StandardStream.write(SDMXExport.header)
            var isEmpty = true
            for series in shelves.flatMap({ $0.all() })
            where (one == nil || series.reporter == one) && (other == nil || series.partner == other)
                && (asked == nil || series.measure == asked)
            {
                isEmpty = false
                StandardStream.write(SDMXExport.lines(series))
            }
            guard !isEmpty else {
                throw Complaint(.failure, found: "no such series is held", advice: "see sogdian statistics sources")
            }
        } catch let complaint as Complaint {
            throw Fault.ended(complaint)
        }
    }
}

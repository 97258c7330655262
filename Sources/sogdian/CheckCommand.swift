internal import ArgumentParser
internal import Brief
internal import Checking
internal import Reading

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Print the figures of an article, each with its verdict.",
        usage: """
            sogdian check article.txt
            sogdian check --fail-on differs *.txt
            """)

    @OptionGroup var input: ArticleOptions
    @OptionGroup var folder: DataFolderOptions
    @Option(help: "table or ndjson; by default a table on a terminal, ndjson when piped.")
    var format: RecordFormat?
    @Option(name: .customLong("fail-on"), help: "Exit with 1 when a figure has this rating.")
    var failOn: FailingRating?

    func run() throws {
        let format = format ?? (StandardStream.isTerminal ? .table : .ndjson)
        var failed = false
        let sources = try folder.sources()
        try input.forEachDocument { document in
            let page = Page(document, language: nil, sources: sources)
            let verdicts = page.items.map(\.verdict)
            switch format {
            case .ndjson: StandardStream.write(RecordWriting.lines(document, verdicts: verdicts))
            case .table: StandardStream.write(RecordWriting.table(document, verdicts: verdicts))
            }
            failed = failed || verdicts.contains { $0.rating.rawValue == failOn?.rawValue }
        }
        if failed { throw ExitCode(1) }
    }
}

/// Ratings that can end the command with a failure.
enum FailingRating: String, ExpressibleByArgument, CaseIterable {
    case agrees
    case agreesDifferently = "agrees_differently"
    case differs
    case inconsistent
    case unverifiable
}

internal import ArgumentParser
internal import Checking
internal import Evidence
internal import Reading

struct ReadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read", abstract: "Print the figures an article states, with exact offsets.",
        usage: """
            sogdian read article.txt
            sogdian read --published 2024-07-02 *.txt > claims.ndjson
            cat article.txt | sogdian read -
            """)

    @OptionGroup var input: ArticleOptions
    @Option(help: "table or ndjson; by default a table on a terminal, ndjson when piped.")
    var format: RecordFormat?

    func run() throws {
        let format = format ?? (StandardStream.isTerminal ? .table : .ndjson)
        try input.forEachDocument { document in
            switch format {
            case .ndjson: StandardStream.write(RecordWriting.lines(document, verdicts: nil))
            case .table: StandardStream.write(RecordWriting.table(document, verdicts: nil))
            }
        }
    }
}

/// How records are printed.
enum RecordFormat: String, ExpressibleByArgument, CaseIterable {
    case table
    case ndjson
}

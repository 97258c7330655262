internal import ArgumentParser
internal import Evidence
internal import FoundationEssentials
internal import Ledger
internal import Reading
internal import Server

struct LedgerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger", abstract: "Documents and claims that last: add, search, export.",
        subcommands: [LedgerAddCommand.self, LedgerSearchCommand.self, LedgerExportCommand.self])
}

struct LedgerAddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Check articles and keep them with their figures and verdicts.",
        usage: """
            sogdian ledger add article.txt
            sogdian ledger add --published 2024-07-02 *.html
            """)

    @OptionGroup var input: ArticleOptions
    @OptionGroup var folder: DataFolderOptions

    func run() throws {
        let sources = try folder.sources()
        let ledger: Ledger
        do { ledger = try Ledger(folder: folder.path) } catch { throw Fault.ended(error) }
        try input.forEachDocument(whole: true) { document in
            let entry = LedgerEntry(document, sources: sources, time: Int(Date.now.timeIntervalSince1970))
            let isNew = try ledger.add(entry.document, claims: entry.claims)
            StandardStream.write(
                "\(entry.document.id) \(VisibleText.escaped(document.name)): \(entry.claims.count) figures, "
                    + (isNew ? "kept\n" : "held already: nothing changed\n"))
        }
    }
}

struct LedgerSearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search", abstract: "Find figures by words, party, verdict, measure and year.",
        usage: """
            sogdian ledger search "commerce Viêt Nam"
            sogdian ledger search 越南 --rating differs
            sogdian ledger search --measure exports --year 2024 --format csv
            """)

    @Argument(help: "Words, a phrase in quotes, a beginning with an asterisk, or a party in any language.")
    var words: [String] = []
    @Option(help: "Figures with this verdict.") var rating: FailingRating?
    @Option(help: "Figures of this measure, such as exports.") var measure: String?
    @Option(help: "Figures that name this party, by code or name.") var party: String?
    @Option(help: "Figures about this year.") var year: Int?
    @Option(help: "How many at most.") var limit: Int = 20
    @Option(help: "table, csv or json; by default a table on a terminal, json when piped.") var format: TableFormat?
    @OptionGroup var folder: DataFolderOptions

    func run() throws {
        do {
            guard (1...1_000).contains(limit) else {
                throw Complaint(.badUse, found: "--limit \(limit)", expected: "1 to 1000")
            }
            var search = LedgerWriting.search(words.joined(separator: " "))
            search.ratings = rating.map { [$0.rawValue] } ?? []
            search.measures = try [measure].compactMap(\.self).map { name throws(Complaint) in
                guard let known = Measure(rawValue: name) else {
                    throw Complaint(
                        .badUse, found: "--measure was given \"\(name)\"",
                        expected: "one of " + Measure.allCases.map(\.rawValue).joined(separator: ", "))
                }
                return known.rawValue
            }
            search.parties = try [party].compactMap(\.self).map(LedgerWriting.party)
            search.years = year.map { [$0] } ?? []
            search.limit = limit
            guard let ledger = try Ledger.existing(in: folder.path) else {
                throw Complaint(.failure, found: "nothing is kept yet", advice: "sogdian ledger add keeps articles")
            }
            let result = try ledger.search(search)
            switch format ?? (StandardStream.isTerminal ? .table : .json) {
            case .table:
                StandardStream.write(TextTable.aligned(LedgerWriting.rows(result.claims)))
                StandardStream.report(
                    (result.isComplete ? "" : "more than ") + "\(result.total) figures"
                        + (result.claims.count < result.total ? ", the latest \(result.claims.count) shown" : ""))
            case .csv: StandardStream.write(TextTable.csv(LedgerWriting.rows(result.claims)))
            case .json: StandardStream.write(LedgerWriting.json(result, french: false))
            }
        } catch let complaint as Complaint {
            throw Fault.ended(complaint)
        }
    }
}

struct LedgerExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Print everything as NDJSON; the last line says how much, and that it is all.",
        usage: "sogdian ledger export > ledger.ndjson")

    @OptionGroup var folder: DataFolderOptions

    func run() async throws {
        do {
            try await LedgerWriting.export(try Ledger.existing(in: folder.path)) { StandardStream.write($0) }
        } catch let complaint as Complaint {
            throw Fault.ended(complaint)
        }
    }
}

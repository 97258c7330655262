internal import ArgumentParser
internal import Evidence
internal import Ledger
internal import Statistics

struct StatisticsSourcesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sources", abstract: "List the sources held, with edition, licence and what each covers.",
        usage: """
            sogdian statistics sources
            sogdian statistics sources --imported
            """)

    @Flag(help: "List the imported files instead.") var imported = false
    @Option(help: "table, csv or json; by default a table on a terminal, csv when piped.") var format: TableFormat?
    @OptionGroup var folder: DataFolderOptions

    func run() throws {
        do {
            let rows: [[String]]
            if imported {
                rows =
                    [["fingerprint", "file", "format", "records"]]
                    + (try Ledger.existing(in: folder.path)?.batches() ?? []).map {
                        [String($0.fingerprint.prefix(12)), $0.name, $0.format, String($0.count)]
                    }
            } else {
                rows =
                    [["id", "publisher", "title", "vintage", "quality", "series", "values", "from", "to", "licence"]]
                    + Coverage.bySource(try folder.base().series).map { one in
                        [
                            one.source.id, one.source.publisher, one.source.title, one.source.vintage,
                            one.source.quality.rawValue, String(one.series), String(one.observations),
                            one.first.map(String.init) ?? "", one.last.map(String.init) ?? "", one.source.licence,
                        ]
                    }
            }
            StandardStream.write(TableFormat.chosen(format).text(rows))
        } catch {
            throw Fault.ended(error)
        }
    }
}

struct StatisticsRemoveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Take an imported file's series out again.",
        usage: "sogdian statistics remove 3f2a91c07b55")

    @Argument(help: "Fingerprint, or its beginning, from sogdian statistics sources --imported.")
    var fingerprint: String
    @OptionGroup var folder: DataFolderOptions

    func run() throws {
        do {
            let ledger = try Ledger.existing(in: folder.path)
            let found = (try ledger?.batches() ?? []).filter { $0.fingerprint.hasPrefix(fingerprint) }
            guard let one = found.first, found.count == 1, !fingerprint.isEmpty else {
                throw Complaint(
                    .badUse, found: "\(found.count) imported files have a fingerprint that begins \"\(fingerprint)\"",
                    expected: "one", advice: "see sogdian statistics sources --imported")
            }
            try ledger?.remove(fingerprint: one.fingerprint)
            StandardStream.write("\(VisibleText.escaped(one.name)): \(one.count) records taken out\n")
        } catch let complaint as Complaint {
            throw Fault.ended(complaint)
        }
    }
}

internal import ArgumentParser
internal import Evidence
internal import FoundationEssentials
internal import Glibc
internal import Ledger
internal import Server
internal import Statistics

struct StatisticsImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Keep the series of official files, whatever they are called.",
        usage: """
            sogdian statistics import TradeData.csv
            sogdian statistics import --vintage V202501 BACI_HS17_Y2023_V202501.csv.gz
            sogdian statistics import --year 2022 icio.csv
            curl … | sogdian statistics import -
            """,
        discussion: """
            Understood by their content: UN Comtrade, IMF trade statistics (SDMX-CSV) and Direction of Trade, World \
            Bank CSV, JSON and DataBank, CEPII BACI and Gravity, OECD input-output tables, ECB reference rates, \
            China customs tables by country, SDMX-CSV; packed with gzip or not. A file is kept whole or not at all, \
            and a second time changes nothing.
            """)

    @Argument(help: "Files as the publishers give them; - for standard input.") var files: [String]
    @Option(help: "Year of a table that does not say it.") var year: Int?
    @Option(help: "Edition of the data, where the file does not say it.") var vintage: String?
    @Flag(name: .customLong("dry-run"), help: "Read and check only; keep nothing.") var isDry = false
    @OptionGroup var folder: DataFolderOptions

    func run() throws {
        var first: Complaint.Exit?
        for file in files {
            do {
                StandardStream.write(try importing(file))
            } catch {
                StandardStream.report(error.description)
                first = first ?? error.exit
            }
        }
        if let first { throw ExitCode(first.rawValue) }
    }

    private func importing(_ path: String) throws(Complaint) -> String {
        let file = try FileSource(path: path)
        let hashing = HashingSource(file)
        let options = ImportOptions(year: year, vintage: vintage)
        let bar = ProgressBar(total: file.size, label: "MB", scale: 1_000_000)
        let imported = try Importing.read(hashing, options: options, base: .embedded) { bar.show(file.position) }
        bar.finish()
        let name = VisibleText.escaped(path)
        for warning in imported.warnings { StandardStream.report("\(name): \(warning)") }
        let summary =
            "\(name): \(imported.format.title), \(imported.rows) rows, \(imported.series.count) series, "
            + "\(imported.observations) values"
        if isDry { return summary + ", nothing kept\n" }
        let ledger = try Ledger(folder: folder.path)
        let fingerprint = Fingerprint.of(
            hashing.digits() + "|\(year.map(String.init) ?? "")|\(vintage ?? "")")
        let isNew = try ledger.add(
            Batch(
                fingerprint: fingerprint, name: path.split(separator: "/").last.map(String.init) ?? path,
                format: imported.format.rawValue, time: Int(time(nil))),
            records: LedgerShelf.records(imported.series))
        return summary + (isNew ? ", kept\n" : ", held already: nothing changed\n")
    }
}

internal import ArgumentParser
internal import Atlas
internal import Checking
internal import Evidence
internal import FoundationEssentials
internal import Freight
internal import Ledger
internal import Statistics

/// Where a user's data lives, for every command that keeps or uses it.
struct DataFolderOptions: ParsableArguments {
    @Option(name: .customLong("data-dir"), help: "Folder of your imported data; by default SOGDIAN_HOME.")
    var dataDirectory: String?

    /// The folder: the option, `SOGDIAN_HOME`, `XDG_DATA_HOME/sogdian`, or `~/.local/share/sogdian`.
    var path: String {
        let environment = ProcessInfo.processInfo.environment
        func set(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
        return dataDirectory ?? set("SOGDIAN_HOME") ?? set("XDG_DATA_HOME").map { $0 + "/sogdian" }
            ?? (set("HOME") ?? ".") + "/.local/share/sogdian"
    }

    /// What figures are checked against, made once for all files of a run.
    ///
    /// - Throws: the exit code, after saying what is wrong with the folder.
    func sources() throws -> [any EvidenceSource] {
        do { return [try base(), Membership(), NetworkEvidence()] } catch { throw Fault.ended(error) }
    }

    /// The series that come with the program, and those imported.
    func base() throws(Complaint) -> Base {
        guard let ledger = try Ledger.existing(in: path) else { return .embedded }
        return Base.embedded.adding(try LedgerShelf(ledger: ledger))
    }
}

/// Imported series, read from the ledger when asked for.
struct LedgerShelf: SeriesShelf {
    private let ledger: Ledger
    private let sources: [String: Source]

    /// Reads the list of sources; series wait until they are asked for.
    init(ledger: Ledger) throws(Complaint) {
        self.ledger = ledger
        var sources: [String: Source] = [:]
        for record in try ledger.records(kind: SeriesRecord.Kind.source.rawValue) {
            sources[record.topic] = try SeriesRecord.source(record.body)
        }
        self.sources = sources
    }

    func series(of measure: Measure, reporter: String, partner: String) -> [Series] {
        read(measure.rawValue, reporter, partner)
    }

    func series(of measure: Measure, reporter: String) -> [Series] { read(measure.rawValue, reporter, nil) }

    func series(of measure: Measure) -> [Series] { read(measure.rawValue, nil, nil) }

    func all() -> [Series] { read(nil, nil, nil) }

    private func read(_ measure: String?, _ reporter: String?, _ partner: String?) -> [Series] {
        do {
            return try ledger.records(
                kind: SeriesRecord.Kind.series.rawValue, topic: measure, subject: reporter, object: partner
            ).map { record throws(Complaint) in try SeriesRecord.series(record.body, sources: sources) }
        } catch {
            StandardStream.report(error.description)
            return []
        }
    }

    /// The records that keep series.
    static func records(_ series: [Series]) -> [Record] {
        SeriesRecord.records(series).map {
            Record(kind: $0.kind.rawValue, topic: $0.topic, subject: $0.subject, object: $0.object, body: $0.body)
        }
    }
}

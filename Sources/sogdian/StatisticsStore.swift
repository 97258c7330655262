internal import ArgumentParser
internal import Atlas
internal import Checking
internal import Evidence
internal import FoundationEssentials
internal import Freight
internal import Ledger
internal import Server
internal import Statistics
internal import WhatIf

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
        do { return [try base(), Membership(), NetworkEvidence(), OpeningEvidence()] } catch {
            throw Fault.ended(error)
        }
    }

    /// The series that come with the program, and those imported.
    func base() throws(Complaint) -> Base {
        guard let ledger = try Ledger.existing(in: path) else { return .embedded }
        return Base.embedded.adding(try LedgerShelf(ledger: ledger) { StandardStream.report($0.description) })
    }
}

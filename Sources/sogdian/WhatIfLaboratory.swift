internal import ArgumentParser
internal import Evidence
internal import FoundationEssentials
internal import Freight
internal import Trade
internal import WhatIf

/// The world that scenarios are put to.
struct WhatIfLaboratory: ParsableArguments {
    @Option(help: "Hours at borders: measured or official.") var dwell: DwellChoice = .measured
    @Option(parsing: .unconditional, help: "Trade elasticity, above 0; by default that of the parameter table.")
    var theta: Double?
    @Option(help: "What becomes of deficits: additive, phi or balanced.") var closure: String = "additive"
    @Option(help: "A table of parameters of your own, with the columns of the embedded one.") var parameters: String?
    @Option(help: "How many threads to use; no result depends on it.") var threads: Int?

    func made() throws(Complaint) -> Laboratory {
        guard let closure = Closure(rawValue: closure) else {
            throw Complaint(.badUse, found: "--closure \(closure)", expected: "additive, phi or balanced")
        }
        if let threads, !(1...256).contains(threads) {
            throw Complaint(.badUse, found: "--threads \(threads)", expected: "1 to 256")
        }
        var table = Parameters.embedded
        if let parameters {
            table = try table.overridden(by: CSVTable(name: parameters, bytes: Input.bytes(of: parameters)))
        }
        return try Laboratory(
            parameters: table, dwell: dwell == .official ? .official : .measured, theta: theta, closure: closure,
            threads: threads ?? ProcessInfo.processInfo.activeProcessorCount)
    }
}

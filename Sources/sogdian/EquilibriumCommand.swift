internal import ArgumentParser
internal import Evidence
internal import Trade

struct EquilibriumCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "equilibrium",
        abstract: "What a change of trade costs does to every country's trade, prices and real income.",
        usage: """
            sogdian equilibrium flows.csv --theta 4 --closure additive
            """)

    @Argument(help: "CSV with exporter,importer,trade,cost_hat and optionally tariff,tariff_new; - for standard input.")
    var flows: String?
    @Option(help: "Folder, or beginning of the names, of flows, io, sectors and countries (.csv or .csv.gz).")
    var sectors: String?
    @Option(help: "Trade elasticity, above 0.") var theta: Double?
    @Option(help: "What becomes of deficits: additive, phi or balanced.") var closure: String = "additive"
    @Flag(help: "Take a pair without a row as zero.") var fillZero = false

    func run() throws {
        do {
            guard let closure = Closure(rawValue: closure) else {
                throw Complaint(
                    .badUse, found: "--closure was given \"\(closure)\"",
                    expected: "one of " + Closure.allCases.map(\.rawValue).joined(separator: ", "))
            }
            if let sectors {
                let tables = try EquilibriumInput.sectors(sectors)
                StandardStream.write(
                    try SectorModel(tables.economy, closure: closure).solve(tables.change).json())
                return
            }
            guard let flows, let theta else { throw Complaint(.badUse, found: "no flows", expected: "a file") }
            let table = try FlowsTable(
                CSVTable(name: flows, bytes: Input.bytes(of: flows)), theta: theta, fillsZero: fillZero)
            let model = try OneSectorModel(table.economy, closure: closure)
            let solution = try model.solve(table.change)
            StandardStream.write(solution.json(conditional: try model.conditionalEffect(table.change)))
        } catch let complaint as Complaint {
            throw Fault.ended(complaint)
        }
    }
}

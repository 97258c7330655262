internal import ArgumentParser

struct EquilibriumCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "equilibrium",
        abstract: "What a change of trade costs or duties does to every country's trade, prices and real income.",
        usage: """
            sogdian equilibrium flows.csv --theta 4 --closure additive     your own flows: exporter,importer,trade,cost_hat
            sogdian equilibrium changes.csv                                the embedded world of 2023: exporter,importer,cost_hat
            sogdian equilibrium flows.csv --draws 1000 --seed 7            with bands for what is uncertain
            sogdian equilibrium --sectors FOLDER --closure balanced        many sectors with inputs and duties
            sogdian equilibrium --explain KGZ                              what stands behind an economy of the baseline
            sogdian equilibrium exposure CHN VNM --sectors FOLDER          links between two countries' industries
            sogdian equilibrium calibrate raw.csv --output output.csv      home sales from output, the rest of the world
            sogdian equilibrium baseline                                   the embedded flows as CSV
            """,
        subcommands: [
            EquilibriumSolveCommand.self, EquilibriumExposureCommand.self, EquilibriumCalibrateCommand.self,
            EquilibriumBaselineCommand.self,
        ],
        defaultSubcommand: EquilibriumSolveCommand.self)
}

enum EquilibriumFormat: String, ExpressibleByArgument, CaseIterable {
    case table
    case json
    case csv

    /// The format asked for, or a table on a terminal and JSON in a pipe.
    static func chosen(_ format: EquilibriumFormat?) -> EquilibriumFormat {
        format ?? (StandardStream.isTerminal ? .table : .json)
    }
}

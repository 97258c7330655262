internal import ArgumentParser
internal import Evidence

@main
struct Sogdian: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sogdian",
        abstract: "From a headline to its consequence: the figures of an article against official statistics.",
        discussion: """
            EXAMPLES
              sogdian brief article.txt                   the article's figures, grouped by verdict
              sogdian brief --published 2024-07 page.txt  the same, when the text gives no date
              sogdian read article.txt > claims.ndjson    every figure with exact offsets
              sogdian statistics show CHN VNM             every reporter's trade, side by side
            """,
        version: "0.1.0",
        subcommands: [
            ReadCommand.self, CheckCommand.self, BriefCommand.self, StatisticsCommand.self, EquilibriumCommand.self,
            RouteCommand.self, MatrixCommand.self, ReachCommand.self, NetworkCommand.self, WhatIfCommand.self,
            LedgerCommand.self, ServeCommand.self,
        ])

    static func main() async {
        RouteChoice.startReading(CommandLine.arguments)
        await main(nil)
    }
}

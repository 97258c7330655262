internal import ArgumentParser

struct WhatIfCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "whatif",
        abstract: "What a scenario changes: days, money, CO2, trade and real income, with what it rests on.",
        usage: """
            sogdian whatif Examples/scenarios/cku.yaml
            sogdian whatif Examples/scenarios/cku.yaml --draws 1000 --explain CHN UZB
            sogdian whatif Examples/scenarios/cku.yaml --sensitivity UZB
            sogdian whatif a.yaml b.yaml c.yaml --lang fr
            sogdian whatif list
            sogdian whatif sweep Examples/scenarios/sweep.yaml > points.ndjson
            """,
        subcommands: [WhatIfRunCommand.self, WhatIfListCommand.self, WhatIfSweepCommand.self],
        defaultSubcommand: WhatIfRunCommand.self)
}

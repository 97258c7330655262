internal import ArgumentParser
internal import Evidence
internal import FoundationEssentials
internal import Freight
internal import WhatIf

struct WhatIfCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "whatif",
        abstract: "What a scenario changes: days, money, CO2, trade and real income, with what it rests on.",
        usage: """
            sogdian whatif Examples/scenarios/cku.yaml
            sogdian whatif Examples/scenarios/suez-closed.yaml --lang fr
            """)

    @Argument(help: "A scenario in YAML; - for standard input.") var files: [String] = []
    @Option(help: "table, json or markdown; by default a table on a terminal, markdown when piped.") var format:
        WhatIfFormat?
    @Option(help: "Language of the text, en or fr.") var lang: TextLanguage = .en

    func run() throws {
        do { try perform() } catch { throw Fault.ended(error) }
    }

    private func perform() throws(Complaint) {
        let laboratory = try Laboratory(threads: ProcessInfo.processInfo.activeProcessorCount)
        for file in files {
            let scenario = try Scenario(yaml: String(decoding: Input.bytes(of: file), as: UTF8.self), file: file)
            let effects = try laboratory.effects(of: scenario).withRoutes()
            switch format ?? .markdown {
            case .json: StandardStream.write(effects.json() + "\n")
            case .table, .markdown: StandardStream.write(effects.markdown(french: lang == .fr))
            }
        }
    }
}

enum WhatIfFormat: String, ExpressibleByArgument, CaseIterable {
    case table, markdown, json
}

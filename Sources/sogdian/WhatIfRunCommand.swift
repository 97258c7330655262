internal import ArgumentParser
internal import Evidence
internal import Figures
internal import WhatIf

struct WhatIfRunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "The effects of one scenario, or of several side by side; may be left out.",
        usage: "sogdian whatif Examples/scenarios/suez-closed.yaml --lang fr")

    @Argument(help: "Scenarios in YAML; - for standard input.") var files: [String]
    @OptionGroup var world: WhatIfLaboratory
    @Option(help: "logsum, or fastest: the World Bank's simpler rule, days of the fastest mode at the value of a day.")
    var rule: WhatIfRule = .logsum
    @Option(parsing: .unconditional, help: "How many draws of what is uncertain to make, for ranges.") var draws: Int?
    @Option(help: "Number from which the draws follow.") var seed: UInt64 = 1
    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Walk through the effect on the trade of a pair.", valueName: "exporter importer"))
    var explain: [String] = []
    @Option(
        help: ArgumentHelp(
            "What drives an economy's real income, one value at a time; world for world trade.", valueName: "code"))
    var sensitivity: String?
    @Option(
        help:
            "table, markdown, json, or svg for the chart of --sensitivity; by default a table on a terminal, markdown when piped."
    ) var format: WhatIfFormat?
    @Option(help: "Language of the text, en or fr.") var lang: TextLanguage = .en

    func run() throws {
        do { try perform() } catch { throw Fault.ended(error) }
    }

    private func perform() throws(Complaint) {
        guard explain.isEmpty || explain.count == 2 else {
            throw Complaint(.badUse, found: "--explain with \(explain.count) codes", expected: "two, such as CHN UZB")
        }
        guard sensitivity != nil || format != .svg else {
            throw Complaint(.badUse, found: "--format svg without --sensitivity", expected: "both, or another format")
        }
        let french = lang == .fr
        var scenarios: [Scenario] = []
        for file in files {
            scenarios.append(
                file == "-"
                    ? try Scenario(yaml: String(decoding: Input.bytes(of: file), as: UTF8.self), file: "-")
                    : try Scenario(path: file))
        }
        let laboratory = try world.made()
        var all: [Effects] = []
        for scenario in scenarios {
            var effects = try laboratory.effects(of: scenario, rule: rule == .fastest ? .fastest : .logSum)
            effects = try effects.withRoutes()
            if let draws {
                let bar = ProgressBar(total: draws, label: "draws")
                effects = try effects.withBands(draws: draws, seed: seed) { bar.show($0) }
                bar.finish()
            }
            all.append(effects)
            try write(effects, isOnly: scenarios.count == 1, french)
        }
        if all.count > 1, format != .json { StandardStream.write(Comparison(all).markdown(french: french)) }
    }

    private func write(_ effects: Effects, isOnly: Bool, _ french: Bool) throws(Complaint) {
        if format == .json { return StandardStream.write(effects.json() + "\n") }
        if let sensitivity {
            let chart = try effects.sensitivityChart(of: sensitivity == "world" ? nil : sensitivity, french: french)
            guard format != .svg else { return StandardStream.write(chart.svg() + "\n") }
            return StandardStream.write("\(chart.title)\n\n\(chart.blocks())")
        }
        if !explain.isEmpty {
            return StandardStream.write(
                try effects.explanation(from: explain[0], to: explain[1], french: french))
        }
        // Several scenarios are read side by side; each alone is read in full.
        if isOnly {
            let text = effects.markdown(french: french)
            let isTable = (format ?? (StandardStream.isTerminal ? .table : .markdown)) == .table
            StandardStream.write(isTable ? MarkdownTable.aligned(text) : text)
        }
    }
}

struct WhatIfListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "What a scenario can open, close, speed up or serve otherwise, by its identifier.",
        usage: "sogdian whatif list --format csv")

    @OptionGroup var world: WhatIfLaboratory
    @Option(help: "table, csv or json; by default a table on a terminal, csv when piped.") var format: MatrixFormat?
    @Option(help: "Language of the names, en or fr.") var lang: TextLanguage = .en

    func run() throws {
        do { try perform() } catch { throw Fault.ended(error) }
    }

    private func perform() throws(Complaint) {
        let items = ChangeableList(try world.made().changeable, french: lang == .fr)
        switch format ?? (StandardStream.isTerminal ? .table : .csv) {
        case .table: StandardStream.write(MarkdownTable.aligned(items.markdown))
        case .csv: StandardStream.write(items.csv)
        case .json: StandardStream.write(items.json + "\n")
        }
    }
}

enum WhatIfFormat: String, ExpressibleByArgument, CaseIterable {
    case table, markdown, json, svg
}

enum WhatIfRule: String, ExpressibleByArgument, CaseIterable {
    case logsum, fastest
}

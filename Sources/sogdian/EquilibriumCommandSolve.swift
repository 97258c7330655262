internal import ArgumentParser
internal import Evidence
internal import Trade

struct EquilibriumSolveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "solve", abstract: "Solve for the new equilibrium; may be left out.",
        usage: "sogdian equilibrium FLOWS.csv --theta 4 --closure additive")

    @Argument(
        help: ArgumentHelp(
            "CSV with exporter,importer,trade,cost_hat and optionally tariff,tariff_new; without a column trade the changes are asked of the embedded baseline; - for standard input."
        )) var flows: String?
    @Option(help: "Folder, or beginning of the names, of flows, io, sectors and countries (.csv or .csv.gz).")
    var sectors: String?
    @Option(parsing: .unconditional, help: "Trade elasticity, above 0; by default that of the parameter table.")
    var theta: Double?
    @Option(help: "What becomes of deficits: additive, phi or balanced.") var closure: String = "additive"
    @Flag(help: "Take a pair without a row as zero.") var fillZero = false
    @Option(
        parsing: .unconditional, help: "How many draws of elasticities and cost changes to make for percentile bands.")
    var draws: Int?
    @Option(help: "Number from which the draws follow.") var seed: UInt64 = 1
    @Option(help: "Draws that run at once; the result does not depend on it.") var threads: Int?
    @Option(help: "Standard deviation of ln theta between draws.") var thetaSd: Double?
    @Option(help: "Standard deviation of the factor on ln cost_hat that all pairs share.") var costSd: Double?
    @Option(help: "Standard deviation of each pair's own factor on ln cost_hat.") var pairSd: Double?
    @Option(help: "table, json or csv; by default a table on a terminal, JSON when piped.") var format:
        EquilibriumFormat?
    @Option(help: "Tell what stands behind an economy of the embedded baseline.") var explain: String?

    func run() throws {
        do {
            if let explain {
                let lines = try Baseline.embedded.explanation(of: explain.uppercased())
                StandardStream.write(lines.joined(separator: "\n") + "\n")
                return
            }
            guard let closure = Closure(rawValue: closure) else {
                throw Complaint(
                    .badUse, found: "--closure was given \"\(closure)\"",
                    expected: "one of " + Closure.allCases.map(\.rawValue).joined(separator: ", "))
            }
            if let theta, !(theta > 0 && theta.isFinite) {
                throw Complaint(
                    .badUse, found: "--theta was given \(theta)", expected: "a number above 0",
                    advice: "most estimates lie between 2 and 10")
            }
            let options = try EquilibriumDraws(
                count: draws, seed: seed, threads: threads,
                uncertainty: Uncertainty(thetaLogSD: thetaSd, costCommonSD: costSd, costPairSD: pairSd))
            switch (flows, sectors) {
            case (let flows?, nil): try oneSector(flows, closure, options)
            case (nil, let sectors?): try manySectors(sectors, closure, options)
            case (nil, nil):
                throw Complaint(
                    .badUse, found: "neither a file of flows nor --sectors", expected: "one of the two",
                    advice: "see sogdian equilibrium --help for examples")
            default:
                throw Complaint(.badUse, found: "a file of flows and --sectors", expected: "one of the two")
            }
        } catch let complaint as Complaint {
            throw Fault.ended(complaint)
        }
    }

    private func oneSector(_ path: String, _ closure: Closure, _ options: EquilibriumDraws) throws {
        let table = try EquilibriumInput.table(path)
        let baseline: Baseline? = table.header.contains("trade") ? nil : .embedded
        let (economy, change): (OneSectorEconomy, TradeCostChange)
        if let baseline {
            (economy, change) = (
                try baseline.economy(theta: theta), try BaselineChange(table, baseline: baseline).change
            )
        } else {
            let elasticity = try theta ?? Baseline.embedded.economy().theta
            let flows = try FlowsTable(table, theta: elasticity, fillsZero: fillZero)
            (economy, change) = (flows.economy, flows.change)
            if !flows.filled.isEmpty {
                StandardStream.report("\(flows.filled.count) pairs without a row taken as zero")
            }
        }
        if theta == nil, let parameter = Baseline.embedded.parameter("theta") {
            StandardStream.report("theta \(parameter.value): \(parameter.source)")
        }
        let model = try OneSectorModel(economy, closure: closure)
        let solution = try model.solve(change)
        let conditional = try model.conditionalEffect(change)
        let bands = try options.run { count, progress in
            try model.draws(
                change, count: count, seed: seed, threads: options.threads, uncertainty: options.uncertainty,
                progress: progress)
        }
        let withheld = Set(baseline?.incomeWithheld ?? [])
        let vectors = (solution.vectors + conditional.vectors(countries: solution.countries, full: solution))
            .map { $0.withholding(withheld) }
        switch EquilibriumFormat.chosen(format) {
        case .json:
            StandardStream.write(
                solution.json(conditional: conditional, withheld: withheld) { out in
                    baseline?.writeMarks(&out)
                    bands?.write(&out, withheld: withheld)
                })
        case .csv:
            StandardStream.write(
                ResultTable.csv(vectors, marks: baseline.map { baseline in { baseline.mark(of: $0) } }))
        case .table:
            let keys = [
                "real_income_hat", "welfare_hat", "first_order_welfare", "wage_hat", "price_hat", "exports_hat_direct",
                "exports_hat_conditional", "exports_hat_full",
            ]
            write(vectors, keys, bands, baseline)
        }
    }

    private func manySectors(_ place: String, _ closure: Closure, _ options: EquilibriumDraws) throws {
        guard theta == nil else {
            throw Complaint(.badUse, found: "--theta with --sectors", expected: "the column theta of sectors.csv")
        }
        let tables = try EquilibriumInput.sectors(place)
        let model = try SectorModel(tables.economy, closure: closure)
        if closure != .balanced, model.baselineGap > 1e-6 {
            StandardStream.report(
                "value added and the sales of the tables differ by up to \(model.baselineGap * 100) %; their own equilibrium is taken as the baseline"
            )
        }
        let solution = try model.solve(tables.change)
        let bands = try options.run { count, progress in
            try model.draws(
                tables.change, count: count, seed: seed, threads: options.threads, uncertainty: options.uncertainty,
                progress: progress)
        }
        switch EquilibriumFormat.chosen(format) {
        case .json: StandardStream.write(solution.json { out in bands?.write(&out) })
        case .csv: StandardStream.write(ResultTable.csv(solution.vectors))
        case .table:
            let keys = [
                "welfare_hat", "real_wage_hat", "first_order_welfare", "first_order_terms_of_trade",
                "first_order_volume_of_trade", "wage_hat", "final_price_hat",
            ]
            write(solution.vectors, keys, bands, nil)
        }
    }

    /// A table of some of the vectors, with what they mean below.
    private func write(_ vectors: [NamedVector], _ keys: [String], _ bands: Draws?, _ baseline: Baseline?) {
        let shown = keys.compactMap { key in vectors.first { $0.key == key } }
        var text = ResultTable.text(shown, bands: bands) { baseline?.mark(of: $0) ?? "" } + "\n"
        for vector in shown { text += "\(vector.key): \(vector.definition)\n" }
        if let bands { text += "bands: \(bands.count) draws, seed \(bands.seed): \(bands.uncertainty.statement)\n" }
        if let baseline {
            text += "* home sales imputed, ~ income effect withheld: sogdian equilibrium --explain CODE\n"
            for source in baseline.sources { text += "\(source.attribution) (\(source.vintage))\n" }
        }
        StandardStream.write(text)
    }
}

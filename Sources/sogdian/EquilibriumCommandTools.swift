internal import ArgumentParser
internal import Evidence
internal import Trade

struct EquilibriumExposureCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "exposure",
        abstract: "How one country's industries depend on another's, through all suppliers.",
        usage: "sogdian equilibrium exposure CHN VNM --sectors FOLDER")

    @Argument(help: "Country that supplies, as the tables call it.") var supplier: String
    @Argument(help: "Country that uses.") var user: String
    @Option(help: "Folder, or beginning of the names, of flows, io, sectors and countries (.csv or .csv.gz).")
    var sectors: String?
    @Option(help: "table, json or csv; by default a table on a terminal, JSON when piped.") var format:
        EquilibriumFormat?

    func run() throws {
        do {
            guard let sectors else {
                throw Complaint(
                    .badUse, found: "no --sectors", expected: "a folder with flows, io, sectors and countries",
                    advice: "no input-output table comes with the program; the OECD publishes one that may be used")
            }
            let tables = try EquilibriumInput.sectors(sectors)
            let exposure = try SectorModel(tables.economy, closure: .additive).exposure(of: user, to: supplier)
            switch EquilibriumFormat.chosen(format) {
            case .json: StandardStream.write(exposure.json())
            case .csv: StandardStream.write(exposure.csv())
            case .table: StandardStream.write(exposure.text())
            }
        } catch let complaint as Complaint {
            throw Fault.ended(complaint)
        }
    }
}

struct EquilibriumCalibrateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calibrate",
        abstract: "Make flows complete: home sales from output, chosen economies, the rest of the world.",
        usage: "sogdian equilibrium calibrate raw.csv --output output.csv --economies CHN,VNM,KAZ > flows.csv")

    @Argument(help: "CSV with exporter,importer,trade; - for standard input.") var flows: String
    @Option(help: "CSV with country,output in the same money.") var output: String
    @Option(help: "Economies to keep, with commas between; by default all that have output.") var economies: String?
    @Option(help: "Name of the rest of the world.") var rest: String = "ROW"

    func run() throws {
        let calibration: Calibration
        do { calibration = try calibrated() } catch { throw Fault.ended(error) }
        for note in calibration.notes { StandardStream.report(note) }
        StandardStream.write(calibration.csv)
    }

    private func calibrated() throws(Complaint) -> Calibration {
        let chosen = economies?.split(separator: ",").map(String.init)
        let pairs = try EquilibriumInput.table(flows)
        let made = try EquilibriumInput.table(output)
        return try Calibration(flows: pairs, output: made, chosen: chosen, rest: rest)
    }
}

struct EquilibriumBaselineCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "baseline", abstract: "Print the embedded flows of 2023, with source and quality of each.",
        usage: "sogdian equilibrium baseline > flows.csv")

    func run() {
        StandardStream.write(Baseline.embedded.csv)
        for source in Baseline.embedded.sources { StandardStream.report("\(source.attribution) (\(source.vintage))") }
    }
}

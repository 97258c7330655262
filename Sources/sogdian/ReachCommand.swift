internal import ArgumentParser
internal import Atlas
internal import Evidence
internal import Freight

struct ReachCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reach", abstract: "Places that goods reach within a time, cost, emission or distance.",
        usage: """
            sogdian reach Almaty --within 10d
            sogdian reach Kunming --within 36h --mode rail
            sogdian reach Shanghai --within 1500USD
            """)

    @Argument(help: "Where the goods are.") var from: String
    @Option(help: "A limit with its unit: 36h, 10d, 1500USD, 900kg or 2000km.") var within: String
    @OptionGroup var choice: RouteChoice
    @Option(help: "table or csv; by default a table on a terminal, csv when piped.") var format: TableFormat?

    func run() throws {
        do {
            let (limit, criterion, unit) = try Self.limit(within)
            let reach = try Reach(
                try choice.prepared(), from: try Endpoint(from), within: limit, criterion: criterion,
                modes: try choice.modes())
            guard !reach.stops.isEmpty else {
                throw Complaint(
                    .failure, found: "no place lies within \(within) of \(from)", advice: "try a wider limit")
            }
            var rows = [["place", "country", "kind", unit, "latitude", "longitude"]]
            for stop in reach.stops {
                rows.append([
                    stop.place.name, stop.place.country, stop.place.kind, String((stop.value * 10).rounded() / 10),
                    String(stop.place.latitude), String(stop.place.longitude),
                ])
            }
            let isTable = (format ?? (StandardStream.isTerminal ? .table : .csv)) == .table
            StandardStream.write(isTable ? TextTable.aligned(rows) : TextTable.csv(rows))
        } catch let complaint as Complaint {
            throw Fault.ended(complaint)
        }
    }

    /// A number with its unit, in the criterion's own unit.
    private static func limit(_ text: String) throws(Complaint) -> (Double, Criterion, String) {
        let digits = text.prefix { $0.isNumber || $0 == "." }
        let unit = text.dropFirst(digits.count).lowercased()
        let units: [String: (Double, Criterion, String)] = [
            "h": (1, .time, "hours"), "d": (24, .time, "hours"), "days": (24, .time, "hours"),
            "j": (24, .time, "hours"),
            "usd": (1, .cost, "USD"), "kg": (1, .co2, "kg CO2e"), "km": (1, .distance, "km"),
        ]
        guard let value = Double(digits), value.isFinite, value > 0, let known = units[unit] else {
            throw Complaint(
                .badUse, found: "--within was given \"\(text)\"", expected: "a number with h, d, USD, kg or km",
                advice: "for example --within 10d")
        }
        return (value * known.0, known.1, known.2)
    }
}

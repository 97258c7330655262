internal import ArgumentParser
internal import Evidence
internal import Freight

struct MatrixCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "matrix", abstract: "Time, cost, emissions or distance among many places.",
        usage: """
            sogdian matrix Chongqing Almaty Tashkent Duisburg --by time
            sogdian matrix --file places.txt --by cost --mode rail > costs.csv
            """)

    @Argument(help: "Places: names in any of five languages, UN/LOCODE, or latitude,longitude.") var places: [String] =
        []
    @Option(help: "A text file with one place a line, besides the places given.") var file: String?
    @OptionGroup var choice: RouteChoice
    @Option(help: "time (h), cost (USD), co2 (kg), generalised (USD) or distance (km).") var by: MatrixOrder = .time
    @Option(help: "table, csv or json; by default a table on a terminal, csv when piped.") var format: MatrixFormat?

    func run() throws {
        do {
            var names = places
            if let file {
                let text = String(decoding: try Input.bytes(of: file), as: UTF8.self)
                names += text.split(whereSeparator: \.isNewline).map(String.init).filter {
                    !$0.allSatisfy(\.isWhitespace)
                }
            }
            guard names.count >= 2 else {
                throw Complaint(
                    .badUse, found: "\(names.count) places", expected: "two or more",
                    advice: "name them, or give --file with one a line")
            }
            var ends: [Endpoint] = []
            for name in names { ends.append(try Endpoint(name)) }
            let matrix = PlaceMatrix(
                try choice.prepared(), from: ends, to: ends, criterion: Criterion(rawValue: by.rawValue) ?? .time,
                modes: try choice.modes())
            switch format ?? (StandardStream.isTerminal ? .table : .csv) {
            case .table: StandardStream.write(TextTable.aligned(matrix.grid()))
            case .csv: StandardStream.write(TextTable.csv(matrix.list()))
            case .json: StandardStream.write(matrix.json())
            }
        } catch let complaint as Complaint {
            throw Fault.ended(complaint)
        }
    }
}

enum MatrixOrder: String, ExpressibleByArgument, CaseIterable {
    case time, cost, co2, generalised, distance
}

enum MatrixFormat: String, ExpressibleByArgument, CaseIterable {
    case table, csv, json
}

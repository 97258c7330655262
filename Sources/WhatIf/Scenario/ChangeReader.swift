internal import Evidence
internal import Freight
internal import Yams

/// Reads one entry of `changes:`, a map of one key.
struct ChangeReader {
    let file: String
    static let kinds = ["open", "close", "add", "set", "dwell", "service", "tariff", "cost", "price"]

    func changes(_ node: Node) throws(Complaint) -> [ScenarioChange] {
        guard let mapping = node.mapping, mapping.count == 1, let (key, value) = mapping.first else {
            throw Complaint(
                .badInput, at: GuardedYAML.place(node, file),
                found: node.mapping.map { "a change with \($0.count) keys" } ?? "a change that is no map",
                expected: "one key, such as - open: cku",
                advice: "one of " + Self.kinds.joined(separator: ", "))
        }
        switch key.string ?? "" {
        case "open": return try open(value)
        case "close": return try names(value).map { .close($0) }
        case "add": return [try add(value)]
        case "set": return [try set(value)]
        case "dwell": return [try dwell(value)]
        case "service": return [try service(value)]
        case "tariff": return [try tariff(value)]
        case "cost": return [try cost(value)]
        case "price": return try price(value)
        default:
            let word = key.string ?? ""
            throw Complaint(
                .badInput, at: GuardedYAML.place(key, file), found: "the change \"\(word)\"",
                expected: "one of " + Self.kinds.joined(separator: ", "),
                advice: Near.advice(word, among: Self.kinds) ?? "")
        }
    }

    private func names(_ node: Node) throws(Complaint) -> [String] {
        var result: [String] = []
        for part in node.sequence.map({ Array($0) }) ?? [node] {
            guard let text = part.scalar?.string, !text.isEmpty, text.utf8.count <= 200 else {
                throw Complaint(
                    .badInput, at: GuardedYAML.place(part, file), found: "no name",
                    expected: "a crossing, passage, ferry or planned line")
            }
            result.append(text)
        }
        return result
    }

    private func open(_ node: Node) throws(Complaint) -> [ScenarioChange] {
        guard node.mapping != nil else { return try names(node).map { .open($0) } }
        let fields = try FieldReader(node, file: file, what: "open", keys: ["planned"])
        guard let year = try fields.number("planned"), (2000...2100).contains(year) else {
            throw fields.wrong("planned", "no year", "a year, as in {planned: 2035}")
        }
        return [.openPlanned(by: Int(year))]
    }

    private func mode(_ fields: FieldReader, among modes: [Mode]) throws(Complaint) -> Mode? {
        guard let word = try fields.text("mode") else { return nil }
        guard let mode = modes.first(where: { $0.name == word }) else {
            throw fields.wrong(
                "mode", "the mode \"\(word)\"", modes.map(\.name).joined(separator: " or "))
        }
        return mode
    }

    private func positive(_ fields: FieldReader, _ key: String, _ range: ClosedRange<Double>) throws(Complaint)
        -> Double?
    {
        guard let value = try fields.number(key) else { return nil }
        guard range.contains(value) else {
            throw fields.wrong(key, "\(value)", "\(range.lowerBound) to \(range.upperBound)")
        }
        return value
    }

    private func add(_ node: Node) throws(Complaint) -> ScenarioChange {
        let fields = try FieldReader(
            node, file: file, what: "add", keys: ["from", "to", "mode", "km", "speed"])
        guard let kilometres = try positive(fields, "km", 0...20_000) else {
            throw fields.wrong("km", "nothing", "the length of the new line")
        }
        return .add(
            from: try fields.needed("from"), to: try fields.needed("to"),
            mode: try mode(fields, among: [.rail, .road, .sea]) ?? .rail, kilometres: kilometres,
            kilometresAnHour: try positive(fields, "speed", 1...400))
    }

    private func set(_ node: Node) throws(Complaint) -> ScenarioChange {
        let fields = try FieldReader(
            node, file: file, what: "set", keys: ["line", "country", "from", "to", "mode", "speed"])
        guard let speed = try positive(fields, "speed", 1...400) else {
            throw fields.wrong("speed", "nothing", "kilometres an hour")
        }
        let mode = try mode(fields, among: [.rail, .road]) ?? .rail
        if let line = try fields.text("line") { return .speed(.line(line), kilometresAnHour: speed) }
        if let country = try fields.text("country") {
            return .speed(.country(country, mode), kilometresAnHour: speed)
        }
        return .speed(
            .between(try fields.needed("from"), try fields.needed("to"), mode), kilometresAnHour: speed)
    }

    private func dwell(_ node: Node) throws(Complaint) -> ScenarioChange {
        let fields = try FieldReader(node, file: file, what: "dwell", keys: ["crossing", "hours"])
        let crossing = try fields.needed("crossing")
        let word = try fields.needed("hours")
        if let basis = DwellBasis(rawValue: word) { return .dwell(crossing: crossing, .basis(basis)) }
        guard Double(word) != nil, let hours = try positive(fields, "hours", 0...2400) else {
            throw fields.wrong("hours", "\"\(word)\"", "measured, official or a number of hours from 0 to 2400")
        }
        return .dwell(crossing: crossing, .hours(hours))
    }

    private func service(_ node: Node) throws(Complaint) -> ScenarioChange {
        let fields = try FieldReader(node, file: file, what: "service", keys: ["ferry", "mode", "departures"])
        guard let departures = try positive(fields, "departures", 0.05...1000) else {
            throw fields.wrong("departures", "nothing", "departures a week")
        }
        if let ferry = try fields.text("ferry") { return .service(.ferry(ferry), departuresAWeek: departures) }
        guard let mode = try mode(fields, among: [.rail, .sea]) else {
            throw fields.wrong("ferry", "nothing", "a ferry, or mode: rail or sea")
        }
        return .service(mode == .rail ? .rail : .sea, departuresAWeek: departures)
    }

    private func tariff(_ node: Node) throws(Complaint) -> ScenarioChange {
        let fields = try FieldReader(node, file: file, what: "tariff", keys: ["from", "to", "old", "new"])
        guard let new = try fields.number("new", percent: true) else {
            throw fields.wrong("new", "nothing", "the new duty, such as 10 %")
        }
        let old = try fields.number("old", percent: true) ?? 0
        for (key, value) in [("old", old), ("new", new)] where !(0...10).contains(value) {
            throw fields.wrong(key, "\(value * 100) %", "0 to 1000 %")
        }
        return .tariff(from: try fields.needed("from"), to: try fields.needed("to"), old: old, new: new)
    }

    private func cost(_ node: Node) throws(Complaint) -> ScenarioChange {
        let fields = try FieldReader(node, file: file, what: "cost", keys: ["from", "to", "change"])
        guard let change = try fields.number("change", percent: true) else {
            throw fields.wrong("change", "nothing", "a change such as -5 %")
        }
        guard change > -1, change <= 100 else {
            throw fields.wrong(
                "change", "\(change * 100) %, which leaves a cost below zero", "more than -100 %")
        }
        return .cost(from: try fields.needed("from"), to: try fields.needed("to"), change: change)
    }

    private func price(_ node: Node) throws(Complaint) -> [ScenarioChange] {
        let fields = try FieldReader(
            node, file: file, what: "price", keys: ["rail", "road", "sea", "ferry", "fuel", "carbon"])
        var result: [ScenarioChange] = []
        for mode in [Mode.rail, .road, .sea, .ferry] {
            if let change = try fields.number(mode.name, percent: true) {
                result.append(.price(.rate(mode, factor: try factor(fields, mode.name, change))))
            }
        }
        if let change = try fields.number("fuel", percent: true) {
            result.append(.price(.fuel(factor: try factor(fields, "fuel", change))))
        }
        if let dollars = try positive(fields, "carbon", 0...10_000) { result.append(.price(.carbon(dollars))) }
        guard !result.isEmpty else {
            throw fields.wrong("rail", "nothing", "rail, road, sea, ferry, fuel or carbon")
        }
        return result
    }

    private func factor(_ fields: FieldReader, _ key: String, _ change: Double) throws(Complaint) -> Double {
        guard change > -1, change <= 100 else {
            throw fields.wrong(key, "\(change * 100) %, which leaves a price below zero", "more than -100 %")
        }
        return 1 + change
    }
}

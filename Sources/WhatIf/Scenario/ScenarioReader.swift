public import Evidence
internal import Freight
internal import Yams

extension Scenario {
    /// Reads a scenario from YAML text; `include` is refused, as a request must not open files.
    ///
    /// - Throws: a ``Complaint`` with line and column for text that is no scenario.
    public init(yaml text: String, file: String = "scenario") throws(Complaint) {
        var reader = ScenarioReader(file: file)
        self = try reader.read(text) { (_, place) throws(Complaint) in
            throw Complaint(
                .badInput, at: place, found: "include: without a folder", expected: "the changes themselves")
        }
    }
}

/// Reads the keys of a scenario.
struct ScenarioReader {
    let file: String
    private static let keys = [
        "name", "name_fr", "note", "note_fr", "year", "include", "changes", "routes", "claims",
    ]

    init(file: String) {
        self.file = file
    }

    /// Reads the text; `include` gives the steps and routes of another file.
    mutating func read(
        _ text: String, include: (String, Complaint.Place) throws(Complaint) -> Scenario
    ) throws(Complaint) -> Scenario {
        let root = try GuardedYAML.root(text, file: file)
        guard let mapping = root.mapping else {
            throw Complaint(
                .badInput, at: GuardedYAML.place(root, file), found: "YAML that is no scenario",
                expected: "name: and changes: at the top")
        }
        var scenario = Scenario(name: "")
        var hasChanges = false
        var own: [Scenario.Step] = []
        for (key, value) in mapping {
            let word = key.string ?? ""
            switch word {
            case "name": scenario.name = try self.text(value, "a name")
            case "name_fr": scenario.nameFrench = try self.text(value, "a name")
            case "note": scenario.note = try self.text(value, "a sentence")
            case "note_fr": scenario.noteFrench = try self.text(value, "a sentence")
            case "year":
                let year = try number(value, "a year", 2000...2100)
                guard year == year.rounded() else { throw wrong(value, "the year \(year)", "a whole year") }
                scenario.year = Int(year)
            case "include":
                let files = value.sequence.map { Array($0) } ?? [value]
                for node in files {
                    let part = try include(self.text(node, "a file name"), GuardedYAML.place(node, file))
                    scenario.steps += part.steps
                    scenario.routes += part.routes
                }
                hasChanges = true
            case "changes":
                hasChanges = true
                guard let list = value.sequence else {
                    if value.null != nil { continue }
                    throw wrong(value, "changes: that is no list", "a list of one-key maps such as - open: cku")
                }
                let changes = ChangeReader(file: file)
                for node in list {
                    for change in try changes.changes(node) {
                        own.append(Scenario.Step(change, at: GuardedYAML.place(node, file)))
                    }
                }
            case "routes":
                guard let list = value.sequence else { throw wrong(value, "routes: that is no list", "a list") }
                for node in list { scenario.routes.append(try route(node)) }
            case "claims":
                guard let list = value.sequence else { throw wrong(value, "claims: that is no list", "a list") }
                for node in list { scenario.claims.append(try claim(node)) }
            default:
                throw Complaint(
                    .badInput, at: GuardedYAML.place(key, file), found: "the key \"\(word)\"",
                    expected: "one of " + Self.keys.joined(separator: ", "),
                    advice: Near.advice(word, among: Self.keys) ?? "")
            }
        }
        guard hasChanges else {
            throw Complaint(
                .badInput, at: GuardedYAML.place(root, file), found: "a scenario without changes:",
                expected: "a list of changes, which may be empty")
        }
        try Contradictions.refuse(own)
        scenario.steps += own
        guard !scenario.name.isEmpty else {
            throw Complaint(
                .badInput, at: GuardedYAML.place(root, file), found: "a scenario without name:",
                expected: "a name to show above the results")
        }
        if scenario.nameFrench.isEmpty { scenario.nameFrench = scenario.name }
        if scenario.noteFrench.isEmpty { scenario.noteFrench = scenario.note }
        return scenario
    }

    private func route(_ node: Node) throws(Complaint) -> Scenario.Route {
        let fields = try FieldReader(node, file: file, what: "a route", keys: ["from", "to", "mode"])
        var modes: Set<Mode> = []
        if let word = try fields.text("mode") {
            for part in word.split(whereSeparator: { $0 == "," || $0 == " " }) {
                guard let mode = Mode(carrying: part) else {
                    throw fields.wrong("mode", "the mode \"\(part)\"", "rail, road, sea or ferry")
                }
                modes.insert(mode)
            }
        }
        return Scenario.Route(
            from: try fields.needed("from"), to: try fields.needed("to"), modes: modes,
            at: GuardedYAML.place(node, file))
    }

    private func claim(_ node: Node) throws(Complaint) -> Scenario.Claim {
        let fields = try FieldReader(
            node, file: file, what: "a claim", keys: ["text", "km", "days_from", "days_to"])
        let from = try fields.number("days_from")
        let to = try fields.number("days_to") ?? from
        var days: ClosedRange<Double>?
        if let low = from ?? to, let high = to {
            guard low <= high else { throw fields.wrong("days_to", "\(high)", "not less than days_from") }
            days = low...high
        }
        let kilometres = try fields.number("km")
        guard kilometres != nil || days != nil else {
            throw fields.wrong("km", "nothing", "kilometres or days that are said to be saved")
        }
        return Scenario.Claim(text: try fields.needed("text"), kilometres: kilometres, days: days)
    }

    private func text(_ node: Node, _ what: String) throws(Complaint) -> String {
        guard let text = node.string, node.scalar != nil else { throw wrong(node, "no text", what) }
        guard text.utf8.count <= 2000 else { throw wrong(node, "\(text.utf8.count) bytes", "at most 2000") }
        return text
    }

    private func number(_ node: Node, _ what: String, _ range: ClosedRange<Double>) throws(Complaint) -> Double {
        guard let text = node.scalar?.string, let value = Double(text), range.contains(value) else {
            throw wrong(
                node, "\"\(node.scalar?.string ?? "a list or map")\"",
                "\(what) from \(Int(range.lowerBound)) to \(Int(range.upperBound))")
        }
        return value
    }

    private func wrong(_ node: Node, _ found: String, _ expected: String) -> Complaint {
        Complaint(.badInput, at: GuardedYAML.place(node, file), found: found, expected: expected)
    }
}

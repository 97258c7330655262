internal import Evidence
public import Reading

/// Documents and claims as lines of JSON or as a table.
public enum RecordWriting {
    /// One JSON object a line, the document first.
    public static func lines(_ document: Document, verdicts: [Verdict]?) -> [UInt8] {
        var json = JSONWriter()
        if document.offset == 0 {
            document.write(to: &json)
            json.newline()
        }
        for (index, claim) in document.claims.enumerated() {
            json.object { json in
                claim.writeMembers(to: &json, document: document.id)
                if let verdict = verdicts?[index] {
                    json.key("verdict")
                    verdict.write(to: &json)
                }
            }
            json.newline()
        }
        guard verdicts == nil else { return json.bytes }
        for event in document.events {
            json.object { event.writeMembers(to: &$0, document: document.id) }
            json.newline()
        }
        for project in document.projects {
            json.object { project.writeMembers(to: &$0, document: document.id) }
            json.newline()
        }
        for commitment in document.commitments {
            json.object { commitment.writeMembers(to: &$0, document: document.id) }
            json.newline()
        }
        return json.bytes
    }

    /// One line a claim in columns; without verdicts, tables of events, projects and commitments follow, if there are any.
    public static func table(_ document: Document, verdicts: [Verdict]?) -> String {
        var rows = [["offset", "quote", "measure", "parties", "period"] + (verdicts == nil ? [] : ["verdict"])]
        for (index, claim) in document.claims.enumerated() {
            var row = [
                String(claim.start), VisibleText.escaped(claim.quote),
                claim.growthOf.map { "\(claim.measure.rawValue) of \($0.rawValue)" } ?? claim.measure.rawValue,
                claim.parties.map(\.code).joined(separator: " "), claim.period?.description ?? none,
            ]
            if let verdict = verdicts?[index] { row.append(verdict.rating.rawValue) }
            rows.append(row)
        }
        guard verdicts == nil else { return columns(rows) }
        return ([rows] + occurrences(document)).filter { $0.count > 1 || $0 == rows }.map(columns)
            .joined(separator: "\n")
    }

    private static let none = "–"

    private static func occurrences(_ document: Document) -> [[[String]]] {
        let events = document.events.map { event in
            [
                String(event.start), shortened(event.name), event.kind, event.place ?? none,
                event.period?.description ?? none, event.event ?? none,
            ]
        }
        let projects = document.projects.map { project in
            [
                String(project.start), shortened(project.name), project.kind, listed(project.places),
                project.status ?? none,
                listed(
                    [project.cost, project.length, project.capacity].compactMap { amount in
                        amount.map(written)
                    }, by: ", "),
                listed(project.parties, by: ", "),
            ]
        }
        let commitments = document.commitments.map { commitment in
            [
                String(commitment.start), shortened(commitment.what), commitment.kind.rawValue, listed(commitment.who),
                listed(commitment.to), commitment.by?.description ?? none,
            ]
        }
        return [
            [["offset", "event", "kind", "place", "period", "record"]] + events,
            [["offset", "project", "kind", "places", "status", "amounts", "parties"]] + projects,
            [["offset", "commitment", "kind", "who", "to", "by"]] + commitments,
        ]
    }

    /// "8.45 bn CNY", "380 km".
    private static func written(_ amount: ProjectMention.Amount) -> String {
        let (scale, name) = amount.value >= 1e9 ? (1e9, " bn") : amount.value >= 1e6 ? (1e6, " m") : (1, "")
        let rounded = (amount.value / scale * 100).rounded() / 100
        let number = Int(exactly: rounded).map(String.init) ?? rounded.description
        return "\(number)\(name) \(amount.unit)"
    }

    private static func listed(_ items: [String], by separator: String = " ") -> String {
        items.isEmpty ? none : VisibleText.escaped(items.joined(separator: separator))
    }

    /// What fits a column: the first sixty characters.
    private static func shortened(_ text: String) -> String {
        let text = VisibleText.escaped(text)
        return text.count <= 60 ? text : text.prefix(59) + "…"
    }

    private static func columns(_ rows: [[String]]) -> String {
        let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            row.enumerated().map { column, cell in
                column == row.count - 1 ? cell : cell + String(repeating: " ", count: widths[column] - cell.count)
            }.joined(separator: "  ")
        }.joined(separator: "\n") + "\n"
    }
}

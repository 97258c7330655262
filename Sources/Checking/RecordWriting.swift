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

    /// One line a claim in columns.
    public static func table(_ document: Document, verdicts: [Verdict]?) -> String {
        var rows = [["offset", "quote", "measure", "parties", "period"] + (verdicts == nil ? [] : ["verdict"])]
        for (index, claim) in document.claims.enumerated() {
            var row = [
                String(claim.start), VisibleText.escaped(claim.quote),
                claim.growthOf.map { "\(claim.measure.rawValue) of \($0.rawValue)" } ?? claim.measure.rawValue,
                claim.parties.map(\.code).joined(separator: " "), claim.period?.description ?? "–",
            ]
            if let verdict = verdicts?[index] { row.append(verdict.rating.rawValue) }
            rows.append(row)
        }
        let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            row.enumerated().map { column, cell in
                column == row.count - 1 ? cell : cell + String(repeating: " ", count: widths[column] - cell.count)
            }.joined(separator: "  ")
        }.joined(separator: "\n") + "\n"
    }
}

internal import Atlas
internal import Evidence
internal import Statistics

/// References as a table or CSV.
enum StatisticsText {
    static func table(_ references: [Reference]) -> String {
        let wording = Wording(french: false)
        // One definition goes without saying; several are told apart.
        let isMixed = Set(references.map(\.definition)).count > 1
        var rows = [
            ["period", "reporter", "partner"] + (isMixed ? ["definition"] : [])
                + ["value", "quality", "source", "formula"]
        ]
        for reference in references {
            rows.append(
                [reference.period.description, reference.reporter, reference.partner ?? ""]
                    + (isMixed ? [reference.definition] : []) + [
                        limit(reference.bound) + wording.amount(reference.value, reference.unit),
                        reference.quality.rawValue,
                        reference.source.publisher.isEmpty ? reference.source.title : reference.source.publisher,
                        reference.formula ?? "",
                    ])
        }
        return Self.rows(rows, as: .table)
    }

    /// "more than" and "less than" before values that only limit.
    private static func limit(_ bound: Reference.Bound) -> String {
        switch bound {
        case .exact: ""
        case .lower: "more than "
        case .upper: "less than "
        }
    }

    /// Rows, the first a header, in columns, as CSV, or as a JSON array of objects.
    static func rows(_ rows: [[String]], as format: TableFormat) -> String {
        switch format {
        case .table: break
        case .csv: return rows.map { $0.map(quoted).joined(separator: ",") + "\n" }.joined()
        case .json:
            var json = JSONWriter(indentation: 2)
            json.array { json in
                for row in rows.dropFirst() {
                    json.object { json in
                        for (name, cell) in zip(rows[0], row) {
                            // Numbers are written as such; nothing as null.
                            json.key(name)
                            if cell.isEmpty {
                                json.string(nil)
                            } else if let number = DecimalText.value(of: Array(cell.utf8)), name != "fingerprint" {
                                json.number(number)
                            } else {
                                json.string(cell)
                            }
                        }
                    }
                }
            }
            json.newline()
            return json.text
        }
        let shown = rows.map { $0.map { VisibleText.escaped($0) } }
        let widths = (shown.first ?? []).indices.map { column in shown.map { $0[column].count }.max() ?? 0 }
        return shown.map { row in
            row.enumerated().map { column, cell in
                column == row.count - 1 ? cell : cell + String(repeating: " ", count: widths[column] - cell.count)
            }.joined(separator: "  ")
        }.joined(separator: "\n") + "\n"
    }

    /// A JSON array with an object a reference.
    static func json(_ references: [Reference]) -> String {
        var json = JSONWriter(indentation: 2)
        json.array { json in
            for reference in references {
                json.object { json in
                    json.member("period", reference.period.description)
                    json.member("reporter", reference.reporter)
                    json.member("partner", reference.partner)
                    json.member("measure", reference.measure.rawValue)
                    json.member("definition", reference.definition)
                    json.member("value", reference.value)
                    json.member("unit", reference.unit.rawValue)
                    json.member("basis", reference.basis?.rawValue)
                    json.member("bound", reference.bound.rawValue)
                    json.member("quality", reference.quality.rawValue)
                    json.member("formula", reference.formula)
                    json.member("source", reference.source.id)
                    json.member("publisher", reference.source.publisher)
                    json.member("title", reference.source.title)
                    json.member("url", reference.source.url)
                    json.member("licence", reference.source.licence)
                    json.member("vintage", reference.vintage)
                }
            }
        }
        json.newline()
        return json.text
    }

    static func csv(_ references: [Reference]) -> String {
        var text =
            "period,reporter,partner,measure,definition,value,unit,bound,basis,quality,source,vintage,url,formula\n"
        for reference in references {
            let cells = [
                reference.period.description, reference.reporter, reference.partner ?? "", reference.measure.rawValue,
                reference.definition, number(reference.value), reference.unit.rawValue, reference.bound.rawValue,
                reference.basis?.rawValue ?? "", reference.quality.rawValue,
                reference.source.id, reference.vintage, reference.source.url, reference.formula ?? "",
            ]
            text += cells.map(quoted).joined(separator: ",") + "\n"
        }
        return text
    }

    private static func number(_ value: Double) -> String {
        Int(exactly: value.rounded()).map(String.init) ?? value.description
    }

    private static func quoted(_ cell: String) -> String {
        cell.contains(",") || cell.contains("\"") || cell.contains("\n")
            ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
    }
}

/// Economies and groups as users write them.
enum Parties {
    /// The code of a name or code.
    ///
    /// - Throws: a ``Complaint`` with the closest names when there is none.
    static func code(_ text: String) throws(Complaint) -> String {
        let atlas = Atlas.embedded
        let upper = text.uppercased()
        if atlas.economies[upper] != nil || atlas.groups.contains(upper) || upper == "WORLD" { return upper }
        let names = atlas.names.filter { $0.kind == "name" }
        if let name = names.first(where: { $0.form.lowercased() == text.lowercased() }) { return name.subject }
        if let project = Atlas.project(text) { return project.nameEnglish }
        // Services and hubs that only series name.
        if let party = Base.embedded.parties.first(where: { $0.lowercased() == text.lowercased() }) { return party }
        var seen: Set<String> = []
        let close = names.filter { $0.language != "zh" && $0.language != "ru" }
            .map { ($0, distance($0.form.lowercased(), text.lowercased())) }
            .filter { $0.1 <= 2 }.sorted { $0.1 < $1.1 }.filter { seen.insert($0.0.subject).inserted }
            .prefix(3).map { "\($0.0.form) (\($0.0.subject))" }
        throw Complaint(
            .badUse, found: "no economy or group is called \"\(text)\"",
            advice: close.isEmpty
                ? "give an ISO 3166 code such as VNM, or a group such as ASEAN"
                : "did you mean " + close.joined(separator: " or ") + "?")
    }

    /// Levenshtein's distance between two words.
    private static func distance(_ one: String, _ other: String) -> Int {
        let (left, right) = (Array(one.unicodeScalars.prefix(60)), Array(other.unicodeScalars.prefix(60)))
        guard abs(left.count - right.count) <= 2 else { return 3 }
        var row = Array(0...right.count)
        for (i, a) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, b) in right.enumerated() {
                let above = row[j + 1]
                row[j + 1] = min(above + 1, row[j] + 1, diagonal + (a == b ? 0 : 1))
                diagonal = above
            }
        }
        return row[right.count]
    }
}

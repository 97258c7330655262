public import Evidence

/// References as a table, CSV or JSON.
public enum ReferenceWriting {
    /// Columns for people to read.
    public static func table(_ references: [Reference]) -> String {
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
        return TextTable.aligned(rows)
    }

    /// "more than" and "less than" before values that only limit.
    private static func limit(_ bound: Reference.Bound) -> String {
        switch bound {
        case .exact: ""
        case .lower: "more than "
        case .upper: "less than "
        }
    }

    /// A JSON array with an object a reference.
    public static func json(_ references: [Reference]) -> String {
        var json = JSONWriter(indentation: 2)
        write(references, to: &json)
        json.newline()
        return json.text
    }

    /// Writes the array into an open text.
    public static func write(_ references: [Reference], to json: inout JSONWriter) {
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
    }

    /// A line a reference, a header first.
    public static func csv(_ references: [Reference]) -> String {
        var text =
            "period,reporter,partner,measure,definition,value,unit,bound,basis,quality,source,vintage,url,formula\n"
        for reference in references {
            let cells = [
                reference.period.description, reference.reporter, reference.partner ?? "", reference.measure.rawValue,
                reference.definition, number(reference.value), reference.unit.rawValue, reference.bound.rawValue,
                reference.basis?.rawValue ?? "", reference.quality.rawValue,
                reference.source.id, reference.vintage, reference.source.url, reference.formula ?? "",
            ]
            text += TextTable.line(cells)
        }
        return text
    }

    private static func number(_ value: Double) -> String {
        Int(exactly: value.rounded()).map(String.init) ?? value.description
    }
}

public import Evidence

/// Series as JSON records, for keeping.
public enum SeriesRecord {
    /// One JSON object: the fields of a series, its source, and `observations` as `[period, value, status, bound]`.
    public static func bytes(_ series: Series) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            for (name, text) in [
                ("reporter", series.reporter), ("partner", series.partner), ("measure", series.measure.rawValue),
                ("definition", series.definition), ("product", series.product),
                ("valuation", series.valuation.rawValue), ("unit", series.unit.rawValue),
                ("quality", series.quality.rawValue), ("formula", series.formula ?? ""),
                ("of", series.of?.rawValue ?? ""), ("basis", series.basis?.rawValue ?? ""),
            ] where !text.isEmpty {
                json.member(name, text)
            }
            json.key("source")
            json.object { json in
                let source = series.source
                for (name, text) in [
                    ("id", source.id), ("publisher", source.publisher), ("title", source.title), ("url", source.url),
                    ("licence", source.licence), ("attribution", source.attribution), ("vintage", source.vintage),
                    ("quality", source.quality.rawValue),
                ] {
                    json.member(name, text)
                }
            }
            json.key("observations")
            json.array { json in
                for observation in series.observations {
                    json.array { json in
                        json.string(observation.period.description)
                        json.number(observation.value)
                        json.string(observation.status.rawValue)
                        json.string(observation.bound.rawValue)
                    }
                }
            }
        }
        return json.bytes
    }

    /// The series of such an object.
    ///
    /// - Throws: a ``Complaint`` when the record is none, which is a fault of ours or of whoever edited the file.
    public static func series(_ bytes: [UInt8]) throws(Complaint) -> Series {
        let root = try JSONText(name: "ledger", bytes: bytes).root
        func text(_ name: String) -> String { root[name]?.string ?? "" }
        func origin(_ name: String) -> String { root["source"]?[name]?.string ?? "" }
        guard let measure = Measure(rawValue: text("measure")), let quality = Quality(rawValue: text("quality")),
            let valuation = Valuation(rawValue: text("valuation")), !text("unit").isEmpty, !text("reporter").isEmpty
        else {
            throw Complaint(
                .badInput, found: "a series in the ledger that this version cannot read",
                advice: "import the file again into a new folder")
        }
        var observations: [Observation] = []
        for item in root["observations"]?.elements ?? [] {
            let parts = item.elements
            guard parts.count == 4, let period = parts[0].string.flatMap({ Period($0) }), let value = parts[1].number,
                let status = parts[2].string.flatMap(Observation.Status.init(rawValue:)),
                let bound = parts[3].string.flatMap(Reference.Bound.init(rawValue:))
            else {
                throw Complaint(.badInput, found: "a value in the ledger that this version cannot read")
            }
            observations.append(Observation(period: period, value: value, status: status, bound: bound))
        }
        return Series(
            source: Source(
                id: origin("id"), publisher: origin("publisher"), title: origin("title"), url: origin("url"),
                licence: origin("licence"), attribution: origin("attribution"), vintage: origin("vintage"),
                quality: Quality(rawValue: origin("quality")) ?? .assumed),
            reporter: text("reporter"), partner: text("partner"), measure: measure, definition: text("definition"),
            product: text("product"), valuation: valuation, unit: Unit(rawValue: text("unit")), quality: quality,
            formula: text("formula").isEmpty ? nil : text("formula"), of: Measure(rawValue: text("of")),
            basis: text("basis").isEmpty ? nil : Unit(rawValue: text("basis")), observations: observations)
    }
}

public import Evidence

/// Series as JSON records, for keeping; a source that many series share is a record of its own.
public enum SeriesRecord {
    /// What kinds of record there are.
    public enum Kind: String, Sendable {
        case series
        case source
    }

    /// One record: its kind, the words it is found by, and its JSON.
    public struct Kept: Sendable {
        public let kind: Kind
        /// Measure of a series; key of a source.
        public let topic: String
        public let subject: String
        public let object: String
        public let body: [UInt8]
    }

    /// The records of series, each source once before the first series that names it.
    public static func records(_ series: [Series]) -> [Kept] {
        var keys: [Source: String] = [:]
        var last: (source: Source, key: String)?
        var result: [Kept] = []
        result.reserveCapacity(series.count + 1)
        for item in series {
            let key: String
            if let last, last.source == item.source {
                key = last.key
            } else if let known = keys[item.source] {
                key = known
            } else {
                let body = bytes(of: item.source)
                key = String(Fingerprint.of(String(decoding: body, as: UTF8.self)).prefix(16))
                keys[item.source] = key
                result.append(Kept(kind: .source, topic: key, subject: item.source.id, object: "", body: body))
            }
            last = (item.source, key)
            result.append(
                Kept(
                    kind: .series, topic: item.measure.rawValue, subject: item.reporter, object: item.partner,
                    body: bytes(of: item, source: key)))
        }
        return result
    }

    /// One JSON object: the fields of a series that are not empty, the key of its source, and `observations` as
    /// `[period, value]` or `[period, value, status, bound]`.
    static func bytes(of series: Series, source: String) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            for (name, text) in [
                ("reporter", series.reporter), ("partner", series.partner), ("measure", series.measure.rawValue),
                ("definition", series.definition), ("product", series.product),
                ("valuation", series.valuation.rawValue), ("unit", series.unit.rawValue),
                ("quality", series.quality.rawValue), ("formula", series.formula ?? ""),
                ("of", series.of?.rawValue ?? ""), ("basis", series.basis?.rawValue ?? ""), ("source", source),
            ] where !text.isEmpty {
                json.member(name, text)
            }
            json.key("observations")
            json.array { json in
                for observation in series.observations {
                    json.array { json in
                        json.string(observation.period.description)
                        json.number(observation.value)
                        if observation.status != .normal || observation.bound != .exact {
                            json.string(observation.status.rawValue)
                            json.string(observation.bound.rawValue)
                        }
                    }
                }
            }
        }
        return json.bytes
    }

    static func bytes(of source: Source) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            for (name, text) in [
                ("id", source.id), ("publisher", source.publisher), ("title", source.title), ("url", source.url),
                ("licence", source.licence), ("attribution", source.attribution), ("vintage", source.vintage),
                ("quality", source.quality.rawValue),
            ] {
                json.member(name, text)
            }
        }
        return json.bytes
    }

    /// The source of a record.
    ///
    /// - Throws: a ``Complaint`` when the record is none, which is a fault of ours or of whoever edited the file.
    public static func source(_ bytes: [UInt8]) throws(Complaint) -> Source {
        let root = try JSONText(name: "ledger", bytes: bytes).root
        func text(_ name: String) -> String { root[name]?.string ?? "" }
        guard let quality = Quality(rawValue: text("quality")), !text("id").isEmpty else {
            throw unreadable("a source")
        }
        return Source(
            id: text("id"), publisher: text("publisher"), title: text("title"), url: text("url"),
            licence: text("licence"), attribution: text("attribution"), vintage: text("vintage"), quality: quality)
    }

    /// The series of a record, its source looked up by key.
    ///
    /// - Throws: a ``Complaint`` when the record is none, or its source is missing.
    public static func series(_ bytes: [UInt8], sources: [String: Source]) throws(Complaint) -> Series {
        let root = try JSONText(name: "ledger", bytes: bytes).root
        func text(_ name: String) -> String { root[name]?.string ?? "" }
        guard let measure = Measure(rawValue: text("measure")), let quality = Quality(rawValue: text("quality")),
            let valuation = Valuation(rawValue: text("valuation")), let source = sources[text("source")],
            !text("unit").isEmpty, !text("reporter").isEmpty
        else { throw unreadable("a series") }
        var observations: [Observation] = []
        for item in root["observations"]?.elements ?? [] {
            let parts = item.elements
            guard parts.count == 2 || parts.count == 4, let period = parts[0].string.flatMap({ Period($0) }),
                let value = parts[1].number
            else { throw unreadable("a value") }
            var observation = Observation(period: period, value: value)
            if parts.count == 4 {
                guard let status = parts[2].string.flatMap(Observation.Status.init(rawValue:)),
                    let bound = parts[3].string.flatMap(Reference.Bound.init(rawValue:))
                else { throw unreadable("a value") }
                (observation.status, observation.bound) = (status, bound)
            }
            observations.append(observation)
        }
        return Series(
            source: source, reporter: text("reporter"), partner: text("partner"), measure: measure,
            definition: text("definition"), product: text("product"), valuation: valuation,
            unit: Unit(rawValue: text("unit")), quality: quality,
            formula: text("formula").isEmpty ? nil : text("formula"), of: Measure(rawValue: text("of")),
            basis: text("basis").isEmpty ? nil : Unit(rawValue: text("basis")), observations: observations)
    }

    private static func unreadable(_ what: String) -> Complaint {
        Complaint(
            .badInput, found: "\(what) in the ledger that this version cannot read",
            advice: "import the file again into a new folder")
    }
}

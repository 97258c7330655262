internal import Evidence

/// The World Bank's API answer: `[{page, …, lastupdated}, [{indicator, countryiso3code, date, value}, …]]`.
enum WorldBankJSON {
    static func read(_ source: any ByteSource, _ options: ImportOptions) throws(Complaint) -> Imported {
        var source = source
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = try source.read(into: &buffer)
            if count == 0 { break }
            bytes += buffer[..<count]
        }
        let text = try JSONText(name: source.name, bytes: bytes)
        let parts = text.root.elements
        guard parts.count == 2, !parts[1].elements.isEmpty else {
            let message = parts.first?["message"]?.elements.first?["value"]?.string
            throw Complaint(
                .badInput, at: text.place(text.root),
                found: message.map { "the World Bank's message \"\($0)\"" } ?? "JSON of another shape",
                expected: "a page and a list of values, as the World Bank's API gives them",
                advice: "ask for format=json&per_page=20000; nothing was imported")
        }
        var gathering = Gathering()
        var warnings: [String] = []
        var (unknown, others) = (Set<String>(), 0)
        for item in parts[1].elements {
            func refuse(_ name: String, _ expected: String) -> Complaint {
                Complaint(
                    .badInput, at: text.place(item[name] ?? item), found: "no \"\(name)\" that can be used",
                    expected: expected, advice: "nothing was imported")
            }
            guard let indicator = item["indicator"]?["id"]?.string else {
                throw refuse("indicator", "an object with the indicator's id")
            }
            guard let date = item["date"]?.string, let when = PublishedPeriod.read(date) else {
                throw refuse("date", "a period such as \"2024\"")
            }
            guard let code = item["countryiso3code"]?.string else {
                throw refuse("countryiso3code", "an ISO 3166 alpha-3 code")
            }
            guard let value = item["value"], !value.isNull else {
                if item["value"] == nil { throw refuse("value", "a number or null") }
                continue
            }
            guard let amount = value.number else { throw refuse("value", "a number or null") }
            guard let known = PublishedCodes.embedded.indicators["wb:" + indicator] else {
                unknown.insert(indicator)
                continue
            }
            switch PublishedCodes.embedded.meaning(of: code, .worldBank) {
            case .economy(let economy):
                try gathering.add(
                    key(known, economy), Observation(period: when, value: amount), at: text.place(value),
                    line: text.place(value).line ?? 0)
            case .other: others += 1
            case .unknown where code.isEmpty: others += 1
            case .unknown: throw refuse("countryiso3code", "a known code instead of \"\(code)\"")
            }
        }
        if others > 0 { warnings.append("\(Amounts.count(others, "value")) of regions and income classes left out") }
        if !unknown.isEmpty { warnings.append("indicators left out: " + unknown.sorted().joined(separator: ", ")) }
        if let pages = parts[0]["pages"]?.number, let page = parts[0]["page"]?.number, pages > 1 {
            warnings.append(
                "this is page \(Int(clamping: Int64(page))) of \(Int(clamping: Int64(pages))); import the others too")
        }
        return Imported(
            format: .worldBankJSON,
            series: gathering.series(
                source: ImportSources.source(
                    "world-bank", vintage: options.vintage ?? parts[0]["lastupdated"]?.string),
                quality: .official),
            rows: parts[1].elements.count, warnings: warnings)
    }

    static func key(_ known: PublishedCodes.Indicator, _ economy: String) -> Gathering.Key {
        let isTrade = known.measure == .exports || known.measure == .imports || known.measure == .fdiFlow
        return Gathering.Key(
            reporter: economy, partner: isTrade && economy != "WORLD" ? "WORLD" : "", measure: known.measure,
            definition: known.definition, valuation: known.valuation,
            unit: known.unit ?? Atlases.currency(of: economy), of: known.of)
    }
}

internal import Atlas
internal import Evidence
internal import StatisticsTables

/// How publishers name economies and indicators.
struct PublishedCodes: Sendable {
    /// A publisher's way to name economies.
    enum Scheme: String, Sendable {
        case un
        case imf
        case imfName = "imf-name"
        case worldBank = "wb"
        case icio
        case customs
        case currency
        /// SDMX agencies, whose names stand where economies do.
        case agency
        /// ISO 3166 alpha-3 and nothing else.
        case iso
    }

    /// What an indicator measures.
    struct Indicator: Sendable {
        let measure: Measure
        let definition: String
        /// nil for the currency of the reporter.
        let unit: Unit?
        let valuation: Valuation
        let of: Measure?
    }

    private let economies: [Scheme: [String: String]]
    let indicators: [String: Indicator]
    private let iso: Set<String>

    static let embedded: PublishedCodes = {
        do {
            return try unsafe PublishedCodes(
                codes: CSVTable(
                    name: "codes.csv",
                    bytes: UnsafeBufferPointer(
                        start: sogdian_statistics_codes_bytes(), count: sogdian_statistics_codes_count())),
                indicators: CSVTable(
                    name: "indicators.csv",
                    bytes: UnsafeBufferPointer(
                        start: sogdian_statistics_indicators_bytes(), count: sogdian_statistics_indicators_count())),
                iso: Set(Atlas.embedded.economies.keys))
        } catch {
            // The tables are checked by the tests; a fault here is a fault of the build.
            fatalError("embedded codes: \(error)")
        }
    }()

    private init(codes: CSVTable, indicators table: CSVTable, iso: Set<String>) throws(Complaint) {
        let (scheme, code, economy) = (
            try codes.column("scheme"), try codes.column("code"), try codes.column("economy")
        )
        var economies: [Scheme: [String: String]] = [:]
        for row in codes.rows {
            guard let named = Scheme(rawValue: row[scheme]) else {
                throw Complaint(
                    .badInput, at: .init(file: codes.name, line: row.line), found: "the unknown scheme \(row[scheme])")
            }
            economies[named, default: [:]][row[code]] = row[economy]
        }
        self.economies = economies
        let (indicatorScheme, indicatorCode, measure) = (
            try table.column("scheme"), try table.column("code"), try table.column("measure")
        )
        let (definition, unit, valuation, of) = (
            try table.column("definition"), try table.column("unit"), try table.column("valuation"),
            try table.column("of")
        )
        var indicators: [String: Indicator] = [:]
        for row in table.rows {
            guard let kind = Measure(rawValue: row[measure]), let taken = Valuation(rawValue: row[valuation]) else {
                throw Complaint(
                    .badInput, at: .init(file: table.name, line: row.line), found: "an unknown measure or valuation")
            }
            indicators["\(row[indicatorScheme]):\(row[indicatorCode])"] = Indicator(
                measure: kind, definition: row[definition],
                unit: row[unit].isEmpty ? nil : Unit(rawValue: row[unit]), valuation: taken,
                of: Measure(rawValue: row[of]))
        }
        self.indicators = indicators
        self.iso = iso
    }

    /// What a publisher's code stands for.
    enum Meaning: Sendable, Hashable {
        case economy(String)
        /// An area that is no economy or group of ours: bunkers, income classes, states of the past.
        case other
        case unknown
    }

    func meaning(of code: String, _ scheme: Scheme) -> Meaning {
        if let economy = economies[scheme]?[code] { return economy.isEmpty ? .other : .economy(economy) }
        switch scheme {
        case .un, .imfName, .customs, .currency, .agency: return .unknown
        case .imf:
            // The IMF's groups: G001, G163, GX170.
            if code.utf8.count >= 4, code.hasPrefix("G"), code.utf8.last.map({ $0 >= 0x30 && $0 <= 0x39 }) == true {
                return .other
            }
        case .worldBank, .icio, .iso: break
        }
        return iso.contains(code) ? .economy(code) : .unknown
    }

    /// Codes of a scheme that are spelled nearly like one, for "did you mean".
    func near(_ code: String, _ scheme: Scheme) -> [String] {
        let own = economies[scheme].map { Array($0.keys) } ?? []
        let known = [.un, .imfName, .customs, .currency, .agency].contains(scheme) ? own : own + Array(iso)
        let wanted = Array(code.uppercased().unicodeScalars.prefix(40))
        return known.filter { candidate in
            let letters = Array(candidate.uppercased().unicodeScalars)
            guard letters.count == wanted.count, letters.count > 2 else { return false }
            return zip(letters, wanted).filter { $0 != $1 }.count == 1
        }.sorted().prefix(3).map { $0 }
    }
}

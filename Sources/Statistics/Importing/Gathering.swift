internal import Evidence

/// Series being put together from the rows of a file, each value once.
struct Gathering {
    /// What makes a series one.
    struct Key: Hashable {
        var reporter: String
        var partner: String
        var measure: Measure
        var definition: String
        var product = "TOTAL"
        var valuation = Valuation.unstated
        var unit: Unit
        var of: Measure?
        var basis: Unit?
        var source: Source?
        var quality: Quality?
        var formula: String?
    }

    private struct Held {
        let key: Key
        var observations: [Observation] = []
        var lines: [Period: Int] = [:]
    }

    private var held: [Held] = []
    private var index: [Key: Int] = [:]
    // Files list the periods of a series one after another more often than not.
    private var last = 0
    private(set) var count = 0

    /// Adds a value.
    ///
    /// - Throws: a ``Complaint`` when there is one already for the period, naming both lines.
    mutating func add(
        _ key: Key, _ observation: Observation, at place: @autoclosure () -> Complaint.Place, line: Int = 0
    ) throws(Complaint) {
        if held.isEmpty || held[last].key != key {
            if let known = index[key] {
                last = known
            } else {
                last = held.count
                index[key] = last
                held.append(Held(key: key))
            }
        }
        if let before = held[last].lines.updateValue(line, forKey: observation.period) {
            throw Complaint(
                .badInput, at: place(),
                found: "a second value of \(key.measure.rawValue) of \(key.reporter)"
                    + (key.partner.isEmpty ? "" : " and \(key.partner)") + " for \(observation.period)",
                expected: before > 0 ? "one, which line \(before) has" : "one",
                advice: "keep one of the two lines; nothing was imported")
        }
        held[last].observations.append(observation)
        count += 1
    }

    /// The series, with the source and quality of the file where a row named none.
    func series(source: Source, quality: Quality) -> [Series] {
        // By one text each, so that the same file always gives the same list.
        let ordered = held.map { (name: Self.name(of: $0.key), held: $0) }.sorted { $0.name < $1.name }
        var result: [Series] = []
        result.reserveCapacity(ordered.count)
        for (_, one) in ordered {
            let key = one.key
            var observations = one.observations
            if observations.count > 1 { observations.sort { Self.isBefore($0.period, $1.period) } }
            result.append(
                Series(
                    source: key.source ?? source, reporter: key.reporter, partner: key.partner, measure: key.measure,
                    definition: key.definition, product: key.product, valuation: key.valuation, unit: key.unit,
                    quality: key.quality ?? quality, formula: key.formula, of: key.of, basis: key.basis,
                    observations: observations))
        }
        return result
    }

    private static func name(of key: Key) -> String {
        [
            key.measure.rawValue, key.reporter, key.partner, key.definition, key.product, key.unit.rawValue,
            key.of?.rawValue ?? "", key.basis?.rawValue ?? "", key.valuation.rawValue, key.source?.id ?? "",
            key.source?.vintage ?? "", key.quality?.rawValue ?? "", key.formula ?? "",
        ].joined(separator: "\u{1}")
    }

    private static func isBefore(_ left: Period, _ right: Period) -> Bool {
        switch (left.days, right.days) {
        case (let one?, let other?): (one.upperBound, one.lowerBound) < (other.upperBound, other.lowerBound)
        default: left.description < right.description
        }
    }
}

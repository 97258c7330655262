public import Evidence
internal import Freight
internal import Synchronization
internal import Trade

/// Ranges of a scenario's effects over draws of what is uncertain.
public struct EffectBands: Sendable, Hashable {
    /// Percentiles of one result.
    public struct Band: Sendable, Hashable {
        public let p05: Double
        public let p50: Double
        public let p95: Double
    }

    /// Results with a band for every economy.
    public static let keys = [
        "real_income_percent", "exports_percent", "imports_percent", "cost_percent", "days_difference",
        "transit_teu_difference",
    ]

    public let count: Int
    /// Draws without an equilibrium, left out.
    public let failed: Int
    public let seed: UInt64
    /// What was drawn, with its range and source.
    public let statements: [String]
    /// By key, then by economy in the order of the baseline.
    public let bands: [String: [Band]]
    public let worldTradePercent: Band
    public let worldIncomePercent: Band
}

extension Effects {
    /// The effects with bands from draws over the trade elasticity, the value of time and of goods, hours at borders,
    /// rates, the mode choice and the exposed share, each from the triangle over its range.
    ///
    /// A draw's numbers follow from the seed and its number alone: the number of threads changes nothing.
    ///
    /// - Throws: a ``Complaint`` when more than one draw in twenty has no equilibrium.
    public func withBands(
        draws count: Int, seed: UInt64 = 1, threads: Int? = nil,
        progress: @escaping @Sendable (Int) -> Void = { _ in }
    ) throws(Complaint) -> Effects {
        guard (1...1_000_000).contains(count) else {
            throw Complaint(.badUse, found: "\(count) draws", expected: "1 to 1000000")
        }
        let drawing = Drawing(self)
        let ranges = Uncertain.ranges(laboratory)
        let spans = ranges.map(\.span)
        let done = Mutex(0)
        let outcomes = parallelMap(count, threads: threads ?? laboratory.threads) { draw -> Drawing.Outcome? in
            var stream = RandomStream(seed: seed, draw: draw)
            let outcome = drawing.outcome(Uncertain.drawn(spans, &stream))
            progress(
                done.withLock { number in
                    number += 1
                    return number
                })
            return outcome
        }
        let all = outcomes.compactMap { $0 }
        guard all.count * 20 >= count * 19, !all.isEmpty else {
            throw Complaint(
                .failure, found: "\(count - all.count) of \(count) draws found no equilibrium",
                advice: "a smaller change, or another closure")
        }
        func band(_ values: [Double]) -> EffectBands.Band {
            let sorted = values.sorted()
            return EffectBands.Band(
                p05: Draws.percentile(5, of: sorted), p50: Draws.percentile(50, of: sorted),
                p95: Draws.percentile(95, of: sorted))
        }
        var bands: [String: [EffectBands.Band]] = [:]
        let vectors = all.map(\.vectors)
        for (number, key) in EffectBands.keys.enumerated() {
            bands[key] = economies.indices.map { economy in band(vectors.map { $0[number][economy] }) }
        }
        var result = self
        result.bands = EffectBands(
            count: count, failed: count - all.count, seed: seed,
            statements: ranges.map {
                "\($0.factor.rawValue): \($0.span.low) – \($0.span.mid) – \($0.span.high) (\($0.source), \($0.quality.rawValue))"
            }, bands: bands, worldTradePercent: band(all.map(\.worldTradePercent)),
            worldIncomePercent: band(all.map(\.worldIncomePercent)))
        return result
    }

    /// What one result becomes when each uncertain value goes to the ends of its range, the others staying in the middle.
    public struct Sensitivity: Sendable, Hashable {
        public let factor: String
        public let nameEnglish: String
        public let nameFrench: String
        public let low: Double
        public let high: Double
        public let atLow: Double
        public let atHigh: Double
        public let source: String
        public let quality: String
        public var width: Double { abs(atHigh - atLow) }
    }

    /// One-at-a-time sensitivity of an economy's real income in percent, or of the world's trade when none is named.
    ///
    /// - Throws: a ``Complaint`` for an economy that the baseline lacks.
    public func sensitivity(of economy: String? = nil) throws(Complaint) -> (middle: Double, rows: [Sensitivity]) {
        var index: Int?
        if let economy {
            guard let found = laboratory.baseline.index(of: economy) else {
                throw Complaint(
                    .badUse, found: "\"\(economy)\", which the baseline does not have",
                    expected: "one of " + laboratory.baseline.economies.map(\.code).joined(separator: " "))
            }
            index = found
        }
        let drawing = Drawing(self)
        let middle = Uncertain.middle(laboratory)
        func metric(_ uncertain: Uncertain) -> Double {
            guard let outcome = drawing.outcome(uncertain) else { return .nan }
            return index.map { outcome.realIncomePercent[$0] } ?? outcome.worldTradePercent
        }
        var rows: [Sensitivity] = []
        for range in Uncertain.ranges(laboratory) where range.span.high > range.span.low {
            var (low, high) = (middle, middle)
            low[range.factor] = range.span.low
            high[range.factor] = range.span.high
            rows.append(
                Sensitivity(
                    factor: range.factor.rawValue, nameEnglish: range.factor.name(french: false),
                    nameFrench: range.factor.name(french: true), low: range.span.low, high: range.span.high,
                    atLow: metric(low), atHigh: metric(high), source: range.source, quality: range.quality.rawValue))
        }
        return (metric(middle), rows.sorted { ($0.width, $1.factor) > ($1.width, $0.factor) })
    }
}

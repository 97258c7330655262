internal import Evidence

extension Base {
    /// What one reporter says of its trade with a partner, as published or computed from what it published.
    func trade(_ measure: Measure, _ reporter: String, _ partner: String, _ period: Period) -> [Reference] {
        var found = level(measure, reporter, partner, period)
        found += converted(found)
        found += overYears(measure, reporter, partner, period, besides: found) { year in
            trade(measure, reporter, partner, year)
        }
        return found
    }

    /// The same in the currencies of the sources and within one year.
    func level(_ measure: Measure, _ reporter: String, _ partner: String, _ period: Period) -> [Reference] {
        var found = published(measure, reporter, partner, period)
        found += overMonths(measure, reporter, partner, period, besides: found)
        if measure == .tradeTotal || measure == .tradeBalance {
            found += combined(measure, reporter, partner, period, besides: found)
        }
        found += backcast(measure, reporter, partner, period, besides: found)
        if groups.contains(partner), !groups.contains(reporter) {
            found += overMembers(of: partner, on: period) { level(measure, reporter, $0, period) }
                .map { with($0, partner: partner) }.filter { !Self.holds(found, $0) }
        } else if groups.contains(reporter), !groups.contains(partner) {
            found += overMembers(of: reporter, on: period) { level(measure, $0, partner, period) }
                .map { with($0, reporter: reporter) }.filter { !Self.holds(found, $0) }
        }
        return found
    }

    /// Whether a source's value in a unit is among the references already.
    static func holds(_ found: [Reference], _ one: Reference) -> Bool {
        found.contains { $0.source.id == one.source.id && $0.unit == one.unit && $0.bound == .exact }
    }

    private func with(_ reference: Reference, reporter: String? = nil, partner: String? = nil) -> Reference {
        var changed = reference
        if let reporter { changed.reporter = reporter }
        if let partner { changed.partner = partner }
        return changed
    }

    /// Exports plus imports, or minus for the balance, of the same source and unit.
    private func combined(
        _ measure: Measure, _ reporter: String, _ partner: String, _ period: Period, besides held: [Reference]
    ) -> [Reference] {
        let exports = both(.exports, reporter, partner, period)
        let imports = both(.imports, reporter, partner, period)
        var result: [Reference] = []
        for one in exports where one.bound == .exact {
            let others = imports.filter {
                $0.source.id == one.source.id && $0.unit == one.unit && $0.bound == .exact
            }
            guard let other = others.first(where: { $0.quality == one.quality }) ?? others.first,
                !Self.holds(held + result, one)
            else { continue }
            var total = one
            total.measure = measure
            total.value = measure == .tradeTotal ? one.value + other.value : one.value - other.value
            total.quality = .derived
            let sign = measure == .tradeTotal ? "+" : "−"
            total.formula =
                "exports \(Amounts.plain(one.value)) \(sign) imports \(Amounts.plain(other.value)) \(one.unit)"
            if let inner = one.formula { total.formula = (total.formula ?? "") + "; each: \(inner)" }
            result.append(total)
        }
        return result
    }

    private func both(_ measure: Measure, _ reporter: String, _ partner: String, _ period: Period) -> [Reference] {
        let found = published(measure, reporter, partner, period)
        return found + overMonths(measure, reporter, partner, period, besides: found)
    }

    /// The value of a stretch a year before one whose value and growth a source publishes.
    ///
    /// The growth is rounded to a tenth of a percent, so the value is good to 0.05 %.
    private func backcast(
        _ measure: Measure, _ reporter: String, _ partner: String, _ period: Period, besides held: [Reference]
    ) -> [Reference] {
        let after = period.shifted(years: 1)
        let rates = published(.growth, reporter, partner, after, of: measure)
        guard !rates.isEmpty else { return [] }
        var result: [Reference] = []
        for rate in rates where rate.value > -99 {
            guard
                let level = level(measure, reporter, partner, after)
                    .first(where: { $0.source.id == rate.source.id && $0.unit == rate.basis }),
                !held.contains(where: { $0.source.id == rate.source.id && $0.unit == level.unit })
            else { continue }
            var before = level
            before.period = period
            before.value = level.value / (1 + rate.value / 100)
            before.quality = .derived
            before.formula =
                "\(Amounts.plain(level.value)) \(level.unit) of \(level.period) / (1 + \(rate.value) % growth published by \(level.source.publisher))"
            result.append(before)
        }
        return result
    }

    /// Growth rates published of a measure.
    func published(
        _ growth: Measure, _ reporter: String, _ partner: String, _ period: Period, of measure: Measure
    ) -> [Reference] {
        series(growth, reporter, partner).filter { $0.of == measure }.flatMap { item in
            item.observations.filter { Self.same($0.period, period) }.map(item.reference)
        }
    }
}

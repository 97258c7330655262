internal import Evidence

extension Base {
    /// Definition of the rate that customs' own tables imply.
    static let customsRate = "rate of customs"

    /// China's customs values in US dollars where only yuan are held, at the rate of customs for the year.
    ///
    /// Customs publish both; the rate is recovered from a table held in both currencies, so a value is good to about
    /// half a percent.
    func converted(_ found: [Reference]) -> [Reference] {
        found.compactMap { reference in
            guard reference.unit == .yuan, reference.reporter == "CHN", reference.bound == .exact,
                !found.contains(where: { $0.source.id == reference.source.id && $0.unit == .usDollar }),
                let days = reference.period.days
            else { return nil }
            let (first, last) = (CivilDate(dayNumber: days.lowerBound).year, CivilDate(dayNumber: days.upperBound).year)
            guard first == last else { return nil }
            let rates = series(.exchangeRate, reference.reporter, "").filter {
                $0.definition == Self.customsRate && $0.source.id == reference.source.id
            }
            for rate in rates {
                guard let value = rate.observations.first(where: { $0.period == .year(last) })?.value, value > 0 else {
                    continue
                }
                var dollars = reference
                dollars.unit = .usDollar
                dollars.value = reference.value / value
                dollars.quality = .derived
                dollars.formula =
                    "\(Amounts.plain(reference.value)) CNY / \(value) CNY per USD (\(rate.formula ?? Self.customsRate))"
                if let inner = reference.formula { dollars.formula = (dollars.formula ?? "") + "; CNY: \(inner)" }
                return dollars
            }
            return nil
        }
    }
}

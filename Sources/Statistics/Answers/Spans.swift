internal import Evidence

/// Sums over the months of a stretch and over several years.
extension Base {
    /// A calendar month.
    private struct Month {
        let year: Int
        let month: Int
    }

    /// The sum of the months of a stretch of two to twelve, when each of them is held from one source.
    func overMonths(
        _ measure: Measure, _ reporter: String, _ partner: String, _ period: Period, besides held: [Reference]
    ) -> [Reference] {
        guard measure != .tradeBalance, let months = Self.months(of: period), (2...12).contains(months.count) else {
            return []
        }
        var sums: [(reference: Reference, parts: [String])] = []
        for item in series(measure, reporter, partner) where item.frequency == .monthly {
            guard !held.contains(where: { $0.source.id == item.source.id && $0.unit == item.unit }),
                !sums.contains(where: { $0.reference.source.id == item.source.id && $0.reference.unit == item.unit })
            else { continue }
            // Months that only a neighbouring table gives are a series of their own of the same source.
            let siblings = series(measure, reporter, partner).filter {
                $0.source.id == item.source.id && $0.unit == item.unit && $0.definition == item.definition
                    && $0.valuation == item.valuation
            }
            var values: [Double] = []
            for month in months {
                let wanted = Period.point(.month(month.year, month.month))
                guard
                    let value = siblings.lazy.flatMap(\.observations)
                        .first(where: { $0.period == wanted && $0.bound == .exact })?.value
                else { break }
                values.append(value)
            }
            guard values.count == months.count, let first = item.observations.first else { continue }
            var sum = item.reference(first)
            sum.period = period
            sum.value = values.reduce(0, +)
            sum.quality = .derived
            sums.append((sum, values.map(Amounts.plain)))
        }
        return sums.map { sum in
            var reference = sum.reference
            reference.formula =
                "sum of \(sum.parts.count) months: \(sum.parts.joined(separator: " + ")) \(reference.unit)"
            return reference
        }
    }

    /// The sum over two or more whole years, when every year is held; years of different sources may follow each other.
    func overYears(
        _ measure: Measure, _ reporter: String, _ partner: String, _ period: Period, besides held: [Reference],
        year: (Period) -> [Reference]
    ) -> [Reference] {
        guard let years = Self.years(of: period), (2...60).contains(years.count) else { return [] }
        let answers = years.map { year(.year($0)).filter { $0.bound == .exact && $0.reporter == reporter } }
        guard answers.allSatisfy({ !$0.isEmpty }), let last = answers.last else { return [] }
        var result: [Reference] = []
        for end in last where !held.contains(where: { $0.unit == end.unit }) {
            guard !result.contains(where: { $0.unit == end.unit && $0.definition == end.definition }) else { continue }
            var chosen: [Reference] = []
            for candidates in answers {
                let fitting = candidates.filter { $0.unit == end.unit && $0.definition == end.definition }
                guard
                    let one = fitting.first(where: { $0.source.id == (chosen.last ?? end).source.id }) ?? fitting.first
                else { break }
                chosen.append(one)
            }
            guard chosen.count == years.count else { continue }
            var sum = end
            sum.period = period
            sum.value = chosen.reduce(0) { $0 + $1.value }
            sum.quality = .derived
            sum.formula = Self.formula(years: years, chosen)
            result.append(sum)
        }
        return result
    }

    private static func formula(years: ClosedRange<Int>, _ chosen: [Reference]) -> String {
        var text = zip(years, chosen).map { "\($0) \(Amounts.plain($1.value))" }.joined(separator: " + ")
        text += " \(chosen[0].unit)"
        var runs: [(name: String, first: Int, last: Int)] = []
        for (year, one) in zip(years, chosen) {
            let name = one.source.publisher.isEmpty ? one.source.title : one.source.publisher
            if runs.last?.name == name {
                runs[runs.count - 1].last = year
            } else {
                runs.append((name, year, year))
            }
        }
        if runs.count > 1 {
            text +=
                "; "
                + runs.map { $0.first == $0.last ? "\($0.first) \($0.name)" : "\($0.first)–\($0.last) \($0.name)" }
                .joined(separator: ", ")
        }
        return text
    }

    // MARK: - Calendar

    /// The whole months a period is made of; nil when it is not, or is longer than 50 years.
    private static func months(of period: Period) -> [Month]? {
        guard let days = period.days else { return nil }
        let first = CivilDate(dayNumber: days.lowerBound)
        let last = CivilDate(dayNumber: days.upperBound)
        guard first.day == 1, last.day == CivilDate.daysIn(month: last.month, of: last.year) else { return nil }
        let count = (last.year - first.year) * 12 + last.month - first.month + 1
        guard (1...600).contains(count) else { return nil }
        return (0..<count).map {
            let month = first.month - 1 + $0
            return Month(year: first.year + month / 12, month: month % 12 + 1)
        }
    }

    /// The whole calendar years a period is made of; nil when it is not.
    static func years(of period: Period) -> ClosedRange<Int>? {
        guard let days = period.days else { return nil }
        let first = CivilDate(dayNumber: days.lowerBound)
        let last = CivilDate(dayNumber: days.upperBound)
        guard first.month == 1, first.day == 1, last.month == 12, last.day == 31 else { return nil }
        return first.year...last.year
    }
}

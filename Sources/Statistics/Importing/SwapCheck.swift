internal import Evidence

/// Finds tables in which reporter and partner have changed places, by what is held of the same pairs.
///
/// Two sides of a pair rarely trade alike: where the values of a table do not fit what is held of its own pairs but fit
/// the other direction nearly, the columns were exchanged.
enum SwapCheck {
    /// - Throws: a ``Complaint`` when the table fits better the other way round.
    static func verify(_ series: [Series], against base: Base, name: String) throws(Complaint) {
        var straight: [Double] = []
        var swapped: [Double] = []
        var example = ""
        // Only pairs with one side whose books are held can show anything.
        let reporters = Set(base.shelves.flatMap { $0.series(of: .exports) }.map(\.reporter))
        for item in series where item.unit == .usDollar && !item.partner.isEmpty && item.partner != "WORLD" {
            guard item.measure == .exports || item.measure == .imports, item.product == "TOTAL",
                reporters.contains(item.reporter) || reporters.contains(item.partner)
            else { continue }
            guard straight.count < 200 else { break }
            // By the other side's books, the same flow has the other name.
            let own = held(item.measure, item.reporter, item.partner, base)
            guard !own.isEmpty else { continue }
            let other = held(item.measure, item.partner, item.reporter, base)
            guard !other.isEmpty else { continue }
            for observation in item.observations where observation.value > 1e8 {
                guard let year = observation.period.calendarYear, let here = own[year], let there = other[year],
                    here > 0, there > 0, distance(here, there) > 0.4
                else { continue }
                let (near, far) = (distance(observation.value, here), distance(observation.value, there))
                straight.append(near)
                swapped.append(far)
                if example.isEmpty, far < near {
                    example =
                        "\(item.measure.rawValue) of \(item.reporter) to \(item.partner) in \(year) "
                        + "\(Amounts.plain(observation.value)), held as \(Amounts.plain(here)); "
                        + "those of \(item.partner) are \(Amounts.plain(there))"
                }
            }
        }
        guard !straight.isEmpty else { return }
        let (near, far) = (median(straight), median(swapped))
        guard far < 0.2, near > 3 * far, near > 0.35 else { return }
        throw Complaint(
            .badInput, at: .init(file: name), found: "values that belong to the other direction (\(example))",
            expected: "each reporter's own",
            advice: "reporter and partner look swapped; nothing was imported")
    }

    /// What is held of a flow by year: by the reporter, or by its partner as the mirror.
    private static func held(_ measure: Measure, _ reporter: String, _ partner: String, _ base: Base) -> [Int: Double] {
        var values: [Int: Double] = [:]
        let mirror: Measure = measure == .exports ? .imports : .exports
        for item in base.series(measure, reporter, partner) + base.series(mirror, partner, reporter)
        where item.unit == .usDollar {
            for observation in item.observations {
                guard let year = observation.period.calendarYear, values[year] == nil else { continue }
                values[year] = observation.value
            }
        }
        return values
    }

    /// How far two positive values are apart, as a ratio; 0 when equal, 1 when one is double the other.
    private static func distance(_ one: Double, _ other: Double) -> Double { max(one, other) / min(one, other) - 1 }

    private static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
    }
}

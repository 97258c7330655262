internal import Evidence

/// Which hours at a border count.
public enum DwellBasis: String, Sendable, Hashable, CaseIterable {
    /// What surveys of shipments measured.
    case measured
    /// What authorities and operators state, where they do; else what was measured.
    case official
}

/// Hours at borders, as measured and as stated, with the rule that picks one.
struct BorderDwell: Sendable {
    /// One published value.
    struct Row: Sendable {
        /// Crossing, or empty for the average of a country's crossings.
        let crossing: String
        let side: Country
        let mode: Mode
        /// `in`, `out` or `any`.
        let direction: String
        let isOfficial: Bool
        let hours: Double
        let usd: Double?
        let year: Int
        let isPandemic: Bool
        let source: String
        let quality: Quality
        let note: String
    }

    /// The hours that a side of a crossing takes, with where they come from.
    struct Hours: Sendable {
        let value: Span
        let usd: Double?
        let row: Row
        /// Whether the value is for both sides together.
        let isWhole: Bool
    }

    private var own: [String: [Row]] = [:]
    private var averages: [Country: [Row]] = [:]

    static let embedded: BorderDwell = {
        do { return try BorderDwell() } catch {
            // The tables are checked when they are made and by the tests; a fault here is a fault of the build.
            fatalError("embedded border hours: \(error)")
        }
    }()

    private init() throws(Complaint) {
        for (table, title) in [
            (try FreightTable.dwell.table(), "crossing"), (try FreightTable.borderHours.table(), "country"),
        ] {
            let columns = try [
                title, title == "crossing" ? "side" : "mode", "direction", "basis", "hours", "usd", "year", "pandemic",
                "source", "quality", "note",
            ].map { (title: String) throws(Complaint) -> Int in try table.column(title) }
            for row in table.rows {
                let isOwn = title == "crossing"
                let entry = Row(
                    crossing: isOwn ? row[columns[0]] : "",
                    side: Country(isOwn ? row[columns[1]] : row[columns[0]]) ?? .none,
                    mode: (isOwn ? row[columns[0]].hasSuffix("-rail") : row[columns[1]] == "rail") ? .rail : .road,
                    direction: row[columns[2]], isOfficial: row[columns[3]] == "official",
                    hours: Double(row[columns[4]]) ?? 0, usd: Double(row[columns[5]]), year: Int(row[columns[6]]) ?? 0,
                    isPandemic: row[columns[7]] == "1", source: row[columns[8]],
                    quality: Quality(rawValue: row[columns[9]]) ?? .assumed, note: row[columns[10]])
                if isOwn {
                    own[entry.crossing, default: []].append(entry)
                } else {
                    averages[entry.side, default: []].append(entry)
                }
            }
        }
    }

    /// Whether anything stated by authorities or operators is held for a crossing.
    func hasOfficial(_ crossing: String) -> Bool { own[crossing]?.contains(where: \.isOfficial) ?? false }

    /// Hours of one side of a crossing; nil when nothing is published for it.
    ///
    /// Values from before and after the pandemic come before those of 2020 to 2022, the crossing's own before the
    /// country's average, later before earlier. The range runs from a quarter of the value (`dwell.range`) to the
    /// highest value of the last pandemic years, so that 2021 is seen and never taken for the rule.
    func hours(crossing: String, side: Country, mode: Mode, entering: Bool, basis: DwellBasis, range: Span)
        -> Hours?
    {
        let direction = entering ? "in" : "out"
        func fits(_ row: Row) -> Bool {
            row.mode == mode && (row.side == side || row.side == .none)
                && (row.direction == "any" || row.direction == direction)
        }
        let candidates = (own[crossing] ?? []).filter(fits) + (averages[side] ?? []).filter(fits)
        if basis == .official, let official = candidates.first(where: \.isOfficial) {
            return Hours(
                value: Span(low: official.hours * 0.5, mid: official.hours, high: official.hours * range.high),
                usd: nil, row: official, isWhole: official.side == .none)
        }
        let measured = candidates.filter { !$0.isOfficial }
        let pool = measured.isEmpty ? candidates : measured
        guard
            let best = pool.min(by: {
                ($0.isPandemic ? 1 : 0, $0.crossing.isEmpty ? 1 : 0, -$0.year)
                    < ($1.isPandemic ? 1 : 0, $1.crossing.isEmpty ? 1 : 0, -$1.year)
            })
        else { return nil }
        let others = pool.filter { $0.year != 2021 }.map(\.hours)
        let high = max(best.hours, others.max() ?? best.hours)
        return Hours(
            value: Span(
                low: best.hours * range.low, mid: best.hours,
                high: high > best.hours ? high : best.hours * range.high),
            usd: best.usd ?? pool.compactMap(\.usd).first, row: best, isWhole: best.side == .none)
    }
}

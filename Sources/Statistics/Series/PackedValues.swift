internal import Evidence

/// The embedded table's way to write the values of consecutive periods side by side.
///
/// `2011` with `863.485 - 930.252r` is 2011, nothing for 2012, and a revised 2013. A run starts with a year, a month, or
/// January-to-month (`2024-01/2024-02`), whose end moves on by a month. After a number stand `e` estimated, `r`
/// revised, `p` provisional, `>` more than, `<` less than.
enum PackedValues {
    /// The observations of a row; nil when something is unreadable.
    static func observations(start: String, values: ArraySlice<UInt8>, multiplier: Int) -> [Observation]? {
        guard let first = Period(start) else { return nil }
        var result: [Observation] = []
        var step = 0
        for cell in values.split(separator: 0x20) {
            defer { step += 1 }
            if cell.count == 1, cell.first == UInt8(ascii: "-") { continue }
            var number = cell
            var status = Observation.Status.normal
            var bound = Reference.Bound.exact
            flags: while let last = number.last {
                switch last {
                case UInt8(ascii: "e"): status = .estimated
                case UInt8(ascii: "r"): status = .revised
                case UInt8(ascii: "p"): status = .provisional
                case UInt8(ascii: ">"): bound = .lower
                case UInt8(ascii: "<"): bound = .upper
                default: break flags
                }
                number.removeLast()
            }
            guard let value = DecimalText.value(of: number, multiplier: multiplier), let period = moved(first, by: step)
            else { return nil }
            result.append(Observation(period: period, value: value, status: status, bound: bound))
        }
        return result
    }

    /// A period a number of steps after the start of its run.
    private static func moved(_ start: Period, by step: Int) -> Period? {
        if step == 0 { return start }
        switch start {
        case .point(.year(let year)): return .year(year + step)
        case .point(.month(let year, let month)): return .point(later(year, month, step))
        case .interval(let from?, .month(let year, let month)?):
            return .interval(from: from, to: later(year, month, step))
        default: return nil
        }
    }

    private static func later(_ year: Int, _ month: Int, _ step: Int) -> Period.Point {
        let months = year * 12 + month - 1 + step
        return .month(months / 12, months % 12 + 1)
    }
}

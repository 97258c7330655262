/// The time a figure refers to: a point, or an interval of two points of which one may be open.
///
/// The written form is the grammar of claims: `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, `YYYY-Qn`, `YYYY-Hn`, `YYYYs`, and
/// `A/B`, `A/`, `/B`.
public enum Period: Sendable, Hashable, CustomStringConvertible {
    case point(Point)
    case interval(from: Point?, to: Point?)

    /// A named stretch of the calendar.
    public enum Point: Sendable, Hashable, CustomStringConvertible {
        case decade(Int)
        case year(Int)
        case half(Int, Int)
        case quarter(Int, Int)
        case month(Int, Int)
        case day(Int, Int, Int)

        /// Reads one point of the grammar; nil when the text is none.
        public init?(_ text: some StringProtocol) {
            let bytes = Array(text.utf8)
            guard bytes.count >= 4, let year = Self.number(bytes[0..<4]), year >= 1 else { return nil }
            switch bytes.count {
            case 4: self = .year(year)
            case 5 where bytes[4] == UInt8(ascii: "s") && year % 10 == 0: self = .decade(year)
            case 7 where bytes[4] == UInt8(ascii: "-"):
                switch bytes[5] {
                case UInt8(ascii: "Q"):
                    guard let quarter = Self.number(bytes[6..<7]), (1...4).contains(quarter) else { return nil }
                    self = .quarter(year, quarter)
                case UInt8(ascii: "H"):
                    guard let half = Self.number(bytes[6..<7]), (1...2).contains(half) else { return nil }
                    self = .half(year, half)
                default:
                    guard let month = Self.number(bytes[5..<7]), (1...12).contains(month) else { return nil }
                    self = .month(year, month)
                }
            case 10 where bytes[4] == UInt8(ascii: "-") && bytes[7] == UInt8(ascii: "-"):
                guard let month = Self.number(bytes[5..<7]), let day = Self.number(bytes[8..<10]),
                    CivilDate(year: year, month: month, day: day) != nil
                else { return nil }
                self = .day(year, month, day)
            default: return nil
            }
        }

        private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
            var value = 0
            for digit in digits {
                guard digit >= 0x30, digit <= 0x39 else { return nil }
                value = value * 10 + Int(digit - 0x30)
            }
            return value
        }

        public var description: String {
            switch self {
            case .decade(let year): CivilDate.padded(year, 4) + "s"
            case .year(let year): CivilDate.padded(year, 4)
            case .half(let year, let half): CivilDate.padded(year, 4) + "-H\(half)"
            case .quarter(let year, let quarter): CivilDate.padded(year, 4) + "-Q\(quarter)"
            case .month(let year, let month): CivilDate.padded(year, 4) + "-" + CivilDate.padded(month, 2)
            case .day(let year, let month, let day):
                CivilDate.padded(year, 4) + "-" + CivilDate.padded(month, 2) + "-" + CivilDate.padded(day, 2)
            }
        }

        /// Calendar year the point begins in.
        public var year: Int {
            switch self {
            case .decade(let year), .year(let year), .half(let year, _), .quarter(let year, _), .month(let year, _),
                .day(let year, _, _):
                year
            }
        }

        /// First and last day, as days since 1 January 1970.
        public var days: ClosedRange<Int> {
            switch self {
            case .decade(let year): Self.span(year, 1, year + 9, 12)
            case .year(let year): Self.span(year, 1, year, 12)
            case .half(let year, let half): Self.span(year, half * 6 - 5, year, half * 6)
            case .quarter(let year, let quarter): Self.span(year, quarter * 3 - 2, year, quarter * 3)
            case .month(let year, let month): Self.span(year, month, year, month)
            case .day(let year, let month, let day):
                Self.dayNumber(year, month, day)...Self.dayNumber(year, month, day)
            }
        }

        private static func span(_ year: Int, _ month: Int, _ lastYear: Int, _ lastMonth: Int) -> ClosedRange<Int> {
            let first = dayNumber(year, month, 1)
            let last = dayNumber(lastYear, lastMonth, CivilDate.daysIn(month: lastMonth, of: lastYear))
            return first...max(first, last)
        }

        private static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
            CivilDate(year: max(1, min(9999, year)), month: month, day: day)?.dayNumber ?? 0
        }
    }

    /// Reads a period; nil when the text is none, or the interval runs backwards.
    public init?(_ text: some StringProtocol) {
        guard let slash = text.firstIndex(of: "/") else {
            guard let point = Point(text) else { return nil }
            self = .point(point)
            return
        }
        let left = text[..<slash]
        let right = text[text.index(after: slash)...]
        let from = left.isEmpty ? nil : Point(left)
        let to = right.isEmpty ? nil : Point(right)
        guard left.isEmpty == (from == nil), right.isEmpty == (to == nil), from != nil || to != nil else { return nil }
        if let from, let to, from.days.lowerBound > to.days.upperBound { return nil }
        self = .interval(from: from, to: to)
    }

    /// The whole calendar year.
    public static func year(_ year: Int) -> Period { .point(.year(year)) }

    public var description: String {
        switch self {
        case .point(let point): point.description
        case .interval(let from, let to): (from?.description ?? "") + "/" + (to?.description ?? "")
        }
    }

    /// First and last day, as days since 1 January 1970; nil when one end is open.
    public var days: ClosedRange<Int>? {
        switch self {
        case .point(let point): return point.days
        case .interval(let from?, let to?):
            return from.days.lowerBound...max(from.days.lowerBound, to.days.upperBound)
        case .interval: return nil
        }
    }

    /// The calendar year, when the period is exactly one: `2023`, `2023-01/2023-12`.
    public var calendarYear: Int? {
        guard let days else { return nil }
        let first = CivilDate(dayNumber: days.lowerBound)
        let last = CivilDate(dayNumber: days.upperBound)
        return first.year == last.year && first.month == 1 && first.day == 1 && last.month == 12 && last.day == 31
            ? first.year : nil
    }

    /// The same stretch a number of years later, for growth rates: one year before `2023-01/2023-08` is
    /// `2022-01/2022-08`.
    public func shifted(years: Int) -> Period {
        func shift(_ point: Point) -> Point {
            switch point {
            case .decade(let year): return .decade(year + years)
            case .year(let year): return .year(year + years)
            case .half(let year, let half): return .half(year + years, half)
            case .quarter(let year, let quarter): return .quarter(year + years, quarter)
            case .month(let year, let month): return .month(year + years, month)
            case .day(let year, let month, let day):
                return .day(year + years, month, min(day, CivilDate.daysIn(month: month, of: year + years)))
            }
        }
        switch self {
        case .point(let point): return .point(shift(point))
        case .interval(let from, let to): return .interval(from: from.map(shift), to: to.map(shift))
        }
    }
}

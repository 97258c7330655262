internal import Evidence
internal import LanguageTables

/// Years of accounts that are not calendar years, by economy.
struct FiscalYear: Sendable {
    /// Month and day a year of accounts begins with.
    private let starts: [String: (month: Int, day: Int)]

    /// The table that comes with the program, `fiscal.csv`.
    static let embedded = FiscalYear()

    private init() {
        let bytes = unsafe UnsafeBufferPointer(
            start: sogdian_language_fiscal_bytes(), count: sogdian_language_fiscal_count())
        var starts: [String: (month: Int, day: Int)] = [:]
        if let table = try? unsafe CSVTable(name: "fiscal.csv", bytes: Array(bytes)) {
            for row in table.rows {
                if let month = Int(row[1]), let day = Int(row[2]) { starts[row[0]] = (month, day) }
            }
        }
        self.starts = starts
    }

    /// The days of the year of accounts "2023-24" of an economy; nil when nobody wrote down when it begins there.
    ///
    /// Pakistan's 2023-24 is `2023-07-01/2024-06-30`.
    func days(of period: Period, in economy: String) -> Period? {
        guard case .interval(.year(let first)?, .year(let last)?) = period, last == first + 1,
            let start = starts[economy], let begin = CivilDate(year: first, month: start.month, day: start.day),
            let next = CivilDate(year: last, month: start.month, day: start.day)
        else { return nil }
        let end = CivilDate(dayNumber: next.dayNumber - 1)
        return .interval(
            from: .day(begin.year, begin.month, begin.day), to: .day(end.year, end.month, end.day))
    }
}

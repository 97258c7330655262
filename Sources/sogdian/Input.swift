internal import Evidence

/// Reads what a user gives besides files.
enum Input {
    /// The publication date from `--published`.
    static func date(_ text: String?) throws(Complaint) -> Period? {
        guard let text else { return nil }
        guard let period = Period(text), case .point(let point) = period else { throw wrongDate(text) }
        switch point {
        case .year, .month, .day: return period
        default: throw wrongDate(text)
        }
    }

    private static func wrongDate(_ text: String) -> Complaint {
        Complaint(
            .badUse, found: "--published was given \"\(text)\"", expected: "YYYY, YYYY-MM or YYYY-MM-DD",
            advice: "for example --published 2024-07-02")
    }
}

public import Evidence

extension Document.Publication {
    /// The publication date as a user gives it: a year, a month or a day.
    ///
    /// - Throws: a ``Complaint`` for anything else.
    public static func day(_ text: String) throws(Complaint) -> Period {
        if let period = Period(text), case .point(let point) = period {
            switch point {
            case .year, .month, .day: return period
            default: break
            }
        }
        throw Complaint(
            .badUse, found: "--published was given \"\(text)\"", expected: "YYYY, YYYY-MM or YYYY-MM-DD",
            advice: "for example --published 2024-07-02")
    }
}

internal import Evidence
internal import Inputs

/// Reads the tables a user names and what is given besides articles.
enum Input {
    /// The bytes of a file, or of standard input for `-`.
    static func bytes(of path: String) throws(Complaint) -> [UInt8] { try InputReader.bytes(at: path) }

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

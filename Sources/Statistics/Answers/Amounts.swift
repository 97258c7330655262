internal import Evidence

/// Amounts as formulas write them.
enum Amounts {
    /// An amount with one decimal and its size: 89 384 000 000 is `89.4 bn`, 17 000 is `17000`.
    static func plain(_ value: Double) -> String {
        let size = abs(value)
        if size >= 999.5e9 { return "\(rounded(value / 1e12, 3)) tn" }
        if size >= 999.5e6 { return "\(rounded(value / 1e9, 1)) bn" }
        if size >= 1e6 { return "\(rounded(value / 1e6, 1)) m" }
        return rounded(value, size < 100 ? 4 : 1)
    }

    private static func rounded(_ value: Double, _ decimals: Int) -> String {
        let scale = [1.0, 10, 100, 1000, 10000][decimals]
        let number = (value * scale).rounded() / scale
        return Int(exactly: number).map(String.init) ?? number.description
    }

    /// A number of things: `1 row`, `2 rows`.
    static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}

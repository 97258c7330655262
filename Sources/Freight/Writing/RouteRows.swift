extension RouteWriting {
    /// A header and a row a leg of each option, for CSV.
    public func rows() -> [[String]] {
        var rows = [
            [
                "option", "leg", "mode", "from", "to", "km", "hours_low", "hours", "hours_high", "usd_low", "usd",
                "usd_high", "kgCO2e_low", "kgCO2e", "kgCO2e_high",
            ]
        ]
        for (index, option) in options.enumerated() {
            for (number, leg) in option.legs.enumerated() {
                func cells(_ span: Span, _ digits: Int) -> [String] {
                    [span.low, span.mid, span.high].map { NetworkListing.plain(Self.rounded($0, digits)) }
                }
                rows.append(
                    [
                        String(index + 1), String(number + 1), leg.kind.rawValue, leg.from, leg.to,
                        NetworkListing.plain(Self.rounded(leg.kilometres, 1)),
                    ] + cells(leg.assessment.hours, 1) + cells(leg.assessment.usd, 0)
                        + cells(leg.assessment.kilogramsCO2e, 1))
            }
        }
        return rows
    }
}

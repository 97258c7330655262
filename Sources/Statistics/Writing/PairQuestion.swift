public import Evidence

/// What is asked of a pair, or of one economy, over several periods.
public struct PairQuestion: Sendable {
    /// Codes; the reporter first.
    public var parties: [String]
    public var measure: Measure
    /// What grows, is shared or ranked; for growth total trade when nothing is said.
    public var of: Measure?
    public var periods: [Period]

    /// Makes a question.
    public init(parties: [String], measure: Measure, of: Measure? = nil, periods: [Period]) {
        self.parties = parties
        self.measure = measure
        self.of = of
        self.periods = periods
    }

    /// Everything held that answers, period by period; what holds on one day answers for every year and is shown once.
    ///
    /// - Throws: a ``Complaint`` when nothing is held.
    public func references(in base: Base) throws(Complaint) -> [Reference] {
        var seen: Set<Reference> = []
        let references = periods.flatMap {
            base.references(
                for: Question(
                    measure: measure, of: of ?? (measure == .growth ? .tradeTotal : nil), parties: parties, period: $0))
        }.filter { seen.insert($0).inserted }
        guard !references.isEmpty else {
            let first = periods.first?.description ?? ""
            let last = periods.last?.description ?? ""
            throw Complaint(
                .failure,
                found: "no \(measure.rawValue) of \(parties.joined(separator: " and ")) is held for "
                    + (first == last ? first : "\(first) to \(last)"),
                advice: "try other years, or see sogdian statistics sources and gaps")
        }
        return references
    }
}

extension Coverage {
    /// A header and a row a gap.
    public static func rows(_ gaps: [Gap]) -> [[String]] {
        [["partner", "year", "reporter_usd", "partner_usd", "ratio", "missing"]]
            + gaps.map { gap in
                [
                    gap.partner, String(gap.year), gap.own.map(amount) ?? "", gap.mirror.map(amount) ?? "",
                    gap.ratio.map(ratio) ?? "", gap.missing.joined(separator: " "),
                ]
            }
    }
}

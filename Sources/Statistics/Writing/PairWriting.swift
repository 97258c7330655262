public import Evidence

/// Everything held of a pair, or of one economy: each reporter's series, both sides side by side, and growth.
public struct PairReport: Sendable {
    public let references: [Reference]
    /// Both sides' values by year; empty for figures without a partner and for measures that have no mirror.
    public let gaps: [Coverage.Gap]
    /// Growth of the measure, year by year.
    public let growth: [Reference]

    /// Asks a base.
    ///
    /// - Throws: a ``Complaint`` when nothing is held.
    public init(
        _ base: Base, parties: [String], measure: Measure, of: Measure? = nil, years: ClosedRange<Int>
    ) throws(Complaint) {
        // What holds on one day answers for every year; it is shown once.
        func ask(_ measure: Measure, of: Measure?) -> [Reference] {
            var seen: Set<Reference> = []
            return years.flatMap {
                base.references(for: Question(measure: measure, of: of, parties: parties, period: .year($0)))
            }.filter { seen.insert($0).inserted }
        }
        references = ask(measure, of: of ?? (measure == .growth ? .tradeTotal : nil))
        guard !references.isEmpty else {
            throw Complaint(
                .failure,
                found: "no \(measure.rawValue) of \(parties.joined(separator: " and ")) is held for "
                    + "\(years.lowerBound) to \(years.upperBound)",
                advice: "try other years, or see sogdian statistics sources and gaps")
        }
        let hasMirror = parties.count == 2 && [.tradeTotal, .exports, .imports].contains(measure)
        gaps =
            hasMirror
            ? Coverage.gaps(in: base, reporter: parties[0], partners: [parties[1]], measure: measure, years: years) : []
        growth = measure == .growth || measure == .rank || measure == .share ? [] : ask(.growth, of: measure)
    }

    /// An object with `references`, `gaps` and `growth`.
    public func json() -> [UInt8] {
        var json = JSONWriter(indentation: 2)
        json.object { json in
            json.key("references")
            ReferenceWriting.write(references, to: &json)
            json.key("gaps")
            json.array { json in
                for gap in gaps {
                    json.object { json in
                        json.member("partner", gap.partner)
                        json.member("year", gap.year)
                        json.member("reporter_usd", gap.own)
                        json.member("partner_usd", gap.mirror)
                        json.member("ratio", gap.ratio)
                        json.key("missing")
                        json.array { json in for code in gap.missing { json.string(code) } }
                    }
                }
            }
            json.key("growth")
            ReferenceWriting.write(growth, to: &json)
        }
        json.newline()
        return json.bytes
    }
}

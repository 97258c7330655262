internal import Atlas
internal import Evidence
internal import Reading

/// A place among partners: "premier partenaire commercial du Vietnam", "China's third largest export market".
enum Standing {
    /// Whose partners are ordered, by what, and who stands there.
    struct Reading: Hashable {
        let reporter: String
        let partner: String
        let measure: Measure
    }

    /// Reads the sides of a rank from the words around it; nil when they do not say.
    static func reading(_ claim: Claim, _ text: DocumentText, _ namer: Namer) -> Reading? {
        guard claim.measure == .rank, claim.unit == .rank, claim.parties.count >= 2 else { return nil }
        let around = claim.quote + text.after(claim)
        guard let measure = measure(around) else { return nil }
        let codes = claim.parties.map(\.code)
        guard codes.allSatisfy(Inquiry.isCode) else { return nil }
        let (before, after) = (text.before(claim), text.after(claim))
        for reporter in codes {
            guard namer.follows(reporter, after: after) || namer.owns(reporter, before: before) else { continue }
            guard let partner = codes.first(where: { $0 != reporter }) else { return nil }
            return Reading(reporter: reporter, partner: partner, measure: measure)
        }
        return nil
    }

    /// By what the partners are ordered.
    private static func measure(_ words: String) -> Measure? {
        let words = words.lowercased()
        let start = String(words.prefix(80))
        if Words.exports.contains(where: start.contains) { return .exports }
        if Words.imports.contains(where: start.contains) { return .imports }
        if Words.total.contains(where: start.contains) { return .tradeTotal }
        return nil
    }

    private enum Words {
        static let total = WordTable.embedded.forms(.tradingPartner)
        static let exports = WordTable.embedded.forms(.exportMarket)
        static let imports = WordTable.embedded.forms(.importSource)
    }
}

extension Judge {
    /// A place said to be held today: by the newest of the last years for which the partners are held.
    ///
    /// An old year can bear such a statement out but cannot contradict it.
    func stillStanding(_ claim: Claim, _ standing: Standing.Reading) -> Verdict {
        guard let last = lastFullYear, let year = last.calendarYear else {
            return unverifiable(claim, "no-period", phrases.noPeriod)
        }
        for back in 0...3 {
            guard let inquiry = Inquiry(claim, period: .year(year - back), standing: standing) else { break }
            let compared = ask(inquiry, claim).map { compare(claim, inquiry, $0) }
            guard !compared.isEmpty else { continue }
            if let fit = compared.first(where: { fits(claim, inquiry, $0) }) {
                return Verdict(rating: .agrees, rule: "rank", explanation: phrases.agrees(fit), references: compared)
            }
            return unverifiable(claim, "no-period", phrases.noPeriod, compared)
        }
        return unverifiable(claim, "nothing-held", phrases.nothingHeld)
    }

    /// Years in a row at one place among partners: "premier partenaire depuis 26 années consécutives".
    ///
    /// - Returns: nil when the figure is no such count.
    func inARow(_ claim: Claim, _ period: Period) -> Verdict? {
        guard claim.unit.rawValue == "year", case .number(let count) = claim.value, count >= 2, count <= 80,
            WordTable.embedded.first(.inARow, in: text.sentence(of: claim)) != nil,
            let rank = document.claims.first(where: { $0.sentence == claim.sentence && $0.measure == .rank }),
            let standing = Standing.reading(rank, text, namer), let days = period.days
        else { return nil }
        let last = CivilDate(dayNumber: days.upperBound).year
        let years = (last - Int(count) + 1)...last
        var held: [Verdict.Comparison] = []
        var kept = 0
        var broken: Verdict.Comparison?
        for year in years {
            guard let inquiry = Inquiry(rank, period: .year(year), standing: standing) else { return nil }
            let answers = ask(inquiry, rank).filter { $0.reporter == standing.reporter }
                .map { compare(rank, inquiry, $0) }
            guard let first = answers.first else { continue }
            if let fit = answers.first(where: { fits(rank, inquiry, $0) }) {
                held.append(fit)
                kept += 1
            } else {
                held.append(first)
                // The ends of the count are often off by a year.
                if year > years.lowerBound + 1, year < last { broken = first }
            }
        }
        guard !held.isEmpty else { return unverifiable(claim, "nothing-held", phrases.nothingHeld) }
        if let broken {
            return Verdict(
                rating: .differs, rule: "in-a-row", explanation: phrases.rowBroken(broken), references: held)
        }
        guard kept == years.count else {
            return unverifiable(claim, "in-a-row", phrases.rowPartly(kept, of: Int(count)), held)
        }
        return Verdict(rating: .agrees, rule: "in-a-row", explanation: phrases.rowKept(kept), references: held)
    }
}

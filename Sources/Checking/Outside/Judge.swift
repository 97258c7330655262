internal import Atlas
internal import Evidence
internal import Reading

/// Rates one claim against the sources.
///
/// First whether it can be compared at all, then whether a value of the same definition fits, then whether one fits
/// with a single departure, and last whether every value that could be meant is far enough off to say so.
struct Judge {
    let sources: [any EvidenceSource]
    let rules: Rules
    let phrases: Phrases
    let document: Document
    let text: DocumentText
    var namer: Namer { .embedded }

    func verdict(for claim: Claim) -> Verdict {
        if let verdict = ofShortening(claim) ?? ofProject(claim) { return verdict }
        if let verdict = notComparable(claim) { return verdict }
        let standing = Standing.reading(claim, text, namer)
        guard let period = claim.period ?? standingPeriod(claim) else {
            if let standing { return stillStanding(claim, standing) }
            if Inquiry(claim, period: .year(2000), standing: nil) == nil, claim.measure != .duration {
                return unverifiable(claim, "nothing-held", phrases.nothingHeld)
            }
            if claim.measure == .duration, let last = lastFullYear, let verdict = inARow(claim, last) { return verdict }
            return unverifiable(claim, "no-period", phrases.noPeriod)
        }
        if isRunning(period, claim) { return unverifiable(claim, "not-over", phrases.notOver(period)) }
        if claim.measure == .duration, let verdict = inARow(claim, period) { return verdict }
        let last = lastFullYear?.calendarYear
        guard
            let inquiry = Inquiry(
                claim, period: period, standing: standing, lastFullYear: last,
                isOutward: WordTable.embedded.first(.outward, in: text.clause(of: claim)) != nil)
        else {
            return unverifiable(claim, "nothing-held", phrases.nothingHeld)
        }
        if inquiry.parties.last == "WORLD", claim.parties.count == 1, !isOfTheWorld(claim, inquiry) {
            return unverifiable(claim, "no-partner", phrases.noPartner)
        }
        let references = ask(inquiry, claim)
        guard !references.isEmpty else {
            return unverifiable(claim, "nothing-held", phrases.nothingHeld, neighbours(inquiry, claim))
        }
        return rated(claim, inquiry, references)
    }

    /// What keeps a claim from any comparison.
    private func notComparable(_ claim: Claim) -> Verdict? {
        guard claim.modality == .stated else { return unverifiable(claim, "not-stated", phrases.notStated(claim)) }
        let sentence = text.sentence(of: claim)
        let words = WordTable.embedded
        if words.first(.unasserted, in: text.before(claim)) != nil || sentence.contains("?") {
            return unverifiable(claim, "not-asserted", phrases.notAsserted)
        }
        let goods = Scope(text: text, namer: namer).goods(of: claim)
        if let word = claim.narrowing ?? words.first(.otherDefinition, in: text.clause(of: claim)) ?? goods {
            return unverifiable(claim, "part-of-a-whole", phrases.narrowed(word))
        }
        return nil
    }

    private func rated(_ claim: Claim, _ inquiry: Inquiry, _ references: [Reference]) -> Verdict {
        let compared = references.map { compare(claim, inquiry, $0) }
        let own = compared.filter { isOwn($0.reference, inquiry) }
        let rule = room(claim, inquiry).rule
        if let fit = closest((own.isEmpty ? compared : own).filter { fits(claim, inquiry, $0) }) {
            if hasWrongSign(claim, inquiry, fit.reference) {
                return Verdict(
                    rating: .differs, rule: "balance-sign", explanation: phrases.wrongSign(fit), references: compared)
            }
            return Verdict(
                rating: .agrees, rule: rule, explanation: phrases.agrees(fit), references: compared,
                hints: record(claim, inquiry, fit))
        }
        if let departure = departure(claim, inquiry, compared, own) { return departure }
        if let verdict = overOtherYears(claim, inquiry, compared) { return verdict }
        let hints = self.hints(claim, inquiry, compared)
        func open(_ rule: String, _ explanation: String) -> Verdict {
            var verdict = unverifiable(claim, rule, explanation, compared)
            verdict.hints = hints
            return verdict
        }
        if Inquiry.physical.contains(inquiry.measure) { return open("physical", phrases.physical) }
        if inquiry.measure == .countOther { return open("other-names", phrases.members(compared[0])) }
        guard claim.warnings.isEmpty else { return open("unclear-writing", phrases.unclear) }
        if isLoose(claim, inquiry, compared) { return open("loose-limit", phrases.loose(own.first ?? compared[0])) }
        guard isFar(claim, inquiry, compared) else {
            return open("too-close-to-call", phrases.close(closest(compared)))
        }
        if let verdict = otherBooks(claim, inquiry, compared) { return open("other-books", verdict) }
        // Whose and when must stand at the figure itself: what was taken from elsewhere may be another's.
        guard claim.confidence >= rules.rule("reading").low, claim.inferred.isDisjoint(with: [.parties, .period]) else {
            return open("unsure-reading", phrases.unsureReading)
        }
        let known = Set(inquiry.parties + claim.parties.map(\.code))
        if let other = namer.named(in: text.before(claim), besides: known).sorted().first {
            return open("other-names", phrases.otherNames(other))
        }
        return Verdict(
            rating: .differs, rule: rule, explanation: phrases.differs(claim, closest(own) ?? compared[0]),
            references: compared, hints: hints)
    }

    /// The period of a claim without one: both years of a change, or the day of publication for what holds at all times.
    private func standingPeriod(_ claim: Claim) -> Period? {
        // "four times higher in 2024 than in 2015" names both ends and no period of its own.
        let years = claim.measure == .growth ? Self.years(in: text.sentence(of: claim)) : []
        if years.count == 2 { return .interval(from: .year(years[0]), to: .year(years[1])) }
        let holds = Membership.isOfCountries(claim) || Inquiry.physical.contains(claim.measure)
        return holds && claim.unit.rawValue != "year" ? document.publication?.period : nil
    }

    /// Whether a flow of one party is its trade with all partners, and not one whose partner was not recognised.
    private func isOfTheWorld(_ claim: Claim, _ inquiry: Inquiry) -> Bool {
        guard Inquiry.bilateral.contains(inquiry.measure) else { return true }
        let clause = text.before(claim)
        if WordTable.embedded.first(.worldTrade, in: clause) != nil { return true }
        guard inquiry.measure != .tradeTotal else { return false }
        return WordTable.embedded.first(.towards, in: clause) == nil
    }

    // MARK: - Parts

    func unverifiable(
        _ claim: Claim, _ rule: String, _ explanation: String, _ references: [Verdict.Comparison] = []
    ) -> Verdict {
        Verdict(
            rating: .unverifiable, rule: rule, explanation: explanation, references: references,
            wouldSettle: phrases.wouldSettle(claim))
    }

    func ask(_ inquiry: Inquiry, _ claim: Claim) -> [Reference] {
        if case .span(let from, let to) = inquiry.kind { return spans(inquiry, from, to, claim) }
        var seen: Set<Reference> = []
        let runs = WordTable.embedded.first(.sinceBeginning, in: text.sentence(of: claim)) != nil
        return sources.flatMap { $0.references(for: inquiry.question) }.filter { reference in
            let unit: Bool =
                switch inquiry.kind {
                case .level:
                    reference.unit == claim.unit || inquiry.measure == .population && !reference.unit.isCurrency
                case .growth, .share, .span: reference.unit == .percent
                // The other side's partners are another question.
                case .rank: reference.unit == .rank && reference.reporter == inquiry.parties.first
                }
            // A count since a beginning is not that of the year in which it ends.
            return unit && (runs || !reference.definition.hasSuffix("cumulative")) && seen.insert(reference).inserted
        }
    }

    /// Values of the years around, to show where none is held for the year asked.
    private func neighbours(_ inquiry: Inquiry, _ claim: Claim) -> [Verdict.Comparison] {
        guard case .level = inquiry.kind else { return [] }
        return [-2, -1, 1, 2, 3].flatMap { ask(inquiry.with(period: inquiry.period.shifted(years: $0)), claim) }
            .map { compare(claim, inquiry, $0) }
    }

    /// China's books for totals, the first party's for exports, imports and ranks.
    func isOwn(_ reference: Reference, _ inquiry: Inquiry) -> Bool {
        switch inquiry.measure {
        case .tradeTotal, .tradeBalance, .fdiStock, .fdiFlow:
            if inquiry.kind != .rank, inquiry.parties.contains("CHN") { return reference.reporter == "CHN" }
        default: break
        }
        return reference.reporter == inquiry.parties.first
    }

    func closest(_ compared: [Verdict.Comparison]) -> Verdict.Comparison? {
        compared.min { abs($0.deviationPercent ?? .infinity) < abs($1.deviationPercent ?? .infinity) }
    }

    /// The last calendar year that was over when the article appeared.
    var lastFullYear: Period? {
        guard let days = document.publication?.period.days else { return nil }
        return .year(CivilDate(dayNumber: days.upperBound).year - 1)
    }

    /// Whether a period was not over on the day of publication, so that the figure covers a part of it.
    private func isRunning(_ period: Period, _ claim: Claim) -> Bool {
        if WordTable.embedded.first(.running, in: text.clause(of: claim)) != nil { return true }
        guard let publication = document.publication, publication.basis != .mention,
            let published = publication.period.days, let days = period.days, published.count < 300,
            claim.measure != .rank
        else { return false }
        return published.upperBound < days.upperBound && published.lowerBound > days.lowerBound
    }
}

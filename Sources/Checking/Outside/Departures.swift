internal import Atlas
internal import Evidence
internal import Reading

extension Judge {
    /// A held value that fits with exactly one departure: another reporter, year, area or definition.
    func departure(
        _ claim: Claim, _ inquiry: Inquiry, _ compared: [Verdict.Comparison], _ own: [Verdict.Comparison]
    ) -> Verdict? {
        guard inquiry.kind != .rank else { return nil }
        if let fit = closest(compared.filter { fits(claim, inquiry, $0) }) {
            return Verdict(
                rating: .agreesDifferently, rule: "other-reporter",
                explanation: phrases.otherReporter(fit, own: closest(own)), references: compared)
        }
        for shift in [-1, 1] where inquiry.kind == .level || inquiry.kind == .growth {
            let other = inquiry.with(period: inquiry.period.shifted(years: shift))
            if let fit = exactFit(claim, other) {
                return Verdict(
                    rating: .agreesDifferently, rule: "other-year", explanation: phrases.otherYear(fit),
                    references: compared + [fit])
            }
        }
        for parties in otherAreas(inquiry) {
            if let fit = exactFit(claim, inquiry.with(parties: parties)) {
                return Verdict(
                    rating: .agreesDifferently, rule: "other-area",
                    explanation: phrases.otherArea(fit, parties), references: compared + [fit])
            }
        }
        if let fit = otherFlow(claim, inquiry) {
            return Verdict(
                rating: .agreesDifferently, rule: "other-flow",
                explanation: phrases.otherFlow(fit), references: compared + [fit])
        }
        if let fit = otherDefinition(claim, inquiry) {
            return Verdict(
                rating: .agreesDifferently, rule: "other-definition", explanation: phrases.otherDefinition(fit),
                references: compared + [fit])
        }
        return nil
    }

    /// The value of the own reporter that is this very figure, not merely near it.
    private func exactFit(_ claim: Claim, _ inquiry: Inquiry) -> Verdict.Comparison? {
        guard claim.approximation != .over, claim.approximation != .under else { return nil }
        let tight = rules.rule("departure").high
        return closest(
            ask(inquiry, claim).map { compare(claim, inquiry, $0) }.filter { comparison in
                guard comparison.reference.bound == .exact, isOwn(comparison.reference, inquiry),
                    fits(claim, inquiry, comparison), let deviation = comparison.deviationPercent
                else { return false }
                switch inquiry.kind {
                case .growth, .share:
                    if claim.unit == .times { return abs(deviation) <= claim.value.middle * tight / 100 }
                    return abs(deviation) <= tight + Precision.written(claim) / 2
                default:
                    let half = claim.value.middle > 0 ? Precision.written(claim) / 2 / claim.value.middle * 100 : 0
                    let converted = Self.isConverted(comparison.reference) ? rules.rule("cross-currency").high : 0
                    return abs(deviation) <= max(tight, min(half, 3)) + converted
                }
            })
    }

    /// The same inquiry for a member in place of its group, or a group in place of its member.
    private func otherAreas(_ inquiry: Inquiry) -> [[String]] {
        guard inquiry.kind == .level, inquiry.parties.count == 2, Inquiry.bilateral.contains(inquiry.measure),
            let days = inquiry.period.days
        else { return [] }
        let atlas = Atlas.embedded
        let date = CivilDate(dayNumber: days.upperBound)
        var result: [[String]] = []
        for (index, party) in inquiry.parties.enumerated() where party != "CHN" && party != "WORLD" {
            let words = WordTable.embedded
            var others = words.forms(.groupOfPartners).contains(party) ? atlas.members(of: party, on: date) : []
            others += words.forms(.groupInPlace).filter { atlas.members(of: $0, on: date).contains(party) }
            for other in others {
                var parties = inquiry.parties
                parties[index] = other
                result.append(parties)
            }
        }
        return result
    }

    /// Total trade for exports, exports for imports: a flow that is this very figure under another name.
    private func otherFlow(_ claim: Claim, _ inquiry: Inquiry) -> Verdict.Comparison? {
        guard inquiry.kind == .level, inquiry.measure != .tradeBalance, Inquiry.bilateral.contains(inquiry.measure),
            claim.significantDigits >= 2
        else { return nil }
        for measure in [Measure.tradeTotal, .exports, .imports] where measure != inquiry.measure {
            let other = Inquiry(inquiry, measure: measure)
            if let fit = exactFit(claim, other) { return fit }
        }
        return nil
    }

    /// A change that is against an earlier year than the one before, when the sentence names one or says so.
    func overOtherYears(_ claim: Claim, _ inquiry: Inquiry, _ compared: [Verdict.Comparison]) -> Verdict? {
        guard inquiry.kind == .growth, let year = inquiry.period.calendarYear else { return nil }
        let sentence = text.sentence(of: claim)
        let years = Self.years(in: sentence)
        // The year of a dateline is no base.
        let dated = document.publication?.period.days.map { CivilDate(dayNumber: $0.upperBound).year }
        let others = years.filter { $0 != year && $0 != year - 1 && $0 != dated }
        for from in others.isEmpty ? [] : years {
            for to in years where to > from {
                let span = Inquiry(inquiry, from: from, to: to)
                let found = ask(span, claim).map { compare(claim, span, $0) }
                if let fit = closest(found.filter { fits(claim, span, $0) }) {
                    return Verdict(rating: .agrees, rule: "span", explanation: phrases.agrees(fit), references: found)
                }
            }
        }
        guard !others.isEmpty || WordTable.embedded.first(.otherBase, in: sentence) != nil else { return nil }
        return unverifiable(claim, "other-base", phrases.otherBase, compared)
    }

    /// The years that a sentence names, rising.
    static func years(in sentence: String) -> [Int] {
        Set(
            DocumentText.tokens(sentence).compactMap { $0.count == 4 ? Int($0) : nil }.filter {
                (1950...2100).contains($0)
            }
        )
        .sorted()
    }

    /// A stock of direct investment for "investment", and the other way round.
    private func otherDefinition(_ claim: Claim, _ inquiry: Inquiry) -> Verdict.Comparison? {
        let others: [Measure] =
            switch inquiry.measure {
            case .fdiStock: [.investment]
            case .investment: [.fdiStock, .fdiFlow]
            case .fdiFlow: [.investment]
            default: []
            }
        for measure in others where inquiry.kind == .level {
            let question = Question(measure: measure, parties: inquiry.parties, period: inquiry.period)
            let found = sources.flatMap { $0.references(for: question) }.filter { $0.unit == claim.unit }
                .map { compare(claim, inquiry, $0) }
            if let fit = closest(found.filter { fits(claim, inquiry, $0) }) { return fit }
        }
        return nil
    }

    // MARK: - What the other side may say

    /// Why a claim may still be true by books that are not held; nil when it cannot.
    func otherBooks(_ claim: Claim, _ inquiry: Inquiry, _ compared: [Verdict.Comparison]) -> String? {
        guard Inquiry.bilateral.contains(inquiry.measure), inquiry.parties.count == 2,
            !inquiry.parties.contains("WORLD"), inquiry.kind != .rank
        else { return nil }
        let held = Set(compared.filter { $0.reference.bound == .exact }.map(\.reference.reporter))
        guard let missing = inquiry.parties.first(where: { !held.contains($0) }),
            let side = inquiry.parties.first(where: { held.contains($0) }),
            let known = compared.first(where: { $0.reference.reporter == side })
        else { return nil }
        switch inquiry.kind {
        case .growth, .span:
            let far = rules.rule("far-growth-unheld")
            let allowance = room(claim, inquiry)
            let truth = truth(claim, inquiry, known.reference)
            let unit = claim.unit == .times ? 0.01 : 1
            let admits = allowance.high >= truth + far.low * unit && allowance.low <= truth + far.high * unit
            // What an exporter says of its own exports is judged by its own books.
            let isOwnFlow =
                missing == inquiry.parties.first && (claim.growthOf == .exports || claim.growthOf == .imports)
            return admits || isOwnFlow ? phrases.otherBooks(missing, known) : nil
        case .share:
            // "of China's trade" says whose whole it is.
            let isSaid =
                namer.follows(side, after: text.after(claim)) || namer.owns(side, before: text.before(claim))
                || namer.follows(side, after: text.before(claim).isEmpty ? "" : String(text.before(claim).suffix(80)))
            return isSaid ? nil : phrases.otherBooks(missing, known)
        default: break
        }
        var history: [(held: Double, other: Double)] = []
        for back in 1...10 {
            let answers = ask(inquiry.with(period: inquiry.period.shifted(years: -back)), claim)
                .filter { $0.bound == .exact }
            if let one = answers.first(where: { $0.reporter == side }),
                let other = answers.first(where: { $0.reporter == missing })
            {
                history.append((abs(one.value), abs(other.value)))
            }
        }
        if inquiry.measure == .tradeBalance, history.count < 3 { return phrases.otherBooks(missing, known) }
        let books = OtherBooks(history: history, rules: rules)
        return books.admit(room(claim, inquiry), held: abs(known.reference.value))
            ? phrases.otherBooks(missing, known) : nil
    }

    // MARK: - Hints

    /// For a figure called a record: whether any held year before was higher in the same books.
    func record(_ claim: Claim, _ inquiry: Inquiry, _ fit: Verdict.Comparison) -> [String] {
        guard inquiry.kind == .level, let year = inquiry.period.calendarYear,
            WordTable.embedded.first(.recordHigh, in: text.before(claim)) != nil
        else { return [] }
        let earlier = (1...30).flatMap { ask(inquiry.with(period: .year(year - $0)), claim) }
            .filter { $0.reporter == fit.reference.reporter && $0.bound == .exact }
        guard let first = earlier.compactMap(\.period.calendarYear).min(),
            let highest = earlier.max(by: { abs($0.value) < abs($1.value) })
        else { return [] }
        let slack = rules.rule("exact").high / 100
        return abs(highest.value) > abs(fit.reference.value) * (1 + slack)
            ? [phrases.noRecord(highest)] : [phrases.isRecord(since: first)]
    }

    /// What may have gone wrong: a factor of ten, another flow, a city for its country.
    func hints(_ claim: Claim, _ inquiry: Inquiry, _ compared: [Verdict.Comparison]) -> [String] {
        guard inquiry.kind == .level, let first = compared.first, claim.value.middle > 0 else { return [] }
        let ratio = abs(first.reference.value) / claim.value.middle
        var result: [String] = []
        let near = rules.rule("power-of-ten").high / 100
        for power in [10.0, 100, 1000, 1e6] where abs(ratio / power - 1) < near || abs(ratio * power - 1) < near {
            result.append(phrases.factor(power))
        }
        if ratio > 8, ratio < 120, let city = cityOfAParty(claim) { result.append(phrases.city(city)) }
        return result
    }

    /// A city or province of one of the parties that the document names near the claim.
    private func cityOfAParty(_ claim: Claim) -> String? {
        let near = text.words(max(0, claim.sentence.lowerBound - 400)..<claim.sentence.upperBound)
        let atlas = Atlas.embedded
        let codes = Set(claim.parties.map(\.code))
        return namer.places(in: near, atlas).first { place in
            atlas.places[place].map { codes.contains($0.economy) && $0.kind != "country" } ?? false
        }
    }
}

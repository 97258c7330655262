public import Evidence
public import Reading

/// Rates claims against whatever sources of evidence it is handed.
///
/// Prepared once, used for any number of documents.
///
/// Only a figure whose definition, parties and period are all clear, that is stated as a fact, and that no reporter's
/// value comes near can be called `differs`; whatever is less clear stays `unverifiable` with the values shown.
public struct Checker: Sendable {
    let sources: [any EvidenceSource]
    let language: Document.Language
    let rules: Rules
    let names: @Sendable (String) -> String

    /// Prepares a checker.
    ///
    /// - Parameters:
    ///   - sources: asked in order; all their answers are shown.
    ///   - language: the language of explanations.
    ///   - rules: how far wording lets a claim be from a value.
    ///   - names: what to call a party in that language.
    public init(
        sources: [any EvidenceSource], language: Document.Language, rules: Rules = .embedded,
        names: @escaping @Sendable (String) -> String = { $0 }
    ) {
        self.sources = sources
        self.language = language
        self.rules = rules
        self.names = names
    }

    /// One verdict a claim, in the order of the document's claims.
    public func verdicts(for document: Document) -> [Verdict] {
        document.claims.indices.map { verdict(for: document.claims[$0], in: document) }
    }

    private func verdict(for claim: Claim, in document: Document) -> Verdict {
        let phrases = Phrases(language: language, names: names)
        var verdict = rated(claim, in: document, phrases)
        if let check = conversion(claim, in: document, phrases) {
            verdict.checks.append(check)
            if !check.passed, claim.approximation == .exact || claim.approximation == .about {
                verdict.rating = .inconsistent
                verdict.rule = "conversion"
                verdict.explanation = check.detail
            }
        }
        return verdict
    }

    // MARK: - Rating

    private func rated(_ claim: Claim, in document: Document, _ phrases: Phrases) -> Verdict {
        func unverifiable(_ rule: String, _ explanation: String, _ references: [Verdict.Comparison] = []) -> Verdict {
            Verdict(
                rating: .unverifiable, rule: rule, explanation: explanation, references: references,
                wouldSettle: phrases.wouldSettle(claim))
        }
        guard claim.modality == .stated else { return unverifiable("not-stated", phrases.notStated(claim)) }
        guard Self.isHeld(claim) else { return unverifiable("nothing-held", phrases.nothingHeld(claim)) }
        guard claim.warnings.isEmpty else { return unverifiable("unclear-writing", phrases.unclear(claim)) }
        if let word = claim.narrowing { return unverifiable("part-of-a-whole", phrases.narrowed(word)) }
        guard let period = claim.period else { return unverifiable("no-period", phrases.noPeriod) }
        let parties = claim.parties.map(\.code)
        let references = ask(claim, parties, period)
        guard !references.isEmpty else {
            return unverifiable("nothing-held", phrases.nothingHeld(claim), neighbours(claim, parties, period))
        }
        let compared = references.map { compare(claim, $0) }
        let own = compared.filter { isOwn($0.reference, claim) }
        if let fit = (own.isEmpty ? compared : own).first(where: { fits(claim, $0) }) {
            return Verdict(
                rating: .agrees, rule: rule(of: claim), explanation: phrases.agrees(claim, fit), references: compared)
        }
        if let fit = compared.first(where: { fits(claim, $0) }) {
            return Verdict(
                rating: .agreesDifferently, rule: "other-reporter",
                explanation: phrases.otherReporter(claim, fit, own: own.first), references: compared)
        }
        for shift in [-1, 1] {
            let other = period.shifted(years: shift)
            if let fit = ask(claim, parties, other).map({ compare(claim, $0) })
                .first(where: { isOwn($0.reference, claim) && $0.reference.bound == .exact && fits(claim, $0) })
            {
                return Verdict(
                    rating: .agreesDifferently, rule: "other-year", explanation: phrases.otherYear(claim, fit),
                    references: compared + [fit])
            }
        }
        let hints = phrases.hints(claim, compared, document)
        guard isFar(claim, compared), claim.confidence >= 0.6 else {
            return Verdict(
                rating: .unverifiable, rule: "too-close-to-call", explanation: phrases.close(compared.first),
                references: compared, hints: hints, wouldSettle: phrases.wouldSettle(claim))
        }
        return Verdict(
            rating: .differs, rule: rule(of: claim), explanation: phrases.differs(claim, own.first ?? compared[0]),
            references: compared, hints: hints)
    }

    /// Measures with series, of whole economies or groups, in a unit that can be compared.
    private static func isHeld(_ claim: Claim) -> Bool {
        switch claim.measure {
        case .tradeTotal, .exports, .imports, .tradeBalance:
            return claim.parties.count == 2 && claim.parties.allSatisfy { isCode($0.code) } && claim.unit.isCurrency
        case .growth:
            guard let of = claim.growthOf else { return false }
            return [.tradeTotal, .exports, .imports].contains(of) && claim.unit == .percent && claim.parties.count == 2
                && claim.parties.allSatisfy { isCode($0.code) }
        case .fdiStock: return claim.parties.count == 2 && claim.unit.isCurrency
        default: return false
        }
    }

    /// Economy and group codes are capitals; places are names.
    private static func isCode(_ code: String) -> Bool {
        code.utf8.allSatisfy { ($0 >= 0x41 && $0 <= 0x5A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x5F }
    }

    func ask(_ claim: Claim, _ parties: [String], _ period: Period) -> [Reference] {
        let question = Question(
            measure: claim.measure, of: claim.growthOf, parties: parties, period: period, unit: claim.unit)
        return sources.flatMap { $0.references(for: question) }
            .filter { $0.unit == claim.unit }
    }

    /// Values of the years around, to show where none is held for the year asked.
    private func neighbours(_ claim: Claim, _ parties: [String], _ period: Period) -> [Verdict.Comparison] {
        [-2, -1, 1, 2, 3].flatMap { ask(claim, parties, period.shifted(years: $0)) }.map { compare(claim, $0) }
    }

    /// China's books for totals, the first party's for exports and imports.
    private func isOwn(_ reference: Reference, _ claim: Claim) -> Bool {
        let measure = claim.growthOf ?? claim.measure
        let hasChina = claim.parties.contains { $0.code == "CHN" }
        if measure == .tradeTotal || measure == .tradeBalance || measure == .fdiStock, hasChina {
            return reference.reporter == "CHN"
        }
        return reference.reporter == claim.parties.first?.code
    }

    // MARK: - Comparing

    private func compare(_ claim: Claim, _ reference: Reference) -> Verdict.Comparison {
        let value = signed(claim)
        if claim.measure == .growth {
            return Verdict.Comparison(reference: reference, deviationPercent: value - reference.value)
        }
        guard reference.value != 0 else { return Verdict.Comparison(reference: reference, deviationPercent: nil) }
        return Verdict.Comparison(
            reference: reference, deviationPercent: (value / abs(reference.value) - 1) * 100)
    }

    private func signed(_ claim: Claim) -> Double {
        claim.measure == .growth && claim.direction == .down ? -claim.value.middle : claim.value.middle
    }

    /// The rule that decides, by the claim's wording.
    func rule(of claim: Claim) -> String {
        if claim.measure == .growth { return claim.approximation == .exact ? "growth" : "growth-approximate" }
        return claim.approximation.rawValue
    }

    private func fits(_ claim: Claim, _ comparison: Verdict.Comparison) -> Bool {
        guard let deviation = comparison.deviationPercent, case .number = claim.value else { return false }
        let rule = rules.rule(rule(of: claim))
        if claim.measure == .growth {
            let half = claim.step / 2
            return deviation >= rule.low - half && deviation <= rule.high + half
        }
        let extra =
            comparison.reference.quality == .derived && comparison.reference.formula?.contains("CNY per USD") == true
            ? rules.rule("cross-currency").high : 0
        let half =
            claim.approximation == .exact || claim.approximation == .about
            ? abs(claim.step / 2 / max(1, abs(comparison.reference.value))) * 100 : 0
        let low = min(rule.low, -half) - extra
        let high = max(rule.high, half) + extra
        switch comparison.reference.bound {
        case .exact: return deviation >= low && deviation <= high
        // "more than 14" and "almost 15" only limit from one side.
        case .lower: return deviation >= low && deviation <= 12
        case .upper: return deviation <= high && deviation >= -12
        }
    }

    /// Whether every reporter's value is beyond wording, revisions and rates.
    private func isFar(_ claim: Claim, _ compared: [Verdict.Comparison]) -> Bool {
        let far = rules.rule("far")
        let own = rules.rule(rule(of: claim))
        guard compared.allSatisfy({ $0.reference.bound == .exact }) else { return false }
        return compared.allSatisfy { comparison in
            guard let deviation = comparison.deviationPercent else { return false }
            return deviation < own.low + far.low * 2 || deviation > own.high + far.high * 2
        }
    }

    // MARK: - Inside the document

    /// Whether the two currencies of "100 yuans (14 dollars)" are at the period's rate.
    private func conversion(_ claim: Claim, in document: Document, _ phrases: Phrases) -> Verdict.Check? {
        let index =
            claim.conversionOf
            ?? document.claims.firstIndex { other in
                other.conversionOf.map { document.claims[$0].id == claim.id } ?? false
            }
        guard let index, document.claims.indices.contains(index) else { return nil }
        let other = document.claims[index]
        let (dollars, local) = claim.unit == .usDollar ? (claim, other) : (other, claim)
        guard dollars.unit == .usDollar, dollars.value.middle > 0, local.unit.isCurrency else { return nil }
        let year = (claim.period ?? other.period ?? document.publication?.period)?.days
            .map { CivilDate(dayNumber: $0.upperBound).year }
        guard let year, let economy = Self.economies[local.unit.rawValue] else { return nil }
        let question = Question(measure: .exchangeRate, parties: [economy], period: .year(year))
        guard let rate = sources.flatMap({ $0.references(for: question) }).first else { return nil }
        let implied = local.value.middle / dollars.value.middle
        let deviation = (implied / rate.value - 1) * 100
        let rule = rules.rule("conversion")
        let half = (local.step / local.value.middle + dollars.step / dollars.value.middle) * 50
        let passed = deviation >= rule.low - half && deviation <= rule.high + half
        // A rate that moved much within the year settles nothing.
        if !passed, abs(deviation) < 12 + half { return nil }
        return Verdict.Check(
            kind: .conversion, passed: passed, detail: phrases.conversion(implied, rate, local.unit, year, passed))
    }

    /// Economy whose exchange rate a currency's is.
    private static let economies = [
        "CNY": "CHN", "VND": "VNM", "KZT": "KAZ", "THB": "THA", "MYR": "MYS", "IDR": "IDN", "PHP": "PHL", "SGD": "SGP",
        "RUB": "RUS", "UZS": "UZB", "KGS": "KGZ", "LAK": "LAO", "KHR": "KHM", "JPY": "JPN", "KRW": "KOR", "INR": "IND",
        "TRY": "TUR",
    ]
}

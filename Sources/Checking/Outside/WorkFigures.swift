internal import Evidence
internal import Reading

extension Judge {
    /// A length, capacity or cost that the text gives a work of the atlas; nil when no record of it fits.
    ///
    /// A record can bear a figure out. It cannot contradict one: lengths and costs of one work differ by what is counted.
    func ofProject(_ claim: Claim) -> Verdict? {
        guard claim.modality == .stated else { return nil }
        let id = converted(claim)?.id ?? claim.id
        for mention in document.projects {
            guard let project = mention.project else { continue }
            let measure: Measure? =
                if mention.length?.claim == id {
                    .distance
                } else if mention.capacity?.claim == id {
                    .capacity
                } else if mention.cost?.claim == id { .cost } else { nil }
            guard let measure else { continue }
            let inquiry = Inquiry(physical: measure, of: project, period: claim.period ?? .year(0))
            let question = Question(
                measure: measure, parties: [project], period: inquiry.period, unit: claim.unit)
            let compared = sources.flatMap { $0.references(for: question) }
                .filter { !isSameDayPress($0.source) }.map { compare(claim, inquiry, $0) }
            if let fit = closest(compared.filter { fits(claim, inquiry, $0) }) {
                return Verdict(
                    rating: .agrees, rule: room(claim, inquiry).rule, explanation: phrases.agrees(fit),
                    references: compared)
            }
        }
        return nil
    }

    /// The figure that this one gives again in another unit: "665-kilometre (413-mile)".
    private func converted(_ claim: Claim) -> Claim? {
        document.claims.first { other in
            guard other.unit != claim.unit, other.end < claim.start, claim.start - other.end <= 3,
                let factor = other.unit.factor(to: claim.unit)
            else { return false }
            let ratio = claim.value.middle / (other.value.middle * factor)
            let rule = rules.rule("conversion")
            return ratio > 1 + rule.low / 100 && ratio < 1 + rule.high / 100
        }
    }

    /// Press of the article's own day may be the same report, which is no evidence for itself.
    private func isSameDayPress(_ source: Source) -> Bool {
        guard source.quality == .press, let published = document.publication?.period.days, published.count == 1,
            let day = Period(source.vintage)?.days
        else { return false }
        return day.contains(published.lowerBound) && day.count == 1
    }
}

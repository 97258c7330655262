internal import Evidence
internal import Reading

/// Holds a document against itself: conversions, growth against levels, sums, counts against lists.
struct Examiner {
    let sources: [any EvidenceSource]
    let rules: Rules
    let phrases: Phrases
    let document: Document
    let text: DocumentText

    /// What one check found about one claim.
    struct Finding {
        let check: Verdict.Check
        /// Whether the two statements cannot both be true, so that the claim is `inconsistent`.
        let contradicts: Bool
        let rule: String
    }

    /// Findings by the index of the claim they are about.
    func findings() -> [Int: [Finding]] {
        var result: [Int: [Finding]] = [:]
        for (index, finding) in conversions() + growths() + sums() + counts() {
            result[index, default: []].append(finding)
        }
        return result
    }

    var claims: [Claim] { document.claims }

    /// Ends of the true values that a rounded figure may stand for; wider for approximate wording.
    func interval(_ claim: Claim) -> (low: Double, high: Double) {
        let (least, most) = claim.value.ends
        let half = Precision.written(claim) / 2
        let rule = rules.rule(claim.approximation.rawValue)
        switch claim.approximation {
        case .exact: return (least - half, most + half)
        case .about:
            return (min(least - half, least / (1 + rule.high / 100)), max(most + half, most / (1 + rule.low / 100)))
        case .over: return (least - half, most / (1 + rule.low / 100) + half)
        case .nearly: return (least / (1 + rule.high / 100) - half, most + half)
        case .under: return (least / (1 + rule.high / 100) - half, most + half)
        }
    }
}

internal import Evidence
internal import Reading

extension Judge {
    /// By how much a line shortens ways: "900 km shorter", "seven days less"; nil for what says no such thing, or where
    /// nothing is known of the line.
    ///
    /// Such a figure depends on where one starts. Each way that it could mean is held against it: it can hold where the
    /// line saves that much or more, and cannot where it saves less. What the article leaves open stays open.
    func ofShortening(_ claim: Claim) -> Verdict? {
        guard claim.measure == .distance || claim.measure == .duration, claim.modality != .denied,
            isSaved(claim)
        else { return nil }
        for project in nearest(to: claim) {
            let question = Question(
                measure: claim.measure, of: claim.measure, parties: [project], period: claim.period ?? .year(0),
                unit: claim.unit)
            let references = sources.flatMap { $0.references(for: question) }
            guard !references.isEmpty else { continue }
            let inquiry = Inquiry(physical: claim.measure, of: project, period: question.period)
            let least = room(claim, inquiry).low
            let middles = references.filter { $0.bound == .exact }
            // What the middle does not reach, the end of the range may.
            func reaches(_ way: Reference) -> Bool {
                references.contains {
                    $0.bound == .upper && $0.reporter == way.reporter && $0.partner == way.partner && $0.value >= least
                }
            }
            let short = middles.filter { $0.value < least }
            var verdict = unverifiable(
                claim, "origin-left-open",
                phrases.shortening(
                    can: middles.filter { $0.value >= least }, perhaps: short.filter(reaches),
                    cannot: short.filter { !reaches($0) }),
                middles.map { Verdict.Comparison(reference: $0, deviationPercent: nil) })
            verdict.wouldSettle = phrases.startAndEnd
            return verdict
        }
        return nil
    }

    private func isSaved(_ claim: Claim) -> Bool {
        let words = WordTable.embedded
        if words.first(.shortening, in: text.before(claim)) != nil { return true }
        // "… by 900 km and the time by a week": the second figure shares the first one's verb.
        let joined = text.before(claim).trimmingPrefix { $0 == " " || $0 == "\u{A0}" }
        if words.forms(.and).contains(where: { joined.hasPrefix($0 + " ") }),
            let previous = document.claims.last(where: { $0.end <= claim.start && $0.sentence == claim.sentence }),
            isSaved(previous)
        {
            return true
        }
        let after = text.after(claim)
        guard let word = words.first(.saved, in: String(after.prefix(14))) else { return false }
        return after.lowercased().drop { !$0.isLetter }.hasPrefix(word)
    }

    /// Projects of the atlas that the text names, the nearest before the claim first.
    private func nearest(to claim: Claim) -> [String] {
        let mentions = document.projects.flatMap { mention in
            mention.project.map { project in
                ([mention.start..<mention.end] + mention.mentions).map { (project: project, at: $0.lowerBound) }
            } ?? []
        }
        func distance(_ at: Int) -> Int { at <= claim.start ? claim.start - at : 2 * (at - claim.start) }
        return mentions.sorted { distance($0.at) < distance($1.at) }.map(\.project)
    }
}

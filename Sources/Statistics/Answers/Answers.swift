internal import Atlas
public import Evidence

extension Base: EvidenceSource {
    public func references(for question: Question) -> [Reference] {
        let parties = question.parties
        switch question.measure {
        case .tradeTotal, .exports, .imports, .tradeBalance:
            guard parties.count == 2 else {
                guard let only = parties.first, parties.count == 1 else { return [] }
                return trade(question.measure, only, "WORLD", question.period)
            }
            return bilateral(question.measure, parties[0], parties[1], question.period)
        case .growth: return growth(question)
        case .share: return shares(question)
        case .rank: return ranks(question)
        case .gdp, .population:
            guard let only = parties.first else { return [] }
            return national(question.measure, only, question.period)
        case .exchangeRate:
            guard let only = parties.first else { return [] }
            return published(.exchangeRate, only, "", question.period)
                .filter { $0.definition != Self.customsRate }
        default:
            // A distance "of" a distance is one saved, which no series gives.
            guard question.of == nil else { return [] }
            return quoted(question.measure, parties, question.period)
                + projectFacts(question.measure, parties, question.period, in: question.unit)
        }
    }

    /// What is held of a measure year by year, oldest first, for record highs and runs of years.
    public func history(of measure: Measure, parties: [String], from: Int = 1990, to: Int = 2030) -> [Reference] {
        guard from <= to, to - from <= 300 else { return [] }
        return (from...to).flatMap {
            references(for: Question(measure: measure, parties: parties, period: .year($0)))
        }
    }

    /// Values from both sides' books; the first party's exports are the second's imports.
    private func bilateral(_ measure: Measure, _ first: String, _ second: String, _ period: Period) -> [Reference] {
        let mirror: Measure =
            switch measure {
            case .exports: .imports
            case .imports: .exports
            default: measure
            }
        // Nothing is held of the world as a reporter.
        var mirrored = second == "WORLD" ? [] : trade(mirror, second, first, period)
        if measure == .tradeBalance { for index in mirrored.indices { mirrored[index].value = -mirrored[index].value } }
        return trade(measure, first, second, period) + mirrored
    }

    /// Figures published one by one: investment, counts, trains, containers; of either party, or of both together.
    private func quoted(_ measure: Measure, _ parties: [String], _ period: Period) -> [Reference] {
        var found: [Reference] = []
        func look(_ reporter: String, _ partner: String) {
            found += published(measure, reporter, partner, period)
            if Self.isFlow(measure) {
                found += overYears(measure, reporter, partner, period, besides: found) {
                    published(measure, reporter, partner, $0)
                }
            }
        }
        if parties.count == 2 {
            look(parties[0], parties[1])
            look(parties[1], parties[0])
        }
        if let first = parties.first, parties.count == 1 || measure != .fdiStock && measure != .fdiFlow {
            look(first, "")
            if parties.count == 1 { look(first, "WORLD") }
            if parties.count == 2 { look(parties[1], "") }
        }
        return found
    }

    /// Output or people of an economy, or of a group on the last day of the period.
    func national(_ measure: Measure, _ economy: String, _ period: Period) -> [Reference] {
        let found = published(measure, economy, "", period)
        guard found.isEmpty else { return found }
        return overMembers(of: economy, on: period) { published(measure, $0, "", period) }
            .map {
                var sum = $0
                sum.reporter = economy
                return sum
            }
    }

    /// Whether values of successive periods may be added up.
    static func isFlow(_ measure: Measure) -> Bool {
        switch measure {
        case .tradeTotal, .exports, .imports, .tradeBalance, .fdiFlow, .volume, .transactionValue: true
        default: false
        }
    }
}

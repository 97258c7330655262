internal import Atlas
internal import Evidence
internal import Glibc
internal import Reading

extension Examiner {
    /// Whether two currencies of "100 yuans (14 dollars)" are at the rate of the period.
    func conversions() -> [(Int, Finding)] {
        var result: [(Int, Finding)] = []
        for (index, claim) in claims.enumerated() {
            guard let partner = claim.conversionOf ?? bracketed(index), claims.indices.contains(partner),
                partner != index, let finding = conversion(claims[partner], claim)
            else { continue }
            result.append((partner, finding))
            result.append((index, finding))
        }
        return result
    }

    /// The amount that one in brackets right behind it converts: "5 milliards d’euros (2 milliards de dollars en 2024)".
    private func bracketed(_ index: Int) -> Int? {
        guard index > 0 else { return nil }
        let (before, claim) = (claims[index - 1], claims[index])
        guard before.sentence == claim.sentence, before.unit.isCurrency, claim.unit.isCurrency,
            before.unit != claim.unit, before.end <= claim.start
        else { return nil }
        let between = text.words(before.end..<claim.start)
        guard between.count <= 24, let bracket = between.firstIndex(of: "("),
            between[..<bracket].allSatisfy(\.isWhitespace)
        else { return nil }
        return index - 1
    }

    private func conversion(_ one: Claim, _ other: Claim) -> Finding? {
        let (foreign, local) = one.unit == .usDollar ? (one, other) : (other, one)
        guard foreign.value.middle > 0, local.value.middle > 0, foreign.unit.isCurrency, local.unit.isCurrency,
            foreign.unit != local.unit
        else { return nil }
        let implied = local.value.middle / foreign.value.middle
        let rates = years(of: [one, other]).compactMap { year in
            rate(local.unit, per: foreign.unit, year).map { (year: year, value: $0.value, publisher: $0.publisher) }
        }
        // Writers convert at the rate of the time told of or of the day they write.
        guard let rate = rates.min(by: { abs(log(implied / $0.value)) < abs(log(implied / $1.value)) }) else {
            return nil
        }
        let deviation = (implied / rate.value - 1) * 100
        let rule = rules.rule("conversion")
        let far = rules.rule("conversion-far")
        let half =
            (Precision.written(local) / local.value.middle + Precision.written(foreign) / foreign.value.middle) * 50
        let loose = [one, other].contains { [.over, .under, .nearly].contains($0.approximation) }
        let slack = loose ? abs(rules.rule("over").low) : 0
        let passed = deviation >= rule.low - half - slack && deviation <= rule.high + half + slack
        let contradicts = !passed && abs(deviation) > far.high + half + slack
        // A rate that moved much within the year settles nothing.
        guard passed || contradicts else { return nil }
        let detail = phrases.conversion(
            implied, rate.value, local.unit, foreign.unit, rate.year, rate.publisher, passed: passed)
        return Finding(
            check: .init(kind: .conversion, passed: passed, detail: detail), contradicts: contradicts,
            rule: "conversion")
    }

    /// The years whose rate may be meant: those of the claims, that of publication and the one before it.
    private func years(of claims: [Claim]) -> [Int] {
        func year(_ period: Period?) -> Int? { period?.days.map { CivilDate(dayNumber: $0.upperBound).year } }
        let told = claims.compactMap { year($0.period) }
        let published = year(document.publication?.period).map { [$0, $0 - 1] } ?? []
        var seen: Set<Int> = []
        return (told + published).filter { seen.insert($0).inserted }
    }

    /// Units of one currency for one of another, by each one's rate against the dollar.
    private func rate(_ local: Unit, per foreign: Unit, _ year: Int) -> (value: Double, publisher: String)? {
        func perDollar(_ unit: Unit) -> (Double, String)? {
            if unit == .usDollar { return (1, "") }
            for economy in Self.economies[unit.rawValue] ?? [] {
                let question = Question(measure: .exchangeRate, parties: [economy], period: .year(year))
                let found = sources.flatMap { $0.references(for: question) }
                    .first { $0.unit == unit && $0.value > 0 }
                if let found { return (found.value, found.source.publisher) }
            }
            return nil
        }
        guard let one = perDollar(local), let other = perDollar(foreign) else { return nil }
        return (one.0 / other.0, one.1.isEmpty ? other.1 : one.1)
    }

    /// Economies by their currency, the one that gave it its name first.
    private static let economies: [String: [String]] = {
        var result: [String: [String]] = ["EUR": ["EUZ"]]
        for economy in Atlas.embedded.economies.values.sorted(by: { $0.code < $1.code })
        where !economy.currency.isEmpty && economy.currency != "USD" && economy.currency != "EUR" {
            result[economy.currency, default: []].append(economy.code)
        }
        // An ISO 4217 code begins with the ISO 3166 alpha-2 code of its economy: CNY of China.
        return result
    }()
}

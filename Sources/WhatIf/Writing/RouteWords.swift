internal import Evidence
internal import Freight

/// Sentences on a route before and after.
struct RouteWords {
    let route: RouteEffect
    let french: Bool
    private var wording: Wording { Wording(french: french) }

    init(_ route: RouteEffect, french: Bool) {
        (self.route, self.french) = (route, french)
    }

    private var name: String { "\(route.from) – \(route.to)" }

    private func signed(_ value: Double, _ decimals: Int) -> String {
        let words = wording.number(value, decimals: decimals)
        return value > 0 && words != "0" ? "+" + words : words
    }

    private static func hours(_ option: RouteOption, _ kinds: Set<Leg.Kind>) -> Double {
        option.legs.filter { kinds.contains($0.kind) }.reduce(0) { $0 + $1.assessment.hours.mid }
    }

    /// Kilometres and days saved, and where the days are saved; nil when nothing changes.
    var difference: String? {
        guard let before = route.before, let after = route.after else {
            guard route.before != nil || route.after != nil else { return nil }
            return name
                + (route.before == nil
                    ? (french ? " : s’ouvre." : ": opens.")
                    : (french ? " : n’a plus de chemin." : ": has no way left."))
        }
        let hours = after.total.hours.mid - before.total.hours.mid
        guard before.crossings != after.crossings || abs(hours) > 0.01 || abs(after.kilometres - before.kilometres) > 1
        else {
            return name + (french ? " : rien ne change." : ": nothing changes.")
        }
        let atBorders = Self.hours(after, [.border, .gaugeChange]) - Self.hours(before, [.border, .gaugeChange])
        let kilometres = signed(after.kilometres - before.kilometres, 0)
        let assumed = after.legs.filter { $0.kind == .border }.flatMap(\.bases)
            .filter { $0.quality == .assumed && $0.unit == "h" }.map(\.what)
        var words =
            french
            ? "\(name) : \(kilometres) km, \(signed(hours / 24, 1)) jours, dont \(signed(atBorders / 24, 1)) aux frontières et changements d’écartement"
            : "\(name): \(kilometres) km, \(signed(hours / 24, 1)) days, of which \(signed(atBorders / 24, 1)) at borders and changes of gauge"
        if !assumed.isEmpty {
            let list = Array(Set(assumed)).sorted().joined(separator: ", ")
            words +=
                french
                ? " (heures supposées sur le nouveau trajet : \(list))" : " (hours assumed on the new way: \(list))"
        }
        return words + "."
    }

    /// Whether a claim can hold from here: kilometres saved at least nine tenths of what is claimed, days within what the
    /// ranges of both ways allow.
    func verdict(_ claim: Scenario.Claim) -> String? {
        guard let before = route.before, let after = route.after else { return nil }
        let saved = before.kilometres - after.kilometres
        let days = (before.total.hours.mid - after.total.hours.mid) / 24
        let most = (before.total.hours.high - after.total.hours.low) / 24
        let longEnough = claim.kilometres.map { saved >= 0.9 * $0 } ?? true
        let fastEnough = claim.days.map { most >= $0.lowerBound } ?? true
        let way =
            saved >= 0
            ? (french
                ? "\(wording.number(saved, decimals: 0)) km de moins"
                : "\(wording.number(saved, decimals: 0)) km shorter")
            : (french
                ? "\(wording.number(-saved, decimals: 0)) km de plus"
                : "\(wording.number(-saved, decimals: 0)) km longer")
        let time =
            french
            ? "\(wording.number(days)) jours gagnés, \(wording.number(most)) au plus"
            : "\(wording.number(days)) days saved, \(wording.number(most)) at most"
        let words =
            longEnough && fastEnough
            ? (french ? "peut être vrai" : "can hold")
            : (french ? "ne tient pas" : "does not hold") + " ("
                + [longEnough ? nil : "km", fastEnough ? nil : (french ? "jours" : "days")].compactMap { $0 }
                .joined(separator: ", ") + ")"
        return "\(name): \(words): \(way), \(time)."
    }
}

internal import Evidence
internal import Freight
internal import WhatIf

/// What a page says of a planned line's opening: ways, income, transit, and what is only assumed.
struct OpeningWords {
    let opening: Opening
    let wording: Wording
    private var french: Bool { wording.french }

    var lines: [ConsequenceWords.Line] {
        var texts = opening.routes.map(route)
        if !opening.income.isEmpty { texts.append(income) }
        if !opening.transit.isEmpty { texts.append(transit) }
        if texts.isEmpty { texts.append(nothing) }
        texts.append(caution)
        return texts.map { ConsequenceWords.Line(text: $0, source: Opening.source, quality: .derived) }
    }

    /// `Kashgar – Tashkent (rail) : 3 489 → 914 km, 7,7 → 2,7 jours (1,2–5,2), 1 670 → 817 $ l’EVP`.
    private func route(_ route: Opening.Route) -> String {
        let way = "\(place(route.from)) – \(place(route.to)) (\(route.modes))"
        let from = { (value: Double?) in value.map { "\(self.number($0)) → " } ?? "" }
        let days =
            (route.daysBefore.map { "\(one($0.mid)) → " } ?? "")
            + "\(one(route.days.mid)) \(french ? "jours" : "days") (\(one(route.days.low))–\(one(route.days.high)))"
        let dollars =
            french
            ? "\(from(route.dollarsBefore))\(number(route.dollars)) $ l’EVP"
            : "$\(from(route.dollarsBefore))\(number(route.dollars)) a TEU"
        return way + (french ? " : " : ": ")
            + "\(from(route.kilometresBefore))\(number(route.kilometres)) km, \(days), \(dollars)"
    }

    private var income: String {
        let list = opening.income.prefix(4).map { effect in
            PartyNames.name(of: effect.subject, french: french) + (effect.isImputed ? "*" : "")
                + " \(percent(effect.change.mid)) (\(percent(effect.change.low)) … \(percent(effect.change.high)))"
        }
        let starred = opening.income.prefix(4).contains(where: \.isImputed)
        return (french ? "Revenu réel : " : "Real income: ") + list.joined(separator: ", ")
            + (starred ? (french ? " (* ventes intérieures estimées)" : " (* home sales imputed)") : "")
    }

    private var transit: String {
        let list = opening.transit.prefix(4).map { effect in
            "\(PartyNames.name(of: effect.subject, french: french)) \(signed(rounded(effect.change.mid)))"
        }
        return (french ? "Transit, EVP par an : " : "Transit, TEU a year: ") + list.joined(separator: ", ")
    }

    /// What a page says of a line that makes no way cheaper and moves no income or transit worth a digit.
    private var nothing: String {
        french
            ? "Aucun trajet, revenu ou transit ne change de façon visible dans ce modèle."
            : "No way, income or transit changes visibly in this model."
    }

    private var caution: String {
        french
            ? "Ouverture seule sur le réseau d’aujourd’hui, \(opening.draws) tirages (5 à 95 %), \(opening.assumed) paramètres supposés ; le coût des travaux n’y est pas. Le détail : sogdian whatif."
            : "Opened alone on today’s network, \(opening.draws) draws (5 to 95%), \(opening.assumed) parameters assumed; the cost of the works is left out. In full: sogdian whatif."
    }

    private func place(_ name: String) -> String { PartyNames.name(of: name, french: french) }
    private func number(_ value: Double) -> String { wording.number(value, decimals: 0) }
    private func one(_ value: Double) -> String { wording.number(value) }

    private func percent(_ value: Double) -> String {
        signed(value, decimals: abs(value) < 0.01 ? 3 : 2) + (french ? "\u{A0}%" : "%")
    }

    private func signed(_ value: Double, decimals: Int = 0) -> String {
        (value > 0 ? "+" : "") + wording.number(value, decimals: decimals)
    }

    /// Three significant digits.
    private func rounded(_ value: Double) -> Double {
        var step = 1.0
        while abs(value) / step >= 1000 { step *= 10 }
        return (value / step).rounded() * step
    }
}

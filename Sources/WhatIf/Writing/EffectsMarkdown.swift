internal import Atlas
internal import Evidence
internal import Freight
internal import Trade

extension Effects {
    /// The effects as a page of Markdown.
    public func markdown(french: Bool = false, limit: Int = 12) -> String {
        var page = Page(effects: self, french: french, limit: limit)
        page.write()
        return page.text
    }
}

/// Writes one page.
private struct Page {
    let effects: Effects
    let french: Bool
    let limit: Int
    let wording: Wording
    var text = ""

    init(effects: Effects, french: Bool, limit: Int) {
        (self.effects, self.french, self.limit) = (effects, french, limit)
        wording = Wording(french: french)
    }

    mutating func write() {
        let scenario = effects.scenario
        line("# " + scenario.name(french: french))
        if !scenario.note(french: french).isEmpty { line(scenario.note(french: french)) }
        summary()
        routes()
        economies()
        transit()
        gates()
        pairs()
        notes()
        grounds()
    }

    private mutating func line(_ words: String) { text += VisibleText.escaped(words) + "\n\n" }
    private func say(_ english: String, _ other: String) -> String { french ? other : english }
    private func number(_ value: Double, _ decimals: Int = 1) -> String { wording.number(value, decimals: decimals) }

    /// A signed number; what is not zero never reads as zero.
    private func signed(_ value: Double, _ decimals: Int = 2) -> String {
        // Below a hundred-thousandth of the unit is the rounding of searches.
        guard abs(value) >= 1e-5 else { return "0" }
        var digits = decimals
        while digits < 5, abs(value) < 5 * pow(10, -digits) / 10 { digits += 1 }
        let words = number(value, digits)
        if words == "0" || words == "−0" { return value > 0 ? "+0" : "−0" }
        return (value > 0 ? "+" : "") + words
    }

    private func pow(_ base: Double, _ exponent: Int) -> Double {
        exponent < 0 ? 1 / pow(base, -exponent) : (0..<exponent).reduce(1.0) { value, _ in value * base }
    }

    private func percent(_ value: Double?, _ decimals: Int = 2) -> String {
        value.map { signed($0, decimals) + (french ? "\u{A0}%" : "%") } ?? "–"
    }

    private func name(_ code: String) -> String {
        let mark = effects.laboratory.baseline.mark(of: code)
        let name =
            code == "ROW" ? say("rest of the world", "reste du monde") : Atlas.embedded.name(of: code, french: french)
        return name + mark.map { $0 == "*" ? "\\*" : String($0) }.joined()
    }

    private func band(_ key: String, _ index: Int, _ decimals: Int = 2) -> String {
        guard let band = effects.bands?.bands[key]?[index] else { return "" }
        return " (\(signed(band.p05, decimals)) … \(signed(band.p95, decimals)))"
    }

    private mutating func table(_ header: [String], _ rows: [[String]], left: Int = 1) {
        guard !rows.isEmpty else { return }
        text += "| " + header.joined(separator: " | ") + " |\n"
        text += "|" + header.indices.map { $0 < left ? "---|" : "---:|" }.joined() + "\n"
        for row in rows {
            text +=
                "| " + row.map { VisibleText.escaped($0.replacing("|", with: "\\|")) }.joined(separator: " | ") + " |\n"
        }
        text += "\n"
    }

    private mutating func summary() {
        let world = effects.world
        let days = world.days.percent ?? 0
        line(
            say(
                "World: trade \(percent(world.trade.percent, 3)) (\(signed(world.trade.difference / 1000, 1)) billion dollars), real income \(percent(world.realIncomePercent, 3)), cost of trade \(percent(world.costPercent, 3)), days of containers \(percent(days, 2)), CO₂e \(signed(world.tonnesCO2e.difference / 1000, 0)) thousand tonnes a year.",
                "Monde : commerce \(percent(world.trade.percent, 3)) (\(signed(world.trade.difference / 1000, 1)) milliards de dollars), revenu réel \(percent(world.realIncomePercent, 3)), coût du commerce \(percent(world.costPercent, 3)), jours de conteneur \(percent(days, 2)), CO₂e \(signed(world.tonnesCO2e.difference / 1000, 0)) milliers de tonnes par an."
            ))
        if let bands = effects.bands {
            line(
                say(
                    "Ranges in brackets: 5th to 95th percentile of \(bands.count) draws (seed \(bands.seed)) over elasticity, value of time and of goods, hours at borders, rates, mode choice and exposed share. World trade \(percent(bands.worldTradePercent.p05, 3)) … \(percent(bands.worldTradePercent.p95, 3)).",
                    "Entre parenthèses : 5e au 95e centile de \(bands.count) tirages (graine \(bands.seed)) sur l’élasticité, la valeur du temps et des marchandises, l’attente aux frontières, les prix, le choix du mode et la part exposée. Commerce mondial \(percent(bands.worldTradePercent.p05, 3)) … \(percent(bands.worldTradePercent.p95, 3))."
                ))
        }
        if effects.rule == .fastest {
            line(
                say(
                    "Rule: the World Bank's simpler one, days of the fastest mode at the value of a day on all of the trade.",
                    "Règle : celle, plus simple, de la Banque mondiale : jours du mode le plus rapide à la valeur du jour, sur tout le commerce."
                ))
        }
    }

    private mutating func routes() {
        guard !effects.routes.isEmpty else { return }
        line(say("## Routes, a TEU", "## Itinéraires, par EVP"))
        func cells(_ option: RouteOption?) -> [String] {
            guard let option else { return ["–", "–", "–", say("no way", "aucun")] }
            let total = option.total
            return [
                number(option.kilometres, 0),
                "\(number(total.hours.mid / 24)) (\(number(total.hours.low / 24))–\(number(total.hours.high / 24)))",
                number(total.usd.mid, 0), (option.crossings + option.passages).joined(separator: ", "),
            ]
        }
        table(
            [
                say("from – to", "de – à"), "km", say("days (range)", "jours (fourchette)"), "USD",
                say("through", "par"),
                say("km after", "km après"), say("days after", "jours après"), say("USD after", "USD après"),
                say("through, after", "par, après"),
            ],
            effects.routes.map { route in
                let modes = route.modes.isEmpty ? "" : " (\(route.modes.map(\.name).sorted().joined(separator: ", ")))"
                return ["\(route.from) – \(route.to)\(modes)"] + cells(route.before) + cells(route.after)
            })
        for route in effects.routes {
            guard let words = RouteWords(route, french: french).difference else { continue }
            text += "- \(VisibleText.escaped(words))\n"
        }
        text += "\n"
        for claim in effects.scenario.claims {
            line(say("**Claim**: ", "**Affirmation** : ") + claim.text)
            for route in effects.routes {
                guard let words = RouteWords(route, french: french).verdict(claim) else { continue }
                text += "- \(VisibleText.escaped(words))\n"
            }
            text += "\n"
        }
    }

    private mutating func economies() {
        let moved = effects.economies.enumerated()
            .filter {
                $0.element.isWithheld
                    ? abs($0.element.exports.percent ?? 0) > 1e-9 : abs($0.element.realIncomePercent ?? 0) > 1e-9
            }
            .sorted {
                let (one, other) = ($0.element.realIncomePercent ?? 0, $1.element.realIncomePercent ?? 0)
                return (abs(one), $1.element.code) > (abs(other), $0.element.code)
            }
        guard !moved.isEmpty else {
            line(say("Nothing changes.", "Rien ne change."))
            return
        }
        line(say("## Who gains, who loses", "## Qui gagne, qui perd"))
        let rows = moved.prefix(limit).map { index, economy -> [String] in
            [
                name(economy.code),
                economy.isWithheld
                    ? say("withheld", "non donné")
                    : percent(economy.realIncomePercent, 3) + band("real_income_percent", index, 3),
                percent(economy.costPercent) + band("cost_percent", index),
                signed(economy.days.difference, 1) + band("days_difference", index, 1),
                percent(economy.exports.percent) + band("exports_percent", index),
                percent(economy.imports.percent) + band("imports_percent", index),
                signed(economy.tonnesCO2e.difference / 1000, 1),
            ]
        }
        table(
            [
                say("economy", "économie"), say("real income", "revenu réel"), say("cost of trade", "coût du commerce"),
                say("days", "jours"), say("exports", "exportations"), say("imports", "importations"),
                say("CO₂e, kt a year", "CO₂e, kt par an"),
            ], Array(rows))
        line(
            say(
                "\\* home sales imputed from other economies: the effect can be wrong by half. ~ income effect withheld: most of its imports leave again unrecorded. Effects are of trade in goods, not of the whole economy, and leave out what the works cost.",
                "\\* ventes intérieures imputées d’autres économies : l’effet peut être faux de moitié. ~ effet non donné : le plus gros des importations repart sans être relevé. Effets sur le commerce de biens, non sur toute l’économie, sans le coût des travaux."
            ))
    }

    private mutating func transit() {
        let moved = effects.economies.enumerated()
            .filter { abs($0.element.transitTEU.difference) >= 10 }
            .sorted { abs($0.element.transitTEU.difference) > abs($1.element.transitTEU.difference) }
        guard !moved.isEmpty else { return }
        line(say("## Transit won and lost, TEU a year", "## Transit gagné et perdu, EVP par an"))
        table(
            [say("through", "par"), say("before", "avant"), say("after", "après"), say("change", "différence")],
            moved.prefix(limit).map { index, economy in
                [
                    name(economy.code), number(economy.transitTEU.before, 0), number(economy.transitTEU.after, 0),
                    signed(economy.transitTEU.difference, 0) + band("transit_teu_difference", index, 0),
                ]
            })
    }

    private mutating func gates() {
        let shown = effects.gates.filter { abs($0.teu.difference) >= 50 && $0.gate.kind != .border }
        guard !shown.isEmpty else { return }
        line(
            say(
                "## What moves onto crossings, lines and passages",
                "## Ce qui passe par les frontières, lignes et détroits"))
        table(
            [
                say("where", "où"), say("TEU before", "EVP avant"), say("TEU after", "EVP après"),
                say("trains a day", "trains par jour"), say("goods, million USD", "biens, M USD"),
                say("capacity, TEU", "capacité, EVP"),
            ],
            shown.prefix(limit).map { effect in
                var capacity = effect.capacity.map { number($0.high, 0) } ?? "–"
                if effect.isOverCapacity { capacity += say(" **exceeded**", " **dépassée**") }
                return [
                    "\(french ? effect.gate.nameFrench : effect.gate.name) (\(effect.gate.mode.name))",
                    number(effect.teu.before, 0), number(effect.teu.after, 0),
                    effect.trains.map { "\(number($0.before / 365)) → \(number($0.after / 365))" } ?? "–",
                    signed(effect.value.difference, 0), capacity,
                ]
            })
        line(
            say(
                "Containers are the model's: value of trade × exposed share ÷ value of a TEU, all of it boxed. Levels compare before with after; they are no count of traffic.",
                "Les conteneurs sont ceux du modèle : valeur × part exposée ÷ valeur d’un EVP, tout en boîtes. Ces niveaux comparent avant et après ; ils ne comptent pas le trafic."
            ))
    }

    private mutating func pairs() {
        let moved = effects.changedPairs.sorted { abs($0.trade.difference) > abs($1.trade.difference) }
        guard !moved.isEmpty else { return }
        line(say("## Pairs that change most", "## Paires qui changent le plus"))
        table(
            [
                say("from – to", "de – à"), say("trade", "commerce"), "M USD", say("cost", "coût"),
                say("days", "jours"), say("USD a TEU", "USD par EVP"), say("rail", "rail"), say("road", "route"),
                say("sea", "mer"),
            ],
            moved.prefix(limit).map { pair in
                func share(_ change: Change) -> String {
                    "\(number(change.before * 100)) → \(number(change.after * 100))\u{A0}%"
                }
                return [
                    "\(name(pair.exporter)) – \(name(pair.importer))", percent(pair.trade.percent),
                    signed(pair.trade.difference, 0), percent((pair.costHat - 1) * 100),
                    "\(number(pair.days.before)) → \(number(pair.days.after))",
                    "\(number(pair.usd.before, 0)) → \(number(pair.usd.after, 0))", share(pair.railShare),
                    share(pair.roadShare), share(pair.seaShare),
                ]
            })
    }

    private mutating func notes() {
        let notes = effects.notes(french: french)
        guard !notes.isEmpty else { return }
        line(say("## To know", "## À savoir"))
        for words in notes { text += "- \(VisibleText.escaped(words))\n" }
        text += "\n"
    }

    private mutating func grounds() {
        line(say("## Assumed, not measured", "## Supposé, non mesuré"))
        for words in effects.assumptions { text += "- \(VisibleText.escaped(words))\n" }
        text += "\n"
        line("## Sources")
        for words in effects.sources { text += "- \(VisibleText.escaped(words))\n" }
    }
}

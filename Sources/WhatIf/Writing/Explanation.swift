internal import Atlas
public import Evidence
internal import Freight
internal import Glibc
internal import Trade

extension Effects {
    /// How the effect on the trade of a pair came about, step by step, in Markdown.
    ///
    /// - Throws: a ``Complaint`` for economies that the baseline lacks.
    public func explanation(from exporter: String, to importer: String, french: Bool = false) throws(Complaint)
        -> String
    {
        let baseline = laboratory.baseline
        for code in [exporter, importer] where baseline.index(of: code) == nil {
            throw Complaint(
                .badUse, found: "\"\(code)\", which the baseline does not have",
                expected: "one of " + baseline.economies.map(\.code).joined(separator: " "))
        }
        guard exporter != importer, let pair = baseline.pair(exporter, importer),
            let one = baseline.index(of: exporter), let other = baseline.index(of: importer)
        else {
            throw Complaint(.badUse, found: "\(exporter) twice", expected: "two economies")
        }
        var walk = Walk(effects: self, pair: pair, one: one, other: other, french: french)
        walk.write()
        return walk.text
    }
}

private struct Walk {
    let effects: Effects
    let pair: Int
    let one: Int
    let other: Int
    let french: Bool
    var text = ""
    private var laboratory: Laboratory { effects.laboratory }
    private var wording: Wording { Wording(french: french) }

    init(effects: Effects, pair: Int, one: Int, other: Int, french: Bool) {
        (self.effects, self.pair, self.one, self.other, self.french) = (effects, pair, one, other, french)
    }

    private func say(_ english: String, _ other: String) -> String { french ? other : english }
    private func n(_ value: Double, _ decimals: Int = 1) -> String { wording.number(value, decimals: decimals) }
    private func signed(_ value: Double, _ decimals: Int = 2) -> String {
        (value > 0 ? "+" : "") + n(value, decimals)
    }
    private mutating func line(_ words: String) { text += VisibleText.escaped(words) + "\n\n" }

    mutating func write() {
        let effect = effects.pairs[pair]
        let names = [one, other].map { Atlas.embedded.name(of: laboratory.baseline.economies[$0].code, french: french) }
        line("## \(names[0]) – \(names[1])")
        let origin = laboratory.baseline.origins[pair]
        line(
            say(
                "1. Trade today: \(n(effect.trade.before, 0)) million dollars (\(origin.map { "\($0.source), \($0.year), \($0.quality.name(french: french))" } ?? "no source holds it")).",
                "1. Commerce aujourd’hui : \(n(effect.trade.before, 0)) millions de dollars (\(origin.map { "\($0.source), \($0.year), \($0.quality.name(french: french))" } ?? "aucune source"))."
            ))
        exposure(effect)
        chains()
        logSum(effect)
        trade(effect)
        parameters()
    }

    private mutating func exposure(_ effect: PairEffect) {
        let rows = laboratory.exposure.rows[pair]
        let span = laboratory.exposure.share[pair]
        let crude =
            rows.crude.map { "\(n($0.value.mid * 100)) % (\($0.source), \($0.quality.name(french: french)))" }
            ?? "0 % (oecd-icio-2022, \(Quality.derived.name(french: french)))"
        let air: String =
            rows.air.map { "\(n($0.value.mid * 100)) % (\($0.source), \($0.quality.name(french: french)))" }
            ?? "\(n(laboratory.table.value("air.share").mid * 100)) % (assumed)"
        line(
            say(
                "2. Exposed share: \(n(effect.exposed * 100)) % (\(n(span.low * 100))–\(n(span.high * 100))): not crude oil and gas, \(crude), nor what of the rest flies, \(air).",
                "2. Part exposée : \(n(effect.exposed * 100)) % (\(n(span.low * 100))–\(n(span.high * 100))) : ni pétrole brut et gaz, \(crude), ni ce qui du reste vole, \(air)."
            ))
    }

    /// The pair of places that weighs most, by mode.
    private mutating func chains() {
        let stops = laboratory.search.stops
        let count = stops.places.count
        var best: (weight: Double, from: Int, to: Int)?
        var total = 0
        for from in stops.ofEconomy[one] {
            for to in stops.ofEconomy[other] {
                total += 1
                let moved = effects.state.pairs.costs[from * count + to] != laboratory.base.costs[from * count + to]
                // Among pairs of places that the scenario changes first, the heaviest.
                let weight = stops.places[from].weight * stops.places[to].weight + (moved ? 10 : 0)
                if weight > (best?.weight ?? 0) { best = (weight, from, to) }
            }
        }
        guard let best else {
            line(
                say(
                    "3. The network has no places for one of the two: costs stay.",
                    "3. Le réseau n’a pas de lieu pour l’un des deux : les coûts restent."))
            return
        }
        let (from, to) = (stops.places[best.from], stops.places[best.to])
        let share = from.weight * to.weight
        line(
            say(
                "3. Chains between \(total) pairs of places by population; the heaviest that changes is \(from.name) – \(to.name), \(n(share * 100)) % of the goods:",
                "3. Chaînes entre \(total) paires de lieux selon la population ; la plus lourde qui change est \(from.name) – \(to.name), \(n(share * 100)) % des biens :"
            ))
        let (old, new) = (laboratory.search.base, effects.state.chains)
        let weights = laboratory.preferences.weights(pair)
        let unit = laboratory.base.units[best.from * count + best.to]
        let shares = [laboratory.base.costs, effects.state.pairs.costs].map {
            laboratory.choice.outcome($0[best.from * count + best.to], weights, unit: unit)?.shares ?? .zero
        }
        text += say(
            "| mode | days | USD | generalised cost, USD | share | through |\n|---|---:|---:|---:|---:|---|\n",
            "| mode | jours | USD | coût généralisé, USD | part | par |\n|---|---:|---:|---:|---:|---|\n")
        for mode in ChainMode.allCases {
            guard let before = old.figures(mode, best.from, best.to), let after = new.figures(mode, best.from, best.to)
            else { continue }
            let name = french ? ["rail", "route", "mer"][mode.rawValue] : mode.name
            func arrow(_ one: Double, _ two: Double, _ decimals: Int) -> String {
                one == two ? n(one, decimals) : "\(n(one, decimals)) → \(n(two, decimals))"
            }
            text += "| \(name) | \(arrow(before.days, after.days, 1)) | \(arrow(before.usd, after.usd, 0)) | "
            text += arrow(laboratory.prices.cost(before), effects.state.prices.cost(after), 0)
            text += " | \(arrow(shares[0][mode.rawValue] * 100, shares[1][mode.rawValue] * 100, 1)) % | "
            text += through(mode, new, best.from, best.to) + " |\n"
        }
        text += "\n"
        let row = Int(laboratory.preferences.rowOf[pair])
        let table = laboratory.table.modes
        if row >= 0 {
            let observed =
                table[row].weightsOf.isEmpty ? table[row] : table.first { $0.id == table[row].weightsOf } ?? table[row]
            line(
                say(
                    "Preferences for modes: \(table[row].id), calibrated to \(observed.note) (\(observed.source), \(observed.year), \(observed.quality.name(french: french)))\(table[row].weightsOf.isEmpty ? "" : "; taken over: \(table[row].note) (assumed)").",
                    "Préférences pour les modes : \(table[row].id), calées sur \(observed.noteFrench) (\(observed.source), \(observed.year), \(observed.quality.name(french: french)))\(table[row].weightsOf.isEmpty ? "" : " ; reprises : \(table[row].noteFrench) (supposé)")."
                ))
        } else {
            line(
                say(
                    "Preferences for modes: none observed, all weigh the same (assumed).",
                    "Préférences pour les modes : aucune observée, poids égaux (supposé)."))
        }
    }

    private func through(_ mode: ChainMode, _ chains: Chains, _ from: Int, _ to: Int) -> String {
        var gates: [Int32] = []
        chains.gates(mode, from, to, into: &gates)
        let all = laboratory.search.gates.all
        return gates.filter { Int($0) < all.count && all[Int($0)].kind != .border }
            .map { french ? all[Int($0)].nameFrench : all[Int($0)].name }.joined(separator: ", ")
    }

    private mutating func logSum(_ effect: PairEffect) {
        let change = effect.logSum.difference
        line(
            say(
                "4. Log-sum over modes and places: \(n(effect.logSum.before, 0)) → \(n(effect.logSum.after, 0)) USD a TEU (\(signed(change, 1))).",
                "4. Log-somme sur les modes et les lieux : \(n(effect.logSum.before, 0)) → \(n(effect.logSum.after, 0)) USD par EVP (\(signed(change, 1)))."
            ))
        let value = laboratory.valueOfTEU
        func own(_ isFrench: Bool) -> String {
            guard effects.plan.costs[pair] != nil else { return "" }
            let percent = signed((effect.costHat - 1) * 100, 3)
            return isFrench
                ? " ; avec ce que fixe le scénario \(percent) %" : "; with what the scenario sets itself \(percent) %"
        }
        if effects.rule == .fastest {
            line(
                say(
                    "5. By the World Bank's rule the cost of trade changes by the days of the fastest mode × the value of a day: \(signed((effect.costHat - 1) * 100, 3)) %.",
                    "5. Selon la règle de la Banque mondiale, le coût change des jours du mode le plus rapide × la valeur d’un jour : \(signed((effect.costHat - 1) * 100, 3)) %."
                ))
        } else {
            line(
                say(
                    "5. Cost of trade: \(n(effect.exposed, 3)) × \(signed(change, 1)) USD ÷ \(n(value, 0)) USD a TEU = \(signed(effect.exposed * change / value * 100, 3)) %\(own(false)).",
                    "5. Coût du commerce : \(n(effect.exposed, 3)) × \(signed(change, 1)) USD ÷ \(n(value, 0)) USD par EVP = \(signed(effect.exposed * change / value * 100, 3)) %\(own(true))."
                ))
        }
    }

    private mutating func trade(_ effect: PairEffect) {
        let solution = effects.solution
        let theta = solution.theta
        let direct = pow(effect.costHat, -theta)
        let wage = pow(solution.wageHat[one], -theta)
        let price = pow(solution.priceHat[other], theta)
        let spending = solution.expenditureNew[other] / solution.expenditureBase[other]
        let all = effect.trade.before > 0 ? effect.trade.after / effect.trade.before : 1
        func percent(_ hat: Double) -> String { signed((hat - 1) * 100, 3) + " %" }
        line(
            say(
                "6. Direct effect on trade: \(n(effect.costHat, 5))^(−\(n(theta, 2))) = \(percent(direct)).",
                "6. Effet direct sur le commerce : \(n(effect.costHat, 5))^(−\(n(theta, 2))) = \(percent(direct))."))
        line(
            say(
                "7. Through prices: the exporter's wages \(percent(wage)), the importer's other suppliers (its price index) \(percent(price)), its spending \(percent(spending)). Together \(percent(all)), \(signed(effect.trade.difference, 1)) million dollars.",
                "7. Par les prix : salaires de l’exportateur \(percent(wage)), autres fournisseurs de l’importateur (indice des prix) \(percent(price)), sa dépense \(percent(spending)). Ensemble \(percent(all)), \(signed(effect.trade.difference, 1)) millions de dollars."
            ))
        for (number, index) in [(8, one), (9, other)] {
            let economy = effects.economies[index]
            let name = Atlas.embedded.name(of: economy.code, french: french)
            line(
                say(
                    "\(number). Real income of \(name): \(economy.realIncomePercent.map { signed($0, 4) + " %" } ?? "withheld")\(economy.isImputed ? ", home sales imputed" : "").",
                    "\(number). Revenu réel, \(name) : \(economy.realIncomePercent.map { signed($0, 4) + " %" } ?? "non donné")\(economy.isImputed ? ", ventes intérieures imputées" : "")."
                ))
        }
    }

    private mutating func parameters() {
        line(say("Parameters behind it:", "Paramètres :"))
        for range in Uncertain.ranges(laboratory) {
            text +=
                "- \(range.factor.name(french: french))\(french ? " :" : ":") \(n(range.span.mid, 3)) (\(n(range.span.low, 3))–\(n(range.span.high, 3))), \(range.source), \(range.quality.name(french: french))\n"
        }
        text += "\n"
    }
}

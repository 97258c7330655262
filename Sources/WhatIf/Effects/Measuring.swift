internal import Evidence
internal import Freight
internal import Glibc
internal import Trade

extension Laboratory {
    /// The change of trade costs of every pair, from the chains before and after.
    ///
    /// τ̂ = 1 + exposed share × change of the log-sum ÷ value of a TEU, times what the scenario says of the pair itself.
    ///
    /// Worked number: 0.85 exposed, 500 USD less a TEU, 50,000 USD of goods: 1 − 0.85 × 500 / 50,000 = 0.9915.
    func costHat(_ state: State, _ plan: ScenarioPlan, _ rule: Rule) throws(Complaint) -> [Double] {
        let count = baseline.economies.count
        var costs = [Double](repeating: 1, count: count * count)
        for pair in state.changed {
            let (old, new) = (base.pairs[pair], state.pairs.pairs[pair])
            guard old.joined > 0, new.joined > 0 else { continue }
            switch rule {
            case .logSum:
                costs[pair] = 1 + exposure.share[pair].mid * (new.logSum - old.logSum) / valueOfTEU
            case .fastest:
                let days = (new.fastestHours - old.fastestHours) / 24
                costs[pair] = 1 + parameters.value("time.value", "goods").mid * days
            }
        }
        for (pair, factor) in plan.costs { costs[pair] *= factor }
        for pair in costs.indices where !(costs[pair] > 0) {
            throw Complaint(
                .badInput,
                found:
                    "a cost of trade below zero from \(baseline.economies[pair / count].code) to \(baseline.economies[pair % count].code)",
                expected: "changes that leave some", advice: "smaller changes of cost or price")
        }
        return costs
    }

    func solve(_ costs: [Double], _ plan: ScenarioPlan, theta: Double? = nil, from start: [Double]? = nil)
        throws(Complaint) -> OneSectorSolution
    {
        var model = model
        if let theta, theta != model.economy.theta { model = try model.with(theta: theta) }
        var duties: [Double]?
        if !plan.tariffs.isEmpty {
            var (old, new) = ([Double](repeating: 0, count: costs.count), [Double](repeating: 0, count: costs.count))
            for (pair, tariff) in plan.tariffs { (old[pair], new[pair]) = (tariff.old, tariff.new) }
            duties = new
            if old.contains(where: { $0 != 0 }) {
                let economy = try baseline.economy(theta: model.economy.theta)
                model = try OneSectorModel(
                    OneSectorEconomy(
                        countries: economy.countries, trade: economy.trade, tariff: old, theta: economy.theta),
                    closure: model.closure)
            }
        }
        return try model.solve(TradeCostChange(costHat: costs, tariffNew: duties), from: start)
    }

    func effects(_ scenario: Scenario, _ plan: ScenarioPlan, _ state: State, _ rule: Rule) throws(Complaint)
        -> Effects
    {
        let costs = try costHat(state, plan, rule)
        let solution = try solve(costs, plan)
        let count = baseline.economies.count
        let containers = 1e6 / valueOfTEU
        var traffic = Traffic(gates: search.gates.all.count, economies: count)
        var pairs: [PairEffect] = []
        pairs.reserveCapacity(count * count)
        var sums = [Sums](repeating: Sums(), count: count)
        var world = Sums()
        for pair in 0..<count * count {
            let (one, other) = (pair / count, pair % count)
            let (old, new) = (base.pairs[pair], state.pairs.pairs[pair])
            let trade = Change(before: solution.tradeBase[pair], after: solution.tradeNew[pair])
            let exposed = exposure.share[pair].mid
            let teu = Change(
                before: old.joined > 0 ? trade.before * exposed * containers : 0,
                after: new.joined > 0 ? trade.after * exposed * containers : 0)
            if one != other {
                traffic.add(old, new, teu)
                let part = Sums(trade, costs[pair], teu, old, new)
                sums[one] += part
                sums[other] += part
                world += part
            }
            pairs.append(
                PairEffect(
                    exporter: baseline.economies[one].code, importer: baseline.economies[other].code, trade: trade,
                    costHat: costs[pair], exposed: exposed,
                    days: Change(before: old.figures.days, after: new.figures.days),
                    usd: Change(before: old.figures.usd, after: new.figures.usd),
                    logSum: Change(before: old.logSum, after: new.logSum),
                    kilogramsCO2e: Change(before: old.figures.kilogramsCO2e, after: new.figures.kilogramsCO2e),
                    railShare: Change(before: old.shares[0], after: new.shares[0]),
                    roadShare: Change(before: old.shares[1], after: new.shares[1]),
                    seaShare: Change(before: old.shares[2], after: new.shares[2])))
        }
        var (income, weight) = (0.0, 0.0)
        let economies = (0..<count).map { index -> EconomyEffect in
            let economy = baseline.economies[index]
            let percent = (solution.realIncomeHat[index] - 1) * 100
            if !economy.isIncomeWithheld {
                income += percent * solution.outputBase[index]
                weight += solution.outputBase[index]
            }
            return EconomyEffect(
                code: economy.code, isImputed: economy.isImputed, isWithheld: economy.isIncomeWithheld,
                isOnNetwork: !search.stops.ofEconomy[index].isEmpty,
                realIncomePercent: economy.isIncomeWithheld ? nil : percent,
                exports: Change(before: solution.exportsBase[index], after: solution.exportsNew[index]),
                imports: Change(before: solution.importsBase[index], after: solution.importsNew[index]),
                costPercent: sums[index].costPercent, days: sums[index].days, usd: sums[index].usd,
                tonnesCO2e: sums[index].tonnes,
                transitTEU: Change(before: traffic.transitOld[index], after: traffic.transitNew[index]))
        }
        return Effects(
            scenario: scenario, rule: rule, economies: economies, pairs: pairs,
            gates: gateEffects(traffic, state), routes: [], solution: solution,
            world: WorldEffect(
                trade: world.tradeChange, realIncomePercent: weight > 0 ? income / weight : 0, days: world.days,
                costPercent: world.costPercent, tonnesCO2e: world.tonnes, teu: world.teuChange),
            bands: nil, laboratory: self, plan: plan, state: state)
    }

    private func gateEffects(_ traffic: Traffic, _ state: State) -> [GateEffect] {
        let train = table.value("teu.train").mid
        let ferry = table.value("ferry.teu")
        var result: [GateEffect] = []
        for (number, gate) in search.gates.all.enumerated() {
            let teu = Change(before: traffic.old[number], after: traffic.new[number])
            guard abs(teu.difference) >= 1 else { continue }
            var capacity: Span?
            var source = ""
            if let row = table.capacities.first(where: { $0.id == gate.id }) {
                (capacity, source) = (row.teu, row.source)
            } else if gate.kind == .ferry,
                let held = state.network.ferries.first(where: { $0.id == gate.id })?.departures
            {
                capacity =
                    Span(low: held.low * ferry.low, mid: held.mid * ferry.mid, high: held.high * ferry.high) * 104
                source = "ferry.teu"
            }
            result.append(
                GateEffect(
                    gate: gate, teu: teu,
                    trains: gate.mode == .rail
                        ? Change(before: teu.before / train, after: teu.after / train) : nil,
                    value: Change(before: teu.before * valueOfTEU / 1e6, after: teu.after * valueOfTEU / 1e6),
                    capacity: capacity, capacitySource: source))
        }
        return result.sorted {
            (abs($0.teu.difference), $1.gate.id) > (abs($1.teu.difference), $0.gate.id)
        }
    }
}

/// Traffic at gates and through economies, TEU a year.
private struct Traffic {
    var old: [Double]
    var new: [Double]
    var transitOld: [Double]
    var transitNew: [Double]

    init(gates: Int, economies: Int) {
        old = [Double](repeating: 0, count: gates)
        new = old
        transitOld = [Double](repeating: 0, count: economies)
        transitNew = transitOld
    }

    mutating func add(_ before: PairChain, _ after: PairChain, _ teu: Change) {
        for (number, share) in before.gates { old[Int(number)] += share * teu.before }
        for (economy, share) in before.transit { transitOld[Int(economy)] += share * teu.before }
        for (number, share) in after.gates where Int(number) < new.count { new[Int(number)] += share * teu.after }
        for (economy, share) in after.transit { transitNew[Int(economy)] += share * teu.after }
    }
}

/// Sums over pairs.
private struct Sums {
    var tradeOld = 0.0
    var tradeNew = 0.0
    var cost = 0.0
    var teuOld = 0.0
    var teuNew = 0.0
    /// Means are over the containers of today, so that they tell of chains alone.
    var hoursOld = 0.0
    var hoursNew = 0.0
    var dollarsOld = 0.0
    var dollarsNew = 0.0
    var kilogramsOld = 0.0
    var kilogramsNew = 0.0

    init() {}

    init(_ trade: Change, _ costHat: Double, _ teu: Change, _ old: PairChain, _ new: PairChain) {
        (tradeOld, tradeNew) = (trade.before, trade.after)
        cost = trade.before * (costHat - 1)
        (teuOld, teuNew) = (teu.before, teu.after)
        (hoursOld, hoursNew) = (old.figures.hours * teu.before, new.figures.hours * teu.before)
        (dollarsOld, dollarsNew) = (old.figures.usd * teu.before, new.figures.usd * teu.before)
        kilogramsOld = old.figures.kilogramsCO2e * teu.before
        kilogramsNew = new.figures.kilogramsCO2e * teu.after
    }

    static func += (left: inout Sums, right: Sums) {
        left.tradeOld += right.tradeOld
        left.tradeNew += right.tradeNew
        left.cost += right.cost
        left.teuOld += right.teuOld
        left.teuNew += right.teuNew
        left.hoursOld += right.hoursOld
        left.hoursNew += right.hoursNew
        left.dollarsOld += right.dollarsOld
        left.dollarsNew += right.dollarsNew
        left.kilogramsOld += right.kilogramsOld
        left.kilogramsNew += right.kilogramsNew
    }

    var tradeChange: Change { Change(before: tradeOld, after: tradeNew) }
    var teuChange: Change { Change(before: teuOld, after: teuNew) }
    var costPercent: Double { tradeOld > 0 ? cost / tradeOld * 100 : 0 }
    var days: Change { mean(hoursOld / 24, hoursNew / 24) }
    var usd: Change { mean(dollarsOld, dollarsNew) }
    var tonnes: Change { Change(before: kilogramsOld / 1000, after: kilogramsNew / 1000) }

    private func mean(_ old: Double, _ new: Double) -> Change {
        teuOld > 0 ? Change(before: old / teuOld, after: new / teuOld) : Change(before: 0, after: 0)
    }
}

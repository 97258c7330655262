public import Evidence
public import Freight
internal import Synchronization
public import Trade

/// The world as it is, made ready for scenarios: network, places, chains of every mode, trade costs and trade.
///
/// Preparing takes a second; a scenario that changes a few links some tens of milliseconds. The value is immutable: ask it
/// from as many threads as you like.
///
/// ```swift
/// let laboratory = try Laboratory()
/// let scenario = try Scenario(yaml: "name: CKU\nchanges: [{open: cku}]")
/// let effects = try laboratory.effects(of: scenario)
/// print(effects.markdown(french: false))
/// ```
public struct Laboratory: Sendable {
    public let network: Network
    public let parameters: Parameters
    public let table: WhatIfTable
    public let baseline: Baseline
    public let dwell: DwellBasis
    /// How many threads a scenario may use; no result depends on it.
    public fileprivate(set) var threads: Int
    let model: OneSectorModel
    let parties: Parties
    let search: ChainSearch
    let costing: PairCosting
    let exposure: Exposure
    let choice: ModeChoice
    let preferences: Preferences
    let prices: PriceLine
    /// What chains cost today, by pair of places and of economies.
    let base: PairChains
    /// Routes on today's network.
    let shelf: RouteShelf
    /// Dollars that a TEU of goods is worth.
    let valueOfTEU: Double

    /// Prepares the embedded world, or another network, parameters or baseline.
    ///
    /// θ is that of the baseline's table unless given; with a `detail` below one fewer places stand for each economy, which
    /// is faster and coarser.
    ///
    /// - Throws: a ``Complaint`` when the equilibrium cannot be prepared.
    public init(
        network: Network = .embedded, parameters: Parameters = .embedded, dwell: DwellBasis = .measured,
        baseline: Baseline = .embedded, theta: Double? = nil, closure: Closure = .additive, threads: Int = 2,
        detail: Double = 1
    ) throws(Complaint) {
        self.network = network
        self.parameters = parameters
        self.dwell = dwell
        shelf = RouteShelf(network, parameters, dwell)
        self.baseline = baseline
        self.threads = max(1, min(threads, 256))
        let table = WhatIfTable.embedded
        self.table = table
        model = try OneSectorModel(baseline.economy(theta: theta), closure: closure)
        let parties = Parties(baseline)
        self.parties = parties
        valueOfTEU = parameters.value("goods.value", "TEU").mid
        prices = PriceLine(dollarsAnHour: valueOfTEU * parameters.value("time.value", "goods").mid / 24)
        let stops = Stops(network, baseline, table, detail: min(max(detail, 0), 4))
        search = ChainSearch(
            network, stops, parameters, prices, dwell: dwell, reach: table.value("ports.reach").mid,
            threads: self.threads)
        costing = PairCosting(stops, search.gates, baseline)
        let economies = baseline.economies.count
        exposure = Exposure(table, parties, economies: economies)
        choice = ModeChoice(scale: table.value("choice.scale").mid, nest: table.value("choice.nest").mid)
        let places = stops.places.count
        let (costing, chains, prices, choice) = (costing, search.base, prices, choice)
        let rows = parallelMap(places, threads: self.threads) { from in
            (0..<places).map { to in
                stops.places[from].economy == stops.places[to].economy
                    ? SIMD4<Double>(repeating: .infinity) : costing.costs(chains, from, to, prices)
            }
        }
        let costs = rows.flatMap { $0 }
        let units = costs.map { cost -> Double in
            let best = min(cost[0], cost[1], cost[2])
            return best < .infinity ? max(1, best * choice.scale) : 1
        }
        let trade = baseline.flows
        let share = exposure.share
        let preferences = Preferences(table, parties, economies: economies, choice: choice) { pair in
            let (one, other) = (pair / economies, pair % economies)
            return stops.ofEconomy[one].flatMap { from in
                stops.ofEconomy[other].map { to in
                    Preferences.Sample(
                        costs: costs[from * places + to], unit: units[from * places + to],
                        weight: trade[pair] * share[pair].mid * stops.places[from].weight * stops.places[to].weight)
                }
            }
        }
        self.preferences = preferences
        let pairs = parallelMap(economies * economies, threads: self.threads) { pair in
            pair / economies == pair % economies
                ? PairChain()
                : costing.pair(
                    pair / economies, pair % economies, chains, costs: costs, units: units, choice,
                    preferences.weights(pair))
        }
        base = PairChains(costs: costs, units: units, pairs: pairs)
    }

    /// How changes of chains become changes of trade costs.
    public enum Rule: String, Sendable, Hashable, CaseIterable {
        /// Exposed share × change of the log-sum ÷ value of a TEU.
        case logSum = "logsum"
        /// The World Bank's simpler rule: change of the fastest mode's days × value of a day, on all of the trade.
        case fastest
    }

    /// The effects of a scenario at middle values.
    ///
    /// - Throws: a ``Complaint`` for what the scenario names and the world does not have, for an economy without any path
    ///   left, and when no equilibrium is found.
    public func effects(of scenario: Scenario, rule: Rule = .logSum) throws(Complaint) -> Effects {
        let plan = try ScenarioPlan(scenario, self)
        let state = try state(of: plan)
        return try effects(scenario, plan, state, rule)
    }

    /// What the scenario makes of chains and pairs.
    struct State: Sendable {
        let chains: Chains
        let network: Network
        let pairs: PairChains
        /// Pairs of economies with a pair of places whose cost changed.
        let changed: [Int]
        /// The prices chains are weighed by.
        let prices: PriceLine
    }

    func state(of plan: ScenarioPlan) throws(Complaint) -> State {
        let edited = network.edited(by: plan.edits)
        let prices = PriceLine(
            dollarsAnHour: prices.dollarsAnHour, dollarsATonneCO2e: plan.dollarsATonneCO2e)
        if plan.addsLinks {
            let fresh = ChainSearch(
                edited, search.stops, plan.parameters, prices, dwell: dwell, reach: table.value("ports.reach").mid,
                threads: threads)
            return try state(fresh.base, edited, prices)
        }
        let links = plan.changesParameters ? Array(0..<network.linkCount) : network.links(differingIn: edited)
        guard !links.isEmpty else {
            return State(chains: search.base, network: edited, pairs: base, changed: [], prices: prices)
        }
        let measure = LinkCosting(edited, parameters: plan.parameters, dwell: dwell)
        let hubs = plan.changesParameters ? Hubs(measure, plan.parameters) : search.base.hubs
        return try state(
            search.chains(edited, links: links, measure, hubs: hubs, prices: prices, threads: threads), edited, prices)
    }

    private func state(_ chains: Chains, _ edited: Network, _ prices: PriceLine) throws(Complaint) -> State {
        let (stops, places, count) = (search.stops, search.stops.places.count, baseline.economies.count)
        let isSame = prices == self.prices && chains.hubs == search.base.hubs
        let old = search.base
        let (costing, baseCosts) = (costing, base.costs)
        // Costs are worked out again only where a search gave another cost.
        let rows = parallelMap(places, threads: threads) { from -> [(Int, SIMD4<Double>)] in
            var row: [(Int, SIMD4<Double>)] = []
            for to in 0..<places where stops.places[from].economy != stops.places[to].economy {
                if isSame, ChainMode.allCases.allSatisfy({ chains.cents($0, from, to) == old.cents($0, from, to) }) {
                    continue
                }
                let cost = costing.costs(chains, from, to, prices)
                if cost != baseCosts[from * places + to] { row.append((from * places + to, cost)) }
            }
            return row
        }
        var costs = base.costs
        var isChanged = [Bool](repeating: false, count: count * count)
        for (place, cost) in rows.joined() {
            costs[place] = cost
            isChanged[stops.places[place / places].economy * count + stops.places[place % places].economy] = true
        }
        let changed = isChanged.indices.filter { isChanged[$0] }
        let (units, choice, preferences, new) = (base.units, choice, preferences, costs)
        let found = parallelMap(changed.count, threads: threads) { number in
            let pair = changed[number]
            return costing.pair(
                pair / count, pair % count, chains, costs: new, units: units, choice, preferences.weights(pair))
        }
        var pairs = base.pairs
        for (pair, chain) in zip(changed, found) {
            if pairs[pair].joined > 0, chain.joined == 0, baseline.flows[pair] > 0 {
                let (one, other) = (baseline.economies[pair / count].code, baseline.economies[pair % count].code)
                throw Complaint(
                    .failure, found: "no way is left from \(one) to \(other)",
                    expected: "at least one path between economies that trade",
                    advice: "open a crossing, passage or ferry, or close fewer")
            }
            pairs[pair] = chain
        }
        return State(
            chains: chains, network: edited, pairs: PairChains(costs: costs, units: base.units, pairs: pairs),
            changed: changed, prices: prices)
    }
}

extension Laboratory {
    /// Places that stand for economies, and ports.
    public var placeCount: Int { search.stops.places.count }
    public var portCount: Int { search.stops.ports.count }
}

extension Laboratory {
    /// The same world asked with another number of threads; no result depends on it.
    public func with(threads: Int) -> Laboratory {
        var result = self
        result.threads = max(1, min(threads, 256))
        return result
    }
}

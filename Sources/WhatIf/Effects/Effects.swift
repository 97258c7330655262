internal import Evidence
public import Freight
public import Trade

/// What a scenario does: to each economy, each pair, each crossing and line, with what it rests on.
public struct Effects: Sendable {
    public let scenario: Scenario
    public let rule: Laboratory.Rule
    /// In the order of the baseline.
    public let economies: [EconomyEffect]
    /// By pair of economies, exporter by importer in row-major order.
    public let pairs: [PairEffect]
    /// Crossings, passages, ferries and planned lines whose traffic changes, the largest change first.
    public let gates: [GateEffect]
    /// Routes asked for, or those that gain most, before and after.
    public internal(set) var routes: [RouteEffect]
    public let solution: OneSectorSolution
    public let world: WorldEffect
    /// Ranges from draws; nil when none were made.
    public internal(set) var bands: EffectBands?
    let laboratory: Laboratory
    let plan: ScenarioPlan
    let state: Laboratory.State

    /// Pairs of economies with any change of their chains.
    public var changedPairs: [PairEffect] { pairs.filter { $0.costHat != 1 } }
    public func pair(_ exporter: String, _ importer: String) -> PairEffect? {
        laboratory.baseline.pair(exporter, importer).map { pairs[$0] }
    }
    public func economy(_ code: String) -> EconomyEffect? { economies.first { $0.code == code } }
}

/// A value before and after.
public struct Change: Sendable, Hashable {
    public let before: Double
    public let after: Double

    public var difference: Double { after - before }
    /// In percent; 0 when both are zero, nil when only the first is.
    public var percent: Double? {
        before == 0 ? (after == 0 ? 0 : nil) : (after / before - 1) * 100
    }
}

/// What a scenario does to one economy.
public struct EconomyEffect: Sendable, Hashable {
    public let code: String
    /// Whether its home sales are a guess from other economies.
    public let isImputed: Bool
    /// Whether no effect on its income can be told.
    public let isWithheld: Bool
    /// Whether the network has places for it; its costs stay as they are where it has none.
    public let isOnNetwork: Bool
    /// In percent; nil where it is withheld.
    public let realIncomePercent: Double?
    /// Million dollars.
    public let exports: Change
    public let imports: Change
    /// Mean change of the cost of its trade, by value, in percent.
    public let costPercent: Double
    /// Mean days of its trade that rides chains, by containers of today.
    public let days: Change
    /// Mean dollars a TEU, freight and fees without the value of time.
    public let usd: Change
    /// Tonnes of CO₂ equivalent a year of its exports and imports.
    public let tonnesCO2e: Change
    /// TEU a year of others that pass through.
    public let transitTEU: Change
}

/// What a scenario does to the trade from one economy to another.
public struct PairEffect: Sendable, Hashable {
    public let exporter: String
    public let importer: String
    /// Million dollars.
    public let trade: Change
    /// New over old cost of trade.
    public let costHat: Double
    /// Share of the goods that rides chains.
    public let exposed: Double
    public let days: Change
    public let usd: Change
    /// Log-sum in dollars a TEU.
    public let logSum: Change
    public let kilogramsCO2e: Change
    public let railShare: Change
    public let roadShare: Change
    public let seaShare: Change
}

/// What a scenario does to the traffic of a crossing, passage, ferry or line.
public struct GateEffect: Sendable, Hashable {
    public let gate: Gate
    /// TEU a year, both ways.
    public let teu: Change
    /// Trains a year; nil off the rails.
    public let trains: Change?
    /// Million dollars of goods a year.
    public let value: Change
    /// TEU a year that it can carry; nil where none is held.
    public let capacity: Span?
    public let capacitySource: String
    /// Whether the traffic after the change is above the capacity.
    public var isOverCapacity: Bool { capacity.map { teu.after > $0.high } ?? false }
}

/// Totals of the world.
public struct WorldEffect: Sendable, Hashable {
    /// Million dollars of trade between economies.
    public let trade: Change
    /// Mean of economies' changes by their income, in percent, without those withheld.
    public let realIncomePercent: Double
    /// Mean days by containers of today.
    public let days: Change
    /// Mean change of the cost of trade by value, in percent.
    public let costPercent: Double
    /// Tonnes a year.
    public let tonnesCO2e: Change
    public let teu: Change
}

/// A route before and after.
public struct RouteEffect: Sendable {
    public let from: String
    public let to: String
    public let modes: Set<Mode>
    public let before: RouteOption?
    public let after: RouteOption?
}

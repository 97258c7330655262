internal import Freight

/// The best chains of each mode between all places, today or in a scenario.
struct Chains: Sendable {
    /// By place, then port; to places, then ports.
    var rail: [ChainRow]
    var road: [ChainRow]
    /// Port to port.
    var sea: [ChainRow]
    /// By place.
    var water: [WaterRow]
    var legs: PortLegs
    let hubs: Hubs
    let places: Int

    /// What the chain of a mode takes; nil where none leads.
    func figures(_ mode: ChainMode, _ from: Int, _ to: Int) -> ChainFigures? {
        switch mode {
        case .rail:
            rail[from].costs[to] == SearchTree.unreachable
                ? nil : rail[from].figures[to] + hubs.ontoTrain + hubs.offTrain
        case .road:
            road[from].costs[to] == SearchTree.unreachable ? nil : road[from].figures[to] + hubs.lorry
        case .sea: water(from, to)
        }
    }

    private func water(_ from: Int, _ to: Int) -> ChainFigures? {
        guard water[from].costs[to] < SearchTree.unreachable else { return nil }
        let way = water[from].ways[to]
        let (first, last) = (Int(way.from), Int(way.to))
        var sum = sea[first].figures[last] + hubs.ontoShip
        switch legs.outKind[from * legs.ports + first] {
        case .rail: sum += rail[from].figures[places + first] + hubs.ontoTrain
        case .road: sum += road[from].figures[places + first] + hubs.lorry
        default: break
        }
        switch legs.backKind[last * legs.places + to] {
        case .rail: sum += rail[places + last].figures[to] + hubs.shipToRail + hubs.offTrain
        case .road: sum += road[places + last].figures[to] + hubs.shipToRoad
        default: sum += hubs.shipToRoad
        }
        return sum
    }

    /// Gates that the chain of a mode passes, each once.
    func gates(_ mode: ChainMode, _ from: Int, _ to: Int, into gates: inout [Int32]) {
        gates.removeAll(keepingCapacity: true)
        switch mode {
        case .rail: gates += rail[from].gates(of: to)
        case .road: gates += road[from].gates(of: to)
        case .sea:
            guard water[from].costs[to] < SearchTree.unreachable else { return }
            let way = water[from].ways[to]
            let (first, last) = (Int(way.from), Int(way.to))
            gates += sea[first].gates(of: last)
            switch legs.outKind[from * legs.ports + first] {
            case .rail: gates += rail[from].gates(of: places + first)
            case .road: gates += road[from].gates(of: places + first)
            default: break
            }
            let begin = gates.count
            switch legs.backKind[last * legs.places + to] {
            case .rail: gates += rail[places + last].gates(of: to)
            case .road: gates += road[places + last].gates(of: to)
            default: break
            }
            if begin < gates.count {
                var kept = Array(gates[..<begin])
                for gate in gates[begin...] where !kept.contains(gate) { kept.append(gate) }
                gates = kept
            }
        }
    }

    /// The cost of a chain as the search weighed it; the same bits mean the same chain or one as good.
    func cents(_ mode: ChainMode, _ from: Int, _ to: Int) -> UInt32 {
        switch mode {
        case .rail: rail[from].costs[to]
        case .road: road[from].costs[to]
        case .sea: water[from].costs[to]
        }
    }
}

/// How goods make the main part of their way.
public enum ChainMode: Int, Sendable, Hashable, CaseIterable {
    case rail, road, sea

    /// The word used in tables and JSON.
    public var name: String {
        switch self {
        case .rail: "rail"
        case .road: "road"
        case .sea: "sea"
        }
    }
}

internal import Atlas
internal import Evidence
internal import Freight
internal import Trade

/// A place that stands for a part of an economy, or a port.
struct Stop: Sendable {
    let name: String
    let entry: Gazetteer.Entry
    /// Position in the baseline.
    let economy: Int
    /// Share of the economy that the place stands for; shares of an economy add up to one.
    var weight: Double
    /// Nodes of the network that the place touches.
    let rail: [Int]
    let road: [Int]
    let sea: [Int]
}

/// Places and ports of the baseline's economies.
struct Stops: Sendable {
    let places: [Stop]
    let ports: [Stop]
    /// Places of each economy of the baseline; empty where the network has none.
    let ofEconomy: [Range<Int>]

    /// Takes the largest places of each economy that the network touches by land, or its ports where it draws no land.
    init(_ network: Network, _ baseline: Baseline, _ table: WhatIfTable, detail: Double = 1) {
        var all: [Int: [Stop]] = [:]
        for number in 0..<network.attachments.placeCount {
            let nodes = network.attachments.nodes(of: number).map(Int.init)
            guard !nodes.isEmpty, let entry = Gazetteer.embedded.entry(number),
                let code = Economies.alpha3[entry.country],
                let economy = baseline.index(of: code)
            else { continue }
            all[economy, default: []].append(
                Stop(
                    name: entry.name, entry: entry, economy: economy, weight: 0,
                    rail: nodes.filter { network.layers[$0] == .rail },
                    road: nodes.filter { network.layers[$0] == .road },
                    sea: nodes.filter { network.layers[$0] == .sea }))
        }
        let stations = Nearby(network, all.values.flatMap { $0 }, \.rail)
        let junctions = Nearby(network, all.values.flatMap { $0 }, \.road)
        var (places, ports): ([Stop], [Stop]) = ([], [])
        var ranges: [Range<Int>] = []
        for economy in baseline.economies.indices {
            let code = baseline.economies[economy].code
            let mine = (all[economy] ?? []).sorted {
                ($0.entry.population, $1.entry.id) > ($1.entry.population, $0.entry.id)
            }
            let held = table.value(["IND", "RUS"].contains(code) ? "cities.large" : "cities." + code, or: "cities").mid
            let land = mine.filter { !$0.rail.isEmpty || !$0.road.isEmpty }
            // Ports stand on different coasts: none is left out for coarseness.
            let count = max(1, Int((land.isEmpty ? held : held * detail).rounded(.up)))
            var chosen = Array((land.isEmpty ? mine : land).prefix(count))
            let total = chosen.reduce(0.0) { $0 + Double(max(1, $1.entry.population)) }
            for index in chosen.indices {
                chosen[index].weight = Double(max(1, chosen[index].entry.population)) / total
            }
            ranges.append(places.count..<places.count + chosen.count)
            // A place whose own station or junction the tables do not name uses one close by.
            func joined(_ stop: Stop) -> Stop {
                Stop(
                    name: stop.name, entry: stop.entry, economy: stop.economy, weight: stop.weight,
                    rail: stop.rail.isEmpty ? stations.nodes(near: stop) : stop.rail,
                    road: stop.road.isEmpty ? junctions.nodes(near: stop) : stop.road, sea: stop.sea)
            }
            places += chosen.map(joined)
            ports += mine.filter { !$0.sea.isEmpty }
                .prefix(Int(table.value("ports." + code, or: "ports").mid)).map(joined)
        }
        self.places = places
        self.ports = ports
        ofEconomy = ranges
    }
}

/// Nodes of a layer by where their places are.
private struct Nearby {
    private let places: [(position: Position, country: String, nodes: [Int])]
    /// As far as a train or lorry alone may be from its start in the network's own rules.
    private static let limit = 25.0

    init(_ network: Network, _ stops: [Stop], _ layer: KeyPath<Stop, [Int]>) {
        places = stops.sorted { $0.entry.number < $1.entry.number }.compactMap { stop in
            let nodes = stop[keyPath: layer]
            return nodes.isEmpty
                ? nil
                : (
                    Position(latitude: stop.entry.latitude, longitude: stop.entry.longitude), stop.entry.country, nodes
                )
        }
    }

    func nodes(near stop: Stop) -> [Int] {
        let here = Position(latitude: stop.entry.latitude, longitude: stop.entry.longitude)
        var best: (kilometres: Double, nodes: [Int])?
        for place in places where place.country == stop.entry.country {
            let kilometres = place.position.kilometres(to: here)
            if kilometres <= Self.limit, kilometres < (best?.kilometres ?? .infinity) {
                best = (kilometres, place.nodes)
            }
        }
        return best?.nodes ?? []
    }
}

/// Codes of economies in two and three letters.
enum Economies {
    static let alpha3: [String: String] = Dictionary(
        Atlas.embedded.economies.values.map { ($0.alpha2, $0.code) }, uniquingKeysWith: { first, _ in first })
}

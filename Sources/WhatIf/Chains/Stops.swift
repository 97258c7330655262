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
    init(_ network: Network, _ baseline: Baseline, _ table: WhatIfTable) {
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
        var (places, ports): ([Stop], [Stop]) = ([], [])
        var ranges: [Range<Int>] = []
        for economy in baseline.economies.indices {
            let code = baseline.economies[economy].code
            let mine = (all[economy] ?? []).sorted {
                ($0.entry.population, $1.entry.id) > ($1.entry.population, $0.entry.id)
            }
            let count = Int(
                table.value(["IND", "RUS"].contains(code) ? "cities.large" : "cities." + code, or: "cities").mid)
            let land = mine.filter { !$0.rail.isEmpty || !$0.road.isEmpty }
            var chosen = Array((land.isEmpty ? mine : land).prefix(count))
            let total = chosen.reduce(0.0) { $0 + Double(max(1, $1.entry.population)) }
            for index in chosen.indices {
                chosen[index].weight = Double(max(1, chosen[index].entry.population)) / total
            }
            ranges.append(places.count..<places.count + chosen.count)
            places += chosen
            ports += mine.filter { !$0.sea.isEmpty }
                .prefix(Int(table.value("ports." + code, or: "ports").mid))
        }
        self.places = places
        self.ports = ports
        ofEconomy = ranges
    }
}

/// Codes of economies in two and three letters.
enum Economies {
    static let alpha3: [String: String] = Dictionary(
        Atlas.embedded.economies.values.map { ($0.alpha2, $0.code) }, uniquingKeysWith: { first, _ in first })
}

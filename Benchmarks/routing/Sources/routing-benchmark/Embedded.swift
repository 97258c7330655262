import Atlas
import Freight

/// The network that comes with the program: matrices among its largest cities, and edits.
func measureEmbedded(cities count: Int) {
    var start = processorSeconds()
    let base = PreparedNetwork.embedded
    report("embedded prepare", value: (processorSeconds() - start) * 1000)
    var entries: [Gazetteer.Entry] = []
    var number = 0
    while let entry = Gazetteer.embedded.entry(number) {
        if entry.kind == "city" || entry.kind == "hub" { entries.append(entry) }
        number += 1
    }
    entries.sort { ($0.population, $1.id) > ($1.population, $0.id) }
    let places = entries.prefix(count).map { Endpoint($0) }
    start = processorSeconds()
    var live = LiveMatrix(base, places: Array(places))
    report("embedded \(places.count) first", value: (processorSeconds() - start) * 1000)
    start = processorSeconds()
    var rail = live.sibling(modes: [.rail])
    report("embedded \(places.count) sibling", value: (processorSeconds() - start) * 1000)
    var bare = LiveMatrix(base, places: Array(places), measured: false)
    let edits: [(String, [NetworkEdit])] = [
        ("khorgos-hours", [.hours(crossing: "khorgos-rail", hours: 6)]),
        ("alashankou-closed", [.close("alashankou-rail")]),
        ("suez-closed", [.close("suez")]),
        ("cku-open", [.open("cku")]),
        ("khorgos-alashankou-closed", [.close("khorgos-rail"), .close("alashankou-rail")]),
        ("new-line", [.addLink(from: 5000, to: 9000, kilometres: 300, mode: .rail)]),
    ]
    for (name, edit) in edits {
        report("embedded edit \(name) prepare", value: milliseconds { _ = base.edited(by: edit) })
        let edited = base.edited(by: edit)
        let there = milliseconds {
            live.follow(edited)
            live.follow(base)
        }
        report("embedded edit \(name) follow", value: there / 2)
        let bareThere = milliseconds {
            bare.follow(edited)
            bare.follow(base)
        }
        report("embedded edit \(name) follow-unmeasured", value: bareThere / 2)
        let railThere = milliseconds {
            rail.follow(edited)
            rail.follow(base)
        }
        report("embedded edit \(name) follow-rail", value: railThere / 2)
    }
    report("embedded way", value: milliseconds { for row in 0..<100 { _ = live.way(row, row + 50) } } / 100)
    report("embedded memory", value: residentMegabytes())
}

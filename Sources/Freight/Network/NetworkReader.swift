internal import Atlas
internal import Evidence
internal import Routing

/// Puts the tables together: layers, transfers between them, gauge changes and ferries.
struct NetworkReader {
    private var network = Network()
    private var crossingNumbers: [String: Int16] = [:]
    private var planNumbers: [String: Int16] = [:]
    private var passageNumbers: [String: Int16] = [:]

    /// Reads the embedded tables.
    ///
    /// - Throws: a ``Complaint`` that names the table and what is wrong with it.
    mutating func read() throws(Complaint) -> Network {
        try readCrossings()
        try readPlans()
        try readPassages()
        // A row is longer than these, so that there is room for all.
        let rows = [FreightTable.seaNode, .railNode, .roadNode, .seaLink, .railLink, .roadLink].map { $0.bytes.count }
        network.reserve(
            nodes: (rows[0] + rows[1] + rows[2]) / 16, links: (rows[3] + rows[4] + rows[5]) / 16)
        let layers = concurrently(3) { number in
            switch number {
            case 0: LayerTables(.sea, nodes: .seaNode, links: .seaLink)
            case 1: LayerTables(.rail, nodes: .railNode, links: .railLink)
            default: LayerTables(.road, nodes: .roadNode, links: .roadLink)
            }
        }
        for layer in layers { add(layer) }
        joinGauges()
        readAttachments()
        joinLayers()
        try readFerries()
        for link in 0..<network.linkCount {
            let (crossing, passage) = (Int(network.crossingOf[link]), Int(network.passageOf[link]))
            if crossing >= 0, network.crossings[crossing].status == .closed { network.isClosed[link] = true }
            if passage >= 0, !network.passages[passage].isOpen { network.isClosed[link] = true }
        }
        return network
    }

    private mutating func readCrossings() throws(Complaint) {
        let table = try FreightTable.crossings.table()
        let columns = try [
            "id", "mode", "name", "a", "b", "latitude", "longitude", "status", "source", "quality", "note",
        ]
        .map { (title: String) throws(Complaint) -> Int in try table.column(title) }
        for row in table.rows {
            crossingNumbers[row[columns[0]]] = Int16(clamping: network.crossings.count)
            network.crossings.append(
                Crossing(
                    id: row[columns[0]], mode: row[columns[1]] == "rail" ? .rail : .road, name: row[columns[2]],
                    sides: [Country(row[columns[3]]) ?? .none, Country(row[columns[4]]) ?? .none],
                    latitude: Double(row[columns[5]]) ?? 0, longitude: Double(row[columns[6]]) ?? 0,
                    status: Crossing.Status(rawValue: row[columns[7]]) ?? .open, source: row[columns[8]],
                    quality: Quality(rawValue: row[columns[9]]) ?? .assumed, note: row[columns[10]]))
        }
    }

    private mutating func readPlans() throws(Complaint) {
        let table = try FreightTable.planned.table()
        let columns = try ["id", "year", "project", "source", "quality", "note"]
            .map { (title: String) throws(Complaint) -> Int in try table.column(title) }
        for row in table.rows {
            planNumbers[row[columns[0]]] = Int16(clamping: network.plannedLines.count)
            network.plannedLines.append(
                PlannedLine(
                    id: row[columns[0]], year: Int(row[columns[1]]), project: row[columns[2]], source: row[columns[3]],
                    quality: Quality(rawValue: row[columns[4]]) ?? .assumed, note: row[columns[5]]))
        }
    }

    private mutating func readPassages() throws(Complaint) {
        let table = try FreightTable.passages.table()
        let columns = try ["id", "name_en", "name_fr", "default", "reason", "source"]
            .map { (title: String) throws(Complaint) -> Int in try table.column(title) }
        for row in table.rows {
            passageNumbers[row[columns[0]]] = Int16(clamping: network.passages.count)
            network.passages.append(
                Passage(
                    id: row[columns[0]], nameEnglish: row[columns[1]], nameFrench: row[columns[2]],
                    isOpen: row[columns[3]] == "open", reason: row[columns[4]], source: row[columns[5]]))
        }
    }

    private mutating func add(_ read: LayerTables) {
        let start = Int32(clamping: network.nodeCount)
        network.layerStarts[read.layer] = Int(start)
        network.addNodes(read.latitudes, read.longitudes, read.countries, read.layer, read.gauges)
        let before = network.linkCount
        network.addLinks(read.tails.map { start &+ $0 }, read.heads.map { start &+ $0 }, read.lengths, read.layer)
        let bytes = read.linkBytes
        for row in read.special {
            let link = before + row.link
            if !row.kind.isEmpty { network.modes[link] = .ferry }
            network.regimes[link] = Regime(bytes, row.regime)
            if !row.crossing.isEmpty { network.crossingOf[link] = crossingNumbers[bytes.text(row.crossing)] ?? -1 }
            if !row.plan.isEmpty {
                network.planOf[link] = planNumbers[bytes.text(row.plan)] ?? -1
                network.lineOf[link] = network.planOf[link]
            }
            if !row.passage.isEmpty { network.passageOf[link] = passageNumbers[bytes.text(row.passage)] ?? -1 }
        }
        network.drawnLinks.append((read.layer, before..<network.linkCount))
    }

    /// Nodes of two gauges at one place of one country stand side by side in the table.
    private mutating func joinGauges() {
        for node in 1..<max(1, network.nodeCount)
        where network.layers[node] == .rail && network.layers[node - 1] == .rail
            && network.latitudes[node] == network.latitudes[node - 1]
            && network.longitudes[node] == network.longitudes[node - 1]
            && network.countries[node] == network.countries[node - 1]
            && network.gauges[node] != network.gauges[node - 1]
        {
            network.addLink(Int32(node - 1), Int32(node), length: 0, mode: .gaugeChange)
        }
    }

    private mutating func readAttachments() {
        let bytes = FreightTable.attachment.bytes
        var reader = CellReader(bytes)
        while !reader.isAtEnd {
            let place = Int(reader.number())
            let layer: Mode
            let cell = reader.cell()
            switch bytes[cell.lowerBound + 1] {
            case UInt8(ascii: "e"): layer = .sea
            case UInt8(ascii: "a"): layer = .rail
            default: layer = .road
            }
            let node = reader.number() + Int32(clamping: network.layerStarts[layer] ?? 0)
            while network.attachments.first.count <= place {
                network.attachments.first.append(Int32(network.attachments.nodes.count))
            }
            network.attachments.nodes.append(node)
        }
        network.attachments.first.append(Int32(network.attachments.nodes.count))
    }

    private mutating func joinLayers() {
        for place in 0..<network.attachments.placeCount {
            let nodes = network.attachments.nodes(of: place)
            for (index, one) in nodes.enumerated() {
                for other in nodes.dropFirst(index + 1)
                where network.layers[Int(one)] != network.layers[Int(other)] {
                    network.addLink(one, other, length: 0, mode: .transfer)
                }
            }
        }
    }

    private mutating func readFerries() throws(Complaint) {
        let table = try FreightTable.ferries.table()
        let columns = try [
            "id", "from", "to", "km", "departures_low", "departures_mid", "departures_high", "takes_rail", "takes_road",
            "handling_hours", "source", "quality", "note",
        ].map { (title: String) throws(Complaint) -> Int in try table.column(title) }
        var berths: [String: Int32] = [:]
        for row in table.rows {
            let number = Int16(clamping: network.ferries.count)
            let ferry = Ferry(
                id: row[columns[0]],
                departures: Span(
                    low: Double(row[columns[4]]) ?? 1, mid: Double(row[columns[5]]) ?? 1,
                    high: Double(row[columns[6]]) ?? 1),
                handlingHours: Double(row[columns[9]]) ?? 0, takesTrains: row[columns[7]] == "1",
                takesLorries: row[columns[8]] == "1", source: row[columns[10]],
                quality: Quality(rawValue: row[columns[11]]) ?? .assumed, note: row[columns[12]])
            network.ferries.append(ferry)
            var ends: [Int32] = []
            for column in [columns[1], columns[2]] {
                guard let berth = try berth(of: row[column], known: &berths, line: row.line) else { continue }
                ends.append(berth)
            }
            guard ends.count == 2 else { continue }
            let tenths = Int32(clamping: Int(((Double(row[columns[3]]) ?? 0) * 10).rounded()))
            network.addLink(ends[0], ends[1], length: tenths, mode: .ferry, ferry: number)
        }
    }

    /// The berth of a port, joined to its rails, roads and quays when it is met first.
    private mutating func berth(of id: String, known: inout [String: Int32], line: Int) throws(Complaint) -> Int32? {
        if let berth = known[id] { return berth }
        guard let place = Gazetteer.embedded.places(named: id).first else {
            throw Complaint(
                .internalFault, at: .init(file: "ferries.csv", line: line), found: "\(id) is no place of the gazetteer")
        }
        let nodes = network.attachments.nodes(of: place.number)
        guard let first = nodes.first else { return nil }
        let berth = Int32(network.nodeCount)
        network.addNode(
            Int32((place.latitude * 1000).rounded()), Int32((place.longitude * 1000).rounded()),
            network.countries[Int(first)] == .none ? Country(place.country) ?? .none : network.countries[Int(first)],
            .ferry, 0)
        for node in nodes { network.addLink(node, berth, length: 0, mode: .transfer) }
        known[id] = berth
        return berth
    }
}

internal import Evidence

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
        for layer in LayerTables.readAll() { add(layer) }
        joinGauges()
        readAttachments()
        joinLayers()
        var berths = FerryBerths()
        try berths.read(into: &network)
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
        let (nodes, links) = (read.nodes, read.links)
        network.addNodes(nodes.latitudes, nodes.longitudes, nodes.countries, read.layer, nodes.gauges)
        let before = network.linkCount
        network.addLinks(links.tails, links.heads, links.lengths, read.layer, from: start)
        let bytes = links.bytes
        for row in links.special {
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
}

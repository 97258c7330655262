internal import Evidence

/// Puts the tables together: layers, transfers between them, gauge changes and ferries.
struct NetworkReader {
    private var network = Network()

    /// Reads the embedded tables.
    ///
    /// - Throws: a ``Complaint`` that names the table and what is wrong with it.
    mutating func read() throws(Complaint) -> Network {
        let tables = LayerTables()
        let (special, named) = tables.read(into: &network) {
            Result { () throws(Complaint) in try NamedRows() }
        }
        let rows = try named.get()
        network.crossings = rows.crossings
        network.plannedLines = rows.plannedLines
        network.passages = rows.passages
        for (layer, special) in zip(tables.layers, special) { mark(special, layer.linkBytes, rows) }
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

    /// Says of the links that are more than a stretch of their layer what they are.
    private mutating func mark(_ special: [LayerTables.Special], _ bytes: StaticBytes, _ rows: NamedRows) {
        for row in special {
            let link = row.link
            if !row.kind.isEmpty { network.modes[link] = .ferry }
            network.regimes[link] = Regime(bytes, row.regime)
            if !row.crossing.isEmpty { network.crossingOf[link] = rows.crossing(bytes.text(row.crossing)) }
            if !row.plan.isEmpty {
                network.planOf[link] = rows.plan(bytes.text(row.plan))
                network.lineOf[link] = network.planOf[link]
            }
            if !row.passage.isEmpty { network.passageOf[link] = rows.passage(bytes.text(row.passage)) }
        }
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
        func start(_ layer: Mode) -> Int32 { Int32(clamping: network.layerStarts[layer] ?? 0) }
        let (sea, rail, road) = (start(.sea), start(.rail), start(.road))
        network.attachments.nodes.reserveCapacity(bytes.rowCount)
        var reader = CellReader(bytes)
        while !reader.isAtEnd {
            let place = Int(reader.number())
            let cell = reader.cell()
            let first =
                switch bytes[cell.lowerBound + 1] {
                case UInt8(ascii: "e"): sea
                case UInt8(ascii: "a"): rail
                default: road
                }
            let node = first &+ reader.number()
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

internal import Atlas
internal import Evidence

/// Puts the ferries of the table into a network: a berth for each port, mode and gauge, and the crossings between them.
///
/// Wagons roll from the port's rails onto a ferry of their own gauge, lorries from its roads; where the rails have another
/// gauge a ``Mode/gaugeChange`` stands between. To a ship or to the other mode goods go ashore first, as at any terminal.
struct FerryBerths {
    private struct Kind: Hashable {
        let place: Int
        let mode: Mode
        let gauge: Int16
    }

    private var berths: [Kind: Int32] = [:]

    /// Reads the embedded table into a network whose places know their nodes.
    ///
    /// - Throws: a ``Complaint`` about a port that the network does not touch by a mode that its ferry takes.
    mutating func read(into network: inout Network) throws(Complaint) {
        let table = try FreightTable.ferries.table()
        let columns = try [
            "id", "from", "to", "km", "departures_low", "departures_mid", "departures_high", "takes_rail", "takes_road",
            "handling_hours", "source", "quality", "note", "gauge", "course",
        ].map { (title: String) throws(Complaint) -> Int in try table.column(title) }
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
            let tenths = Int32(clamping: Int(((Double(row[columns[3]]) ?? 0) * 10).rounded()))
            let taken = [(Mode.rail, Int16(row[columns[13]]) ?? 0, ferry.takesTrains), (.road, 0, ferry.takesLorries)]
            for (mode, gauge, isTaken) in taken where isTaken {
                let from = try berth(at: row[columns[1]], mode, gauge, in: &network, line: row.line)
                let to = try berth(at: row[columns[2]], mode, gauge, in: &network, line: row.line)
                network.ferryCourses[network.linkCount] = Self.course(row[columns[14]])
                network.addLink(from, to, length: tenths, mode: .ferry, ferry: number)
            }
        }
        attach(to: &network)
    }

    /// Bends as `latitude longitude;latitude longitude`; nil for none.
    private static func course(_ text: String) -> [Position]? {
        let bends = text.split(separator: ";").compactMap { point -> Position? in
            let numbers = point.split(separator: " ").compactMap { Double($0) }
            return numbers.count == 2 ? Position(latitude: numbers[0], longitude: numbers[1]) : nil
        }
        return bends.isEmpty ? nil : bends
    }

    /// The berth of a port for wagons of a gauge or for lorries, joined to its rails or roads when it is met first.
    private mutating func berth(at id: String, _ mode: Mode, _ gauge: Int16, in network: inout Network, line: Int)
        throws(Complaint) -> Int32
    {
        guard let place = Gazetteer.embedded.places(named: id).first else {
            throw Complaint(
                .internalFault, at: .init(file: "ferries.csv", line: line), found: "\(id) is no place of the gazetteer")
        }
        let kind = Kind(place: place.number, mode: mode, gauge: gauge)
        if let known = berths[kind] { return known }
        let quays = network.attachments.nodes(of: place.number).filter { network.layers[Int($0)] == mode }
        guard !quays.isEmpty else {
            throw Complaint(
                .internalFault, at: .init(file: "ferries.csv", line: line),
                found: "\(id), which the network does not touch by \(mode.name)")
        }
        let berth = Int32(clamping: network.nodeCount)
        network.addNode(
            Int32((place.latitude * 1000).rounded()), Int32((place.longitude * 1000).rounded()),
            network.countries[Int(quays[0])], .ferry, gauge)
        let fitting = quays.filter { network.gauges[Int($0)] == gauge }
        for quay in fitting.isEmpty ? quays : fitting {
            network.addLink(quay, berth, length: 0, mode: fitting.isEmpty ? .gaugeChange : .transfer)
        }
        berths[kind] = berth
        return berth
    }

    /// Makes the berths nodes of their ports.
    private func attach(to network: inout Network) {
        var ofPlace: [Int: [Int32]] = [:]
        for (kind, berth) in berths { ofPlace[kind.place, default: []].append(berth) }
        var attachments = network.attachments
        // From the last on, so that what is still to come keeps its place.
        for (place, own) in ofPlace.sorted(by: { $0.key > $1.key }) where place < attachments.placeCount {
            attachments.nodes.insert(contentsOf: own.sorted(), at: Int(attachments.first[place + 1]))
            for next in place + 1..<attachments.first.count { attachments.first[next] += Int32(clamping: own.count) }
        }
        network.attachments = attachments
    }
}

internal import Atlas
public import Evidence

/// Reads a network from tables of the General Modeling Network Specification.
///
/// `node.csv` and `link.csv` must be there; the tables for borders, passages, ferries, plans and places are read when
/// they are. A two-way link is one row whose `directed` is false, or two directed rows of one length; a one-way link is
/// refused, for trains and ships come back.
///
/// - Source: Zephyr Foundation, General Modeling Network Specification 0.96.
public struct GMNSImport {
    public let network: Network

    /// Reads tables by their file names.
    ///
    /// - Parameter tables: bytes by file name; ones that are not known are passed over.
    /// - Throws: a ``Complaint`` that names file, line and column, what was found and what was expected.
    public init(_ tables: [String: [UInt8]]) throws(Complaint) {
        var reader = Reader(tables: tables)
        network = try reader.read()
    }

    /// Names of the tables that an import looks for.
    public static let names = [
        "node.csv", "link.csv", "crossing.csv", "passage.csv", "service.csv", "planned.csv", "place.csv",
    ]

    private struct Reader {
        let tables: [String: [UInt8]]
        var network = Network()
        var nodeOf: [String: Int32] = [:]

        mutating func read() throws(Complaint) -> Network {
            network.courses = [:]
            try readCrossings()
            try readPassages()
            try readServices()
            try readPlans()
            try readNodes()
            try readLinks()
            try readPlaces()
            return network
        }

        private func sheet(_ name: String) throws(Complaint) -> Sheet? {
            guard let bytes = tables[name] else { return nil }
            return Sheet(table: try CSVTable(name: name, bytes: bytes))
        }

        private func needed(_ name: String) throws(Complaint) -> Sheet {
            guard let sheet = try sheet(name) else {
                throw Complaint(
                    .missingFile, at: .init(file: name), found: "no such file",
                    expected: "node.csv and link.csv of a GMNS network",
                    advice: "sogdian network export writes an example")
            }
            return sheet
        }

        private mutating func readNodes() throws(Complaint) {
            let sheet = try needed("node.csv")
            for row in sheet.table.rows {
                let id = try sheet.text(row, "node_id")
                let (x, y) = (try sheet.number(row, "x_coord", -180...180), try sheet.number(row, "y_coord", -90...90))
                let type = try sheet.text(row, "node_type", or: "road")
                guard let layer = Mode(carrying: type) else {
                    throw sheet.complaint(row, "node_type", "\"\(type)\"", "sea, rail, road or ferry")
                }
                let code = try sheet.text(row, "country", or: "")
                guard code.isEmpty || Country(code) != nil else {
                    throw sheet.complaint(row, "country", "\"\(code)\"", "two capital letters of ISO 3166, or nothing")
                }
                let gauge = try sheet.number(row, "gauge", 0...2000, or: 0)
                guard nodeOf[id] == nil else {
                    throw sheet.complaint(row, "node_id", "the node \"\(id)\" a second time", "each node once")
                }
                nodeOf[id] = Int32(clamping: network.nodeCount)
                network.addNode(
                    Int32((y * 1000).rounded()), Int32((x * 1000).rounded()), Country(code) ?? .none, layer,
                    Int16(gauge.rounded()))
            }
            guard network.nodeCount > 0 else {
                throw Complaint(.badInput, at: .init(file: "node.csv"), found: "no nodes", expected: "one a row")
            }
        }

        private mutating func readLinks() throws(Complaint) {
            let sheet = try needed("link.csv")
            let crossings = Self.numbers(network.crossings.map(\.id))
            let passages = Self.numbers(network.passages.map(\.id))
            let ferries = Self.numbers(network.ferries.map(\.id))
            let plans = Self.numbers(network.plannedLines.map(\.id))
            /// Directed rows that wait for the way back.
            var waiting: [[Int32]: CSVTable.Row] = [:]
            for row in sheet.table.rows {
                let ends = [try node(sheet, row, "from_node_id"), try node(sheet, row, "to_node_id")]
                let length = Int32((try sheet.number(row, "length", 0...100_000) * 10).rounded())
                let type = try sheet.text(row, "facility_type", or: "road")
                guard let mode = Mode.allCases.first(where: { $0.name == type }) else {
                    throw sheet.complaint(
                        row, "facility_type", "\"\(type)\"", Mode.allCases.map(\.name).joined(separator: ", "))
                }
                let directed = try sheet.text(row, "directed", or: "false").lowercased()
                guard ["true", "false", "1", "0", ""].contains(directed) else {
                    throw sheet.complaint(row, "directed", "\"\(directed)\"", "true or false")
                }
                if directed == "true" || directed == "1" {
                    let key = [ends[0], ends[1], length, Int32(mode.rawValue)]
                    guard waiting.removeValue(forKey: [ends[1], ends[0], length, Int32(mode.rawValue)]) != nil else {
                        waiting[key] = row
                        continue
                    }
                }
                let regime = try sheet.text(row, "regime", or: "")
                guard let known = Regime(name: regime) else {
                    throw sheet.complaint(row, "regime", "\"\(regime)\"", "free, union, control or nothing")
                }
                let link = network.linkCount
                network.addLink(
                    ends[0], ends[1], length: length, mode: mode, regime: known,
                    crossing: try sheet.reference(row, "crossing_id", crossings, "crossing.csv"),
                    plan: try sheet.reference(row, "planned_id", plans, "planned.csv"),
                    passage: try sheet.reference(row, "passage_id", passages, "passage.csv"),
                    ferry: try sheet.reference(row, "ferry_id", ferries, "service.csv"))
                network.isClosed[link] = ["true", "1"].contains(try sheet.text(row, "closed", or: "").lowercased())
                let bends = try sheet.course(row, "geometry")
                if bends.count > 2 { network.courses?[link] = Array(bends.dropFirst().dropLast()) }
            }
            if let row = waiting.values.min(by: { $0.line < $1.line }) {
                throw sheet.complaint(
                    row, "directed", "a one-way link", "a second row back, or false in this column")
            }
        }

        private func node(_ sheet: Sheet, _ row: CSVTable.Row, _ title: String) throws(Complaint) -> Int32 {
            let id = try sheet.text(row, title)
            guard let node = nodeOf[id] else {
                throw sheet.complaint(row, title, "the node \"\(id)\"", "a node_id of node.csv")
            }
            return node
        }

        private static func numbers(_ ids: [String]) -> [String: Int16] {
            var result: [String: Int16] = [:]
            for (number, id) in ids.enumerated() { result[id] = Int16(clamping: number) }
            return result
        }

        private mutating func readCrossings() throws(Complaint) {
            guard let sheet = try sheet("crossing.csv") else { return }
            for row in sheet.table.rows {
                let status = try sheet.text(row, "status", or: "open")
                guard let known = Crossing.Status(rawValue: status) else {
                    throw sheet.complaint(row, "status", "\"\(status)\"", "open, limited or closed")
                }
                network.crossings.append(
                    Crossing(
                        id: try sheet.text(row, "crossing_id"),
                        mode: try sheet.text(row, "mode", or: "road") == "rail" ? .rail : .road,
                        name: try sheet.text(row, "name", or: ""),
                        sides: [
                            Country(try sheet.text(row, "a", or: "")) ?? .none,
                            Country(try sheet.text(row, "b", or: "")) ?? .none,
                        ], latitude: try sheet.number(row, "y_coord", -90...90, or: 0),
                        longitude: try sheet.number(row, "x_coord", -180...180, or: 0), status: known,
                        source: try sheet.text(row, "source", or: "the imported network"),
                        quality: try sheet.quality(row), note: try sheet.text(row, "note", or: "")))
            }
        }

        private mutating func readPassages() throws(Complaint) {
            guard let sheet = try sheet("passage.csv") else { return }
            for row in sheet.table.rows {
                let id = try sheet.text(row, "passage_id")
                network.passages.append(
                    Passage(
                        id: id, nameEnglish: try sheet.text(row, "name_en", or: id),
                        nameFrench: try sheet.text(row, "name_fr", or: id),
                        isOpen: try sheet.text(row, "open", or: "true").lowercased() != "false",
                        reason: try sheet.text(row, "reason", or: ""),
                        source: try sheet.text(row, "source", or: "the imported network")))
            }
        }

        private mutating func readServices() throws(Complaint) {
            guard let sheet = try sheet("service.csv") else { return }
            for row in sheet.table.rows {
                let mid = try sheet.number(row, "departures_mid", 0.01...10_000)
                let low = try sheet.number(row, "departures_low", 0.01...10_000, or: mid)
                let high = try sheet.number(row, "departures_high", 0.01...10_000, or: mid)
                guard low <= mid, mid <= high else {
                    throw sheet.complaint(
                        row, "departures_mid", "\(low), \(mid), \(high) departures", "them in rising order")
                }
                network.ferries.append(
                    Ferry(
                        id: try sheet.text(row, "ferry_id"), departures: Span(low: low, mid: mid, high: high),
                        handlingHours: try sheet.number(row, "handling_hours", 0...1000, or: 0),
                        takesTrains: try sheet.text(row, "takes_rail", or: "true").lowercased() != "false",
                        takesLorries: try sheet.text(row, "takes_road", or: "true").lowercased() != "false",
                        source: try sheet.text(row, "source", or: "the imported network"),
                        quality: try sheet.quality(row), note: try sheet.text(row, "note", or: "")))
            }
        }

        private mutating func readPlans() throws(Complaint) {
            guard let sheet = try sheet("planned.csv") else { return }
            for row in sheet.table.rows {
                let year = try sheet.text(row, "year", or: "")
                guard year.isEmpty || Int(year) != nil else {
                    throw sheet.complaint(row, "year", "\"\(year)\"", "a year, or nothing")
                }
                network.plannedLines.append(
                    PlannedLine(
                        id: try sheet.text(row, "planned_id"), year: Int(year),
                        project: try sheet.text(row, "project", or: ""),
                        source: try sheet.text(row, "source", or: "the imported network"),
                        quality: try sheet.quality(row), note: try sheet.text(row, "note", or: "")))
            }
        }

        private mutating func readPlaces() throws(Complaint) {
            guard let sheet = try sheet("place.csv") else { return }
            var nodes: [Int: [Int32]] = [:]
            for row in sheet.table.rows {
                let id = try sheet.text(row, "place")
                guard let number = PlaceNames.place(identified: id) else {
                    throw sheet.complaint(row, "place", "the place \"\(id)\"", "an identifier of the gazetteer")
                }
                nodes[number, default: []].append(try node(sheet, row, "node_id"))
            }
            for place in 0...(nodes.keys.max() ?? 0) {
                network.attachments.nodes += nodes[place] ?? []
                network.attachments.first.append(Int32(clamping: network.attachments.nodes.count))
            }
        }
    }
}

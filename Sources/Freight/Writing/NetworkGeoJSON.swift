internal import Atlas
public import Evidence

/// Parts of the network as a GeoJSON collection; every feature carries id, mode, gauge, status, hours, source and quality.
///
/// Lines are cut at the antimeridian, as RFC 7946 asks; coordinates have three digits, as the tables do.
public struct NetworkGeoJSON: Sendable {
    /// What can be asked for.
    public enum Layer: String, Sendable, CaseIterable {
        case links
        case crossings
        case ports
        case passages
        case planned
        case ferries

        /// One thing of the layer.
        var singular: String {
            switch self {
            case .links: "link"
            case .crossings: "crossing"
            case .ports: "port"
            case .passages: "passage"
            case .planned: "planned"
            case .ferries: "ferry"
            }
        }
    }

    private let prepared: PreparedNetwork
    private let shapes: Shapes

    /// Makes a writer.
    public init(_ prepared: PreparedNetwork = .embedded) {
        self.prepared = prepared
        shapes = Shapes(prepared.network)
    }

    /// The layers named in words with commas.
    ///
    /// - Throws: a ``Complaint`` for a word that names none.
    public static func layers(_ words: String) throws(Complaint) -> [Layer] {
        var layers: [Layer] = []
        for word in words.split(separator: ",") {
            guard let layer = Layer(rawValue: String(word)) else {
                throw Complaint(
                    .badUse, found: "layer was given \"\(words)\"",
                    expected: Layer.allCases.map(\.rawValue).joined(separator: ", ") + ", with commas")
            }
            if !layers.contains(layer) { layers.append(layer) }
        }
        return layers
    }

    /// The collection.
    public func json(_ layers: [Layer]) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("type", "FeatureCollection")
            json.member("attribution", "© OpenStreetMap contributors (ODbL), searoute, Natural Earth")
            json.key("features")
            json.array { json in
                for layer in layers {
                    switch layer {
                    case .links: links(&json)
                    case .crossings: crossings(&json)
                    case .ports: ports(&json)
                    case .passages: passages(&json)
                    case .planned: planned(&json)
                    case .ferries: ferries(&json)
                    }
                }
            }
        }
        json.newline()
        return json.bytes
    }

    // MARK: - Layers

    private func links(_ json: inout JSONWriter) {
        let network = prepared.network
        for link in 0..<network.linkCount {
            let mode = network.modes[link]
            guard Mode.carrying.contains(mode), network.planOf[link] < 0, network.lengths[link] > 1 else { continue }
            let (tail, head) = (Int(network.tails[link]), Int(network.heads[link]))
            feature(
                Feature(
                    id: String(link), layer: .links, name: "", mode: mode.name,
                    gauge: mode == .rail && network.gauges[tail] == network.gauges[head]
                        ? Int(network.gauges[tail]) : nil,
                    status: network.isClosed[link] ? "closed" : "open", hours: nil,
                    source: mode == .sea || mode == .ferry ? "searoute" : "OpenStreetMap", quality: .literature,
                    note: "", kilometres: network.kilometres(of: link)), courses: [shapes.course(of: link)], &json)
        }
    }

    private func crossings(_ json: inout JSONWriter) {
        let hours = prepared.crossingHours()
        for crossing in prepared.network.crossings {
            let known = hours[crossing.id]
            feature(
                Feature(
                    id: crossing.id, layer: .crossings, name: crossing.name, mode: crossing.mode.name,
                    gauge: nil, status: crossing.status.rawValue, hours: known,
                    source: crossing.source, quality: crossing.quality, note: crossing.note,
                    countries: crossing.sides.map(\.description), dwell: prepared.dwell(at: crossing)),
                at: Position(latitude: crossing.latitude, longitude: crossing.longitude), &json)
        }
    }

    private func ports(_ json: inout JSONWriter) {
        let gazetteer = Gazetteer.embedded
        for number in 0..<gazetteer.count {
            guard let entry = gazetteer.entry(number), ["port", "dry_port", "terminal"].contains(entry.kind) else {
                continue
            }
            feature(
                Feature(
                    id: entry.id, layer: .ports, name: entry.name,
                    mode: entry.kind == "port" ? "sea" : "rail", gauge: nil, status: "open", hours: nil,
                    source: "GeoNames and UN/LOCODE", quality: .literature, note: entry.kind,
                    countries: [entry.country]),
                at: Position(latitude: entry.latitude, longitude: entry.longitude), &json)
        }
    }

    private func passages(_ json: inout JSONWriter) {
        let network = prepared.network
        for (number, passage) in network.passages.enumerated() {
            let courses = courses { Int(network.passageOf[$0]) == number }
            let hours = prepared.parameters.value("passage.hours", passage.id)
            feature(
                Feature(
                    id: passage.id, layer: .passages, name: passage.nameEnglish, mode: "sea", gauge: nil,
                    status: passage.isOpen ? "open" : "closed", hours: hours, source: passage.source,
                    quality: .literature, note: passage.reason, nameFrench: passage.nameFrench), courses: courses, &json
            )
        }
    }

    private func planned(_ json: inout JSONWriter) {
        let network = prepared.network
        for (number, line) in network.plannedLines.enumerated() {
            feature(
                Feature(
                    id: line.id, layer: .planned, name: line.id, mode: "rail", gauge: nil,
                    status: "planned", hours: nil, source: line.source, quality: line.quality, note: line.note,
                    year: line.year, project: line.project), courses: courses { Int(network.planOf[$0]) == number },
                &json)
        }
    }

    private func ferries(_ json: inout JSONWriter) {
        let network = prepared.network
        for (number, ferry) in network.ferries.enumerated() {
            feature(
                Feature(
                    id: ferry.id, layer: .ferries, name: ferry.id, mode: "ferry", gauge: nil,
                    status: "open", hours: Span(ferry.handlingHours), source: ferry.source, quality: ferry.quality,
                    note: ferry.note, kilometres: kilometres { Int(network.ferryOf[$0]) == number }),
                courses: courses { Int(network.ferryOf[$0]) == number }, &json)
        }
    }

    private func courses(_ belongs: (Int) -> Bool) -> [[Position]] {
        (0..<prepared.network.linkCount).filter(belongs).map { shapes.course(of: $0) }
    }

    private func kilometres(_ belongs: (Int) -> Bool) -> Double {
        (0..<prepared.network.linkCount).filter(belongs).reduce(0) { $0 + prepared.network.kilometres(of: $1) }
    }

    // MARK: - Features

    private struct Feature {
        var id: String
        var layer: Layer
        var name: String
        var mode: String
        var gauge: Int?
        var status: String
        var hours: Span?
        var source: String
        var quality: Quality
        var note: String
        var nameFrench: String?
        var countries: [String] = []
        var year: Int?
        var project: String?
        var kilometres: Double?
        var dwell: [PublishedDwell] = []
    }

    private func feature(_ feature: Feature, courses: [[Position]], _ json: inout JSONWriter) {
        write(feature, &json) { json in
            json.member("type", "MultiLineString")
            json.key("coordinates")
            json.array { json in
                for part in courses.flatMap(RouteWriting.cut) {
                    json.array { json in for position in part { Self.write(position, &json) } }
                }
            }
        }
    }

    private func feature(_ feature: Feature, at position: Position, _ json: inout JSONWriter) {
        write(feature, &json) { json in
            json.member("type", "Point")
            json.key("coordinates")
            Self.write(position, &json)
        }
    }

    private func write(_ feature: Feature, _ json: inout JSONWriter, geometry: (inout JSONWriter) -> Void) {
        json.object { json in
            json.member("type", "Feature")
            json.member("id", "\(feature.layer.singular):\(feature.id)")
            json.key("properties")
            json.object { json in
                json.member("id", feature.id)
                json.member("layer", feature.layer.singular)
                json.member("name", feature.name)
                if let french = feature.nameFrench { json.member("name_fr", french) }
                json.member("mode", feature.mode)
                json.member("gauge", feature.gauge.map { Double($0) })
                json.member("status", feature.status)
                json.member("kilometres", feature.kilometres.map { ($0 * 10).rounded() / 10 })
                json.member("hours", feature.hours.map { RouteWriting.rounded($0.mid, 1) })
                json.member("hours_low", feature.hours.map { RouteWriting.rounded($0.low, 1) })
                json.member("hours_high", feature.hours.map { RouteWriting.rounded($0.high, 1) })
                json.key("dwell")
                json.array { json in for dwell in feature.dwell { dwell.write(to: &json) } }
                json.member("source", feature.source)
                json.member("quality", feature.quality.rawValue)
                if !feature.note.isEmpty { json.member("note", feature.note) }
                if !feature.countries.isEmpty {
                    json.key("countries")
                    json.array { json in for country in feature.countries { json.string(country) } }
                }
                if feature.layer == .planned {
                    json.member("year", feature.year.map { Double($0) })
                    json.member("project", feature.project.flatMap { $0.isEmpty ? nil : $0 })
                }
            }
            json.key("geometry")
            json.object { geometry(&$0) }
        }
    }

    private static func write(_ position: Position, _ json: inout JSONWriter) {
        json.array { json in
            json.number((position.longitude * 1000).rounded() / 1000)
            json.number((position.latitude * 1000).rounded() / 1000)
        }
    }
}

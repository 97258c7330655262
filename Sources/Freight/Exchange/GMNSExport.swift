internal import Evidence

/// A network as tables of the General Modeling Network Specification.
///
/// `config`, `node` and `link` have the fields of GMNS; what it has no field for – borders, passages, ferries, plans, the
/// places that touch a node – stands in further columns and tables, which ``GMNSImport`` reads again.
///
/// - Source: Zephyr Foundation, General Modeling Network Specification 0.96.
public struct GMNSExport: Sendable {
    private let network: Network

    /// Makes the export of a network.
    public init(_ network: Network) {
        self.network = network
    }

    /// File names with their rows, header first.
    public func tables() -> [(name: String, rows: [[String]])] {
        [
            ("config.csv", config), ("node.csv", nodes), ("link.csv", links), ("crossing.csv", crossings),
            ("passage.csv", passages), ("service.csv", services), ("planned.csv", planned), ("place.csv", places),
        ]
    }

    private var config: [[String]] {
        [
            [
                "dataset_name", "short_length", "long_length", "speed", "crs", "geometry_field_format", "currency",
                "version_number",
            ],
            ["Sogdian freight network", "m", "km", "km/h", "EPSG:4326", "WKT", "USD", "0.96"],
        ]
    }

    private var nodes: [[String]] {
        [["node_id", "x_coord", "y_coord", "node_type", "country", "gauge"]]
            + (0..<network.nodeCount).map { node in
                [
                    String(node), Self.thousandths(network.longitudes[node]), Self.thousandths(network.latitudes[node]),
                    network.layers[node].name, network.countries[node].description,
                    network.gauges[node] == 0 ? "" : String(network.gauges[node]),
                ]
            }
    }

    private var links: [[String]] {
        let shapes = Shapes(network)
        return [
            [
                "link_id", "from_node_id", "to_node_id", "directed", "length", "facility_type", "geometry", "regime",
                "crossing_id", "passage_id", "ferry_id", "planned_id", "closed",
            ]
        ]
            + (0..<network.linkCount).map { link in
                let course = shapes.course(of: link)
                func name(_ number: Int16, _ name: (Int) -> String) -> String { number < 0 ? "" : name(Int(number)) }
                return [
                    String(link), String(network.tails[link]), String(network.heads[link]), "false",
                    NetworkListing.plain(network.kilometres(of: link)), network.modes[link].name,
                    course.count > 2 ? Self.wkt(course) : "", network.regimes[link].name,
                    name(network.crossingOf[link]) { network.crossings[$0].id },
                    name(network.passageOf[link]) { network.passages[$0].id },
                    name(network.ferryOf[link]) { network.ferries[$0].id },
                    name(network.planOf[link]) { network.plannedLines[$0].id }, network.isClosed[link] ? "true" : "",
                ]
            }
    }

    private var crossings: [[String]] {
        [["crossing_id", "mode", "name", "a", "b", "x_coord", "y_coord", "status", "source", "quality", "note"]]
            + network.crossings.map {
                [
                    $0.id, $0.mode.name, $0.name, $0.sides[0].description, $0.sides[1].description,
                    NetworkListing.plain($0.longitude), NetworkListing.plain($0.latitude), $0.status.rawValue,
                    $0.source,
                    $0.quality.rawValue, $0.note,
                ]
            }
    }

    private var passages: [[String]] {
        [["passage_id", "name_en", "name_fr", "open", "reason", "source"]]
            + network.passages.map {
                [$0.id, $0.nameEnglish, $0.nameFrench, $0.isOpen ? "true" : "false", $0.reason, $0.source]
            }
    }

    private var services: [[String]] {
        [
            [
                "ferry_id", "departures_low", "departures_mid", "departures_high", "handling_hours", "takes_rail",
                "takes_road", "source", "quality", "note",
            ]
        ]
            + network.ferries.map {
                [
                    $0.id, NetworkListing.plain($0.departures.low), NetworkListing.plain($0.departures.mid),
                    NetworkListing.plain($0.departures.high), NetworkListing.plain($0.handlingHours),
                    $0.takesTrains ? "true" : "false", $0.takesLorries ? "true" : "false", $0.source,
                    $0.quality.rawValue, $0.note,
                ]
            }
    }

    private var planned: [[String]] {
        [["planned_id", "year", "project", "source", "quality", "note"]]
            + network.plannedLines.map {
                [$0.id, $0.year.map(String.init) ?? "", $0.project, $0.source, $0.quality.rawValue, $0.note]
            }
    }

    private var places: [[String]] {
        var rows = [["place", "node_id"]]
        for place in 0..<network.attachments.placeCount {
            guard let id = PlaceNames.identifier(of: place) else { continue }
            for node in network.attachments.nodes(of: place) { rows.append([id, String(node)]) }
        }
        return rows
    }

    /// Thousandths of a degree as degrees.
    private static func thousandths(_ value: Int32) -> String {
        NetworkListing.plain(Double(value) / 1000)
    }

    private static func wkt(_ course: [Position]) -> String {
        "LINESTRING ("
            + course.map { "\(NetworkListing.plain($0.longitude)) \(NetworkListing.plain($0.latitude))" }
            .joined(separator: ", ") + ")"
    }
}

internal import Atlas
internal import Evidence
internal import Figures
public import Freight

/// The map of the page: the network, its crossings, ports, passages and planned lines, and the projects of the atlas.
///
/// Each thing that can be picked carries its kind and identifier, by which the page asks for the rest.
public enum PageMap {
    /// The picture as one `svg` element without a style sheet.
    public static func svg(french: Bool) -> String {
        let network = Network.embedded
        let outline = NetworkOutline(network)
        let lines = plannedLines(network, outline, french) + ferries(network, outline)
        return LayeredMap(
            title: french ? "Carte du réseau de fret" : "Map of the freight network",
            land: Geography.land.map { $0.map(point) },
            groups: outline.corridors.map { corridor in
                LayeredMap.Group(
                    classes: corridor.gauge == 0 ? corridor.mode.name : "\(corridor.mode.name) gauge-\(corridor.gauge)",
                    lines: corridor.courses.map { $0.map(point) })
            },
            lines: lines,
            points: projects(french) + ports(french) + passages(network, outline, french) + crossings(network),
            labels: cities(french)
        ).svg()
    }

    /// Who is to be named for the data of the map.
    public static let attribution = "© OpenStreetMap contributors (ODbL) · searoute · Natural Earth"

    private static func point(_ position: Position) -> MapPoint {
        MapPoint(latitude: position.latitude, longitude: position.longitude)
    }

    private static func plannedLines(
        _ network: Network, _ outline: NetworkOutline, _ french: Bool
    ) -> [LayeredMap.Item] {
        zip(network.plannedLines, outline.planned).map { line, courses in
            LayeredMap.Item(
                id: "planned:\(line.id)", classes: "planned", name: name(of: line, french: french),
                courses: courses.map { $0.map(point) })
        }
    }

    /// A planned line by its project's name, else by its identifier with the year.
    public static func name(of line: PlannedLine, french: Bool) -> String {
        if let project = Atlas.project(line.project) {
            return french && !project.nameFrench.isEmpty ? project.nameFrench : project.nameEnglish
        }
        return line.id.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: "–")
    }

    private static func ferries(_ network: Network, _ outline: NetworkOutline) -> [LayeredMap.Item] {
        zip(network.ferries, outline.ferries).map { ferry, courses in
            LayeredMap.Item(
                id: "ferry:\(ferry.id)", classes: "ferry", name: ferry.id, courses: courses.map { $0.map(point) })
        }
    }

    private static func crossings(_ network: Network) -> [(item: LayeredMap.Item, shape: LayeredMap.Shape)] {
        network.crossings.map { crossing in
            let place = MapPoint(latitude: crossing.latitude, longitude: crossing.longitude)
            return (
                LayeredMap.Item(
                    id: "crossing:\(crossing.id)",
                    classes: "crossing \(crossing.mode.name) status-\(crossing.status.rawValue)", name: crossing.name,
                    courses: [[place]]), crossing.mode == .rail ? .square : .circle
            )
        }
    }

    private static func passages(
        _ network: Network, _ outline: NetworkOutline, _ french: Bool
    ) -> [(item: LayeredMap.Item, shape: LayeredMap.Shape)] {
        zip(network.passages, outline.passages).compactMap { passage, middle in
            guard let middle else { return nil }
            return (
                LayeredMap.Item(
                    id: "passage:\(passage.id)", classes: "passage status-\(passage.isOpen ? "open" : "closed")",
                    name: french ? passage.nameFrench : passage.nameEnglish, courses: [[point(middle)]]), .bar
            )
        }
    }

    private static func projects(_ french: Bool) -> [(item: LayeredMap.Item, shape: LayeredMap.Shape)] {
        Atlas.projects.compactMap { project in
            guard let latitude = project.latitude, let longitude = project.longitude else { return nil }
            return (
                LayeredMap.Item(
                    id: "project:\(project.id)", classes: "project status-\(project.status)",
                    name: french && !project.nameFrench.isEmpty ? project.nameFrench : project.nameEnglish,
                    courses: [[MapPoint(latitude: latitude, longitude: longitude)]]), .diamond
            )
        }
    }

    /// Ports, terminals and dry ports that carry a UN/LOCODE or are no city.
    private static func ports(_ french: Bool) -> [(item: LayeredMap.Item, shape: LayeredMap.Shape)] {
        entries.filter { ["port", "dry_port", "terminal"].contains($0.kind) }.map { entry in
            (
                LayeredMap.Item(
                    id: "port:\(entry.id)", classes: "port kind-\(entry.kind)",
                    name: entry.name(in: french ? "fr" : "en"),
                    courses: [[MapPoint(latitude: entry.latitude, longitude: entry.longitude)]]), .triangle
            )
        }
    }

    /// Large cities, largest first and not next to each other; the page shows the names for which there is room.
    private static func cities(_ french: Bool) -> [(point: MapPoint, name: String)] {
        var taken: [Gazetteer.Entry] = []
        for entry in entries.sorted(by: { $0.population > $1.population }) where entry.population > 200_000 {
            if taken.contains(where: {
                abs($0.latitude - entry.latitude) < 0.6 && abs($0.longitude - entry.longitude) < 0.9
            }) {
                continue
            }
            taken.append(entry)
        }
        return taken.map {
            (MapPoint(latitude: $0.latitude, longitude: $0.longitude), $0.name(in: french ? "fr" : "en"))
        }
    }

    private static let entries: [Gazetteer.Entry] = (0..<Gazetteer.embedded.count).compactMap {
        Gazetteer.embedded.entry($0)
    }
}

internal import Figures
internal import Freight

/// Routes and networks handed to the drawing of maps.
enum RouteMaps {
    private static let attribution = "© OpenStreetMap contributors (ODbL) · searoute · Natural Earth"

    /// The first option in full, the others thin.
    static func drawing(_ options: [RouteOption], _ request: Router.Request, _ network: Network, french: Bool)
        -> MapDrawing
    {
        let geography = Geography(network)
        var lines: [MapDrawing.Line] = []
        var marks = [request.from, request.to].map {
            MapDrawing.Mark(point: point($0.position), name: $0.name, isEnd: true)
        }
        for (index, option) in options.enumerated().reversed() {
            for leg in option.legs {
                guard let line = geography.line(of: leg) else { continue }
                lines.append(
                    MapDrawing.Line(
                        points: line.positions.map(point), kind: line.kind, width: index == 0 ? 3 : 1.2,
                        words: line.words))
                for (end, name) in [(line.positions.first, leg.from), (line.positions.last, leg.to)] where index == 0 {
                    if let end, !marks.contains(where: { $0.name == name }) {
                        marks.append(MapDrawing.Mark(point: point(end), name: name))
                    }
                }
            }
        }
        return MapDrawing(
            title: "\(request.from.name) → \(request.to.name)", land: land, lines: lines, marks: marks,
            legend: legend(lines.map(\.kind), french: french), attribution: attribution)
    }

    /// The network of some modes, inside a frame.
    static func drawing(
        _ network: Network, modes: Set<Mode>, frame: (south: Double, west: Double, north: Double, east: Double),
        french: Bool
    ) -> MapDrawing {
        let lines = Geography(network).lines(of: modes).map {
            MapDrawing.Line(
                points: $0.positions.map(point), kind: $0.kind, width: $0.kind == "planned" ? 2 : 0.8, words: $0.words)
        }
        let marks = network.crossings.filter { modes.contains($0.mode) }.map {
            MapDrawing.Mark(
                point: MapPoint(latitude: $0.latitude, longitude: $0.longitude),
                name: $0.status == .closed ? "✕ \($0.name)" : $0.name)
        }
        return MapDrawing(
            title: "Sogdian", land: land, lines: lines, marks: marks, legend: legend(lines.map(\.kind), french: french),
            attribution: attribution, frame: frame)
    }

    private static let land: [[MapPoint]] = Geography.land.map { $0.map(point) }

    private static func point(_ position: Position) -> MapPoint {
        MapPoint(latitude: position.latitude, longitude: position.longitude)
    }

    private static func legend(_ kinds: [String], french: Bool) -> [(kind: String, word: String)] {
        let words = [
            ("sea", "sea", "mer"), ("rail", "rail", "rail"), ("road", "road", "route"), ("ferry", "ferry", "ferry"),
            ("planned", "planned", "projeté"),
        ]
        let used = Set(kinds)
        return words.filter { used.contains($0.0) }.map { ($0.0, french ? $0.2 : $0.1) }
    }
}

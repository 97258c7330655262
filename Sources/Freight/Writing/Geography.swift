internal import Evidence

/// Lines on the earth, for maps and GeoJSON.
public struct Geography: Sendable {
    /// A line in one mode.
    public struct Line: Sendable {
        /// `sea`, `rail`, `road`, `ferry`, `access` or `planned`.
        public let kind: String
        public let positions: [Position]
        public let words: String
    }

    private let network: Network
    private let shapes: Shapes

    /// Makes the geography of a network.
    public init(_ network: Network) {
        self.network = network
        shapes = Shapes(network)
    }

    /// Outlines of the countries, thinned for maps of continents.
    ///
    /// - Source: Natural Earth, countries at 1:50 million (public domain).
    public static let land: [[Position]] = {
        let bytes = FreightTable.outline.bytes
        var reader = CellReader(bytes)
        var rings: [[Position]] = []
        while !reader.isAtEnd {
            _ = reader.cell()
            let range = reader.cell()
            var numbers = CellReader(bytes, at: range.lowerBound)
            var ring: [Position] = []
            while numbers.position < range.upperBound {
                let latitude = numbers.number()
                ring.append(Position(latitude: Double(latitude) / 100, longitude: Double(numbers.number()) / 100))
            }
            rings.append(ring)
        }
        return rings
    }()

    /// The course of a leg; empty for what is done at one place.
    public func line(of leg: Leg) -> Line? {
        guard leg.kilometres > 0, !leg.links.isEmpty else { return nil }
        var positions: [Position] = []
        for (index, (link, forward)) in leg.links.enumerated() {
            let course = shapes.course(of: link)
            let run = Course(forward ? course : course.reversed()).part(
                from: index == 0 ? leg.cutAway.start : 0,
                to: index == leg.links.count - 1 ? 1 - leg.cutAway.end : 1)
            positions += positions.isEmpty ? run : Array(run.dropFirst())
        }
        return Line(kind: leg.kind.rawValue, positions: positions, words: "\(leg.from) → \(leg.to)")
    }

    /// Every drawn link of some modes, planned ones apart.
    public func lines(of modes: Set<Mode>) -> [Line] {
        (0..<network.linkCount).compactMap { link in
            guard modes.contains(network.modes[link]), network.lengths[link] > 1 else { return nil }
            let kind = network.planOf[link] >= 0 ? "planned" : network.modes[link].name
            return Line(kind: kind, positions: shapes.course(of: link), words: "")
        }
    }
}

extension RouteWriting {
    /// The first option, or all, as a GeoJSON collection: a line for each leg and a point for each stop.
    ///
    /// Lines are cut at the antimeridian, as RFC 7946 asks.
    public func geoJSON(_ network: Network) -> [UInt8] {
        let geography = Geography(network)
        var json = JSONWriter()
        json.object { json in
            json.member("type", "FeatureCollection")
            json.key("features")
            json.array { json in
                for (index, option) in options.enumerated() {
                    for leg in option.legs {
                        guard let line = geography.line(of: leg) else { continue }
                        json.object { json in
                            json.member("type", "Feature")
                            json.key("properties")
                            json.object { json in
                                json.member("option", index + 1)
                                json.member("mode", leg.kind.rawValue)
                                json.member("from", leg.from)
                                json.member("to", leg.to)
                                json.member("km", Self.rounded(leg.kilometres, 1))
                                json.member("hours", Self.rounded(leg.assessment.hours.mid, 1))
                                json.member("usd", Self.rounded(leg.assessment.usd.mid, 0))
                                json.member("kgCO2e", Self.rounded(leg.assessment.kilogramsCO2e.mid, 1))
                            }
                            json.key("geometry")
                            json.object { json in
                                json.member("type", "MultiLineString")
                                json.key("coordinates")
                                json.array { json in
                                    for part in Self.cut(line.positions) {
                                        json.array { json in
                                            for position in part {
                                                json.array { json in
                                                    json.number(position.longitude)
                                                    json.number(position.latitude)
                                                }
                                            }
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
            json.member("attribution", "© OpenStreetMap contributors (ODbL), searoute, Natural Earth")
        }
        json.newline()
        return json.bytes
    }

    /// A line in parts that do not cross the antimeridian.
    static func cut(_ positions: [Position]) -> [[Position]] {
        var parts: [[Position]] = [[]]
        for position in positions {
            if let last = parts[parts.count - 1].last, abs(last.longitude - position.longitude) > 180 {
                let edge = last.longitude > 0 ? 180.0 : -180.0
                let span = 360 - abs(last.longitude - position.longitude)
                let share = span == 0 ? 0 : abs(edge - last.longitude) / span
                let latitude = last.latitude + (position.latitude - last.latitude) * share
                parts[parts.count - 1].append(Position(latitude: latitude, longitude: edge))
                parts.append([Position(latitude: latitude, longitude: -edge)])
            }
            parts[parts.count - 1].append(position)
        }
        return parts
    }
}

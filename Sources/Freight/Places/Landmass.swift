/// Pieces of land that water parts, so that no road leads from one to the other but over a bridge that is drawn.
enum Landmass {
    private struct Ring: Sendable {
        let positions: [Position]

        /// Whether a position lies inside, by the crossings of a ray to the east.
        func contains(_ position: Position) -> Bool {
            var isInside = false
            for (one, other) in zip(positions, positions.dropFirst() + positions.prefix(1))
            where (one.latitude > position.latitude) != (other.latitude > position.latitude) {
                let share = (position.latitude - one.latitude) / (other.latitude - one.latitude)
                if position.longitude < one.longitude + share * (other.longitude - one.longitude) { isInside.toggle() }
            }
            return isInside
        }
    }

    /// Outlines of each country: its mainland and its larger islands.
    private static let rings: [Country: [Ring]] = {
        let bytes = FreightTable.outline.bytes
        var reader = CellReader(bytes)
        var rings: [Country: [Ring]] = [:]
        while !reader.isAtEnd {
            let country = reader.country()
            let range = reader.cell()
            var numbers = CellReader(bytes, at: range.lowerBound)
            var ring: [Position] = []
            while numbers.position < range.upperBound {
                let latitude = numbers.number()
                ring.append(Position(latitude: Double(latitude) / 100, longitude: Double(numbers.number()) / 100))
            }
            rings[country, default: []].append(Ring(positions: ring))
        }
        return rings
    }()

    /// The outline that holds a position, or whose shore is near, by its number; nil on small islands, which have none.
    ///
    /// Shores are drawn to a tenth of a degree, so that a port may lie outside.
    private static func outline(of position: Position, in country: Country) -> Int? {
        let own = rings[country] ?? []
        if let inside = own.firstIndex(where: { $0.contains(position) }) { return inside }
        let shores = own.map { Course($0.positions).nearest(to: position).kilometres }
        guard let nearest = shores.indices.min(by: { shores[$0] < shores[$1] }), shores[nearest] < 15 else {
            return nil
        }
        return nearest
    }

    /// Whether water parts two positions of one country.
    static func parts(_ one: Position, _ other: Position, in country: Country) -> Bool {
        guard let first = outline(of: one, in: country), let second = outline(of: other, in: country) else {
            return false
        }
        return first != second
    }
}

/// Pieces of a country's land that water parts, so that no road leads from one to the other but over a bridge that is drawn.
struct Landmass {
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

    /// Where the outlines of each country stand in the table.
    private static let rows: [Country: [Range<Int>]] = {
        var reader = CellReader(FreightTable.outline.bytes)
        var rows: [Country: [Range<Int>]] = [:]
        while !reader.isAtEnd {
            let country = reader.country()
            rows[country, default: []].append(reader.cell())
        }
        return rows
    }()

    /// Outlines of the country: its mainland and its larger islands.
    private let rings: [Ring]
    /// The outline that holds the position from which others are looked at.
    private let home: Int?

    /// Reads the outlines of a country and finds the one that holds a position.
    init(of country: Country, around position: Position) {
        let bytes = FreightTable.outline.bytes
        rings = (Self.rows[country] ?? []).map { range in
            var numbers = CellReader(bytes, at: range.lowerBound)
            var ring: [Position] = []
            while numbers.position < range.upperBound {
                let latitude = numbers.number()
                ring.append(Position(latitude: Double(latitude) / 100, longitude: Double(numbers.number()) / 100))
            }
            return Ring(positions: ring)
        }
        home = Self.outline(of: position, among: rings)
    }

    /// The outline that holds a position, or whose shore is near, by its number; nil on small islands, which have none.
    ///
    /// Shores are drawn to a tenth of a degree, so that a port may lie outside.
    private static func outline(of position: Position, among rings: [Ring]) -> Int? {
        if let inside = rings.firstIndex(where: { $0.contains(position) }) { return inside }
        let shores = rings.map { Course($0.positions).nearest(to: position).kilometres }
        guard let nearest = shores.indices.min(by: { shores[$0] < shores[$1] }), shores[nearest] < 15 else {
            return nil
        }
        return nearest
    }

    /// Whether water parts another position of the country from the first.
    func parts(_ other: Position) -> Bool {
        guard let home, let outline = Self.outline(of: other, among: rings) else { return false }
        return home != outline
    }
}

/// The course of links, read when a map or a point between two nodes asks for it.
struct Shapes {
    private let network: Network

    /// Makes the shapes of a network; drawn links keep their numbers in every edited one.
    init(_ network: Network) {
        self.network = network
    }

    /// Where the bends of a drawn link stand in a table.
    private struct Row {
        let link: Int
        let bytes: StaticBytes
        let bends: Range<Int>
    }

    /// The rows of all layers, by link: each table has its links in rising order, and layers follow one another.
    private static let rows: [Row] = {
        var rows: [Row] = []
        for (layer, links) in Network.embedded.drawnLinks {
            let table: FreightTable =
                switch layer {
                case .sea: .seaShape
                case .rail: .railShape
                default: .roadShape
                }
            let bytes = table.bytes
            var reader = CellReader(bytes)
            while !reader.isAtEnd {
                rows.append(Row(link: links.lowerBound + Int(reader.number()), bytes: bytes, bends: reader.cell()))
            }
        }
        return rows
    }()

    /// Bends between the ends of a drawn link; nil when it has none.
    private static func drawnBends(of link: Int) -> [Position]? {
        var (low, high) = (0, rows.count)
        while low < high {
            let middle = (low + high) / 2
            if rows[middle].link < link { low = middle + 1 } else { high = middle }
        }
        guard low < rows.count, rows[low].link == link else { return nil }
        let (bytes, range) = (rows[low].bytes, rows[low].bends)
        var numbers = CellReader(bytes, at: range.lowerBound)
        var course: [Position] = []
        while numbers.position < range.upperBound {
            let latitude = numbers.number()
            course.append(Position(latitude: Double(latitude) / 1000, longitude: Double(numbers.number()) / 1000))
        }
        return course
    }

    private func bends(of link: Int) -> [Position] {
        if let own = network.courses { return own[link] ?? [] }
        return Self.drawnBends(of: link) ?? network.ferryCourses[link] ?? []
    }

    /// Positions of a link from its first node to its second.
    func course(of link: Int) -> [Position] {
        [network.position(of: Int(network.tails[link]))] + bends(of: link)
            + [network.position(of: Int(network.heads[link]))]
    }
}

/// A line of positions.
struct Course {
    let positions: [Position]

    init(_ positions: [Position]) {
        self.positions = positions
    }

    /// The line between two shares of its length.
    func part(from start: Double, to end: Double) -> [Position] {
        guard start > 0 || end < 1, positions.count > 1 else { return positions }
        let steps = zip(positions, positions.dropFirst()).map { $0.kilometres(to: $1) }
        let total = steps.reduce(0, +)
        let (first, last) = (start * total, max(start, end) * total)
        func point(_ index: Int, _ along: Double) -> Position {
            let share = steps[index] == 0 ? 0 : along / steps[index]
            let (a, b) = (positions[index], positions[index + 1])
            return Position(
                latitude: a.latitude + (b.latitude - a.latitude) * share,
                longitude: a.longitude + (b.longitude - a.longitude) * share)
        }
        var result: [Position] = []
        var travelled = 0.0
        for index in steps.indices {
            let next = travelled + steps[index]
            if result.isEmpty, first <= next { result.append(point(index, first - travelled)) }
            if !result.isEmpty {
                if last <= next {
                    result.append(point(index, last - travelled))
                    return result
                }
                result.append(positions[index + 1])
            }
            travelled = next
        }
        return result
    }

    /// The nearest point: how far it is, and which share of the line lies before it.
    ///
    /// Works on a plane that touches the earth at the position, so it is for lines near by.
    func nearest(to position: Position) -> (share: Double, kilometres: Double) {
        // Length of a degree of latitude on the sphere of 6,371.0088 km.
        let degree = 111.195
        let shrink = max(
            0.05,
            Position(latitude: position.latitude, longitude: 0)
                .kilometres(to: Position(latitude: position.latitude, longitude: 1)) / degree)
        var best = (before: 0.0, kilometres: Double.infinity)
        var travelled = 0.0
        for (from, to) in zip(positions, positions.dropFirst()) where abs(from.longitude - to.longitude) < 180 {
            let (ax, ay) = ((from.longitude - position.longitude) * shrink, from.latitude - position.latitude)
            let (dx, dy) = ((to.longitude - from.longitude) * shrink, to.latitude - from.latitude)
            let length = dx * dx + dy * dy
            let along = length == 0 ? 0 : max(0, min(1, -(ax * dx + ay * dy) / length))
            let (x, y) = (ax + along * dx, ay + along * dy)
            let kilometres = (x * x + y * y).squareRoot() * degree
            let step = length.squareRoot() * degree
            if kilometres < best.kilometres { best = (travelled + along * step, kilometres) }
            travelled += step
        }
        return (travelled == 0 ? 0 : best.before / travelled, best.kilometres)
    }
}

internal import Evidence

/// The freight network as parallel arrays: nodes of the sea, rail and road layers, and the links between them.
///
/// Links run both ways; link `l` is arc `2 l` from its first node and arc `2 l + 1` back. The value is immutable and
/// cheap to copy; ``edited(by:)`` gives another one.
public struct Network: Sendable {
    /// Thousandths of a degree.
    package internal(set) var latitudes: [Int32] = []
    package internal(set) var longitudes: [Int32] = []
    package internal(set) var countries: [Country] = []
    package internal(set) var layers: [Mode] = []
    /// Track gauge in millimetres; 0 off the rails.
    package internal(set) var gauges: [Int16] = []

    package internal(set) var tails: [Int32] = []
    package internal(set) var heads: [Int32] = []
    /// Tenths of a kilometre.
    package internal(set) var lengths: [Int32] = []
    package internal(set) var modes: [Mode] = []
    package internal(set) var regimes: [Regime] = []
    /// Position in ``crossings``; -1 for none.
    package internal(set) var crossingOf: [Int16] = []
    /// Position in ``plannedLines``; -1 for a link that is open today.
    package internal(set) var planOf: [Int16] = []
    /// Position in ``plannedLines`` of a link that is or was planned, open or not; -1 for none.
    package internal(set) var lineOf: [Int16] = []
    /// Position in ``passages``; -1 for none.
    package internal(set) var passageOf: [Int16] = []
    /// Position in ``ferries``; -1 for none.
    package internal(set) var ferryOf: [Int16] = []
    /// Whether somebody closed the link.
    package internal(set) var isClosed: [Bool] = []

    public internal(set) var crossings: [Crossing] = []
    public internal(set) var plannedLines: [PlannedLine] = []
    public internal(set) var passages: [Passage] = []
    public internal(set) var ferries: [Ferry] = []

    /// Hours that an edit gives a crossing, by its position.
    package internal(set) var statedHours: [Int: Double] = [:]
    /// Which hours an edit asks for at a crossing, by its position.
    package internal(set) var statedBases: [Int: DwellBasis] = [:]
    /// Kilometres an hour that an edit gives a rail or road link.
    package internal(set) var statedSpeeds: [Int: Double] = [:]
    /// First node of each layer in the order of the tables, then the number of drawn nodes.
    package internal(set) var layerStarts: [Mode: Int] = [:]
    /// Number of links of each layer's table, in the order sea, rail, road: where their shapes are found.
    package internal(set) var drawnLinks: [(layer: Mode, links: Range<Int>)] = []
    /// Bends of links of an imported network; nil for those of the tables that come with the program.
    package internal(set) var courses: [Int: [Position]]?
    /// Bends of ferries, round capes, by link.
    package internal(set) var ferryCourses: [Int: [Position]] = [:]
    /// Nodes that each place of the atlas touches, by position in its table.
    package internal(set) var attachments: Attachments = Attachments()

    public var nodeCount: Int { latitudes.count }
    public var linkCount: Int { tails.count }

    /// Latitude and longitude of a node in degrees.
    public func position(of node: Int) -> Position {
        Position(latitude: Double(latitudes[node]) / 1000, longitude: Double(longitudes[node]) / 1000)
    }

    /// Length of a link in kilometres.
    public func kilometres(of link: Int) -> Double { Double(lengths[link]) / 10 }

    /// The network that comes with the program.
    public static let embedded: Network = {
        var reader = NetworkReader()
        do { return try reader.read() } catch {
            // The tables are checked when they are made and by the tests; a fault here is a fault of the build.
            fatalError("embedded network: \(error)")
        }
    }()

    mutating func addNode(_ latitude: Int32, _ longitude: Int32, _ country: Country, _ layer: Mode, _ gauge: Int16) {
        latitudes.append(latitude)
        longitudes.append(longitude)
        countries.append(country)
        layers.append(layer)
        gauges.append(gauge)
    }

    /// Fills what the tables of the layers do not say of their nodes and links: nothing but stretches of a layer.
    mutating func fillDrawn(_ layers: [(mode: Mode, nodes: Int, links: Int)], room: (nodes: Int, links: Int)) {
        self.layers.reserveCapacity(room.nodes)
        modes.reserveCapacity(room.links)
        for (mode, nodes, links) in layers {
            self.layers += repeatElement(mode, count: nodes)
            modes += repeatElement(mode, count: links)
        }
        func column<Element>(_ element: Element) -> [Element] {
            var result: [Element] = []
            result.reserveCapacity(room.links)
            result += repeatElement(element, count: tails.count)
            return result
        }
        regimes = column(.none)
        crossingOf = column(-1)
        planOf = column(-1)
        lineOf = column(-1)
        passageOf = column(-1)
        ferryOf = column(-1)
        isClosed = column(false)
    }

    mutating func addLink(
        _ tail: Int32, _ head: Int32, length: Int32, mode: Mode, regime: Regime = .none, crossing: Int16 = -1,
        plan: Int16 = -1, passage: Int16 = -1, ferry: Int16 = -1
    ) {
        tails.append(tail)
        heads.append(head)
        lengths.append(length)
        modes.append(mode)
        regimes.append(regime)
        crossingOf.append(crossing)
        planOf.append(plan)
        lineOf.append(plan)
        passageOf.append(passage)
        ferryOf.append(ferry)
        isClosed.append(false)
    }
}

/// Which nodes each place touches, in compressed rows.
package struct Attachments: Sendable {
    var first: [Int32] = [0]
    var nodes: [Int32] = []

    /// Nodes of the place at a position of the atlas's table; empty when it touches nothing.
    package func nodes(of place: Int) -> ArraySlice<Int32> {
        guard place >= 0, place + 1 < first.count else { return [] }
        return nodes[Int(first[place])..<Int(first[place + 1])]
    }

    package var placeCount: Int { max(0, first.count - 1) }
}

internal import Routing

/// A way between two places that meet the network on one and the same link, along that link.
///
/// The graph has no node where a place joins a link, so that no search finds it.
struct SharedLink {
    /// Positions among the ways of the two places.
    let start: Int
    let end: Int
    /// Undrawn roads at both ends and the piece of the link between.
    let assessment: Assessment
    let kilometres: Double

    /// Ways along the links that two places share.
    ///
    /// A link over a border has none: which side a place on it lies on is not known.
    static func between(_ one: Access, _ other: Access, _ prepared: PreparedNetwork) -> [SharedLink] {
        var result: [SharedLink] = []
        for (start, first) in one.ways.enumerated() {
            guard let from = first.part, prepared.network.regimes[from.link] == .none,
                // A link is met by two ways, one to each end: the first stands for both.
                one.ways.firstIndex(where: { $0.part?.link == from.link }) == start,
                let end = other.ways.firstIndex(where: { $0.part?.link == from.link }), let to = other.ways[end].part
            else { continue }
            let share = abs(from.position - to.position)
            var assessment = first.road
            assessment += prepared.assessor.carriage(from.link) * share
            assessment += other.ways[end].road
            result.append(
                SharedLink(
                    start: start, end: end, assessment: assessment,
                    kilometres: first.kilometres + prepared.network.kilometres(of: from.link) * share
                        + other.ways[end].kilometres))
        }
        return result
    }

    /// Whether a path between two places stays on the link that both lie on.
    ///
    /// A path without arcs from such a link to itself never goes to the link's end and back: the way along it is shorter.
    static func holds(_ path: Path, _ start: Access.Way, _ end: Access.Way, _ network: Network) -> Bool {
        guard path.arcs.isEmpty, let from = start.part, let to = end.part else { return false }
        return from.link == to.link && network.regimes[from.link] == .none
    }
}

extension MeasuredMatrix {
    /// Puts ways along shared links where they cost less than what was found.
    mutating func join(_ rows: [Access?], _ columns: [Access?], _ selection: Selection) {
        // Only places between nodes can share a link; few are.
        let ends = columns.indices.filter { columns[$0]?.ways.contains { $0.part != nil } == true }
        for row in rows.indices {
            guard let from = rows[row], from.ways.contains(where: { $0.part != nil }) else { continue }
            for column in ends {
                guard let to = columns[column] else { continue }
                for way in SharedLink.between(from, to, selection.prepared) {
                    let cost = selection.prepared.weighting.weight(
                        way.assessment, kilometres: way.kilometres, selection.criterion)
                    guard cost < self[row, column] else { continue }
                    set(row, column, cost, Weighting.measures(way.assessment, kilometres: way.kilometres))
                }
            }
        }
    }
}

/// The courses of the network's links, sorted for a map: those that look alike together, those with a name apart.
public struct NetworkOutline: Sendable {
    /// Links of one mode and gauge that are open today.
    public struct Corridor: Sendable {
        public let mode: Mode
        /// Track gauge in millimetres; 0 off the rails.
        public let gauge: Int
        public let courses: [[Position]]
    }

    /// Sea, road and rail by gauge, in that order.
    public let corridors: [Corridor]
    /// Courses of the planned lines, in the order of ``Network/plannedLines``.
    public let planned: [[[Position]]]
    /// Courses of the ferries, in the order of ``Network/ferries``.
    public let ferries: [[[Position]]]
    /// A point in the middle of each passage, in the order of ``Network/passages``; nil for one without a link.
    public let passages: [Position?]

    /// Sorts the links of a network.
    public init(_ network: Network) {
        let shapes = Shapes(network)
        var groups: [Mode: [Int: [[Position]]]] = [:]
        var planned = [[[Position]]](repeating: [], count: network.plannedLines.count)
        var ferries = [[[Position]]](repeating: [], count: network.ferries.count)
        var passages = [[Position]](repeating: [], count: network.passages.count)
        for link in 0..<network.linkCount {
            let mode = network.modes[link]
            guard Mode.carrying.contains(mode) else { continue }
            let course = shapes.course(of: link)
            let (plan, ferry, passage) = (
                Int(network.planOf[link]), Int(network.ferryOf[link]), Int(network.passageOf[link])
            )
            if passages.indices.contains(passage) {
                passages[passage].append(course[course.count / 2])
            }
            if planned.indices.contains(plan) {
                planned[plan].append(course)
            } else if ferries.indices.contains(ferry) {
                ferries[ferry].append(course)
            } else if network.lengths[link] > 1 {
                let gauge = mode == .rail ? Int(network.gauges[Int(network.tails[link])]) : 0
                groups[mode, default: [:]][gauge, default: []].append(course)
            }
        }
        corridors = [Mode.sea, .road, .rail].flatMap { mode in
            (groups[mode] ?? [:]).sorted { $0.key < $1.key }.map {
                Corridor(mode: mode, gauge: $0.key, courses: $0.value)
            }
        }
        self.planned = planned
        self.ferries = ferries
        self.passages = passages.map { $0.isEmpty ? nil : $0[$0.count / 2] }
    }
}

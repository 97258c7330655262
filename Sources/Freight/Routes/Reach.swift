public import Atlas
public import Evidence
internal import Routing

/// Places that goods reach within a time, cheapest first.
public struct Reach: Sendable {
    /// A place with what it takes to get there.
    public struct Stop: Sendable {
        public let place: Gazetteer.Entry
        /// Hours, dollars, kilograms or kilometres, by the criterion.
        public let value: Double
    }

    public let stops: [Stop]

    /// Finds the places within a limit, in the criterion's unit, at middle values.
    ///
    /// - Throws: a ``Complaint`` when the start cannot be reached by the modes.
    public init(
        _ prepared: PreparedNetwork, from start: Endpoint, within limit: Double, criterion: Criterion = .time,
        modes: Set<Mode> = Set(Mode.carrying)
    ) throws(Complaint) {
        let network = prepared.network
        let access = try Access(start, prepared, modes: modes)
        let engine = Selection(prepared, criterion, modes).engine()
        let costs = engine.costs(from: access.terminals(prepared, criterion))
        let scale: Double =
            switch criterion {
            case .time: 3600
            case .cost, .generalised: 100
            case .co2, .distance: 1000
            }
        var stops: [Stop] = []
        for place in 0..<network.attachments.placeCount {
            guard let best = network.attachments.nodes(of: place).map({ costs[Int($0)] }).min(),
                best < Cost.unreachable,
                Double(best) / scale <= limit, let entry = Gazetteer.embedded.entry(place), entry.id != start.place?.id
            else { continue }
            stops.append(Stop(place: entry, value: Double(best) / scale))
        }
        self.stops = stops.sorted { ($0.value, $0.place.name) < ($1.value, $1.place.name) }
    }
}

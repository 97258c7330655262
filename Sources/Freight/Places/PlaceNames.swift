internal import Atlas

/// What to call nodes of the network.
struct PlaceNames {
    let network: Network
    /// Place at each node; -1 for none.
    private var placeOf: [Int32]

    init(_ network: Network) {
        self.network = network
        placeOf = [Int32](repeating: -1, count: network.nodeCount)
        for place in stride(from: network.attachments.placeCount - 1, through: 0, by: -1) {
            for node in network.attachments.nodes(of: place) { placeOf[Int(node)] = Int32(truncatingIfNeeded: place) }
        }
    }

    /// Identifier of a place by its position in the gazetteer; nil when there is none.
    static func identifier(of place: Int) -> String? { Gazetteer.embedded.entry(place)?.id }

    /// Position in the gazetteer of the place with an identifier.
    static func place(identified id: String) -> Int? {
        Gazetteer.embedded.places(named: id).first { $0.id == id }?.number
    }

    /// The place at a node, if it has one; the largest when several do.
    func place(at node: Int) -> Gazetteer.Entry? {
        placeOf[node] < 0 ? nil : Gazetteer.embedded.entry(Int(placeOf[node]))
    }

    /// The name of the place at a node, or of the one nearest to it.
    func name(of node: Int) -> String {
        place(at: node)?.name ?? nearest(to: network.position(of: node))
    }

    /// "near" and the nearest place of the network.
    func nearest(to position: Position) -> String { known(near: position) ?? "nowhere known" }

    /// The same; nil on a network that knows no place.
    func known(near position: Position) -> String? {
        var best: (node: Int, distance: Double)?
        for node in placeOf.indices where placeOf[node] >= 0 {
            let here = network.position(of: node)
            let distance = abs(here.latitude - position.latitude) + abs(here.longitude - position.longitude)
            if distance < (best?.distance ?? .infinity) { best = (node, distance) }
        }
        guard let best, let place = place(at: best.node) else { return nil }
        return best.distance < 0.02 ? place.name : "near \(place.name)"
    }
}

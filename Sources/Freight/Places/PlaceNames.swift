internal import Atlas

/// What to call nodes of the network.
struct PlaceNames {
    let network: Network
    private var placeOf: [Int32: Int] = [:]

    init(_ network: Network) {
        self.network = network
        for place in stride(from: network.attachments.placeCount - 1, through: 0, by: -1) {
            for node in network.attachments.nodes(of: place) { placeOf[node] = place }
        }
    }

    /// The place at a node, if it has one; the largest when several do.
    func place(at node: Int) -> Gazetteer.Entry? {
        placeOf[Int32(clamping: node)].flatMap { Gazetteer.embedded.entry($0) }
    }

    /// The name of the place at a node, or of the one nearest to it.
    func name(of node: Int) -> String {
        place(at: node)?.name ?? nearest(to: network.position(of: node))
    }

    /// "near" and the nearest place of the network.
    func nearest(to position: Position) -> String {
        var best: (node: Int32, distance: Double)?
        for node in placeOf.keys {
            let here = network.position(of: Int(node))
            let distance = abs(here.latitude - position.latitude) + abs(here.longitude - position.longitude)
            if distance < (best?.distance ?? .infinity) || (distance == best?.distance && node < (best?.node ?? 0)) {
                best = (node, distance)
            }
        }
        guard let best, let place = place(at: Int(best.node)) else { return "nowhere known" }
        return best.distance < 0.02 ? place.name : "near \(place.name)"
    }
}

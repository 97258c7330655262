internal import Evidence
internal import Freight
internal import Synchronization

/// The laboratory's network ready for routes, and the routes of today that were asked for, found once each.
///
/// A hand that drags asks for the same routes again and again, of which only those of the scenario differ.
final class RouteShelf: Sendable {
    private struct Key: Hashable {
        let from: Endpoint
        let to: Endpoint
        let modes: Set<Mode>
    }

    private let network: Network
    private let parameters: Parameters
    private let dwell: DwellBasis
    private let prepared = Mutex<PreparedNetwork?>(nil)
    private let found = Mutex<[Key: RouteOption?]>([:])

    /// Routes held at most; then all are given up.
    private static let limit = 4096

    init(_ network: Network, _ parameters: Parameters, _ dwell: DwellBasis) {
        (self.network, self.parameters, self.dwell) = (network, parameters, dwell)
    }

    /// The laboratory's network, prepared when it is first asked for.
    func base() -> PreparedNetwork {
        prepared.withLock { held in
            if let held { return held }
            let made = PreparedNetwork(network, parameters: parameters, dwell: dwell)
            held = made
            return made
        }
    }

    /// The best way today; nil where none leads.
    func route(_ request: Router.Request) -> RouteOption? {
        let key = Key(from: request.from, to: request.to, modes: request.modes)
        if let held = found.withLock({ $0[key] }) { return held }
        let option = try? Router(base()).options(request).first
        found.withLock { found in
            if found.count >= Self.limit { found.removeAll() }
            found[key] = .some(option)
        }
        return option
    }
}

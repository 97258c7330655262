internal import Evidence
internal import Synchronization

/// Series already read, so that questions about the same pair read its rows once.
///
/// It never grows beyond a few thousand pairs; then it starts anew.
final class SeriesMemo: Sendable {
    struct Key: Hashable {
        let measure: Measure
        let reporter: String
        let partner: String
    }

    private static let most = 6000
    private let held = Mutex<[Key: [Series]]>([:])

    /// The series of a key, read by the closure when they are not held.
    func series(_ key: Key, read: () -> [Series]) -> [Series] {
        if let known = held.withLock({ $0[key] }) { return known }
        let found = read()
        held.withLock { held in
            if held.count >= Self.most { held.removeAll(keepingCapacity: true) }
            held[key] = found
        }
        return found
    }
}

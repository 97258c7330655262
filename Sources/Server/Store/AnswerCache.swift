internal import NIOCore
internal import Synchronization

/// Answers kept for those who ask the same, the least recently asked given up first.
///
/// Held in memory alone, and only for routes whose answers do not change while the server runs.
final class AnswerCache: Sendable {
    /// An answer ready to be sent.
    struct Entry: Sendable {
        let type: MediaType
        let plain: ByteBuffer
        /// The gzip form; nil when it was not worth it.
        let packed: ByteBuffer?
        /// Strong entity tag, in quotes.
        let tag: String

        fileprivate var size: Int { plain.readableBytes + (packed?.readableBytes ?? 0) + 256 }
    }

    private struct State {
        var entries: [String: (entry: Entry, used: UInt64)] = [:]
        var size = 0
        var clock: UInt64 = 0
        var hits = 0
        var misses = 0
    }

    private let limit: Int
    private let state = Mutex(State())

    /// Makes a cache of at most so many bytes.
    init(limit: Int) {
        self.limit = limit
    }

    /// The answer to a request asked before.
    func entry(_ key: String) -> Entry? {
        state.withLock { state in
            guard let index = state.entries.index(forKey: key) else {
                state.misses += 1
                return nil
            }
            state.clock += 1
            state.hits += 1
            state.entries.values[index].used = state.clock
            return state.entries.values[index].entry
        }
    }

    /// Keeps an answer; one that takes a quarter of the room is not kept.
    func keep(_ entry: Entry, for key: String) {
        guard entry.size + key.utf8.count <= limit / 4 else { return }
        state.withLock { state in
            state.clock += 1
            if let old = state.entries.updateValue((entry, state.clock), forKey: key) {
                state.size -= old.entry.size + key.utf8.count
            }
            state.size += entry.size + key.utf8.count
            guard state.size > limit else { return }
            // A quarter is given up at once, so that sorting is rare.
            for (key, value) in state.entries.sorted(by: { $0.value.used < $1.value.used }) {
                guard state.size > limit / 4 * 3 else { break }
                state.entries[key] = nil
                state.size -= value.entry.size + key.utf8.count
            }
        }
    }

    /// Bytes held, and how often an answer was and was not there.
    var counts: (bytes: Int, hits: Int, misses: Int) {
        state.withLock { ($0.size, $0.hits, $0.misses) }
    }
}

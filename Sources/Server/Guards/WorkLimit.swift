internal import Evidence
internal import NIOPosix
internal import Synchronization

/// Heavy work on threads of its own, so much at once and no more.
///
/// Small requests are answered while it runs; what would wait too long is turned away at once.
package final class WorkLimit: Sendable {
    private let pool: NIOThreadPool
    private let limit: Int
    private let running = Mutex(0)

    /// Makes a limit.
    ///
    /// - Parameters:
    ///   - threads: pieces of work at once.
    ///   - waiting: pieces that may wait for them.
    package init(threads: Int, waiting: Int) {
        pool = NIOThreadPool(numberOfThreads: threads)
        limit = threads + waiting
        pool.start()
    }

    /// Does a piece of work.
    ///
    /// - Throws: a ``Problem`` of status 503 with `Retry-After` when too much waits already; whatever the work throws.
    func run<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result {
        let admitted = running.withLock { count in
            guard count < limit else { return false }
            count += 1
            return true
        }
        guard admitted else {
            throw Problem(
                503,
                Complaint(
                    .failure, found: "more work than can be done at once", advice: "try again in a second"),
                headers: [("Retry-After", "1")])
        }
        defer { running.withLock { $0 -= 1 } }
        return try await pool.runIfActive(work)
    }

    /// Pieces of work that run or wait.
    var count: Int { running.withLock { $0 } }
}

internal import Dispatch
internal import Synchronization

/// Works out a value for each number from 0, shared among threads; the result does not depend on how many.
func parallelMap<Value: Sendable>(
    _ count: Int, threads: Int, _ body: @escaping @Sendable (Int) -> Value
) -> [Value] {
    guard count > 1, threads > 1 else { return (0..<max(0, count)).map(body) }
    let chunks = min(count, threads * 4)
    let results = Mutex<[Int: [Value]]>([:])
    DispatchQueue.concurrentPerform(iterations: chunks) { chunk in
        let part = (count * chunk / chunks..<count * (chunk + 1) / chunks).map(body)
        results.withLock { $0[chunk] = part }
    }
    let parts = results.withLock { $0 }
    return (0..<chunks).flatMap { parts[$0] ?? [] }
}

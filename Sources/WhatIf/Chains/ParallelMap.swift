internal import Routing

/// Works out a value for each number from 0, shared among threads; the result does not depend on how many.
func parallelMap<Value: Sendable>(
    _ count: Int, threads: Int, _ body: @Sendable (Int) -> Value
) -> [Value] {
    guard count > 1, threads > 1 else { return (0..<max(0, count)).map(body) }
    let chunks = min(count, threads * 4)
    return concurrently(chunks) { chunk in
        (count * chunk / chunks..<count * (chunk + 1) / chunks).map(body)
    }.flatMap { $0 }
}

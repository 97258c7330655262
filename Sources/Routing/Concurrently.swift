internal import Dispatch

/// What `make` gives for each of the first whole numbers, worked out on all cores at a time.
///
/// Worked number: `concurrently(3) { $0 * $0 }` gives 0, 1 and 4.
package func concurrently<Result: Sendable>(_ count: Int, _ make: @Sendable (Int) -> Result) -> [Result] {
    guard count > 1 else { return (0..<max(0, count)).map(make) }
    return unsafe [Result](unsafeUninitializedCapacity: count) { buffer, filled in
        guard let base = buffer.baseAddress else { return }
        let places = unsafe Places(base: base)
        DispatchQueue.concurrentPerform(iterations: count) { index in
            unsafe (places.base + index).initialize(to: make(index))
        }
        filled = count
    }
}

/// Each iteration writes its own place only.
@safe
private struct Places<Element>: @unchecked Sendable {
    let base: UnsafeMutablePointer<Element>
}

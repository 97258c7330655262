/// A four-way heap of nodes by cost; old entries stay in and are skipped by the reader.
///
/// It owns its memory, so that a push or a pop asks nobody whether it may write.
@safe
package struct Heap: ~Copyable {
    /// Cost above, node below: entries are compared as whole numbers.
    @usableFromInline var entries: UnsafeMutablePointer<UInt64>
    @usableFromInline var count = 0
    @usableFromInline var capacity = 1024

    @inlinable package init() { unsafe entries = .allocate(capacity: 1024) }

    @inlinable deinit { unsafe entries.deallocate() }

    @inlinable package var isEmpty: Bool { count == 0 }

    @inlinable package mutating func push(_ cost: UInt32, _ node: Int) {
        let entry = UInt64(cost) << 32 | UInt64(UInt32(truncatingIfNeeded: node))
        if count == capacity { grow() }
        var index = count
        count += 1
        while index > 0 {
            let parent = (index - 1) >> 2
            let above = unsafe entries[parent]
            if above <= entry { break }
            unsafe entries[index] = above
            index = parent
        }
        unsafe entries[index] = entry
    }

    @inlinable package mutating func pop() -> (UInt32, Int)? {
        guard count > 0 else { return nil }
        let top = unsafe entries[0]
        count -= 1
        let last = unsafe entries[count]
        var index = 0
        while true {
            let child = index << 2 + 1
            if child >= count { break }
            var smallest = child
            var least = unsafe entries[child]
            for other in (child + 1)..<max(child + 1, min(child + 4, count)) {
                let entry = unsafe entries[other]
                if entry < least {
                    least = entry
                    smallest = other
                }
            }
            if least >= last { break }
            unsafe entries[index] = least
            index = smallest
        }
        unsafe entries[index] = last
        return (UInt32(truncatingIfNeeded: top >> 32), Int(UInt32(truncatingIfNeeded: top)))
    }

    @usableFromInline mutating func grow() {
        let larger = UnsafeMutablePointer<UInt64>.allocate(capacity: capacity * 2)
        unsafe larger.moveInitialize(from: entries, count: count)
        unsafe entries.deallocate()
        unsafe entries = larger
        capacity *= 2
    }
}

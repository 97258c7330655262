/// A four-way heap of nodes by cost; old entries stay in and are skipped by the reader.
struct CostHeap {
    private var entries: [UInt64] = []

    var isEmpty: Bool { entries.isEmpty }

    mutating func push(_ cost: UInt32, _ node: Int) {
        let entry = UInt64(cost) << 32 | UInt64(UInt32(truncatingIfNeeded: node))
        entries.append(entry)
        unsafe entries.withUnsafeMutableBufferPointer { heap in
            var index = heap.count - 1
            while index > 0 {
                let parent = (index - 1) >> 2
                if unsafe heap[parent] <= entry { break }
                unsafe heap[index] = heap[parent]
                index = parent
            }
            unsafe heap[index] = entry
        }
    }

    mutating func pop() -> (UInt32, Int)? {
        guard let top = entries.first else { return nil }
        let last = entries.removeLast()
        if !entries.isEmpty {
            unsafe entries.withUnsafeMutableBufferPointer { heap in
                let count = heap.count
                var index = 0
                while true {
                    let child = index << 2 + 1
                    if child >= count { break }
                    var smallest = child
                    for other in (child + 1)..<max(child + 1, min(child + 4, count))
                    where unsafe heap[other] < heap[smallest] {
                        smallest = other
                    }
                    if unsafe heap[smallest] >= last { break }
                    unsafe heap[index] = heap[smallest]
                    index = smallest
                }
                unsafe heap[index] = last
            }
        }
        return (UInt32(truncatingIfNeeded: top >> 32), Int(UInt32(truncatingIfNeeded: top)))
    }
}

/// A table from 64-bit keys to small values: open addressing, no deletion.
///
/// The keys are hashes already, so their own bits say where they stand.
struct KeyTable: Sendable {
    /// What is kept with a key.
    struct Slot: Sendable {
        var key: UInt64
        /// -1 where the slot is empty.
        var node: Int32
        /// Position of the phrases of a ``PhraseTable`` that begin with the word, counted from 1; 0 when none do.
        var phrases: Int32 = 0
        var sets: UInt64
        /// ``PhraseSet`` bits.
        var phraseSets: UInt64 = 0
    }

    private var slots: [Slot]
    private var mask: Int
    private var count = 0

    init() {
        slots = Array(repeating: Slot(key: 0, node: -1, sets: 0), count: 1_024)
        mask = 1_023
    }

    /// The slot of a key; nil when the key is not in the table.
    ///
    /// - Complexity: O(1) on average.
    @inline(__always)
    func find(_ key: UInt64) -> Slot? {
        var index = Int(truncatingIfNeeded: key ^ (key >> 29)) & mask
        while slots[index].node >= 0 {
            if slots[index].key == key { return slots[index] }
            index = (index + 1) & mask
        }
        return nil
    }

    /// Changes the slot of a key, making one with node 0 and no sets when it is new.
    mutating func update(_ key: UInt64, _ change: (inout Slot) -> Void) {
        if count * 2 > slots.count { grow() }
        var index = Int(truncatingIfNeeded: key ^ (key >> 29)) & mask
        while slots[index].node >= 0, slots[index].key != key { index = (index + 1) & mask }
        if slots[index].node < 0 {
            slots[index] = Slot(key: key, node: 0, sets: 0)
            count += 1
        }
        change(&slots[index])
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: Slot(key: 0, node: -1, sets: 0), count: old.count * 2)
        mask = slots.count - 1
        for slot in old where slot.node >= 0 {
            var index = Int(truncatingIfNeeded: slot.key ^ (slot.key >> 29)) & mask
            while slots[index].node >= 0 { index = (index + 1) & mask }
            slots[index] = slot
        }
    }
}

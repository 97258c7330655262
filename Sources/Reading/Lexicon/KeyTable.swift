/// A table from 64-bit keys to small values: open addressing, no deletion.
///
/// The keys are hashes already, so their own bits say where they stand. Places hold only a tag and the number of a slot,
/// so that the many words that are not in the table are told from the few that are within a small stretch of memory.
struct KeyTable: Sendable {
    /// What is kept with a key.
    struct Slot: Sendable {
        var key: UInt64
        var node: Int32
        /// Position of the phrases of a ``PhraseTable`` that begin with the word, counted from 1; 0 when none do.
        var phrases: Int32 = 0
        var sets: UInt64
        /// ``PhraseSet`` bits.
        var phraseSets: UInt64 = 0
    }

    private struct Place {
        /// Upper bits of the key.
        var tag: UInt32
        /// Number of the slot, counted from 1; 0 where nothing stands.
        var slot: UInt32
    }

    private var places: [Place]
    private var slots: [Slot] = []
    private var mask: Int

    init() {
        places = Array(repeating: Place(tag: 0, slot: 0), count: 1_024)
        mask = 1_023
    }

    @inline(__always)
    private static func tag(_ key: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: key >> 32) }

    @inline(__always)
    private func place(_ key: UInt64) -> Int { Int(truncatingIfNeeded: key ^ (key >> 29)) & mask }

    /// The slot of a key; nil when the key is not in the table.
    ///
    /// - Complexity: O(1) on average.
    @inline(__always)
    func find(_ key: UInt64) -> Slot? {
        var index = place(key)
        let tag = Self.tag(key)
        while places[index].slot != 0 {
            if places[index].tag == tag, slots[Int(places[index].slot) - 1].key == key {
                return slots[Int(places[index].slot) - 1]
            }
            index = (index + 1) & mask
        }
        return nil
    }

    /// Changes the slot of a key, making one with node 0 and no sets when it is new.
    mutating func update(_ key: UInt64, _ change: (inout Slot) -> Void) {
        if slots.count * 2 > places.count { grow() }
        var index = place(key)
        while places[index].slot != 0, slots[Int(places[index].slot) - 1].key != key { index = (index + 1) & mask }
        if places[index].slot == 0 {
            slots.append(Slot(key: key, node: 0, sets: 0))
            places[index] = Place(tag: Self.tag(key), slot: UInt32(slots.count))
        }
        change(&slots[Int(places[index].slot) - 1])
    }

    private mutating func grow() {
        places = Array(repeating: Place(tag: 0, slot: 0), count: places.count * 2)
        mask = places.count - 1
        for (number, slot) in slots.enumerated() {
            var index = place(slot.key)
            while places[index].slot != 0 { index = (index + 1) & mask }
            places[index] = Place(tag: Self.tag(slot.key), slot: UInt32(number + 1))
        }
    }
}

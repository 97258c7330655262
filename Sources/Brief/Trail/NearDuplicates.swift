internal import Checking
internal import Reading

/// Groups documents that are copies of each other but for a few words: wire copy, reposts, corrected editions.
public enum NearDuplicates {
    /// Words a shingle.
    static let shingleLength = 5
    /// The share of the shorter text's shingles from which two texts are one; wire copy is cut from the end.
    static var threshold: Double { Rules.embedded.rule("near-duplicate").low / 100 }

    /// Indices of documents in groups, each group and the groups in the order of first appearance.
    ///
    /// Two documents are one when three fifths of the five-word shingles of the shorter one stand in the other. No
    /// document of a group is evidence for another.
    ///
    /// - Complexity: O(total words) for the shingles, and one set intersection a pair that shares a shingle.
    public static func groups(_ texts: [String]) -> [[Int]] {
        let shingles = texts.map(shingles)
        var holders: [UInt64: [Int]] = [:]
        for (index, set) in shingles.enumerated() {
            for shingle in set { holders[shingle, default: []].append(index) }
        }
        var shared: [Pair: Int] = [:]
        // A shingle of very many documents is a phrase of the trade and says nothing of copying.
        for list in holders.values where list.count > 1 && list.count <= 64 {
            for (position, one) in list.enumerated() {
                for other in list[(position + 1)...] { shared[Pair(one: one, other: other), default: 0] += 1 }
            }
        }
        let threshold = threshold
        var parent = Array(texts.indices)
        func root(_ index: Int) -> Int {
            var index = index
            while parent[index] != index { index = parent[index] }
            return index
        }
        for (pair, count) in shared {
            let shorter = min(shingles[pair.one].count, shingles[pair.other].count)
            guard shorter >= 8, Double(count) >= threshold * Double(shorter) else { continue }
            let (a, b) = (root(pair.one), root(pair.other))
            if a != b { parent[max(a, b)] = min(a, b) }
        }
        return Dictionary(grouping: texts.indices, by: root).sorted { $0.key < $1.key }.map { $0.value.sorted() }
    }

    private struct Pair: Hashable {
        let one: Int
        let other: Int
    }

    private static func shingles(_ text: String) -> Set<UInt64> {
        let words = text.lowercased().split { !($0.isLetter || $0.isNumber) }.map { word in
            word.utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        }
        guard words.count >= shingleLength else { return [] }
        return Set(
            (0...(words.count - shingleLength)).map { start in
                words[start..<start + shingleLength].reduce(UInt64(17)) { ($0 &* 0x9E37_79B9_7F4A_7C15) ^ $1 }
            })
    }
}

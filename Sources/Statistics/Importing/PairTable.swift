internal import Glibc

/// Sums by exporter and importer, and a bit for each product of each pair, in one piece of memory each.
///
/// The bits stand in pages that the system gives only when they are touched: 226 economies and 5,200 products of a BACI
/// year take about 50 MB.
@safe
final class PairTable {
    /// Most economies and products that are kept apart.
    static let mostEconomies = 320
    static let mostProducts = 8192
    private static let words = mostProducts / 64

    private let sums: UnsafeMutablePointer<Double>
    private let bits: UnsafeMutablePointer<UInt64>

    init() {
        let pairs = Self.mostEconomies * Self.mostEconomies
        unsafe sums = .allocate(capacity: pairs)
        unsafe sums.initialize(repeating: 0, count: pairs)
        // calloc takes large pieces from the system, which gives pages of zeros when they are first written.
        guard let memory = unsafe calloc(pairs * Self.words, MemoryLayout<UInt64>.stride) else {
            fatalError("no memory for the table of pairs")
        }
        unsafe bits = memory.bindMemory(to: UInt64.self, capacity: pairs * Self.words)
    }

    deinit {
        unsafe sums.deallocate()
        unsafe free(bits)
    }

    /// Adds a product's value to a pair; false when that product of the pair has come already.
    ///
    /// Positions must be below the most.
    @inline(__always)
    func add(_ value: Double, product: Int, from: Int, to: Int) -> Bool {
        precondition(from < Self.mostEconomies && to < Self.mostEconomies && product < Self.mostProducts)
        let pair = from &* Self.mostEconomies &+ to
        let word = pair &* Self.words &+ product >> 6
        let bit = UInt64(1) << UInt64(product & 63)
        guard unsafe bits[word] & bit == 0 else { return false }
        unsafe bits[word] |= bit
        unsafe sums[pair] += value
        return true
    }

    /// The sum of a pair.
    func sum(from: Int, to: Int) -> Double {
        guard from < Self.mostEconomies, to < Self.mostEconomies else { return 0 }
        return unsafe sums[from * Self.mostEconomies + to]
    }
}

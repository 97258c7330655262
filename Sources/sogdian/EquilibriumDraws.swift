internal import Evidence
internal import FoundationEssentials
internal import Synchronization
internal import Trade

/// The draws a user asked for, with a bar that shows how far they are.
struct EquilibriumDraws {
    let count: Int?
    let seed: UInt64
    let threads: Int
    let uncertainty: Uncertainty

    init(count: Int?, seed: UInt64, threads: Int?, uncertainty: Uncertainty) throws(Complaint) {
        if let count, count < 1 { throw Complaint(.badUse, found: "--draws \(count)", expected: "1 or more") }
        if let threads, threads < 1 || threads > 1024 {
            throw Complaint(.badUse, found: "--threads \(threads)", expected: "1 to 1024")
        }
        self.count = count
        self.seed = seed
        self.threads = threads ?? ProcessInfo.processInfo.activeProcessorCount
        self.uncertainty = uncertainty
    }

    /// Runs the draws; nil when none were asked for.
    func run(_ body: (Int, @escaping @Sendable (Int) -> Void) throws -> Draws) throws -> Draws? {
        guard let count else { return nil }
        let bar = ProgressBar(total: count, label: "draws")
        defer { bar.finish() }
        return try body(count, { bar.show($0) })
    }
}

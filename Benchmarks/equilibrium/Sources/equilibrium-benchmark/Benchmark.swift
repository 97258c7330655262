import Foundation
import Trade

/// Processor seconds of this process, all threads.
func processorSeconds() -> Double { Double(clock()) / Double(CLOCKS_PER_SEC) }

/// A raw world written by `worlds.py`: little-endian doubles after their counts, so that no reading is timed.
struct Reader {
    private let data: Data
    private var offset = 0

    init(_ path: String) throws { data = try Data(contentsOf: URL(filePath: path)) }

    mutating func count() -> Int { Int(double()) }

    mutating func double() -> Double {
        defer { offset += 8 }
        return data.subdata(in: offset..<offset + 8).withUnsafeBytes { $0.loadUnaligned(as: Double.self) }
    }

    mutating func doubles(_ count: Int) -> [Double] {
        defer { offset += 8 * count }
        return data.subdata(in: offset..<offset + 8 * count).withUnsafeBytes { bytes in
            (0..<count).map { bytes.loadUnaligned(fromByteOffset: $0 * 8, as: Double.self) }
        }
    }
}

/// Smallest of several runs, in processor seconds.
func best(of runs: Int, _ body: () throws -> Void) rethrows -> Double {
    var best = Double.infinity
    for _ in 0..<runs {
        let start = processorSeconds()
        try body()
        best = min(best, processorSeconds() - start)
    }
    return best
}

@main
struct Benchmark {
    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard arguments.count >= 1 else { fatalError("usage: onesector|draws|sectors FILE, or baseline") }
        switch arguments[0] {
        case "onesector": try oneSector(arguments[1])
        case "draws": try draws(arguments[1])
        case "sectors": try sectors(arguments[1])
        default: try baseline()
        }
    }

    private static func world(_ path: String) throws -> (OneSectorEconomy, TradeCostChange) {
        var reader = try Reader(path)
        let n = reader.count()
        let (trade, cost) = (reader.doubles(n * n), reader.doubles(n * n))
        return (
            try OneSectorEconomy(countries: (0..<n).map { "C\($0)" }, trade: trade, theta: 4),
            TradeCostChange(costHat: cost)
        )
    }

    private static func oneSector(_ path: String) throws {
        let (economy, change) = try world(path)
        for closure in Closure.allCases {
            var residual = 0.0
            let whole = try best(of: 7) {
                residual = try OneSectorModel(economy, closure: closure).solve(change).residual
            }
            let model = try OneSectorModel(economy, closure: closure)
            let asked = try best(of: 7) { _ = try model.solve(change) }
            print("\(closure.rawValue) \(whole) \(asked) \(residual)")
        }
    }

    private static func draws(_ path: String) throws {
        let (economy, change) = try world(path)
        let model = try OneSectorModel(economy, closure: .additive)
        let seconds = try best(of: 2) {
            _ = try model.draws(change, count: 1000, seed: 1, threads: 1, uncertainty: Uncertainty())
        }
        print("draws \(seconds)")
    }

    private static func sectors(_ path: String) throws {
        var reader = try Reader(path)
        let (n, j) = (reader.count(), reader.count())
        let (share, tariff, tariffNew, cost) = (
            reader.doubles(j * n * n), reader.doubles(j * n * n), reader.doubles(j * n * n), reader.doubles(j * n * n)
        )
        let (valueAddedShare, finalShare, thetas) = (
            reader.doubles(j * n), reader.doubles(j * n), reader.doubles(j * n)
        )
        let (inputs, valueAdded, deficit) = (reader.doubles(n * j * j), reader.doubles(n), reader.doubles(n))
        let economy = try SectorEconomy(
            countries: (0..<n).map { "C\($0)" }, sectors: (0..<j).map { "S\($0)" }, share: share, tariff: tariff,
            valueAddedShare: valueAddedShare, finalShare: finalShare, thetas: thetas, inputs: inputs,
            valueAdded: valueAdded, deficit: deficit)
        let change = SectorChange(icebergHat: cost, tariffNew: tariffNew)
        let model = try SectorModel(economy, closure: .additive)
        let consistent = model.economy
        let whole = try best(of: 3) {
            _ = try SectorModel(consistent, closure: .additive).solve(change)
        }
        var residual = 0.0
        let asked = try best(of: 3) { residual = try model.solve(change).residual }
        print("sectors \(whole) \(asked) \(residual)")
    }

    private static func baseline() throws {
        let baseline = Baseline.embedded
        let model = try OneSectorModel(baseline.economy(), closure: .additive)
        var change = TradeCostChange.none(baseline.economies.count)
        for partner in ["KAZ", "UZB", "KGZ", "VNM", "LAO"] {
            for (one, other) in [("CHN", partner), (partner, "CHN")] {
                if let pair = baseline.pair(one, other) { change.costHat[pair] = 0.93 }
            }
        }
        let first = try model.solve(change)
        let cold = try best(of: 20) { _ = try model.solve(change) }
        var moved = change
        moved.costHat = change.costHat.map { $0 == 1 ? 1 : 0.92 }
        let warm = try best(of: 20) { _ = try model.solve(moved, from: first.wageHat) }
        print("baseline \(baseline.economies.count) \(cold) \(warm) \(first.residual)")
    }
}

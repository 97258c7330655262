internal import Dispatch
public import Evidence
internal import Glibc
internal import Synchronization

/// Percentile bands of results over many draws.
public struct Draws: Sendable {
    /// Results with a band, keys as in the results without draws.
    public let vectors: [Band]
    /// Draws asked for, and those that found no equilibrium and are left out.
    public let count: Int
    public let failed: Int
    public let seed: UInt64
    public let uncertainty: Uncertainty
    /// Percentiles of each band.
    public static let percentiles = [5.0, 25, 50, 75, 95]

    /// One result's percentiles, country by country in the order of ``Draws/percentiles``.
    public struct Band: Sendable {
        public let key: String
        public let labels: [String]
        public let values: [[Double]]
    }

    /// Runs the draws and sorts them.
    ///
    /// Results do not depend on the number of threads: a draw's random numbers depend on the seed and its number only.
    static func run(
        keys: [String], labels: [String], count: Int, seed: UInt64, threads: Int, uncertainty: Uncertainty,
        progress: @escaping @Sendable (Int) -> Void, body: @escaping @Sendable (Int, inout RandomStream) -> [[Double]]?
    ) throws(Complaint) -> Draws {
        guard count >= 1, count <= 1_000_000 else {
            throw Complaint(.badUse, found: "\(count) draws", expected: "1 to 1000000")
        }
        let width = keys.count * labels.count
        let results = Mutex<[[Double]?]>([[Double]?](repeating: nil, count: count))
        let done = Mutex(0)
        let next = Mutex(0)
        DispatchQueue.concurrentPerform(iterations: max(1, min(threads, count))) { _ in
            while true {
                let draw = next.withLock { number in
                    defer { number += 1 }
                    return number
                }
                guard draw < count else { return }
                var stream = RandomStream(seed: seed, draw: draw)
                let values = body(draw, &stream).map { Array($0.joined()) }
                results.withLock { $0[draw] = values }
                progress(
                    done.withLock { number in
                        number += 1
                        return number
                    })
            }
        }
        let all = results.withLock { $0 }.compactMap { $0 }
        guard all.count * 20 >= count * 19 else {
            throw Complaint(
                .failure, found: "\(count - all.count) of \(count) draws found no equilibrium",
                advice: "narrow the distributions, or try another closure")
        }
        var bands: [[Double]] = []
        for place in 0..<width {
            let sorted = all.map { $0[place] }.sorted()
            bands.append(percentiles.map { percentile($0, of: sorted) })
        }
        let size = labels.count
        return Draws(
            vectors: keys.enumerated().map { index, key in
                Band(key: key, labels: labels, values: Array(bands[index * size..<(index + 1) * size]))
            }, count: count, failed: count - all.count, seed: seed, uncertainty: uncertainty)
    }

    /// Percentile with linear interpolation between order statistics.
    package static func percentile(_ percent: Double, of sorted: [Double]) -> Double {
        let position = percent / 100 * Double(sorted.count - 1)
        let lower = Int(position)
        let upper = min(lower + 1, sorted.count - 1)
        return sorted[lower] + (position - Double(lower)) * (sorted[upper] - sorted[lower])
    }
}

extension OneSectorModel {
    /// Bands of the results when the elasticity and the changes of cost are uncertain.
    ///
    /// - Parameters:
    ///   - change: the central change.
    ///   - count: number of draws.
    ///   - seed: number from which the random numbers follow.
    ///   - threads: how many run at once; the result does not depend on it.
    ///   - uncertainty: the distributions.
    ///   - progress: told how many draws are done, from any thread.
    /// - Returns: percentiles for each country.
    /// - Throws: a ``Complaint`` when the central case, or more than one draw in twenty, has no equilibrium.
    public func draws(
        _ change: TradeCostChange, count: Int, seed: UInt64, threads: Int, uncertainty: Uncertainty,
        progress: @escaping @Sendable (Int) -> Void = { _ in }
    ) throws(Complaint) -> Draws {
        let central = try solve(change)
        let logs = change.costHat.indices.filter { change.costHat[$0] != 1 }
            .map { (place: $0, log: log(change.costHat[$0])) }
        let keys = ["real_income_hat", "welfare_hat", "wage_hat", "price_hat", "exports_new", "imports_new"]
        return try Draws.run(
            keys: keys, labels: economy.countries, count: count, seed: seed, threads: threads, uncertainty: uncertainty,
            progress: progress
        ) { _, stream in
            let theta = economy.theta * exp(uncertainty.thetaLogSD * stream.normal())
            var drawn = change
            uncertainty.costs(logs, &stream, into: &drawn.costHat)
            guard let model = try? with(theta: theta), let answer = try? model.solve(drawn, from: central.wageHat)
            else { return nil }
            return [
                answer.realIncomeHat, answer.welfareHat, answer.wageHat, answer.priceHat, answer.exportsNew,
                answer.importsNew,
            ]
        }
    }
}

extension SectorModel {
    /// Bands of the results when elasticities and changes of cost are uncertain; see ``OneSectorModel``.
    ///
    /// - Throws: a ``Complaint`` when the central case, or more than one draw in twenty, has no equilibrium.
    public func draws(
        _ change: SectorChange, count: Int, seed: UInt64, threads: Int, uncertainty: Uncertainty,
        progress: @escaping @Sendable (Int) -> Void = { _ in }
    ) throws(Complaint) -> Draws {
        let central = try solve(change)
        let logs = change.icebergHat.indices.filter { change.icebergHat[$0] != 1 }
            .map { (place: $0, log: log(change.icebergHat[$0])) }
        let keys = ["welfare_hat", "real_wage_hat", "wage_hat", "final_price_hat", "income_new"]
        let (economy, closure, n) = (economy, closure, economy.countries.count)
        return try Draws.run(
            keys: keys, labels: economy.countries, count: count, seed: seed, threads: threads, uncertainty: uncertainty,
            progress: progress
        ) { _, stream in
            var thetas = economy.thetas
            for sector in economy.sectors.indices {
                let factor = exp(uncertainty.thetaLogSD * stream.normal())
                for country in 0..<n { thetas[sector * n + country] *= factor }
            }
            var drawn = change
            uncertainty.costs(logs, &stream, into: &drawn.icebergHat)
            guard let model = try? SectorModel(economy.with(thetas: thetas), closure: closure),
                let answer = try? model.solve(drawn, from: central.wageHat)
            else { return nil }
            return [
                answer.welfareHat, answer.realWageHat, answer.wageHat, answer.finalPriceHat, answer.incomeNew,
            ]
        }
    }
}

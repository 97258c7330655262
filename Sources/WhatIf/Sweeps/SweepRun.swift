public import Evidence
internal import Synchronization

/// Runs the points of a sweep on several threads and gives their records in order.
public struct SweepRun: Sendable {
    let sweep: Sweep
    let laboratory: Laboratory
    /// Points of this share of the work, in order.
    public let numbers: [Int]
    public let shard: Int
    public let shards: Int

    /// Takes every `shards`-th point from `shard`, counted from 1.
    ///
    /// - Throws: a ``Complaint`` for a share that is none.
    public init(_ sweep: Sweep, _ laboratory: Laboratory, shard: Int = 1, of shards: Int = 1, done: Set<Int> = [])
        throws(Complaint)
    {
        guard shards >= 1, shards <= 100_000, (1...shards).contains(shard) else {
            throw Complaint(.badUse, found: "--shard \(shard)/\(shards)", expected: "i/n with i from 1 to n")
        }
        self.sweep = sweep
        self.laboratory = laboratory.with(threads: 1)
        (self.shard, self.shards) = (shard, shards)
        numbers = stride(from: shard - 1, to: sweep.count, by: shards).filter { !done.contains($0) }
    }

    /// Works through the points; `write` gets records in order, batch by batch, and `progress` the number done.
    ///
    /// - Returns: how many points found effects, and how many failed with a complaint, which stands in their record.
    public func run(
        threads: Int, batch: Int = 64, write: (String) throws(Complaint) -> Void, progress: (Int) -> Void = { _ in }
    ) throws(Complaint) -> (done: Int, failed: Int) {
        var (done, failed, start) = (0, 0, 0)
        while start < numbers.count {
            let part = Array(numbers[start..<min(start + batch, numbers.count)])
            let (sweep, laboratory) = (sweep, laboratory)
            let records = parallelMap(part.count, threads: threads) { index in
                Self.record(part[index], sweep, laboratory)
            }
            for (text, isDone) in records {
                try write(text)
                if isDone { done += 1 } else { failed += 1 }
            }
            start += part.count
            progress(start)
        }
        return (done, failed)
    }

    /// The closing line.
    public func status(done: Int, failed: Int, skipped: Int) -> String {
        var out = JSONWriter()
        out.object { out in
            out.member("type", "status")
            out.member("sweep", sweep.name)
            out.member("points", sweep.count)
            out.member("shard", "\(shard)/\(shards)")
            out.member("done", done)
            out.member("failed", failed)
            out.member("already_done", skipped)
            out.key("complete")
            out.boolean(true)
        }
        return out.text
    }

    private static func record(_ number: Int, _ sweep: Sweep, _ laboratory: Laboratory) -> (String, Bool) {
        var out = JSONWriter()
        let outcome: Result<Effects, Complaint> = Result { () throws(Complaint) -> Effects in
            try laboratory.effects(of: sweep.scenario(number))
        }
        out.object { out in
            out.member("type", "point")
            out.member("number", number)
            out.key("values")
            out.object { out in for (label, value) in sweep.values(number) { out.member(label, value) } }
            switch outcome {
            case .failure(let complaint): out.member("failure", complaint.description)
            case .success(let effects):
                out.member("world_trade_percent", effects.world.trade.percent)
                out.member("world_income_percent", effects.world.realIncomePercent)
                out.member("world_days_percent", effects.world.days.percent)
                out.member("world_tonnes_co2e", effects.world.tonnesCO2e.difference)
                out.key("real_income_percent")
                out.object { out in
                    for economy in effects.economies { out.member(economy.code, economy.realIncomePercent) }
                }
                out.key("gates_teu")
                out.object { out in
                    for gate in effects.gates.prefix(10) { out.member(gate.gate.id, gate.teu.difference.rounded()) }
                }
            }
        }
        if case .success = outcome { return (out.text, true) }
        return (out.text, false)
    }

    /// Numbers of the points whole lines of an earlier output hold, and how many bytes of it are whole lines of points.
    ///
    /// A line that is torn, and the closing line, are not counted: a new run goes on from there.
    public static func finished(in bytes: [UInt8]) -> (numbers: Set<Int>, length: Int) {
        var numbers: Set<Int> = []
        var length = 0
        var start = 0
        let prefix = Array(#"{"type":"point","number":"#.utf8)
        while let end = bytes[start...].firstIndex(of: 0x0A) {
            let line = bytes[start..<end]
            guard line.starts(with: prefix), line.last == UInt8(ascii: "}") else { break }
            var number = 0
            for byte in line.dropFirst(prefix.count) {
                guard (0x30...0x39).contains(byte), number < 100_000_000 else { break }
                number = number * 10 + Int(byte - 0x30)
            }
            numbers.insert(number)
            start = end + 1
            length = start
        }
        return (numbers, length)
    }
}

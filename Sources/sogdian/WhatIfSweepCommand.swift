internal import ArgumentParser
internal import Evidence
internal import FoundationEssentials
internal import WhatIf

struct WhatIfSweepCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sweep", abstract: "A grid or list of scenarios on all cores, a JSON line a point.",
        usage: """
            sogdian whatif sweep Examples/scenarios/sweep.yaml --output points.ndjson
            sogdian whatif sweep Examples/scenarios/sweep.yaml --shard 2/10 --output points-2.ndjson
            """)

    @Argument(help: "A sweep in YAML.") var file: String
    @OptionGroup var world: WhatIfLaboratory
    @Option(help: "File to write to; a run that was broken off goes on from its last whole line.") var output: String?
    @Option(help: ArgumentHelp("Only every n-th point from the i-th.", valueName: "i/n")) var shard: String = "1/1"

    func run() throws {
        do { try perform() } catch { throw Fault.ended(error) }
    }

    private func perform() throws(Complaint) {
        let parts = shard.split(separator: "/").compactMap { Int($0) }
        guard parts.count == 2, shard.split(separator: "/").count == 2 else {
            throw Complaint(.badUse, found: "--shard \(shard)", expected: "i/n, such as 2/10")
        }
        let sweep = try Sweep(yaml: String(decoding: Input.bytes(of: file), as: UTF8.self), file: file)
        var sink = try SweepOutput(output)
        let laboratory = try world.made()
        let run = try SweepRun(sweep, laboratory, shard: parts[0], of: parts[1], done: sink.finished)
        let bar = ProgressBar(total: run.numbers.count, label: "points")
        let (done, failed) = try run.run(threads: laboratory.threads) { (line) throws(Complaint) in
            try sink.write(line)
        } progress: {
            bar.show($0)
        }
        bar.finish()
        try sink.write(run.status(done: done, failed: failed, skipped: sink.finished.count))
        guard failed == 0 else {
            throw Complaint(
                .failure, found: "\(failed) of \(done + failed) points have no effects",
                advice: "their records say why")
        }
    }
}

/// Where a sweep's lines go: standard output, or a file that an earlier run may have begun.
struct SweepOutput {
    private let handle: FileHandleBox?
    /// Points that the file already holds.
    let finished: Set<Int>

    init(_ path: String?) throws(Complaint) {
        guard let path else {
            (handle, finished) = (nil, [])
            return
        }
        let old = FileManager.default.fileExists(atPath: path) ? try Input.bytes(of: path) : []
        let (numbers, length) = SweepRun.finished(in: old)
        guard old.isEmpty || length > 0 || old.starts(with: Array(#"{"type":"#.utf8)) else {
            throw Complaint(
                .cannotWrite, at: .init(file: path), found: "a file that is no output of a sweep",
                expected: "one, or a new name")
        }
        handle = try FileHandleBox(path, keeping: length)
        finished = numbers
    }

    mutating func write(_ line: String) throws(Complaint) {
        guard let handle else { return StandardStream.write(line + "\n") }
        try handle.write(Array((line + "\n").utf8))
    }
}

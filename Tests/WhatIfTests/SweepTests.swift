import Evidence
import Testing

@testable import WhatIf

@Suite struct SweepTests {
    private static let grid = """
        name: Grid
        changes: [{open: cku}]
        grid:
          - dwell: {crossing: khorgos-rail, hours: [1, 20]}
          - open: [nothing, cku-west, lao-cai-hai-phong]
        """

    @Test func theLastEntryRunsFastest() throws {
        let sweep = try Sweep(yaml: Self.grid, file: "g.yaml")
        #expect(sweep.count == 6)
        #expect(sweep.values(4).map(\.value) == ["20", "cku-west"])
        #expect(
            sweep.scenario(4).steps.map(\.change) == [
                .open("cku"), .dwell(crossing: "khorgos-rail", .hours(20)), .open("cku-west"),
            ])
        #expect(sweep.scenario(3).steps.count == 2)
    }

    @Test(arguments: [
        ("name: x\ngrid: []", 2, "empty grid"),
        ("name: x\ngrid:\n  - dwell: {crossing: [a, b], hours: [1, 2]}", 3, "2 lists"),
        ("name: x\ngrid:\n  - dwell: {crossing: a, hours: 1}", 3, "0 lists"),
        ("name: x\ngrid:\n  - open: {planned: [2030, 1800]}", 3, "no year"),
        ("name: x\nlist: [{name: a, changes: [{open: b}]}]\ngrid: [{open: [a, b]}]", 2, "beside grid"),
        ("name: x", 1, "without grid: or list:"),
    ])
    func whatIsNoSweepIsRefused(text: String, line: Int, words: String) {
        let complaint = #expect(throws: Complaint.self) { try Sweep(yaml: text, file: "g.yaml") }
        #expect(complaint?.place?.line == line)
        #expect(complaint?.description.contains(words) == true, "\(complaint?.description ?? "")")
    }

    private func lines(_ run: SweepRun, threads: Int) throws -> [String] {
        var lines: [String] = []
        _ = try run.run(threads: threads, batch: 3) { (line) throws(Complaint) in lines.append(line) }
        return lines
    }

    @Test func shardsThreadsAndBrokenRunsGiveTheSamePoints() throws {
        let sweep = try Sweep(yaml: Self.grid, file: "g.yaml")
        let whole = try lines(SweepRun(sweep, World.laboratory), threads: 2)
        #expect(whole.count == 6)
        #expect(try lines(SweepRun(sweep, World.laboratory), threads: 1) == whole)
        var parts: [String] = []
        for shard in 1...3 { parts += try lines(SweepRun(sweep, World.laboratory, shard: shard, of: 3), threads: 1) }
        #expect(Set(parts) == Set(whole))
        // A run that was torn in the middle of its third line goes on after the second.
        let torn = whole[0] + "\n" + whole[1] + "\n" + whole[2].prefix(40)
        let (done, length) = SweepRun.finished(in: Array(torn.utf8))
        #expect(done == [0, 1])
        #expect(length == whole[0].utf8.count + whole[1].utf8.count + 2)
        #expect(try lines(SweepRun(sweep, World.laboratory, done: done), threads: 2) == Array(whole[2...]))
        #expect(throws: Complaint.self) { try SweepRun(sweep, World.laboratory, shard: 4, of: 3) }
    }

    @Test func aPointWithoutEffectsSaysWhyAndTheRestGoOn() throws {
        let sweep = try Sweep(
            yaml: "name: x\nlist:\n  - {name: good, changes: []}\n  - {name: bad, changes: [{open: nowhere}]}",
            file: "l")
        var all: [String] = []
        let (done, failed) = try SweepRun(sweep, World.laboratory).run(threads: 2) { (line) throws(Complaint) in
            all.append(line)
        }
        #expect((done, failed) == (1, 1))
        #expect(all[1].contains("\"failure\"") && all[1].contains("nowhere"))
    }
}

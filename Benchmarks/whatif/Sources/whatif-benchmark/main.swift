import Foundation
import WhatIf

/// Wall seconds and processor seconds (user) of a piece of work.
func measured<Value>(_ work: () throws -> Value) rethrows -> (Value, wall: Double, user: Double) {
    func user() -> Double {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return Double(usage.ru_utime.tv_sec) + Double(usage.ru_utime.tv_usec) / 1e6
    }
    let clock = ContinuousClock()
    let (start, before) = (clock.now, user())
    let value = try work()
    let wall = start.duration(to: clock.now)
    return (
        value, Double(wall.components.seconds) + Double(wall.components.attoseconds) / 1e18, user() - before
    )
}

func memory() -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM") } ?? ""
    return (Int(line.filter(\.isNumber)) ?? 0) / 1024
}

/// Writes a line at once, so that a run that is broken off has said what it found.
func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

func text(_ value: Double) -> String { String(format: "%.1f", value) }

// `whatif-benchmark show FILE [draws]` prints the page of a scenario instead, for the tables of docs/whatif.md.
if CommandLine.arguments.count > 2, CommandLine.arguments[1] == "show" {
    do {
        let laboratory = try Laboratory(threads: 2)
        let rule: Laboratory.Rule = CommandLine.arguments.contains("fastest") ? .fastest : .logSum
        var effects = try laboratory.effects(of: Scenario(path: CommandLine.arguments[2]), rule: rule).withRoutes()
        if CommandLine.arguments.count > 3, let draws = Int(CommandLine.arguments[3]) {
            effects = try effects.withBands(draws: draws)
        }
        say(effects.markdown())
        exit(0)
    } catch {
        say("\(error)")
        exit(1)
    }
}

do {
    let threads = CommandLine.arguments.count > 1 ? Int(CommandLine.arguments[1]) ?? 2 : 2
    let (laboratory, wall, user) = try measured { try Laboratory(threads: threads) }
    say(
        "places \(laboratory.placeCount) ports \(laboratory.portCount) economies \(laboratory.baseline.economies.count) threads \(threads)"
    )
    say("prepare: \(text(wall * 1000)) ms, \(text(user * 1000)) ms of processor; peak memory \(memory()) MB")
    let cases: [(String, String)] = [
        ("speed of one line", "name: a\nchanges: [{open: cku}, {open: cku-west}, {set: {line: cku, speed: 80}}]"),
        ("hours at one crossing", "name: a\nchanges: [{dwell: {crossing: khorgos-rail, hours: 12}}]"),
        ("one crossing closed", "name: a\nchanges: [{close: khorgos-rail}]"),
        ("ferry departures", "name: a\nchanges: [{service: {ferry: aktau-alat, departures: 14}}]"),
        ("suez closed", "name: a\nchanges: [{close: suez}]"),
        ("all planned lines", "name: a\nchanges: [{open: {planned: 2040}}]"),
        ("a tariff", "name: a\nchanges: [{tariff: {from: CHN, to: ASEAN, new: 5 %}}]"),
        ("rail rate", "name: a\nchanges: [{price: {rail: -10 %}}]"),
    ]
    for (name, yaml) in cases {
        let scenario = try Scenario(yaml: yaml)
        _ = try laboratory.effects(of: scenario)
        var walls: [Double] = []
        var users: [Double] = []
        for _ in 0..<7 {
            let (_, wall, user) = try measured { try laboratory.effects(of: scenario) }
            walls.append(wall)
            users.append(user)
        }
        say(
            "\(name): \(text(walls.sorted()[3] * 1000)) ms (best \(text((walls.min() ?? 0) * 1000))), \(text(users.sorted()[3] * 1000)) ms of processor"
        )
    }
    // Sweeps: every scenario differs, each on one thread.
    let single = laboratory.with(threads: 1)
    let sweeps: [(String, @Sendable (Int) -> String)] = [
        (
            "speeds of one line",
            { "name: a\nchanges: [{open: cku}, {open: cku-west}, {set: {line: cku, speed: \(40 + $0)}}]" }
        ),
        (
            "hours at one crossing",
            { "name: a\nchanges: [{dwell: {crossing: khorgos-rail, hours: \($0 / 2)}}]" }
        ),
        (
            "departures of one ferry",
            { "name: a\nchanges: [{service: {ferry: aktau-alat, departures: \(1 + $0 % 40)}}]" }
        ),
        (
            "hours at two crossings",
            {
                "name: a\nchanges: [{dwell: {crossing: khorgos-rail, hours: \($0 % 48)}}, {dwell: {crossing: alashankou-rail, hours: \($0 / 4)}}]"
            }
        ),
    ]
    for (name, yaml) in sweeps {
        let count = 100
        let (_, sweepWall, sweepUser) = measured {
            DispatchQueue.concurrentPerform(iterations: threads) { thread in
                for number in stride(from: thread, to: count, by: threads) {
                    if let scenario = try? Scenario(yaml: yaml(number)) { _ = try? single.effects(of: scenario) }
                }
            }
        }
        say(
            "sweep, \(name): \(text(Double(count) / sweepWall * 60)) a minute on \(threads) threads, \(text(sweepUser / Double(count) * 1000)) ms of processor each"
        )
    }
    for (name, yaml) in [cases[0], cases[4]] {
        let effects = try laboratory.effects(of: Scenario(yaml: yaml))
        let (_, wall, user) = try measured { try effects.withBands(draws: 1000, threads: threads) }
        say("1000 draws, \(name): \(text(wall)) s, \(text(user)) s of processor")
    }
    say("peak memory \(memory()) MB")
} catch {
    say("failed: \(error)")
    exit(1)
}

import Evidence
import Foundation
import Freight
import Testing

@testable import WhatIf

@Suite struct ScenarioTests {
    @Test func everyKindOfChangeIsRead() throws {
        let scenario = try Scenario(
            yaml: """
                name: All
                name_fr: Tout
                year: 2030
                changes:
                  - open: [cku, cku-west]
                  - open: {planned: 2032}
                  - close: suez
                  - add: {from: Kashgar, to: Osh, mode: rail, km: 450, speed: 60}
                  - set: {line: ecrl, speed: 80}
                  - set: {country: KAZ, mode: rail, speed: 40}
                  - dwell: {crossing: khorgos-road, hours: official}
                  - dwell: {crossing: khorgos-rail, hours: 12.5}
                  - service: {ferry: aktau-alat, departures: 7}
                  - service: {mode: rail, departures: 5}
                  - tariff: {from: CHN, to: ASEAN, old: 5 %, new: 0 %}
                  - cost: {from: CHN, to: KAZ, change: −2.5 %}
                  - price: {sea: +50 %, carbon: 100}
                  - price: {fuel: 20 %}
                """)
        #expect(scenario.nameFrench == "Tout")
        #expect(scenario.year == 2030)
        #expect(
            scenario.steps.map(\.change) == [
                .open("cku"), .open("cku-west"), .openPlanned(by: 2032), .close("suez"),
                .add(from: "Kashgar", to: "Osh", mode: .rail, kilometres: 450, kilometresAnHour: 60),
                .speed(.line("ecrl"), kilometresAnHour: 80), .speed(.country("KAZ", .rail), kilometresAnHour: 40),
                .dwell(crossing: "khorgos-road", .basis(.official)), .dwell(crossing: "khorgos-rail", .hours(12.5)),
                .service(.ferry("aktau-alat"), departuresAWeek: 7), .service(.rail, departuresAWeek: 5),
                .tariff(from: "CHN", to: "ASEAN", old: 0.05, new: 0), .cost(from: "CHN", to: "KAZ", change: -0.025),
                .price(.rate(.sea, factor: 1.5)), .price(.carbon(100)), .price(.fuel(factor: 1.2)),
            ])
    }

    /// What is no scenario, with where the complaint points and what it says.
    @Test(arguments: [
        ("name: x\nchanges:\n  - opne: cku", 3, 5, "did you mean open?"),
        ("name: x\nchanges:\n  - open: cku\n  - close: cku", 4, 5, "after open: cku on line 3"),
        ("name: x\nchanges:\n  - dwell: {crossing: a, hours: soon}", 3, 33, "measured, official or a number"),
        ("name: x\nchanges:\n  - dwell: {crossing: a, hours: -1}", 3, 33, "0.0 to 2400.0"),
        ("name: x\nchanges:\n  - cost: {from: CHN, to: KAZ, change: -120 %}", 3, 40, "below zero"),
        ("name: x\nchanges:\n  - cost: {from: CHN, to: KAZ, change: -5}", 3, 40, "without %"),
        ("name: x\nchanges:\n  - price: {sea: -100 %}", 3, 18, "below zero"),
        ("name: x\nchanges:\n  - open: cku\n    close: suez", 3, 5, "2 keys"),
        ("name: x\nchagnes: []", 2, 1, "did you mean changes"),
        ("changes: []", 1, 1, "without name:"),
        ("name: x", 1, 1, "without changes:"),
        ("- 1\n- 2", 1, 1, "no scenario"),
        ("just words", 1, 1, "no scenario"),
        ("name: [x\nchanges: []", 2, 8, "no YAML"),
        ("name: x\nname: y\nchanges: []", 1, 1, "twice"),
        ("name: x\nyear: 1492\nchanges: []", 2, 7, "2000 to 2100"),
        ("name: x\ninclude: other.yaml\nchanges: []", 2, 10, "without a folder"),
        ("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]", 1, 4, "anchor or alias"),
        ("name: x\nchanges:\n  - open: *cku", 3, 11, "anchor or alias"),
        ("? *a : b", 1, 3, "anchor or alias"),
        ("", 1, 1, "empty document"),
    ])
    func whatIsNoScenarioIsRefusedWithItsPlace(text: String, line: Int, column: Int, words: String) {
        let complaint = #expect(throws: Complaint.self) { try Scenario(yaml: text, file: "s.yaml") }
        #expect(complaint?.place == Complaint.Place(file: "s.yaml", line: line, column: column))
        #expect(complaint?.exit == .badInput)
        #expect(complaint?.description.contains(words) == true, "\(complaint?.description ?? "")")
    }

    @Test(arguments: [
        String(repeating: "[", count: 100_000), String(repeating: "- ", count: 4_000) + "x",
        "name: \"" + String(repeating: "x", count: 300_000) + "\"", String(repeating: "{a: ", count: 5000),
    ])
    func deepAndLongTextIsRefusedBeforeItIsRead(text: String) {
        #expect(throws: Complaint.self) { try Scenario(yaml: text) }
    }

    @Test func ampersandsAndStarsInsideTextAreNoAnchors() throws {
        let scenario = try Scenario(yaml: "name: \"Salt &pepper *a\" # &not *this\nnote: a &b *c\nchanges: []")
        #expect(scenario.name == "Salt &pepper *a")
        #expect(scenario.note == "a &b *c")
    }

    @Test func filesIncludeFilesOfTheirFolderOnly() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(
            at: folder.appending(path: "in/deep"), withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func put(_ name: String, _ text: String) throws {
            try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
        }
        try put("out.yaml", "name: out\nchanges: [{open: cku}]")
        try put("in/part.yaml", "name: part\nchanges: [{close: suez}]")
        try put("in/deep/more.yaml", "name: more\nchanges: [{open: cku}]")
        try put("in/a.yaml", "name: a\ninclude: [part.yaml, deep/more.yaml]\nchanges: [{open: cku-west}]")
        let scenario = try Scenario(path: folder.appending(path: "in/a.yaml").path)
        #expect(scenario.name == "a")
        #expect(scenario.steps.map(\.change) == [.close("suez"), .open("cku"), .open("cku-west")])
        for (name, words) in [("../out.yaml", "outside"), ("/etc/hosts", "outside"), ("none.yaml", "no file")] {
            try put("in/b.yaml", "name: b\ninclude: \(name)")
            let complaint = #expect(throws: Complaint.self) {
                try Scenario(path: folder.appending(path: "in/b.yaml").path)
            }
            #expect(complaint?.description.contains(words) == true, "\(complaint?.description ?? "")")
            #expect(complaint?.place?.line == 2)
        }
        try put("in/c.yaml", "name: c\ninclude: c.yaml")
        #expect(throws: Complaint.self) { try Scenario(path: folder.appending(path: "in/c.yaml").path) }
        for depth in 0...10 {
            try put("in/d\(depth).yaml", depth == 0 ? "name: d\nchanges: []" : "name: d\ninclude: d\(depth - 1).yaml")
        }
        #expect(try Scenario(path: folder.appending(path: "in/d8.yaml").path).steps.isEmpty)
        #expect(throws: Complaint.self) { try Scenario(path: folder.appending(path: "in/d9.yaml").path) }
    }

    /// Names that the world does not have are refused at their step.
    @Test(arguments: [
        ("open: ckuu", "did you mean cku"), ("close: sues", "did you mean suez"),
        ("dwell: {crossing: khorgos, hours: 3}", "no crossing"),
        ("dwell: {crossing: khorgos-rail, hours: official}", "for which none are held"),
        ("service: {ferry: aktau, departures: 3}", "did you mean"),
        ("tariff: {from: CHN, to: ASEANS, new: 5 %}", "did you mean ASEAN"),
        ("cost: {from: XXX, to: KAZ, change: 5 %}", "no economy or group"),
        ("set: {line: nothing, speed: 50}", "no planned line"),
        ("add: {from: Atlantis, to: Osh, mode: rail, km: 5}", "no place is called"),
        ("add: {from: Osh, to: Osh, mode: road, km: 5}", "itself"),
    ])
    func namesThatTheWorldLacksAreRefused(change: String, words: String) throws {
        let scenario = try Scenario(yaml: "name: x\nchanges:\n  - \(change)", file: "s.yaml")
        let complaint = #expect(throws: Complaint.self) { try World.laboratory.effects(of: scenario) }
        #expect(complaint?.place == Complaint.Place(file: "s.yaml", line: 3, column: 5))
        #expect(complaint?.description.contains(words) == true, "\(complaint?.description ?? "")")
    }
}

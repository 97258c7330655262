import Atlas
import Crypto
import Evidence
import Foundation
import Freight
import Testing

@testable import WhatIf

@Suite("Openings worked out beforehand")
struct OpeningTests {
    @Test("They rest on the tables of this build: after a change of one, script/effects makes them anew")
    func digest() throws {
        var total = SHA256()
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        for folder in ["FreightTables", "OpenStreetMapTables", "TradeTables", "WhatIfTables"] {
            let tables = root.appending(path: "Sources/\(folder)/tables")
            for name in try FileManager.default.contentsOfDirectory(atPath: tables.path()).sorted()
            where name.hasSuffix(".csv") && name != "openings.csv" {
                total.update(data: Data(SHA256.hash(data: try Data(contentsOf: tables.appending(path: name)))))
            }
        }
        #expect(total.finalize().map { String(format: "%02x", $0) }.joined() == Opening.digest)
    }

    @Test("Kashgar – Tashkent falls from some 3,500 km to about 900; Xi'an – Tashkent grows no shorter")
    func railway() throws {
        let opening = try #require(Opening.of("cku-rail"))
        let kashgar = try #require(opening.routes.first { $0.from == "Kashgar" && $0.to == "Tashkent" })
        #expect((3400...3700).contains(kashgar.kilometresBefore ?? 0))
        #expect((850...950).contains(kashgar.kilometres))
        let xian = try #require(opening.routes.first { $0.from == "Xi'an" && $0.to == "Tashkent" })
        #expect((xian.kilometresSaved ?? 0) < 50)
    }

    @Test("Every project with a planned line has an opening whose ranges hold their middle")
    func ranges() throws {
        #expect(Opening.projects.count >= 8)
        for id in Opening.projects {
            #expect(Atlas.project(id) != nil)
            let opening = try #require(Opening.of(id))
            #expect(opening.draws >= 100)
            for effect in opening.income {
                #expect(effect.change.low <= effect.change.high)
                #expect(effect.change.mid.isFinite)
            }
        }
    }

    @Test("What is saved is answered a way at a time, in the unit asked for")
    func evidence() throws {
        let question = Question(
            measure: .distance, of: .distance, parties: ["cku-rail"], period: .year(2030), unit: Unit(rawValue: "mile"))
        let answers = OpeningEvidence().references(for: question)
        let kashgar = try #require(answers.first { $0.reporter == "Kashgar" && $0.partner == "Tashkent" })
        #expect(kashgar.unit.rawValue == "mile")
        #expect((1500...1700).contains(kashgar.value))
        // Not asked for what is saved, it is silent.
        #expect(
            OpeningEvidence().references(
                for: Question(measure: .distance, parties: ["cku-rail"], period: .year(2030))
            ).isEmpty)
    }
}

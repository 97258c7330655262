import Evidence
import Foundation
import Testing

@testable import Ledger

@Suite("The ledger")
struct LedgerTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "sogdian-ledger-\(UUID().uuidString)")
        .path

    private func records(_ count: Int, topic: String = "exports") -> [Record] {
        (0..<count).map {
            Record(
                kind: "series", topic: topic, subject: "R\($0 % 7)", object: "P\($0)", body: Array("{\"n\":\($0)}".utf8)
            )
        }
    }

    private func batch(_ fingerprint: String) -> Batch {
        Batch(fingerprint: fingerprint, name: "a.csv", format: "comtrade", time: 1)
    }

    @Test("What was kept is found again, by any of its words, after closing")
    func roundTrip() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        do {
            let ledger = try Ledger(folder: folder)
            #expect(try ledger.add(batch("a"), records: records(50)))
        }
        let ledger = try #require(try Ledger.existing(in: folder))
        #expect(try ledger.records(kind: "series") == records(50))
        #expect(
            try ledger.records(kind: "series", topic: "exports", subject: "R3").map(\.object) == [
                "P3", "P10", "P17", "P24", "P31", "P38", "P45",
            ])
        #expect(try ledger.records(kind: "series", topic: "exports", subject: "R3", object: "P10").count == 1)
        #expect(try ledger.records(kind: "claim").isEmpty)
        #expect(try ledger.batches().map(\.count) == [50])
        #expect(try ledger.isWhole())
    }

    @Test("The same content a second time changes nothing")
    func twice() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let ledger = try Ledger(folder: folder)
        #expect(try ledger.add(batch("a"), records: records(5)))
        #expect(try !ledger.add(batch("a"), records: records(9)))
        #expect(try ledger.records(kind: "series").count == 5)
        #expect(try ledger.batches().count == 1)
    }

    @Test("A batch is taken out with its records and no other's")
    func removal() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let ledger = try Ledger(folder: folder)
        try ledger.add(batch("a"), records: records(5))
        try ledger.add(batch("b"), records: records(3, topic: "imports"))
        #expect(try ledger.remove(fingerprint: "a"))
        #expect(try !ledger.remove(fingerprint: "a"))
        #expect(try ledger.records(kind: "series").map(\.topic) == ["imports", "imports", "imports"])
    }

    @Test("Nothing is made by looking")
    func looking() throws {
        #expect(try Ledger.existing(in: folder) == nil)
        #expect(!FileManager.default.fileExists(atPath: folder))
    }

    @Test("A file that is no ledger is refused in words")
    func noLedger() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data(repeating: 0x41, count: 5000).write(to: URL(filePath: folder + "/" + Ledger.fileName))
        let complaint = try #require(throws: Complaint.self) { try Ledger(folder: folder) }
        #expect(complaint.exit == .badInput)
        #expect(complaint.description.contains("no ledger"))
    }

    @Test("Two writers at once both keep what they bring")
    func twoWriters() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let (one, other) = (try Ledger(folder: folder), try Ledger(folder: folder))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<20 {
                group.addTask {
                    let ledger = number % 2 == 0 ? one : other
                    try ledger.add(
                        Batch(fingerprint: "\(number)", name: "", format: "", time: 0),
                        records: [Record(kind: "k", topic: "\(number)", subject: "", object: "", body: [])])
                }
            }
            try await group.waitForAll()
        }
        #expect(try one.batches().count == 20)
        #expect(try one.isWhole())
    }
}

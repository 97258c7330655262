import Evidence
import Testing

@testable import Inputs

@Suite("Archives")
struct ArchiveTests {
    static func sentence(_ number: Int) -> String {
        "In its sentence number \(number), the customs office said trade had reached \(number) billion dollars in 2023."
    }

    static let records = (1...3).map { record(page(sentence($0)), address: "https://example.org/\($0)") }

    @Test("Every page of an archive is an article under its own address, packed or not, whole or record by record")
    func plain() {
        let joined = Self.records.flatMap { $0 }
        for bytes in [joined, packed(joined), Self.records.flatMap(packed)] {
            let outcome = Outcome(bytes)
            #expect(outcome.refusal == nil)
            #expect(outcome.reports.isEmpty)
            #expect(outcome.articles.map(\.name) == (1...3).map { "https://example.org/\($0)" })
            #expect(
                outcome.texts.enumerated().allSatisfy { $1.contains(Self.sentence($0 + 1)) && !$1.contains("Footer") })
        }
    }

    @Test("A record that lies about its length costs nothing but itself, and is reported with its position")
    func lies() {
        for lie in [10, 100_000, 1 << 40, 9_999_999_999_999] {
            let liar = record(page(Self.sentence(9)), address: "https://example.org/liar", length: lie)
            let outcome = Outcome(Self.records[0] + liar + Self.records[1] + Self.records[2])
            #expect(outcome.articles.map(\.name).filter { $0 != "https://example.org/liar" }.count == 3, "\(lie)")
            #expect(
                outcome.reports.contains { $0.contains("at byte \(Self.records[0].count)") },
                "\(lie): \(outcome.reports)")
        }
        // A number that is none.
        let text = String(decoding: record(page(Self.sentence(9)), address: "x", length: 7), as: UTF8.self)
            .replacing("Content-Length: 7", with: "Content-Length: 99999999999999999999999")
        let outcome = Outcome(Self.records[0] + Array(text.utf8) + Self.records[1])
        #expect(outcome.articles.count == 2)
        #expect(!outcome.reports.isEmpty)
    }

    @Test("Rubbish between records is left out and reported")
    func rubbish() {
        let outcome = Outcome(Self.records[0] + Array("rubbish\nmore\n".utf8) + Self.records[1])
        #expect(outcome.articles.count == 2)
        #expect(outcome.reports.contains { $0.contains("belong to no record") || $0.contains("has not") })
    }

    @Test("A cut gzip file gives what can be unpacked and says where it ends")
    func truncated() {
        let text = (1...4_000).map(Self.sentence).joined(separator: "\n\n")
        let whole = packed(Array(text.utf8))
        let outcome = Outcome(Array(whole.prefix(whole.count / 2)))
        #expect(outcome.texts.joined().hasPrefix(Self.sentence(1)))
        #expect(outcome.reports.contains { $0.contains("cut short at byte \(whole.count / 2)") })
        let nothing = Outcome(Array(whole.prefix(6)))
        #expect(nothing.refusal?.exit == .badInput)
    }

    @Test("A damaged member of a packed archive does not take the others with it")
    func damaged() {
        var members = Self.records.map(packed)
        for index in 40..<80 { members[1][index] ^= 0x5A }
        let outcome = Outcome(members.flatMap { $0 })
        #expect(outcome.articles.map(\.name).contains("https://example.org/1"))
        #expect(outcome.articles.map(\.name).contains("https://example.org/3"))
        #expect(outcome.reports.contains { $0.contains("damaged near byte") })
    }

    @Test("Data that expand without bound are stopped")
    func bomb() {
        var limits = Limits()
        limits.expansion = (bytes: 1 << 20, times: 200)
        let bomb = packed(Array(repeating: UInt8(ascii: "a"), count: 8 << 20))
        let outcome = Outcome(bomb, limits: limits)
        #expect(outcome.reports.contains { $0.contains("trap") })
        #expect(outcome.articles.reduce(0) { $0 + $1.text.count } < 2 << 20)
    }

    @Test("Chunked and packed bodies are undone")
    func codings() {
        let html = Array(page(Self.sentence(5)).utf8)
        let body = packed(html)
        let (first, second) = (body[..<20], body[20...])
        let chunks =
            Array("14\r\n".utf8) + first + Array("\r\n\(String(second.count, radix: 16))\r\n".utf8) + second
            + Array("\r\n0\r\n\r\n".utf8)
        let head =
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
        let outcome = Outcome(record(Array(head.utf8) + chunks, kind: "response", address: "https://example.org/c"))
        #expect(outcome.texts.first?.contains(Self.sentence(5)) == true)
    }

    @Test("Extracted text (WET) is read as text; images, redirects and errors are not")
    func kinds() {
        let text = Array("Trade grew 5 percent in 2023.\n".utf8)
        let moved = "HTTP/1.1 301 Moved\r\nContent-Type: text/html\r\n\r\n" + page(Self.sentence(1))
        let image = "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n12 billion dollars"
        let outcome = Outcome(
            record(Array("software: x\r\n".utf8), kind: "warcinfo", address: "")
                + record(text, kind: "conversion", address: "https://example.org/wet", type: "text/plain")
                + record(Array(moved.utf8), kind: "response", address: "https://example.org/moved")
                + record(Array(image.utf8), kind: "response", address: "https://example.org/image"))
        #expect(outcome.texts == ["Trade grew 5 percent in 2023.\n"])
        #expect(outcome.reports.isEmpty)
    }

    @Test("A page larger than the limit is read to the limit, and the next record still follows")
    func large() {
        var limits = Limits()
        limits.page = 4_096
        let large = record(
            page(Self.sentence(1) + String(repeating: " <b>more</b>", count: 2_000)),
            address: "https://example.org/large")
        let outcome = Outcome(large + Self.records[1], limits: limits)
        #expect(outcome.articles.count == 2)
        #expect(outcome.reports.contains { $0.contains("only its first 4096 bytes") })
    }
}

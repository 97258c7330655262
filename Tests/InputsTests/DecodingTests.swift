import Evidence
import Testing

@testable import Inputs

@Suite("Encodings")
struct DecodingTests {
    static let text = "Le commerce a crû de 27 % : 3 milliards d’euros, selon Hô Chi Minh-Ville 🚂."

    @Test("UTF-16 is found by its mark or its zero bytes")
    func utf16() {
        for littleEndian in [true, false] {
            var bytes: [UInt8] = []
            for unit in Self.text.utf16 {
                let (low, high) = (UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8))
                bytes += littleEndian ? [low, high] : [high, low]
            }
            let name = littleEndian ? "UTF-16LE" : "UTF-16BE"
            for marked in [bytes, (littleEndian ? [0xFF, 0xFE] : [0xFE, 0xFF]) + bytes] {
                let outcome = Outcome(marked)
                #expect(outcome.texts == [Self.text])
                #expect(outcome.articles.first?.encoding == name)
                #expect(outcome.reports.contains { $0.contains("not UTF-8; read as \(name)") })
            }
        }
    }

    @Test("Bytes of Windows-1252 are read as such, and said to be")
    func windows() {
        let bytes =
            Array("Le commerce a cr".utf8) + [0xFB] + Array(" de 3 milliards d".utf8) + [0x92] + Array("euros, 5 ".utf8)
            + [0x80] + Array(" de plus.".utf8)
        let outcome = Outcome(bytes)
        #expect(outcome.texts == ["Le commerce a crû de 3 milliards d’euros, 5 € de plus."])
        #expect(outcome.reports.contains { $0.contains("windows-1252") })
    }

    @Test("A bad byte in the middle of UTF-8 is replaced and reported with its position, the rest is kept")
    func damage() {
        let start = Array("Le commerce a crû en 2023, à 3 milliards d’euros.".utf8)
        let outcome = Outcome(start + [0xFF] + Array(" Été 2024.".utf8))
        #expect(outcome.texts == ["Le commerce a crû en 2023, à 3 milliards d’euros.\u{FFFD} Été 2024."])
        #expect(outcome.reports.contains { $0.contains("at byte \(start.count)") })
    }

    @Test("The count of replacements is what the standard library replaces", arguments: 0..<300)
    func agreement(_ seed: UInt64) {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
        let pieces: [[UInt8]] = [
            [0x61], [0xC3, 0xA9], [0xE2, 0x82], [0xF0, 0x9F], [0xFF], [0xED, 0xA0, 0x80], [0xC0, 0xAF],
            [0xF4, 0x90, 0x80], [0xE2, 0x82, 0xAC],
        ]
        var bytes: [UInt8] = []
        for _ in 0..<30 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            bytes += pieces[Int(state >> 33) % pieces.count]
        }
        let replaced = String(decoding: bytes, as: UTF8.self).unicodeScalars.count { $0 == "\u{FFFD}" }
        #expect(UTF8Check(bytes).bad == replaced)
    }

    @Test("A page's encoding is taken from its meta element, other encodings from the C library")
    func declared() {
        let sentence: [UInt8] = [0xD2, 0xEE, 0xF0, 0xE3, 0xEE, 0xE2, 0xEB, 0xFF]  // Windows-1251
        let body = Array(repeating: sentence + [0x20], count: 12).flatMap { $0 }
        let bytes =
            Array("<html><head><meta charset=windows-1251></head><body><p>".utf8) + body
            + Array(".</p></body></html>".utf8)
        let outcome = Outcome(bytes)
        #expect(outcome.texts.first?.contains("Торговля Торговля") == true)
        #expect(outcome.articles.first?.encoding == "windows-1251")
    }

    @Test("A long text comes in parts that join to the whole, with offsets that go on", arguments: [0, 1, 2])
    func parts(_ kind: Int) {
        var limits = Limits()
        limits.whole = 2_000
        limits.part = 512
        let separator = kind == 0 ? "\n\n" : kind == 1 ? " " : ""
        let text = (1...200).map { "Phrase nº \($0) : 3 milliards d’euros 🚂." }.joined(separator: separator)
        let outcome = Outcome(Array(text.utf8), limits: limits)
        #expect(outcome.articles.count > 5)
        #expect(outcome.texts.joined() == text)
        var offset = 0
        for article in outcome.articles {
            #expect(article.offset == offset)
            offset += String(decoding: article.text, as: UTF8.self).unicodeScalars.count
        }
        #expect(outcome.articles.last?.hasMore == false)
        #expect(Set(outcome.articles.map(\.fingerprint)).count == 1)
    }

    @Test("Empty and binary files are refused with a reason")
    func refused() {
        for bytes in [[], [0x20, 0x0A], [0x7F, 0x45, 0x4C, 0x46, 0x00, 0x01]] as [[UInt8]] {
            #expect(Outcome(bytes).refusal?.exit == .badInput)
        }
    }
}

import Evidence
import Inputs
import Testing

@testable import Reading

/// A short, repeatable run of what `Benchmarks/fuzz` does at length: seeds, spoilt in thousands of ways.
@Suite("Spoilt input")
struct MutationTests {
    static let text = """
        Le commerce entre la Chine et le Kazakhstan a atteint 41 milliards de dollars en 2023, en hausse de 32 %.

        The 1,035-km China-Laos railway, opened on December 3, 2021, cost $6 billion and will carry 9 million passengers.
        Le 12e Forum de coopération Chine-Asie centrale s'est tenu à Urumqi en novembre 2025. Pékin s'engage à investir
        «\u{a0}84 4 milliards\u{a0}» d'ici 2030 ; 2\u{202f}090 EVP, 1/3, £5m, US$7.3bn, 21 fois, l'ASEAN-10.
        """
    static let page = """
        <!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Échanges</title>
        <script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-03-02","headline":"Échanges"}</script>
        </head><body><nav><ul><li><a href="/">Accueil</a><li><a href="/eco">Économie</a></ul></nav><main><article>
        <h1>Échanges</h1><p>\(text)</p><table><tr><td>12 %<td>3 km</table></article></main>
        <aside class="related"><p>À lire aussi</p></aside><footer>&copy; 2024</footer></body></html>
        """

    static func archive() -> [UInt8] {
        var bytes: [UInt8] = []
        for number in 0..<3 {
            let answer = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
            bytes += Array(
                ("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://example.org/\(number)\r\n"
                    + "Content-Type: application/http; msgtype=response\r\nContent-Length: \(answer.utf8.count)\r\n\r\n"
                    + answer + "\r\n\r\n").utf8)
        }
        return bytes
    }

    /// Numbers that are the same on every machine (xorshift).
    struct Dice {
        var state: UInt64

        mutating func roll(_ sides: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % UInt64(max(1, sides)))
        }
    }

    /// Spoils bytes in a few places: flipped, cut out, doubled, exchanged for what breaks parsers.
    static func spoilt(_ seed: [UInt8], _ dice: inout Dice) -> [UInt8] {
        let rude: [[UInt8]] = [
            [0], [0xFF], [0xC3], [0xE2, 0x80], [0xF0, 0x9F], [0xEF, 0xBB, 0xBF], [0x0D, 0x0A, 0x0D, 0x0A],
            [0x1F, 0x8B, 8],
            Array("<".utf8), Array("&#".utf8), Array("999999999999999999999".utf8), Array("WARC/1.0\r\n".utf8),
            Array("Content-Length: 99999999999\r\n".utf8), Array("%".utf8), Array("milliards".utf8),
            Array("<!--".utf8), Array("<script>".utf8), Array("e\u{301}".utf8), Array("\u{2028}".utf8),
        ]
        var bytes = seed
        for _ in 0...dice.roll(8) {
            guard bytes.count > 4 else { break }
            let place = dice.roll(bytes.count)
            switch dice.roll(5) {
            case 0: bytes[place] = UInt8(dice.roll(256))
            case 1: bytes.removeSubrange(place..<min(bytes.count, place + 1 + dice.roll(40)))
            case 2: bytes.insert(contentsOf: rude[dice.roll(rude.count)], at: place)
            case 3: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 1 + dice.roll(80))], at: place)
            default: bytes = Array(bytes.prefix(place + 1))
            }
        }
        return bytes
    }

    @Test(
        "Text, pages and archives in any state are read or refused, and what is read quotes the text", arguments: 0..<3)
    func mutations(_ kind: Int) throws {
        let seed = kind == 0 ? Array(Self.text.utf8) : kind == 1 ? Array(Self.page.utf8) : Self.archive()
        let reader = Reader()
        var limits = Limits()
        limits.page = 1 << 16
        limits.whole = 1 << 11
        limits.part = 1 << 9
        var dice = Dice(state: 0x9E37_79B9_7F4A_7C15 + UInt64(kind))
        var read = 0
        for round in 0..<(kind == 0 ? 250 : 120) {
            let bytes = round == 0 ? seed : Self.spoilt(seed, &dice)
            var previous: Document?
            try? InputReader(limits: limits) { _ in }.forEachArticle(in: bytes, name: "spoilt") { article in
                let scalars = Array(String(decoding: article.text, as: UTF8.self).unicodeScalars)
                let document = try reader.read(article, after: article.offset > 0 ? previous : nil)
                previous = document
                read += document.claims.count
                let spans =
                    document.claims.map { ($0.start, $0.end, $0.quote) }
                    + document.events.map { ($0.start, $0.end, $0.quote) }
                    + document.projects.map { ($0.start, $0.end, $0.quote) }
                    + document.commitments.map { ($0.start, $0.end, $0.quote) }
                for (start, end, quote) in spans {
                    let (from, to) = (start - article.offset, end - article.offset)
                    guard from >= 0, from < to, to <= scalars.count else {
                        Issue.record("round \(round): \(start)..<\(end) is outside the text")
                        continue
                    }
                    var written = String.UnicodeScalarView()
                    written.append(contentsOf: scalars[from..<to])
                    #expect(Array(String(written).utf8) == Array(quote.utf8), "round \(round)")
                }
            }
        }
        // A run in which nothing was read would show nothing.
        #expect(read > 300)
    }

    @Test("Ten megabytes of digits are no figure and take no time")
    func digits() throws {
        let text =
            Array("Le commerce a atteint ".utf8) + [UInt8](repeating: 0x37, count: 10_000_000)
            + Array(" puis 12 milliards de dollars en 2023.".utf8)
        var claims: [Claim] = []
        var previous: Document?
        let reader = Reader()
        try InputReader(limits: Limits()) { _ in }.forEachArticle(in: text, name: "digits") { article in
            let document = try reader.read(article, after: article.offset > 0 ? previous : nil)
            previous = document
            claims += document.claims
        }
        #expect(claims.contains { $0.quote == "12 milliards de dollars" && $0.value.middle == 12e9 })
    }
}

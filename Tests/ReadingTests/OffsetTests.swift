import Evidence
import Testing

@testable import Reading

@Suite("Offsets")
struct OffsetTests {
    static let texts = [
        "Le commerce a atteint 90 milliards de dollars.\r\nIl a crû de 27\u{A0}% sur un an.\r\n",
        "🚂🚃 Le train transporte 41\u{202F}000 conteneurs, soit 12,5\u{202F}% de plus 👩‍👩‍👧.",
        "Le cafe\u{301} vaut 3 milliards d’euros à Hanoi\u{308}.",
        "\u{FEFF}Trade grew 5.6% to $7.3&nbsp;billion &amp; more.",
        "中国 exports of 12 billion yuan rose 4 per cent in 2024, customs said.",
        "  \t\n\n- 10 %\n",
    ]

    @Test("The quote is the text between the offsets, counted in Unicode scalars", arguments: texts)
    func quotes(_ text: String) throws {
        let document = try Reader().read(Array(text.utf8), name: "text")
        let scalars = Array(text.unicodeScalars)
        for claim in document.claims {
            var slice = String.UnicodeScalarView()
            slice.append(contentsOf: scalars[claim.start..<claim.end])
            #expect(Array(String(slice).utf8) == Array(claim.quote.utf8))
        }
        #expect(!document.claims.isEmpty)
    }

    @Test("Any bytes are read or refused, never worse")
    func hostile() {
        var generator = SystemRandomNumberGenerator()
        let reader = Reader()
        let pieces = [
            "12", ",", ".", " ", "\u{202F}", "milliards", "de", "d’", "%", "$", "(", "\n", "mai", "deux", "-", "Chine",
            "é", "&nbsp;",
        ]
        for _ in 0..<400 {
            let text = (0..<60).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
            _ = try? reader.read(Array(text.utf8), name: "random")
            let bytes = (0..<200).map { _ in UInt8.random(in: 1...255, using: &generator) }
            _ = try? reader.read(bytes, name: "random")
        }
        _ = try? reader.read(Array(repeating: UInt8(ascii: "9"), count: 1_000_000), name: "digits")
    }

    @Test("Text that is not UTF-8 is read as Windows-1252 and says so")
    func latin() throws {
        let bytes = Array("Le commerce entre la Chine et l'Asie a cr".utf8) + [0xFB] + Array(" de 27 % en 2023.".utf8)
        let document = try Reader().read(bytes, name: "latin")
        #expect(document.encoding == "windows-1252")
        #expect(document.text.contains("crû"))
        #expect(document.claims.first?.quote == "27 %")
    }

    @Test("Empty and binary files are refused with a reason")
    func refused() {
        for bytes in [[], [0x20, 0x0A], [0x7F, 0x45, 0x4C, 0x46, 0x00, 0x01]] as [[UInt8]] {
            let complaint = #expect(throws: Complaint.self) { try Reader().read(bytes, name: "file") }
            #expect(complaint?.exit == .badInput)
        }
    }
}

@Suite("Prose that sounds like a menu")
struct MenuWordTests {
    @Test("A paragraph about shares and markets keeps its figures")
    func prose() throws {
        let text = """
            Kazakhstan trade news

            Analysts say about 40 percent of the share of regional markets went to China in 2024, with trade between China \
            and Kazakhstan at $43.9 billion, and shares of other markets rose.
            """
        let document = try Reader().read(Array(text.utf8), name: "-")
        #expect(document.claims.map(\.quote) == ["40 percent", "$43.9 billion"])
    }
}

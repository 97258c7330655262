import Evidence
import Testing

@testable import Reading

@Suite("What is carried over from sentence to sentence")
struct DiscourseTests {
    static let reader = Reader()

    private func claims(_ text: String, published: String = "2025-03-01") throws -> [Claim] {
        try Self.reader.read(Array(text.utf8), name: "-", published: Period(published)).claims
    }

    @Test(
        "A figure of one product is no total; one of all goods is",
        arguments: [
            ("Indonesia's nickel exports to China reached 12 billion dollars in 2024.", "nickel"),
            ("Exports of solar panels from China to Uzbekistan totalled 2 billion dollars in 2024.", "solar"),
            (
                "Les exportations vietnamiennes de durians vers la Chine ont atteint 3 milliards de dollars en 2024.",
                "durians"
            ),
            ("China's exports to Vietnam reached 162 billion dollars in 2024.", nil),
            ("China's total exports of goods to Vietnam reached 162 billion dollars in 2024.", nil),
            ("Les exportations de la Chine vers le Vietnam ont atteint 162 milliards de dollars en 2024.", nil),
            ("Les échanges de marchandises entre la Chine et le Laos ont atteint 8 milliards de dollars en 2024.", nil),
            ("Bilateral trade between China and Laos reached 8 billion dollars in 2024.", nil),
        ] as [(String, String?)])
    func narrowing(_ text: String, _ word: String?) throws {
        #expect(try claims(text).first?.narrowing == word)
    }

    @Test("The speaker is named and lends no party")
    func speaker() throws {
        let claim = try #require(
            claims("Le commerce entre la Chine et le Laos a crû de 12 % en 2024, a indiqué la douane thaïlandaise.")
                .first)
        #expect(claim.speaker == "la douane thaïlandaise")
        #expect(claim.parties.map(\.code) == ["CHN", "LAO"])
        let english = try #require(
            claims("According to Thai customs, China's imports from Laos fell 3 percent in 2024.").first)
        #expect(english.speaker == "Thai customs")
        #expect(english.parties.map(\.code) == ["CHN", "LAO"])
    }

    @Test("Exporter, importer, investor and host stand in their order whichever is named first")
    func roles() throws {
        let imports = try #require(claims("From China, Vietnam's imports reached 144 billion dollars in 2024.").first)
        #expect(imports.parties.map(\.role) == [.importer, .exporter])
        #expect(imports.parties.map(\.code) == ["VNM", "CHN"])
        let investment = try #require(
            claims("In Laos, Chinese direct investment reached 1 billion dollars in 2023.").first)
        #expect(investment.parties.map(\.code) == ["CHN", "LAO"])
        #expect(investment.parties.map(\.role) == [.investor, .host])
    }

    @Test("Parties, measure and period go on to the next sentence")
    func carriedOver() throws {
        let text =
            "Trade between China and Thailand reached 134 billion dollars in 2024. The kingdom ran a deficit of 45 billion. "
            + "A year earlier trade had stood at 126 billion dollars."
        let claims = try claims(text)
        #expect(claims.map(\.measure) == [.tradeTotal, .tradeBalance, .tradeTotal])
        #expect(claims.map { Set($0.parties.map(\.code)) } == Array(repeating: ["CHN", "THA"], count: 3))
        #expect(claims.map { $0.period?.description } == ["2024", "2024", "2023"])
    }

    @Test("A newsroom, a city in passing and a currency are no parties; a port that acts is")
    func places() throws {
        #expect(
            try claims("HANOI (VNA) – China's exports to Laos rose 5 percent in 2024.").first?.parties.map(\.code)
                == ["CHN", "LAO"])
        #expect(
            try claims("Khorgos port handled 8 million tonnes of freight in 2024.").first?.parties.map(\.code)
                == ["Khorgos"])
        #expect(
            try claims("Le projet laotien coûte 3 milliards de dollars américains.").first?.parties.map(\.code)
                == ["LAO"])
    }

    @Test("A long text read in blocks gives the claims of its parts, at their places")
    func blocks() throws {
        let paragraph = "Trade between China and Vietnam reached 260.7 billion dollars in 2024, up 13 percent.\n\n"
        let count = Blocks.largest / paragraph.utf8.count + 500
        let text = String(repeating: paragraph, count: count)
        let claims = try claims(text)
        #expect(claims.count == 2 * count)
        let length = paragraph.unicodeScalars.count
        for (index, claim) in claims.enumerated() {
            #expect(claim.start / length == index / 2)
            if index.isMultiple(of: 2) { #expect(claim.quote == "260.7 billion dollars") }
        }
        #expect(Set(claims.map(\.id)).count == claims.count)
    }

    @Test("Wrapped lines are one sentence, a first letter set apart belongs to its word")
    func lines() throws {
        let wrapped = """
            Les importations africaines depuis la Chine ont en une seule année augmenté de plus
            de 23 %, à 73 milliards de dollars.
            """
        let claims = try claims(wrapped)
        #expect(claims.map(\.approximation) == [.over, .exact])
        #expect(claims.map(\.measure) == [.growth, .imports])
        let initial = try self.claims("M\nalaysia will borrow 2 billion dollars.")
        #expect(initial.first?.parties.map(\.code) == ["MYS"])
    }
}

import Evidence
import Testing

@testable import Reading

/// One sentence, one figure: value, unit, and how firmly it is worded.
struct Example: Sendable, CustomTestStringConvertible {
    let text: String
    let value: Double
    let unit: String
    var approximation = Claim.Approximation.exact

    var testDescription: String { text }
}

@Suite("Numbers and units")
struct QuantityTests {
    static let reader = Reader()

    static let examples: [Example] = [
        Example(text: "Les échanges ont atteint 34,9 milliards de dollars en 2019.", value: 34.9e9, unit: "USD"),
        Example(text: "Le port traite 1.120 conteneurs.", value: 1120, unit: "count"),
        Example(text: "La ligne mesure 1\u{202F}363\u{A0}km.", value: 1363, unit: "km"),
        Example(text: "La ligne mesure 13 000 km de rails.", value: 13_000, unit: "km"),
        Example(
            text: "Le projet coûte environ deux millions d’euros.", value: 2e6, unit: "EUR", approximation: .about),
        Example(text: "La route a coûté plus de 3 Md$ au total.", value: 3e9, unit: "USD", approximation: .over),
        Example(text: "Les ventes valent 2,09 billions de yuans.", value: 2.09e12, unit: "CNY"),
        Example(text: "Le pays compte vingt-trois usines.", value: 23, unit: "count"),
        Example(text: "Quatre-vingt-dix navires ont accosté.", value: 90, unit: "count"),
        Example(text: "Deux mille cent camions attendent.", value: 2100, unit: "count"),
        Example(text: "La part a reculé de 2,5 points de pourcentage.", value: 2.5, unit: "percent"),
        Example(text: "C’est près de 21 fois plus qu’avant.", value: 21, unit: "times", approximation: .nearly),
        Example(text: "La centrale a une puissance de 100 MW.", value: 100, unit: "MW"),
        Example(text: "Trade reached US$7.3bn with the bloc.", value: 7.3e9, unit: "USD"),
        Example(text: "Trade was nearly $1,120.5 million.", value: 1120.5e6, unit: "USD", approximation: .nearly),
        Example(text: "The line cost 50.27 billion ringgit.", value: 50.27e9, unit: "MYR"),
        Example(text: "The firm hired a hundred and fifty engineers.", value: 150, unit: "count"),
        Example(text: "The budget was RM 85.97 billion.", value: 85.97e9, unit: "MYR"),
        Example(text: "The plant runs at 12 per cent of its load.", value: 12, unit: "percent"),
        Example(text: "The 665-kilometre railway is open.", value: 665, unit: "km"),
    ]

    @Test("A figure is read with its value, unit and wording", arguments: examples)
    func figure(_ example: Example) throws {
        let document = try Self.reader.read(Array(example.text.utf8), name: "sentence")
        let claim = try #require(document.claims.first)
        #expect(document.claims.count == 1)
        #expect(claim.value == .number(example.value))
        #expect(claim.unit.rawValue == example.unit)
        #expect(claim.approximation == example.approximation)
    }

    @Test(
        "What states no quantity is no claim",
        arguments: [
            "Le sommet s’est tenu le 27 novembre 2025 à Astana.", "La loi n° 45 est entrée en vigueur.",
            "The 26th edition of the expo opened on July 13, 2024.", "L’avion Airbus A320 a décollé à 08h20.",
            "Les deux pays ont signé un accord.", "Tél : (+84) 24 38 25 20 96", "Le 14e plan quinquennal commence.",
        ])
    func noFigure(_ text: String) throws {
        let document = try Self.reader.read(Array(text.utf8), name: "sentence")
        #expect(document.claims.map(\.quote) == [])
    }

    @Test("A range is one claim, a change two")
    func ranges() throws {
        let range = try Self.reader.read(Array("La ville crée 12 à 15 millions d’emplois.".utf8), name: "-")
        #expect(range.claims.map(\.value) == [.range(12e6, 15e6)])
        let change = try Self.reader.read(Array("La part est passée de 5,5% à 16% en dix ans.".utf8), name: "-")
        #expect(change.claims.prefix(2).map(\.value) == [.number(5.5), .number(16)])
    }
}

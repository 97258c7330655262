import Evidence
import Testing

@testable import Reading

/// Between whom works, gates, provinces and lists are: sentences of our own, each figure found by its quote.
@Suite("Parties of works, gates and lists")
struct WorksAndGatesTests {
    struct Example: Sendable, CustomTestStringConvertible {
        var text: String
        /// Quote and parties, reporter or builder first, several by blanks.
        var parties: [(quote: String, codes: String)]
        var testDescription: String { String(text.prefix(70)) }
    }

    static let examples: [Example] = [
        // What a line is called says whose it is, also where only one of them is named beside the figure.
        Example(
            text: """
                The China-Mongolia-Russia gas pipeline was discussed in Ulaanbaatar on Tuesday.
                The project would cost 13.6 billion dollars and take five years. Some 960 km of it would cross Mongolian territory.
                """,
            parties: [("13.6 billion dollars", "CHN MNG RUS")]),
        Example(
            text: """
                La ligne à grande vitesse Chine – Laos – Thaïlande avance, selon les ingénieurs.
                Le coût du chantier est estimé à 7,9 milliards de dollars et 61 ponts sont prévus.
                """,
            parties: [("7,9 milliards de dollars", "CHN LAO THA"), ("61 ponts", "CHN LAO THA")]),
        // Whose firms or money build it.
        Example(
            text: """
                Work on the Kampot harbour in Cambodia is carried out by a consortium of Chinese companies.
                The breakwater will be 2.4 km long and the whole will cost 480 million dollars.
                """,
            parties: [("480 million dollars", "CHN KHM")]),
        Example(
            text: """
                Au Tadjikistan, une centrale solaire financée par des prêts chinois sera livrée en juin.
                D'une puissance de 220 MW, elle a coûté 190 millions de dollars.
                """,
            parties: [("220 MW", "CHN TJK"), ("190 millions de dollars", "CHN TJK")]),
        // Nobody from abroad builds it: the country's own, whoever buys what it carries.
        Example(
            text: """
                Mongolia sold 31 million tonnes of coal to China last year. The new 281 km line was paid for by the state budget.
                """,
            parties: [("281 km", "MNG")]),
        // The economy that a place lies in is no second party.
        Example(
            text: "Northeast China's Heilongjiang Province saw its foreign trade grow 6.4 percent in 2023.",
            parties: [("6.4 percent", "Heilongjiang")]),
        Example(
            text: "Le commerce extérieur de la province chinoise du Gansu a progressé de 4,1 % en 2022.",
            parties: [("4,1 %", "Gansu")]),
        Example(
            text: """
                Yunnan posted strong figures in 2021. The province saw its trade with Myanmar and Vietnam rise by 12 percent and \
                31 percent, respectively.
                """,
            parties: [("12 percent", "Yunnan MMR"), ("31 percent", "Yunnan VNM")]),
        // Gates that handle what is counted.
        Example(
            text: "Manzhouli handled 5,012 China-Europe freight trains in 2022, up 6 percent.",
            parties: [("5,012 China-Europe freight trains", "Manzhouli")]),
        Example(
            text: "Les trains Chine-Europe passés via Alashankou ont transporté 9,1 millions de tonnes en 2023.",
            parties: [("9,1 millions de tonnes", "Alashankou")]),
        Example(
            text: "Le col d'Alataw et le port de Horgos ont traité 13 400 trains en 2022.",
            parties: [("13 400 trains", "Alashankou Khorgos")]),
        // Lists.
        Example(
            text: """
                Uzbekistan's main partners were China (13.8 billion dollars), Russia (11.6 billion dollars) and Türkiye \
                (2.9 billion dollars) in trade in 2024.
                """,
            parties: [
                ("13.8 billion dollars", "UZB CHN"), ("11.6 billion dollars", "UZB RUS"),
                ("2.9 billion dollars", "UZB TUR"),
            ]),
        Example(
            text: """
                China's imports from ASEAN rose in 2023, and those from Laos, Cambodia and Myanmar were up 9 percent, 14 percent \
                and 3 percent respectively.
                """,
            parties: [("9 percent", "CHN LAO"), ("14 percent", "CHN KHM"), ("3 percent", "CHN MMR")]),
        Example(
            text: """
                Laos exported bananas worth 230 million dollars to China in 2022. Exports to Vietnam came to 88 million dollars \
                and exports to Thailand to 41 million dollars.
                """,
            parties: [("88 million dollars", "LAO VNM"), ("41 million dollars", "LAO THA")]),
        Example(
            text: "La Chine est le premier partenaire du Laos et le deuxième partenaire du Cambodge et de la Birmanie.",
            parties: [("deuxième partenaire", "CHN KHM MMR")]),
        // Lands that are only crossed, seas, and seats of firms.
        Example(
            text: "Turkmenistan sends gas to China through three pipelines crossing Uzbekistan and Kazakhstan.",
            parties: [("three pipelines", "TKM CHN")]),
        Example(
            text: "A port on the Indian Ocean leased by Myanmar covers 520 hectares.",
            parties: [("520 hectares", "MMR")]),
        Example(
            text: "Hong Kong (China) invested 910 million dollars in Vietnam in 2020.",
            parties: [("910 million dollars", "HKG VNM")]),
        Example(
            text: "Tajikistan's foreign trade came to US $5.9 billion in 2023.", parties: [("$5.9 billion", "TJK")]),
        // The country told of, not the continent it lies in.
        Example(
            text: "Mongolia relies on coal. The North Asian country exported 69.6 million tonnes in 2023.",
            parties: [("69.6 million tonnes", "MNG")]),
        Example(
            text: "L'Ouzbékistan investit dans ses routes. Ce pays d'Asie centrale compte 37 millions d'habitants.",
            parties: [("37 millions d'habitants", "UZB")]),
    ]

    @Test("Each figure is of those who build, run or trade it", arguments: examples.indices)
    func parties(_ index: Int) throws {
        let example = Self.examples[index]
        let claims = try DiscourseTests.reader.read(
            Array(example.text.utf8), name: "-", published: Period("2025-03-01")
        ).claims
        for (quote, codes) in example.parties {
            let claim = try #require(claims.first { $0.quote == quote }, "\(quote) in \(claims.map(\.quote))")
            #expect(
                claim.parties.map(\.code).sorted() == codes.split(separator: " ").map(String.init).sorted(),
                "\(quote): \(claim.parties.map(\.code))")
        }
    }
}

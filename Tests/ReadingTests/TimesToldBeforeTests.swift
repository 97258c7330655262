import Evidence
import Testing

@testable import Reading

/// Times that point back, bases of comparison and sums since an opening: sentences of our own.
@Suite("When, as it was told before")
struct TimesToldBeforeTests {
    struct Example: Sendable, CustomTestStringConvertible {
        var text: String
        /// Quote and period; nil where none is meant.
        var periods: [(quote: String, period: String?)]
        var testDescription: String { String(text.prefix(70)) }
    }

    static let examples: [Example] = [
        // The year before, in the months of the figure that it is compared with.
        Example(
            text: """
                From January to September 2024 trade between Laos and China came to 6.1 billion dollars, an 11 percent rise from \
                5.5 billion dollars. Laos sold goods worth 2.9 billion dollars, up 8 percent from 2.7 billion dollars in the \
                corresponding period of 2023.
                """,
            periods: [
                ("6.1 billion dollars", "2024-01/2024-09"), ("5.5 billion dollars", "2023-01/2023-09"),
                ("2.9 billion dollars", "2024-01/2024-09"), ("2.7 billion dollars", "2023-01/2023-09"),
            ]),
        Example(
            text: """
                Au premier semestre 2024, le Kazakhstan a vendu 1,9 milliard de dollars de cuivre à la Chine, contre 1,6 milliard \
                de dollars pendant la même période en 2023.
                """,
            periods: [("1,9 milliard de dollars", "2024-H1"), ("1,6 milliard de dollars", "2023-H1")]),
        // The period under review.
        Example(
            text: """
                Les douanes ont publié les chiffres des quatre premiers mois de 2023.

                Durant cette période, les exportations du Cambodge vers la Chine ont atteint 510 millions de dollars.
                """,
            periods: [("510 millions de dollars", "2023-01/2023-04")]),
        Example(
            text: """
                Trade with China grew 7 percent in the first five months of 2024. Last year it made up 21 percent of the total, \
                and 24 percent in the five months. Exports rose 9 percent in the reviewed period.
                """,
            periods: [
                ("7 percent", "2024-01/2024-05"), ("24 percent", "2024-01/2024-05"), ("9 percent", "2024-01/2024-05"),
            ]),
        Example(
            text: """
                In the first half of 2022 registered capital from Japan came to 900 million dollars in Vietnam. Singapore came \
                second with 700 million dollars.
                """,
            periods: [("900 million dollars", "2022-H1"), ("700 million dollars", "2022-H1")]),
        // Parts of a year with the year behind them.
        Example(
            text: "Freight tripled in January-October last year, reaching 48,000 TEU.",
            periods: [("48,000 TEU", "2024-01/2024-10")]),
        Example(
            text: "From the year's beginning to February 20, foreign firms invested 1.1 billion dollars in Laos.",
            periods: [("1.1 billion dollars", "2025-01/2025-02")]),
        Example(
            text: "Au cours des dix premiers mois de l'année 2023, le port a traité 12 millions de tonnes.",
            periods: [("12 millions de tonnes", "2023-01/2023-10")]),
        Example(
            text: "China bought goods worth 4.2 billion dollars from Myanmar over the past two months.",
            periods: [("4.2 billion dollars", "2025-01/2025-02")]),
        // Since the line runs.
        Example(
            text: """
                The railway was opened in December 2021. It has carried 52 million passengers since it was put into operation.
                """,
            periods: [("52 million passengers", "2021-12/2025-03")]),
        Example(
            text: """
                Three years after its launch the line is busy. It had carried 11 million tonnes as of Friday.
                """,
            periods: [("11 million tonnes", "2022-03/2025-02")]),
        // From the first to the last year of a span.
        Example(
            text:
                "Entre 2015 et 2023, les échanges entre la Chine et le Laos sont passés de 2,8 à 7,1 milliards de dollars.",
            periods: [("2,8", "2015"), ("7,1 milliards de dollars", "2023")]),
        // What is aimed at has no time of what was told before.
        Example(
            text: """
                Trade between China and Laos reached 7.1 billion dollars in 2023. The goal is to bring it to 10 billion dollars.
                """,
            periods: [("7.1 billion dollars", "2023"), ("10 billion dollars", nil)]),
        // An older figure told in between sets no time for what follows.
        Example(
            text: """
                In 2023 wood made up 9 percent of the exports, while in 2015 it was 30 percent. Copper made up 41 percent of them.
                """,
            periods: [("9 percent", "2023"), ("30 percent", "2015"), ("41 percent", "2023")]),
        // No year, but what a plant can give.
        Example(
            text: "Solar plants with a capacity of 2000 MW will be built in Uzbekistan.", periods: [("2000 MW", nil)]),
        Example(
            text: "In 2024 sales reached 3 billion dollars. Of this sum, 800 million dollars went into new projects.",
            periods: [("800 million dollars", "2024")]),
    ]

    @Test("Each figure has the time that is meant", arguments: examples.indices)
    func periods(_ index: Int) throws {
        let example = Self.examples[index]
        let claims = try DiscourseTests.reader.read(
            Array(example.text.utf8), name: "-", published: Period("2025-03-01")
        ).claims
        for (quote, period) in example.periods {
            let claim = try #require(claims.first { $0.quote == quote }, "\(quote) in \(claims.map(\.quote))")
            #expect(
                claim.period?.description == period, "\(quote): \(claim.period.map(\.description) ?? "none")")
        }
    }
}

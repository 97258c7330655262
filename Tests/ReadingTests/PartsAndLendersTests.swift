import Testing

@testable import Reading

/// Parts of what was told of before, lists by country, who lends and who owes, where something lies, since when it runs.
///
/// Sentences of our own, each figure found by its quote.
@Suite("Parts, lists and lenders")
struct PartsAndLendersTests {
    typealias Example = NewsHabitsTests.Example
    typealias Figure = NewsHabitsTests.Figure

    static let examples: [Example] = [
        // Parts of a flow: of the whole's buyer and the seller named at each.
        Example(
            text: """
                L'an dernier, la Chine a importé 1,3 million de tonnes de durians, dont 910 000 tonnes fournies par la Thaïlande \
                (70 %), tandis que le Vietnam a expédié 380 000 tonnes, suivi par les Philippines avec 3 700 tonnes. Sur cette \
                quantité, 35 000 tonnes provenaient du Laos et 13 000 tonnes provenaient du Cambodge.
                """,
            figures: [
                Figure("910 000 tonnes", "THA CHN"), Figure("380 000 tonnes", "VNM CHN"),
                Figure("3 700 tonnes", "PHL CHN"), Figure("35 000 tonnes", "LAO CHN"),
                Figure("13 000 tonnes", "KHM CHN"),
            ]),
        Example(
            text: """
                En 2021, les échanges entre le Vietnam et la Chine ont atteint 166 milliards de dollars ( 24,1%), dont 55 milliards \
                d’exportations vietnamiennes. Le commerce entre le Vietnam et l’Asie a atteint 420 milliards de dollars.
                """,
            figures: [
                Figure("24,1%", measure: "growth", "VNM CHN"), Figure("55 milliards", measure: "exports", "VNM CHN"),
                Figure("420 milliards de dollars", "VNM ASIA"),
            ]),
        // A list by country, its reporter named above it.
        Example(
            text: """
                China's trade with Central Asia grew sharply:
                Kazakhstan: turnover rose by 24.8 percent to $17.2 billion; exports to Kazakhstan reached $9.6 billion, imports $7.6 billion.
                Tajikistan: turnover jumped 81 percent to $2.3 billion; exports to Tajikistan hit $2.1 billion.
                """,
            figures: [
                Figure("24.8 percent", "CHN KAZ"), Figure("$17.2 billion", "CHN KAZ"),
                Figure("$9.6 billion", "CHN KAZ"),
                Figure("$7.6 billion", "CHN KAZ"), Figure("$2.3 billion", "CHN TJK"), Figure("$2.1 billion", "CHN TJK"),
            ]),
        Example(
            text: """
                The largest contributor to Indonesia's surplus was India, with $1.45 billion, followed by the United States with \
                $1.2 billion, and Japan with $712.2 million.
                """,
            figures: [
                Figure("$1.2 billion", measure: "trade_balance", "IDN USA"),
                Figure("$712.2 million", measure: "trade_balance", "IDN JPN"),
            ]),
        // Who lends and who owes.
        Example(
            text: """
                La BAII a approuvé des prêts de 511 millions de dollars pour des projets du Bangladesh, de l'Indonésie et du \
                Pakistan. 166 millions de dollars sont débloqués pour le Bangladesh, 213 millions pour l'Indonésie.
                """,
            figures: [
                Figure("511 millions de dollars", "Asian Infrastructure Investment Bank/BGD/IDN/PAK"),
                Figure("213 millions", measure: "finance", "Asian Infrastructure Investment Bank/IDN"),
            ]),
        Example(
            text: """
                Kyrgyzstan borrows abroad. The country's total public debt amounted to 744 billion KGS, or $8.5 billion. \
                Kyrgyzstan's main creditor is China's Eximbank. The World Bank with $815 million follows.
                """,
            figures: [
                Figure("744 billion KGS", measure: "finance", "KGZ"), Figure("$8.5 billion", "KGZ"),
                Figure("$815 million", "World Bank/KGZ"),
            ]),
        // What passes through a place is its own; where something lies is of the land alone.
        Example(
            text: """
                Currently, the terminal in Xi'an has a capacity of 131,000 TEU per year. The plant will be built by a Chinese \
                consortium in Vietnam, 240 km (149 miles) south of Ho Chi Minh City.
                """,
            figures: [
                Figure("131,000 TEU", measure: "capacity", "Xi'an"), Figure("240 km", "VNM"),
                Figure("149 miles", "VNM"),
            ]),
        Example(
            text: """
                Kazakhstan took over wind plants. The general contractor was one of China’s largest state-owned investment \
                corporations. The 6 MW wind farm consists of two plants.
                """,
            figures: [Figure("6 MW", "CHN KAZ")]),
        // Months so far, days of sources, foundings, what a plant uses a year.
        Example(
            published: "2021-05-01",
            text: """
                During the four-month period, Vietnam imported goods worth $31.9 billion from China, an increase of 49.6% \
                year-on-year or $10.5 billion.
                """,
            figures: [
                Figure("$31.9 billion", measure: "imports", when: "2021-01/2021-04"),
                Figure("$10.5 billion", measure: "growth", of: "imports", "VNM CHN"),
            ]),
        Example(
            text: """
                All 90% of its shares are owned by a fund established in 2007. Kyrgyz debt stood at 44 percent of output (Kun.uz, \
                September 15, 2020). The plant will start operation in 2015, using 3.3 million tonnes of coal annually.
                """,
            figures: [
                Figure("90%", when: "-"), Figure("44 percent", when: "-"), Figure("3.3 million tonnes", when: "-"),
            ]),
        Example(
            text: """
                The China Eximbank has disbursed 18 million USD for the railway. A consortium of Chinese banks will provide about \
                $2.1 billion for the construction of a road. The port has launched 13 new freight train routes.
                """,
            figures: [
                Figure("18 million USD", measure: "finance"), Figure("$2.1 billion", measure: "finance"),
                Figure("13 new freight train routes", measure: "count_other"),
            ]),
        Example(
            text: """
                Le complexe a coûté 940 MUSD, pour 3,2 MT d'acier par an. Les exportations ont atteint 19,2 millards de dollars.
                """,
            figures: [
                Figure("940 MUSD", value: 940e6, unit: "USD"), Figure("3,2 MT", value: 3.2e6, unit: "tonne"),
                Figure("19,2 millards de dollars", value: 19.2e9, unit: "USD"),
            ]),
        // Whose own it is: what somebody gives, makes or receives; output; countries that invest.
        Example(
            text: "Kirghizistan et Chine bâtiront la ligne. La Chine apportera 52 % des fonds.",
            figures: [Figure("52 %", "CHN")]),
        Example(
            text: """
                A loan by the Export-Import Bank of China and 16.8 million USD provided by the Tajik government paid for the plant. \
                Tajikistan owes 31 percent of its GDP to China.
                """,
            figures: [Figure("16.8 million USD", measure: "finance", "TJK"), Figure("31 percent", "TJK CHN")]),
        Example(
            text:
                "Les chantiers, financés par la Chine, ont fait grimper la dette extérieure du Laos à 64 % de son PIB.",
            figures: [Figure("64 %", "LAO")]),
        Example(
            text: """
                Indonesia has nickel, too. China produced 115,000 tons of nickel at home in 2020. China was the biggest among the 62 \
                countries investing in new projects in Vietnam. In the absence of Chinese tourists, Vietnam only received \
                2.7 million foreign visitors in 2022. China has received 300 billion cubic meters of gas from Central Asia.
                """,
            figures: [
                Figure("115,000 tons", "CHN"), Figure("62 countries", "VNM"),
                Figure("2.7 million foreign visitors", "VNM"),
                Figure("300 billion cubic meters", "CHN CAS5"),
            ]),
        Example(
            text: """
                La construction de l'autoroute Phnom Penh - Sihanoukville de 188 km à capitaux chinois est achevée à environ 38%.
                """,
            figures: [Figure("188 km", "CHN KHM"), Figure("38%", "CHN KHM")]),
        // The time of the level that a change starts from, conversions in brackets between.
        Example(
            text: "In 2018, trade rose 21 % from $15 billion in 2017 to $18 billion.",
            figures: [
                Figure("21 %", when: "2018"), Figure("$15 billion", when: "2017"), Figure("$18 billion", when: "2018"),
            ]),
        Example(
            text: "Trade rose 22 % from $16 billion in 2017 to $19 billion.",
            figures: [Figure("22 %", when: "-"), Figure("$16 billion", when: "2017"), Figure("$19 billion", when: "-")]),
        Example(
            text: """
                Le commerce entre la Chine et l’ASEAN est passé de 8,1 milliards de dollars (7,3 milliards d’euros) en 1991 à 681 \
                milliards de dollars (613 mds €) en 2020, soit un taux de croissance annuel moyen de 16,5%.
                """,
            figures: [
                Figure("8,1 milliards de dollars", when: "1991"), Figure("681 milliards de dollars", when: "2020"),
                Figure("613 mds €", when: "2020"), Figure("16,5%", when: "1991/2020"),
            ]),
        // Lent to the same as the figure before, not to whom the text names most.
        Example(
            text: """
                The Philippines buys rice. The Philippines grows rice. The Asian Development Bank will lend Laos 61 million \
                dollars for a road; the World Bank provided a further 41 million.
                """,
            figures: [
                Figure("61 million dollars", "Asian Development Bank/LAO"), Figure("41 million", "World Bank/LAO"),
            ]),
    ]

    @Test("Whose, of when and what a figure is", arguments: examples.indices)
    func figures(_ index: Int) throws { try NewsHabitsTests.check(Self.examples[index]) }
}

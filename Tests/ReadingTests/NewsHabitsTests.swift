import Evidence
import Testing

@testable import Reading

/// How news writes: who sells and who buys, older times told in passing, amounts right behind what they measure.
///
/// Sentences of our own, each figure found by its quote.
@Suite("Habits of news")
struct NewsHabitsTests {
    struct Example: Sendable, CustomTestStringConvertible {
        var published = "2025-03-01"
        var text: String
        var figures: [Figure]
        var testDescription: String { String(text.prefix(70)) }
    }

    /// What a figure must be read as; nil where nothing is asked, "-" for none.
    ///
    /// Parties stand apart by a blank, or by a stroke where names have blanks.
    struct Figure: Sendable {
        var quote: String
        var value: Double?
        var unit: String?
        var measure: String?
        var growthOf: String?
        var parties: String?
        var period: String?

        init(
            _ quote: String, value: Double? = nil, unit: String? = nil, measure: String? = nil,
            of growthOf: String? = nil,
            _ parties: String? = nil, when period: String? = nil
        ) {
            self.quote = quote
            self.value = value
            self.unit = unit
            self.measure = measure
            self.growthOf = growthOf
            self.parties = parties
            self.period = period
        }
    }

    static let whose: [Example] = [
        // Who sells and who buys, wherever in the sentence they stand.
        Example(
            text: """
                Cambodia shipped more fruit in 2023. A total of 71,500 tonnes of mangoes was exported to China. Cambodia exported \
                42,000 tonnes of longans and 18,300 tonnes of bananas to Vietnam, earning 31 million dollars.
                """,
            figures: [
                Figure("71,500 tonnes", measure: "volume", "KHM CHN"), Figure("42,000 tonnes", "KHM VNM"),
                Figure("18,300 tonnes", "KHM VNM"),
            ]),
        // A list in which one side changes.
        Example(
            text: "Freight from Uzbekistan to Kazakhstan rose by 21%, to Russia by 8% and to China by 30% in 2023.",
            figures: [Figure("21%", "UZB KAZ")]),
        Example(
            text: """
                Uzbekistan traded most with China: 3.1 billion dollars (22 percent). Second came Russia – $2.4 billion (17%), while \
                Turkey – about $1 billion (7%).
                """,
            figures: [Figure("17%", "UZB RUS"), Figure("$1 billion", "UZB TUR"), Figure("7%", "UZB TUR")]),
        // A rank between, and the whole that a share is of.
        Example(
            text: """
                Cambodia shipped goods worth 1.7 billion dollars to the world's second-largest economy in 2024, while it bought \
                13.4 billion dollars' worth. China, its largest partner, accounted for 27.7 percent of its total trade of \
                54.7 billion dollars.
                """,
            figures: [
                Figure("1.7 billion dollars", measure: "exports", "KHM CHN"), Figure("13.4 billion dollars", "KHM CHN"),
                Figure("27.7 percent", "CHN KHM"), Figure("54.7 billion dollars", "KHM"),
            ]),
        // Two flows that run opposite ways, and rates that answer them.
        Example(
            text: """
                Philippine exports to China reached 14.2 billion dollars while Chinese exports to the Philippines topped \
                11.9 billion dollars, expanding by 22 percent and 47 percent, respectively.
                """,
            figures: [
                Figure("14.2 billion dollars", "PHL CHN"), Figure("11.9 billion dollars", "CHN PHL"),
                Figure("22 percent", "PHL CHN"), Figure("47 percent", "CHN PHL"),
            ]),
        // Pacts and meetings are nobody; those in brackets are only members.
        Example(
            text: """
                China and Laos traded goods worth 7 billion dollars in 2023, the second year of the RCEP. In all, 120 contracts were \
                signed.
                """,
            figures: [Figure("120 contracts", "CHN LAO")]),
        Example(
            text: """
                Les pays de l'ASEAN (le Vietnam, le Laos, la Thaïlande et la Malaisie entre autres) ont acheté à la Chine pour \
                500 milliards de dollars en 2023.
                """,
            figures: [Figure("500 milliards de dollars", "ASEAN CHN")]),
        // Firms and leaders are of their countries.
        Example(
            text: "Sinopec will put 900 million dollars into a refinery in Sri Lanka.",
            figures: [Figure("900 million dollars", "CHN LKA")]),
        Example(
            text: "Brunei's refinery belongs to Zhejiang Hengyi Group, which invested 3.4 billion dollars in Brunei.",
            figures: [Figure("3.4 billion dollars", "CHN BRN")]),
        Example(
            text: """
                China is the largest source of capital for Laos. The country had invested 16 billion dollars in Laos by the end \
                of 2021.
                """,
            figures: [Figure("16 billion dollars", "CHN LAO")]),
        Example(
            text: """
                Les exportations de la Mongolie vers la deuxième économie mondiale ont atteint 12 milliards de dollars en 2023.
                """,
            figures: [Figure("12 milliards de dollars", "MNG CHN")]),
        // What is said of a name between commas; a group that only says where.
        Example(
            text: """
                Mongolia, the largest supplier of coal to China and a friend of Russia, has 3.4 million inhabitants.
                """,
            figures: [Figure("3.4 million inhabitants", "MNG")]),
        Example(
            text:
                "Laos, the only landlocked country in Southeast Asia, owed 10.5 billion dollars of external debt in 2022.",
            figures: [Figure("10.5 billion dollars", measure: "finance", "LAO")]),
        // Gates.
        Example(
            text: "Khorgos ranked first again. It handled over 8,000 trains in 2023.",
            figures: [Figure("8,000 trains", "Khorgos")]),
        Example(
            text: "En 2020, 5 000 trains Chine-Europe ont traversé le col d'Alataw.",
            figures: [Figure("5 000 trains", "Alashankou")]),
        Example(
            text: "Le gazoduc traverse quatre provinces birmanes avant la Chine.",
            figures: [Figure("quatre provinces birmanes", "MMR")]),
        Example(
            text: "Plus de 1,4 milliard de Chinois vivent le long du fleuve, selon le Laos.",
            figures: [Figure("1,4 milliard de Chinois", measure: "population", "CHN")]),
    ]

    static let times: [Example] = [
        // An older time told in passing ends with its paragraph.
        Example(
            text: """
                En janvier-février 2025, le Laos a vendu 310 millions de dollars de caoutchouc à la Chine.
                L'année dernière, il en avait vendu pour 1,6 milliard de dollars.
                Les exportations de bananes ont atteint 60 millions de dollars.
                """,
            figures: [
                Figure("310 millions de dollars", when: "2025-01/2025-02"),
                Figure("60 millions de dollars", when: "2025-01/2025-02"),
            ]),
        // What points back at the figure before.
        Example(
            text: """
                In 2023 the line carried 2.4 million passengers. Among these, 110,000 passengers crossed the border. Of this, \
                30,000 passengers were tourists.
                """,
            figures: [Figure("110,000 passengers", when: "2023"), Figure("30,000 passengers", when: "2023")]),
        Example(
            text: "Traffic on the line grew by 14.6 percent till May 2024, with 5,903 trains.",
            figures: [Figure("14.6 percent", when: "2024-01/2024-05")]),
        Example(
            text:
                "La valeur des échanges entre le 1er octobre 2023 et le 4 janvier 2024 a atteint 1,2 milliard de dollars.",
            figures: [Figure("1,2 milliard de dollars", when: "2023-10-01/2024-01-04")]),
        Example(
            text: "Over the eight months of 2023 freight rose by 11 percent.",
            figures: [Figure("11 percent", when: "2023-01/2023-08")]),
        Example(
            text: "Trade came to 443 billion dollars in 2013, 5.7 times that of 2003.",
            figures: [Figure("5.7 times", when: "2013")]),
        Example(
            text: """
                The capacity of the port will reach 200 million tonnes in 2026 and rise to 350 million tonnes by the end of 2030.
                """,
            figures: [
                Figure("200 million tonnes", measure: "capacity", when: "2026"),
                Figure("350 million tonnes", measure: "capacity", when: "2030"),
            ]),
        Example(
            text: """
                Les recettes sont passées de 34 milliards de bahts en septembre 2023 à 45 milliards de bahts cette année-là, puis \
                de 30 milliards de bahts en septembre 2022 à 41 milliards de bahts en 2024.
                """,
            figures: [Figure("41 milliards de bahts", when: "2024-09")]),
        Example(
            text: "CNPC owns 51 percent of the joint venture. In 2023 the line carried 4 million tonnes.",
            figures: [Figure("51 percent", measure: "share", when: "-")]),
        Example(
            text: "Archives, 2024-09: the line opened. Trade stood at 3 billion dollars in 2023.",
            figures: [Figure("3 billion dollars", when: "2023")]),
    ]

    static let meanings: [Example] = [
        Example(
            text: "Vietnam enjoyed a surplus of $800 million in border trade in 2014.",
            figures: [Figure("$800 million", measure: "trade_balance")]),
        Example(
            text: "The group plans to invest about 13 billion dollars in the construction of a refinery.",
            figures: [Figure("13 billion dollars", measure: "investment")]),
        Example(
            text: "La centrale Vinh Son, d'une valeur de 1,7 milliard de dollars, sera chinoise.",
            figures: [Figure("1,7 milliard de dollars", measure: "cost")]),
        Example(
            text: "L'usine a une capacité de 150 000 unités par an. Le barrage est capable de générer 31 GWh.",
            figures: [Figure("150 000 unités", measure: "capacity"), Figure("31 GWh", measure: "capacity")]),
        Example(
            text: "Supplies could grow by another 100 million tonnes, while emissions fell by 16 million tonnes.",
            figures: [Figure("100 million tonnes", measure: "growth", of: "volume")]),
        Example(
            text:
                "The bank gave a 500-million yuan (about 70 million dollars) grant for the dam. It also loaned $3.5 billion.",
            figures: [
                Figure("500-million yuan", measure: "finance"), Figure("70 million dollars", measure: "finance"),
                Figure("$3.5 billion", measure: "finance"),
            ]),
        Example(
            text: """
                The volume of rail freight between Kazakhstan and China is growing rapidly. In January it grew by 18 percent.
                """,
            figures: [Figure("18 percent", measure: "growth", of: "volume", "KAZ CHN")]),
        Example(
            text: "The share of gas rose to 10 percent from 5 percent.",
            figures: [Figure("10 percent", measure: "share"), Figure("5 percent", measure: "share")]),
    ]

    static let amounts: [Example] = [
        Example(
            text: "Trade reached 12,9 billion dollars, up 8,4 percent, with 1,250 trains.",
            figures: [
                Figure("12,9 billion dollars", value: 12.9e9, unit: "USD"), Figure("8,4 percent", value: 8.4),
                Figure("1,250 trains", value: 1250),
            ]),
        Example(
            text: "Exports came to US$3.72bil (RM14.86bil) last year.",
            figures: [
                Figure("US$3.72bil", value: 3.72e9, unit: "USD"), Figure("RM14.86bil", value: 14.86e9, unit: "MYR"),
            ]),
        Example(
            text:
                "The plant cost 349 million U.S. and opened in 2016. Two other plants and six more bridges will follow.",
            figures: [
                Figure("349 million U.S.", value: 349e6, unit: "USD"),
                Figure("Two other plants", value: 2, unit: "count"),
                Figure("six more bridges", value: 6, unit: "count"),
            ]),
        Example(
            text: "Traffic was up 49.5 and 54.04 percent. Some 956 inbound and outbound trains passed.",
            figures: [
                Figure("49.5", value: 49.5, unit: "percent"), Figure("54.04 percent", value: 54.04),
                Figure("956 inbound and outbound trains", value: 956, measure: "volume"),
            ]),
        Example(
            text:
                "L'oléoduc traverse 800 km en Birmanie et 1600 en Chine. Il a transporté 5 millions de tonnes, dont 4,2 millions.",
            figures: [
                Figure("1600", value: 1600, unit: "km"), Figure("4,2 millions", value: 4.2e6, unit: "tonne"),
            ]),
        Example(
            text:
                "Les arrivées de touristes ont bondi de 31 %, passant de 647 711 à 852 130. Le Vietnam s'est classé quatrième.",
            figures: [
                Figure("647 711", value: 647_711, measure: "volume"),
                Figure("852 130", value: 852_130, measure: "volume"),
                Figure("quatrième", value: 4, unit: "rank"),
            ]),
        // A page lost its blank between two sentences; another broke its lines.
        Example(
            text: "Work started in 2011.The costs rose to 886 million dollars.",
            figures: [Figure("886 million dollars", measure: "cost")]),
    ]

    @Test("Who a figure is of", arguments: whose.indices)
    func parties(_ index: Int) throws { try Self.check(Self.whose[index]) }

    @Test("When a figure is of", arguments: times.indices)
    func periods(_ index: Int) throws { try Self.check(Self.times[index]) }

    @Test("What a figure measures", arguments: meanings.indices)
    func measures(_ index: Int) throws { try Self.check(Self.meanings[index]) }

    @Test("What a figure says", arguments: amounts.indices)
    func quantities(_ index: Int) throws { try Self.check(Self.amounts[index]) }

    /// Reads an example and holds every figure named against what was read.
    static func check(_ example: Example) throws {
        let claims = try DiscourseTests.reader.read(
            Array(example.text.utf8), name: "-", published: Period(example.published)
        ).claims
        for figure in example.figures {
            let claim = try #require(
                claims.first { $0.quote == figure.quote }, "\(figure.quote) in \(claims.map(\.quote))")
            if let value = figure.value { #expect(claim.value == .number(value), "\(figure.quote)") }
            if let unit = figure.unit { #expect(claim.unit.rawValue == unit, "\(figure.quote)") }
            if let measure = figure.measure { #expect(claim.measure.rawValue == measure, "\(figure.quote)") }
            if let growthOf = figure.growthOf { #expect(claim.growthOf?.rawValue == growthOf, "\(figure.quote)") }
            if let parties = figure.parties {
                #expect(
                    claim.parties.map(\.code).sorted()
                        == parties.split(separator: parties.contains("/") ? "/" : " ").map(String.init).sorted(),
                    "\(figure.quote)")
            }
            if let period = figure.period {
                #expect(claim.period?.description ?? "-" == period, "\(figure.quote)")
            }
        }
    }
}

import Atlas
import Testing

@testable import Reading

/// Places and firms of the atlas as parties of figures.
///
/// Sentences of our own, each figure found by its quote.
@Suite("Places and firms")
struct NamesTests {
    typealias Example = NewsHabitsTests.Example
    typealias Figure = NewsHabitsTests.Figure

    static let examples: [Example] = [
        // Provinces, cities and ports trade and handle for themselves, with and without marks on letters.
        Example(
            text: """
                Trade between Suzhou and Singapore reached 30 billion U.S. dollars. Beibu Gulf Port handled 8.02 million TEU in 2023.
                """,
            figures: [Figure("30 billion U.S. dollars", "Suzhou/SGP"), Figure("8.02 million TEU", "Beibu Gulf Port/")]),
        Example(
            text: """
                La province de Trà Vinh a exporté pour 450 millions de dollars vers la Chine. Le port de Tanjung Pelepas a \
                manutentionné 11 millions d'EVP.
                """,
            figures: [
                Figure("450 millions de dollars", "Tra Vinh/CHN"), Figure("11 millions d'EVP", "Tanjung Pelepas/"),
            ]),
        // A firm is of its country; a plant is its builder's and its host's.
        Example(
            text: """
                BYD will invest 1.3 billion dollars in a plant in West Java. Samruk-Kazyna and CITIC signed a deal worth 600 million \
                dollars.
                """,
            figures: [Figure("1.3 billion dollars", "CHN IDN"), Figure("600 million dollars", "KAZ CHN")]),
        // Several cities of one country are one side, and leave room for the other.
        Example(
            text: """
                China invests in Indonesia's nickel. One of its smelters stands in Konawe, Southeast Sulawesi, with an investment of \
                5 billion dollars.
                """,
            figures: [Figure("5 billion dollars", "CHN IDN")]),
        // A line is named by its ends, not by what it passes.
        Example(
            text: "La ligne entre Chongqing et Hô Chi Minh-Ville, longue de 2 000 km, passe par Nanning et Lang Son.",
            figures: [Figure("2 000 km", "Chongqing/Ho Chi Minh City")]),
        // The town of a dateline is nobody, also behind the day of the text.
        Example(
            text: """
                Date 2020-09-17 BANDAR SERI BEGAWAN, Sept. 16 (Xinhua) -- The firm, a joint venture between Brunei and China, will \
                invest 13.6 billion U.S. dollars.
                """,
            figures: [Figure("13.6 billion U.S. dollars", "BRN CHN")]),
        // Straits and gulfs are nobody's, though a city bears the name.
        Example(
            text: "Exports from Vietnam through the Strait of Malacca reached 5 billion dollars.",
            figures: [Figure("5 billion dollars", "VNM")]),
    ]

    @Test("Whose a figure is", arguments: examples.indices)
    func figures(_ index: Int) throws { try NewsHabitsTests.check(Self.examples[index]) }

    @Test("No way to write a place or a firm means two")
    func oneMeaning() {
        var subjects: [String: [[UInt64]: Set<String>]] = ["en": [:], "fr": [:]]
        for name in Atlas.embedded.names where ["name", "metonym"].contains(name.kind) {
            let key = Tokenizer.tokens(of: Array(name.form.utf8)).filter { $0.kind != .mark }.map(\.key)
            for language in ["en", "fr"] where [language, "any"].contains(name.language) {
                subjects[language]?[key, default: []].insert(name.subject)
            }
        }
        // Two groups of Virgin Islands bear one name in ISO 3166.
        let doubles = subjects.values.flatMap { $0.values.filter { $0.count > 1 && $0 != ["VGB", "VIR"] } }
        #expect(doubles.isEmpty)
        #expect(subjects["en"].map { $0.count > 2000 } == true)
    }

    @Test("Every place lies in an economy and is of a kind that reading knows")
    func places() {
        let kinds: Set = ["city", "province", "port", "crossing", "dry_port", "hub"]
        for place in Atlas.embedded.places.values {
            #expect(Atlas.embedded.economies[place.economy] != nil, "\(place.name)")
            #expect(kinds.contains(place.kind), "\(place.name)")
            #expect(!Mentions.isCode(place.name), "\(place.name)")
        }
    }
}

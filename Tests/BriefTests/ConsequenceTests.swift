import Checking
import Evidence
import Foundation
import Reading
import Testing
import WhatIf

@testable import Brief

@Suite("Projects on the page")
struct ConsequenceTests {
    private func page(_ text: String) throws -> Page {
        Page(try Reader().read(Array(text.utf8), name: "article.txt", published: Period("2025-06-01")))
    }

    @Test("A wind farm of the atlas gets its year's output and avoided CO₂, beside what its owners announce")
    func energy() throws {
        let text = try page("La Chine et le Kazakhstan ont inauguré le parc éolien de Zhanatas en 2021.").markdown()
        #expect(text.contains("## Projets nommés, et ce qu’ils changent (1)"))
        #expect(text.contains("≈ 342 GWh (263–394) = 100 MW × 8\u{202F}760 h × 0,39 (0,3–0,45)"))
        #expect(text.contains("fourchette supposée"))
        #expect(text.contains("238\u{202F}000 t par an"))
        #expect(text.contains("350 GWh par an (2021)"))
    }

    @Test("A statement outside what follows from the plant's size is marked")
    func beside() throws {
        let text = try page("The Turgusun hydropower plant in Kazakhstan was opened by a Chinese company.").markdown()
        #expect(text.contains("180,000 t CO₂ (above the computed range)"))
        #expect(!text.contains("79.8 GWh ("))
    }

    @Test("A work that the atlas does not know changes nothing we could tell")
    func unknown() throws {
        let text = try page("La Chine construit le parc éolien de Villeneuve-sur-Rien au Kazakhstan.").markdown()
        #expect(!text.contains("Projets nommés"))
    }

    @Test("The map and the facts stand in the HTML page, the numbers in the JSON")
    func twins() throws {
        let page = try page("La Chine et le Kazakhstan ont inauguré le parc éolien de Zhanatas en 2021.")
        let html = page.html()
        #expect(html.contains("id=\"p-zhanatas-wind\""))
        #expect(html.contains("<svg"))
        let json = try JSONSerialization.jsonObject(with: Data(page.json())) as? [String: Any]
        let project = try #require((json?["consequences"] as? [[String: Any]])?.first)
        #expect(project["project"] as? String == "zhanatas-wind")
        let energy = try #require(project["energy"] as? [String: Any])
        let output = try #require((energy["GWh"] as? [String: Any])?["mid"] as? Double)
        #expect(abs(output - 341.64) < 0.01)
    }
}

@Suite("Figures of works")
struct WorkFigureTests {
    private func ratings(_ text: String) throws -> [String] {
        let page = Page(try Reader().read(Array(text.utf8), name: "article.txt", published: Period("2025-11-01")))
        return page.items.map(\.verdict.rating.rawValue)
    }

    @Test("A length that the atlas records of the very railway agrees, in kilometres and in miles")
    func length() throws {
        #expect(
            try ratings("Malaysia is building the 665-kilometre (413-mile) East Coast Rail Link with China.")
                == ["agrees", "agrees"])
    }

    @Test("A length that is another is not called false")
    func other() throws {
        #expect(
            try ratings("Malaysia is building the 500-kilometre East Coast Rail Link with China.") == ["unverifiable"])
    }
}

@Suite("What a line saves")
struct ShorteningTests {
    private func items(_ text: String) throws -> [Page.Item] {
        Page(try Reader().read(Array(text.utf8), name: "article.txt", published: Period("2025-05-12"))).items
    }

    @Test("A saving holds from where the line shortens the way that much, and is told for each start")
    func origins() throws {
        let items = try items(
            "La ligne ferroviaire Chine-Kirghizstan-Ouzbékistan raccourcit le trajet de 900 km et le temps de transport de sept à huit jours."
        )
        let distance = try #require(items.first { $0.claim.unit.rawValue == "km" })
        #expect(distance.verdict.rule == "origin-left-open")
        #expect(distance.verdict.rating == .unverifiable)
        #expect(distance.verdict.explanation.contains("Peut tenir : Kashgar – Tashkent"))
        #expect(distance.verdict.explanation.contains("Ne tient pas : "))
        let days = try #require(items.first { $0.claim.unit.rawValue == "day" })
        #expect(days.verdict.rule == "origin-left-open")
    }

    @Test("A length beside the saving stays a length")
    func length() throws {
        let items = try items(
            "The 532-km China-Kyrgyzstan-Uzbekistan railway shortens the freight journey by 900 km, officials said.")
        let length = try #require(items.first { $0.claim.value.middle == 532 })
        #expect(length.verdict.rule != "origin-left-open")
        let saved = try #require(items.first { $0.claim.value.middle == 900 })
        #expect(saved.verdict.rule == "origin-left-open")
    }

    @Test("The page tells ways, income, transit and what is assumed of the line it names")
    func page() throws {
        let page = Page(
            try Reader().read(
                Array("The China-Kyrgyzstan-Uzbekistan railway is being built by China.".utf8), name: "a.txt",
                published: Period("2025-05-12")))
        let text = page.markdown()
        #expect(text.contains("Kashgar – Tashkent (rail"))
        #expect(text.contains("Real income: Uzbekistan*"))
        #expect(text.contains("parameters assumed"))
    }

    @Test("A line is never followed by its caution alone: it says what changes, or that nothing does")
    func nothing() throws {
        for id in Opening.projects {
            let opening = try #require(Opening.of(id))
            let lines = OpeningWords(opening: opening, wording: Wording(french: false)).lines
            #expect(lines.count >= 2, "\(id)")
            let changes = opening.routes.count + opening.income.count + opening.transit.count
            #expect((lines[0].text.hasPrefix("No way")) == (changes == 0), "\(id)")
        }
    }
}

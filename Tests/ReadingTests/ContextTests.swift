import Evidence
import Testing

@testable import Reading

@Suite("Context of a figure")
struct ContextTests {
    private func claim(_ text: String, published: String? = nil) throws -> Claim {
        let document = try Reader().read(Array(text.utf8), name: "-", published: published.flatMap { Period($0) })
        return try #require(document.claims.first)
    }

    @Test("Trade between two economies in a year")
    func trade() throws {
        let claim = try claim(
            "En 2023, le commerce entre la Chine et l’Asie centrale a atteint près de 90 milliards de dollars.")
        #expect(claim.measure == .tradeTotal)
        #expect(claim.parties.map(\.code) == ["CHN", "CAS5"])
        #expect(claim.period == Period("2023"))
        #expect(claim.approximation == .nearly)
        #expect(claim.modality == .stated)
    }

    @Test("A target is no statement")
    func target() throws {
        let claim = try claim(
            "Les deux parties visent 100 milliards de dollars d’échanges entre la Chine et le Vietnam d’ici 2030.")
        #expect(claim.modality == .target)
    }

    @Test("Relative periods follow the publication date")
    func relative() throws {
        #expect(
            try claim("Trade between China and Laos rose 12% last year.", published: "2024-03-05").period
                == Period("2023"))
        #expect(
            try claim("Le commerce Chine-Laos a bondi de 12 % sur les huit premiers mois.", published: "2024-10-01")
                .period
                == Period("2024-01/2024-08"))
    }

    @Test("A fall is down, the value stays positive")
    func fall() throws {
        let claim = try claim("China's imports from Mongolia fell 9.5% in 2015.")
        #expect(claim.measure == .growth)
        #expect(claim.growthOf == .imports)
        #expect(claim.direction == .down)
        #expect(claim.value == .number(9.5))
    }

    @Test("The date comes from a summit the atlas knows when the text gives none")
    func event() throws {
        let text = """
            Le sommet de l’OCS réunit ses membres au Kazakhstan. Ce mardi, le président est arrivé à Astana.
            Le commerce entre la Chine et l’Asie centrale a progressé de 27 % l’an dernier.
            """
        let document = try Reader().read(Array(text.utf8), name: "-")
        #expect(document.publication?.basis == .event)
        #expect(document.publication?.period == Period("2024-07-02"))
        #expect(document.claims.first?.period == Period("2023"))
    }

    @Test("Tickers, share bars and comments hold no claims")
    func furniture() throws {
        let text = """
            - 19:00 Le cacao gagne 12 % à Londres
            EUR/USD 1,0586 +0,12 % | Brent 84,58 $ | KZT 477,2
            Partager : 250 partages
            La Chine et le Laos ont échangé pour 7,1 milliards de dollars de marchandises en 2023, ont annoncé les douanes, \
            soit bien davantage que lors de l’ouverture de la ligne entre les deux capitales.
            Commentaires (3)
            Les plus lus
            Un prêt de 40 millions d’euros
            """
        let document = try Reader().read(Array(text.utf8), name: "-")
        #expect(document.claims.map(\.quote) == ["7,1 milliards de dollars"])
    }
}

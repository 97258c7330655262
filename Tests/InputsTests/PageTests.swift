import Evidence
import Testing

@testable import Inputs

/// The article of a page against what stands around it.
@Suite("Pages")
struct PageTests {
    static let furniture = [
        "Accueil", "Économie", "Partager cet article", "À lire aussi", "La bourse clôture en hausse",
        "Mentions légales",
    ]

    static func page(marked: Bool) -> String {
        let (open, close) = marked ? ("<article>", "</article>") : ("<div class=\"content\">", "</div>")
        return """
            <!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Le rail avance - Gazette</title>
            <meta property="article:published_time" content="2024-03-02T08:00:00+01:00"></head><body>
            <nav><ul><li><a href="/">Accueil</a></li><li><a href="/eco">Économie</a></li></ul></nav>
            \(open)<h1>Le rail avance</h1>
            <p>La ligne entre Almaty et Khorgos, longue de 380 kilomètres, a coûté 1,25 milliard de dollars selon le ministère
            des transports, qui l'a inaugurée en 2016 après sept ans de travaux.</p>
            <div class="share-bar"><a href="#">Partager cet article</a></div>
            <p>Le trafic a progressé de 12 % l'an dernier, a indiqué la compagnie ferroviaire, et devrait encore augmenter
            lorsque le terminal aura été agrandi.</p>\(close)
            <aside class="related"><h3>À lire aussi</h3><ul><li><a href="/1">La bourse clôture en hausse</a></li></ul></aside>
            <footer><a href="/legal">Mentions légales</a></footer></body></html>
            """
    }

    @Test("The article is kept whole and what stands around it left out", arguments: [true, false])
    func article(_ marked: Bool) throws {
        let outcome = Outcome(Array(Self.page(marked: marked).utf8))
        let text = try #require(outcome.texts.first)
        for kept in ["380 kilomètres", "1,25 milliard de dollars", "12 %"] { #expect(text.contains(kept)) }
        for left in Self.furniture { #expect(!text.contains(left), "\(left)") }
        #expect(outcome.articles.first?.published == Period("2024-03-02"))
        #expect(outcome.articles.first?.title?.hasPrefix("Le rail avance") == true)
    }

    @Test("A million unclosed tags cost the text between them nothing")
    func unclosed() {
        let opening = String(repeating: "<div><b>", count: 500_000)
        let sentence = "Trade reached 12 billion dollars in 2023, the ministry said."
        let outcome = Outcome(
            Array("<!doctype html><html><body><article><p>\(sentence)</p>\(opening)".utf8))
        #expect(outcome.texts.count == 1)
        #expect(outcome.texts.first?.contains(sentence) == true)
    }

    @Test("Elements nested without end are cut, and what follows is read")
    func nested() {
        let deep = String(repeating: "<div>", count: 100_000) + "<p>Exports rose by 12 percent in 2023.</p>"
        let outcome = Outcome(Array("<!doctype html><html><body>\(deep)".utf8))
        #expect(outcome.texts.first?.contains("12 percent") == true)
    }
}

import Evidence
import Foundation
import Reading
import Statistics
import Testing

@testable import Brief

@Suite("The page")
struct PageTests {
    private func page(_ text: String, language: Document.Language? = nil) throws -> Page {
        let document = try Reader().read(Array(text.utf8), name: "article.txt", published: Period("2025-06-01"))
        return Page(document, language: language)
    }

    static let article = """
        Commerce : la Chine et le Vietnam

        En 2024, le commerce entre la Chine et le Vietnam a atteint 260,9 milliards de dollars.

        En 2023, le volume des échanges entre la Chine et l’ASEAN s’élevait à 34,9 milliards de dollars.

        La ville a vendu pour 100 millions de yuans en 2024.
        """

    @Test("The HTML page marks every claim, tells its reasons and asks nothing of anybody")
    func html() throws {
        let html = try page(Self.article).html()
        #expect(html.contains("<mark class=\"agrees\" id=\"c0\"><a href=\"#f0\""))
        #expect(html.contains("<mark class=\"differs\" id=\"c1\""))
        #expect(html.contains("class=\"chart\""))
        #expect(html.contains("Règle"))
        #expect(!html.contains("<script"))
        #expect(!html.contains("src="))
        #expect(html.contains("Content-Security-Policy"))
        // The article stands on the page word for word.
        #expect(html.contains("le volume des échanges entre la Chine et l’ASEAN s’élevait à "))
    }

    @Test("A hostile article is shown as text")
    func hostile() throws {
        let html = try page(
            "<script>alert(1)</script> \" onload=x In 2024, trade between China and Vietnam reached $260.9 billion\u{202E}.\u{1B}[31m"
        ).html()
        #expect(!html.contains("<script"))
        #expect(html.contains("&lt;script&gt;"))
        #expect(!html.unicodeScalars.contains("\u{1B}"))
        #expect(!html.unicodeScalars.contains("\u{202E}"))
        #expect(!html.contains("\" onload"))
    }

    @Test("The page speaks the language that is asked for")
    func languages() throws {
        let english = try page(Self.article, language: .english).markdown()
        #expect(english.contains("## Agree (1)"))
        #expect(english.contains("China – Vietnam, 2024: 260.9 billion dollars"))
        let french = try page(Self.article).markdown()
        #expect(french.contains("## Conformes (1)"))
        #expect(french.contains("## Ne concordent pas (1)"))
    }

    @Test("An article without figures says so")
    func nothing() throws {
        #expect(try page("Une réunion s’est tenue à Pékin.").markdown().contains("Aucun chiffre"))
        #expect(try page("Une réunion s’est tenue à Pékin.").html().contains("Aucun chiffre"))
    }

    @Test("JSON, Web Annotations and ClaimReview are JSON, with a record a figure")
    func json() throws {
        let page = try page(Self.article)
        let whole = try #require(try JSONSerialization.jsonObject(with: Data(page.json())) as? [String: Any])
        let figures = try #require(whole["figures"] as? [[String: Any]])
        #expect(figures.count == 3)
        #expect(((figures[0]["history"] as? [[String: Any]])?.first?["values"] as? [Any])?.isEmpty == false)
        #expect((whole["tally"] as? [String: Int])?["differs"] == 1)

        let annotations = try #require(
            try JSONSerialization.jsonObject(with: Data(page.webAnnotations())) as? [String: Any])
        let items = try #require((annotations["first"] as? [String: Any])?["items"] as? [[String: Any]])
        #expect(items.count == 3)
        let scalars = Array(Self.article.unicodeScalars)
        for item in items {
            let selectors = try #require((item["target"] as? [String: Any])?["selector"] as? [[String: Any]])
            let (start, end) = try (
                #require(selectors[0]["start"] as? Int), #require(selectors[0]["end"] as? Int)
            )
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars[start..<end])
            #expect(String(view) == selectors[1]["exact"] as? String)
        }

        let reviews = try #require(
            try JSONSerialization.jsonObject(with: Data(page.claimReviews())) as? [String: Any])
        // What nothing settles is no finding and gets no review.
        #expect((reviews["@graph"] as? [Any])?.count == 2)
    }

    @Test("The same figure in several articles becomes a trail, and a copy counts once")
    func trail() throws {
        let body = """
            Le commerce entre la Chine et le Vietnam a atteint 260,9 milliards de dollars en 2024, selon les douanes. Les \
            deux pays veulent développer leurs échanges, construire des chemins de fer et ouvrir de nouveaux postes frontières.
            """
        let pages = try [
            page(body), page(body + " Fin."),
            page("China-Vietnam trade reached $260.7 billion in 2024, according to a newspaper published in Hanoi."),
            page("Trade between China and Laos reached $8.2 billion in 2024."),
        ]
        #expect(NearDuplicates.groups(pages.map(\.document.text)) == [[0, 1], [2], [3]])
        let trails = Trail.gather(pages)
        #expect(trails.count == 1)
        #expect(trails.first?.statements.map(\.page) == [0, 2])
        #expect(trails.first?.range.low == 260.7e9)
        let text = Trail.markdown(pages)
        #expect(text.contains("Copies d’un même texte"))
        #expect(text.contains("« $260.7 billion »"))
    }
}

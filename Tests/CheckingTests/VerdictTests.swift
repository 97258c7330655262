import Evidence
import Foundation
import Reading
import Statistics
import Testing

@testable import Checking

/// A sentence and the rating its first figure must get.
struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let rating: Verdict.Rating

    var testDescription: String { text }
}

@Suite("Verdicts")
struct VerdictTests {
    private func verdicts(_ text: String) throws -> [Verdict] {
        let document = try Reader().read(Array(text.utf8), name: "-", published: Period("2025-06-01"))
        return Checker(sources: [Base.embedded], language: document.language).verdicts(for: document)
    }

    static let cases: [Case] = [
        Case(
            text: "En 2023, le commerce entre la Chine et l’Asie centrale a atteint près de 90 milliards de dollars.",
            rating: .agrees),
        Case(text: "En 2023, le commerce entre la Chine et l’Asie centrale a progressé de 27 %.", rating: .agrees),
        Case(text: "In 2024, trade between China and Vietnam reached $260.7 billion.", rating: .agrees),
        Case(text: "Trade between China and Vietnam exceeded $250 billion in 2024.", rating: .agrees),
        Case(text: "In 2022, China's trade with Kazakhstan was about $31 billion.", rating: .agrees),
        Case(
            text: "En 2022, le commerce entre la Chine et le Vietnam valait 176,2 milliards de dollars.",
            rating: .agreesDifferently),
        Case(
            text: "En 2024, le commerce entre la Chine et l’Asie centrale a atteint 89,4 milliards de dollars.",
            rating: .agreesDifferently),
        Case(
            text: "En 2023, le commerce entre la Chine et l’ASEAN s’élevait à environ 34,9 milliards de dollars.",
            rating: .differs),
        Case(text: "In 2023, trade between China and Vietnam reached $500 billion.", rating: .differs),
        Case(text: "La Chine et le Vietnam visent 500 milliards de dollars d’échanges en 2024.", rating: .unverifiable),
        Case(text: "In 2023, trade between China and Vietnam could reach $500 billion.", rating: .unverifiable),
        Case(text: "In 2023, agricultural trade between China and Vietnam reached $12 billion.", rating: .unverifiable),
        Case(text: "Le commerce entre la Chine et le Vietnam atteint 12 milliards de dollars.", rating: .unverifiable),
        Case(
            text: "Au premier trimestre 2023, le commerce entre la Chine et le Vietnam valait 40 milliards de dollars.",
            rating: .unverifiable),
        // Between what Singapore's books give (95.8) and China's (79.2).
        Case(text: "In 2014, trade between Singapore and China reached $85 billion.", rating: .unverifiable),
        Case(text: "Kazakhstan accounted for 50% of China's trade in the region in 2023.", rating: .unverifiable),
        Case(text: "La ligne entre la Chine et le Laos mesure 1.035 km.", rating: .agrees),
        Case(text: "La ligne entre la Chine et le Laos mesure 1.350 km.", rating: .unverifiable),
    ]

    @Test("A figure gets its rating", arguments: cases)
    func rating(_ item: Case) throws {
        let verdict = try #require(try verdicts(item.text).first)
        #expect(verdict.rating == item.rating, "\(verdict.rule): \(verdict.explanation)")
        #expect(!verdict.explanation.isEmpty)
        if verdict.rating == .agrees || verdict.rating == .differs { #expect(!verdict.references.isEmpty) }
        if verdict.rating == .unverifiable { #expect(verdict.wouldSettle != nil) }
    }

    @Test(
        "Every value of the base, stated as it is, is never called false",
        arguments: ["VNM", "KAZ", "MYS", "CAS5", "ASEAN", "RUS"])
    func trueStatements(_ partner: String) throws {
        for year in 2012...2024 {
            for reference in Base.embedded.references(
                for: Question(measure: .tradeTotal, parties: ["CHN", partner], period: .year(year)))
            where reference.unit == .usDollar {
                let claim = Claim(
                    id: "0", start: 0, end: 1, quote: "x", value: .number((reference.value / 1e8).rounded() * 1e8),
                    unit: .usDollar, measure: .tradeTotal,
                    parties: [.init(code: "CHN", role: .reporter), .init(code: partner, role: .partner)],
                    period: .year(year), confidence: 0.9, step: 1e8)
                let document = Document(
                    name: "-", fingerprint: "", text: "x", language: .english, title: nil, publication: nil,
                    encoding: "UTF-8", furniture: [], claims: [claim])
                let verdict = Checker(sources: [Base.embedded], language: .english).verdicts(for: document)[0]
                #expect(verdict.rating == .agrees || verdict.rating == .agreesDifferently)
            }
        }
    }

    @Test("A conversion is checked against the year's rate")
    func conversion() throws {
        let good = try verdicts(
            "Fin 2024, le site a vendu pour 100 millions de yuans (environ 13,94 millions de dollars).")
        #expect(good.first?.checks.first?.passed == true)
        #expect(good.first?.rating == .unverifiable)
        let bad = try verdicts("En 2024, le site a vendu pour 100 millions de yuans (139,4 millions de dollars).")
        #expect(bad.first?.rating == .inconsistent)
    }

    @Test("A record is held against the years before")
    func record() throws {
        let highest = try verdicts("In 2024, trade between China and Vietnam hit a record $260.9 billion.")
        #expect(highest.first?.hints.first?.contains("highest") == true)
        let lower = try verdicts(
            "En 2023, le commerce entre la Chine et l’ASEAN a atteint le record de 910 milliards de dollars.")
        #expect(lower.first?.rating == .agrees)
        #expect(lower.first?.hints.first?.contains("pour 2022") == true)
    }

    @Test("Every rule has bounds, a reason and words, and stands in the documents")
    func rules() throws {
        let page = try String(
            contentsOf: URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .deletingLastPathComponent().appending(path: "docs/verdicts.md"), encoding: .utf8)
        #expect(Rules.embedded.ids.count >= 25)
        for id in Rules.embedded.ids {
            let rule = Rules.embedded.rule(id)
            #expect(rule.low < rule.high)
            #expect(!rule.reason.isEmpty)
            #expect(page.contains("`\(id)`"), "\(id) is not in docs/verdicts.md")
        }
        for id in RuleNames.ids { #expect(page.contains("`\(id)`"), "\(id) is not in docs/verdicts.md") }
    }

    @Test("Whatever rule decides a sentence has words in both languages")
    func words() throws {
        for row in SentenceTests.rows {
            for verdict in try verdicts(row.text) {
                #expect(RuleNames.ids.contains(verdict.rule), "\(verdict.rule)")
                #expect(
                    RuleNames.name(of: verdict.rule, french: true) != RuleNames.name(of: verdict.rule, french: false))
            }
        }
    }
}

import Evidence
import Foundation
import Reading
import Statistics
import Testing

@testable import Checking

/// The table of sentences, each with the rating that its figure must get.
@Suite("Sentences")
struct SentenceTests {
    struct Row: Sendable {
        let half: String
        let ratings: [String]
        let trap: String
        let published: String
        let quote: String
        let text: String
    }

    static let rows: [Row] = {
        let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/sentences.csv")
        guard let data = try? Data(contentsOf: url), let table = try? CSVTable(name: "sentences.csv", bytes: data),
            let columns = try? ["half", "rating", "trap", "published", "quote", "text"].map({ try table.column($0) })
        else { return [] }
        return table.rows.map { row in
            Row(
                half: row[columns[0]], ratings: row[columns[1]].split(separator: "|").map(String.init),
                trap: row[columns[2]], published: row[columns[3]], quote: row[columns[4]], text: row[columns[5]])
        }
    }()

    /// The rating of the figure that the row's quote lies in; `unverifiable` when no figure is read there.
    private func rating(_ row: Row, _ reader: Reader) throws -> String {
        let document = try reader.read(Array(row.text.utf8), name: "-", published: Period(row.published))
        let verdicts = Checker(sources: [Base.embedded], language: document.language).verdicts(for: document)
        let range = try #require(row.text.range(of: row.quote), "\(row.quote) is not in the sentence")
        let start = row.text.unicodeScalars.distance(from: row.text.startIndex, to: range.lowerBound)
        let end = row.text.unicodeScalars.distance(from: row.text.startIndex, to: range.upperBound)
        let index = document.claims.firstIndex { $0.start < end && $0.end > start }
        return index.map { verdicts[$0].rating.rawValue } ?? "unverifiable"
    }

    @Test(
        "Both halves get their ratings, and nothing true is called false", arguments: [("open", 0.95), ("aside", 0.95)])
    func ratings(half: String, floor: Double) throws {
        let reader = Reader()
        let rows = Self.rows.filter { $0.half == half }
        #expect(rows.count >= 75)
        var right = 0
        for row in rows {
            let rating = try rating(row, reader)
            if row.ratings.contains(rating) { right += 1 }
            let isFalse = rating == "differs" || rating == "inconsistent"
            let maybeFalse = row.ratings.contains("differs") || row.ratings.contains("inconsistent")
            #expect(!isFalse || maybeFalse, "called false: \(row.text)")
        }
        #expect(Double(right) >= floor * Double(rows.count), "\(half): \(right) of \(rows.count)")
    }

    @Test("The sentences spread over all ratings in both languages")
    func spread() {
        for rating in Verdict.Rating.allCases {
            #expect(Self.rows.count { $0.ratings.contains(rating.rawValue) } >= 10)
        }
        #expect(Self.rows.count >= 150)
    }
}

import Evidence
import Foundation
import Reading

/// One text of the fixtures with the claims it must give.
struct NewsSentence: Sendable {
    struct Gold: Sendable {
        var quote: String
        var range: Range<Int>
        var values: [Double]
        var unit: String
        var approximation: String
        var measure: String
        var growthOf: String?
        var direction: String?
        var parties: Set<String>
        var period: String?
        var modality: String
        /// Neither missed nor false, whatever is read there.
        var isOptional: Bool
    }

    var id: String
    var language: String
    var published: String
    var text: String
    var claims: [Gold]

    /// Reads one half of the fixtures, `develop` or `heldout`.
    static func half(_ name: String) throws -> [NewsSentence] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(name).csv")
        let table = try CSVTable(name: "\(name).csv", bytes: Array(Data(contentsOf: file)))
        var sentences: [NewsSentence] = []
        var from = 0
        for row in table.rows {
            if sentences.last?.id != row[0] {
                sentences.append(
                    NewsSentence(id: row[0], language: row[1], published: row[2], text: row[3], claims: []))
                from = 0
            }
            guard !row[4].isEmpty else { continue }
            let index = sentences.count - 1
            let range = try offsets(of: row[4], in: sentences[index].text, from: from)
            from = range.upperBound
            func optional(_ field: String) -> String? { field.isEmpty ? nil : field }
            sentences[index].claims.append(
                Gold(
                    quote: row[4], range: range, values: row[5].split(separator: "/").compactMap { Double($0) },
                    unit: row[6], approximation: row[7], measure: row[8], growthOf: optional(row[9]),
                    direction: optional(row[10]), parties: Set(row[11].split(separator: ";").map(String.init)),
                    period: optional(row[12]), modality: row[13], isOptional: row[14] == "yes"))
        }
        return sentences
    }

    private static func offsets(of quote: String, in text: String, from: Int) throws -> Range<Int> {
        let scalars = Array(text.unicodeScalars)
        let wanted = Array(quote.unicodeScalars)
        for start in from...max(from, scalars.count - wanted.count)
        where scalars[start..<(start + wanted.count)].elementsEqual(wanted) {
            return start..<(start + wanted.count)
        }
        throw Complaint(.badInput, found: "“\(quote)”, which its text does not hold", expected: "a quote of the text")
    }
}

/// How many claims were found and how many of their fields were right.
struct ReadingScore {
    var gold = 0
    var predicted = 0
    var right: [String: Int] = [:]
    var found = 0
    /// Confidence and whether the whole claim was right, for each found claim.
    var judged: [(confidence: Double, isRight: Bool)] = []

    init(of sentences: [NewsSentence], by reader: Reader) throws {
        for sentence in sentences {
            let document = try reader.read(
                Array(sentence.text.utf8), name: sentence.id, published: Period(sentence.published))
            add(sentence, document.claims)
        }
    }

    private mutating func add(_ sentence: NewsSentence, _ claims: [Claim]) {
        var used = Set<Int>()
        for gold in sentence.claims {
            let overlapping = claims.indices.filter {
                !used.contains($0) && claims[$0].start < gold.range.upperBound
                    && claims[$0].end > gold.range.lowerBound
            }
            if gold.isOptional {
                used.formUnion(overlapping)
                continue
            }
            self.gold += 1
            guard
                let index = overlapping.first(where: { Self.agree(claims[$0].value, gold.values) }) ?? overlapping.first
            else { continue }
            used.insert(index)
            predicted += 1
            let claim = claims[index]
            guard Self.agree(claim.value, gold.values) else { continue }
            found += 1
            let fields: [String: Bool] = [
                "unit": claim.unit.rawValue == gold.unit,
                "approximation": claim.approximation.rawValue == gold.approximation,
                "measure": claim.measure.rawValue == gold.measure,
                "growthOf": claim.growthOf?.rawValue == gold.growthOf,
                "direction": claim.direction?.rawValue == gold.direction,
                "parties": Set(claim.parties.map(\.code)) == gold.parties,
                "period": claim.period?.description == gold.period,
                "modality": claim.modality.rawValue == gold.modality,
            ]
            for (field, isRight) in fields where isRight { right[field, default: 0] += 1 }
            let isFull = ["unit", "measure", "growthOf", "parties", "period"].allSatisfy { fields[$0] == true }
            if isFull { right["full", default: 0] += 1 }
            judged.append((claim.confidence, isFull))
        }
        predicted += claims.indices.count { !used.contains($0) }
    }

    /// The gold scorer's tolerance: half a percent.
    private static func agree(_ value: Claim.Value, _ gold: [Double]) -> Bool {
        func close(_ left: Double, _ right: Double) -> Bool { abs(left - right) <= 0.005 * max(abs(right), 1e-12) }
        switch value {
        case .number(let number): return gold.count == 1 && close(number, gold[0])
        case .range(let low, let high): return gold.count == 2 && close(low, gold[0]) && close(high, gold[1])
        }
    }

    /// F1 of number and unit together, over everything predicted and everything in the gold.
    var numberAndUnit: Double { f1("unit") }
    /// F1 of whole claims: number, unit, measure, what grows, parties and period.
    var full: Double { f1("full") }

    private func f1(_ field: String) -> Double {
        2 * Double(right[field, default: 0]) / Double(max(1, gold + predicted))
    }

    /// Share of found claims with a field right.
    func accuracy(_ field: String) -> Double { Double(right[field, default: 0]) / Double(max(1, found)) }
}

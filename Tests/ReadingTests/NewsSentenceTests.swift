import Testing

@testable import Reading

@Suite("Two hundred news sentences")
struct NewsSentenceTests {
    /// What each half must reach; the second half was set aside before the rules were written.
    static let floors: [(half: String, floor: [String: Double])] = [
        (
            "develop",
            ["numberAndUnit": 0.95, "full": 0.75, "measure": 0.92, "parties": 0.84, "period": 0.93, "modality": 0.92]
        ),
        (
            "heldout",
            ["numberAndUnit": 0.95, "full": 0.64, "measure": 0.87, "parties": 0.76, "period": 0.92, "modality": 0.92]
        ),
    ]

    @Test("Both halves are read well enough", arguments: floors.indices)
    func halves(_ index: Int) throws {
        let (half, floor) = Self.floors[index]
        let score = try ReadingScore(of: NewsSentence.half(half), by: Reader())
        #expect(score.gold >= 170)
        for (field, least) in floor {
            let value =
                field == "numberAndUnit" ? score.numberAndUnit : field == "full" ? score.full : score.accuracy(field)
            #expect(value >= least, "\(half): \(field)")
        }
    }
}

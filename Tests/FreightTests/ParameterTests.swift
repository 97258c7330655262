import Evidence
import Freight
import Testing

@Suite struct ParameterTests {
    private func table(_ rows: String) throws -> CSVTable {
        try CSVTable(
            name: "mine.csv", bytes: Array("key,scope,low,mid,high,unit,source,year,quality,note\n\(rows)\n".utf8))
    }

    @Test func `a user's row takes the place of ours`() throws {
        let mine = try Parameters.embedded.overridden(by: table("rail.speed,KZ,50,60,70,km/h,me,2026,assumed,"))
        #expect(mine.value("rail.speed", "KZ") == Span(low: 50, mid: 60, high: 70))
        #expect(mine.value("rail.speed", "CN") == Parameters.embedded.value("rail.speed", "CN"))
    }

    @Test(arguments: [
        ("rail.sped,KZ,50,60,70,km/h,me,2026,assumed,", "did you mean rail.speed"),
        ("rail.speed,KZ,50,60,70,mph,me,2026,assumed,", "expected km/h"),
        ("rail.speed,KZ,70,60,50,km/h,me,2026,assumed,", "rising order"),
        ("rail.speed,KZ,x,60,70,km/h,me,2026,assumed,", "\"x\" in column low"),
        ("rail.speed,KZ,0,60,70,km/h,me,2026,assumed,", "more than 0"),
        ("rail.speed,KZ,50,60,70,km/h,me,2026,sure,", "the quality \"sure\""),
    ]) func `a wrong row is refused in one sentence`(row: String, words: String) throws {
        let complaint = try #require(throws: Complaint.self) { try Parameters.embedded.overridden(by: table(row)) }
        #expect(complaint.description.contains("mine.csv:2"))
        #expect(complaint.description.contains(words), "\(complaint)")
    }

    @Test func `every row has a range in order, a unit and a quality`() {
        for row in Parameters.embedded.all {
            #expect(row.value.low <= row.value.mid && row.value.mid <= row.value.high)
            #expect(!row.unit.isEmpty && !row.source.isEmpty)
        }
    }

    @Test func `half a headway of two departures a week is 42 hours`() throws {
        let option = try Router(.embedded).options(
            .init(from: Endpoint("Xi'an"), to: Endpoint("Almaty"), modes: [.rail], limit: 1))[0]
        #expect(option.waitBeforeDeparture.mid == 42)
    }

    @Test func `a scenario sets a value and refuses nonsense`() {
        let faster = Parameters.embedded.setting("sea.speed", to: Span(20))
        #expect(faster.value("sea.speed").mid == 20)
        #expect(Parameters.embedded.setting("sea.speed", to: Span(0)).value("sea.speed").mid == 16)
        #expect(Parameters.embedded.setting("no.such", to: Span(1)).has("no.such") == false)
    }
}

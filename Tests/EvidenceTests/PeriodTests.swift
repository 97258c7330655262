import Testing

@testable import Evidence

@Suite("Periods")
struct PeriodTests {
    @Test(
        "A period survives being written and read",
        arguments: [
            "2023", "2023-06", "2023-06-30", "2023-Q3", "2023-H1", "1990s", "2023-01/2023-08", "2004/", "/2030",
            "2025-11-21/2025-11-27",
        ])
    func roundTrip(_ text: String) {
        #expect(Period(text)?.description == text)
    }

    @Test(
        "What is no period is refused",
        arguments: [
            "", "23", "2023-13", "2023-02-30", "2023-Q5", "2023-H3", "1995s", "/", "2024/2023", "2023-6", "abcd",
        ])
    func refused(_ text: String) {
        #expect(Period(text) == nil)
    }

    @Test("Day numbers run both ways over leap years and century ends")
    func dayNumbers() throws {
        for number in stride(from: -200_000, through: 200_000, by: 37) {
            let date = CivilDate(dayNumber: number)
            #expect(date.dayNumber == number)
        }
        let summit = try #require(CivilDate(year: 2024, month: 7, day: 2))
        #expect(summit.dayNumber == 19_906)
        #expect(summit.weekday == 2)
    }
}

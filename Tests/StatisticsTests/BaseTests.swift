import Atlas
import Evidence
import Testing

@testable import Statistics

/// A published total that the base must give.
struct Published: Sendable {
    let parties: [String]
    let year: Int
    let billions: Double
    let reporter: String
}

@Suite("The embedded base")
struct BaseTests {
    @Test(
        "Totals are those published, within 0.3 %",
        arguments: [
            Published(parties: ["CHN", "VNM"], year: 2023, billions: 229.8, reporter: "CHN"),
            Published(parties: ["CHN", "VNM"], year: 2024, billions: 260.7, reporter: "CHN"),
            Published(parties: ["CHN", "VNM"], year: 2022, billions: 235.6, reporter: "CHN"),
            Published(parties: ["CHN", "VNM"], year: 2022, billions: 176.2, reporter: "VNM"),
            Published(parties: ["CHN", "VNM"], year: 2023, billions: 171.9, reporter: "VNM"),
            Published(parties: ["CHN", "CAS5"], year: 2023, billions: 89.4, reporter: "CHN"),
            Published(parties: ["CHN", "CAS5"], year: 2022, billions: 70.4, reporter: "CHN"),
            Published(parties: ["CHN", "CAS5"], year: 2024, billions: 94.8, reporter: "CHN"),
            Published(parties: ["CHN", "ASEAN"], year: 2024, billions: 982.3, reporter: "CHN"),
            Published(parties: ["CHN", "RUS"], year: 2023, billions: 240.1, reporter: "CHN"),
        ])
    func totals(_ published: Published) throws {
        let references = Base.embedded.references(
            for: Question(measure: .tradeTotal, parties: published.parties, period: .year(published.year)))
        let reference = try #require(references.first { $0.reporter == published.reporter && $0.unit == .usDollar })
        #expect(abs(reference.value / 1e9 / published.billions - 1) < 0.003)
        #expect(!reference.source.title.isEmpty)
        if reference.quality == .derived { #expect(reference.formula != nil) }
    }

    @Test("Growth is computed from two levels and shows both")
    func growth() throws {
        let references = Base.embedded.references(
            for: Question(measure: .growth, of: .tradeTotal, parties: ["CHN", "CAS5"], period: .year(2023)))
        let rate = try #require(references.first { $0.formula?.contains("USD") == true })
        #expect(abs(rate.value - 27) < 0.5)
        #expect(rate.formula?.contains("70.4 bn (2022)") == true)
    }

    @Test("The first party's exports are the other's imports")
    func mirrors() {
        let references = Base.embedded.references(
            for: Question(measure: .exports, parties: ["CHN", "VNM"], period: .year(2022)))
        #expect(references.contains { $0.reporter == "CHN" && $0.measure == .exports })
        #expect(references.contains { $0.reporter == "VNM" && $0.measure == .imports })
    }

    @Test("Nothing is answered where nothing is held")
    func nothing() {
        #expect(
            Base.embedded.references(for: Question(measure: .tradeTotal, parties: ["CHN", "VNM"], period: .year(1950)))
                .isEmpty)
        #expect(
            Base.embedded.references(for: Question(measure: .distance, parties: ["CHN", "VNM"], period: .year(2023)))
                .isEmpty)
    }

    @Test("Groups count the members of their day")
    func groups() throws {
        let before = try #require(CivilDate(year: 2024, month: 7, day: 2))
        let after = try #require(CivilDate(year: 2024, month: 9, day: 1))
        #expect(Atlas.embedded.members(of: "SCO", on: before).count == 9)
        #expect(Atlas.embedded.members(of: "SCO", on: after).count == 10)
        #expect(Atlas.embedded.members(of: "ASEAN", on: before).count == 10)
        #expect(Atlas.embedded.members(of: "CAS5", on: before).count == 5)
        #expect(Atlas.embedded.economies.count == 249)
    }
}

import Atlas
import Evidence
import Testing

@testable import Statistics

/// One figure that the base must give, computed here by hand from published ones.
struct Answer: Sendable, CustomTestStringConvertible {
    let measure: Measure
    var of: Measure?
    let parties: [String]
    let period: String
    var since: String?
    var asked: Unit?
    /// Whose books, in what unit, computed in which currency.
    let reporter: String
    let unit: Unit
    var basis: Unit?
    var definition: String?
    let value: Double
    /// In percent of the value; for growth and shares in points.
    var tolerance = 0.3

    var testDescription: String { "\(measure) \(parties) \(period)" }
}

@Suite("Answers computed from what is published")
struct AnswerTests {
    @Test(
        "Each is what the published figures come to",
        arguments: [
            // Sanity table of the source files, in billions of dollars.
            Answer(
                measure: .tradeTotal, parties: ["CHN", "KAZ"], period: "2023", reporter: "CHN", unit: .usDollar,
                value: 41.0e9),
            Answer(
                measure: .tradeTotal, parties: ["CHN", "KAZ"], period: "2024", reporter: "CHN", unit: .usDollar,
                value: 43.8e9),
            Answer(
                measure: .tradeTotal, parties: ["CHN", "ASEAN"], period: "2023", reporter: "CHN", unit: .usDollar,
                value: 911e9),
            Answer(
                measure: .tradeTotal, parties: ["CHN", "RUS"], period: "2024", reporter: "CHN", unit: .usDollar,
                value: 244.8e9),
            Answer(
                measure: .tradeTotal, parties: ["CHN"], period: "2024", reporter: "CHN", unit: .yuan,
                value: 43.85e12),
            Answer(
                measure: .tradeTotal, parties: ["CHN", "ASEAN"], period: "2022", reporter: "CHN", unit: .usDollar,
                value: 979.3e9),
            Answer(
                measure: .exports, parties: ["CHN", "VNM"], period: "2022", reporter: "VNM", unit: .usDollar,
                value: 117.7e9),
            Answer(
                measure: .imports, parties: ["CHN", "VNM"], period: "2022", reporter: "VNM", unit: .usDollar,
                value: 58.5e9),
            Answer(
                measure: .tradeTotal, parties: ["CHN", "MYS"], period: "2022", reporter: "MYS", unit: .usDollar,
                value: 110.8e9),
            Answer(
                measure: .tradeTotal, parties: ["CHN", "PHL"], period: "2022", reporter: "CHN", unit: .usDollar,
                value: 88.0e9),
            Answer(measure: .gdp, parties: ["CHN"], period: "2023", reporter: "CHN", unit: .usDollar, value: 17.79e12),
            Answer(measure: .gdp, parties: ["VNM"], period: "2023", reporter: "VNM", unit: .usDollar, value: 429.7e9),
            Answer(measure: .gdp, parties: ["KAZ"], period: "2023", reporter: "KAZ", unit: .usDollar, value: 262.6e9),
            // Months: January to June as published; the second quarter from its months 63.75, 66.53 and 66.43.
            Answer(
                measure: .tradeTotal, parties: ["CHN"], period: "2024-H1", reporter: "CHN", unit: .yuan,
                value: 21.17e12),
            Answer(
                measure: .tradeTotal, parties: ["CHN"], period: "2024-Q2", reporter: "CHN", unit: .yuan,
                value: 3.634e12 + 3.706e12 + 3.664e12),
            Answer(
                measure: .tradeTotal, parties: ["CHN"], period: "2024-03", reporter: "CHN", unit: .yuan,
                value: 3.5537e12, tolerance: 1),
            Answer(
                measure: .tradeTotal, parties: ["CHN"], period: "2023-01/2023-08", reporter: "CHN", unit: .yuan,
                value: 26.976e12),
            // A surplus is exports less imports: 25.45 − 18.39 trillion.
            Answer(
                measure: .tradeBalance, parties: ["CHN"], period: "2024", reporter: "CHN", unit: .yuan,
                value: 7.062e12),
            // Ten years, the last from another source.
            Answer(
                measure: .tradeTotal, parties: ["CHN", "VNM"], period: "2022/2023", reporter: "CHN", unit: .usDollar,
                value: 235.6e9 + 229.7e9),
            // Growth: customs published 5.0 % in yuan for the total of 2024.
            Answer(
                measure: .growth, of: .tradeTotal, parties: ["CHN"], period: "2024", asked: .yuan, reporter: "CHN",
                unit: .percent, basis: .yuan, value: 5.0, tolerance: 0.05),
            Answer(
                measure: .growth, of: .exports, parties: ["CHN"], period: "2024-01/2024-09", asked: .usDollar,
                reporter: "CHN", unit: .percent, basis: .usDollar, value: 4.3, tolerance: 0.05),
            Answer(
                measure: .growth, of: .tradeTotal, parties: ["CHN", "CAS5"], period: "2023", asked: .usDollar,
                reporter: "CHN", unit: .percent, basis: .usDollar, value: (89.3 / 70.4 - 1) * 100, tolerance: 0.3),
            Answer(
                measure: .growth, of: .tradeTotal, parties: ["CHN", "CAS5"], period: "2023", since: "2013",
                asked: .times, reporter: "CHN", unit: .times, basis: .usDollar, value: 89.3 / 50.2, tolerance: 0.01),
            Answer(
                measure: .growth, of: .population, parties: ["CHN"], period: "2023", reporter: "CHN", unit: .percent,
                value: -0.1, tolerance: 0.1),
            // ASEAN's part of China's trade in 2024: 6.99 of 43.85 trillion yuan.
            Answer(
                measure: .share, of: .tradeTotal, parties: ["ASEAN", "CHN"], period: "2024", reporter: "CHN",
                unit: .percent, value: 15.9, tolerance: 0.1),
            Answer(
                measure: .share, of: .gdp, parties: ["CHN", "WORLD"], period: "2023", reporter: "CHN", unit: .percent,
                value: 16.8, tolerance: 0.1),
            Answer(
                measure: .rank, parties: ["CHN", "VNM"], period: "2022", reporter: "VNM", unit: .rank,
                definition: "goods; economies", value: 1, tolerance: 0),
            Answer(
                measure: .rank, parties: ["ASEAN", "CHN"], period: "2024", reporter: "CHN", unit: .rank,
                definition: "goods; ASEAN and EU as single partners", value: 1, tolerance: 0),
            Answer(
                measure: .rank, parties: ["USA", "CHN"], period: "2024", reporter: "CHN", unit: .rank,
                definition: "goods; ASEAN and EU as single partners", value: 3, tolerance: 0),
            Answer(
                measure: .rank, of: .gdp, parties: ["CHN"], period: "2023", reporter: "CHN", unit: .rank, value: 2,
                tolerance: 0),
            Answer(
                measure: .volume, parties: ["CHN", "EUROPE"], period: "2018", reporter: "CHN", unit: .count,
                definition: "trains", value: 6363),
            Answer(
                measure: .countOther, parties: ["CHN", "EUROPE"], period: "2024", reporter: "CHN", unit: .count,
                definition: "European cities served", value: 227),
            Answer(
                measure: .projectCount, parties: ["CHN", "Ho Chi Minh City"], period: "2024-11",
                reporter: "Ho Chi Minh City", unit: .count, value: 731),
            Answer(
                measure: .exchangeRate, parties: ["CHN"], period: "2024", reporter: "CHN", unit: .yuan, value: 7.1956),
            Answer(
                measure: .distance, parties: ["China-Laos railway"], period: "2024", reporter: "China-Laos railway",
                unit: Unit(rawValue: "km"), value: 1035),
        ])
    func answers(_ answer: Answer) throws {
        let period = try #require(Period(answer.period))
        let references = Base.embedded.references(
            for: Question(
                measure: answer.measure, of: answer.of, parties: answer.parties, period: period, unit: answer.asked,
                since: answer.since.flatMap { Period($0) }))
        let reference = try #require(
            references.first {
                $0.reporter == answer.reporter && $0.unit == answer.unit
                    && (answer.basis == nil || $0.basis == answer.basis)
                    && (answer.definition == nil || $0.definition == answer.definition)
            })
        switch answer.measure {
        case .growth, .share, .rank: #expect(abs(reference.value - answer.value) <= answer.tolerance)
        default: #expect(abs(reference.value / answer.value - 1) * 100 <= answer.tolerance)
        }
        #expect(!reference.source.title.isEmpty)
        if reference.quality == .derived { #expect(reference.formula?.isEmpty == false) }
    }

    @Test("A currency asked for leaves out growth in another")
    func growthInOneCurrency() {
        for unit in [Unit.yuan, .usDollar] {
            let rates = Base.embedded.references(
                for: Question(
                    measure: .growth, of: .tradeTotal, parties: ["CHN", "VNM"], period: .year(2024), unit: unit))
            #expect(rates.count == 1)
            #expect(rates.allSatisfy { $0.basis == unit && $0.unit == .percent })
        }
    }

    @Test("ASEAN's own figure is the sum of its ten members")
    func membersAddUp() throws {
        let members = Atlas.embedded.members(of: "ASEAN", on: try #require(CivilDate(year: 2024, month: 12, day: 31)))
        func total(_ partner: String) -> Double {
            Base.embedded.trade(.tradeTotal, "CHN", partner, .year(2024)).first { $0.unit == .yuan }?.value ?? 0
        }
        let sum = members.reduce(0) { $0 + total($1) }
        #expect(abs(sum / total("ASEAN") - 1) < 0.001)
    }

    @Test("A group is summed over the members of its day, and only when all are held")
    func datedMembers() throws {
        func parts(_ year: Int) -> Int {
            let found = Base.embedded.references(
                for: Question(measure: .exports, parties: ["CHN", "EU"], period: .year(year)))
            return found.first { $0.reporter == "CHN" }?.formula?.split(separator: "+").count ?? 0
        }
        #expect(parts(2012) == 27)
        #expect(parts(2015) == 28)
        #expect(parts(2021) == 27)
        #expect(
            Base.embedded.references(for: Question(measure: .gdp, parties: ["ASEAN"], period: .year(1950))).isEmpty)
    }

    @Test("History is year by year, oldest first")
    func history() {
        let years = Base.embedded.history(of: .tradeTotal, parties: ["CHN", "KAZ"], from: 2011, to: 2024)
            .filter { $0.reporter == "CHN" && $0.unit == .usDollar }.compactMap(\.period.calendarYear)
        #expect(years == Array(2011...2024))
    }

    @Test("A project is found by its id and by each of its names")
    func projects() throws {
        let project = try #require(Atlas.project("china-laos-rail"))
        #expect(Atlas.project(project.nameFrench) == project)
        #expect(Atlas.project(project.nameEnglish.uppercased()) == project)
        #expect(Atlas.project("no such project") == nil)
        #expect(Atlas.projects.count == 136)
        #expect(Atlas.projects.allSatisfy { $0.source != nil })
    }
}

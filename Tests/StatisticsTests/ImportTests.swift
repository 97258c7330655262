import Evidence
import Foundation
import Testing

@testable import Statistics

/// A file of the fixtures folder.
func fixture(_ name: String) throws -> [UInt8] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
    return [UInt8](try Data(contentsOf: folder.appending(path: name)))
}

func imported(_ bytes: [UInt8], year: Int? = 2022, base: Base? = nil) throws -> Imported {
    try Importing.read(
        MemorySource(name: "file.csv", bytes: bytes), options: ImportOptions(year: year), base: base)
}

/// Series after keeping and reading again.
func kept(_ series: [Series]) throws -> [Series] {
    let records = SeriesRecord.records(series)
    var sources: [String: Source] = [:]
    for record in records where record.kind == .source { sources[record.topic] = try SeriesRecord.source(record.body) }
    return try records.filter { $0.kind == .series }.map { try SeriesRecord.series($0.body, sources: sources) }
}

/// A value that a fixture must give.
struct Expected: Sendable, CustomTestStringConvertible {
    let file: String
    let format: ImportFormat
    let reporter: String
    let partner: String
    let measure: Measure
    var definition = "goods"
    let period: String
    let value: Double
    var unit = Unit.usDollar
    var product = "TOTAL"
    var of: Measure?
    var status = Observation.Status.normal
    var source = ""

    var testDescription: String { "\(file) \(reporter) \(partner) \(measure) \(period)" }
}

@Suite("Importing official files")
struct ImportTests {
    @Test(
        "Each publisher's table gives its values in base units",
        arguments: [
            Expected(
                file: "comtrade.csv", format: .comtrade, reporter: "CHN", partner: "VNM", measure: .exports,
                period: "2023", value: 137_612_345_678.5, source: "un-comtrade"),
            Expected(
                file: "comtrade.csv", format: .comtrade, reporter: "CHN", partner: "USA", measure: .exports,
                period: "2023", value: 500_291_234_567),
            Expected(
                file: "comtrade.csv", format: .comtrade, reporter: "CHN", partner: "IND", measure: .exports,
                period: "2023", value: 117_684_234_567),
            Expected(
                file: "comtrade.csv", format: .comtrade, reporter: "CHN", partner: "CHE", measure: .exports,
                period: "2023", value: 5_312_345_678),
            Expected(
                file: "comtrade.csv", format: .comtrade, reporter: "CHN", partner: "FRA", measure: .exports,
                period: "2023", value: 41_612_345_678),
            Expected(
                file: "comtrade.csv", format: .comtrade, reporter: "CHN", partner: "WORLD", measure: .exports,
                period: "2023", value: 3_380_123_456_789),
            Expected(
                file: "comtrade.csv", format: .comtrade, reporter: "CHN", partner: "VNM", measure: .exports,
                period: "2023", value: 1_512_345_678, product: "HS27"),
            Expected(
                file: "imts.csv", format: .imts, reporter: "USA", partner: "CAN", measure: .exports, period: "2024",
                value: 349_397_894_619, source: "imf-imts"),
            Expected(
                file: "imts.csv", format: .imts, reporter: "CHN", partner: "VNM", measure: .imports, period: "2024",
                value: 98_700_000_000, status: .estimated),
            Expected(
                file: "imts.csv", format: .imts, reporter: "CHN", partner: "VNM", measure: .exports,
                period: "2024-03", value: 12_345_678_901),
            Expected(
                file: "imts.csv", format: .imts, reporter: "CHN", partner: "VNM", measure: .exports,
                period: "2024-Q1", value: 37_345_678_901),
            Expected(
                file: "imts-structure.csv", format: .imts, reporter: "KAZ", partner: "CHN", measure: .imports,
                period: "2023", value: 16_800_000_000),
            Expected(
                file: "dots.csv", format: .dots, reporter: "CHN", partner: "VNM", measure: .imports, period: "2010",
                value: 6_984_000_000, source: "imf-dots-panel"),
            Expected(
                file: "dots.csv", format: .dots, reporter: "CHN", partner: "VNM", measure: .exports,
                period: "2011-Q1", value: 5_101_000_000),
            Expected(
                file: "world-bank.csv", format: .worldBank, reporter: "VNM", partner: "", measure: .gdp,
                definition: "current prices", period: "2023", value: 433_858_123_456.7, source: "world-bank"),
            Expected(
                file: "world-bank.csv", format: .worldBank, reporter: "WORLD", partner: "", measure: .gdp,
                definition: "current prices", period: "2021", value: 97_800_000_000_000),
            Expected(
                file: "world-bank.json", format: .worldBankJSON, reporter: "KAZ", partner: "", measure: .population,
                definition: "mid-year", period: "2023", value: 20_330_104, unit: .count),
            Expected(
                file: "databank.csv", format: .databank, reporter: "KAZ", partner: "", measure: .exchangeRate,
                definition: "period average", period: "2023", value: 456.24, unit: Unit(rawValue: "KZT")),
            Expected(
                file: "databank.csv", format: .databank, reporter: "VNM", partner: "", measure: .growth,
                definition: "constant prices", period: "2022", value: 8.12, unit: .percent, of: .gdp),
            Expected(
                file: "baci.csv", format: .baci, reporter: "CHN", partner: "VNM", measure: .exports,
                definition: "goods, reconciled", period: "2023", value: 1_001_734, source: "cepii-baci"),
            Expected(
                file: "baci.csv", format: .baci, reporter: "TWN", partner: "CHN", measure: .exports,
                definition: "goods, reconciled", period: "2023", value: 90_000_000),
            Expected(
                file: "gravity.csv", format: .gravity, reporter: "CHN", partner: "KAZ", measure: .exports,
                definition: "goods, Comtrade by CEPII", period: "2019", value: 12_800_123_000),
            Expected(
                file: "gravity.csv", format: .gravity, reporter: "KAZ", partner: "CHN", measure: .imports,
                definition: "goods, Comtrade by CEPII", period: "2019", value: 6_567_890_000),
            // 1.5 million in each of the other's 12 sectors and its final demand, from 7 goods sectors.
            Expected(
                file: "icio.csv", format: .icio, reporter: "CHN", partner: "KAZ", measure: .exports,
                definition: "goods, input-output", period: "2022", value: 1.5e6 * 13 * 7),
            Expected(
                file: "icio.csv", format: .icio, reporter: "KAZ", partner: "CHN", measure: .exports,
                definition: "services, input-output", period: "2022", value: 1.5e6 * 13 * 5),
            Expected(
                file: "customs-yuan.csv", format: .customs, reporter: "CHN", partner: "VNM", measure: .tradeTotal,
                period: "2025-08", value: 201_234_560_000, unit: .yuan, source: "gacc-table"),
            Expected(
                file: "customs-yuan.csv", format: .customs, reporter: "CHN", partner: "VNM", measure: .exports,
                period: "2025-01/2025-08", value: 941_234_560_000, unit: .yuan),
            Expected(
                file: "customs-yuan.csv", format: .customs, reporter: "CHN", partner: "WORLD", measure: .tradeTotal,
                period: "2025-01/2025-08", value: 29_571_500_000_000, unit: .yuan),
            Expected(
                file: "customs-yuan.csv", format: .customs, reporter: "CHN", partner: "KAZ", measure: .growth,
                period: "2025-01/2025-08", value: -3, unit: .percent, of: .tradeTotal),
            Expected(
                file: "customs-yuan.csv", format: .customs, reporter: "CHN", partner: "ASEAN", measure: .imports,
                period: "2025-08", value: 260_000_000_000, unit: .yuan),
            Expected(
                file: "customs-dollar.html", format: .customs, reporter: "CHN", partner: "VNM", measure: .tradeTotal,
                period: "2025", value: 296_000_456_000),
            Expected(
                file: "sdmx.csv", format: .sdmx, reporter: "DEU", partner: "CHN", measure: .imports,
                definition: "as published", period: "2024", value: 156_400_000_000, unit: Unit(rawValue: "EUR"),
                source: "Eurostat"),
        ])
    func values(_ expected: Expected) throws {
        let file = try imported(fixture(expected.file))
        #expect(file.format == expected.format)
        let series = file.series.filter {
            $0.reporter == expected.reporter && $0.partner == expected.partner && $0.measure == expected.measure
                && $0.definition == expected.definition && $0.product == expected.product && $0.unit == expected.unit
                && $0.of == expected.of
        }
        let found = series.flatMap(\.observations).filter { $0.period.description == expected.period }
        let observation = try #require(found.first)
        #expect(abs(observation.value - expected.value) <= abs(expected.value) * 1e-12)
        #expect(observation.status == expected.status)
        if !expected.source.isEmpty { #expect(series.first?.source.id == expected.source) }
    }

    @Test("Euro rates become a yearly mean of rates for the dollar")
    func euroRates() throws {
        let file = try imported(fixture("ecb.csv"))
        let yuan = try #require(file.series.first { $0.reporter == "CHN" })
        #expect(yuan.unit == .yuan && yuan.quality == .derived && yuan.observations.count == 1)
        #expect(abs(yuan.observations[0].value - 7.8015 / 1.0802) < 0.002)
        #expect(file.warnings.contains { $0.contains("2023") })
    }

    @Test("What an economy sends to itself, modes of transport and unknown areas are left out, and said")
    func leftOut() throws {
        let file = try imported(fixture("comtrade.csv"))
        #expect(!file.series.contains { $0.partner == "CHN" })
        #expect(file.warnings.count == 3)
        #expect(file.rows == 12)
        #expect(file.observations == 9)
    }

    @Test("An edition named in the file or by the user is kept")
    func vintage() throws {
        #expect(try imported(fixture("world-bank.csv")).series[0].source.vintage == "2025-03-24")
        #expect(try imported(fixture("world-bank.json")).series[0].source.vintage == "2025-03-24")
        let given = try Importing.read(
            MemorySource(name: "b", bytes: fixture("baci.csv")), options: ImportOptions(vintage: "V202501"))
        #expect(given.series[0].source.vintage == "V202501")
    }

    @Test("Large pairs without trade are pointed out")
    func holes() throws {
        // Thirty economies that trade with each other, but for two of them.
        let codes = [
            156, 704, 842, 276, 392, 410, 251, 826, 380, 528, 56, 757, 699, 643, 398, 458, 764, 360, 608, 702, 418, 116,
            104, 96, 36, 554, 124, 484, 76, 792,
        ]
        var text = "t,i,j,k,v,q\n"
        for from in codes {
            for to in codes where from != to && !(Set([from, to]) == [704, 410]) {
                text += "2023,\(from),\(to),270900,10,1\n"
            }
        }
        let file = try imported(Array(text.utf8))
        #expect(file.warnings.contains { $0.contains("1 pair") && $0.contains("KOR") && $0.contains("VNM") })
    }

    @Test("An exported file comes back as the same series")
    func roundTrip() throws {
        let shelf = EmbeddedShelf.embedded
        let chosen =
            shelf.series(of: .exports, reporter: "CHN", partner: "VNM") + shelf.series(of: .volume)
            + shelf.series(of: .growth, reporter: "CHN", partner: "KAZ") + shelf.series(of: .fdiStock)
            + shelf.series(of: .exchangeRate, reporter: "CHN") + shelf.series(of: .distance)
        let text = SDMXExport.header + chosen.map(SDMXExport.lines).joined()
        let back = try imported(Array(text.utf8)).series
        func key(_ series: Series) -> String {
            "\(series.source.id) \(series.reporter) \(series.partner) \(series.measure) \(series.definition) \(series.unit) \(series.quality) \(series.of?.rawValue ?? "") \(series.basis?.rawValue ?? "") \(series.formula ?? "") \(series.valuation)"
        }
        func values(_ all: [Series]) -> [String] {
            all.flatMap { series in series.observations.map { "\(key(series)) \($0)" } }.sorted()
        }
        #expect(values(back) == values(chosen))
        #expect(Set(back.map(\.source)) == Set(chosen.map(\.source)))
    }

    @Test("Kept records come back as the same series")
    func records() throws {
        let all = EmbeddedShelf.embedded.all()
        let chosen = stride(from: 0, to: all.count, by: 7).map { all[$0] }
        #expect(try kept(chosen) == chosen)
    }

    @Test("Imported series answer beside the embedded ones")
    func answering() throws {
        let base = Base.embedded.adding(MemoryShelf(try imported(fixture("comtrade.csv")).series))
        let references = base.references(
            for: Question(measure: .tradeTotal, parties: ["CHN", "VNM"], period: .year(2023)))
        #expect(references.contains { $0.source.id == "un-comtrade" && abs($0.value - 229.83e9) < 0.01e9 })
        #expect(references.contains { $0.source.id == "gacc" })
        let chapters = base.references(for: Question(measure: .exports, parties: ["CHN", "VNM"], period: .year(2023)))
        #expect(chapters.filter { $0.source.id == "un-comtrade" }.count == 1)
    }
}

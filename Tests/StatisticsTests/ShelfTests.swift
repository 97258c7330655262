import Evidence
import Testing

@testable import Statistics

@Suite("Finding series")
struct ShelfTests {
    @Test("Every row of the embedded table is readable, and found again by its own key")
    func everyRow() {
        let shelf = EmbeddedShelf.embedded
        let all = shelf.all()
        #expect(all.count > 9000)
        #expect(all.reduce(0) { $0 + $1.observations.count } == 65278)
        for series in stride(from: 0, to: all.count, by: 7).map({ all[$0] }) {
            let found = shelf.series(of: series.measure, reporter: series.reporter, partner: series.partner)
            #expect(found.contains(series))
            #expect(found.allSatisfy { $0.reporter == series.reporter && $0.partner == series.partner })
        }
    }

    @Test("A search finds what a scan of all series finds")
    func likeScan() {
        let all = EmbeddedShelf.embedded.all()
        let memory = MemoryShelf(all)
        for (measure, reporter) in [(Measure.exports, "CHN"), (.imports, "VNM"), (.gdp, "KAZ"), (.volume, "Khorgos")] {
            #expect(
                EmbeddedShelf.embedded.series(of: measure, reporter: reporter)
                    == memory.series(of: measure, reporter: reporter))
        }
        #expect(EmbeddedShelf.embedded.series(of: .rank).isEmpty)
        #expect(EmbeddedShelf.embedded.series(of: .exports, reporter: "ZZZ").isEmpty)
    }

    @Test(
        "Numbers in bytes are read as Swift reads them",
        arguments: ["0", "1", "-1", "12.5", "1236.02", "0.000001", "-75483.863", "439999999999", "123456789012345678"])
    func decimals(_ text: String) throws {
        let value = try #require(DecimalText.value(of: Array(text.utf8)))
        #expect(value == Double(text))
    }

    @Test(
        "What is no number is refused",
        arguments: ["", "-", ".", "1.2.3", "12a", "--1", "1-", " 1", "e5", "nan", "0x10", "1e999"])
    func noNumbers(_ text: String) {
        #expect(DecimalText.value(of: Array(text.utf8)) == nil)
    }

    @Test("A packed row spreads over the periods of its run")
    func packed() throws {
        func unpacked(_ start: String, _ values: String) -> [String]? {
            PackedValues.observations(start: start, values: Array(values.utf8)[...], multiplier: 3)?
                .map { "\($0.period) \(Int($0.value)) \($0.status.rawValue)\($0.bound == .lower ? ">" : "")" }
        }
        #expect(unpacked("2011", "863.485 - 930r 1e>") == ["2011 863485 A", "2013 930000 R", "2014 1000 E>"])
        #expect(unpacked("2024-11", "1 2 3") == ["2024-11 1000 A", "2024-12 2000 A", "2025-01 3000 A"])
        #expect(unpacked("2024-01/2024-02", "1 2") == ["2024-01/2024-02 1000 A", "2024-01/2024-03 2000 A"])
        #expect(unpacked("2024-H1", "1 2") == nil)
        #expect(unpacked("2024", "x") == nil)
        #expect(unpacked("when", "1") == nil)
    }
}

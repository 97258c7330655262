import Testing

@testable import Figures

@Suite("Charts")
struct ChartTests {
    private func chart(_ values: [(Int, Double)], mark: SeriesChart.Mark? = nil, name: String = "China") -> String {
        SeriesChart(
            title: "trade", lines: [.init(name: name, points: values.map { (year: $0.0, value: $0.1) })], mark: mark,
            label: { "\($0)" }
        ).svg()
    }

    @Test("A line has a dot a year and breaks where a year is missing")
    func line() {
        let svg = chart([(2018, 1), (2019, 2), (2021, 3), (2022, 4)])
        #expect(svg.ranges(of: "<circle").count == 4)
        #expect(svg.ranges(of: "class=\"line line-0\"").count == 2)
    }

    @Test("Higher values stand higher, and everything stays inside the picture")
    func inside() throws {
        let svg = chart([(2020, 10), (2021, 1000)], mark: .init(year: 2023, value: 2500, name: "claim"))
        let ys = svg.matches(of: #/cy="([0-9.]+)"/#).compactMap { Double($0.1) }
        #expect(ys.count == 2)
        #expect(ys[0] > ys[1])
        #expect(ys.allSatisfy { $0 >= 0 && $0 <= 260 })
        #expect(svg.contains("claim"))
    }

    @Test("Names from outside cannot leave the text")
    func hostile() {
        let svg = chart([(2020, 1), (2021, 2)], name: "</text><script>")
        #expect(!svg.contains("<script>"))
        #expect(svg.contains("&lt;script&gt;"))
    }

    @Test("Nothing to draw draws nothing", arguments: [[], [(2020, 0.0)], [(2020, Double.nan)], [(2020, .infinity)]])
    func nothing(_ values: [(Int, Double)]) {
        #expect(chart(values) == "")
    }

    @Test("Blocks go from the lowest for zero to the full for the greatest")
    func blocks() {
        #expect(BlockChart.line([0, 50, 100]) == "▁▅█")
        #expect(BlockChart.line([10, nil, 10]) == "█ █")
        #expect(BlockChart.line([]) == "")
    }
}

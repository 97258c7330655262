import Evidence
import Foundation
import Testing
import Trade

@Suite("The embedded baseline")
struct BaselineTests {
    let baseline = Baseline.embedded

    @Test("The economies that matter are there, and those without tables are marked")
    func economies() {
        let codes = Set(baseline.economies.map(\.code))
        for code in "CHN HKG BRN KHM IDN LAO MYS MMR PHL SGP THA VNM KAZ KGZ TJK TKM UZB MNG RUS USA DEU ROW".split(
            separator: " ")
        {
            #expect(codes.contains(String(code)))
        }
        #expect(Set(baseline.imputed) == ["KGZ", "UZB", "TJK", "TKM", "MNG", "GEO", "AZE", "IRN", "AFG"])
        #expect(baseline.incomeWithheld.contains("KGZ"))
        #expect(!baseline.incomeWithheld.contains("UZB"))
    }

    @Test("Home sales are above zero, no flow is negative, and totals are those of the flows")
    func flows() {
        let count = baseline.economies.count
        #expect(baseline.flows.allSatisfy { $0 >= 0 && $0.isFinite })
        for (i, item) in baseline.economies.enumerated() {
            #expect(baseline.flows[i * count + i] > 0)
            let sold = (0..<count).reduce(0.0) { $1 == i ? $0 : $0 + baseline.flows[i * count + $1] }
            #expect(abs(sold / item.exports - 1) < 1e-6, "\(item.code)")
            if let gdp = item.gdp, item.code != "ROW", !item.isIncomeWithheld { #expect(item.imports < gdp) }
            // Taking transit out moves the home share from that of customs towards that of the table, never past it.
            if item.passingThrough > 0, let share = item.tableHomeShare {
                let customs = item.output - item.publishedExports
                let before = customs / (customs + item.publishedImports)
                #expect(item.homeShare > before && item.homeShare < share + 0.03, "\(item.code)")
            }
        }
    }

    @Test("Taking transit out moves trade between pairs but keeps what the world sells abroad, but for what comes home")
    func transit() {
        let published = baseline.economies.reduce(0) { $0 + $1.publishedExports }
        let passing = baseline.economies.reduce(0) { $0 + $1.passingThrough }
        let used = baseline.economies.reduce(0) { $0 + $1.exports }
        #expect(used < published)
        // Each unit that passes through is one sale abroad fewer, or two when it comes home.
        #expect(used > published - 1.25 * passing && used <= published - passing + 1)
    }

    @Test("Every flow has a source that is listed, every parameter its quality")
    func sources() {
        let known = Set(baseline.sources.map(\.id))
        for origin in baseline.origins.values {
            for source in origin.source.split(separator: " ") { #expect(known.contains(String(source))) }
        }
        #expect(baseline.parameter("theta")?.quality == .literature)
        #expect(baseline.missing.contains(.init(exporter: "RUS", importer: "MNG")))
    }

    @Test("An explanation says what is imputed, withheld and missing; an unknown code is refused")
    func explanation() throws {
        let text = try baseline.explanation(of: "KGZ").joined(separator: "\n")
        #expect(text.contains("IMPUTED") && text.contains("INCOME EFFECT WITHHELD") && text.contains("2.08 times GDP"))
        #expect(try baseline.explanation(of: "MNG").joined().contains("RUS to MNG"))
        #expect(throws: Complaint.self) { try baseline.explanation(of: "KGB") }
    }

    @Test("Cheaper trade between China and Kazakhstan helps both, and KGZ's own income is not told")
    func question() throws {
        let model = try OneSectorModel(baseline.economy(theta: 4), closure: .additive)
        var change = TradeCostChange.none(baseline.economies.count)
        change.costHat[try #require(baseline.pair("CHN", "KAZ"))] = 0.9
        change.costHat[try #require(baseline.pair("KAZ", "CHN"))] = 0.9
        let answer = try model.solve(change)
        let (china, kazakhstan) = (try #require(baseline.index(of: "CHN")), try #require(baseline.index(of: "KAZ")))
        #expect(answer.realIncomeHat[kazakhstan] > answer.realIncomeHat[china])
        #expect(answer.realIncomeHat[china] > 1)
        let json = answer.json(conditional: nil, withheld: Set(baseline.incomeWithheld)) { baseline.writeMarks(&$0) }
        let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        let income = try #require(object["real_income_hat"] as? [String: Any])
        #expect(income["KGZ"] is NSNull)
        #expect(income["KAZ"] is Double)
        #expect(json.contains("\"imputed\""))
    }

    @Test("A table of changes names an economy that is not there, with its line")
    func changes() throws {
        let text = "exporter,importer,cost_hat\nCHN,KAZ,0.9\nCHN,XYZ,0.9\n"
        let table = try CSVTable(name: "changes.csv", bytes: Array(text.utf8))
        #expect {
            try BaselineChange(table, baseline: baseline)
        } throws: { "\($0)".hasPrefix("changes.csv:3:5: \"XYZ\", which the baseline does not have") }
    }
}

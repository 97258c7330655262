import Evidence
import Foundation
import Testing
import Trade

/// Folder of vectors computed by other programs, named by SOGDIAN_TRADE_FIXTURES.
private let fixtures = ProcessInfo.processInfo.environment["SOGDIAN_TRADE_FIXTURES"].map {
    URL(filePath: $0).appending(path: "equilibrium")
}

@Suite("Vectors held outside", .enabled(if: fixtures != nil, "SOGDIAN_TRADE_FIXTURES is not set"))
struct FixtureTests {

    private func bytes(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: #require(fixtures).appending(path: name)))
    }

    private func object(_ text: [UInt8]) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text)) as? [String: Any])
    }

    /// Compares every vector of the expected file with the program's JSON.
    private func compare(_ expected: [String: Any], _ json: String, tolerance: Double) throws -> Int {
        let got = try object(Array(json.utf8))
        var compared = 0
        for (key, value) in expected {
            if let list = value as? [Double] {
                let mine = try #require(got[key] as? [String: Double], "\(key)")
                let ordered = mine.keys.sorted().map { mine[$0] ?? .nan }
                #expect(gap(ordered, list) < tolerance, "\(key)")
                compared += 1
            } else if let pairs = value as? [String: Double], key != "tolerance" {
                let mine = try #require(got[key] as? [String: Double], "\(key)")
                for (pair, number) in pairs { #expect(gap([mine[pair] ?? .nan], [number]) < tolerance, "\(pair)") }
                compared += 1
            } else if let lists = value as? [String: [Double]] {
                let mine = try #require(got[key] as? [String: [String: Double]], "\(key)")
                for (name, list) in lists {
                    let cells = try #require(mine[name])
                    #expect(gap(cells.keys.sorted().map { cells[$0] ?? .nan }, list) < tolerance, "\(key) \(name)")
                }
                compared += 1
            }
        }
        return compared
    }

    @Test("One sector", arguments: ["onesector_N4_corridor", "onesector_N30_random"], Closure.allCases)
    func oneSector(name: String, closure: Closure) throws {
        let expected = try object(bytes(name + "_expected.json"))
        let theta = try #require(expected["theta"] as? Double)
        let closures = try #require(expected["closures"] as? [String: [String: Any]])
        let flows = try FlowsTable(CSVTable(name: name, bytes: bytes(name + "_inputs.csv")), theta: theta)
        let answer = try OneSectorModel(flows.economy, closure: closure).solve(flows.change)
        let vectors = try #require(closures[closure.rawValue])
        #expect(try compare(vectors, answer.json(conditional: nil), tolerance: 1e-9) == 10)
        #expect(answer.residual <= 1e-12)
    }

    @Test("The closed form of two equal countries")
    func symmetric() throws {
        let expected = try object(bytes("onesector_symmetric2.json"))
        let (home, theta, cost, income) = try (
            #require(expected["lam_own"] as? Double), #require(expected["theta"] as? Double),
            #require(expected["cost_hat"] as? Double), #require(expected["welfare_hat"] as? Double)
        )
        let economy = try OneSectorEconomy(
            countries: ["A", "B"], trade: [home, 1 - home, 1 - home, home], theta: theta)
        let answer = try OneSectorModel(economy, closure: .phi).solve(TradeCostChange(costHat: [1, cost, cost, 1]))
        #expect(gap(answer.welfareHat, [income, income]) < 1e-12)
    }

    @Test("Five countries and four sectors")
    func sectors() throws {
        let name = "cp_small_N5_J4"
        func table(_ part: String) throws -> CSVTable {
            let file = "\(name)_\(part).csv.gz"
            return try CSVTable(name: file, bytes: Gzip.expanded(bytes(file), name: file))
        }
        let tables = try SectorTables(
            flows: table("flows"), io: table("io"), sectors: table("sectors"), countries: table("countries"))
        let answer = try SectorModel(tables.economy, closure: .additive).solve(tables.change)
        let expected = try object(bytes(name + "_expected.json"))
        #expect(try compare(expected, answer.json(), tolerance: 1e-8) == 9)
        #expect(answer.residual <= 1e-10)
    }
}

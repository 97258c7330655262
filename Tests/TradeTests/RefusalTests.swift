import Evidence
import Testing
import Trade

@Suite("What is refused, and in which words")
struct RefusalTests {
    /// Flows of two countries, to be spoiled.
    static let good = "exporter,importer,trade,cost_hat\nA,A,8,1\nA,B,2,0.9\nB,A,1,0.9\nB,B,9,1\n"

    static func table(_ text: String, name: String = "flows.csv") throws -> CSVTable {
        try CSVTable(name: name, bytes: Array(text.utf8))
    }

    static func said(_ body: () throws -> Void) -> String {
        do {
            try body()
            return "accepted"
        } catch { return "\(error)" }
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let from: String
        let to: String
        let says: String
    }

    static let spoiledFlows: [Case] = [
        Case(
            testDescription: "a negative flow", from: "A,B,2,", to: "A,B,-2,",
            says: "flows.csv:3:5: trade -2, expected a number of 0 or more"),
        Case(testDescription: "an empty flow", from: "A,B,2,", to: "A,B,,", says: "flows.csv:3:5: an empty trade"),
        Case(testDescription: "no number", from: "A,B,2,", to: "A,B,two,", says: "flows.csv:3:5: trade \"two\""),
        Case(testDescription: "infinity", from: "A,B,2,", to: "A,B,inf,", says: "trade \"inf\""),
        Case(
            testDescription: "a cost of zero", from: "2,0.9", to: "2,0",
            says: "flows.csv:3:7: cost_hat 0, expected a number above 0"),
        Case(testDescription: "a missing pair", from: "A,B,2,0.9\n", to: "", says: "no row for A to B"),
        Case(
            testDescription: "a pair twice", from: "A,B,2,0.9\n", to: "A,B,2,0.9\nA,B,2,0.9\n",
            says: "flows.csv:4: A to B a second time, after line 3"),
        Case(testDescription: "nothing sold at home", from: "A,A,8", to: "A,A,0", says: "A sells nothing at home"),
        Case(
            testDescription: "one country", from: "A,B,2,0.9\nB,A,1,0.9\nB,B,9,1\n", to: "", says: "one country only, A"
        ),
        Case(testDescription: "no column trade", from: "trade", to: "value", says: "no column \"trade\""),
        Case(
            testDescription: "a country without a name", from: "A,B,2", to: ",B,2",
            says: "flows.csv:3:1: an empty exporter"),
    ]

    @Test("Flows", arguments: spoiledFlows)
    func oneSector(_ item: Case) throws {
        let text = Self.good.replacing(item.from, with: item.to)
        #expect(text != Self.good)
        let said = Self.said { _ = try FlowsTable(Self.table(text), theta: 4) }
        #expect(said.contains(item.says), "\(said)")
    }

    @Test("A missing pair is a zero when the caller allows it")
    func fill() throws {
        let text = Self.good.replacing("A,B,2,0.9\n", with: "")
        let flows = try FlowsTable(Self.table(text), theta: 4, fillsZero: true)
        #expect(flows.filled == ["A to B"])
        #expect(flows.economy.trade == [8, 0, 1, 9])
    }

    @Test("An elasticity that is not above zero", arguments: [0, -1, .nan, .infinity])
    func theta(_ value: Double) throws {
        #expect(Self.said { _ = try FlowsTable(Self.table(Self.good), theta: value) }.contains("theta"))
    }

    @Test("A surplus that would leave nothing to spend is named, and other closures still answer")
    func infeasible() throws {
        // A sells nearly all it makes and buys little; its market becomes dear to reach.
        let economy = try OneSectorEconomy(
            countries: ["A", "B", "C"], trade: [0.5, 99, 1, 0.4, 500, 3, 0.1, 2, 300], theta: 6)
        let costs = TradeCostChange(costHat: [1, 8, 8, 1, 1, 1, 1, 1, 1])
        let said = Self.said { _ = try OneSectorModel(economy, closure: .additive).solve(costs) }
        #expect(said.contains("surplus of A cannot be held"), "\(said)")
        #expect(try OneSectorModel(economy, closure: .phi).solve(costs).residual < 1e-12)
    }

    static let folder: [String: String] = [
        "countries": "country,value_added,deficit\nA,10,1\nB,20,-1\n",
        "sectors":
            "sector,country,value_added_share,final_share,theta\nS,A,0.5,1,4\nS,B,0.6,1,4\n",
        "io": "country,input_sector,using_sector,coefficient\nA,S,S,0.5\nB,S,S,0.4\n",
        "flows":
            "sector,importer,exporter,share,tariff,tariff_new,iceberg_hat\nS,A,A,0.8,0,0,1\nS,A,B,0.2,0.1,0,1\nS,B,A,0.1,0,0,0.9\nS,B,B,0.9,0,0,1\n",
    ]

    static func sectors(_ spoiled: String, _ from: String, _ to: String) throws -> SectorTables {
        var tables: [String: CSVTable] = [:]
        for (name, text) in folder {
            let content = name == spoiled ? text.replacing(from, with: to) : text
            if name == spoiled { #expect(content != text) }
            tables[name] = try table(content, name: name + ".csv")
        }
        return try SectorTables(
            flows: #require(tables["flows"]), io: #require(tables["io"]), sectors: #require(tables["sectors"]),
            countries: #require(tables["countries"]))
    }

    static let spoiledTables: [(String, String, String, String)] = [
        ("flows", "S,A,B,0.2", "S,A,B,0.3", "shares of A in S that sum to 1.1, expected 1"),
        ("flows", "S,A,B,0.2", "S,A,B,-0.2", "flows.csv:3:7: share -0.2"),
        ("flows", "S,A,B,0.2,0.1,0,1\n", "", "no row for sector S, importer A, exporter B"),
        ("flows", "S,A,B", "S,A,X", "flows.csv:3:5: exporter \"X\""),
        ("flows", ",0.9\n", ",0\n", "iceberg_hat 0"),
        ("io", "A,S,S,0.5", "A,S,S,0.7", "value added and inputs of A in S that sum to 1.2"),
        ("io", "A,S,S,0.5", "A,S,S,-0.5", "io.csv:2:7: coefficient -0.5"),
        ("sectors", "0.5,1,4", "0.5,0.9,4", "final shares of A that sum to 0.9"),
        ("sectors", "0.5,1,4", "0.5,1,0", "sectors.csv:2:11: theta 0, expected a number above 0"),
        ("countries", "A,10,1", "A,-10,1", "countries.csv:2:3: value_added -10"),
        ("countries", "A,10,1\nB,20,-1", "A,10,1\nB,20,-2", "deficits that sum to -1"),
        ("countries", "A,10,1\nB,20,-1", "A,10,25\nB,20,-25", "B saves all it earns"),
        ("countries", "B,20,-1\n", "", "country \"B\""),
    ]

    @Test("Many sectors", arguments: spoiledTables.indices)
    func manySectors(_ index: Int) throws {
        let (table, from, to, says) = Self.spoiledTables[index]
        let said = Self.said {
            _ = try SectorModel(Self.sectors(table, from, to).economy, closure: .additive)
        }
        #expect(said.contains(says), "\(said)")
    }

    @Test("The unspoiled tables are read and solved")
    func unspoiled() throws {
        let tables = try Self.sectors("none", "", "")
        let answer = try SectorModel(tables.economy, closure: .additive).solve(tables.change)
        #expect(answer.residual < 1e-10)
        #expect(Self.said { _ = try SectorModel(tables.economy, closure: .phi) }.contains("phi"))
    }

    @Test("Deficits that do not add up are no matter when they are taken out")
    func balanced() throws {
        let tables = try Self.sectors("countries", "B,20,-1", "B,20,-2")
        let answer = try SectorModel(tables.economy, closure: .balanced).solve(tables.change)
        #expect(answer.residual < 1e-10)
    }

    @Test("Output below exports, and output that is missing")
    func calibration() throws {
        let flows = "exporter,importer,trade\nA,B,5\nB,A,3\nC,A,1\n"
        func run(_ output: String, _ chosen: [String]) -> String {
            Self.said {
                _ = try Calibration(
                    flows: Self.table(flows), output: Self.table(output, name: "output.csv"), chosen: chosen)
            }
        }
        #expect(
            run("country,output\nA,4\nB,9\nC,2\n", ["A", "B"]).contains(
                "output of A of 4.0, not above its exports of 5.0"))
        #expect(run("country,output\nA,9\nC,2\n", ["A", "B"]).contains("no output of B"))
        #expect(run("country,output\nA,9\nB,9\n", ["A", "B"]).contains("output of ROW"))
        #expect(run("country,output\nA,9\nB,9\nC,-2\n", ["A", "B"]).contains("output.csv:4:3: output -2"))
        #expect(run("country,output\nA,9\nB,9\nC,2\n", ["A", "B"]) == "accepted")
    }
}

import Foundation
import Testing

@Suite("The command equilibrium")
struct EquilibriumCommandTests {
    static let flows = "exporter,importer,trade,cost_hat\nA,A,8,1\nA,B,2,0.9\nB,A,1,0.9\nB,B,9,1\n"

    private func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    private func run(_ arguments: String, input: String = flows) throws -> Run {
        try CommandTests.run(
            ["equilibrium"] + arguments.split(separator: " ").map(String.init), input: Data(input.utf8))
    }

    @Test("Piped, it prints JSON keyed by country, with what each key means")
    func json() throws {
        let run = try run("- --theta 4 --closure phi")
        #expect(run.exit == 0)
        let answer = try object(run.output)
        let meanings = try #require(answer["definitions"] as? [String: String])
        for key in [
            "wage_hat", "price_hat", "welfare_hat", "real_income_hat", "domestic_share_hat", "output_new",
            "expenditure_new", "exports_new", "imports_new", "first_order_welfare", "exports_hat_conditional",
        ] {
            #expect((answer[key] as? [String: Double])?.keys.sorted() == ["A", "B"], "\(key)")
            #expect(meanings[key]?.isEmpty == false, "\(key)")
        }
        #expect((answer["trade_new_probe"] as? [String: Double])?.count == 4)
        #expect(try #require(answer["market_clearing_residual"] as? Double) < 1e-12)
    }

    @Test("A table and CSV hold every country")
    func tables() throws {
        let table = try run("- --theta 4 --format table")
        #expect(table.output.hasPrefix("country"))
        #expect(table.output.contains("real_income_hat: new over old real income"))
        let csv = try run("- --theta 4 --format csv")
        #expect(csv.output.split(separator: "\n").count == 3)
    }

    @Test("Changes without a column trade are asked of the embedded world; marks go with the answer")
    func baseline() throws {
        let run = try run("-", input: "exporter,importer,cost_hat\nCHN,KGZ,0.9\nKGZ,CHN,0.9\n")
        #expect(run.exit == 0)
        #expect(run.errors.contains("theta 5.03"))
        let answer = try object(run.output)
        #expect((answer["real_income_hat"] as? [String: Any])?["KGZ"] is NSNull)
        let baseline = try #require(answer["baseline"] as? [String: Any])
        #expect((baseline["imputed"] as? [String])?.contains("UZB") == true)
        #expect((baseline["sources"] as? [String])?.contains { $0.contains("CEPII") } == true)
    }

    @Test("Draws are the same for any number of threads")
    func draws() throws {
        let one = try run("- --theta 4 --draws 40 --seed 3 --threads 1")
        let two = try run("- --theta 4 --draws 40 --seed 3 --threads 4")
        #expect(one.exit == 0 && one.output == two.output)
        #expect(one.output.contains("\"p05\""))
    }

    @Test("The flows of the baseline can be read again")
    func round() throws {
        let flows = try run("baseline", input: "")
        #expect(flows.exit == 0)
        let answer = try run("- --theta 4", input: flows.output)
        #expect(answer.exit == 0)
        let income = try #require(try object(answer.output)["real_income_hat"] as? [String: Double])
        #expect(income.count == 74 && income.values.allSatisfy { $0 == 1 })
    }

    @Test("An explanation names its assumptions")
    func explain() throws {
        #expect(try run("--explain kgz").output.contains("IMPUTED"))
        #expect(try run("--explain KGB").exit == 64)
    }

    @Test(
        "Wrong use, wrong input and missing files each have their exit code and one line",
        arguments: [
            ("- --theta 0", 64), ("- --theta -2", 64), ("- --theta 4 --closure free", 64), ("", 64),
            ("/nowhere/flows.csv --theta 4", 66), ("--sectors /nowhere/at/all", 66), ("- --draws 0", 64),
            ("- --theta 4 --sectors /tmp", 64), ("exposure CHN VNM", 64), ("- --theta 4 --theta-sd 9", 64),
        ])
    func refusals(_ arguments: String, _ exit: Int) throws {
        let run = try run(arguments)
        #expect(run.exit == Int32(exit), "\(run.errors)")
        #expect(run.output.isEmpty)
        #expect(run.errors.hasPrefix("sogdian: ") && run.errors.split(separator: "\n").count == 1, "\(run.errors)")
    }

    @Test("A folder that lacks a table of the four is told which")
    func folder() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("sector,importer,exporter,share\n".utf8).write(to: folder.appending(path: "flows.csv"))
        let run = try run("--sectors \(folder.path)")
        #expect(run.exit == 66)
        #expect(run.errors.contains("io.csv"))
    }

    @Test("A bad row ends with 65 and its place")
    func badRow() throws {
        let run = try run("- --theta 4", input: Self.flows.replacing("B,A,1,", with: "B,A,-1,"))
        #expect(run.exit == 65)
        #expect(run.errors.contains("-:4:5: trade -1, expected a number of 0 or more"))
    }
}

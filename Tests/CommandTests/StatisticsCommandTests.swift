import Foundation
import Ledger
import Testing

@Suite("Statistics on the command line")
struct StatisticsCommandTests {
    private let home = FileManager.default.temporaryDirectory.appending(path: "sogdian-\(UUID().uuidString)").path

    private static let fixtures = CommandTests.root.appending(path: "Tests/StatisticsTests/Fixtures")

    private func run(_ arguments: String...) throws -> Run { try CommandTests.run(arguments, home: home) }

    private func fixture(_ name: String) -> String { Self.fixtures.appending(path: name).path }

    @Test("An imported file lasts, answers, is listed, exported, and taken out again")
    func lifeOfAFile() throws {
        defer { try? FileManager.default.removeItem(atPath: home) }
        let first = try run("statistics", "import", fixture("comtrade.csv"))
        #expect(first.exit == 0)
        #expect(first.output.hasSuffix("kept\n"))
        let second = try run("statistics", "import", fixture("comtrade.csv"))
        #expect(second.exit == 0 && second.output.contains("nothing changed"))
        let shown = try run("statistics", "show", "CHN", "VNM", "--from", "2023", "--to", "2023")
        #expect(shown.output.contains("un-comtrade"))
        #expect(shown.output.contains("gacc"))
        let listed = try run("statistics", "sources", "--imported")
        #expect(listed.output.split(separator: "\n").count == 2)
        let exported = try run("statistics", "export", "CHN", "VNM", "--imported")
        #expect(exported.output.split(separator: "\n").count == 4)
        let again = try CommandTests.run(
            ["statistics", "import", "-"], input: Data(exported.output.utf8), home: home)
        #expect(again.exit == 0 && again.output.contains("3 series"))
        let fingerprint = try #require(listed.output.split(separator: "\n").last?.split(separator: ",").first)
        #expect(try run("statistics", "remove", String(fingerprint)).exit == 0)
        #expect(try run("statistics", "sources", "--imported").output.split(separator: "\n").count == 2)
    }

    @Test("An imported series settles what nothing settled before")
    func checking() throws {
        defer { try? FileManager.default.removeItem(atPath: home) }
        let text = Data("Germany's imports from China reached 156.4 billion euros in 2024.\n".utf8)
        func rating() throws -> String {
            try CommandTests.run(["check", "--format", "ndjson", "-"], input: text, home: home).output
        }
        #expect(try rating().contains("\"rating\":\"unverifiable\""))
        #expect(try run("statistics", "import", fixture("sdmx.csv")).exit == 0)
        let settled = try rating()
        #expect(settled.contains("\"rating\":\"agrees\""))
        #expect(settled.contains("Eurostat"))
    }

    @Test("A folder whose ledger is damaged is said so, and nothing is printed as if it were whole")
    func damagedLedger() throws {
        defer { try? FileManager.default.removeItem(atPath: home) }
        try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
        try Data(repeating: 0x5A, count: 9000).write(to: URL(filePath: home + "/ledger.sqlite"))
        for command in [
            ["check", CommandTests.root.appending(path: "Examples/asean.en.txt").path], ["statistics", "sources"],
        ] {
            let run = try CommandTests.run(command, home: home)
            #expect(run.exit == 65)
            #expect(run.output.isEmpty)
            #expect(run.errors.contains("no ledger"))
        }
    }

    @Test("A bad file is refused with 65 and leaves no trace; the good one beside it is kept")
    func badBesideGood() throws {
        defer { try? FileManager.default.removeItem(atPath: home) }
        try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
        let bad = home + "/bad.csv"
        var text = try String(contentsOfFile: fixture("imts.csv"), encoding: .utf8)
        text = text.replacingOccurrences(of: "98700000000", with: "much")
        try Data(text.utf8).write(to: URL(filePath: bad))
        let run = try run("statistics", "import", bad, fixture("sdmx.csv"))
        #expect(run.exit == 65)
        #expect(run.errors.contains("bad.csv:4:"))
        #expect(run.output.contains("2 series"))
        let ledger = try #require(try Ledger.existing(in: home))
        #expect(try ledger.batches().map(\.name) == ["sdmx.csv"])
        #expect(try self.run("statistics", "import", "/nowhere.csv").exit == 66)
        #expect(try self.run("statistics", "import", fixture("icio.csv")).exit == 64)
    }

    @Test("A gzip file cut in the middle is refused, whole it is read")
    func gzip() throws {
        defer { try? FileManager.default.removeItem(atPath: home) }
        try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
        let plain = home + "/baci.csv"
        try FileManager.default.copyItem(atPath: fixture("baci.csv"), toPath: plain)
        let packing = Process()
        packing.executableURL = URL(filePath: "/bin/gzip")
        packing.arguments = [plain]
        try packing.run()
        packing.waitUntilExit()
        let packed = try Data(contentsOf: URL(filePath: plain + ".gz"))
        #expect(try run("statistics", "import", plain + ".gz").output.contains("CEPII BACI, 7 rows"))
        try packed.prefix(packed.count - 12).write(to: URL(filePath: home + "/cut.gz"))
        let cut = try run("statistics", "import", home + "/cut.gz")
        #expect(cut.exit == 65)
        #expect(cut.errors.contains("ends in the middle"))
        #expect(try Ledger(folder: home).batches().count == 1)
    }

    @Test("Periods, growth, ranks and single economies are shown")
    func showing() throws {
        #expect(
            try run("statistics", "show", "China", "Vietnam", "--period", "2024-H1").output.contains("2024-01/2024-06"))
        let growth = try run(
            "statistics", "show", "CHN", "VNM", "--measure", "growth", "--of", "exports", "--period", "2024")
        #expect(growth.output.contains("percent"))
        #expect(try run("statistics", "show", "CHN", "VNM", "--measure", "rank", "--period", "2022").exit == 0)
        #expect(try run("statistics", "show", "VNM", "--measure", "gdp", "--from", "2023").output.contains("wdi"))
        #expect(try run("statistics", "show", "CHN", "VNM", "--period", "someday").exit == 64)
        #expect(try run("statistics", "show", "CHN", "VNM", "--measure", "love").exit == 64)
        #expect(try run("statistics", "gaps", "CHN", "VNM", "--from", "2022", "--to", "2022").output.contains("1.34"))
        #expect(try run("statistics", "sources").output.contains("imf-dots"))
        for command in [["show", "CHN", "VNM"], ["gaps", "CHN", "VNM"], ["sources"]] {
            let run = try CommandTests.run(["statistics"] + command + ["--format", "json"], home: home)
            let list = try #require(
                JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
            #expect(!list.isEmpty)
        }
    }

    /// A BACI file of forty exporters that is different for each number.
    private func table(_ number: Int) -> String {
        let codes = [
            156, 704, 842, 276, 392, 410, 251, 826, 380, 528, 56, 757, 699, 643, 398, 458, 764, 360, 608, 702, 418, 116,
            104, 96, 36, 554, 124, 484, 76, 792, 31, 268, 51, 112, 804, 616, 203, 40, 348, 642,
        ]
        var text = "t,i,j,k,v,q\n"
        for from in codes {
            for to in codes where from != to {
                for product in 0..<4 { text += "2023,\(from),\(to),\(270_100 + product),\(number + product).5,1\n" }
            }
        }
        return text
    }

    @Test("Killed at any moment of an import, nothing kept before is lost and the next start needs no hand")
    func killed() throws {
        defer { try? FileManager.default.removeItem(atPath: home) }
        try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
        let rounds = ProcessInfo.processInfo.environment["SOGDIAN_KILLS"].flatMap(Int.init) ?? 6
        // How long a whole import takes, so that kills fall everywhere in it.
        try Data(table(0).utf8).write(to: URL(filePath: home + "/0.csv"))
        let start = ContinuousClock().now
        #expect(try run("statistics", "import", home + "/0.csv").exit == 0)
        let whole = ContinuousClock().now - start
        var kept: Set<String> = ["0.csv"]
        var generator = SystemRandomNumberGenerator()
        for round in 1...rounds {
            let name = "\(round).csv"
            try Data(table(round).utf8).write(to: URL(filePath: home + "/" + name))
            let process = CommandTests.process(["statistics", "import", home + "/" + name], home: home)
            let output = Pipe()
            process.standardOutput = output
            process.standardError = Pipe()
            try process.run()
            let microseconds =
                Double(whole.components.seconds) * 1e6 + Double(whole.components.attoseconds) / 1e12
            usleep(UInt32(microseconds * Double.random(in: 0...1.1, using: &generator)))
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            if String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self).contains("kept") {
                kept.insert(name)
            }
            try FileManager.default.removeItem(atPath: home + "/" + name)
            // The next start, by the program itself.
            let listed = try run("statistics", "sources", "--imported")
            #expect(listed.exit == 0)
            let ledger = try Ledger(folder: home)
            #expect(try ledger.isWhole())
            let names = Set(try ledger.batches().map(\.name))
            #expect(names.isSuperset(of: kept))
            kept = names
        }
        #expect(
            try run("statistics", "show", "CHN", "VNM", "--measure", "exports", "--from", "2023").output.contains(
                "cepii-baci"))
    }
}

import Foundation
import Testing

/// What a run of the program printed.
struct Run {
    let exit: Int32
    let output: String
    let errors: String
}

@Suite("The command line")
struct CommandTests {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private static var binary: URL {
        // The tests stand in the same folder as the program they were built with.
        Bundle.allBundles.map(\.bundleURL).first { $0.pathExtension == "xctest" }.map {
            $0.deletingLastPathComponent().appending(path: "sogdian")
        } ?? root.appending(path: ".build/debug/sogdian")
    }

    /// A program that ends before it has read its input must not end the tests.
    private static let ignoresBrokenPipes: Void = { signal(SIGPIPE, SIG_IGN) }()

    /// Where the tests keep what they import: never the user's own folder.
    static let home = FileManager.default.temporaryDirectory.appending(path: "sogdian-tests-\(UUID().uuidString)").path

    static func process(_ arguments: [String], home: String = home) -> Process {
        let process = Process()
        process.environment = ProcessInfo.processInfo.environment.merging(["SOGDIAN_HOME": home]) { $1 }
        process.executableURL =
            FileManager.default.fileExists(atPath: binary.path)
            ? binary : root.appending(path: ".build/debug/sogdian")
        process.arguments = arguments
        return process
    }

    static func run(_ arguments: [String], input: Data? = nil, home: String = home) throws -> Run {
        _ = ignoresBrokenPipes
        let process = process(arguments, home: home)
        let (output, errors, standard) = (Pipe(), Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        process.standardInput = standard
        try process.run()
        if let input { try? standard.fileHandleForWriting.write(contentsOf: input) }
        try? standard.fileHandleForWriting.close()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        let problem = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return Run(exit: process.terminationStatus, output: text, errors: problem)
    }

    private func file(_ bytes: [UInt8]) throws -> String {
        let url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString + ".txt")
        try Data(bytes).write(to: url)
        return url.path
    }

    @Test("The French example is briefed, both figures conform")
    func brief() throws {
        let run = try Self.run(["brief", Self.root.appending(path: "Examples/asie-centrale.fr.txt").path])
        #expect(run.exit == 0)
        #expect(run.output.contains("## Conformes"))
        #expect(run.output.contains("« 94,8 milliards de dollars »"))
        #expect(!run.output.contains("Ne concordent pas"))
        #expect(run.output.contains("(objectif)"))
    }

    @Test("The English example is briefed, nothing is called false")
    func english() throws {
        let run = try Self.run(["brief", Self.root.appending(path: "Examples/asean.en.txt").path])
        #expect(run.exit == 0)
        #expect(run.output.contains("## Agree"))
        #expect(!run.output.contains("## Differ"))
    }

    @Test("The README shows what the program prints")
    func readme() throws {
        let readme = try String(contentsOf: Self.root.appending(path: "README.md"), encoding: .utf8)
        let run = try Self.run(["brief", Self.root.appending(path: "Examples/asie-centrale.fr.txt").path])
        for line in run.output.split(separator: "\n").prefix(8) { #expect(readme.contains(line)) }
    }

    @Test("Standard input is read with -")
    func standardInput() throws {
        let text = "Trade between China and Laos reached $8.2 billion in 2024.\n"
        let run = try Self.run(["read", "-"], input: Data(text.utf8))
        #expect(run.exit == 0)
        #expect(run.output.split(separator: "\n").count == 2)
        #expect(run.output.contains("\"quote\":\"$8.2 billion\""))
    }

    @Test("A missing file, a folder, an empty and a binary file end with one clear sentence")
    func badFiles() throws {
        let missing = try Self.run(["brief", "/nowhere/article.txt"])
        #expect(missing.exit == 66)
        #expect(missing.errors.split(separator: "\n").count == 1)
        #expect(missing.errors.contains("there is no such file"))
        let nothing = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: nothing, withIntermediateDirectories: true)
        let folder = try Self.run(["brief", nothing.path])
        #expect(folder.exit == 65)
        #expect(folder.errors.contains("an empty folder"))
        let empty = try Self.run(["brief", try file([])])
        #expect(empty.exit == 65)
        #expect(empty.errors.contains("the file is empty"))
        let binary = try Self.run(["brief", try file([0x7F, 0x45, 0x4C, 0x46, 0, 1, 2])])
        #expect(binary.exit == 65)
        #expect(binary.errors.contains("binary file"))
        #expect(binary.output.isEmpty)
    }

    @Test("A Latin-1 file is read and said to be")
    func latin() throws {
        let bytes =
            Array("Le commerce entre la Chine et l'Asie centrale a cr".utf8) + [0xFB]
            + Array(" de 27 % en 2023.\n".utf8)
        let run = try Self.run(["brief", try file(bytes)])
        #expect(run.exit == 0)
        #expect(run.errors.contains("windows-1252"))
        #expect(run.output.contains("27 %"))
    }

    @Test("One bad file does not stop the others")
    func others() throws {
        let run = try Self.run(["read", "/nowhere", Self.root.appending(path: "Examples/asean.en.txt").path])
        #expect(run.exit == 66)
        #expect(run.output.contains("\"claim\""))
    }

    @Test("Wrong use ends with 64 and says what to do")
    func wrongUse() throws {
        #expect(try Self.run(["brief", "--published", "soon", "-"], input: Data("x".utf8)).exit == 64)
        #expect(try Self.run(["nonsense"]).exit == 64)
        let unknown = try Self.run(["statistics", "show", "CHN", "Vietnm"])
        #expect(unknown.exit == 64)
        #expect(unknown.errors.contains("did you mean Vietnam (VNM)"))
    }

    @Test("Escape sequences of an article never reach the terminal")
    func escapes() throws {
        let text =
            "Le commerce \u{1B}[31mrouge\u{1B}[0m.\nEn 2023, le commerce entre la Chine et le Laos a crû de 27 %\u{202E}.\n"
        let run = try Self.run(["brief", "-"], input: Data(text.utf8))
        #expect(!run.output.unicodeScalars.contains("\u{1B}"))
        #expect(!run.output.unicodeScalars.contains("\u{202E}"))
    }

    @Test("--fail-on turns a rating into an exit code")
    func failOn() throws {
        let text = "In 2023, trade between China and Vietnam reached $500 billion.\n"
        #expect(try Self.run(["check", "--fail-on", "differs", "-"], input: Data(text.utf8)).exit == 1)
        #expect(try Self.run(["check", "-"], input: Data(text.utf8)).exit == 0)
    }

    @Test("Every reporter stands side by side with its source")
    func statistics() throws {
        let run = try Self.run(["statistics", "show", "CHN", "VNM", "--from", "2022", "--to", "2022"])
        #expect(run.exit == 0)
        #expect(run.output.contains("2022,CHN,VNM,trade_total"))
        #expect(run.output.contains("2022,VNM,CHN,trade_total"))
    }

    @Test("Every command, option and exit code stands in the documents")
    func documented() throws {
        let guide = try String(contentsOf: Self.root.appending(path: "docs/commands.md"), encoding: .utf8)
        for command in [
            ["read"], ["check"], ["brief"], ["statistics", "show"], ["equilibrium", "solve"],
            ["equilibrium", "exposure"], ["equilibrium", "calibrate"], ["equilibrium", "baseline"],
        ] {
            #expect(guide.contains("sogdian " + command.joined(separator: " ")))
            let help = try Self.run(command + ["--help"])
            #expect(help.exit == 0)
            for word in help.output.split(whereSeparator: { " ,\n[]<>=".contains($0) })
            where word.hasPrefix("--") && !["--help", "--version"].contains(word) {
                #expect(guide.contains("`\(word)`"), "\(word) of \(command)")
            }
        }
        for code in [0, 1, 64, 65, 66, 70, 73] { #expect(guide.contains("| \(code) |")) }
    }
}

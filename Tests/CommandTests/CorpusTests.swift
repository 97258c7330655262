import Foundation
import Testing

/// Scores of the annotated articles, when their folder is named by SOGDIAN_CORPUS.
@Suite("The annotated articles")
struct CorpusTests {
    static let folder = ProcessInfo.processInfo.environment["SOGDIAN_CORPUS"].flatMap {
        $0.isEmpty ? nil : URL(filePath: $0)
    }

    @Test("Offsets, furniture and the share of figures found", .enabled(if: folder != nil, "SOGDIAN_CORPUS is not set"))
    func scores() throws {
        let folder = try #require(Self.folder)
        var predictions = ""
        for line in try String(contentsOf: folder.appending(path: "docs.jsonl"), encoding: .utf8).split(separator: "\n")
        {
            let document = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            let (name, id, date) = try (
                #require(document["file"] as? String), #require(document["doc"] as? String),
                #require(document["pub"] as? String)
            )
            let path = folder.appending(path: name)
            let run = try CommandTests.run(["read", "--format", "ndjson", "--published", date, path.path])
            #expect(run.exit == 0)
            let scalars = Array(String(decoding: try Data(contentsOf: path), as: UTF8.self).unicodeScalars)
            for record in run.output.split(separator: "\n") where record.contains("\"type\":\"claim\"") {
                let claim = try #require(try JSONSerialization.jsonObject(with: Data(record.utf8)) as? [String: Any])
                let (start, end) = try (#require(claim["start"] as? Int), #require(claim["end"] as? Int))
                var slice = String.UnicodeScalarView()
                slice.append(contentsOf: scalars[start..<end])
                #expect(Array(String(slice).utf8) == Array((claim["quote"] as? String ?? "").utf8))
                predictions += "{\"doc\":\"\(id)\"," + record.dropFirst() + "\n"
            }
        }
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString + ".jsonl")
        try predictions.write(to: file, atomically: true, encoding: .utf8)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", folder.appending(path: "score.py").path, file.path, "--json"]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let scores = try #require(try JSONSerialization.jsonObject(with: data) as? [String: [String: Any]])
        for (group, floor) in [("all", 0.9), ("fr/seed", 0.9)] {
            let score = try #require(scores[group])
            #expect(score["false_in_boilerplate"] as? Int == 0)
            let found = try #require(score["number+unit"] as? [Double])
            #expect(found[2] >= floor, "\(group)")
        }
    }

    @Test(
        "Events, projects and commitments against gold made before the rules",
        .enabled(if: folder != nil, "SOGDIAN_CORPUS is not set"))
    func occurrences() throws {
        let folder = try #require(Self.folder)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "python3", CommandTests.root.appending(path: "Benchmarks/reading/occurrences.py").path, folder.path,
            "--binary", CommandTests.root.appending(path: ".build/debug/sogdian").path, "--json",
        ]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let scores = try #require(try JSONSerialization.jsonObject(with: data) as? [String: [String: Any]])
        for kind in ["event", "project", "commitment"] {
            let score = try #require(scores[kind]?["f1"] as? Double)
            #expect(score >= 0.75, "\(kind)")
        }
    }
}

import Foundation
import Testing
import WhatIf

@Suite("Examples of scenarios")
struct ExampleTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private static let files: [String] = {
        let folder = root.appending(path: "Examples/scenarios").path()
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasSuffix(".yaml") && $0 != "sweep.yaml" }.sorted()
    }()

    @Test("Every file reads, in both languages, and changes something", arguments: files)
    func file(name: String) throws {
        let scenario = try Scenario(path: Self.root.appending(path: "Examples/scenarios/\(name)").path())
        #expect(!scenario.name.isEmpty && !scenario.nameFrench.isEmpty)
        #expect(!scenario.steps.isEmpty)
    }

    @Test("There are the seven that people ask for, and one that includes others")
    func all() {
        for name in [
            "cku", "khorgos-official", "suez-closed", "lao-cai-hai-phong", "middle-corridor", "asean-tariffs",
            "all-planned", "cku-and-khorgos",
        ] {
            #expect(Self.files.contains(name + ".yaml"), "\(name)")
        }
    }

    @Test("The scenario that the guide shows reads as it stands there")
    func guide() throws {
        let page = try String(contentsOf: Self.root.appending(path: "docs/whatif.md"), encoding: .utf8)
        let parts = page.components(separatedBy: "```yaml\n").dropFirst()
        #expect(!parts.isEmpty)
        for part in parts {
            let yaml = part.components(separatedBy: "```")[0]
            let scenario = try Scenario(yaml: yaml.replacing("include: []", with: "# include: []"))
            #expect(scenario.steps.count > 5)
        }
    }
}

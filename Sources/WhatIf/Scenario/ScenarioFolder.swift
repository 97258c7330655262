public import Evidence
internal import FoundationEssentials

extension Scenario {
    /// How many files deep `include:` may go.
    public static let includeLimit = 8

    /// Reads a scenario from a file, with what it includes from the file's own folder and below.
    ///
    /// - Throws: a ``Complaint`` with file, line and column.
    public init(path: String) throws(Complaint) {
        let root = URL(filePath: path).deletingLastPathComponent().resolvingSymlinksInPath().path
        self = try Self.read(path, within: root, chain: [], at: nil)
    }

    private static func read(_ path: String, within root: String, chain: [String], at place: Complaint.Place?)
        throws(Complaint) -> Scenario
    {
        let resolved = URL(filePath: path).resolvingSymlinksInPath().path
        guard resolved == root || resolved.hasPrefix(root.hasSuffix("/") ? root : root + "/") else {
            throw Complaint(
                .badInput, at: place, found: "include: \(path), outside the scenario's folder",
                expected: "a file in it or below")
        }
        guard !chain.contains(resolved) else {
            throw Complaint(
                .badInput, at: place, found: "include: of a file that includes this one", expected: "no circle")
        }
        guard chain.count <= includeLimit else {
            throw Complaint(
                .badInput, at: place, found: "include: more than \(includeLimit) files deep",
                expected: "at most \(includeLimit)")
        }
        var isFolder = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder else {
            throw Complaint(
                .missingFile, at: place ?? .init(file: path),
                found: place == nil ? "there is no such file" : "include: \(path), which is no file",
                advice: "check the name")
        }
        let data: Data
        do { data = try Data(contentsOf: URL(filePath: path)) } catch {
            throw Complaint(
                .missingFile, at: place ?? .init(file: path), found: "\(path) cannot be opened",
                advice: "check that you may read it")
        }
        guard data.count <= GuardedYAML.byteLimit else {
            throw Complaint(
                .badInput, at: .init(file: path), found: "\(data.count) bytes of YAML",
                expected: "at most \(GuardedYAML.byteLimit)")
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw Complaint(.badInput, at: .init(file: path), found: "bytes that are no UTF-8", expected: "UTF-8 text")
        }
        var reader = ScenarioReader(file: path)
        let folder = URL(filePath: path).deletingLastPathComponent()
        return try reader.read(text) { (name, place) throws(Complaint) in
            guard !name.hasPrefix("/") else {
                throw Complaint(
                    .badInput, at: place, found: "include: \(name), outside the scenario's folder",
                    expected: "a file in it or below")
            }
            return try Self.read(
                folder.appending(path: name).path, within: root, chain: chain + [resolved], at: place)
        }
    }
}

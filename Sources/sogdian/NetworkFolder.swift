internal import Evidence
internal import FoundationEssentials
internal import Freight

/// A folder with the tables of a network.
enum NetworkFolder {
    /// Reads the tables of a GMNS network.
    static func read(_ folder: String) throws(Complaint) -> Network {
        var isFolder = false
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) else {
            throw Complaint(
                .missingFile, at: .init(file: folder), found: "there is no such folder",
                advice: "sogdian network export \(folder) writes one")
        }
        guard isFolder else {
            throw Complaint(
                .missingFile, at: .init(file: folder), found: "this is a file",
                expected: "a folder with node.csv and link.csv")
        }
        var tables: [String: [UInt8]] = [:]
        for name in GMNSImport.names {
            let path = "\(folder)/\(name)"
            if FileManager.default.fileExists(atPath: path) { tables[name] = try Input.bytes(of: path) }
        }
        return try GMNSImport(tables).network
    }

    /// Writes tables to a folder, which is put in its place whole.
    static func write(_ tables: [(name: String, rows: [[String]])], to folder: String) throws(Complaint) {
        let files = FileManager.default
        if let known = try? files.contentsOfDirectory(atPath: folder), known.isEmpty {
            try? files.removeItem(atPath: folder)
        }
        guard !files.fileExists(atPath: folder) else {
            throw Complaint(
                .cannotWrite, at: .init(file: folder), found: "it is there already and not empty",
                expected: "a folder that does not exist yet", advice: "give another name, or remove it first")
        }
        let beside = folder + ".new"
        do {
            try? files.removeItem(atPath: beside)
            try files.createDirectory(atPath: beside, withIntermediateDirectories: true)
            for (name, rows) in tables {
                try Data(TextTable.csv(rows).utf8).write(to: URL(filePath: "\(beside)/\(name)"))
            }
            try files.moveItem(atPath: beside, toPath: folder)
        } catch {
            try? files.removeItem(atPath: beside)
            throw Complaint(
                .cannotWrite, at: .init(file: folder), found: "the tables cannot be written there",
                advice: "check that you may write there and that there is room")
        }
    }
}

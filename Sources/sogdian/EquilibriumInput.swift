internal import Evidence
internal import FoundationEssentials
internal import Trade

/// Finds and reads the tables of an equilibrium.
enum EquilibriumInput {
    /// A table, expanded when it is compressed.
    static func table(_ path: String) throws(Complaint) -> CSVTable {
        try CSVTable(name: path, bytes: Gzip.expanded(Input.bytes(of: path), name: path))
    }

    /// The four tables in a folder, or whose names begin alike: `DIR/flows.csv`, `DIR/flows.csv.gz`, `NAME_flows.csv`.
    static func sectors(_ place: String) throws(Complaint) -> SectorTables {
        var tables: [String: CSVTable] = [:]
        for name in SectorTables.names {
            var isFolder = false
            let exists = FileManager.default.fileExists(atPath: place, isDirectory: &isFolder)
            let stem = exists && isFolder ? place + (place.hasSuffix("/") ? "" : "/") + name : place + "_" + name
            let found = [stem + ".csv", stem + ".csv.gz"].filter { FileManager.default.fileExists(atPath: $0) }
            guard let path = found.first else {
                throw Complaint(
                    .missingFile, at: .init(file: stem + ".csv"),
                    found: exists
                        ? "there is no such file, nor \(stem).csv.gz"
                        : "there is neither this file, nor \(stem).csv.gz, nor a folder \(place)",
                    advice: "many sectors need flows, io, sectors and countries side by side")
            }
            guard found.count == 1 else {
                throw Complaint(
                    .badUse, at: .init(file: stem + ".csv"), found: "a table and \(stem).csv.gz beside it",
                    expected: "one of them", advice: "take one away")
            }
            tables[name] = try table(path)
        }
        guard let flows = tables["flows"], let io = tables["io"], let sectors = tables["sectors"],
            let countries = tables["countries"]
        else { throw Complaint(.internalFault, found: "tables went missing") }
        return try SectorTables(flows: flows, io: io, sectors: sectors, countries: countries)
    }
}

internal import Evidence

/// Crossings, planned lines and passages of the embedded tables, with the numbers by which links name them.
struct NamedRows: Sendable {
    private(set) var crossings: [Crossing] = []
    private(set) var plannedLines: [PlannedLine] = []
    private(set) var passages: [Passage] = []
    private var crossingNumbers: [String: Int16] = [:]
    private var planNumbers: [String: Int16] = [:]
    private var passageNumbers: [String: Int16] = [:]

    /// Reads the tables.
    ///
    /// - Throws: a ``Complaint`` that names the table and what is wrong with it.
    init() throws(Complaint) {
        try readCrossings()
        try readPlans()
        try readPassages()
    }

    /// Position of a crossing by its identifier; -1 when there is none.
    func crossing(_ id: String) -> Int16 { crossingNumbers[id] ?? -1 }

    /// Position of a planned line by its identifier; -1 when there is none.
    func plan(_ id: String) -> Int16 { planNumbers[id] ?? -1 }

    /// Position of a passage by its identifier; -1 when there is none.
    func passage(_ id: String) -> Int16 { passageNumbers[id] ?? -1 }

    private mutating func readCrossings() throws(Complaint) {
        let table = try FreightTable.crossings.table()
        let columns = try [
            "id", "mode", "name", "a", "b", "latitude", "longitude", "status", "source", "quality", "note",
        ]
        .map { (title: String) throws(Complaint) -> Int in try table.column(title) }
        for row in table.rows {
            crossingNumbers[row[columns[0]]] = Int16(clamping: crossings.count)
            crossings.append(
                Crossing(
                    id: row[columns[0]], mode: row[columns[1]] == "rail" ? .rail : .road, name: row[columns[2]],
                    sides: [Country(row[columns[3]]) ?? .none, Country(row[columns[4]]) ?? .none],
                    latitude: Double(row[columns[5]]) ?? 0, longitude: Double(row[columns[6]]) ?? 0,
                    status: Crossing.Status(rawValue: row[columns[7]]) ?? .open, source: row[columns[8]],
                    quality: Quality(rawValue: row[columns[9]]) ?? .assumed, note: row[columns[10]]))
        }
    }

    private mutating func readPlans() throws(Complaint) {
        let table = try FreightTable.planned.table()
        let columns = try ["id", "year", "project", "source", "quality", "note"]
            .map { (title: String) throws(Complaint) -> Int in try table.column(title) }
        for row in table.rows {
            planNumbers[row[columns[0]]] = Int16(clamping: plannedLines.count)
            plannedLines.append(
                PlannedLine(
                    id: row[columns[0]], year: Int(row[columns[1]]), project: row[columns[2]], source: row[columns[3]],
                    quality: Quality(rawValue: row[columns[4]]) ?? .assumed, note: row[columns[5]]))
        }
    }

    private mutating func readPassages() throws(Complaint) {
        let table = try FreightTable.passages.table()
        let columns = try ["id", "name_en", "name_fr", "default", "reason", "source"]
            .map { (title: String) throws(Complaint) -> Int in try table.column(title) }
        for row in table.rows {
            passageNumbers[row[columns[0]]] = Int16(clamping: passages.count)
            passages.append(
                Passage(
                    id: row[columns[0]], nameEnglish: row[columns[1]], nameFrench: row[columns[2]],
                    isOpen: row[columns[3]] == "open", reason: row[columns[4]], source: row[columns[5]]))
        }
    }
}

internal import Evidence

/// Crossings, planned lines and passages of the embedded tables, with the numbers by which links name them.
struct NamedRows: Sendable {
    let crossings: [Crossing]
    let plannedLines: [PlannedLine]
    let passages: [Passage]
    private let crossingNumbers: [String: Int16]
    private let planNumbers: [String: Int16]
    private let passageNumbers: [String: Int16]

    /// Reads the tables.
    ///
    /// - Throws: a ``Complaint`` that names the table and what is wrong with it.
    init() throws(Complaint) {
        (crossings, crossingNumbers) = try Self.read(
            .crossings,
            ["id", "mode", "name", "a", "b", "latitude", "longitude", "status", "source", "quality", "note"]
        ) { cell in
            Crossing(
                id: cell(0), mode: cell(1) == "rail" ? .rail : .road, name: cell(2),
                sides: [Country(cell(3)) ?? .none, Country(cell(4)) ?? .none], latitude: Double(cell(5)) ?? 0,
                longitude: Double(cell(6)) ?? 0, status: Crossing.Status(rawValue: cell(7)) ?? .open, source: cell(8),
                quality: Quality(rawValue: cell(9)) ?? .assumed, note: cell(10))
        }
        (plannedLines, planNumbers) = try Self.read(
            .planned, ["id", "year", "project", "source", "quality", "note"]
        ) { cell in
            PlannedLine(
                id: cell(0), year: Int(cell(1)), project: cell(2), source: cell(3),
                quality: Quality(rawValue: cell(4)) ?? .assumed, note: cell(5))
        }
        (passages, passageNumbers) = try Self.read(
            .passages, ["id", "name_en", "name_fr", "default", "reason", "source"]
        ) { cell in
            Passage(
                id: cell(0), nameEnglish: cell(1), nameFrench: cell(2), isOpen: cell(3) == "open", reason: cell(4),
                source: cell(5))
        }
    }

    /// Position of a crossing by its identifier; -1 when there is none.
    func crossing(_ id: String) -> Int16 { crossingNumbers[id] ?? -1 }

    /// Position of a planned line by its identifier; -1 when there is none.
    func plan(_ id: String) -> Int16 { planNumbers[id] ?? -1 }

    /// Position of a passage by its identifier; -1 when there is none.
    func passage(_ id: String) -> Int16 { passageNumbers[id] ?? -1 }

    /// Rows of a table in order, and their positions by the first of the columns named.
    private static func read<Row>(_ source: FreightTable, _ titles: [String], make: ((Int) -> String) -> Row)
        throws(Complaint) -> (rows: [Row], numbers: [String: Int16])
    {
        let table = try source.table()
        let columns = try titles.map { (title: String) throws(Complaint) -> Int in try table.column(title) }
        var rows: [Row] = []
        var numbers: [String: Int16] = [:]
        for row in table.rows {
            numbers[row[columns[0]]] = Int16(clamping: rows.count)
            rows.append(make { row[columns[$0]] })
        }
        return (rows, numbers)
    }
}

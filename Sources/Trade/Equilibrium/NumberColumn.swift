internal import Evidence

/// A column of numbers within bounds, whose faults name their line.
struct NumberColumn {
    private let title: String
    private let index: Int
    private let file: String
    private let least: Double?
    private let above: Double?

    /// Finds a column that must be there.
    init(_ title: String, of table: CSVTable, atLeast least: Double? = nil, above: Double? = nil) throws(Complaint) {
        index = try table.column(title)
        self.title = title
        file = table.name
        self.least = least
        self.above = above
    }

    /// Finds a column that may be missing.
    init?(optional title: String, of table: CSVTable, atLeast least: Double? = nil, above: Double? = nil)
        throws(Complaint)
    {
        guard table.header.contains(title) else { return nil }
        try self.init(title, of: table, atLeast: least, above: above)
    }

    /// The number of a row.
    func value(_ row: CSVTable.Row) throws(Complaint) -> Double {
        let text = row[index]
        guard let number = Double(text), number.isFinite else {
            throw fault(row, text.isEmpty ? "an empty \(title)" : "\(title) \"\(text)\"", bounds)
        }
        if let least, number < least { throw fault(row, "\(title) \(text)", bounds) }
        if let above, number <= above { throw fault(row, "\(title) \(text)", bounds) }
        return number
    }

    private var bounds: String {
        if let least { return least == 0 ? "a number of 0 or more" : "a number of at least \(least)" }
        if let above { return above == 0 ? "a number above 0" : "a number above \(above)" }
        return "a number"
    }

    private func fault(_ row: CSVTable.Row, _ found: String, _ expected: String) -> Complaint {
        Complaint(
            .badInput, at: .init(file: file, line: row.line, column: index + 1), found: found, expected: expected)
    }
}

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
            .badInput, at: .init(file: file, line: row.line, column: row.place(of: index)), found: found,
            expected: expected)
    }
}

extension CSVTable.Row {
    /// Place of a cell in its line, from 1, counted in bytes as editors do for plain text.
    func place(of column: Int) -> Int {
        (0..<column).reduce(1) { sum, index in
            let cell = self[index]
            let quotes = cell.contains { ",\"\n\r".contains($0) } ? 2 + cell.count(where: { $0 == "\"" }) : 0
            return sum + cell.utf8.count + quotes + 1
        }
    }
}

internal import Evidence

/// A table of an imported network, with complaints that point at a cell.
struct Sheet {
    let table: CSVTable

    func complaint(_ row: CSVTable.Row, _ title: String, _ found: String, _ expected: String) -> Complaint {
        var column = 1
        if let index = table.header.firstIndex(of: title) {
            for before in 0..<index {
                let cell = row[before]
                let isQuoted = cell.contains { $0 == "," || $0 == "\"" || $0.isNewline }
                column += cell.count + (isQuoted ? 3 : 1)
            }
        }
        return Complaint(
            .badInput, at: .init(file: table.name, line: row.line, column: column), found: "\(found) in \(title)",
            expected: expected)
    }

    /// A cell that must hold something.
    func text(_ row: CSVTable.Row, _ title: String) throws(Complaint) -> String {
        let cell = row[try table.column(title)]
        guard !cell.isEmpty else { throw complaint(row, title, "nothing", "a value") }
        return cell
    }

    /// A cell, or what stands for an empty or missing one.
    func text(_ row: CSVTable.Row, _ title: String, or other: String) throws(Complaint) -> String {
        guard let column = table.header.firstIndex(of: title) else { return other }
        return row[column].isEmpty ? other : row[column]
    }

    func number(_ row: CSVTable.Row, _ title: String, _ range: ClosedRange<Double>) throws(Complaint) -> Double {
        try number(try text(row, title), row, title, range)
    }

    func number(_ row: CSVTable.Row, _ title: String, _ range: ClosedRange<Double>, or other: Double) throws(Complaint)
        -> Double
    {
        let cell = try text(row, title, or: "")
        return cell.isEmpty ? other : try number(cell, row, title, range)
    }

    private func number(_ cell: String, _ row: CSVTable.Row, _ title: String, _ range: ClosedRange<Double>)
        throws(Complaint) -> Double
    {
        guard let value = Double(cell), value.isFinite, range.contains(value) else {
            throw complaint(
                row, title, "\"\(cell)\"",
                "a number from \(NetworkListing.plain(range.lowerBound)) to \(NetworkListing.plain(range.upperBound))")
        }
        return value
    }

    func quality(_ row: CSVTable.Row) throws(Complaint) -> Quality {
        let word = try text(row, "quality", or: "assumed")
        guard let known = Quality(rawValue: word) else {
            throw complaint(row, "quality", "\"\(word)\"", Quality.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return known
    }

    /// Position of what a cell names; -1 for an empty cell.
    func reference(_ row: CSVTable.Row, _ title: String, _ known: [String: Int16], _ file: String) throws(Complaint)
        -> Int16
    {
        let id = try text(row, title, or: "")
        guard !id.isEmpty else { return -1 }
        guard let number = known[id] else { throw complaint(row, title, "\"\(id)\"", "an identifier of \(file)") }
        return number
    }

    /// Positions of a `LINESTRING`; none for an empty cell.
    func course(_ row: CSVTable.Row, _ title: String) throws(Complaint) -> [Position] {
        let cell = try text(row, title, or: "")
        guard !cell.isEmpty else { return [] }
        let words = cell.uppercased().split(whereSeparator: { $0 == "(" || $0 == ")" })
        let expected = "LINESTRING (longitude latitude, …)"
        guard words.count == 2, words[0].split(separator: " ").joined() == "LINESTRING" else {
            throw complaint(row, title, "\"\(cell.prefix(30))\"", expected)
        }
        var result: [Position] = []
        for pair in words[1].split(separator: ",") {
            let numbers = pair.split(separator: " ").compactMap { Double($0) }
            guard numbers.count >= 2, (-180...180).contains(numbers[0]), (-90...90).contains(numbers[1]) else {
                throw complaint(row, title, "\"\(pair.prefix(30))\"", expected)
            }
            result.append(Position(latitude: numbers[1], longitude: numbers[0]))
        }
        return result
    }
}

/// Rows of text, the first a header, in columns for people, as CSV, or as JSON.
public enum TextTable {
    /// Columns of even width; control and direction-changing characters are made visible.
    public static func aligned(_ rows: [[String]]) -> String {
        let shown = rows.map { $0.map { VisibleText.escaped($0) } }
        let widths = (shown.first ?? []).indices.map { column in shown.map { $0[column].count }.max() ?? 0 }
        return shown.map { row in
            row.enumerated().map { column, cell in
                column == row.count - 1 ? cell : cell + String(repeating: " ", count: widths[column] - cell.count)
            }.joined(separator: "  ")
        }.joined(separator: "\n") + "\n"
    }

    /// RFC 4180, lines ending with a line feed; a cell that a spreadsheet would compute is made text.
    public static func csv(_ rows: [[String]]) -> String {
        rows.map { line($0) }.joined()
    }

    /// One line of CSV.
    ///
    /// A cell that begins with `=`, `+`, `-`, `@` or a control character and is no number gets an apostrophe before it:
    /// a spreadsheet would run it as a formula.
    public static func line(_ cells: [String]) -> String {
        cells.map { quoted(harmless($0)) }.joined(separator: ",") + "\n"
    }

    /// A JSON array with an object a row: numbers as such but in the columns of `texts`, an empty cell as null.
    public static func json(_ rows: [[String]], texts: Set<String> = []) -> String {
        var json = JSONWriter(indentation: 2)
        json.array { json in
            for row in rows.dropFirst() {
                json.object { json in
                    for (name, cell) in zip(rows[0], row) {
                        json.key(name)
                        if cell.isEmpty {
                            json.string(nil)
                        } else if !texts.contains(name), let number = DecimalText.value(of: Array(cell.utf8)) {
                            json.number(number)
                        } else {
                            json.string(cell)
                        }
                    }
                }
            }
        }
        json.newline()
        return json.text
    }

    private static func harmless(_ cell: String) -> String {
        guard let first = cell.utf8.first else { return cell }
        let computes = [0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D].contains(first)
        return computes && DecimalText.value(of: Array(cell.utf8)) == nil ? "'" + cell : cell
    }

    private static func quoted(_ cell: String) -> String {
        cell.utf8.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
            ? "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
            : cell
    }
}

/// Lines up the columns of Markdown tables for a terminal.
public enum MarkdownTable {
    /// The text with its tables' columns aligned and its marks of headings taken off.
    public static func aligned(_ text: String) -> String {
        var result = ""
        var block: [[String]] = []
        func flush() {
            guard !block.isEmpty else { return }
            let isRight = block.count > 1 ? block[1].map { $0.hasSuffix(":") } : []
            let rows = block.enumerated().filter { $0.offset != 1 }.map(\.element)
            let count = rows.map(\.count).max() ?? 0
            let widths = (0..<count).map { column in rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0 }
            for row in rows {
                var line = ""
                for (column, cell) in row.enumerated() {
                    let space = String(repeating: " ", count: widths[column] - cell.count)
                    line += (column < isRight.count && isRight[column] ? space + cell : cell + space) + "  "
                }
                while line.last == " " { line.removeLast() }
                result += line + "\n"
            }
            block = []
        }
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("|") {
                block.append(cells(line))
                continue
            }
            flush()
            result +=
                line.drop { $0 == "#" }.drop { $0 == " " }.replacing("\\*", with: "*").replacing("**", with: "") + "\n"
        }
        flush()
        while result.hasSuffix("\n\n") { result.removeLast() }
        return result
    }

    private static func cells(_ line: Substring) -> [String] {
        var cells: [String] = []
        var cell = ""
        var isEscaped = false
        for character in line.dropFirst() {
            if isEscaped {
                if character != "|" && character != "*" { cell.append("\\") }
                cell.append(character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if character == "|" {
                cells.append(cell.trimmed)
                cell = ""
            } else {
                cell.append(character)
            }
        }
        return cells
    }
}

extension String {
    fileprivate var trimmed: String {
        var text = self[...]
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text.replacing("**", with: ""))
    }
}

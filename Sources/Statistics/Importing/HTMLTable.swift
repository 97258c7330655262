internal import Evidence

/// The tables of a page as tab-separated lines, and the text around them as lines of their own.
struct HTMLTable {
    /// Most bytes of a page that is read.
    private static let most = 1 << 24

    private var lines: [String] = []
    private var cells: [String] = []
    private var cell = ""
    private var isInRow = false
    private var extraColumns = 0

    /// The lines of a page, a table row a line.
    ///
    /// - Throws: a ``Complaint`` when the page is larger than 16 MB.
    static func source(_ page: any ByteSource) throws(Complaint) -> any ByteSource {
        var page = page
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = try page.read(into: &buffer)
            if count == 0 { break }
            bytes += buffer[..<count]
            guard bytes.count <= most else {
                throw Complaint(
                    .badInput, at: .init(file: page.name), found: "a page of more than 16 MB", expected: "a table",
                    advice: "save it as CSV; nothing was imported")
            }
        }
        return MemorySource(name: page.name, bytes: Array(text(String(decoding: bytes, as: UTF8.self)).utf8))
    }

    /// The lines of a page's text.
    static func text(_ page: String) -> String {
        var table = HTMLTable()
        var rest = page[...]
        while let open = rest.firstIndex(of: "<") {
            table.cell += rest[..<open]
            rest = rest[rest.index(after: open)...]
            guard let close = rest.firstIndex(of: ">") else { break }
            let tag = rest[..<close].lowercased()
            rest = rest[rest.index(after: close)...]
            let name = String(tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber })
            if name == "script" || name == "style", !tag.hasPrefix("/") {
                if let end = rest.firstRange(of: "</\(name)") { rest = rest[end.lowerBound...] }
                continue
            }
            table.take(name, tag, isEnd: tag.hasPrefix("/"))
        }
        table.endLoose()
        return table.lines.map { $0 + "\n" }.joined()
    }

    private mutating func take(_ name: String, _ tag: String, isEnd: Bool) {
        switch name {
        case "tr":
            if isInRow, !cells.isEmpty { lines.append(cells.joined(separator: "\t")) }
            if !isInRow { endLoose() }
            (cells, cell, isInRow) = ([], "", !isEnd)
        case "td", "th":
            if isEnd {
                cells.append(Self.plain(cell))
                // A cell over several columns leaves the others empty.
                cells += Array(repeating: "", count: extraColumns)
                extraColumns = 0
            } else {
                extraColumns = Self.span(tag) - 1
            }
            cell = ""
        case "p", "div", "br", "h1", "h2", "h3", "h4", "title", "table", "caption", "li":
            if !isInRow { endLoose() }
        default: break
        }
    }

    private mutating func endLoose() {
        let line = Self.plain(cell)
        if !line.isEmpty { lines.append(line) }
        cell = ""
    }

    /// Columns a cell reaches over, 1 to 50.
    private static func span(_ tag: String) -> Int {
        guard let start = tag.firstRange(of: "colspan=") else { return 1 }
        let digits = tag[start.upperBound...].drop { $0 == "\"" || $0 == "'" }.prefix { $0.isNumber }
        return min(50, max(1, Int(digits) ?? 1))
    }

    private static func plain(_ text: String) -> String {
        var result = text
        for (entity, character) in [
            ("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "'"), ("&#160;", " "), ("&amp;", "&"),
            ("\"", "'"),
        ] {
            result = result.replacing(entity, with: character)
        }
        return result.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

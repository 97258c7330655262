internal import Evidence

/// Finds out what a file is from its first bytes and records.
enum Sniffing {
    enum Kind {
        case delimited
        case json
        case page
    }

    /// Whether the bytes are a table, JSON or a page.
    ///
    /// - Throws: a ``Complaint`` for what is none of these: nothing, archives, workbooks, other encodings, binary.
    static func kind(of head: [UInt8], name: String) throws(Complaint) -> Kind {
        func refuse(_ found: String, _ advice: String) -> Complaint {
            Complaint(
                .badInput, at: .init(file: name), found: found, expected: "a table of an official publisher",
                advice: advice + "; nothing was imported")
        }
        guard head.contains(where: { $0 > 0x20 }) else { throw refuse("the file is empty", "download it again") }
        let magic: [([UInt8], String, String)] = [
            (Array("PK\u{3}\u{4}".utf8), "a zip archive or an Excel workbook", "unpack it, or save the sheet as CSV"),
            ([0xD0, 0xCF, 0x11, 0xE0], "an old Excel workbook", "save the sheet as CSV"),
            (Array("%PDF".utf8), "a PDF", "download the table as CSV"),
            ([0xFF, 0xFE], "UTF-16 text", "save it as UTF-8"), ([0xFE, 0xFF], "UTF-16 text", "save it as UTF-8"),
        ]
        for (start, found, advice) in magic where head.starts(with: start) { throw refuse(found, advice) }
        guard !head.contains(0) else { throw refuse("binary data", "give the CSV that the publisher offers") }
        let text = head.drop { $0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
        switch text.first {
        case UInt8(ascii: "["), UInt8(ascii: "{"): return .json
        case UInt8(ascii: "<"):
            let page = String(decoding: text.prefix(1 << 16), as: UTF8.self)
            if page.contains("国别") || page.contains("单位") { return .page }
            let title = page.firstRange(of: "<title>").flatMap { start in
                page[start.upperBound...].firstRange(of: "</").map { page[start.upperBound..<$0.lowerBound] }
            }
            throw refuse(
                "a web page" + (title.map { " titled \"\(String($0.prefix(60)))\"" } ?? "")
                    + " where a table should be",
                "it may be an error page of the site, so download the file again")
        default: return .delimited
        }
    }

    /// The separator of a table: the most frequent of comma, semicolon and tab in its first lines.
    static func separator(in head: [UInt8]) -> UInt8 {
        let lines = head.prefix(20_000)
        let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
        let counts = candidates.map { candidate in lines.count { $0 == candidate } }
        let most = counts.max() ?? 0
        return candidates[counts.firstIndex(of: most) ?? 0]
    }

    /// The format and header among the first records; nil when none of the known tables begins like this.
    static func header(
        _ reader: inout RecordReader
    ) throws(Complaint) -> (format: ImportFormat, header: TableHeader)? {
        var preamble: [[String]] = []
        for _ in 0..<25 {
            guard try reader.advance() else { return nil }
            let cells = (0..<reader.count).map { clean(reader.text($0)) }
            if let format = format(of: cells, preamble) {
                return (
                    format,
                    TableHeader(file: reader.name, line: reader.line, names: cells, preamble: preamble)
                )
            }
            preamble.append(cells)
        }
        return nil
    }

    private static func clean(_ text: String) -> String {
        var scalars = text.unicodeScalars[...]
        while let first = scalars.first, first.value <= 0x20 || first.value == 0xFEFF { scalars.removeFirst() }
        while let last = scalars.last, last.value <= 0x20 { scalars.removeLast() }
        return String(scalars)
    }

    /// Columns that mark a format, and how many of them must be there: one that lacks some is still recognised, so
    /// that the complaint is about the missing column.
    private static let marks: [(format: ImportFormat, columns: [String], atLeast: Int)] = [
        (.comtrade, ["typecode", "reportercode", "partnercode", "flowcode", "cmdcode", "primaryvalue"], 3),
        (
            .dots,
            ["country name", "country code", "counterpart country name", "counterpart country code", "time period"], 4
        ),
        (.databank, ["country name", "country code", "series name", "series code"], 4),
        (.worldBank, ["country name", "country code", "indicator name", "indicator code"], 3),
        (.imts, ["country", "counterpart_country", "indicator", "time_period", "obs_value"], 4),
        (.gravity, ["year", "iso3_o", "iso3_d", "country_id_o", "country_id_d", "tradeflow_baci"], 3),
        (.sdmx, ["ref_area", "reporter", "time_period", "obs_value", "freq", "structure", "dataflow"], 2),
    ]

    private static func format(of cells: [String], _ preamble: [[String]]) -> ImportFormat? {
        let names = Set(cells.map { $0.lowercased() })
        for (format, columns, atLeast) in marks where columns.count(where: names.contains) >= atLeast {
            return format
        }
        let plain = cells.map { $0.lowercased() }.filter { !$0.isEmpty }
        let baci = ["t", "i", "j", "k", "v", "q"]
        if plain.count(where: baci.contains) >= 4, plain.allSatisfy({ $0.utf8.count == 1 }) { return .baci }
        if plain.first == "date", plain.count > 5, plain.dropFirst().allSatisfy({ $0.utf8.count == 3 }) { return .ecb }
        if cells.count > 30, cells.dropFirst().prefix(30).allSatisfy(ICIOImporter.isLabel) { return .icio }
        if cells.contains(where: { $0.contains("国别") && $0.utf8.count < 40 }), cells.count >= 4 { return .customs }
        return nil
    }

    /// What to say of a table that is none of those known.
    static func unknown(_ head: [UInt8], name: String) -> Complaint {
        let first = head.prefix { $0 != 0x0A }.prefix(200)
        return Complaint(
            .badInput, at: .init(file: name, line: 1, column: 1),
            found: "a table that begins \"\(clean(String(decoding: first, as: UTF8.self)))\"",
            expected: "one of " + ImportFormat.allCases.map(\.title).joined(separator: ", "),
            advice: "nothing was imported")
    }
}

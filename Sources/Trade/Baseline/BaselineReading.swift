internal import Evidence

/// Reads the tables of a baseline.
enum BaselineReading {
    struct Flow {
        let exporter: String
        let importer: String
        let value: Double
        /// Nil when no source holds the flow.
        let origin: Baseline.Origin?
        let line: Int
    }

    /// Cells of a row by column name.
    private struct Reader {
        let table: CSVTable
        let columns: [String: Int]

        init(_ table: CSVTable) {
            self.table = table
            columns = Dictionary(table.header.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        }

        func text(_ row: CSVTable.Row, _ title: String) throws(Complaint) -> String {
            guard let column = columns[title] else { return row[try table.column(title)] }
            return row[column]
        }

        func optional(_ row: CSVTable.Row, _ title: String) throws(Complaint) -> Double? {
            let text = try text(row, title)
            guard !text.isEmpty else { return nil }
            guard let value = Double(text), value.isFinite else { throw fault(row, title, text) }
            return value
        }

        func number(_ row: CSVTable.Row, _ title: String) throws(Complaint) -> Double {
            guard let value = try optional(row, title) else { throw fault(row, title, "") }
            return value
        }

        func quality(_ row: CSVTable.Row) throws(Complaint) -> Quality {
            let text = try text(row, "quality")
            guard let quality = Quality(rawValue: text) else { throw fault(row, "quality", text) }
            return quality
        }

        func fault(_ row: CSVTable.Row, _ title: String, _ text: String) -> Complaint {
            Complaint(
                .badInput, at: .init(file: table.name, line: row.line), found: "\(title) \"\(text)\"",
                expected: "what the column holds")
        }
    }

    static func economies(_ table: CSVTable) throws(Complaint) -> [BaselineEconomy] {
        let read = Reader(table)
        var all: [BaselineEconomy] = []
        for row in table.rows {
            let basis = try read.text(row, "basis")
            guard let known = BaselineEconomy.Basis(rawValue: basis) else { throw read.fault(row, "basis", basis) }
            all.append(
                BaselineEconomy(
                    code: try read.text(row, "code"), gdp: try read.optional(row, "gdp"),
                    output: try read.number(row, "output"), homeSales: try read.number(row, "home_sales"),
                    exports: try read.number(row, "exports"), imports: try read.number(row, "imports"),
                    publishedExports: try read.number(row, "published_exports"),
                    publishedImports: try read.number(row, "published_imports"),
                    passingThrough: try read.number(row, "passing_through"),
                    outputToGDP: try read.optional(row, "output_to_gdp"),
                    tableHomeShare: try read.optional(row, "table_home_share"),
                    proxies: try read.text(row, "proxies").split(separator: " ").map(String.init), basis: known,
                    isAtFloor: try read.text(row, "floor") == "floor",
                    isIncomeWithheld: try read.text(row, "income") == "withheld", quality: try read.quality(row),
                    note: try read.text(row, "note")))
        }
        return all
    }

    static func flows(_ table: CSVTable) throws(Complaint) -> [Flow] {
        let read = Reader(table)
        var all: [Flow] = []
        for row in table.rows {
            var origin: Baseline.Origin?
            if try read.text(row, "quality") != "missing" {
                origin = Baseline.Origin(
                    source: try read.text(row, "source"), year: try read.text(row, "year"),
                    quality: try read.quality(row), published: try read.optional(row, "published"))
            }
            all.append(
                Flow(
                    exporter: try read.text(row, "exporter"), importer: try read.text(row, "importer"),
                    value: try read.number(row, "value"), origin: origin, line: row.line))
        }
        return all
    }

    static func parameters(_ table: CSVTable) throws(Complaint) -> [TradeParameter] {
        let read = Reader(table)
        var all: [TradeParameter] = []
        for row in table.rows {
            all.append(
                TradeParameter(
                    name: try read.text(row, "name"), value: try read.number(row, "value"),
                    low: try read.number(row, "low"), high: try read.number(row, "high"),
                    unit: try read.text(row, "unit"), source: try read.text(row, "source"),
                    year: try read.text(row, "year"), quality: try read.quality(row), note: try read.text(row, "note")))
        }
        return all
    }

    static func sources(_ table: CSVTable) throws(Complaint) -> [Source] {
        let read = Reader(table)
        var all: [Source] = []
        for row in table.rows {
            all.append(
                Source(
                    id: try read.text(row, "id"), publisher: try read.text(row, "publisher"),
                    title: try read.text(row, "title"), url: try read.text(row, "url"),
                    licence: try read.text(row, "licence"), attribution: try read.text(row, "attribution"),
                    vintage: try read.text(row, "vintage"), quality: try read.quality(row)))
        }
        return all
    }
}

public import Evidence

/// Changes of trade costs named pair by pair, to be asked of the embedded baseline.
public struct BaselineChange: Sendable {
    public let change: TradeCostChange

    /// Reads `exporter,importer,cost_hat`; pairs without a row stay as they are.
    ///
    /// - Throws: a ``Complaint`` with the line of an economy that the baseline does not have, a pair given twice or a
    ///   factor not above zero.
    public init(_ table: CSVTable, baseline: Baseline) throws(Complaint) {
        let (exporter, importer) = (try table.column("exporter"), try table.column("importer"))
        let cost = try NumberColumn("cost_hat", of: table, above: 0)
        guard !table.header.contains("tariff_new") else {
            throw Complaint(
                .badInput, at: .init(file: table.name, line: 1), found: "a column tariff_new without trade",
                expected: "cost_hat",
                advice: "the embedded baseline holds no duties: give your own flows with a trade column")
        }
        var change = TradeCostChange.none(baseline.economies.count)
        var lines: [Int: Int] = [:]
        for row in table.rows {
            for column in [exporter, importer] where baseline.index(of: row[column]) == nil {
                throw Complaint(
                    .badInput, at: .init(file: table.name, line: row.line, column: row.place(of: column)),
                    found: "\"\(row[column])\", which the baseline does not have",
                    expected: "one of " + baseline.economies.map(\.code).joined(separator: " "),
                    advice: "economies not listed are part of ROW")
            }
            guard let pair = baseline.pair(row[exporter], row[importer]) else { continue }
            if let first = lines[pair] {
                throw Complaint(
                    .badInput, at: .init(file: table.name, line: row.line),
                    found: "\(row[exporter]) to \(row[importer]) a second time, after line \(first)",
                    expected: "one row a pair")
            }
            lines[pair] = row.line
            change.costHat[pair] = try cost.value(row)
        }
        self.change = change
    }
}

extension Baseline {
    /// Writes what a reader must know beside results on the baseline: marks and sources.
    public func writeMarks(_ out: inout JSONWriter) {
        out.key("baseline")
        out.object { out in
            out.member("year", "2023")
            out.member("unit", "million US dollars, goods")
            out.key("imputed")
            out.array { out in for code in imputed { out.string(code) } }
            out.key("income_withheld")
            out.array { out in for code in incomeWithheld { out.string(code) } }
            out.member(
                "note",
                "home sales of imputed economies are guesses from other economies' tables; withheld income effects are null; sogdian equilibrium --explain CODE tells more"
            )
            out.key("sources")
            out.array { out in for source in sources { out.string("\(source.attribution) (\(source.vintage))") } }
        }
    }

    /// The flows with source, year, quality and mark of each.
    public var csv: String {
        var text = "exporter,importer,trade,cost_hat,published,source,year,quality,imputed\n"
        let count = economies.count
        for pair in flows.indices {
            let (one, other) = (economies[pair / count], economies[pair % count])
            let origin = origins[pair]
            let isGuess = one.isImputed && pair / count == pair % count
            text += "\(one.code),\(other.code),\(flows[pair]),1,\(origin?.published?.description ?? ""),"
            text +=
                "\(origin?.source ?? ""),\(origin?.year ?? ""),\(origin?.quality.rawValue ?? "missing"),\(isGuess)\n"
        }
        return text
    }

    /// Mark of an economy in tables: `*` imputed, `~` income effect withheld.
    public func mark(of code: String) -> String {
        guard let index = index(of: code) else { return "" }
        return (economies[index].isImputed ? "*" : "") + (economies[index].isIncomeWithheld ? "~" : "")
    }
}

internal import Evidence

extension Exposure {
    /// Writes the exposure as one JSON object with what each key means.
    public func json() -> String {
        var writer = JSONWriter(indentation: 1)
        let count = sectors.count
        writer.object { out in
            out.member("supplier", supplier)
            out.member("user", user)
            out.member("gross_exports", grossExports)
            out.member("value_added_exports", valueAddedExports)
            for (key, values) in columns { out.vector(NamedVector(key, "", labels: sectors, values: values)) }
            out.key("upstream_by_supplier_sector")
            out.object { out in
                for (index, sector) in sectors.enumerated() {
                    let row = Array(upstream[index * count..<(index + 1) * count])
                    out.vector(NamedVector(sector, "", labels: sectors, values: row))
                }
            }
            out.definitions([
                ("gross_exports", "what the supplier sells the user, before duty"),
                ("value_added_exports", "the supplier's value added that final spending in the user's country absorbs"),
                (
                    "upstream",
                    "the supplier's value added in a unit of output of each of the user's sectors, through all chains"
                ),
                (
                    "downstream",
                    "share of each supplier sector's value added that final spending in the user's country absorbs"
                ),
                ("direct_sales", "share of each supplier sector's output sold to the user's country directly"),
                ("user_output", "output of the user's sectors, before duty"),
                ("supplier_value_added", "value added of the supplier's sectors"),
                ("upstream_by_supplier_sector", "upstream, by the user's sector and then the supplier's"),
            ])
        }
        return writer.text + "\n"
    }

    /// One row a sector.
    public func csv() -> String {
        ResultTable.csv(columns.map { NamedVector($0.key, "", labels: sectors, values: $0.values) })
            .replacing("country,", with: "sector,", maxReplacements: 1)
    }

    /// A table in percent, the most exposed sector first.
    public func text() -> String {
        let shares = columns.filter { ["upstream", "downstream", "direct_sales"].contains($0.key) }
        return ResultTable.text(shares.map { NamedVector($0.key, "", labels: sectors, values: $0.values) })
            .replacing("country", with: "sector ", maxReplacements: 1)
            + "upstream: \(supplier)'s value added in \(user)'s output; downstream: \(supplier)'s value added absorbed by \(user)'s final spending\n"
    }

    private var columns: [(key: String, values: [Double])] {
        [
            ("upstream", upstreamTotal), ("downstream", downstream), ("direct_sales", directSales),
            ("user_output", userOutput), ("supplier_value_added", supplierValueAdded),
        ]
    }
}

internal import Evidence

extension PlaceMatrix {
    /// Rows and columns with names, for people.
    public func grid() -> [[String]] {
        var rows = [["\(criterion.rawValue) (\(unit))"] + to.map(\.name)]
        for (row, start) in from.enumerated() {
            rows.append([start.name] + to.indices.map { text(row, $0) ?? "–" })
        }
        return rows
    }

    /// One row a pair; pairs without a way have an empty value.
    public func list() -> [[String]] {
        var rows = [["from", "to", "value", "unit"]]
        for (row, start) in from.enumerated() {
            for (column, end) in to.enumerated() where row != column {
                rows.append([start.name, end.name, text(row, column) ?? "", unit])
            }
        }
        return rows
    }

    /// Names and values; null where no way leads.
    public func json() -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("by", criterion.rawValue)
            json.member("unit", unit)
            json.key("from")
            json.array { json in for start in from { json.string(start.name) } }
            json.key("to")
            json.array { json in for end in to { json.string(end.name) } }
            json.key("values")
            json.array { json in
                for row in from.indices {
                    json.array { json in
                        for column in to.indices {
                            json.number(self[row, column].map { RouteWriting.rounded($0, 1) })
                        }
                    }
                }
            }
        }
        json.newline()
        return json.bytes
    }

    private func text(_ row: Int, _ column: Int) -> String? {
        self[row, column].map { NetworkListing.plain(RouteWriting.rounded($0, 1)) }
    }
}

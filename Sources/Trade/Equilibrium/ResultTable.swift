/// Results as a table to read or as CSV.
public enum ResultTable {
    /// Columns of percent changes, widest effect first; a withheld number is a dash.
    ///
    /// - Parameters:
    ///   - vectors: what to show, each a "hat" or a fraction.
    ///   - bands: percentiles to put beside the vector of the same key.
    ///   - mark: mark behind a country's name.
    /// - Returns: the table with one header line.
    public static func text(
        _ vectors: [NamedVector], bands: Draws? = nil, mark: (String) -> String = { _ in "" }
    ) -> String {
        guard let first = vectors.first else { return "" }
        var header = ["country"]
        for vector in vectors {
            header.append(title(vector.key))
            if band(vector.key, bands) != nil { header.append("5 to 95 %") }
        }
        let order = first.labels.indices.sorted {
            let (one, other) = (size(vectors[0], $0), size(vectors[0], $1))
            return one == other ? $0 < $1 : one > other
        }
        var rows = [header]
        for index in order {
            var row = [first.labels[index] + mark(first.labels[index])]
            for vector in vectors {
                row.append(
                    percent(vector.values[index], isHat: isHat(vector.key)))
                if let band = band(vector.key, bands) {
                    let values = band.values[index]
                    row.append(
                        vector.values[index].isFinite
                            ? "\(percent(values[0], isHat: true)) to \(percent(values[4], isHat: true))" : "–")
                }
            }
            rows.append(row)
        }
        let widths = header.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            row.enumerated().map { column, cell in
                let pad = String(repeating: " ", count: widths[column] - cell.count)
                return column == 0 ? cell + pad : pad + cell
            }.joined(separator: "  ")
        }.joined(separator: "\n") + "\n"
    }

    /// One row a country, one column a vector, numbers in full; a withheld number is empty.
    public static func csv(_ vectors: [NamedVector], marks: ((String) -> String)? = nil) -> String {
        guard let first = vectors.first else { return "" }
        var text = "country" + (marks == nil ? "" : ",mark")
        for vector in vectors { text += "," + vector.key }
        text += "\n"
        for index in first.labels.indices {
            text += quoted(first.labels[index])
            if let marks { text += "," + marks(first.labels[index]) }
            for vector in vectors {
                let value = vector.values[index]
                text += "," + (value.isFinite ? value.description : "")
            }
            text += "\n"
        }
        return text
    }

    private static func band(_ key: String, _ bands: Draws?) -> Draws.Band? { bands?.vectors.first { $0.key == key } }

    private static func size(_ vector: NamedVector, _ index: Int) -> Double {
        let value = vector.values[index]
        return value.isFinite ? abs(value - (isHat(vector.key) ? 1 : 0)) : -1
    }

    private static func isHat(_ key: String) -> Bool { key.hasSuffix("_hat") || key.contains("_hat_") }

    private static func title(_ key: String) -> String {
        let short = key.replacing("_hat", with: "").replacing("_", with: " ")
        return short + " %"
    }

    private static func percent(_ value: Double, isHat: Bool) -> String {
        guard value.isFinite, abs(value) < 1e9 else { return "–" }
        let amount = (isHat ? value - 1 : value) * 100
        let scaled = (abs(amount) * 1000).rounded()
        let whole = Int(scaled)
        let sign = whole == 0 ? "" : amount < 0 ? "-" : "+"
        let fraction = String(whole % 1000)
        return sign + String(whole / 1000) + "." + String(repeating: "0", count: 3 - fraction.count) + fraction
    }

    private static func quoted(_ text: String) -> String {
        text.contains(where: { ",\"\n\r".contains($0) }) ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
    }
}

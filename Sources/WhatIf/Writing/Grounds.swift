internal import Evidence
internal import Freight
internal import Trade

extension Effects {
    /// What the result rests on that nobody measured, a line each.
    public var assumptions: [String] {
        var result: [String] = []
        for row in laboratory.table.rows where row.quality == .assumed {
            let range = row.value.low == row.value.high ? "" : " (\(row.value.low) – \(row.value.high))"
            result.append(
                "\(row.key) = \(row.value.mid)\(range) \(row.unit)" + (row.note.isEmpty ? "" : ": \(row.note)"))
        }
        for row in laboratory.table.modes where row.quality == .assumed {
            result.append("mode shares \(row.id): \(row.note)")
        }
        for row in laboratory.table.crude where row.quality == .assumed {
            result.append(
                "crude oil and gas in the exports of \(row.exporter): \(row.value.mid) (\(row.value.low) – \(row.value.high))"
            )
        }
        for name in routes.flatMap({ ($0.before?.assumptions ?? []) + ($0.after?.assumptions ?? []) })
        where !result.contains("network: \(name)") {
            result.append("network: \(name)")
        }
        return result
    }

    /// Publishers behind the numbers, a line each.
    public var sources: [String] {
        var result: [String] = []
        func add(_ line: String) { if !line.isEmpty, !result.contains(line) { result.append(line) } }
        for source in laboratory.baseline.sources { add("\(source.attribution) (\(source.vintage))") }
        for source in laboratory.table.sources where source.quality != .assumed {
            add("\(source.attribution), \(source.title) (\(source.vintage))")
        }
        if let theta = laboratory.baseline.parameter("theta") { add("theta: \(theta.source)") }
        for key in [
            ("goods.value", "TEU"), ("time.value", "goods"), ("rail.rate", ""), ("road.rate", ""), ("sea.rate", ""),
        ] {
            let row = laboratory.parameters.row(key.0, key.1)
            add("\(row.label) = \(row.value.mid) \(row.unit): \(row.source) (\(row.year), \(row.quality.rawValue))")
        }
        add(
            "Rail and road lines: © OpenStreetMap contributors (ODbL); sea lanes: searoute (Apache-2.0); border hours: CAREC CPMM and others, sogdian network show dwell"
        )
        return result
    }
}

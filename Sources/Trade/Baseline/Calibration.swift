public import Evidence

/// A table of flows made complete: home sales from output, chosen economies, the others as the rest of the world.
public struct Calibration: Sendable {
    /// Economies in order, the rest of the world last.
    public let countries: [String]
    /// Flows with home sales, exporter by importer in row-major order.
    public let trade: [Double]
    /// What was found on the way: gaps, zeros, economies merged.
    public let notes: [String]

    /// Calibrates flows.
    ///
    /// - Parameters:
    ///   - flows: `exporter,importer,trade`, without or with rows for home sales, which are then replaced.
    ///   - output: `country,output`, in the same money.
    ///   - chosen: economies to keep; all that have output when nil.
    ///   - rest: name of the rest of the world.
    /// - Throws: a ``Complaint`` for a chosen economy without flows or output, output that does not exceed exports, a
    ///   negative flow, and fewer than two economies.
    public init(
        flows: CSVTable, output: CSVTable, chosen: [String]? = nil, rest: String = "ROW"
    ) throws(Complaint) {
        let (exporter, importer) = (try flows.column("exporter"), try flows.column("importer"))
        let (value, country) = (try NumberColumn("trade", of: flows, atLeast: 0), try output.column("country"))
        let made = try NumberColumn("output", of: output, atLeast: 0)
        var outputs: [String: Double] = [:]
        var order: [String] = []
        for row in output.rows {
            guard outputs[row[country]] == nil else {
                throw Complaint(
                    .badInput, at: .init(file: output.name, line: row.line), found: "\(row[country]) a second time",
                    expected: "each country once")
            }
            outputs[row[country]] = try made.value(row)
            order.append(row[country])
        }
        let kept = chosen ?? order.filter { $0 != rest }
        for name in kept where outputs[name] == nil {
            throw Complaint(
                .badInput, at: .init(file: output.name), found: "no output of \(name)", expected: "a row for it",
                advice: "add one, or leave \(name) to the rest of the world")
        }
        let names = kept + [rest]
        let position = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        guard position.count == names.count else {
            throw Complaint(.badUse, found: "an economy chosen twice", expected: "each once")
        }
        let (count, other) = (names.count, names.count - 1)
        var (matrix, seen) = (
            [Double](repeating: 0, count: count * count), [Bool](repeating: false, count: count * count)
        )
        var (merged, unmade, home): (Set<String>, Set<String>, Int) = ([], [], 0)
        for row in flows.rows {
            let amount = try value.value(row)
            for name in [row[exporter], row[importer]] where position[name] == nil {
                merged.insert(name)
                if outputs[name] == nil { unmade.insert(name) }
            }
            let (one, two) = (position[row[exporter]] ?? other, position[row[importer]] ?? other)
            guard one != two else {
                if row[exporter] == row[importer] { home += 1 }
                continue
            }
            matrix[one * count + two] += amount
            seen[one * count + two] = true
        }
        var notes: [String] = []
        let hasRest = !merged.isEmpty || outputs[rest] != nil
        let last = hasRest ? count : other
        for place in 0..<last {
            let sold = (0..<count).reduce(0) { $0 + matrix[place * count + $1] }
            let bought = (0..<count).reduce(0) { $0 + matrix[$1 * count + place] }
            var total = outputs[names[place]] ?? 0
            if place == other {
                let parts = merged.subtracting([rest])
                total += parts.reduce(0) { $0 + (outputs[$1] ?? 0) }
            }
            guard sold + bought > 0 || place == other else {
                throw Complaint(
                    .badInput, at: .init(file: flows.name), found: "no flow of \(names[place])",
                    expected: "what it sells and buys")
            }
            guard total > sold else {
                throw Complaint(
                    .badInput, at: .init(file: output.name),
                    found: "output of \(names[place]) of \(total), not above its exports of \(sold)",
                    expected: "output that leaves something to sell at home",
                    advice: place == other
                        ? "give the output of \(rest) in a row of its own"
                        : "take trade that passes through out of its exports, or merge it with a neighbour")
            }
            matrix[place * count + place] = total - sold
        }
        let gaps = (0..<last * last).filter { $0 / last != $0 % last && !seen[$0 / last * count + $0 % last] }
        if !gaps.isEmpty {
            let shown = gaps.prefix(10).map { "\(names[$0 / last]) to \(names[$0 % last])" }.joined(separator: ", ")
            notes.append("\(gaps.count) pairs have no row and stand as zero: \(shown)\(gaps.count > 10 ? ", …" : "")")
        }
        let zeros = (0..<last * last).filter {
            let pair = $0 / last * count + $0 % last
            return seen[pair] && matrix[pair] == 0
        }.count
        if zeros > 0 { notes.append("\(zeros) pairs have a row of zero") }
        if home > 0 { notes.append("\(home) rows of home sales were replaced by output minus exports") }
        if !merged.isEmpty { notes.append("\(merged.count) economies were merged into \(rest)") }
        if !unmade.isEmpty {
            notes.append(
                "\(unmade.count) of them have no output of their own: \(unmade.sorted().prefix(10).joined(separator: " "))"
            )
        }
        countries = Array(names.prefix(last))
        trade = (0..<last * last).map { matrix[$0 / last * count + $0 % last] }
        self.notes = notes
        guard last >= 2 else {
            throw Complaint(.badInput, found: "one economy only", expected: "at least two")
        }
    }

    /// The flows as a table that `sogdian equilibrium` reads, with no change of cost.
    public var csv: String {
        var text = "exporter,importer,trade,cost_hat\n"
        for (i, one) in countries.enumerated() {
            for (j, other) in countries.enumerated() {
                text += "\(one),\(other),\(trade[i * countries.count + j]),1\n"
            }
        }
        return text
    }
}

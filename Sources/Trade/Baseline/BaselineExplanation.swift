public import Evidence
internal import Glibc

extension Baseline {
    /// What stands behind one economy of the baseline, a sentence a line, for `--explain`.
    ///
    /// - Throws: a ``Complaint`` when the baseline has no such economy.
    public func explanation(of code: String) throws(Complaint) -> [String] {
        guard let index = index(of: code) else {
            throw Complaint(
                .badUse, found: "\"\(code)\" is not in the baseline",
                expected: "one of " + economies.map(\.code).joined(separator: " "))
        }
        let item = economies[index]
        var lines = ["\(item.code): goods, 2023, million US dollars. Quality of home sales: \(item.quality.rawValue)."]
        if let gdp = item.gdp { lines.append("GDP \(Self.amount(gdp)) (World Bank).") }
        lines.append(
            "Exports \(Self.amount(item.exports)), imports \(Self.amount(item.imports)) (\(origins(of: index))).")
        switch item.basis {
        case .ratio:
            lines.append(
                "Output \(Self.amount(item.output)) = GDP x \(Self.short(item.outputToGDP)), the ratio of goods output to GDP in the OECD table of 2022."
            )
        case .share:
            lines.append(
                "Home sales from the home share \(Self.short(item.tableHomeShare)) of spending on goods in the OECD table of 2022; output \(Self.amount(item.output))."
            )
        case .imputed:
            lines.append(
                "IMPUTED: no output table is held. Output \(Self.amount(item.output)) = GDP x \(Self.short(item.outputToGDP)), the \(item.proxies.count > 1 ? "mean ratio" : "ratio") of \(item.proxies.joined(separator: " and ")) (assumed)."
            )
        }
        if item.isAtFloor, let floor = parameter("low_home_share_of_output") {
            lines.append(
                "Output minus exports was too small: home sales were raised to \(Self.short(floor.value)) of output, \(floor.source)."
            )
        }
        lines.append(
            "Home sales \(Self.amount(item.homeSales)): \(Self.short(item.homeShare)) of spending on goods"
                + (item.tableHomeShare.map { " (OECD table: \(Self.short($0)))." } ?? "."))
        if item.passingThrough > 0 {
            lines.append(
                "\(Self.amount(item.passingThrough)) passes through: taken out of published exports \(Self.amount(item.publishedExports)) and imports \(Self.amount(item.publishedImports)) and handed on from origin to destination, until the home share reaches the table's, or exports or imports those of the table (derived)."
            )
        }
        if item.isIncomeWithheld, let gdp = item.gdp {
            lines.append(
                "INCOME EFFECT WITHHELD: imports are \(Self.short(item.imports / gdp)) times GDP. Most of them leave again unrecorded, so that no effect on income can be told; its trade still counts for its partners."
            )
        }
        let gaps = missing.filter { $0.exporter == code || $0.importer == code }
            .map { "\($0.exporter) to \($0.importer)" }
        if !gaps.isEmpty {
            lines.append(
                "No source holds these flows, which stand as zero but for what passes through others: "
                    + gaps.joined(separator: ", ") + ".")
        }
        if !item.note.isEmpty { lines.append("Note: \(item.note).") }
        for source in sources where uses(source.id, index) {
            lines.append("\(source.attribution) (\(source.vintage); \(source.licence)).")
        }
        return lines
    }

    /// How many flows of an economy come from each source and year.
    private func origins(of index: Int) -> String {
        let count = economies.count
        var counts: [String: Int] = [:]
        for other in 0..<count where other != index {
            for pair in [index * count + other, other * count + index] {
                guard let origin = origins[pair] else { continue }
                counts["\(origin.source) \(origin.year)", default: 0] += 1
            }
        }
        return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .map { "\($0.value) \($0.value == 1 ? "flow" : "flows") from \($0.key)" }.joined(separator: ", ")
    }

    private func uses(_ source: String, _ index: Int) -> Bool {
        if source == "wdi" { return economies[index].gdp != nil }
        if source == "oecd-icio-2022" { return true }
        let count = economies.count
        return (0..<count).contains {
            origins[index * count + $0]?.source == source || origins[$0 * count + index]?.source == source
        }
    }

    private static func amount(_ value: Double) -> String {
        let digits = String(Int(exactly: value.rounded()) ?? 0)
        var text = ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place) % 3 == 0 { text += "," }
            text.append(digit)
        }
        return text
    }

    private static func short(_ value: Double?) -> String {
        guard let value else { return "?" }
        return ((value * 1000).rounded() / 1000).description
    }
}

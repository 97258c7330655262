internal import Atlas
internal import Evidence
internal import Freight
internal import Reading
internal import WhatIf

/// What a page says of a project and of what it changes, each line with its source.
struct ConsequenceWords {
    /// One statement: its words, who stands behind it, how good it is.
    struct Line {
        let text: String
        let source: Source?
        let quality: Quality?
    }

    let consequence: Consequence
    let wording: Wording
    var french: Bool { wording.french }
    private var project: Project { consequence.project }

    var name: String { french ? project.nameFrench : project.nameEnglish }

    /// What the atlas records, then what follows from it.
    var lines: [Line] {
        var lines = [Line(text: record, source: project.source, quality: project.quality)]
        if let energy = consequence.energy { lines += self.lines(energy) }
        if let opening = consequence.opening { lines += OpeningWords(opening: opening, wording: wording).lines }
        return lines
    }

    /// Status on its day, opening, length, capacity, cost: `en service (2021-06-23), ouverture 2021 ; 100 MW`.
    private var record: String {
        var parts = [status]
        if let year = project.openYear {
            parts[0] +=
                project.status == "open"
                ? (french ? ", ouverture \(year)" : ", opened \(year)")
                : (french ? ", ouverture annoncée \(year)" : ", opening announced for \(year)")
        }
        if let length = project.lengthKilometres { parts.append("\(wording.number(length)) km") }
        if let capacity = project.capacity, let unit = project.capacityUnit {
            let yearly = ["tonne", "TEU", "m3", "count"].contains(unit.rawValue)
            parts.append(wording.amount(capacity, unit) + (yearly ? (french ? " par an" : " a year") : ""))
        }
        if let cost = project.cost, let currency = project.costCurrency {
            parts.append((french ? "coût annoncé " : "announced cost ") + wording.amount(cost, currency))
        }
        return parts.joined(separator: french ? " ; " : "; ")
    }

    private var status: String {
        let words: [String: (String, String)] = [
            "open": ("en service", "in service"), "construction": ("en construction", "under construction"),
            "planned": ("projeté", "planned"), "agreed": ("convenu", "agreed"), "cancelled": ("abandonné", "cancelled"),
        ]
        let word = words[project.status].map { french ? $0.0 : $0.1 } ?? project.status
        guard let day = project.asOf else { return word }
        return word + (french ? " (au \(day))" : " (as of \(day))")
    }

    private func lines(_ energy: EnergyEffect) -> [Line] {
        var lines: [Line] = []
        if let factor = energy.bases.first(where: { $0.name == "capacity factor" }) {
            let computed =
                "\(wording.number(energy.megawatts)) MW × \(wording.number(EnergyEffect.hoursOfYear)) h × \(span(factor.value))"
            lines.append(
                Line(
                    text: (french ? "Production d’une année : " : "A year’s output: ")
                        + "≈ \(wording.number(rounded(energy.gigawattHours.mid))) GWh "
                        + "(\(range(energy.gigawattHours))) = \(computed)"
                        + (french ? " (facteur de charge, moyenne mondiale" : " (capacity factor, world average")
                        + (factor.isRangeAssumed ? (french ? " ; fourchette supposée)" : "; assumed range)") : ")"),
                    source: factor.source, quality: factor.quality))
        }
        if let tonnes = energy.tonnes, let grid = energy.bases.first(where: { $0.name == "grid factor" }) {
            let place = PartyNames.name(of: energy.grid, french: french)
            lines.append(
                Line(
                    text: (french ? "CO₂ évité : " : "CO₂ avoided: ")
                        + "≈ \(wording.number(rounded(tonnes.mid))) t \(french ? "par an" : "a year") (\(range(tonnes))), "
                        + (french
                            ? "à \(span(grid.value)) g/kWh (réseau : \(place))"
                            : "at \(span(grid.value)) g/kWh (grid: \(place))"),
                    source: grid.source, quality: grid.quality))
        }
        for stated in energy.stated {
            var parts: [String] = []
            if let output = stated.gigawattHours {
                parts.append("\(wording.number(output)) GWh" + beside(output, energy.gigawattHours))
            }
            if let tonnes = stated.tonnes {
                parts.append("\(wording.number(tonnes)) t CO₂" + beside(tonnes, energy.tonnes))
            }
            lines.append(
                Line(
                    text: (french ? "Annoncé : " : "Announced: ") + parts.joined(separator: ", ")
                        + (french ? " par an (\(stated.year))" : " a year (\(stated.year))"),
                    source: stated.source, quality: stated.quality))
        }
        return lines
    }

    /// Whether a statement lies outside what we compute.
    private func beside(_ stated: Double, _ computed: Span?) -> String {
        guard let computed else { return "" }
        if stated > computed.high { return french ? " (au-dessus du calcul)" : " (above the computed range)" }
        if stated < computed.low { return french ? " (au-dessous du calcul)" : " (below the computed range)" }
        return ""
    }

    /// `0,39 (0,3–0,45)`.
    private func span(_ span: Span) -> String {
        "\(two(span.mid)) (\(two(span.low))–\(two(span.high)))"
    }

    private func two(_ value: Double) -> String { wording.number(value, decimals: 3) }

    private func range(_ span: Span) -> String {
        wording.number(rounded(span.low)) + "–" + wording.number(rounded(span.high))
    }

    /// Three significant digits: more would pretend.
    private func rounded(_ value: Double) -> Double {
        guard value > 0 else { return value }
        var step = 1.0
        while value / step >= 1000 { step *= 10 }
        while value / step < 100 { step /= 10 }
        return (value / step).rounded() * step
    }
}

internal import Evidence

/// The network's parts as rows of text.
public enum NetworkListing: String, CaseIterable, Sendable {
    case summary
    case parameters
    case crossings
    case passages
    case ferries
    case planned
    case services
    case lengths

    /// Header and rows.
    public func rows(_ network: Network = .embedded) -> [[String]] {
        switch self {
        case .summary: Self.summary(network)
        case .parameters:
            [["key", "scope", "low", "mid", "high", "unit", "quality", "year", "source", "note"]]
                + Parameters.embedded.all.map { row in
                    [row.key, row.scope] + [row.value.low, row.value.mid, row.value.high].map(Self.plain)
                        + [row.unit, row.quality.rawValue, row.year, row.source, row.note]
                }
        case .crossings:
            [["id", "mode", "name", "countries", "status", "quality", "source", "note"]]
                + network.crossings.map {
                    [
                        $0.id, $0.mode.name, $0.name, $0.sides.map(\.description).joined(separator: " "),
                        $0.status.rawValue,
                        $0.quality.rawValue, $0.source, $0.note,
                    ]
                }
        case .passages:
            [["id", "name", "default", "source", "reason"]]
                + network.passages.map { [$0.id, $0.nameEnglish, $0.isOpen ? "open" : "closed", $0.source, $0.reason] }
        case .ferries:
            [["id", "departures a week", "handling hours", "takes", "quality", "source", "note"]]
                + network.ferries.map {
                    [
                        $0.id, Self.plain($0.departures.mid), Self.plain($0.handlingHours),
                        [$0.takesTrains ? "trains" : "", $0.takesLorries ? "lorries" : ""].filter { !$0.isEmpty }
                            .joined(separator: " "), $0.quality.rawValue, $0.source, $0.note,
                    ]
                }
        case .planned:
            [["id", "opening", "project", "km", "quality", "source", "note"]]
                + network.plannedLines.indices.map { number in
                    let line = network.plannedLines[number]
                    let tenths = (0..<network.linkCount).reduce(0) {
                        $0 + (Int(network.planOf[$1]) == number ? Int(network.lengths[$1]) : 0)
                    }
                    return [
                        line.id, line.year.map(String.init) ?? "", line.project, Self.plain(Double(tenths) / 10),
                        line.quality.rawValue, line.source, line.note,
                    ]
                }
        case .services:
            [["from", "to", "trains a week", "days", "km", "year", "quality", "source", "note"]]
                + ServiceRecord.embedded.map {
                    [
                        $0.from, $0.to, $0.perWeek.map(Self.plain) ?? "", $0.days.map(Self.plain) ?? "",
                        $0.kilometres.map(Self.plain) ?? "", $0.year, $0.quality.rawValue, $0.title, $0.note,
                    ]
                }
        case .lengths:
            [["id", "mode", "published km", "or km", "ours", "deviation %", "use", "quality", "source", "note"]]
                + PublishedLength.embedded.map { row in
                    let ours = try? row.computed()
                    return [
                        row.id, row.mode.name, Self.plain(row.kilometres.rounded()),
                        row.otherKilometres.map { Self.plain($0.rounded()) } ?? "",
                        ours.map { Self.plain($0.rounded()) } ?? "none",
                        ours.map { Self.plain((row.deviation(of: $0) * 1000).rounded() / 10) } ?? "",
                        row.use.rawValue, row.quality.rawValue,
                        [row.source, row.otherSource].filter { !$0.isEmpty }.joined(separator: "; "),
                        [row.note, row.miss].filter { !$0.isEmpty }.joined(separator: "; "),
                    ]
                }
        }
    }

    private static func summary(_ network: Network) -> [[String]] {
        var rows = [["layer", "nodes", "links", "km"]]
        for mode in Mode.allCases {
            let links = (0..<network.linkCount).filter { network.modes[$0] == mode && network.planOf[$0] < 0 }
            let kilometres = links.reduce(0.0) { $0 + network.kilometres(of: $1) }
            rows.append([
                mode.name, String(network.layers.filter { $0 == mode }.count), String(links.count),
                plain(kilometres.rounded()),
            ])
        }
        let planned = (0..<network.linkCount).filter { network.planOf[$0] >= 0 }
        rows.append([
            "planned", "", String(planned.count),
            plain(planned.reduce(0.0) { $0 + network.kilometres(of: $1) }.rounded()),
        ])
        return rows
    }

    static func plain(_ value: Double) -> String {
        let text = value.description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}

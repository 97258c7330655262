internal import Atlas
internal import Evidence
internal import Trade

/// Several scenarios side by side.
public struct Comparison: Sendable {
    public let effects: [Effects]

    /// Puts scenarios side by side, in the order given.
    public init(_ effects: [Effects]) {
        self.effects = effects
    }

    /// The economies that any of them moves most, a column a scenario, in Markdown.
    public func markdown(french: Bool = false, limit: Int = 20) -> String {
        let wording = Wording(french: french)
        func say(_ english: String, _ other: String) -> String { french ? other : english }
        func signed(_ value: Double?, _ decimals: Int) -> String {
            guard let value else { return "–" }
            return (value > 0 ? "+" : "") + wording.number(value, decimals: decimals)
        }
        var text = "# " + say("Scenarios side by side", "Scénarios côte à côte") + "\n\n"
        let header = effects.map { VisibleText.escaped($0.scenario.name(french: french)).replacing("|", with: "\\|") }
        text += "| | " + header.joined(separator: " | ") + " |\n|---|" + header.map { _ in "---:|" }.joined() + "\n"
        func row(_ name: String, _ values: [String]) {
            text += "| \(name) | " + values.joined(separator: " | ") + " |\n"
        }
        row(say("world trade, %", "commerce mondial, %"), effects.map { signed($0.world.trade.percent, 3) })
        row(
            say("world real income, %", "revenu réel mondial, %"), effects.map { signed($0.world.realIncomePercent, 4) }
        )
        row(say("days of containers, %", "jours de conteneur, %"), effects.map { signed($0.world.days.percent, 2) })
        row(
            say("CO₂e, kt a year", "CO₂e, kt par an"),
            effects.map { signed($0.world.tonnesCO2e.difference / 1000, 0) })
        guard let first = effects.first else { return text }
        let order = first.economies.indices.map { index in
            (index, effects.compactMap { $0.economies[index].realIncomePercent.map(abs) }.max() ?? 0)
        }.filter { $0.1 > 1e-6 }.sorted { $0.1 > $1.1 }.prefix(limit)
        for (index, _) in order {
            let code = first.economies[index].code
            let mark = first.laboratory.baseline.mark(of: code).replacing("*", with: "\\*")
            row(
                Atlas.embedded.name(of: code, french: french) + mark + say(", real income, %", ", revenu réel, %"),
                effects.map { signed($0.economies[index].realIncomePercent, 3) })
        }
        return text + "\n"
            + say(
                "\\* home sales imputed from other economies; ~ income effect withheld.",
                "\\* ventes intérieures imputées d’autres économies ; ~ effet non donné.") + "\n"
    }
}

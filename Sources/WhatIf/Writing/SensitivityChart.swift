internal import Atlas
public import Evidence
public import Figures

extension Effects {
    /// The chart of what drives an economy's real income, or the world's trade when none is named.
    ///
    /// - Throws: a ``Complaint`` for an economy that the baseline lacks.
    public func sensitivityChart(of economy: String? = nil, french: Bool = false) throws(Complaint) -> TornadoChart {
        let (middle, rows) = try sensitivity(of: economy)
        let wording = Wording(french: french)
        let what: String
        if let economy {
            let name = Atlas.embedded.name(of: economy, french: french)
            what = french ? "Revenu réel, \(name), %" : "Real income of \(name), %"
        } else {
            what = french ? "Commerce mondial, %" : "World trade, %"
        }
        return TornadoChart(
            title: "\(scenario.name(french: french)). \(what)", middle: middle,
            bars: rows.map {
                let range = "\(wording.number($0.low, decimals: 3))–\(wording.number($0.high, decimals: 3))"
                return TornadoChart.Bar(
                    name: "\(french ? $0.nameFrench : $0.nameEnglish) \(range)", atLow: $0.atLow, atHigh: $0.atHigh)
            }, lowName: french ? "bas de la fourchette" : "low end of the range",
            highName: french ? "haut de la fourchette" : "high end of the range"
        ) { wording.number($0, decimals: 4) + (french ? "\u{A0}%" : " %") }
    }
}

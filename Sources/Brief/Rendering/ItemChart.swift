internal import Checking
internal import Evidence
internal import Figures
internal import Reading

extension PageWords {
    /// What stands under the chart of a figure: the measure and the parties.
    func chartTitle(_ item: Page.Item) -> String {
        guard let history = item.history else { return "" }
        return MeasureNames.name(history.measure, of: nil, french: french) + ", "
            + item.claim.parties.map { PartyNames.name(of: $0.code, french: french) }.joined(separator: " – ")
    }

    /// Every reporter's series with the claim on it, as SVG; empty when no series of years is behind the figure.
    func chart(_ item: Page.Item, isStyled: Bool = true) -> String {
        guard let history = item.history else { return "" }
        let claim = item.claim
        var mark: SeriesChart.Mark?
        if claim.measure != .growth, let days = claim.period?.days {
            mark = .init(
                year: CivilDate(dayNumber: days.upperBound).year, value: claim.value.middle,
                name: (french ? "article : " : "article: ") + wording.short(claim.value.middle, claim.unit))
        }
        let (wording, unit) = (wording, history.unit)
        return SeriesChart(
            title: chartTitle(item),
            lines: history.lines.prefix(6).map { line in
                .init(
                    name: (french ? "selon " : "by ") + PartyNames.name(of: line.reporter, french: french),
                    points: line.values)
            }, mark: mark, label: { wording.short($0, unit) }
        ).svg(isStyled: isStyled)
    }
}

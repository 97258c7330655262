internal import Evidence

extension Assessor {
    /// What the border on a link asks, both sides together; nothing when the link passes none.
    func border(_ link: Int, forward: Bool) -> Assessment {
        var result = Assessment()
        for operation in borderOperations(link, forward: forward, explained: false) { result += operation.assessment }
        return result
    }

    /// One thing that is done at a border.
    struct BorderOperation {
        let assessment: Assessment
        let bases: [Basis]
    }

    /// What is done at the border on a link: the side left, the side entered, and the change of gauge; with the figures
    /// behind it when it is to be `explained`, because naming them takes longer than the rest.
    func borderOperations(_ link: Int, forward: Bool, explained: Bool) -> [BorderOperation] {
        let mode = network.modes[link]
        guard network.regimes[link] != .none, mode == .rail || mode == .road else { return [] }
        let (tail, head) = (Int(network.tails[link]), Int(network.heads[link]))
        let (from, to) = forward ? (tail, head) : (head, tail)
        let changesGauge = mode == .rail && network.gauges[from] != network.gauges[to]
        var result: [BorderOperation] = []
        var isMeasured = false
        switch network.regimes[link] {
        case .none: return []
        case .free where mode == .rail: result.append(plain("border.free.hours", explained))
        case .free: break
        case .union: result.append(plain("border.union.hours", explained))
        case .control:
            let number = Int(network.crossingOf[link])
            let crossing = number >= 0 ? network.crossings[number] : nil
            let times = crossing?.status == .limited ? parameters.value("border.limited.times") : Span(1)
            var isDone = false
            if let hours = network.statedHours[number], let crossing {
                var assessment = Assessment()
                assessment.hours = Span(hours)
                assessment.usd = borderFee(crossing.id, mode, from, to)
                result.append(
                    BorderOperation(
                        assessment: assessment,
                        bases: !explained
                            ? []
                            : [
                                Basis(
                                    what: "hours at \(crossing.name), both sides", value: Span(hours), unit: "h",
                                    source: "scenario",
                                    year: "", quality: .assumed, note: "set by the scenario")
                            ]))
                isMeasured = true
                isDone = true
            }
            for (node, entering) in [(from, false), (to, true)] where !isDone {
                let side = network.countries[node]
                let price = "border.\(mode.name).usd"
                if let found = dwell.hours(
                    crossing: crossing?.id ?? "", side: side, mode: mode, entering: entering,
                    basis: network.statedBases[number] ?? basis,
                    range: parameters.value("dwell.range"))
                {
                    var assessment = Assessment()
                    assessment.hours = found.value * times
                    assessment.usd =
                        found.isWhole
                        ? borderFee(crossing?.id ?? "", mode, from, to)
                        : borderFee(crossing?.id ?? "", mode, side, entering)
                    let bases = explained ? [basis(of: found, at: crossing, side, entering)] : []
                    result.append(BorderOperation(assessment: assessment, bases: bases))
                    isMeasured = true
                    isDone = found.isWhole
                } else {
                    result.append(plain("border.\(mode.name).hours", usd: price, times: times, explained))
                }
            }
        }
        if changesGauge {
            var assessment = gauge
            if isMeasured { assessment.hours = .zero }
            result.append(
                BorderOperation(
                    assessment: assessment,
                    bases: (!explained ? [] : isMeasured ? ["gauge.usd"] : ["gauge.usd", "gauge.hours"])
                        .map { Basis(parameters.row($0)) }))
        }
        return result
    }

    /// The figure behind the hours of one side of a crossing, or of both.
    private func basis(of hours: BorderDwell.Hours, at crossing: Crossing?, _ side: Country, _ entering: Bool) -> Basis
    {
        let row = hours.row
        let place = row.crossing.isEmpty ? "borders of \(side)" : crossing?.name ?? row.crossing
        let note =
            row.isPandemic
            ? "measured in a year of the pandemic" + (row.note.isEmpty ? "" : "; " + row.note) : row.note
        return Basis(
            what: "hours at \(place), " + (hours.isWhole ? "both sides" : "\(side) \(entering ? "in" : "out")"),
            value: hours.value, unit: "h", source: row.source, year: String(row.year), quality: row.quality, note: note)
    }

    /// What both sides of a crossing charge a TEU.
    ///
    /// That of a survey of its own or of its country's, else the general row. Hours that a scenario or an authority states
    /// change no fee.
    private func borderFee(_ crossing: String, _ mode: Mode, _ from: Int, _ to: Int) -> Span {
        borderFee(crossing, mode, network.countries[from], false)
            + borderFee(crossing, mode, network.countries[to], true)
    }

    /// What one side charges a TEU; a wagon or lorry carries two.
    private func borderFee(_ crossing: String, _ mode: Mode, _ side: Country, _ entering: Bool) -> Span {
        let surveyed = dwell.hours(
            crossing: crossing, side: side, mode: mode, entering: entering, basis: .measured,
            range: parameters.value("dwell.range"))
        guard let usd = surveyed?.usd else { return parameters.value("border.\(mode.name).usd") }
        return Span(usd / (surveyed?.isWhole == true ? 4 : 2))
    }

    private func plain(_ hours: String, usd: String? = nil, times: Span = Span(1), _ explained: Bool)
        -> BorderOperation
    {
        var assessment = Assessment()
        assessment.hours = parameters.value(hours) * times
        if let usd { assessment.usd = parameters.value(usd) }
        let keys = explained ? [hours] + (usd.map { [$0] } ?? []) : []
        return BorderOperation(assessment: assessment, bases: keys.map { Basis(parameters.row($0)) })
    }
}

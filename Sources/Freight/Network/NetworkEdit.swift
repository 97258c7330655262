/// A change to the network, as scenarios and options ask for it.
public enum NetworkEdit: Sendable, Hashable {
    /// Closes a crossing, passage, ferry or planned line by its identifier.
    case close(String)
    /// Opens a crossing, passage, ferry or planned line by its identifier.
    case open(String)
    /// Opens every planned line whose announced year has come.
    case openPlanned(by: Int)
    /// Closes every link that touches a country.
    case avoidCountry(Country)
    /// Closes every link at a place of the gazetteer.
    case avoidPlace(Int)
    /// Keeps only these modes.
    case only(Set<Mode>)
    /// Adds a link between two nodes.
    case addLink(from: Int, to: Int, kilometres: Double, mode: Mode)
    /// Sets the hours that a crossing takes, both sides together.
    case hours(crossing: String, hours: Double)
    /// Takes the hours of a crossing by another basis than the network's.
    case basis(crossing: String, DwellBasis)
    /// Sets the speed of all links of a planned line, in kilometres an hour.
    case speed(line: String, kilometresAnHour: Double)
    /// Sets the speed of some rail or road links, in kilometres an hour.
    case speedOfLinks([Int], kilometresAnHour: Double)
    /// Sets the departures a week of a ferry.
    case departures(ferry: String, aWeek: Double)
}

extension Network {
    /// The network after edits; only the arrays that an edit touches are copied.
    ///
    /// An identifier that nothing has is passed over: ``kind(of:)`` tells beforehand.
    public func edited(by edits: [NetworkEdit]) -> Network {
        guard !edits.isEmpty else { return self }
        var result = self
        for edit in edits { result.apply(edit) }
        return result
    }

    /// What an identifier names: `crossing`, `passage`, `ferry` or `planned line`; nil for nothing.
    public func kind(of id: String) -> String? {
        if crossings.contains(where: { $0.id == id || $0.id.hasPrefix(id + "-") }) { return "crossing" }
        if passages.contains(where: { $0.id == id }) { return "passage" }
        if ferries.contains(where: { $0.id == id }) { return "ferry" }
        if plannedLines.contains(where: { $0.id == id || $0.project == id }) { return "planned line" }
        return nil
    }

    /// All identifiers that ``NetworkEdit/close(_:)`` and ``NetworkEdit/open(_:)`` know.
    public var identifiers: [String] {
        (passages.map(\.id) + crossings.map(\.id) + ferries.map(\.id) + plannedLines.map(\.id)).sorted()
    }

    /// Whether goods can use a link today.
    package func isOpen(_ link: Int) -> Bool { !isClosed[link] && planOf[link] < 0 }

    private mutating func apply(_ edit: NetworkEdit) {
        switch edit {
        case .close(let id): set(id, closed: true)
        case .open(let id): set(id, closed: false)
        case .openPlanned(let year):
            for link in 0..<linkCount where planOf[link] >= 0 {
                if let opening = plannedLines[Int(planOf[link])].year, opening <= year { planOf[link] = -1 }
            }
        case .avoidCountry(let country):
            for link in 0..<linkCount
            where countries[Int(tails[link])] == country || countries[Int(heads[link])] == country {
                isClosed[link] = true
            }
        case .avoidPlace(let place):
            let nodes = Set(attachments.nodes(of: place))
            for link in 0..<linkCount where nodes.contains(tails[link]) || nodes.contains(heads[link]) {
                isClosed[link] = true
            }
        case .only(let allowed):
            for link in 0..<linkCount {
                switch modes[link] {
                case .transfer, .gaugeChange: break
                default: if !allowed.contains(modes[link]) { isClosed[link] = true }
                }
            }
        case .addLink(let tail, let head, let kilometres, let mode):
            guard tail >= 0, tail < nodeCount, head >= 0, head < nodeCount, kilometres.isFinite, kilometres >= 0 else {
                return
            }
            addLink(
                Int32(tail), Int32(head), length: Int32(min(kilometres * 10, 1e8).rounded()), mode: mode,
                regime: countries[tail] == countries[head] ? .none : .control)
        case .hours(let id, let hours):
            guard hours.isFinite, hours >= 0 else { return }
            for index in crossings.indices where crossings[index].id == id { statedHours[index] = hours }
        case .basis(let id, let basis):
            for index in crossings.indices where crossings[index].id == id {
                statedBases[index] = basis
                statedHours[index] = nil
            }
        case .speed(let id, let speed):
            guard speed.isFinite, speed > 0 else { return }
            for link in 0..<linkCount where lineOf[link] >= 0 {
                let line = plannedLines[Int(lineOf[link])]
                if line.id == id || line.project == id { statedSpeeds[link] = speed }
            }
        case .speedOfLinks(let links, let speed):
            guard speed.isFinite, speed > 0 else { return }
            for link in links where link >= 0 && link < linkCount { statedSpeeds[link] = speed }
        case .departures(let id, let aWeek):
            guard aWeek > 0, let index = ferries.firstIndex(where: { $0.id == id }) else { return }
            let old = ferries[index]
            ferries[index] = Ferry(
                id: old.id, departures: Span(aWeek), handlingHours: old.handlingHours, takesTrains: old.takesTrains,
                takesLorries: old.takesLorries, source: old.source, quality: old.quality, note: old.note)
        }
    }

    private mutating func set(_ id: String, closed: Bool) {
        let passage = passages.firstIndex { $0.id == id }.map { Int16(clamping: $0) }
        let ferry = ferries.firstIndex { $0.id == id }.map { Int16(clamping: $0) }
        let crossing = Set(
            crossings.indices.filter { crossings[$0].id == id || crossings[$0].id.hasPrefix(id + "-") }
                .map { Int16(clamping: $0) })
        let plans = Set(
            plannedLines.indices.filter {
                plannedLines[$0].id == id || plannedLines[$0].id.hasPrefix(id + "-") || plannedLines[$0].project == id
            }.map { Int16(clamping: $0) })
        for link in 0..<linkCount {
            if let passage, passageOf[link] == passage { isClosed[link] = closed }
            if let ferry, ferryOf[link] == ferry { isClosed[link] = closed }
            if crossingOf[link] >= 0, crossing.contains(crossingOf[link]) { isClosed[link] = closed }
            if !closed, planOf[link] >= 0, plans.contains(planOf[link]) { planOf[link] = -1 }
        }
    }
}

extension Network {
    /// Links that take, cost or allow something else in an edited copy of this network; added ones included.
    package func links(differingIn edited: Network) -> [Int] {
        var result: [Int] = []
        let hasSpeeds = edited.statedSpeeds != statedSpeeds
        let crossings = Set(
            Set(edited.statedHours.keys).union(statedHours.keys).union(edited.statedBases.keys).union(statedBases.keys)
                .filter { edited.statedHours[$0] != statedHours[$0] || edited.statedBases[$0] != statedBases[$0] })
        let changedFerries = Set(ferries.indices.filter { ferries[$0] != edited.ferries[$0] })
        for link in 0..<linkCount {
            if isOpen(link) != edited.isOpen(link)
                || (hasSpeeds && statedSpeeds[link] != edited.statedSpeeds[link])
                || (!crossings.isEmpty && crossingOf[link] >= 0 && crossings.contains(Int(crossingOf[link])))
                || (!changedFerries.isEmpty && ferryOf[link] >= 0 && changedFerries.contains(Int(ferryOf[link])))
            {
                result.append(link)
            }
        }
        if edited.linkCount > linkCount { result += linkCount..<edited.linkCount }
        return result
    }
}

internal import Atlas
internal import Evidence

extension Base {
    /// The first party's rank among the second's partners, then the other way round.
    ///
    /// By each source that holds the whole set of partners. With one party, or the world: an economy's rank in the
    /// world by output or people. Customs rank ASEAN and the European Union as single partners, others rank economies:
    /// both are answered, told apart by their definition.
    func ranks(_ question: Question) -> [Reference] {
        let of = question.of ?? .tradeTotal
        guard let first = question.parties.first, question.parties.count <= 2 else { return [] }
        let second = question.parties.count == 2 ? question.parties[1] : "WORLD"
        switch of {
        case .tradeTotal, .exports, .imports:
            guard first != "WORLD", second != "WORLD" else { return [] }
            return ranks(of, of: first, among: second, question.period)
                + ranks(of, of: second, among: first, question.period)
        case .gdp, .population:
            guard second == "WORLD" else { return [] }
            return worldRank(of, of: first, question.period)
        default: return []
        }
    }

    /// Fewer partners than this are no whole set.
    private static let wholeSet = 30

    private func ranks(_ measure: Measure, of partner: String, among reporter: String, _ period: Period) -> [Reference]
    {
        guard let last = period.days?.upperBound else { return [] }
        let day = CivilDate(dayNumber: last)
        let reporters = groups.contains(reporter) ? atlas.members(of: reporter, on: day) : [reporter]
        // One value a source and partner, summed over the members of a reporting group.
        var values: [String: [String: Reference]] = [:]
        for (position, member) in reporters.enumerated() {
            let partners = Set(
                [Measure.tradeTotal, .exports, .imports].flatMap { kind in
                    shelves.flatMap { $0.series(of: kind, reporter: member) }
                }.filter { !$0.partner.isEmpty }.map(\.partner))
            if partners.count < Self.wholeSet { return [] }
            var seen: Set<String> = []
            for other in partners where atlas.economies[other] != nil && !reporters.contains(other) {
                for answer in level(measure, member, other, period) where answer.bound == .exact {
                    let key = "\(answer.source.id)|\(answer.unit)"
                    if position > 0, values[key] == nil { continue }
                    seen.insert(key)
                    if let held = values[key]?[other] {
                        if reporters.count > 1 { values[key]?[other]?.value = held.value + answer.value }
                    } else {
                        values[key, default: [:]][other] = answer
                    }
                }
            }
            values = values.filter { seen.contains($0.key) }
        }
        var result: [Reference] = []
        for (_, held) in values.sorted(by: { $0.key < $1.key }) where held.count >= Self.wholeSet {
            if !result.isEmpty, result.contains(where: { $0.source.id == held.first?.value.source.id }) { continue }
            if let rank = rank(of: partner, in: held, reporter, day, withBlocs: false) { result.append(rank) }
            if let rank = rank(of: partner, in: held, reporter, day, withBlocs: true) { result.append(rank) }
        }
        return result
    }

    private func rank(
        of partner: String, in held: [String: Reference], _ reporter: String, _ day: CivilDate, withBlocs: Bool
    ) -> Reference? {
        var list = held.map { (name: $0.key, value: $0.value.value) }
        if withBlocs {
            for bloc in ["ASEAN", "EU"] where bloc != reporter {
                let members = Set(atlas.members(of: bloc, on: day))
                // A member of the bloc counts its fellow members one by one.
                guard !members.contains(reporter) else { continue }
                let sum = list.filter { members.contains($0.name) }.reduce(0) { $0 + $1.value }
                list.removeAll { members.contains($0.name) }
                list.append((bloc, sum))
            }
        }
        list.sort { $0.value == $1.value ? $0.name < $1.name : $0.value > $1.value }
        guard let place = list.firstIndex(where: { $0.name == partner }), var answer = held.values.first else {
            return nil
        }
        let total = list.count
        answer.reporter = reporter
        answer.partner = partner
        answer.value = Double(place + 1)
        answer.basis = answer.unit
        answer.definition =
            withBlocs ? "\(answer.definition); ASEAN and EU as single partners" : "\(answer.definition); economies"
        var shown = list.prefix(max(3, min(place + 1, 6)))
        if place >= 6 { shown.append(list[place]) }
        answer.formula =
            shown.map { "\($0.name) \(Amounts.plain($0.value))" }.joined(separator: " > ")
            + " \(answer.unit) (\(answer.measure.rawValue), \(total) partners)"
        answer.measure = .rank
        answer.unit = .rank
        answer.quality = .derived
        return answer
    }

    private func worldRank(_ measure: Measure, of economy: String, _ period: Period) -> [Reference] {
        var held: [String: [String: Reference]] = [:]
        for item in shelves.flatMap({ $0.series(of: measure) }) where atlas.economies[item.reporter] != nil {
            for observation in item.observations where Self.same(observation.period, period) {
                held[item.source.id, default: [:]][item.reporter] = item.reference(observation)
            }
        }
        return held.sorted { $0.key < $1.key }.compactMap { _, values -> Reference? in
            guard values.count >= Self.wholeSet, let own = values[economy] else { return nil }
            let above = values.values.filter { $0.value > own.value }
            var rank = own
            rank.partner = "WORLD"
            rank.measure = .rank
            rank.value = Double(above.count + 1)
            rank.basis = own.unit
            rank.unit = .rank
            rank.quality = .derived
            rank.formula =
                (above.sorted { $0.value > $1.value }.prefix(5) + [own])
                .map { "\($0.reporter) \(Amounts.plain($0.value))" }.joined(separator: " > ")
                + " \(own.unit) (\(measure.rawValue), \(values.count) economies)"
            return rank
        }
    }
}

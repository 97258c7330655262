internal import Atlas
public import Evidence

extension Base: EvidenceSource {
    public func references(for question: Question) -> [Reference] {
        switch question.measure {
        case .tradeTotal, .exports, .imports, .tradeBalance:
            guard question.parties.count == 2 else {
                guard let only = question.parties.first, question.parties.count == 1 else { return [] }
                return trade(question.measure, only, "WORLD", question.period)
            }
            return bilateral(question.measure, question.parties[0], question.parties[1], question.period)
        case .growth: return growth(question)
        case .fdiFlow, .fdiStock, .investment, .projectCount:
            guard question.parties.count == 2 else { return [] }
            let (first, second) = (question.parties[0], question.parties[1])
            return published(question.measure, first, second, question.period)
                + published(question.measure, second, first, question.period)
        case .gdp, .population, .exchangeRate:
            guard let only = question.parties.first else { return [] }
            return published(question.measure, only, "", question.period)
        default: return []
        }
    }

    /// Values from both sides' books; the first party's exports are the second's imports.
    private func bilateral(_ measure: Measure, _ first: String, _ second: String, _ period: Period) -> [Reference] {
        let mirror: Measure =
            switch measure {
            case .exports: .imports
            case .imports: .exports
            default: measure
            }
        var mirrored = trade(mirror, second, first, period)
        if measure == .tradeBalance { for index in mirrored.indices { mirrored[index].value = -mirrored[index].value } }
        return trade(measure, first, second, period) + mirrored
    }

    /// What one reporter says, as published or computed from what it published.
    func trade(_ measure: Measure, _ reporter: String, _ partner: String, _ period: Period) -> [Reference] {
        var found = published(measure, reporter, partner, period)
        if measure == .tradeTotal || measure == .tradeBalance {
            found += combined(measure, reporter, partner, period, besides: found)
        }
        if let sum = overMembers(measure, reporter, partner, period, besides: found) { found += sum }
        return found
    }

    /// Exports plus imports, or minus for the balance, of the same source and unit.
    private func combined(
        _ measure: Measure, _ reporter: String, _ partner: String, _ period: Period, besides held: [Reference]
    ) -> [Reference] {
        let exports = published(.exports, reporter, partner, period)
        let imports = published(.imports, reporter, partner, period)
        var result: [Reference] = []
        for one in exports {
            guard
                let other = imports.first(where: {
                    $0.source.id == one.source.id && $0.unit == one.unit && $0.quality == one.quality
                }),
                measure == .tradeBalance
                    || !held.contains(where: { $0.source.id == one.source.id && $0.unit == one.unit })
            else { continue }
            var total = one
            total.measure = measure
            total.value = measure == .tradeTotal ? one.value + other.value : one.value - other.value
            total.quality = .derived
            let sign = measure == .tradeTotal ? "+" : "−"
            total.formula = "exports \(Self.plain(one.value)) \(sign) imports \(Self.plain(other.value)) \(one.unit)"
            if let inner = one.formula { total.formula = (total.formula ?? "") + "; each: \(inner)" }
            result.append(total)
        }
        return result
    }

    /// The sum over a group's members on the last day of the period, when every member is held.
    private func overMembers(
        _ measure: Measure, _ reporter: String, _ partner: String, _ period: Period, besides held: [Reference]
    ) -> [Reference]? {
        guard let last = period.days?.upperBound else { return nil }
        let date = CivilDate(dayNumber: last)
        let isPartner = atlas.groups.contains(partner)
        guard isPartner != atlas.groups.contains(reporter) else { return nil }
        let members = atlas.members(of: isPartner ? partner : reporter, on: date)
        guard members.count > 1, members.count <= 30 else { return nil }
        var sums: [String: (reference: Reference, parts: [String])] = [:]
        for (position, member) in members.enumerated() {
            let answers = isPartner ? trade(measure, reporter, member, period) : trade(measure, member, partner, period)
            for answer in answers where answer.bound == .exact {
                let key = answer.source.id + answer.unit.rawValue
                if position == 0, sums[key] == nil {
                    var start = answer
                    if isPartner { start.partner = partner } else { start.reporter = reporter }
                    start.quality = .derived
                    sums[key] = (start, ["\(member) \(Self.plain(answer.value))"])
                } else if var sum = sums[key], sum.parts.count == position {
                    sum.reference.value += answer.value
                    sum.parts.append("\(member) \(Self.plain(answer.value))")
                    sums[key] = sum
                }
            }
        }
        let complete = sums.values.filter { $0.parts.count == members.count }.map { sum -> Reference in
            var reference = sum.reference
            let inner = reference.formula.map { "; each: \($0)" } ?? ""
            reference.formula =
                sum.parts.joined(separator: " + ") + " \(reference.unit)"
                + (reference.measure == .tradeTotal && reference.source.id != "gacc"
                    ? "; each: exports + imports" : inner.hasPrefix("; each: exports") ? "" : inner)
            return reference
        }.filter { sum in !held.contains { $0.source.id == sum.source.id && $0.unit == sum.unit } }
        return complete.isEmpty ? nil : complete.sorted { $0.source.id < $1.source.id }
    }

    /// Growth as published, and computed from two levels of one reporter and unit.
    ///
    /// Levels of different sources are joined only where one source's level is missing in the year before.
    private func growth(_ question: Question) -> [Reference] {
        guard let of = question.of, of != .growth else { return [] }
        var result: [Reference] = []
        if let first = question.parties.first, question.parties.count == 2 {
            result += published(.growth, first, question.parties[1], question.period)
                .filter { $0.definition == "goods:\(of.rawValue)" }
        }
        let now = references(for: Question(measure: of, parties: question.parties, period: question.period))
        let before = references(
            for: Question(measure: of, parties: question.parties, period: question.period.shifted(years: -1)))
        for level in now where level.bound == .exact {
            let candidates = before.filter {
                $0.reporter == level.reporter && $0.unit == level.unit && $0.definition == level.definition
                    && $0.bound == .exact && $0.value > 0
            }
            guard let base = candidates.first(where: { $0.source.id == level.source.id }) ?? candidates.first else {
                continue
            }
            var rate = level
            rate.measure = .growth
            rate.value = (level.value / base.value - 1) * 100
            rate.unit = .percent
            rate.quality = .derived
            rate.formula =
                "\(Self.plain(level.value)) (\(level.period)) / \(Self.plain(base.value)) (\(base.period)) − 1, in \(level.unit)"
                + (base.source.id == level.source.id ? "" : "; the earlier level from \(base.source.publisher)")
            result.append(rate)
        }
        return result.map { reference in
            var reference = reference
            if reference.unit != .percent { reference.unit = .percent }
            return reference
        }
    }

    /// An amount in billions with one decimal, for formulas: 89 384 000 000 is `89.4 bn`.
    static func plain(_ value: Double) -> String {
        let billions = (value / 1e8).rounded() / 10
        if abs(billions) >= 1 { return "\(billions) bn" }
        return "\((value / 1e5).rounded() / 10) m"
    }
}

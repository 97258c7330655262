internal import Evidence

extension Base {
    /// Growth as published, and computed from two levels of one reporter, definition and unit.
    ///
    /// Customs publish growth in yuan and in dollars, which differ by the move of the rate; each answer names the
    /// currency in its `basis`. Levels of two sources are joined only where one lacks the earlier period.
    func growth(_ question: Question) -> [Reference] {
        guard let of = question.of, of != .growth, of != .share, of != .rank else { return [] }
        let isMultiple = question.unit == .times
        var result: [Reference] = []
        if question.since == nil, question.parties.count == 1 || question.parties.count == 2, !isMultiple {
            let first = question.parties[0]
            let second = question.parties.count == 2 ? question.parties[1] : "WORLD"
            result += published(.growth, first, second, question.period, of: of)
            result += published(.growth, second, first, question.period, of: Self.mirror(of))
        }
        let earlier = question.since ?? question.period.shifted(years: -1)
        let now = references(for: Question(measure: of, parties: question.parties, period: question.period))
        let before = references(for: Question(measure: of, parties: question.parties, period: earlier))
        for level in now where level.bound == .exact {
            let candidates = before.filter {
                $0.reporter == level.reporter && $0.partner == level.partner && $0.measure == level.measure
                    && $0.unit == level.unit && $0.definition == level.definition && $0.bound == .exact && $0.value > 0
            }
            guard let base = candidates.first(where: { $0.source.id == level.source.id }) ?? candidates.first,
                !result.contains(where: {
                    $0.source.id == level.source.id && $0.reporter == level.reporter && $0.basis == level.unit
                        && $0.quality == .official
                })
            else { continue }
            result.append(Self.rate(level, base, isMultiple: isMultiple))
        }
        guard let unit = question.unit, unit.isCurrency else { return result }
        return result.filter { $0.basis == unit }
    }

    private static func rate(_ level: Reference, _ base: Reference, isMultiple: Bool) -> Reference {
        var rate = level
        rate.measure = .growth
        rate.value = isMultiple ? level.value / base.value : (level.value / base.value - 1) * 100
        rate.unit = isMultiple ? .times : .percent
        rate.basis = level.unit
        rate.quality = .derived
        rate.formula =
            "\(Amounts.plain(level.value)) (\(level.period)) / \(Amounts.plain(base.value)) (\(base.period))"
            + (isMultiple ? "" : " − 1") + ", in \(level.unit)"
            + (base.source.id == level.source.id
                ? ""
                : "; the earlier level from \(base.source.publisher.isEmpty ? base.source.title : base.source.publisher)")
        // The rates of exchange move growth as much as trade does.
        let rates = [level.formula, base.formula].compactMap { $0.flatMap(rateOfExchange) }
        if !rates.isEmpty {
            rate.formula = (rate.formula ?? "") + "; at \(rates.joined(separator: " and ")) CNY per USD"
        }
        return rate
    }

    /// The number before "CNY per USD" in a formula.
    private static func rateOfExchange(_ formula: String) -> String? {
        formula.firstRange(of: " CNY per USD").flatMap {
            formula[..<$0.lowerBound].split(separator: " ").last.map(String.init)
        }
    }

    private static func mirror(_ measure: Measure) -> Measure {
        switch measure {
        case .exports: .imports
        case .imports: .exports
        default: measure
        }
    }
}

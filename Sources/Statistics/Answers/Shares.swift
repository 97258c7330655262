internal import Evidence

extension Base {
    /// The first party's part of the second's whole, then the other way round.
    ///
    /// Of trade: a partner's part of a reporter's trade. Of output or people: an economy's part of a group's or the
    /// world's. Part and whole come from one source in one unit: by Viet Nam's books of 2022, China's 176.2 bn of
    /// 715.1 bn is 24.6 %.
    func shares(_ question: Question) -> [Reference] {
        let of = question.of ?? .tradeTotal
        guard let first = question.parties.first, question.parties.count <= 2 else { return [] }
        let second = question.parties.count == 2 ? question.parties[1] : "WORLD"
        var result: [Reference] = []
        switch of {
        case .tradeTotal, .exports, .imports:
            for (part, whole) in [(first, second), (second, first)] where part != "WORLD" && whole != "WORLD" {
                result += quotients(
                    trade(of, whole, part, question.period), trade(of, whole, "WORLD", question.period))
            }
        case .gdp, .population:
            result = quotients(
                national(of, first, question.period), national(of, second, question.period), partner: second)
        default: return []
        }
        guard let unit = question.unit, unit.isCurrency else { return result }
        return result.filter { $0.basis == unit }
    }

    private func quotients(_ parts: [Reference], _ wholes: [Reference], partner: String? = nil) -> [Reference] {
        var result: [Reference] = []
        for part in parts where part.bound == .exact {
            guard
                let whole = wholes.first(where: {
                    $0.source.id == part.source.id && $0.unit == part.unit && $0.definition == part.definition
                        && $0.bound == .exact && $0.value > 0
                }),
                // The same part in two currencies is one share.
                !result.contains(where: { $0.source.id == part.source.id && $0.reporter == part.reporter })
            else { continue }
            var share = part
            if let partner { share.partner = partner }
            share.measure = .share
            share.value = part.value / whole.value * 100
            share.unit = .percent
            share.basis = part.unit
            share.quality = .derived
            share.formula =
                "\(Amounts.plain(part.value)) / \(Amounts.plain(whole.value)) \(part.unit) (\(part.measure.rawValue))"
            result.append(share)
        }
        return result
    }
}

internal import Atlas
internal import Evidence

/// Figures that are a part or an item of what was told of before: a partner's part of a flow, an item of a list by country.
extension PartyContext {
    /// "China imported 1.4 million tonnes of durian, of which 900,000 were supplied by Thailand", "bilateral trade came to
    /// 166 billion, of which 56 billion were Vietnamese exports": of the whole's reporter and who is named at the part.
    func part(_ site: Site) -> Result? {
        guard isFlow(site.measure) || site.measure == .volume, let whole = whole(of: site) else { return nil }
        var named = unique(site.near.filter { mentions.trades($0) && !$0.isPlace }.map(\.code))
        // "35 tonnes came from Vietnam and 13 from Thailand": the first name stands with the figure before.
        if named.count == 2, whole == site.index - 1 { named.removeAll(where: site.earlier[whole].codes.contains) }
        guard named.count == 1, let only = named.first, !isWhole(site) else { return nil }
        let codes = site.earlier[whole].codes
        if codes.count == 2, let other = codes.first(where: { $0 != only }), codes.contains(only) {
            return Result(codes: [only, other], ground: .completed)
        }
        guard let reporter = codes.count == 2 ? ofWhole(codes, whole, site) ?? steady(codes, site) : codes.first,
            codes.count <= 2,
            Mentions.isEconomyOrGroup(reporter), !mentions.isMember(only, of: reporter),
            !mentions.isMember(reporter, of: only)
        else { return nil }
        return Result(codes: site.measure == .volume ? [only, reporter] : [reporter, only], ground: .completed)
    }

    /// Which of two a figure of the sentence is of alone: it is the one that the parts share.
    private func ofWhole(_ codes: [String], _ part: Int, _ site: Site) -> String? {
        let first = discourse.neighbours(of: site.quantity).lowerBound
        return (first..<max(first, part)).lazy.compactMap { index in
            let alone = site.earlier[index].codes
            return alone.count == 1 && codes.contains(alone[0]) ? alone[0] : nil
        }.first
    }

    /// The figure that a figure is a part of: the last of its kind in the sentence, behind whose words like "of which" the part
    /// stands, or in the sentence before ("Of this quantity, 35,000 tonnes came from Vietnam").
    private func whole(of site: Site) -> Int? {
        let around = discourse.neighbours(of: site.quantity)
        var index = site.index - 1
        while index >= 0, site.quantity.sentence - discourse.quantities[index].sentence <= 1 {
            let isInSentence = index >= around.lowerBound
            let candidate = discourse.quantities[index]
            let isSameKind =
                candidate.kind == site.quantity.kind && measures[index].measure != .growth
                && (candidate.unit == site.quantity.unit || candidate.unit.isCurrency && site.quantity.unit.isCurrency)
                && (measures[index].measure == .volume) == (site.measure == .volume)
                && (isFlow(measures[index].measure) || measures[index].measure == .volume)
            if isSameKind, !site.earlier[index].codes.isEmpty {
                let gap = candidate.tokens.upperBound..<site.quantity.tokens.lowerBound
                let leads =
                    discourse.isOfSum(site.quantity)
                    || isInSentence && gap.contains { discourse.has(.parting, at: $0) }
                guard leads else { return nil }
                let stretch =
                    discourse.sentence(of: candidate).lowerBound..<discourse.sentence(of: site.quantity).upperBound
                return isFlow(site.measure) || stretch.contains { discourse.has(.supplying, at: $0) } ? index : nil
            }
            index -= 1
        }
        return nil
    }

    /// "Trade with the region grew: / Kazakhstan: turnover rose by 26.8 percent; exports to Kazakhstan reached …": of whom the
    /// list is, with whom its item names.
    func listItem(_ site: Site) -> Result? {
        guard isFlow(site.measure) || isInvestment(site.index), let item = item(site.quantity.sentence),
            site.near.allSatisfy({ $0.code == item || !mentions.trades($0) }), !isWhole(site)
        else { return nil }
        var sentence = site.quantity.sentence - 1
        while sentence >= 0, site.quantity.sentence - sentence <= 9, self.item(sentence) != nil { sentence -= 1 }
        guard sentence >= 0 else { return nil }
        // The list's own head, or the figure before it.
        let head = mentions.inSentence(sentence).first {
            $0.code != item && mentions.trades($0) && !$0.isPlace && !$0.isSpeaker
                && !mentions.isMember(item, of: $0.code)
        }
        return head.map { Result(codes: [$0.code, item], ground: .completed) }
    }

    /// Who an item of a list is about: the name that it begins with, a colon behind it.
    private func item(_ sentence: Int) -> String? {
        guard let first = mentions.inSentence(sentence).first, !first.isPlace, mentions.trades(first),
            case let start = discourse.layout.sentences[sentence].lowerBound, first.tokens.lowerBound - start <= 1,
            words.isMark(first.tokens.upperBound, ":")
        else { return nil }
        return first.code
    }

    private func isFlow(_ measure: Measure) -> Bool { isTrade(measure) && measure != .tradeBalance }
}

internal import Atlas
internal import Evidence

/// Parties by what is measured: one for a product, two for trade, investor and host.
extension PartyContext {
    // MARK: - One party

    func single(_ site: Site) -> Result {
        let position = site.quantity.tokens.lowerBound
        let pool = site.near.isEmpty ? site.sentence : site.near
        // "500 millions de Chinois".
        if let own = pool.first(where: { site.quantity.tokens.contains($0.tokens.lowerBound) && $0.category != .name })
        {
            return Result(codes: [own.code], ground: .clause)
        }
        let named = pool.last { $0.tokens.lowerBound < position }
        // "deliveries to the republic of 7 million people".
        if words.is(position - 1, in: .belonging), words.is(position - 2, in: .economyNoun),
            let other = other(than: named?.code ?? pool.first?.code ?? "", site)
        {
            return Result(codes: [other], ground: .inherited)
        }
        // "The country of 17 million people owes China": not China's.
        if named == nil, let later = pool.first, refersToOther(site, before: position),
            let other = other(than: later.code, site)
        {
            return Result(codes: [other], ground: .inherited)
        }
        if let found = named ?? pool.first {
            return Result(codes: [found.code], ground: site.near.isEmpty ? .completed : .clause)
        }
        if let country = country(site) { return Result(codes: [country], ground: .inherited) }
        if let before = inherited(site, reach: 1) { return Result(codes: [before.codes[0]], ground: .inherited) }
        if let named = namedInSentenceBefore(site).first { return Result(codes: [named], ground: .inherited) }
        // China's own product would be called China's.
        let topic = mentions.topic.prefix(2)
        return Result(codes: Array((topic.filter { $0 != "CHN" } + topic).prefix(1)), ground: .topic)
    }

    // MARK: - Trade

    func bilateral(_ site: Site) -> Result {
        if let own = ownTrade(site) { return Result(codes: [own], ground: .completed) }
        // "exports and imports through the Lao Cai border gate".
        if let gate = site.near.first(where: { $0.isPlace && words.is(preposition(before: $0), in: .means) }),
            !words.is(preposition(before: gate), "par"), !words.is(preposition(before: gate), "by"),
            unique(site.near.filter { !$0.isPlace }.map(\.code)).count < 2
        {
            return Result(codes: [gate.code], ground: .clause)
        }
        // "Kazakhstan is China's first partner in Central Asia": the group only says where.
        let codesNear = unique(site.near.map(\.code))
        if codesNear.count == 2, let both = between(site) { return Result(codes: both, ground: .clause) }
        let near = site.near.filter { group in
            !(isInside(group) && codesNear.contains { mentions.isMember($0, of: group.code) })
        }
        if let pair = pair(site, in: near) { return Result(codes: pair, ground: .clause) }
        var traders = near.filter { mentions.trades($0) || $0.code == "BRI" }
        // "HCMC's leader welcomed bilateral trade": not the city's.
        if isBilateral(site.clause) { traders.removeAll(where: \.isPlace) }
        traders = economiesFirst(traders)
        // A member does not trade with its own group as a whole.
        let named = unique(traders.map(\.code))
        traders.removeAll { group in named.contains { mentions.isMember($0, of: group.code) } }
        let codes = unique(traders.map(\.code))
        if codes.count >= 2 {
            return Result(codes: ordered(nearest(traders, to: anchor(site), count: 2), site), ground: .clause)
        }
        if let only = traders.first {
            let isPartner = isPartner(only, site)
            // "Their trade totalled $1 billion at Muse, $43 million at Lweje": the same two at another gate.
            if only.isPlace, isInside(only), site.index > discourse.neighbours(of: site.quantity).lowerBound,
                site.earlier[site.index - 1].codes.count == 2,
                (measures[site.index - 1].growthOf ?? measures[site.index - 1].measure) == site.measure
            {
                return site.earlier[site.index - 1]
            }
            if isWhole(site), !isPartner {
                return Result(codes: [ownerOfWhole(site) ?? only.code], ground: .clause)
            }
            if isPartner, site.measure == .tradeTotal, site.index > discourse.neighbours(of: site.quantity).lowerBound,
                let reporter = reporter(beside: only.code, site)
            {
                return Result(codes: [reporter, only.code], ground: .completed)
            }
            if isPartner, site.measure == .exports || site.measure == .imports,
                let reporter = reporter(beside: only.code, site)
                    ?? mentions.topic.prefix(2).first(where: { $0 != only.code && Mentions.isEconomyOrGroup($0) })
            {
                return Result(codes: [reporter, only.code], ground: .completed)
            }
            if isPartner || refersToOther(site) || isBilateral(site.clause) {
                guard let other = region(site, but: only.code) ?? other(than: only.code, site) else {
                    return Result(codes: codes, ground: .clause)
                }
                return Result(codes: isPartner ? [other, only.code] : [only.code, other], ground: .completed)
            }
            // "24.8 billion by those that border on China": the figure before says whose.
            let isElliptic = measures[site.index].measureCue.map { !site.clause.contains($0) } ?? true
            if isElliptic, site.index > discourse.neighbours(of: site.quantity).lowerBound, !isWhole(site),
                let reporter = otherThanNamed(site.index - 1, site) ?? steady(site.earlier[site.index - 1].codes, site),
                reporter != only.code
            {
                return Result(codes: [reporter, only.code], ground: .completed)
            }
            // "Trade with China came to 2.1 billion … Cambodia's deficit reached 1.7 billion".
            if site.measure == .tradeBalance, !isWhole(site), let before = lastPair(site),
                before.codes.contains(only.code),
                let other = before.codes.first(where: { $0 != only.code }),
                discourse.sameParagraph(site.quantity.sentence, discourse.quantities[site.index - 1].sentence)
                    || site.index > 0 && site.quantity.sentence - discourse.quantities[site.index - 1].sentence <= 1
            {
                return Result(codes: [only.code, other], ground: .inherited)
            }
            // "Trade reached 296 billion. China's surplus came to 62 billion.": still with the same partner.
            if site.index > 0, !isWhole(site),
                let before = inherited(site, reach: site.measure == .tradeBalance ? 2 : 1), before.codes.count == 2,
                before.codes.contains(only.code),
                isTrade(measures[site.index - 1].growthOf ?? measures[site.index - 1].measure)
            {
                return before.codes.first == only.code
                    ? before : Result(codes: before.codes.reversed(), ground: before.ground)
            }
            // "The EU keeps its lead with 338 billion": trade with whom was said before.
            if measures[site.index].measureCue == nil, !isWhole(site), let other = other(than: only.code, site) {
                return Result(codes: [other, only.code], ground: .inherited)
            }
            return Result(codes: codes, ground: .clause)
        }
        let first = discourse.neighbours(of: site.quantity).lowerBound
        // A rank between ("to the world's second-largest economy, while it bought") is of others.
        if let last = (first..<max(first, site.index)).last(where: { measures[$0].measure != .rank }) {
            let before = site.earlier[last]
            if isWhole(site), let reporter = before.codes.first { return Result(codes: [reporter], ground: .inherited) }
            let isAlone = site.sentence.allSatisfy { before.codes.contains($0.code) }
            if before.codes.count == 2 || isAlone {
                return Result(codes: before.codes, ground: max(before.ground, .inherited))
            }
        }
        // Names that other figures of the sentence claim for themselves are not this one's.
        var others = site.sentence.filter { mention in
            mentions.trades(mention) && !(mention.isPlace && isBilateral(site.clause))
                && !discourse.neighbours(of: site.quantity).contains {
                    $0 > site.index && discourse.clauses[$0].contains(mention.tokens.lowerBound)
                }
        }
        let members = unique(others.map(\.code))
        others.removeAll { group in members.contains { mentions.isMember($0, of: group.code) } }
        if let pair = pair(site, in: others) { return Result(codes: pair, ground: .completed) }
        let inSentence = unique(others.map(\.code))
        if inSentence.count == 2 { return Result(codes: inSentence, ground: .completed) }
        if inSentence.count == 1, let other = other(than: inSentence[0], site), !isWhole(site) {
            return Result(codes: [inSentence[0], other], ground: .inherited)
        }
        if inSentence.count > 2 {
            return Result(codes: nearest(others, to: anchor(site), count: 2), ground: .inherited)
        }
        return fromBefore(site, pairs: true)
    }

    /// "trade between Vietnam and Asia": a pair by its words, though one lies in the other.
    private func between(_ site: Site) -> [String]? {
        guard site.near.count >= 2,
            let right = site.near.indices.dropFirst().first(where: { position in
                let (left, right) = (site.near[position - 1], site.near[position])
                let gap = left.tokens.upperBound..<right.tokens.lowerBound
                let before = preposition(before: left)
                return left.code != right.code && gap.count <= 4 && gap.contains { words.is($0, in: .and) }
                    && (words.is(before, "between") || words.is(before, "entre"))
            })
        else { return nil }
        return [site.near[right - 1].code, site.near[right].code]
    }

    /// "India, with 1.55 billion, followed by the United States with 1.2 billion": of the two that a figure of the list is of
    /// the one that does not stand right at it.
    private func otherThanNamed(_ index: Int, _ site: Site) -> String? {
        let codes = site.earlier[index].codes
        let start = discourse.quantities[index].tokens.lowerBound
        guard codes.count == 2,
            let beside = mentions.inSentence(site.quantity.sentence).last(where: { $0.tokens.upperBound <= start }),
            start - beside.tokens.upperBound <= 3, codes.contains(beside.code)
        else { return nil }
        return codes.first { $0 != beside.code }
    }

    /// "China accounted for 27.7 percent of its total trade of 54 billion": whose the whole of the share is.
    private func ownerOfWhole(_ site: Site) -> String? {
        guard site.index > discourse.neighbours(of: site.quantity).lowerBound,
            measures[site.index - 1].measure == .share, site.earlier[site.index - 1].codes.count == 2
        else { return nil }
        let gap = discourse.quantities[site.index - 1].tokens.upperBound..<site.quantity.tokens.lowerBound
        return gap.contains { words.is($0, in: .possessive) } && gap.contains { words.is($0, in: .whole) }
            ? site.earlier[site.index - 1].codes.last : nil
    }

    /// "the countries of the region": the group of which the text names three or more.
    private func region(_ site: Site, but code: String) -> String? {
        guard site.clause.contains(where: { words.is($0, "region") && words.is($0 - 1, in: .definite) }) else {
            return nil
        }
        return ["CAS5", "ASEAN"].first { group in
            group != code && Set(mentions.all.map(\.code).filter { mentions.isMember($0, of: group) }).count >= 3
        }
    }

    /// "According to China's customs the country spent 6 billion to import durian": the country whose office speaks.
    func ownTrade(_ site: Site) -> String? {
        guard site.near.isEmpty, !isBilateral(site.clause), country(site) != nil else { return nil }
        return mentions.inSentence(site.quantity.sentence).first { $0.isSpeaker && !$0.isPlace }?.code
    }

    // MARK: - Investment

    func investment(_ site: Site) -> Result {
        var pool = economiesFirst(site.near)
        if unique(pool.map(\.code)).count > 2 { pool.removeAll { $0.code == "BRI" } }
        let codes = unique(pool.map(\.code))
        if codes.count >= 2 {
            let both = nearest(pool, to: anchor(site), count: 2)
            // "pledges from Singapore were largely from firms of China": both invest.
            if pool.allSatisfy({ isFrom($0) }), let host = lastHost(site, but: codes[0]) {
                return Result(codes: [codes[0], host], ground: .completed)
            }
            return Result(codes: investorFirst(both, site), ground: .clause)
        }
        if let only = site.near.first {
            // "FDI into China", "les IDE vers la Chine".
            let isHost = isInside(only) || words.is(preposition(before: only), in: .towards)
            let isForeign = isForeign(site.clause) && !pointsBack(site.clause)
            if isHost || isForeign {
                if !isForeign, let before = inherited(site, reach: 1), before.codes.count == 2,
                    before.codes.contains(only.code), isInvestment(site.index - 1)
                {
                    return before
                }
                let earlierInSentence = site.sentence.first { !site.clause.contains($0.tokens.lowerBound) }
                if !isForeign, let investor = earlierInSentence, investor.code != only.code {
                    return Result(codes: [investor.code, only.code], ground: .completed)
                }
                // "China is its largest source of capital. The country had invested 12 billion in Cambodia".
                if !isForeign, refersToOther(site, before: site.quantity.tokens.lowerBound),
                    let investor = other(than: only.code, site)
                {
                    return Result(codes: [investor, only.code], ground: .completed)
                }
                return Result(codes: codes, ground: .clause)
            }
            if let other = lastHost(site, but: only.code) ?? other(than: only.code, site) {
                return Result(codes: [only.code, other], ground: .completed)
            }
            return Result(codes: codes, ground: .clause)
        }
        return fromBefore(site, pairs: false)
    }

    /// Where the investments told of so far went.
    func lastHost(_ site: Site, but code: String) -> String? {
        var previous = site.index - 1
        while previous >= 0, site.quantity.sentence - discourse.quantities[previous].sentence <= 4 {
            if isInvestment(previous), let host = site.earlier[previous].codes.last, host != code { return host }
            previous -= 1
        }
        return nil
    }

    func isInvestment(_ index: Int) -> Bool {
        guard index >= 0 else { return false }
        switch measures[index].growthOf ?? measures[index].measure {
        case .fdiFlow, .fdiStock, .investment, .projectCount: return true
        default: return false
        }
    }
}

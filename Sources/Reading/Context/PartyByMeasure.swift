internal import Atlas
internal import Evidence

/// Parties by what is measured: one for a product, two for trade, investor and host, holder and whole.
extension PartyContext {
    // MARK: - One party

    func single(_ site: Site) -> Result {
        let position = site.quantity.tokens.lowerBound
        let pool = site.near.isEmpty ? site.sentence : site.near
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
        if let before = inherited(site, reach: 1) { return Result(codes: [before.codes[0]], ground: .inherited) }
        if let named = namedInSentenceBefore(site).first { return Result(codes: [named], ground: .inherited) }
        // China's own product would be called China's.
        let topic = mentions.topic.prefix(2)
        return Result(codes: Array((topic.filter { $0 != "CHN" } + topic).prefix(1)), ground: .topic)
    }

    // MARK: - Trade

    func bilateral(_ site: Site) -> Result {
        // "Kazakhstan is China's first partner in Central Asia": the group only says where.
        let codesNear = unique(site.near.map(\.code))
        let near = site.near.filter { group in
            !(isInside(group) && codesNear.contains { mentions.isMember($0, of: group.code) })
        }
        if let pair = pair(site, in: near) { return Result(codes: pair, ground: .clause) }
        var traders = near.filter { Mentions.isEconomyOrGroup($0.code) || $0.code == "BRI" }
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
            if isWhole(site), !isPartner { return Result(codes: codes, ground: .clause) }
            if isPartner || refersToOther(site) || isBilateral(site.clause) {
                guard let other = other(than: only.code, site) else { return Result(codes: codes, ground: .clause) }
                return Result(codes: isPartner ? [other, only.code] : [only.code, other], ground: .completed)
            }
            // "24.8 billion by those that border on China": the figure before says whose.
            let isElliptic = measures[site.index].measureCue.map { !site.clause.contains($0) } ?? true
            if isElliptic, site.index > discourse.neighbours(of: site.quantity).lowerBound, !isWhole(site),
                let reporter = site.earlier[site.index - 1].codes.first, reporter != only.code
            {
                return Result(codes: [reporter, only.code], ground: .completed)
            }
            // "Trade reached 296 billion. China's surplus came to 62 billion.": still with the same partner.
            if site.index > 0, !isWhole(site), let before = inherited(site, reach: 1), before.codes.count == 2,
                before.codes.contains(only.code), isTrade(site.index - 1)
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
        if site.index > first {
            let before = site.earlier[site.index - 1]
            if isWhole(site), let reporter = before.codes.first { return Result(codes: [reporter], ground: .inherited) }
            let isAlone = site.sentence.allSatisfy { before.codes.contains($0.code) }
            if before.codes.count == 2 || isAlone {
                return Result(codes: before.codes, ground: max(before.ground, .inherited))
            }
        }
        // Names that other figures of the sentence claim for themselves are not this one's.
        var others = site.sentence.filter { mention in
            Mentions.isEconomyOrGroup(mention.code) && !(mention.isPlace && isBilateral(site.clause))
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

    private func isTrade(_ index: Int) -> Bool {
        switch measures[index].growthOf ?? measures[index].measure {
        case .tradeTotal, .exports, .imports, .tradeBalance: true
        default: false
        }
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
            let isHost = isInside(only)
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
    private func lastHost(_ site: Site, but code: String) -> String? {
        var previous = site.index - 1
        while previous >= 0, site.quantity.sentence - discourse.quantities[previous].sentence <= 4 {
            if isInvestment(previous), let host = site.earlier[previous].codes.last, host != code { return host }
            previous -= 1
        }
        return nil
    }

    private func isInvestment(_ index: Int) -> Bool {
        guard index >= 0 else { return false }
        switch measures[index].growthOf ?? measures[index].measure {
        case .fdiFlow, .fdiStock, .investment, .projectCount: return true
        default: return false
        }
    }

    // MARK: - Shares and ranks

    func share(_ site: Site) -> Result {
        let near = economiesFirst(site.near)
        let codes = unique(near.map(\.code))
        if site.index > 0, isPartOfFigureBefore(site) {
            // "7.3 billion, 75 % of it lent by China".
            let before = site.earlier[site.index - 1].codes
            let after = near.filter { $0.tokens.lowerBound > site.quantity.tokens.lowerBound }.map(\.code)
            return Result(codes: Array(unique(after + before).prefix(2)), ground: .completed)
        }
        if codes.count >= 2 {
            let position = site.quantity.tokens.lowerBound
            // Who has the share stands before it, whose share it is after it.
            if let holder = near.last(where: { $0.tokens.lowerBound < position }),
                let whole = near.first(where: { $0.tokens.lowerBound > position && $0.code != holder.code })
            {
                return Result(codes: [holder.code, whole.code], ground: .clause)
            }
            return Result(codes: nearest(near, to: position, count: 2), ground: .clause)
        }
        if let only = near.first {
            if only.isPlace { return Result(codes: codes, ground: .clause) }
            if let whole = lastWhole(site), whole != only.code {
                return Result(codes: [only.code, whole], ground: .completed)
            }
            // "Hydropower provides 98 % of Tajikistan's electricity": what holds it is nobody.
            let isWholeOnly = only.tokens.lowerBound > site.quantity.tokens.lowerBound
            if isWholeOnly, !speaksOfTrade(site) { return Result(codes: codes, ground: .clause) }
            let fitting = mentions.topic.prefix(2).first { $0 != only.code }
            if let other = (isContrasted(site) ? fitting : nil) ?? other(than: only.code, site) {
                let isHolder = only.tokens.lowerBound < site.quantity.tokens.lowerBound
                return Result(codes: isHolder ? [only.code, other] : [other, only.code], ground: .completed)
            }
            return Result(codes: codes, ground: .clause)
        }
        return fromBefore(site, pairs: false)
    }

    /// "dont 75 %", "of which 12 %".
    private func isPartOfFigureBefore(_ site: Site) -> Bool {
        let start = site.quantity.tokens.lowerBound
        return words.is(start - 1, "dont") || (words.is(start - 1, "which") && words.is(start - 2, "of"))
    }

    /// Whether a sentence is about trade, or begins with a pronoun and so goes on with what was told before.
    private func speaksOfTrade(_ site: Site) -> Bool {
        let sentence = discourse.sentence(of: site.quantity)
        if words.is(sentence.lowerBound, in: .possessive) || words.is(sentence.lowerBound, "cela")
            || words.is(sentence.lowerBound, "this") || words.is(sentence.lowerBound, "that")
        {
            return true
        }
        return discourse.marks(in: sentence).contains {
            $0.entry.category == .measure
                && ["trade_total", "exports", "imports", "fdi_flow", "investment", "finance"].contains($0.entry.text)
        }
    }

    /// The whole that the last share told of was of.
    private func lastWhole(_ site: Site) -> String? {
        var previous = site.index - 1
        while previous >= 0, site.quantity.sentence - discourse.quantities[previous].sentence <= 2 {
            if measures[previous].measure == .share, site.earlier[previous].codes.count == 2 {
                return site.earlier[previous].codes.last
            }
            previous -= 1
        }
        return nil
    }

    /// Whether the sentence before the clause speaks of somebody else: "alors que les États-Unis".
    private func isContrasted(_ site: Site) -> Bool {
        let sentence = discourse.sentence(of: site.quantity)
        return words.is(sentence.lowerBound, in: .clauseBreak) && !words.is(sentence.lowerBound, in: .and)
    }

    func rank(_ site: Site) -> Result {
        let pool = site.near.isEmpty ? site.sentence : site.near
        let codes = unique(pool.map(\.code))
        if codes.count >= 2 {
            let position = site.quantity.tokens.lowerBound
            let close = nearest(pool, to: position, count: 2)
            return Result(codes: close, ground: site.near.isEmpty ? .completed : .clause)
        }
        if let only = codes.first {
            guard let other = lastHost(site, but: only) ?? other(than: only, site) else {
                return Result(codes: codes, ground: .clause)
            }
            return Result(codes: [only, other], ground: .completed)
        }
        return fromBefore(site, pairs: true)
    }

    // MARK: - Everything else

    func other(_ site: Site) -> Result {
        let isFirst = site.index == discourse.neighbours(of: site.quantity).lowerBound
        let previous = isFirst ? [] : site.earlier[site.index - 1].codes
        // "the 665-km, 50 billion ringgit railway": one phrase, one project.
        if !previous.isEmpty, isOnePhrase(site) { return Result(codes: previous, ground: .completed) }
        // "lends Sri Lanka 500 million for a motorway of 37 km": the work stands with the borrower or host.
        if previous.count == 2, let host = previous.last, givesTo(measures[site.index - 1].measure),
            site.near.allSatisfy({ previous.contains($0.code) }),
            site.measure == .distance || site.measure == .capacity || site.measure == .area
        {
            return Result(codes: [host], ground: .completed)
        }
        if let counted = counted(site) { return counted }
        var pool = site.near
        if pool.isEmpty {
            if !previous.isEmpty {
                return Result(codes: previous, ground: max(site.earlier[site.index - 1].ground, .completed))
            }
            pool = site.sentence.filter { $0.tokens.lowerBound < site.quantity.tokens.lowerBound }
            if pool.isEmpty { pool = site.sentence }
            if pool.isEmpty { return fromBefore(site, pairs: false) }
        }
        let ground: Ground = site.near.isEmpty ? .completed : .clause
        if pool.count >= 2, let pair = pair(site, in: pool, firmly: true) { return Result(codes: pair, ground: ground) }
        if let series = series(pool, site) { return Result(codes: series, ground: ground) }
        var codes = unique(economiesFirst(pool).map(\.code))
        if codes.count > 2 { codes.removeAll { $0 == "TITR" } }
        if codes.count == 1, pool.allSatisfy(\.isPlace), refersToLatter(site.clause),
            let named = namedInSentenceBefore(site).last
        {
            return Result(codes: [named] + codes, ground: .completed)
        }
        let isAmount = site.quantity.kind == .physical || site.quantity.kind == .money
        if isAmount || site.quantity.kind == .duration, codes.count > 1, codes.contains("BRI") {
            codes.removeAll { $0 == "BRI" }
            // A project of the Belt and Road is China's too.
            if codes.count == 1, codes != ["CHN"] { codes.insert("CHN", at: 0) }
        }
        if codes.count > 2, isAmount { codes = subjectFirst(pool.filter { $0.code != "BRI" }, site.quantity) }
        if codes.count > 2, ground == .completed { codes = Array(codes.prefix(2)) }
        if codes.count == 1, pointsBack(site.clause), pool.allSatisfy({ !$0.isPlace }),
            let other = other(than: codes[0], site)
        {
            return Result(codes: codes + [other], ground: .completed)
        }
        // "built by a firm of China, is 68 % complete": of the project that the figure before is of.
        if codes == ["CHN"], previous.count == 2, previous.contains("CHN") {
            return Result(codes: previous, ground: .completed)
        }
        if codes == ["CHN"], let other = other(than: "CHN", site), reachesAbroad(site.measure) {
            return Result(codes: ["CHN", other], ground: .completed)
        }
        if codes == ["BRI"] { return Result(codes: ["CHN", "BRI"], ground: .completed) }
        return Result(codes: withSubject(codes, site), ground: ground)
    }

    /// Whether no word stands between a figure and the one before.
    private func isOnePhrase(_ site: Site) -> Bool {
        let end = discourse.quantities[site.index - 1].tokens.upperBound
        return !(end..<max(end, site.quantity.tokens.lowerBound)).contains { words.isWord($0) }
    }

    /// "ASEAN, a bloc of 10 countries" counts the group before; "128 villes chinoises" those of its own adjective.
    private func counted(_ site: Site) -> Result? {
        guard let noun = site.quantity.noun else { return nil }
        let start = site.quantity.tokens.lowerBound
        if words.is(noun.upperBound - 1, in: .sides) || words.is(noun.lowerBound, in: .sides),
            let group = site.near.last(where: { $0.tokens.upperBound <= start }), start - group.tokens.upperBound <= 5,
            Mentions.isGroup(group.code)
        {
            return Result(codes: [group.code], ground: .clause)
        }
        guard let own = site.near.first(where: { site.quantity.tokens.contains($0.tokens.lowerBound) }),
            !site.near.contains(where: { $0.tokens.lowerBound < start })
        else { return nil }
        let after = site.near.filter { $0.tokens.lowerBound >= site.quantity.tokens.upperBound && isAttached($0) }
        let codes = Array(unique([own.code] + after.map(\.code)).prefix(2))
        if codes.count == 1, site.measure == .projectCount || pointsBack(site.clause),
            let other = other(than: own.code, site)
        {
            return Result(codes: [own.code, other], ground: .completed)
        }
        return Result(codes: withSubject(codes, site), ground: .clause)
    }

    /// "128 Chinese cities reach 229 cities in 26 European countries": the subject of a list of counts goes on.
    private func withSubject(_ codes: [String], _ site: Site) -> [String] {
        let first = discourse.neighbours(of: site.quantity).lowerBound
        guard site.quantity.kind == .count || site.quantity.kind == .physical, codes.count == 1, site.index > first,
            discourse.quantities[site.index - 1].kind == site.quantity.kind,
            discourse.quantities[site.index - 1].unit == site.quantity.unit,
            let subject = site.earlier[site.index - 1].codes.first, subject != codes[0],
            site.quantity.kind == .count
                || site.earlier[site.index - 1].codes.count == 2
                    && measures[site.index].measure == .volume,
            !site.near.contains(where: { $0.tokens.lowerBound < site.quantity.tokens.lowerBound })
        else { return codes }
        return [subject] + codes
    }

    private func givesTo(_ measure: Measure) -> Bool {
        switch measure {
        case .finance, .investment, .fdiFlow, .fdiStock: true
        default: false
        }
    }

    /// What China does abroad has a second party.
    private func reachesAbroad(_ measure: Measure) -> Bool {
        switch measure {
        case .finance, .cost, .transactionValue, .projectCount, .volume, .capacity, .distance: true
        default: false
        }
    }
}

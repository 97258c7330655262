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

    /// "According to China's customs the country spent 6 billion to import durian": the country whose office speaks.
    private func ownTrade(_ site: Site) -> String? {
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
        if let listed = inList(site) { return listed }
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
            // "5.56 % in Hong Kong, 0.12 % in South Korea": the same goods' share of the next market.
            if isInside(only), site.index > discourse.neighbours(of: site.quantity).lowerBound,
                measures[site.index - 1].measure == .share, site.earlier[site.index - 1].codes.count == 2,
                let holder = site.earlier[site.index - 1].codes.first, holder != only.code
            {
                return Result(codes: [holder, only.code], ground: .completed)
            }
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

    /// "33 % of its imports, 39 % of its exports, 26 % of the stock, not counting what passes through Singapore".
    private func inList(_ site: Site) -> Result? {
        guard site.index > discourse.neighbours(of: site.quantity).lowerBound,
            measures[site.index - 1].measure == .share, site.earlier[site.index - 1].codes.count == 2
        else { return nil }
        let gap = discourse.quantities[site.index - 1].tokens.upperBound..<site.quantity.tokens.lowerBound
        guard gap.count <= 8, gap.contains(where: { words.isMark($0, ",") || words.is($0, in: .and) }),
            !site.sentence.contains(where: { gap.contains($0.tokens.lowerBound) })
        else { return nil }
        let isElsewhere = site.near.allSatisfy { mention in
            mention.tokens.lowerBound >= site.quantity.tokens.upperBound
                && (site.quantity.tokens.upperBound..<mention.tokens.lowerBound).contains { words.isMark($0, ",") }
        }
        return isElsewhere
            ? Result(codes: site.earlier[site.index - 1].codes, ground: .completed) : nil
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
        if let ranked = ranked(site) { return Result(codes: ranked, ground: .clause) }
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

    /// "deuxième partenaire de l'Ouzbékistan et du Kirghizistan": whose partner, all of a list.
    private func ranked(_ site: Site) -> [String]? {
        let end = site.quantity.tokens.upperBound
        var listed: [Mention] = []
        for mention in site.sentence where mention.tokens.lowerBound >= end {
            if let last = listed.last {
                let gap = last.tokens.upperBound..<max(last.tokens.upperBound, mention.tokens.lowerBound)
                guard gap.count <= 4, !discourse.hasQuantity(in: gap, sentence: mention.sentence),
                    gap.contains(where: { words.is($0, in: .and) || words.isMark($0, ",") })
                else { break }
            } else {
                guard mention.tokens.lowerBound - end <= 5, isOwner(mention) else { break }
            }
            listed.append(mention)
        }
        guard !listed.isEmpty,
            let subject = site.sentence.first(where: { $0.tokens.upperBound <= site.quantity.tokens.lowerBound }),
            !listed.contains(where: { $0.code == subject.code })
        else { return nil }
        return [subject.code] + unique(listed.map(\.code))
    }

    /// Whether "of" or "de" stands before a mention.
    private func isOwner(_ mention: Mention) -> Bool {
        words.is(preposition(before: mention), in: .belonging)
            || words.is(mention.tokens.lowerBound - 1, in: .belonging)
    }

    // MARK: - Everything else

    func other(_ site: Site) -> Result {
        let isFirst = site.index == discourse.neighbours(of: site.quantity).lowerBound
        // Whole of a share is not who made what is told of next: "23.7 % of the world's ore, produced 853,000 tonnes".
        let previous = isFirst ? [] : site.earlier[site.index - 1].codes.filter { $0 != "WORLD" }
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
        if let gates = gates(site) { return Result(codes: gates, ground: .clause) }
        var pool = site.near
        // "The 233 km line can carry 30 million tonnes to China": what stands behind another figure is of that one.
        if site.measure == .distance || site.measure == .area, site.index + 1 < discourse.quantities.count,
            case let next = discourse.quantities[site.index + 1], next.sentence == site.quantity.sentence,
            next.kind != site.quantity.kind || next.unit != site.quantity.unit
        {
            pool.removeAll { $0.tokens.lowerBound >= next.tokens.upperBound }
        }
        if pool.isEmpty {
            if !previous.isEmpty {
                return Result(codes: previous, ground: max(site.earlier[site.index - 1].ground, .completed))
            }
            pool = site.sentence.filter { $0.tokens.lowerBound < site.quantity.tokens.lowerBound }
            if pool.isEmpty {
                // What other figures of the sentence claim for themselves is not this one's.
                pool = site.sentence.filter { mention in
                    !discourse.neighbours(of: site.quantity).contains {
                        $0 > site.index && discourse.clauses[$0].contains(mention.tokens.lowerBound)
                    }
                }
            }
            if pool.isEmpty, site.measure == .volume, let country = country(site) {
                return Result(codes: [country], ground: .inherited)
            }
            if pool.isEmpty {
                return ofWork(site) ?? fromBefore(site, pairs: false)
            }
        }
        pool = withoutTransit(pool)
        let ground: Ground = site.near.isEmpty ? .completed : .clause
        if pool.count >= 2, let pair = pair(site, in: pool, firmly: true) { return Result(codes: pair, ground: ground) }
        if let series = series(pool, site) { return Result(codes: series, ground: ground) }
        // "the motorway Phnom Penh - Sihanoukville, built with Chinese capital": both ends lie in one country.
        let homes = Set(pool.filter(\.isPlace).compactMap { mentions.place($0.code)?.economy })
        if homes.count == 1, let home = homes.first,
            let actor = pool.first(where: { !$0.isPlace && $0.code != home }),
            pool.allSatisfy({ $0.isPlace || $0.code == home || $0.code == actor.code }),
            undertakings.parties(at: site.quantity.sentence) == [actor.code, home]
        {
            return Result(codes: [actor.code, home], ground: ground)
        }
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
        if codes.count == 1, isOfFlow(site), let before = inherited(site, reach: 2), before.codes.count == 2,
            before.codes.contains(codes[0])
        {
            return before
        }
        if let work = widened(codes, pool, site) { return Result(codes: work, ground: .completed) }
        // "built by a firm of China, is 68 % complete": of the project that the figure before is of.
        if codes == ["CHN"], previous.count == 2, previous.contains("CHN") {
            return Result(codes: previous, ground: .completed)
        }
        if codes == ["CHN"], reachesAbroad(site.measure), let other = other(than: "CHN", site) {
            // Promised to all along the Belt and Road, where the text is about them more than about one of them.
            let toAll = mentions.count("BRI") >= 2 && mentions.count("BRI") > mentions.count(other)
            return Result(codes: ["CHN", toAll ? "BRI" : other], ground: .completed)
        }
        if codes == ["BRI"] { return Result(codes: ["CHN", "BRI"], ground: .completed) }
        return Result(codes: withSubject(codes, site), ground: ground)
    }

    /// "three pipelines passing through Uzbekistan and Kazakhstan": lands that are only crossed left out.
    private func withoutTransit(_ pool: [Mention]) -> [Mention] {
        var kept: [Mention] = []
        var last: Mention?
        for mention in pool {
            let before = preposition(before: mention)
            let isCrossed =
                words.is(before, in: .means) && !words.is(before, "by") && !words.is(before, "par")
                || words.is(before, "traversant") || words.is(before, "crossing")
            let goesOn = last.map { last in
                let gap = last.tokens.upperBound..<max(last.tokens.upperBound, mention.tokens.lowerBound)
                return gap.count <= 4 && gap.contains { words.is($0, in: .and) || words.isMark($0, ",") }
                    && !gap.contains { words.tokens[$0].length > 3 }
            }
            if !mention.isPlace, isCrossed || goesOn == true {
                last = mention
            } else {
                last = nil
                kept.append(mention)
            }
        }
        return unique(kept.map(\.code)).count >= 2 ? kept : pool
    }

    /// "The North Asian country exported", "pour cette nation de 7 millions": the country that the text is about.
    func country(_ site: Site) -> String? {
        let position = site.quantity.tokens.lowerBound
        for index in site.clause where index < position && words.is(index, in: .economyNoun) {
            guard !words.is(index + 1, in: .belonging) || words.isDigits(index + 2) || index + 4 >= position,
                (1...3).contains(where: { words.is(index - $0, in: .definite) }), !words.is(index - 1, "les"),
                !words.is(index - 1, "ces"), !words.is(index - 1, "these")
            else { continue }
            return home.first
        }
        return nil
    }

    /// A port or crossing that handles what a figure counts: "Khorgos handled 3,057 China-Europe trains", "the trains that
    /// left via Alashankou reached 4,210".
    private func gates(_ site: Site) -> [String]? {
        guard site.measure == .volume || site.measure == .countOther,
            let first = site.near.first(where: { isGate($0) && $0.tokens.upperBound <= site.quantity.tokens.lowerBound }
            )
        else { return nil }
        if words.is(first.tokens.lowerBound - 1, in: .means) || words.is(preposition(before: first), in: .means) {
            return [first.code]
        }
        guard !isAttached(first),
            site.near.allSatisfy({
                $0.code == first.code || $0.tokens.lowerBound >= site.quantity.tokens.lowerBound || isGate($0)
                    || $0.tokens.upperBound <= first.tokens.lowerBound || $0.isPlace || isInside($0)
            })
        else { return nil }
        // "Le col d'Alataw et le port de Horgos".
        let second = site.near.first { other in
            let gap = first.tokens.upperBound..<max(first.tokens.upperBound, other.tokens.lowerBound)
            return isGate(other) && (1...5).contains(gap.count) && gap.contains { words.is($0, in: .and) }
        }
        return [first.code] + (second.map { [$0.code] } ?? [])
    }

    private func isGate(_ mention: Mention) -> Bool {
        guard let place = mentions.place(mention.code) else { return false }
        return ["port", "crossing", "dry_port", "hub"].contains(place.kind)
    }

    /// Parties of the work that the text goes on about, or of that part of it that the figures before speak of.
    private func ofWork(_ site: Site) -> Result? {
        guard isOfWork(site.measure), let work = undertakings.parties(at: site.quantity.sentence) else { return nil }
        // "Cette voie ferrée", "the project" is all of it, "the section" what was told of last.
        let isAll = site.clause.contains {
            (words.is($0, in: .definite) && (words.is($0 + 1, in: .work) || words.is($0 + 2, in: .work)))
                || words.is($0, "project") || words.is($0, "projet")
        }
        if !isAll, site.index > 0, isOfWork(measures[site.index - 1].measure), let before = inherited(site, reach: 2),
            before.codes.count == 1
        {
            return before
        }
        // People are counted of a country, not of what is built there.
        if let noun = site.quantity.noun,
            words.is(noun.lowerBound, in: .people) || words.is(noun.lowerBound, in: .sides)
        {
            return nil
        }
        // "Commuting time has been shortened from 3.5 hours": where the sentence before says.
        if site.measure == .duration, !namedInSentenceBefore(site).isEmpty { return nil }
        return Result(codes: work, ground: .inherited)
    }

    /// Parties of the work that the text goes on about, where only some of them are named beside its figure.
    private func widened(_ codes: [String], _ pool: [Mention], _ site: Site) -> [String]? {
        guard isOfWork(site.measure),
            site.measure != .countOther || codes.allSatisfy({ Mentions.isContinent($0) || Mentions.isGroup($0) }),
            !codes.isEmpty, let work = undertakings.parties(at: site.quantity.sentence),
            case let economies = unique(codes.map { mentions.place($0)?.economy ?? $0 }), work.count > economies.count,
            economies.allSatisfy(work.contains),
            // A plant's capacity and cost are its builder's too, wherever it stands; the land it takes is not.
            site.measure == .projectCount && !pool.contains(where: \.isPlace)
                || (site.measure == .capacity || site.measure == .cost) && site.quantity.kind != .percent
                    && !pool.contains(where: isGate)
                || !pool.contains(where: {
                    $0.isPlace && !isNameOfWork($0) || isInside($0) || isTerritory($0) || isBehindPlace($0, site)
                })
        else { return nil }
        return work
    }

    /// "the Mindanao Railway", "the Subic-Clark Railway": a place in the name of a line.
    func isNameOfWork(_ mention: Mention) -> Bool {
        let (start, end) = (mention.tokens.lowerBound, mention.tokens.upperBound)
        let isJoined =
            words.isDash(end) && words.tokens.indices.contains(end + 1) && words.tokens[end + 1].isCapitalised
            || words.isDash(start - 1) && start >= 2 && words.tokens[start - 2].isCapitalised
        return isJoined || words.is(end, in: .work) && words.tokens[end].isCapitalised
    }

    /// "44 hectares of land in Jalalabad, Kyrgyzstan".
    private func isBehindPlace(_ mention: Mention, _ site: Site) -> Bool {
        guard mention.tokens.lowerBound >= site.quantity.tokens.upperBound,
            words.isMark(mention.tokens.lowerBound - 1, ",")
        else { return false }
        var index = mention.tokens.lowerBound - 2
        while index >= site.quantity.tokens.upperBound, words.isWord(index), words.tokens[index].isCapitalised {
            index -= 1
        }
        return words.is(index, in: .inside)
    }

    /// "on Kyrgyz territory", "sur le sol kazakh".
    private func isTerritory(_ mention: Mention) -> Bool {
        words.is(mention.tokens.upperBound, "territory") || words.is(mention.tokens.upperBound, "section")
            || words.is(mention.tokens.lowerBound - 1, "territoire") || words.is(mention.tokens.lowerBound - 1, "sol")
    }

    /// Whether a measure is of something that stands somewhere.
    func isBuilt(_ measure: Measure) -> Bool {
        switch measure {
        case .cost, .distance, .capacity, .area: true
        default: false
        }
    }

    /// Whether a measure is of something built or agreed on, by whoever builds and hosts it.
    func isOfWork(_ measure: Measure) -> Bool {
        switch measure {
        case .cost, .distance, .capacity, .area, .projectCount, .countOther, .rate, .volume, .duration, .finance,
            .otherValue,
            .transactionValue, .investment:
            true
        default: false
        }
    }

    /// "15 groupes de marchandises importées de Chine": counted or earned of the trade told of before.
    private func isOfFlow(_ site: Site) -> Bool {
        switch site.measure {
        case .countOther, .revenue, .otherValue, .transactionValue: break
        default: return false
        }
        guard site.index > 0 else { return false }
        switch measures[site.index - 1].growthOf ?? measures[site.index - 1].measure {
        case .exports, .imports, .tradeTotal, .countOther, .revenue: break
        default: return false
        }
        return discourse.marks(in: site.clause).contains {
            $0.entry.category == .measure && ["exports", "imports"].contains($0.entry.text)
        }
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
        // "25 régions de Chine".
        if let owner = site.near.first(where: { $0.tokens.lowerBound >= site.quantity.tokens.upperBound }),
            owner.tokens.lowerBound - site.quantity.tokens.upperBound <= 3, isOwner(owner), !owner.isPlace,
            !site.near.contains(where: { $0.tokens.lowerBound >= owner.tokens.upperBound }),
            words.is(site.quantity.tokens.upperBound, in: .belonging), site.quantity.kind == .count
        {
            return Result(codes: [owner.code], ground: .clause)
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
        case .finance, .cost, .transactionValue, .projectCount, .capacity, .distance: true
        default: false
        }
    }
}

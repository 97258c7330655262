internal import Atlas
internal import Evidence

/// Parties of what is built, counted, carried or lent: those of the work that the text goes on about, the port that
/// handles it, or whoever is named at it.
extension PartyContext {
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
        if let counted = counted(site) ?? doer(site) { return counted }
        if let place = placeInBrackets(site) { return place }
        if let market = market(site) { return market }
        if let acting = actingCountry(site) { return acting }
        if let debtor = debtor(site) { return debtor }
        if site.quantity.kind == .money, let giver = giver(site) { return giver }
        // "the biggest growth was recorded at crossings with China - 26%".
        if site.measure == .volume, unique(site.near.map(\.code)).count == 1, let only = site.near.first,
            words.is(preposition(before: only), "with") || words.is(preposition(before: only), "avec"),
            let other = other(than: only.code, site)
        {
            return Result(codes: [other, only.code], ground: .completed)
        }
        if let land = landOfPlace(site) { return land }
        // "Le tronçon chinois comprend 155 km", "the Kyrgyz section".
        if site.measure == .distance, unique(site.near.map(\.code)).count == 1, let only = site.near.first,
            !only.isPlace, isTerritory(only), only.tokens.upperBound <= site.quantity.tokens.lowerBound
        {
            return Result(codes: [only.code], ground: .clause)
        }
        // "800 km en Birmanie et 1600 en Chine": the land it says the length of.
        if site.quantity.kind == .physical, site.measure == .distance,
            discourse.neighbours(of: site.quantity).contains(where: {
                $0 != site.index && measures[$0].measure == .distance && discourse.conversionPartner($0) == nil
                    && discourse.quantities[$0].unit == site.quantity.unit
            }),
            let land = site.near.first(where: {
                !$0.isPlace && isInside($0) && (0...2).contains($0.tokens.lowerBound - site.quantity.tokens.upperBound)
            })
        {
            return Result(codes: [land.code], ground: .clause)
        }
        if let gates = gates(site) { return Result(codes: gates, ground: .clause) }
        if let sold = sold(site) { return sold }
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
        // "the motorway Phnom Penh - Sihanoukville, built with Chinese capital": both ends lie in one country.
        let homes = Set(pool.filter(\.isPlace).compactMap { mentions.place($0.code)?.economy })
        if homes.count == 1, let home = homes.first,
            let actor = pool.first(where: { !$0.isPlace && $0.code != home }),
            pool.allSatisfy({ $0.isPlace || $0.code == home || $0.code == actor.code }),
            undertakings.parties(at: site.quantity.sentence) == [actor.code, home]
        {
            return Result(codes: [actor.code, home], ground: ground)
        }
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
        if codes.count == 1, isOfFlow(site), let before = inherited(site, reach: 2), before.codes.count == 2,
            before.codes.contains(codes[0])
        {
            return before
        }
        // "arrivals from India", told of in a text on Thailand.
        if codes.count == 1, site.measure == .volume, isOfVisitors(site), let home = home.first, home != codes[0],
            mentions.place(codes[0]) == nil, !mentions.isMember(home, of: codes[0])
        {
            return Result(codes: codes + [home], ground: .completed)
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

    /// "in Tra Vinh province, 250 km south of Ho Chi Minh City": where something lies is of the land alone.
    private func landOfPlace(_ site: Site) -> Result? {
        guard site.measure == .distance else { return nil }
        var next = site.quantity.tokens.upperBound
        // "250 km (155 miles) south of".
        if words.isMark(next, "("), let close = (next..<next + 6).first(where: { words.isMark($0, ")") }) {
            next = close + 1
        }
        if words.isMark(next, ")") { next += 1 }
        while words.is(next, in: .definite) || words.isApostrophe(next) || words.is(next, "to") { next += 1 }
        guard
            (0...1).contains(where: {
                let way = next + $0
                return words.is(way, in: .compass)
                    && (words.is(way + 1, in: .belonging) || words.is(way + 1, "from") || words.is(way + 1, "du"))
            }),
            let from = site.near.first(where: { (0...6).contains($0.tokens.lowerBound - next) }),
            let land = mentions.place(from.code)?.economy ?? (from.isPlace ? nil : from.code)
        else { return nil }
        return Result(codes: [land], ground: .clause)
    }

    /// "three pipelines passing through Uzbekistan and Kazakhstan": lands that are only crossed left out.
    func withoutTransit(_ pool: [Mention]) -> [Mention] {
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

    /// Parties of the work that the text goes on about, or of that part of it that the figures before speak of.
    func ofWork(_ site: Site) -> Result? {
        // "Rail traffic in Kazakhstan grew 11%, that of grain 17%": of what the figure before carries.
        if site.measure == .volume, site.index > 0,
            (measures[site.index - 1].growthOf ?? measures[site.index - 1].measure) == .volume,
            site.earlier[site.index - 1].ground <= .completed, let before = inherited(site, reach: 1)
        {
            return before
        }
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
    func widened(_ codes: [String], _ pool: [Mention], _ site: Site) -> [String]? {
        // "Mongolia exported 11 million tonnes": its own, whoever builds the line.
        if site.measure == .volume,
            discourse.marks(in: site.clause).contains(where: {
                $0.entry.category == .measure && ["exports", "imports"].contains($0.entry.text)
            })
        {
            return nil
        }
        guard isOfWork(site.measure),
            site.measure != .countOther || codes.allSatisfy({ Mentions.isContinent($0) || Mentions.isGroup($0) }),
            !codes.isEmpty, !isHandling(pool.filter(\.isPlace), site.index),
            let work = undertakings.parties(at: site.quantity.sentence),
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
    func isBehindPlace(_ mention: Mention, _ site: Site) -> Bool {
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
    func isTerritory(_ mention: Mention) -> Bool {
        words.is(mention.tokens.upperBound, "territory") || words.is(mention.tokens.upperBound, "section")
            || words.is(mention.tokens.lowerBound - 1, "troncon") || words.is(mention.tokens.lowerBound - 1, "section")
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

    /// Whether no word stands between a figure and the one before.
    func isOnePhrase(_ site: Site) -> Bool {
        let end = discourse.quantities[site.index - 1].tokens.upperBound
        return !(end..<max(end, site.quantity.tokens.lowerBound)).contains { words.isWord($0) }
    }

    func givesTo(_ measure: Measure) -> Bool {
        switch measure {
        case .finance, .investment, .fdiFlow, .fdiStock: true
        default: false
        }
    }

    /// What China does abroad has a second party.
    func reachesAbroad(_ measure: Measure) -> Bool {
        switch measure {
        case .finance, .cost, .transactionValue, .projectCount, .capacity, .distance: true
        default: false
        }
    }
}

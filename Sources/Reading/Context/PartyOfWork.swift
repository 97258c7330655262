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
        if let counted = counted(site) { return counted }
        if let place = placeInBrackets(site) { return place }
        if let market = market(site) { return market }
        if let acting = actingCountry(site) { return acting }
        if let debtor = debtor(site) { return debtor }
        // "the biggest growth was recorded at crossings with China - 26%".
        if site.measure == .volume, unique(site.near.map(\.code)).count == 1, let only = site.near.first,
            words.is(preposition(before: only), "with") || words.is(preposition(before: only), "avec"),
            let other = other(than: only.code, site)
        {
            return Result(codes: [other, only.code], ground: .completed)
        }
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

    /// "Vietnam exported nearly 96,400 tons of litchi and over 152,600 tons of melons to China", "2 millions de tonnes
    /// livrées à la Chine": who sells and who buys.
    private func sold(_ site: Site) -> Result? {
        switch site.measure {
        case .volume, .transactionValue, .revenue: break
        default: return nil
        }
        let sentence = discourse.sentence(of: site.quantity)
        let position = site.quantity.tokens.lowerBound
        let flows = discourse.marks(in: sentence).filter {
            $0.entry.category == .measure && ["exports", "imports"].contains($0.entry.text)
        }
        guard let flow = flows.min(by: { abs($0.start - position) < abs($1.start - position) }),
            abs(flow.start - position) <= 16
        else { return nil }
        let isExport = flow.entry.text == "exports"
        guard
            let partner = site.sentence.first(where: { mention in
                guard mention.tokens.lowerBound >= flow.end, mentions.trades(mention), !mention.isPlace
                else { return false }
                if !isExport { return isFrom(mention) }
                return words.is(preposition(before: mention), in: .towards)
                    || discourse.grammar.isHeadFirst
                        && (isInside(mention) || words.is(preposition(before: mention), "a"))
            })
        else { return nil }
        let seller = site.sentence.last {
            $0.tokens.upperBound <= min(flow.end, partner.tokens.lowerBound) && $0.code != partner.code
                && mentions.trades($0)
        }
        guard let first = seller?.code ?? other(than: partner.code, site) else { return nil }
        return Result(codes: [first, partner.code], ground: .completed)
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

    /// "Xi'an (3,849 trips), Chengdu (2,285 trips)": the place before the brackets in the stead of its country.
    private func placeInBrackets(_ site: Site) -> Result? {
        let start = site.quantity.tokens.lowerBound
        guard site.measure == .volume, words.isMark(start - 1, "("),
            let place = site.sentence.last(where: { $0.isPlace && $0.tokens.upperBound == start - 1 }),
            let economy = mentions.place(place.code)?.economy, let before = inherited(site, reach: 1)
        else { return nil }
        let others = before.codes.filter { $0 != economy && mentions.place($0)?.economy != economy }
        return others.count == before.codes.count
            ? nil : Result(codes: unique([place.code] + others), ground: .completed)
    }

    /// "the global rail freight market, valued at 300 billion": nobody's but the world's.
    private func market(_ site: Site) -> Result? {
        guard site.near.isEmpty else { return nil }
        let isGlobal = site.clause.contains { index in
            (words.is(index, "global") || words.is(index, "world") || words.is(index, "worldwide"))
                && (1...3).contains { words.is(index + $0, "market") || words.is(index + $0, "markets") }
                || (words.is(index, "mondial") || words.is(index, "mondiale")) && words.is(index - 1, "marche")
        }
        return isGlobal ? Result(codes: ["WORLD"], ground: .clause) : nil
    }

    /// "Laos' public debt was 14.5 billion", "89 percent of GDP": who owes it, where nobody is named that it is owed to.
    private func debtor(_ site: Site) -> Result? {
        guard site.measure == .finance else { return nil }
        // "détient 40 % de la dette extérieure du Kirghizstan, qui s'élève à 4 milliards".
        if let owner = site.sentence.last(where: { $0.tokens.upperBound <= site.quantity.tokens.lowerBound }),
            !owner.isPlace, isOwner(owner),
            site.quantity.tokens.lowerBound - owner.tokens.upperBound <= 8,
            words.is(preposition(before: owner) - 1, "exterieure")
                || words.is(preposition(before: owner) - 1, "publique")
                || words.is(preposition(before: owner) - 1, "debt")
                || words.is(owner.tokens.lowerBound - 2, "exterieure")
                || words.is(owner.tokens.lowerBound - 2, "publique")
        {
            return Result(codes: [owner.code], ground: .clause)
        }
        guard unique(site.near.map(\.code)).count == 1, let only = site.near.first, !only.isPlace, only.code != "CHN"
        else { return nil }
        let isPublic = site.clause.contains { index in
            (words.is(index, "debt") || words.is(index, "debts") || words.is(index, "dette"))
                && (1...3).contains {
                    words.is(index - $0, "public") || words.is(index - $0, "external")
                        || words.is(index - $0, "foreign")
                        || words.is(index - $0, "national") || words.is(index - $0, "guaranteed")
                        || words.is(index + $0, "publique") || words.is(index + $0, "exterieure")
                }
        }
        return isPublic ? Result(codes: [only.code], ground: .clause) : nil
    }

    /// "ahead of the Central Asia–EU summit the president said the country would add 50 plants": who acts, where only the
    /// name of a meeting names others.
    private func actingCountry(_ site: Site) -> Result? {
        guard !site.near.isEmpty, site.near.allSatisfy(isOfMeeting), let country = country(site) else { return nil }
        return Result(codes: [country], ground: .inherited)
    }

    /// Whether a mention stands in the name of a meeting: "China-ASEAN Expo", "the Central Asia–European Union summit".
    func isOfMeeting(_ mention: Mention) -> Bool {
        var end = mention.tokens.upperBound
        if words.isDash(end),
            let next = mentions.inSentence(mention.sentence).first(where: { $0.tokens.lowerBound == end + 1 })
        {
            end = next.tokens.upperBound
        }
        return (0...1).contains {
            words.is(end + $0, "summit") || words.is(end + $0, "forum") || words.is(end + $0, "expo")
                || words.is(end + $0, "conference") || words.is(end + $0, "exposition") || words.is(end + $0, "meeting")
        }
            || (1...3).contains {
                words.is(mention.tokens.lowerBound - $0, "sommet") || words.is(mention.tokens.lowerBound - $0, "forum")
                    || words.is(mention.tokens.lowerBound - $0, "exposition")
            }
    }

    /// A port or crossing that handles what a figure counts: "Khorgos handled 3,057 China-Europe trains", "the trains that
    /// left via Alashankou reached 4,210".
    func gates(_ site: Site) -> [String]? {
        if site.measure == .volume, let pointed = pointedGate(site) { return [pointed] }
        // "6.000 trains ont traversé la passe d'Alataw", "1,200 trains passed through Khorgos".
        if site.measure == .volume,
            let passed = site.near.first(where: {
                isGate($0) && $0.tokens.lowerBound >= site.quantity.tokens.upperBound
            }),
            (1...6).contains(where: { isPassing(passed.tokens.lowerBound - $0) })
        {
            return [passed.code]
        }
        guard site.measure == .volume || site.measure == .countOther || site.measure == .duration,
            let first = site.near.first(where: { isGate($0) && $0.tokens.upperBound <= site.quantity.tokens.lowerBound }
            )
        else { return nil }
        if words.is(first.tokens.lowerBound - 1, in: .means) || words.is(preposition(before: first), in: .means) {
            return [first.code]
        }
        guard !isAttached(first) || isNamedGate(first),
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

    /// "le port de Horgos a lancé", "the port of Khorgos handled" at the head of its clause: the name belongs to the gate.
    private func isNamedGate(_ gate: Mention) -> Bool {
        let of = preposition(before: gate)
        guard words.is(of, in: .belonging) || words.is(gate.tokens.lowerBound - 1, in: .belonging) else { return false }
        let noun = words.is(of, in: .belonging) ? of - 1 : gate.tokens.lowerBound - 2
        guard words.is(noun, in: .portNoun) || words.is(noun, "col") || words.is(noun, "pass") else { return false }
        var before = noun - 1
        while words.is(before, in: .definite) && !words.is(before, in: .inside) || words.isApostrophe(before) {
            before -= 1
        }
        return !words.is(before, in: .inside) && !words.is(before, in: .towards) && !words.is(before, in: .belonging)
            && !words.is(before, "a")
    }

    private func isPassing(_ index: Int) -> Bool {
        words.is(index, "traverse") || words.is(index, "traversent") || words.is(index, "franchi")
            || words.is(index, "transite") || words.is(index, "passe") && words.is(index - 1, "sont")
            || words.is(index, "passed") || words.is(index, "crossed") || words.is(index, "crossing")
            || words.is(index, "transited")
    }

    /// "1,320 China-Europe trains passed the port": the port or pass told of before.
    private func pointedGate(_ site: Site) -> String? {
        let sentence = discourse.sentence(of: site.quantity)
        guard !site.sentence.contains(where: isGate) else { return nil }
        // "Khorgos ranked first. It processed over 7,000 trains".
        if words.is(sentence.lowerBound, "it") || words.is(sentence.lowerBound, "il")
            || words.is(sentence.lowerBound, "elle"), site.quantity.sentence > 0,
            let first = mentions.inSentence(site.quantity.sentence - 1).first, isGate(first),
            first.tokens.lowerBound - discourse.layout.sentences[site.quantity.sentence - 1].lowerBound <= 3
        {
            return first.code
        }
        let isPointed = sentence.contains {
            words.is($0, in: .definite) && words.is($0 + 1, in: .portNoun) && !words.is($0 + 2, in: .belonging)
                && !words.tokens[$0 + 1].isCapitalised
        }
        guard isPointed else { return nil }
        var number = site.quantity.sentence - 1
        while number >= 0, site.quantity.sentence - number <= 6 {
            if let gate = mentions.inSentence(number).last(where: isGate) { return gate.code }
            number -= 1
        }
        return nil
    }

    func isGate(_ mention: Mention) -> Bool {
        guard let place = mentions.place(mention.code) else { return false }
        return ["port", "crossing", "dry_port", "hub"].contains(place.kind)
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

    /// Whether those who come to a country are counted by where they are from: "Chinese visitors", "arrivées en provenance d'Inde".
    private func isOfVisitors(_ site: Site) -> Bool {
        let isVisit = site.clause.contains {
            words.is($0, "tourists") || words.is($0, "visitors") || words.is($0, "arrivals")
                || words.is($0, "travellers")
                || words.is($0, "touristes") || words.is($0, "visiteurs") || words.is($0, "arrivees")
                || words.is($0, "voyageurs")
        }
        return isVisit
            && site.near.allSatisfy {
                $0.category == .adjective || $0.category == .inhabitant || isFrom($0) || isOwner($0)
            }
            && !site.near.isEmpty
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
    func isOfFlow(_ site: Site) -> Bool {
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
    func isOnePhrase(_ site: Site) -> Bool {
        let end = discourse.quantities[site.index - 1].tokens.upperBound
        return !(end..<max(end, site.quantity.tokens.lowerBound)).contains { words.isWord($0) }
    }

    /// "ASEAN, a bloc of 10 countries" counts the group before; "128 villes chinoises" those of its own adjective.
    func counted(_ site: Site) -> Result? {
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
        // "19,000 China-Europe freight trains".
        let inside = unique(site.near.filter { site.quantity.tokens.contains($0.tokens.lowerBound) }.map(\.code))
        if inside.count >= 2, gates(site) == nil { return Result(codes: inside, ground: .clause) }
        // "quatre provinces birmanes": whose they are says their adjective, whatever stands before.
        if let own = site.near.first(where: {
            site.quantity.tokens.contains($0.tokens.lowerBound) && $0.category == .adjective
        }), noun.contains(where: { isTerritory(word: $0) }) {
            return Result(codes: [own.code], ground: .clause)
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
    func withSubject(_ codes: [String], _ site: Site) -> [String] {
        let first = discourse.neighbours(of: site.quantity).lowerBound
        guard site.quantity.kind == .count || site.quantity.kind == .physical, codes.count == 1, site.index > first,
            discourse.quantities[site.index - 1].kind == site.quantity.kind,
            discourse.quantities[site.index - 1].unit == site.quantity.unit,
            let subject = site.earlier[site.index - 1].codes.first, subject != codes[0],
            site.quantity.kind == .count
                || site.earlier[site.index - 1].codes.count == 2
                    && measures[site.index].measure == .volume,
            !site.near.contains(where: {
                isInside($0) && $0.category == .name && !$0.isPlace
                    && $0.tokens.lowerBound <= site.quantity.tokens.upperBound + 2
            }),
            !site.near.contains(where: { $0.tokens.lowerBound < site.quantity.tokens.lowerBound })
        else { return codes }
        return [subject] + codes
    }

    private func isTerritory(word index: Int) -> Bool {
        words.is(index, "provinces") || words.is(index, "regions") || words.is(index, "districts")
            || words.is(index, "states") || words.is(index, "etats") || words.is(index, "departements")
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

internal import Atlas
internal import Evidence

/// Places as parties: when they stand for themselves and when for their country.
extension PartyContext {
    /// "L'endroit", "the port", "la province" as the subject: the place named before.
    ///
    /// No place at all when none was named: the city's sales are not the country's. Nil where there is no such subject.
    func namedBefore(_ site: Site) -> [String]? {
        let sentence = discourse.sentence(of: site.quantity)
        let position = site.quantity.tokens.lowerBound
        guard !site.sentence.contains(where: { $0.isPlace }) else { return nil }
        let kinds: Set<String>? = subjectSite(sentence, before: position)
        guard let kinds else { return nil }
        var number = site.quantity.sentence - 1
        while number >= 0, site.quantity.sentence - number <= 6 {
            for mention in mentions.inSentence(number).reversed() where mention.isPlace {
                guard let place = mentions.place(mention.code) else { continue }
                if kinds.isEmpty ? place.kind != "province" : kinds.contains(place.kind) { return [mention.code] }
            }
            number -= 1
        }
        if undertakings.parties(at: site.quantity.sentence) != nil, isOfWork(site.measure) { return nil }
        return site.near.isEmpty && site.quantity.kind == .money ? [] : nil
    }

    /// Whether the text speaks of a province again and again, so that "the region" is one.
    private var isOfProvince: Bool {
        mentions.all.contains {
            $0.isPlace && mentions.count($0.code) >= 3 && mentions.place($0.code)?.kind == "province"
        }
    }

    /// Kinds of place that a definite noun near the start of a sentence can mean; nil when there is none.
    func subjectSite(_ sentence: Range<Int>, before position: Int) -> Set<String>? {
        var index = sentence.lowerBound
        while index < min(position, sentence.lowerBound + 16) {
            if words.is(index, in: .definite) || words.is(index, in: .possessive) {
                var next = index + 1
                if words.isApostrophe(next) { next += 1 }
                // What belongs to a name ("la ville de Lang Son", "la place de la Chine") is no reference back.
                let isNamed = words.is(next + 1, in: .belonging)
                if !isNamed, words.tokens.indices.contains(next), !words.tokens[next].isCapitalised {
                    if words.is(next, in: .provinceNoun), !words.is(next, in: .groupNoun) || isOfProvince {
                        return ["province"]
                    }
                    if words.is(next, in: .portNoun) { return ["port", "crossing", "dry_port", "hub"] }
                    if words.is(next, in: .siteNoun) { return [] }
                }
            }
            // A finite verb ends the subject.
            if words.is(index, in: .realised) { return nil }
            index += 1
        }
        return nil
    }

    /// Places that stand for their countries replaced.
    ///
    /// A city named in passing speaks for its country; a port, a crossing, the text's own subject, or a province whose
    /// own trade is told, for itself.
    func standing(_ codes: [String], _ index: Int) -> [String] {
        if codes.allSatisfy(Mentions.isCode) { return codes }
        let quantity = discourse.quantities[index]
        let places = codes.compactMap { mentions.place($0) }
        if places.count == 2, codes.count == 2, places[0].economy != places[1].economy,
            quantity.kind == .physical && quantity.unit.rawValue != "tonne" || quantity.kind == .duration
        {
            return codes
        }
        if places.count == 2, codes.count == 2, places[0].economy == places[1].economy,
            quantity.kind == .duration || measures[index].measure == .distance
        {
            return [places[0].economy]
        }
        let stood = codes.map { standing($0, index) }
        // "Beibu Gulf Port in Guangxi": the province only says where the port lies.
        let gates = Set(
            stood.compactMap { mentions.place($0) }.filter { $0.kind != "city" && $0.kind != "province" }
                .map(\.economy))
        if stood.count > 1, !gates.isEmpty, case let kept = stood.filter({ !isProvince($0, of: gates) }), !kept.isEmpty,
            kept.count < stood.count
        {
            return unique(kept)
        }
        // A place beside its own economy adds nothing.
        return unique(stood.filter { code in mentions.place(code).map { !stood.contains($0.economy) } ?? true })
    }

    private func isProvince(_ code: String, of economies: Set<String>) -> Bool {
        guard let place = mentions.place(code) else { return false }
        return place.kind == "province" && economies.contains(place.economy)
    }

    /// Cities and provinces of one country without all but the one named nearest to the figure.
    ///
    /// "plants in South Kalimantan, Banten and West Papua" are of one country, not of many parties; what trades or earns
    /// keeps every place, and so do ports and crossings.
    func oneOfEachEconomy(_ pool: [Mention], _ measure: Measure, at figure: Int) -> [Mention] {
        guard pool.reduce(0, { $0 + ($1.isPlace ? 1 : 0) }) > 1 else { return pool }
        switch measure {
        case .tradeTotal, .exports, .imports, .tradeBalance, .revenue, .transactionValue, .gdp, .population, .share:
            return pool
        default: break
        }
        var nearest: [String: (code: String, distance: Int)] = [:]
        for mention in pool where mention.isPlace {
            guard let place = mentions.place(mention.code) else { continue }
            // "entre Chongqing et Hanoï, longue de 1 500 km, par Nanning": a line is named by its ends first.
            let distance = measure == .distance ? 0 : abs(mention.tokens.lowerBound - figure)
            if distance < nearest[place.economy]?.distance ?? Int.max {
                nearest[place.economy] = (mention.code, distance)
            }
        }
        return pool.filter { mention in
            guard mention.isPlace, let place = mentions.place(mention.code) else { return true }
            let isGate = place.kind != "city" && place.kind != "province"
            return isGate || nearest[place.economy]?.code == mention.code || mention.code == mentions.topicPlace
        }
    }

    /// A place in the name of an economic zone.
    func isNameOfZone(_ mention: Mention) -> Bool {
        let end = mention.tokens.upperBound
        return words.is(end, "sez") || words.is(end, "special") && words.is(end + 1, "economic")
            || words.is(end, "economic") && words.is(end + 1, "zone")
            || (1...3).contains {
                words.is(mention.tokens.lowerBound - $0, "speciale")
                    || words.is(mention.tokens.lowerBound - $0, "special")
                    || words.is(mention.tokens.lowerBound - $0, "zes")
            }
    }

    /// "the terminal in Xi'an handled 10,500 TEU", "Beibu Bay port in Guangxi": what passes through a place is the place's own.
    func isHandling(_ named: [Mention], _ index: Int) -> Bool {
        switch measures[index].growthOf ?? measures[index].measure {
        case .volume, .capacity: break
        default: return false
        }
        return named.contains { mention in
            (1...4).contains { discourse.has(.handling, at: mention.tokens.lowerBound - $0) }
                || (0...2).contains { discourse.has(.handling, at: mention.tokens.upperBound + $0) }
        }
    }

    func standing(_ code: String, _ index: Int) -> String {
        guard let place = mentions.place(code) else { return code }
        let quantity = discourse.quantities[index]
        // "Map Ta Phut, en Thaïlande": its country stands beside it.
        if let position = mentions.inSentence[quantity.sentence].first(where: { mentions.all[$0].code == code }),
            mentions.all.indices.contains(position + 1), mentions.all[position + 1].code == place.economy,
            mentions.all[position + 1].sentence == quantity.sentence,
            mentions.all[position + 1].tokens.lowerBound - mentions.all[position].tokens.upperBound <= 3,
            mentions.all[position + 1].category == .name
        {
            return place.economy
        }
        let named = mentions.inSentence(quantity.sentence).filter { $0.code == code }
        // "the 11-square-km Sihanoukville SEZ".
        if named.contains(where: isNameOfZone) { return code }
        // "the Karachi-Lahore motorway" is its country's.
        if !named.isEmpty, named.allSatisfy(isNameOfWork), !isTrade(measures[index].growthOf ?? measures[index].measure)
        {
            return place.economy
        }
        switch place.kind {
        case "port", "crossing", "dry_port", "hub": return code
        default: break
        }
        if code == mentions.topicPlace || isHandling(named, index) { return code }
        if mentions.count(code) >= 4, mentions.count(code) > mentions.count(place.economy) { return code }
        switch measures[index].growthOf ?? measures[index].measure {
        case .tradeTotal, .exports, .imports, .tradeBalance, .revenue, .transactionValue, .gdp, .population:
            return code
        case .share where place.kind == "province": return code
        default:
            // A province that is somebody's partner speaks for itself; the site of a sentence before too.
            guard mentions.inSentence(quantity.sentence).contains(where: { $0.code == code }) else { return code }
            let trades = discourse.marks(in: discourse.clauses[index]).contains {
                $0.entry.category == .rankhead || $0.entry.text == "trade_total"
            }
            return trades ? code : place.economy
        }
    }
}

internal import Atlas
internal import Evidence

/// Parties taken over: from the figure or sentence before, or from what the whole text is about.
extension PartyContext {
    /// The figure before, the sentence before, or what the text is about.
    func fromBefore(_ site: Site, pairs: Bool) -> Result {
        if pairs {
            // "Exports overall dropped": the reporter's, with everybody.
            if isWhole(site), let before = inherited(site, reach: 2), let reporter = before.codes.first {
                return Result(codes: [reporter], ground: .inherited)
            }
            // "Bilateral trade" of nobody named goes on with the last trade told of, or is what the text is about.
            if isBilateral(site.clause), site.near.isEmpty {
                if let before = lastPair(site) { return before }
                let economies = mentions.topic.prefix(2)
                if economies.count == 2, !mentions.isMember(economies[0], of: economies[1]),
                    !mentions.isMember(economies[1], of: economies[0])
                {
                    return Result(codes: Array(economies), ground: .topic)
                }
            }
            if let before = inherited(site, reach: 1), before.codes.count == 2 || !isBilateral(site.clause) {
                return before
            }
            if let told = toldInSentenceBefore(site) { return told }
            if let before = lastPair(site) { return before }
        } else if let before = inherited(site, reach: 1), !isOfTradeBefore(site) {
            return Result(codes: unique(before.codes.map { economyIfMeant($0, site.clause) }), ground: .inherited)
        }
        var named = namedInSentenceBefore(site)
        // "China has stepped up its investment. The 233 km line": of China alone nothing is told to be built.
        if !pairs, isBuilt(site.measure), named == ["CHN"] && home.first != "CHN" || isOfTradeBefore(site),
            undertakings.parties(at: site.quantity.sentence) == nil
        {
            named = []
        }
        if !named.isEmpty {
            if named.count == 1, pairs, let other = other(than: named[0], site) {
                return Result(codes: [named[0], other], ground: .inherited)
            }
            return Result(codes: Array(named.prefix(2)), ground: .inherited)
        }
        if let before = inherited(site, reach: pairs ? 4 : 2), !isOfTradeBefore(site) {
            return Result(codes: unique(before.codes.map { economyIfMeant($0, site.clause) }), ground: before.ground)
        }
        if !pairs, let place = mentions.topicPlace {
            return Result(codes: [economyIfMeant(place, site.clause)], ground: .topic)
        }
        // A line or plant of nobody from abroad is its own country's.
        if !pairs, isBuilt(site.measure), undertakings.parties(at: site.quantity.sentence) == nil {
            return Result(codes: Array(home.prefix(1)), ground: .topic)
        }
        return Result(codes: Array(mentions.topic.prefix(2)), ground: .topic)
    }

    /// What the text is about, China last: what is built is told of where it is built.
    var home: [String] {
        let topic = mentions.topic.prefix(2)
        return topic.filter { $0 != "CHN" } + topic.filter { $0 == "CHN" }
    }

    /// Whether a work's figure follows one of trade, whose partner has no part in the work.
    func isOfTradeBefore(_ site: Site) -> Bool {
        guard isOfWork(site.measure), site.index > 0, site.earlier[site.index - 1].codes.count == 2 else {
            return false
        }
        switch measures[site.index - 1].growthOf ?? measures[site.index - 1].measure {
        case .exports, .imports, .tradeTotal, .tradeBalance: break
        case .volume:
            // "sold 31 million tonnes to China".
            let isSold = discourse.marks(in: discourse.clauses[site.index - 1]).contains {
                $0.entry.category == .measure && ["exports", "imports"].contains($0.entry.text)
            }
            if !isSold { return false }
        default: return false
        }
        return undertakings.parties(at: site.quantity.sentence) == nil
    }

    /// Parties of the figure before, when it stands at most some sentences back.
    func inherited(_ site: Site, reach: Int) -> Result? {
        var index = site.index - 1
        // "China bought 91 percent. Coal alone earned 8.9 billion.": a buyer's share is no figure of both.
        if site.measure != .share, index > 0, measures[index].measure == .share,
            discourse.quantities[index].sentence < site.quantity.sentence,
            discourse.quantities[index - 1].sentence == discourse.quantities[index].sentence
        {
            index -= 1
        }
        guard index >= 0 else { return nil }
        let previous = discourse.quantities[index]
        let result = site.earlier[index]
        guard !result.codes.isEmpty, site.quantity.sentence - previous.sentence <= reach,
            reach > 1 || discourse.sameParagraph(site.quantity.sentence, previous.sentence)
        else { return nil }
        return Result(codes: result.codes, ground: max(result.ground, .inherited))
    }

    /// Of the parties of the figure before the one that most figures before it share; the first where none does.
    func steady(_ codes: [String], _ site: Site) -> String? {
        var best: (count: Int, code: String)?
        for code in codes {
            let count = site.earlier.suffix(6).count { $0.codes.contains(code) }
            if count > (best?.count ?? 0) { best = (count, code) }
        }
        return best?.code
    }

    /// The last two traders that a figure of the sentences before is of.
    func lastPair(_ site: Site) -> Result? {
        var previous = site.index - 1
        while previous >= 0, site.quantity.sentence - discourse.quantities[previous].sentence <= 6 {
            let result = site.earlier[previous]
            switch measures[previous].growthOf ?? measures[previous].measure {
            case .tradeTotal, .exports, .imports, .tradeBalance, .share:
                if result.codes.count == 2 {
                    return Result(codes: result.codes, ground: max(result.ground, .inherited))
                }
            default: break
            }
            previous -= 1
        }
        return nil
    }

    /// The flow that the sentence before speaks of without a figure: "Imports from China have grown", before "those of
    /// machinery tripled".
    func toldInSentenceBefore(_ site: Site) -> Result? {
        let number = site.quantity.sentence - 1
        guard number >= 0, discourse.quantitiesIn[number].isEmpty, site.measure == .exports || site.measure == .imports,
            discourse.marks(in: discourse.layout.sentences[number]).contains(where: {
                $0.entry.category == .measure && $0.entry.text == site.measure.rawValue
            }),
            case let named = namedInSentenceBefore(site), named.count == 1,
            let other = mentions.topic.prefix(2).first(where: { $0 != named[0] && !mentions.isMember(named[0], of: $0) }
            )
        else { return nil }
        return Result(codes: [other, named[0]], ground: .inherited)
    }

    /// Parties that the sentence before names in the same paragraph.
    func namedInSentenceBefore(_ site: Site) -> [String] {
        let number = site.quantity.sentence
        guard number > 0, discourse.sameParagraph(number - 1, number) else { return [] }
        let before = mentions.inSentence(number - 1)
        return unique(before.filter { !$0.isSpeaker && mentions.trades($0) }.map(\.code))
    }

    /// The reporter of a flow of which only the partner is named: "exports to the US rose, those to Thailand fell".
    func reporter(beside partner: String, _ site: Site) -> String? {
        var previous = site.index - 1
        while previous >= 0, site.quantity.sentence - discourse.quantities[previous].sentence <= 2 {
            let isSame = (measures[previous].growthOf ?? measures[previous].measure) == site.measure
            if isSame, let first = site.earlier[previous].codes.first, site.earlier[previous].codes.count == 2,
                first != partner
            {
                return first
            }
            previous -= 1
        }
        return nil
    }

    /// The second party of a figure of which one is named.
    func other(than code: String, _ site: Site) -> String? {
        func fits(_ other: String) -> Bool {
            other != code && !mentions.isMember(code, of: other) && !mentions.isMember(other, of: code)
                && Mentions.isEconomyOrGroup(other) && mentions.place(other)?.economy != code
                && mentions.place(code)?.economy != other
        }
        if let mention = site.sentence.last(where: { $0.tokens.lowerBound < site.clause.lowerBound && fits($0.code) }) {
            return mention.code
        }
        if site.index > 0, site.quantity.sentence - discourse.quantities[site.index - 1].sentence <= 2,
            let other = leading(site.earlier[site.index - 1].codes.filter(fits))
        {
            return other
        }
        if let named = namedInSentenceBefore(site).first(where: fits) { return named }
        return mentions.topic.prefix(2).first(where: fits)
    }
}

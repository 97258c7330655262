internal import Atlas
internal import Evidence

/// Parties of what is sold, owed or visited, where the trade itself is not what is measured.
extension PartyContext {
    /// "Vietnam exported nearly 96,400 tons of litchi and over 152,600 tons of melons to China", "2 millions de tonnes
    /// livrées à la Chine": who sells and who buys.
    func sold(_ site: Site) -> Result? {
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

    /// "the global rail freight market, valued at 300 billion": nobody's but the world's.
    func market(_ site: Site) -> Result? {
        guard site.near.isEmpty else { return nil }
        let isGlobal = site.clause.contains { index in
            (words.is(index, "global") || words.is(index, "world") || words.is(index, "worldwide"))
                && (1...3).contains { words.is(index + $0, "market") || words.is(index + $0, "markets") }
                || (words.is(index, "mondial") || words.is(index, "mondiale")) && words.is(index - 1, "marche")
        }
        return isGlobal ? Result(codes: ["WORLD"], ground: .clause) : nil
    }

    /// "Laos' public debt was 14.5 billion", "89 percent of GDP": who owes it, where nobody is named that it is owed to.
    func debtor(_ site: Site) -> Result? {
        guard site.measure == .finance else { return nil }
        // "The country's total public debt".
        if site.near.isEmpty, isPublicDebt(site.clause), let country = country(site) {
            return Result(codes: [country], ground: .inherited)
        }
        if let lent = lent(site) { return lent }
        // "the World Bank with 815 million": lent to whom the figure before is lent, or to the country that the text is about.
        if unique(site.near.map(\.code)).count == 1, let lender = site.near.first,
            mentions.kinds(lender).contains(.institution)
        {
            let before = loanBefore(site).flatMap { $0.count == 2 ? $0.last : nil }
            if let borrower = before ?? home.first(where: { mentions.count($0) >= 2 }), borrower != lender.code {
                return Result(codes: [lender.code, borrower], ground: .completed)
            }
        }
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
        return isPublicDebt(site.clause) ? Result(codes: [only.code], ground: .clause) : nil
    }

    /// The institution that lends and those it lends to: "The bank approved loans of 509 million for projects in Bangladesh and
    /// Tajikistan; 165 million go to Bangladesh".
    private func lent(_ site: Site) -> Result? {
        let borrowers = unique(site.near.filter { Mentions.isEconomyOrGroup($0.code) && !$0.isPlace }.map(\.code))
        guard !borrowers.isEmpty else { return nil }
        if let lender = site.near.first, mentions.kinds(lender).contains(.institution),
            lender.tokens.upperBound <= site.quantity.tokens.lowerBound,
            site.near.dropFirst().allSatisfy({ $0.tokens.lowerBound >= site.quantity.tokens.upperBound })
        {
            return Result(codes: [lender.code] + borrowers, ground: .clause)
        }
        guard borrowers.count == 1, let before = loanBefore(site)?.first, Mentions.isInstitution(before) else {
            return nil
        }
        return Result(codes: [before, borrowers[0]], ground: .completed)
    }

    /// Who lends and who borrows what the last such figure of the sentence or the one before it speaks of.
    private func loanBefore(_ site: Site) -> [String]? {
        var index = site.index - 1
        while index >= 0, site.quantity.sentence - discourse.quantities[index].sentence <= 1 {
            if measures[index].measure == .finance { return site.earlier[index].codes }
            index -= 1
        }
        return nil
    }

    /// "total public debt", "dette extérieure".
    private func isPublicDebt(_ clause: Range<Int>) -> Bool {
        clause.contains { index in
            (words.is(index, "debt") || words.is(index, "debts") || words.is(index, "dette"))
                && (1...3).contains {
                    words.is(index - $0, "public") || words.is(index - $0, "external")
                        || words.is(index - $0, "foreign")
                        || words.is(index - $0, "national") || words.is(index - $0, "guaranteed")
                        || words.is(index + $0, "publique") || words.is(index + $0, "exterieure")
                }
        }
    }

    /// "ahead of the Central Asia–EU summit the president said the country would add 50 plants": who acts, where only the
    /// name of a meeting names others.
    func actingCountry(_ site: Site) -> Result? {
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
        return (0...1).contains { discourse.has(.meeting, at: end + $0) }
            || (1...3).contains { discourse.has(.meeting, at: mention.tokens.lowerBound - $0) }
    }

    /// Whether those who come to a country are counted by where they are from: "Chinese visitors", "arrivées en provenance d'Inde".
    func isOfVisitors(_ site: Site) -> Bool {
        let isVisit = site.clause.contains {
            discourse.has(.visitor, at: $0) || words.is($0, "arrivals") || words.is($0, "arrivees")
        }
        return isVisit
            && site.near.allSatisfy {
                $0.category == .adjective || $0.category == .inhabitant || isFrom($0) || isOwner($0)
            }
            && !site.near.isEmpty
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
}

internal import Atlas
internal import Evidence

/// Parties of shares and ranks: who holds it, and of whose whole.
extension PartyContext {
    func share(_ site: Site) -> Result {
        var near = economiesFirst(site.near)
        // "Chinese investment in ASEAN makes up 35 % of the Belt and Road's projects".
        if unique(near.map(\.code)).count > 2 { near.removeAll { $0.code == "BRI" } }
        let codes = unique(near.map(\.code))
        if let listed = inList(site) { return listed }
        if let giver = giver(site) { return giver }
        if let owner = ownerOfProduct(site) { return Result(codes: [owner], ground: .clause) }
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

    /// "China will provide 51 percent of the funds", "17 million provided by the Tajik government": whose contribution it is.
    func giver(_ site: Site) -> Result? {
        let verb = discourse.lead(before: site.quantity.tokens.lowerBound, reach: 5, passingSmall: true)
        if discourse.has(.providing, at: verb), site.measure == .share,
            let subject = site.near.last(where: { $0.tokens.upperBound <= verb }), !isOwner(subject),
            !isInside(subject),
            verb - subject.tokens.upperBound <= 2
        {
            return Result(codes: [subject.code], ground: .clause)
        }
        let next = (0...1).map { site.quantity.tokens.upperBound + $0 }.first { discourse.has(.providing, at: $0) }
        guard let next, words.is(next + 1, "by") || words.is(next + 1, "par"),
            let giver = site.near.first(where: { (2...4).contains($0.tokens.lowerBound - next) })
        else { return nil }
        return Result(codes: [giver.code], ground: .clause)
    }

    /// "the debt of Laos at 66 % of its GDP": a share of output is of the one whose output it is.
    private func ownerOfProduct(_ site: Site) -> String? {
        let end = site.quantity.tokens.upperBound
        guard words.is(end, in: .belonging) || words.is(end, "du"),
            let product = (end + 1..<end + 6).first(where: { words.is($0, "gdp") || words.is($0, "pib") }),
            !(end..<product).contains(where: { words.isMark($0, ",") })
        else { return nil }
        if let named = site.sentence.first(where: { (end...product + 4).contains($0.tokens.lowerBound) }) {
            // "Kyrgyzstan owes 30 percent of its GDP to China": of both.
            let isOwner = named.tokens.lowerBound < product || words.is(preposition(before: named), in: .belonging)
            return isOwner ? named.code : nil
        }
        return site.near.last { $0.tokens.upperBound <= site.quantity.tokens.lowerBound && !$0.isPlace }?.code
    }

    /// "33 % of its imports, 39 % of its exports, 26 % of the stock, not counting what passes through Singapore".
    func inList(_ site: Site) -> Result? {
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
    func isPartOfFigureBefore(_ site: Site) -> Bool {
        let start = site.quantity.tokens.lowerBound
        return words.is(start - 1, "dont") || (words.is(start - 1, "which") && words.is(start - 2, "of"))
    }

    /// Whether a sentence is about trade, or begins with a pronoun and so goes on with what was told before.
    func speaksOfTrade(_ site: Site) -> Bool {
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
    func lastWhole(_ site: Site) -> String? {
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
    func isContrasted(_ site: Site) -> Bool {
        let sentence = discourse.sentence(of: site.quantity)
        return words.is(sentence.lowerBound, in: .clauseBreak) && !words.is(sentence.lowerBound, in: .and)
    }

    func rank(_ site: Site) -> Result {
        // "Southeast Asia's second-largest economy": the one of them that the text is about.
        if let group = site.near.first(where: { Mentions.isGroup($0.code) || Mentions.isContinent($0.code) }),
            (0...1).contains(site.quantity.tokens.lowerBound - group.tokens.upperBound - 2)
                || (0...1).contains(site.quantity.tokens.lowerBound - group.tokens.upperBound),
            words.is(site.quantity.tokens.upperBound - 1, "economy")
                || words.is(site.quantity.tokens.upperBound, "economy"),
            let own = mentions.topic.first(where: { mentions.isMember($0, of: group.code) })
        {
            return Result(codes: [own, group.code], ground: .completed)
        }
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
    func ranked(_ site: Site) -> [String]? {
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
    func isOwner(_ mention: Mention) -> Bool {
        words.is(preposition(before: mention), in: .belonging)
            || words.is(mention.tokens.lowerBound - 1, in: .belonging)
    }
}

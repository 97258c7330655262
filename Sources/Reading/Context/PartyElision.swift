internal import Evidence

/// Parties of figures whose clause names only what changes: the rest is as it was for the figure before.
extension PartyContext {
    /// Parties of a figure that goes on from the one before, or that stands right after who gets it.
    func elided(_ site: Site) -> Result? {
        given(site) ?? replaced(site) ?? owed(site) ?? listedOn(site)
    }

    /// "owes China $4.7 billion and India $1.7 billion", "lent Laos 480 million": who gets it stands between verb and figure.
    private func given(_ site: Site) -> Result? {
        guard !discourse.grammar.isHeadFirst, site.quantity.kind == .money || site.quantity.kind == .physical else {
            return nil
        }
        let start = site.quantity.tokens.lowerBound
        guard
            let receiver = site.sentence.last(where: { $0.category == .name && $0.tokens.upperBound <= start }),
            !receiver.isPlace, (receiver.tokens.upperBound..<start).allSatisfy({ words.is($0, in: .passOver) })
        else { return nil }
        let verb = receiver.tokens.lowerBound - 1
        guard words.isWord(verb), !words.tokens[verb].isCapitalised else { return nil }
        if words.is(verb, in: .and) {
            guard site.index > discourse.neighbours(of: site.quantity).lowerBound,
                measures[site.index - 1].measure == site.measure, site.earlier[site.index - 1].codes.count == 2,
                let giver = site.earlier[site.index - 1].codes.first, giver != receiver.code,
                start - discourse.quantities[site.index - 1].tokens.upperBound <= 4
            else { return nil }
            return Result(codes: [giver, receiver.code], ground: .completed)
        }
        let isPreposition =
            words.is(verb, in: .towards) || words.is(verb, in: .origin) || words.is(verb, in: .inside)
            || words.is(verb, in: .belonging) || words.is(verb, in: .link) || words.is(verb, in: .definite)
            || words.is(verb, in: .than) || words.is(verb, in: .clauseBreak) || words.is(verb, in: .outranked)
            || words.is(verb, in: .against) || discourse.marksAt.has(.stop, at: verb)
        guard !isPreposition,
            let giver = site.sentence.first(where: {
                $0.tokens.upperBound <= verb && $0.code != receiver.code && mentions.trades($0)
            })
        else { return nil }
        return Result(codes: [giver.code, receiver.code], ground: .clause)
    }

    /// "by the railways of Kyrgyzstan increased by 24%, China by 19% and Russia by 12%": one side of each changes.
    private func listedOn(_ site: Site) -> Result? {
        guard site.index > discourse.neighbours(of: site.quantity).lowerBound,
            case let previous = discourse.quantities[site.index - 1], previous.kind == site.quantity.kind,
            previous.unit == site.quantity.unit,
            (measures[site.index - 1].growthOf ?? measures[site.index - 1].measure) == site.measure,
            site.earlier[site.index - 1].codes.count == 2,
            let first = steady(site.earlier[site.index - 1].codes, site)
        else { return nil }
        let between = site.sentence.filter {
            $0.tokens.lowerBound >= previous.tokens.upperBound
                && $0.tokens.upperBound <= site.quantity.tokens.lowerBound
        }
        guard between.count == 1, let named = between.first, named.code != first,
            !(named.isPlace && isTrade(site.measure)),
            case let before = previous.tokens.upperBound..<named.tokens.lowerBound, before.count <= 3,
            before.contains(where: { words.isMark($0, ",") || words.isMark($0, ";") || words.is($0, in: .and) }),
            before.allSatisfy({
                words.isMark($0, ",") || words.isMark($0, ";") || words.is($0, in: .and) || words.is($0, in: .definite)
                    || words.isApostrophe($0)
            }),
            case let after = named.tokens.upperBound..<site.quantity.tokens.lowerBound, after.count <= 3,
            after.allSatisfy({
                words.is($0, "by") || words.is($0, "de") || words.is($0, "in") || words.is($0, "en") || words.isDash($0)
                    || discourse.marksAt.has(.approx, at: $0)
                    || words.tokens[$0].length > 3 && !words.tokens[$0].isCapitalised && !words.is($0, in: .changed)
            })
        else { return nil }
        return Result(
            codes: isInvestment(site.index) ? [named.code, first] : [first, named.code], ground: .completed)
    }

    /// "while that with Iran", "celles de l'Allemagne": a pronoun for what was measured before, with one side changed.
    private func replaced(_ site: Site) -> Result? {
        switch site.measure {
        case .tradeTotal, .exports, .imports, .tradeBalance: break
        default: return nil
        }
        guard site.index > discourse.neighbours(of: site.quantity).lowerBound,
            let reporter = site.earlier[site.index - 1].codes.first, site.earlier[site.index - 1].codes.count == 2,
            let partner = site.earlier[site.index - 1].codes.last,
            let named = site.near.first(where: { standsFor($0) }), unique(site.near.map(\.code)).count == 1
        else { return nil }
        // "that with Iran grew 3 percent to 590 million".
        if named.code == reporter || named.code == partner { return site.earlier[site.index - 1] }
        let isPartner = isPartner(named, site)
        return Result(codes: isPartner ? [reporter, named.code] : [named.code, partner], ground: .completed)
    }

    /// Whether "that", "those", "celui" or "celles" and a preposition stand before a mention.
    private func standsFor(_ mention: Mention) -> Bool {
        let pronoun = preposition(before: mention) - 1
        return words.is(pronoun, "that") || words.is(pronoun, "those") || words.is(pronoun, "celui")
            || words.is(pronoun, "celle") || words.is(pronoun, "ceux") || words.is(pronoun, "celles")
    }

    /// "La dette du Laos envers la Chine est de 5,9 milliards, et Vientiane doit rembourser 950 millions": to the same lender.
    private func owed(_ site: Site) -> Result? {
        guard site.measure == .finance, site.index > discourse.neighbours(of: site.quantity).lowerBound,
            measures[site.index - 1].measure == .finance, site.earlier[site.index - 1].codes.count == 2,
            let only = unique(site.near.map(\.code)).first, unique(site.near.map(\.code)).count == 1,
            site.earlier[site.index - 1].codes.contains(only)
        else { return nil }
        return Result(codes: site.earlier[site.index - 1].codes, ground: .completed)
    }

    /// "Vietnam, Malaysia and Indonesia were its top partners, with turnover up 24.1%, 13.7% and 4.1% respectively".
    func apiece(_ site: Site) -> Result? {
        if let amount = discourse.amount(ofRespective: site.index) { return site.earlier[amount] }
        guard let list = discourse.respective(site.index),
            let names = names(
                before: discourse.quantities[list.lowerBound].tokens.lowerBound, count: list.count, site)
        else { return nil }
        let own = names[site.index - list.lowerBound]
        switch site.measure {
        case .tradeTotal, .exports, .imports, .tradeBalance, .fdiFlow, .fdiStock, .share, .investment:
            guard
                let other = namedBefore(site)?.first ?? mentions.topicPlace
                    ?? mentions.topic.first(where: { !names.contains($0) })
            else { return nil }
            return Result(codes: [other, own], ground: .completed)
        default: return Result(codes: [own], ground: .clause)
        }
    }

    /// A list of that many names that ends before a token.
    private func names(before token: Int, count: Int, _ site: Site) -> [String]? {
        let named = site.sentence.filter { $0.tokens.upperBound <= token && !$0.isPlace }
        guard named.count >= count else { return nil }
        for start in (0...(named.count - count)).reversed() {
            let part = named[start..<(start + count)]
            let isListed = zip(part, part.dropFirst()).allSatisfy { left, right in
                let gap = left.tokens.upperBound..<max(left.tokens.upperBound, right.tokens.lowerBound)
                return (1...4).contains(gap.count)
                    && gap.contains { words.is($0, in: .and) || words.isMark($0, ",") }
            }
            if isListed, Set(part.map(\.code)).count == count { return part.map(\.code) }
        }
        return nil
    }
}

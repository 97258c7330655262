internal import Atlas
internal import Evidence

/// How French and English join, own and point to parties.
extension PartyContext {
    /// Token around which the parties of a figure stand: the word that says what it measures, else the figure.
    func anchor(_ site: Site) -> Int {
        measures[site.index].measureCue ?? site.quantity.tokens.lowerBound
    }

    func unique(_ codes: [String]) -> [String] {
        var result: [String] = []
        for code in codes where !result.contains(code) { result.append(code) }
        return result
    }

    /// The parties named closest to a token, in the order of the text.
    func nearest(_ pool: [Mention], to token: Int, count: Int) -> [String] {
        let byDistance = pool.sorted { abs($0.tokens.lowerBound - token) < abs($1.tokens.lowerBound - token) }
        let kept = Set(unique(byDistance.map(\.code)).prefix(count))
        return unique(pool.filter { kept.contains($0.code) }.map(\.code))
    }

    /// Where two economies are named, places beside them are only where it happened.
    func economiesFirst(_ pool: [Mention]) -> [Mention] {
        let economies = pool.filter { !$0.isPlace }
        return unique(economies.map(\.code)).count >= 2 ? economies : pool
    }

    /// Whether a preposition ties a mention to what stands before it.
    func isAttached(_ mention: Mention) -> Bool {
        let index = preposition(before: mention)
        return words.is(index, in: .inside) || words.is(index, in: .towards) || words.is(index, in: .belonging)
            || words.is(index, "a") || words.is(index, in: .and) || words.is(index, in: .visiting)
    }

    /// Three parties or more in a row: "Bichkek, Tachkent et Pékin"; nil for fewer.
    func series(_ pool: [Mention], _ site: Site) -> [String]? {
        var codes: [String] = []
        for (position, mention) in pool.enumerated() {
            if position > 0 {
                let gap =
                    pool[position - 1].tokens
                    .upperBound..<max(
                        pool[position - 1].tokens.upperBound, mention.tokens.lowerBound)
                let isListed =
                    (1...4).contains(gap.count)
                    && gap.allSatisfy {
                        words.isMark($0, ",") || words.is($0, in: .and) || words.is($0, in: .definite)
                            || words.isApostrophe($0) || words.tokens[$0].length == 1
                    }
                if !isListed {
                    if codes.count >= 3 { break }
                    codes = []
                }
            }
            if !codes.contains(mention.code) { codes.append(mention.code) }
        }
        return codes.count >= 3 ? codes : nil
    }

    /// Of several parties the one the text is about most.
    func leading(_ codes: [String]) -> String? {
        mentions.topic.first { codes.contains($0) } ?? codes.first
    }

    /// Two of many: who is named before the figure or right after it, then who follows.
    func subjectFirst(_ pool: [Mention], _ quantity: Quantity) -> [String] {
        let close = pool.filter { $0.tokens.lowerBound <= quantity.tokens.upperBound + 2 }
        let before = unique(close.map(\.code))
        if before.count > 2 { return nearest(close, to: quantity.tokens.lowerBound, count: 2) }
        return Array(unique(before + pool.map(\.code)).prefix(2))
    }

    /// "À l'échelle du pays", "nationwide": the place's economy.
    func economyIfMeant(_ code: String, _ clause: Range<Int>) -> String {
        guard let place = mentions.place(code) else { return code }
        let isMeant = clause.contains {
            words.is($0, in: .economyNoun) && words.is($0 - 1, in: .definite) || words.is($0, "nationwide")
        }
        return isMeant ? place.economy : code
    }

    /// "Ce dernier", "the latter".
    func refersToLatter(_ clause: Range<Int>) -> Bool {
        clause.contains { index in
            (words.is(index, "dernier") || words.is(index, "derniere") || words.is(index, "latter"))
                && words.is(index - 1, in: .definite) && index - clause.lowerBound <= 2
        }
    }

    /// Two parties that the words join: "entre la Chine et l'ASEAN", "Chine-ASEAN", "China's trade with Vietnam".
    ///
    /// With `firmly` only what "between" or a hyphen joins counts.
    func pair(_ site: Site, in pool: [Mention], firmly: Bool = false) -> [String]? {
        var best: (distance: Int, codes: [String])?
        for (position, right) in pool.enumerated().dropFirst() {
            let left = pool[position - 1]
            guard left.code != right.code else { continue }
            // The middle of "Chine-Kirghizistan-Ouzbékistan" begins no pair.
            if position > 1, pool[position - 2].tokens.upperBound + 1 == left.tokens.lowerBound,
                words.isDash(left.tokens.lowerBound - 1)
            {
                continue
            }
            guard mentions.trades(left), mentions.trades(right) else { continue }
            let gap = left.tokens.upperBound..<max(left.tokens.upperBound, right.tokens.lowerBound)
            let isBetween = follows("between", "entre", left.tokens.lowerBound) && gap.count <= 8
            let isJoined = gap.count == 1 && words.isDash(gap.lowerBound)
            let isLinked =
                gap.count <= 6 && gap.contains { words.is($0, in: .link) }
                && !gap.contains { words.isMark($0, ",") || words.isMark($0, ";") || words.isMark($0, "(") }
                && !discourse.hasQuantity(in: gap, sentence: left.sentence)
            guard isBetween || isJoined || (isLinked && !firmly) else { continue }
            let anchor = anchor(site)
            var codes = [left.code, right.code]
            // "Chine-Kirghizistan-Ouzbékistan".
            if isJoined, let third = pool.first(where: { $0.tokens.lowerBound == right.tokens.upperBound + 1 }),
                words.isDash(right.tokens.upperBound), !codes.contains(third.code)
            {
                codes.append(third.code)
            }
            let distance =
                min(abs(left.tokens.lowerBound - anchor), abs(right.tokens.upperBound - anchor))
                - (isBetween || isJoined ? 20 : 0)
            if distance < (best?.distance ?? 60) { best = (distance, ordered(codes, site)) }
        }
        return best?.codes
    }

    private func follows(_ english: StaticString, _ french: StaticString, _ index: Int) -> Bool {
        for back in 1...3 where words.is(index - back, english) || words.is(index - back, french) { return true }
        return false
    }

    /// Token before a mention, articles and counted nouns skipped: "with the five", "vers l'".
    func preposition(before mention: Mention) -> Int {
        var index = mention.tokens.lowerBound - 1
        var steps = 0
        while steps < 4,
            words.isApostrophe(index) || words.is(index, in: .definite) && !words.is(index, in: .inside)
                || words.tokens.indices.contains(index) && words.tokens[index].length == 1 && words.isWord(index)
        {
            index -= 1
            steps += 1
        }
        return index
    }

    /// Whether a mention is the other side of trade: "with Vietnam", "vers l'ASEAN", "from the bloc".
    func isPartner(_ mention: Mention, _ site: Site) -> Bool {
        let index = preposition(before: mention)
        if words.is(index, in: .towards) || words.is(index, in: .origin) { return true }
        // "destination de", "provenance de".
        if words.is(index, in: .belonging), words.is(index - 1, in: .towards) || words.is(index - 1, in: .origin) {
            return true
        }
        // "ventes à la Chine", "exportations aux États-Unis".
        guard site.measure == .exports || site.measure == .imports, let cue = measures[site.index].measureCue,
            mention.tokens.lowerBound > cue
        else { return false }
        return words.is(index, "a") || words.is(index, "aux") || words.is(index, "au")
            || words.is(mention.tokens.lowerBound - 1, "aux") || words.is(mention.tokens.lowerBound - 1, "au")
    }

    /// "derrière Singapour et Hong Kong", "after the EU": others that a rank or share is only compared with.
    func isOutranked(_ position: Int) -> Bool {
        let mention = mentions.all[position]
        let before = preposition(before: mention)
        if words.is(before, in: .outranked), !isActing(mention, before) { return true }
        // "more than Germany": only compared with.
        if words.is(before, in: .than), words.is(before - 1, in: .more) || words.is(before - 1, in: .less),
            !discourse.hasQuantity(
                in: mention.tokens.upperBound..<mention.tokens.upperBound + 4, sentence: mention.sentence)
        {
            return true
        }
        guard position > mentions.inSentence[mention.sentence].lowerBound else { return false }
        let previous = mentions.all[position - 1]
        let gap = previous.tokens.upperBound..<max(previous.tokens.upperBound, mention.tokens.lowerBound)
        let isListed = gap.count <= 6 && gap.contains { words.is($0, in: .and) || words.isMark($0, ",") }
        return isListed && isOutranked(position - 1) && !discourse.hasQuantity(in: gap, sentence: mention.sentence)
    }

    /// "after the Philippines bagged pledges": who acts there, which is no rank.
    private func isActing(_ mention: Mention, _ before: Int) -> Bool {
        guard words.is(before, "after") || words.is(before, "apres") else { return false }
        let next = mention.tokens.upperBound
        return words.isWord(next) && !words.tokens[next].isCapitalised && words.tokens[next].length > 3
            && !discourse.marksAt.has(.stop, at: next)
    }

    /// Whether goods or capital come from a mention: "from Singapore", "en provenance de".
    func isFrom(_ mention: Mention) -> Bool {
        let index = preposition(before: mention)
        return words.is(index, in: .origin) || words.is(index - 1, in: .origin)
    }

    /// Whether a mention is where something is: "in Thailand", "au Laos".
    func isInside(_ mention: Mention) -> Bool {
        words.is(mention.tokens.lowerBound - 1, in: .inside) || words.is(preposition(before: mention), in: .inside)
    }

    /// The party that the figure is reported of first: who exports, imports or invests.
    func ordered(_ codes: [String], _ site: Site) -> [String] {
        // The sentence may name them the other way round for another figure.
        func named(_ code: String) -> Mention? {
            site.near.first { $0.code == code } ?? site.sentence.first { $0.code == code }
        }
        guard codes.count == 2, let first = named(codes[0]),
            site.measure == .exports || site.measure == .imports || site.measure == .tradeBalance,
            isPartner(first, site), !isBilateral(site.clause)
        else { return codes }
        // "exports to China from Uzbekistan": from whom goods come exports them.
        if site.measure == .exports, !isFrom(first), let second = named(codes[1]), isFrom(second) {
            return [codes[1], codes[0]]
        }
        guard let second = named(codes[1]), !isPartner(second, site) else { return codes }
        return [codes[1], codes[0]]
    }

    /// Who invests before where: "Chinese investment in Laos", "in Laos by Chinese firms".
    func investorFirst(_ codes: [String], _ site: Site) -> [String] {
        guard codes.count == 2, let first = site.near.first(where: { $0.code == codes[0] }),
            let second = site.near.first(where: { $0.code == codes[1] })
        else { return codes }
        return isInside(first) && !isInside(second) ? [codes[1], codes[0]] : codes
    }

    /// "commerce extérieur total de la Chine", "total exports": no partner is meant.
    func isWhole(_ site: Site) -> Bool {
        let anchor = anchor(site)
        let isBilateral = isBilateral(site.clause)
        // "The total volume of trade between China and the countries of the region".
        if site.near.contains(where: {
            words.is($0.tokens.lowerBound - 1, "between") || words.is(preposition(before: $0), "entre")
        }) {
            return false
        }
        return site.clause.contains {
            words.is($0, in: .whole) && !isTheirs($0) && !isCompared($0) && abs($0 - anchor) <= 6
                && (!isBilateral || isOwned($0, site))
                // Foreign trade is with everybody, a foreign investor is somebody.
                && (!words.is($0, in: .foreign) || words.is($0 + 1, "trade"))
        }
    }

    /// "Their total trade", "leur commerce total": of both.
    private func isTheirs(_ index: Int) -> Bool {
        (1...2).contains {
            words.is(index - $0, "their") || words.is(index - $0, "leur") || words.is(index - $0, "leurs")
        }
    }

    /// "higher than China's overall trade": the whole is only compared with.
    private func isCompared(_ index: Int) -> Bool { (1...5).contains { words.is(index - $0, "than") } }

    /// "Cambodia's total trade", "commerce extérieur total du Cambodge": a name right at a word of the whole.
    private func isOwned(_ index: Int, _ site: Site) -> Bool {
        site.near.contains { (0...2).contains(index - $0.tokens.upperBound) }
    }

    /// "bilateral", "mutuel", "the two countries".
    func isBilateral(_ clause: Range<Int>) -> Bool {
        clause.contains { index in
            guard words.is(index, in: .bilateral) else { return false }
            return !words.is(index, "deux") && !words.is(index, "two") || words.is(index + 1, in: .sides)
                || words.isDash(index + 1)
        }
    }

    func isForeign(_ clause: Range<Int>) -> Bool { clause.contains { words.is($0, in: .foreign) } }

    /// "the bloc", "ce pays", "its northern neighbour": a party that was named before.
    func refersToOther(_ site: Site, before end: Int = .max) -> Bool {
        let speaker = speakers[site.quantity.sentence]?.tokens ?? 0..<0
        for index in site.clause
        where index < end && !speaker.contains(index)
            && (words.is(index, in: .definite) || words.is(index, in: .possessive))
        {
            for step in 1...3
            where words.is(index + step, in: .economyNoun) || words.is(index + step, in: .groupNoun)
                || words.is(index + step, in: .otherNoun)
            {
                // "the region of", "l'Union européenne" name somebody themselves.
                if words.tokens.indices.contains(index + step), words.tokens[index + step].isCapitalised { continue }
                return true
            }
        }
        return false
    }

    /// "in the country", "the kingdom received": the economy named before is where it happens or who acts.
    func pointsBack(_ clause: Range<Int>) -> Bool {
        clause.contains { index in
            guard words.is(index, in: .economyNoun), !words.tokens[index].isCapitalised else { return false }
            for back in 1...3 where words.is(index - back, in: .definite) {
                let before = index - back - 1
                return words.is(before, in: .inside) || before - clause.lowerBound < 3
                    || (words.isMark(before, ",") && !words.is(index + 1, in: .belonging))
            }
            return false
        }
    }

    // MARK: - Places
}

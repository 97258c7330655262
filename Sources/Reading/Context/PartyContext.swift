internal import Atlas
internal import Evidence

/// Decides between whom or of whom each quantity is.
///
/// What a figure measures says how many parties it has: a national product one, trade two, a length those who share
/// the line. Who they are is read from the figure's own clause first, then from the sentence, the figures before it,
/// the sentence before, and last from what the whole text is about.
struct PartyContext {
    typealias Mention = Mentions.Mention

    let discourse: Discourse
    let words: Words
    let mentions: Mentions
    let measures: [MeasureContext.Result]

    init(discourse: Discourse, mentions: Mentions, measures: [MeasureContext.Result]) {
        self.discourse = discourse
        self.mentions = mentions
        self.measures = measures
        words = discourse.words
    }

    /// Parties of one quantity and how they were found.
    struct Result {
        var codes: [String]
        var ground: Ground
    }

    /// Where parties were read, surest first.
    enum Ground: Int, Comparable {
        /// Both named in the figure's own clause.
        case clause
        /// One named there, the other from close by.
        case completed
        /// Taken from the figure or sentence before.
        case inherited
        /// Only what the text is about.
        case topic

        static func < (left: Ground, right: Ground) -> Bool { left.rawValue < right.rawValue }
    }

    /// What a quantity's parties are looked for with.
    struct Site {
        let index: Int
        let quantity: Quantity
        let measure: Measure
        let clause: Range<Int>
        /// Mentions of the sentence, speakers left out.
        let sentence: [Mention]
        /// Those of them inside the clause.
        let near: [Mention]
        /// Results of the quantities before.
        let earlier: [Result]
    }

    /// Parties of each quantity, in order, reporter, exporter or investor first.
    func parties() -> [Result] {
        var results: [Result] = []
        results.reserveCapacity(discourse.quantities.count)
        for index in discourse.quantities.indices {
            var result = self.result(of: site(index, results))
            // Taken over as it stood there.
            if index == 0 || result.codes != results[index - 1].codes { result.codes = standing(result.codes, index) }
            results.append(result)
        }
        return results
    }

    private func site(_ index: Int, _ earlier: [Result]) -> Site {
        let quantity = discourse.quantities[index]
        let clause = discourse.clauses[index]
        let measure = measures[index].growthOf ?? measures[index].measure
        let here = mentions.inSentence(quantity.sentence)
        let lends = measure == .finance || measure == .share || measure == .cost || measure == .investment
        let isOfWhole = measure == .share || measure == .rank || measure == .gdp
        let usable = here.filter {
            !$0.isSpeaker && (lends || !Mentions.isInstitution($0.code)) && (isOfWhole || $0.code != "WORLD")
        }
        return Site(
            index: index, quantity: quantity, measure: measure, clause: clause, sentence: usable,
            near: usable.filter { clause.contains($0.tokens.lowerBound) }, earlier: earlier)
    }

    private func result(of site: Site) -> Result {
        if let partner = discourse.conversionPartner(site.index) {
            return Result(codes: site.earlier[partner].codes, ground: site.earlier[partner].ground)
        }
        if let shared = shared(site) { return shared }
        if let listed = listed(site) { return listed }
        if let place = namedBefore(site) { return Result(codes: [place], ground: .inherited) }
        switch site.measure {
        case .gdp, .population: return single(site)
        case .tradeTotal, .exports, .imports, .tradeBalance: return bilateral(site)
        case .fdiFlow, .fdiStock, .investment: return investment(site)
        case .share: return share(site)
        case .rank: return rank(site)
        default: return other(site)
        }
    }

    /// "(+52%)" right after an amount, or a rate in a clause that names nobody, shares the parties of the amount.
    private func shared(_ site: Site) -> Result? {
        let index = site.index
        guard index > discourse.neighbours(of: site.quantity).lowerBound,
            site.quantity.kind == .percent || site.quantity.kind == .times, measures[index].measure == .growth
        else { return nil }
        let previous = discourse.quantities[index - 1]
        let gap = previous.tokens.upperBound..<max(previous.tokens.upperBound, site.quantity.tokens.lowerBound)
        let isBracketed = gap.count <= 4 && gap.contains { words.isMark($0, "(") }
        if isBracketed || (gap.count <= 4 && site.near.isEmpty) || (site.near.isEmpty && previous.kind == .money) {
            return Result(codes: site.earlier[index - 1].codes, ground: site.earlier[index - 1].ground)
        }
        return nil
    }

    /// "after Singapore ($12.1 billion)", "suivie des États-Unis (12 %)": the name before takes the place of the one that
    /// the figure before is of.
    private func listed(_ site: Site) -> Result? {
        let start = site.quantity.tokens.lowerBound
        guard site.index > 0, words.isMark(start - 1, "("),
            let named = site.sentence.last(where: { $0.tokens.upperBound == start - 1 }),
            site.quantity.sentence - discourse.quantities[site.index - 1].sentence <= 1
        else { return nil }
        var previous = site.index - 1
        while previous > 0, measures[previous].measure == .rank { previous -= 1 }
        guard measures[previous].measure == measures[site.index].measure else { return nil }
        let before = site.earlier[previous].codes
        guard before.count == 2, let first = before.first, let last = before.last, !before.contains(named.code) else {
            return nil
        }
        switch site.measure {
        case .tradeTotal, .exports, .imports, .tradeBalance:
            return Result(codes: [first, named.code], ground: .completed)
        default: return Result(codes: [named.code, last], ground: .completed)
        }
    }

    // MARK: - One party

    private func single(_ site: Site) -> Result {
        let position = site.quantity.tokens.lowerBound
        let pool = site.near.isEmpty ? site.sentence : site.near
        if let found = pool.last(where: { $0.tokens.lowerBound < position }) ?? pool.first {
            return Result(codes: [found.code], ground: site.near.isEmpty ? .completed : .clause)
        }
        if let before = inherited(site, reach: 1) { return Result(codes: [before.codes[0]], ground: .inherited) }
        if let named = namedInSentenceBefore(site).first { return Result(codes: [named], ground: .inherited) }
        return Result(codes: Array(mentions.topic.prefix(1)), ground: .topic)
    }

    // MARK: - Trade

    private func bilateral(_ site: Site) -> Result {
        if let pair = pair(site, in: site.near) { return Result(codes: pair, ground: .clause) }
        var traders = site.near.filter { Mentions.isEconomyOrGroup($0.code) || $0.code == "BRI" }
        // "HCMC's leader welcomed bilateral trade": not the city's.
        if isBilateral(site.clause) { traders.removeAll(where: \.isPlace) }
        traders = economiesFirst(traders)
        let codes = unique(traders.map(\.code))
        if codes.count >= 2 {
            return Result(codes: ordered(nearest(traders, to: anchor(site), count: 2), site), ground: .clause)
        }
        if let only = traders.first {
            let isPartner = isPartner(only, site)
            if isWhole(site), !isPartner { return Result(codes: codes, ground: .clause) }
            if isPartner || refersToOther(site.clause) || isBilateral(site.clause) {
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
            return Result(codes: codes, ground: .clause)
        }
        let first = discourse.neighbours(of: site.quantity).lowerBound
        if site.index > first {
            let before = site.earlier[site.index - 1]
            if isWhole(site), let reporter = before.codes.first { return Result(codes: [reporter], ground: .inherited) }
            if before.codes.count == 2 || site.sentence.isEmpty {
                return Result(codes: before.codes, ground: max(before.ground, .inherited))
            }
        }
        // Names that other figures of the sentence claim for themselves are not this one's.
        let others = site.sentence.filter { mention in
            Mentions.isEconomyOrGroup(mention.code) && !(mention.isPlace && isBilateral(site.clause))
                && !discourse.neighbours(of: site.quantity).contains {
                    $0 > site.index && discourse.clauses[$0].contains(mention.tokens.lowerBound)
                }
        }
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

    // MARK: - Investment

    private func investment(_ site: Site) -> Result {
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
            if isHost || isForeign(site.clause) {
                if !isForeign(site.clause), let before = inherited(site, reach: 1), before.codes.count == 2,
                    before.codes.contains(only.code), isInvestment(site.index - 1)
                {
                    return before
                }
                let earlierInSentence = site.sentence.first { !site.clause.contains($0.tokens.lowerBound) }
                if !isForeign(site.clause), let investor = earlierInSentence, investor.code != only.code {
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

    private func share(_ site: Site) -> Result {
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
            let fitting = mentions.topic.prefix(2).first { $0 != only.code }
            if let other = (isContrasted(site) ? fitting : nil) ?? other(than: only.code, site) {
                return Result(codes: [other, only.code], ground: .completed)
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

    private func rank(_ site: Site) -> Result {
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

    private func other(_ site: Site) -> Result {
        // "the 665-km, 50 billion ringgit railway": one phrase, one project.
        if site.index > discourse.neighbours(of: site.quantity).lowerBound, !site.earlier[site.index - 1].codes.isEmpty
        {
            let gap =
                discourse.quantities[site.index - 1].tokens
                .upperBound..<max(
                    discourse.quantities[site.index - 1].tokens.upperBound, site.quantity.tokens.lowerBound)
            if !gap.contains(where: { words.isWord($0) }) {
                return Result(codes: site.earlier[site.index - 1].codes, ground: .completed)
            }
        }
        if let counted = counted(site) { return counted }
        if site.near.count >= 2, let pair = pair(site, in: site.near, firmly: true) {
            return Result(codes: pair, ground: .clause)
        }
        var codes = unique(economiesFirst(site.near).map(\.code))
        if codes.count > 2 { codes.removeAll { $0 == "TITR" } }
        if codes.count == 1, site.near.allSatisfy(\.isPlace), refersToLatter(site.clause),
            let named = namedInSentenceBefore(site).last
        {
            return Result(codes: [named] + codes, ground: .completed)
        }
        let isAmount = site.quantity.kind == .physical || site.quantity.kind == .money
        if isAmount || site.quantity.kind == .duration, codes.count > 1 { codes.removeAll { $0 == "BRI" } }
        if codes.count > 2, isAmount {
            codes = subjectFirst(site.near.filter { $0.code != "BRI" }, site.quantity)
        }
        if codes.isEmpty {
            let position = site.quantity.tokens.lowerBound
            let before = site.sentence.filter { $0.tokens.lowerBound < position }
            if site.index > discourse.neighbours(of: site.quantity).lowerBound {
                let previous = site.earlier[site.index - 1]
                if !previous.codes.isEmpty {
                    return Result(codes: previous.codes, ground: max(previous.ground, .completed))
                }
            }
            if let pair = pair(site, in: site.sentence, firmly: true) { return Result(codes: pair, ground: .completed) }
            let named = unique((before.isEmpty ? site.sentence : before).map(\.code))
            if !named.isEmpty { return Result(codes: Array(named.prefix(2)), ground: .completed) }
            return fromBefore(site, pairs: false)
        }
        if codes == ["CHN"], let other = other(than: "CHN", site), reachesAbroad(site.measure) {
            return Result(codes: ["CHN", other], ground: .completed)
        }
        if codes == ["BRI"] { return Result(codes: ["CHN", "BRI"], ground: .completed) }
        return Result(codes: withSubject(codes, site), ground: .clause)
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
        if codes.count == 1, site.measure == .projectCount, let other = other(than: own.code, site) {
            return Result(codes: [own.code, other], ground: .completed)
        }
        return Result(codes: withSubject(codes, site), ground: .clause)
    }

    /// "128 Chinese cities reach 229 cities in 26 European countries": the subject of a list of counts goes on.
    private func withSubject(_ codes: [String], _ site: Site) -> [String] {
        guard site.quantity.kind == .count, codes.count == 1,
            site.index > discourse.neighbours(of: site.quantity).lowerBound,
            discourse.quantities[site.index - 1].kind == .count,
            let subject = site.earlier[site.index - 1].codes.first, subject != codes[0],
            !site.near.contains(where: { $0.tokens.lowerBound < site.quantity.tokens.lowerBound })
        else { return codes }
        return [subject] + codes
    }

    /// What China does abroad has a second party.
    private func reachesAbroad(_ measure: Measure) -> Bool {
        switch measure {
        case .finance, .cost, .transactionValue, .otherValue, .projectCount, .volume, .capacity, .distance: true
        default: false
        }
    }

    // MARK: - From further off

    /// The figure before, the sentence before, or what the text is about.
    private func fromBefore(_ site: Site, pairs: Bool) -> Result {
        if pairs {
            if let before = inherited(site, reach: 1), before.codes.count == 2 || !isBilateral(site.clause) {
                return before
            }
            if let before = lastPair(site) { return before }
        } else if let before = inherited(site, reach: 1) {
            return Result(codes: unique(before.codes.map { economyIfMeant($0, site.clause) }), ground: .inherited)
        }
        let named = namedInSentenceBefore(site)
        if !named.isEmpty {
            if named.count == 1, pairs, let other = other(than: named[0], site) {
                return Result(codes: [named[0], other], ground: .inherited)
            }
            return Result(codes: Array(named.prefix(2)), ground: .inherited)
        }
        if let before = inherited(site, reach: pairs ? 4 : 2) {
            return Result(codes: unique(before.codes.map { economyIfMeant($0, site.clause) }), ground: before.ground)
        }
        if !pairs, let place = mentions.topicPlace {
            return Result(codes: [economyIfMeant(place, site.clause)], ground: .topic)
        }
        return Result(codes: Array(mentions.topic.prefix(2)), ground: .topic)
    }

    /// Parties of the figure before, when it stands at most some sentences back.
    private func inherited(_ site: Site, reach: Int) -> Result? {
        guard site.index > 0 else { return nil }
        let previous = discourse.quantities[site.index - 1]
        let result = site.earlier[site.index - 1]
        guard !result.codes.isEmpty, site.quantity.sentence - previous.sentence <= reach,
            reach > 1 || discourse.sameParagraph(site.quantity.sentence, previous.sentence)
        else { return nil }
        return Result(codes: result.codes, ground: max(result.ground, .inherited))
    }

    /// The last two traders that a figure of the sentences before is of.
    private func lastPair(_ site: Site) -> Result? {
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

    /// Parties that the sentence before names in the same paragraph.
    private func namedInSentenceBefore(_ site: Site) -> [String] {
        let number = site.quantity.sentence
        guard number > 0, discourse.sameParagraph(number - 1, number) else { return [] }
        let before = mentions.inSentence(number - 1)
        return unique(before.filter { !$0.isSpeaker && Mentions.isEconomyOrGroup($0.code) }.map(\.code))
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

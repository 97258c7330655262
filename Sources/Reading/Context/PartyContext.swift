internal import Atlas
internal import Evidence

/// Decides between whom or of whom each quantity is.
///
/// What a figure measures says how many parties it has: a national product one, trade two, a length those who share
/// the line. Who they are is read from the figure's own clause first, then from the sentence, the figures before it,
/// the sentence before, and last from what the whole text is about.
final class PartyContext {
    typealias Mention = Mentions.Mention

    let discourse: Discourse
    let words: Words
    let mentions: Mentions
    let measures: [MeasureContext.Result]
    /// By sentence: who speaks.
    let speakers: [Speakers.Speaker?]
    let undertakings: Undertakings
    private var outranked: (sentence: Int, flags: [Bool]) = (-1, [])

    init(
        discourse: Discourse, mentions: Mentions, measures: [MeasureContext.Result], speakers: [Speakers.Speaker?]
    ) {
        self.speakers = speakers
        self.discourse = discourse
        self.mentions = mentions
        self.measures = measures
        undertakings = Undertakings(discourse, mentions)
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
            // "9,5 milliards de ringgits": whose money builds. Trade of nobody known stays so, or it would be held against
            // a whole country's.
            if result.codes.isEmpty, discourse.quantities[index].kind == .money, measures[index].measure == .cost,
                let economy = mentions.economy(ofCurrency: discourse.quantities[index].unit.rawValue)
            {
                result = Result(codes: [economy], ground: .topic)
            }
            results.append(result)
        }
        return results
    }

    /// ``isOutranked(_:)``, kept for the mentions of the sentence last asked for.
    private func isOutrankedOnce(_ position: Int) -> Bool {
        let sentence = mentions.all[position].sentence
        if outranked.sentence != sentence {
            outranked = (sentence, mentions.inSentence[sentence].map(isOutranked))
        }
        return outranked.flags[position - mentions.inSentence[sentence].lowerBound]
    }

    private func site(_ index: Int, _ earlier: [Result]) -> Site {
        let quantity = discourse.quantities[index]
        let clause = discourse.clauses[index]
        let measure = measures[index].growthOf ?? measures[index].measure
        let lends = measure == .finance || measure == .share || measure == .cost || measure == .investment
        let isOfWhole = measure == .share || measure == .rank || measure == .gdp
        var usable: [Mention] = []
        var near: [Mention] = []
        for position in mentions.inSentence[quantity.sentence] where !isOutrankedOnce(position) {
            let isUsable =
                !mentions.all[position].isSpeaker
                && (lends || !mentions.kinds(mentions.all[position]).contains(.institution))
                && (isOfWhole || mentions.all[position].code != "WORLD")
            guard isUsable else { continue }
            usable.append(mentions.all[position])
            if clause.contains(mentions.all[position].tokens.lowerBound) { near.append(mentions.all[position]) }
        }
        // "the first European partner of China": where two others are named, a continent only narrows.
        if usable.contains(where: { $0.category == .adjective && mentions.kinds($0).contains(.continent) }) {
            let others = unique(usable.filter { !mentions.kinds($0).contains(.continent) }.map(\.code))
            if others.count >= 2, others.count < unique(usable.map(\.code)).count {
                usable.removeAll { $0.category == .adjective && mentions.kinds($0).contains(.continent) }
                near.removeAll { $0.category == .adjective && mentions.kinds($0).contains(.continent) }
            }
        }
        for aside in appositions(in: discourse.sentence(of: quantity), usable)
        where !aside.contains(quantity.tokens.lowerBound) {
            if near.contains(where: { !aside.contains($0.tokens.lowerBound) }) {
                near.removeAll { aside.contains($0.tokens.lowerBound) }
            }
            if usable.contains(where: { !aside.contains($0.tokens.lowerBound) }) {
                usable.removeAll { aside.contains($0.tokens.lowerBound) }
            }
        }
        // "Laos, the only landlocked country in Southeast Asia": a group that only says where one of its members lies.
        if measure != .rank, usable.count > 1 {
            for group in usable where !mentions.kinds(group).isDisjoint(with: [.group, .continent]) && isInside(group) {
                let isLocator = usable.contains {
                    $0.tokens.upperBound <= group.tokens.lowerBound && mentions.isMember($0.code, of: group.code)
                }
                if isLocator {
                    usable.removeAll { $0.tokens == group.tokens }
                    near.removeAll { $0.tokens == group.tokens }
                }
            }
        }
        return Site(
            index: index, quantity: quantity, measure: measure, clause: clause,
            sentence: oneOfEachEconomy(usable, measure, at: quantity.tokens.lowerBound),
            near: oneOfEachEconomy(near, measure, at: quantity.tokens.lowerBound), earlier: earlier)
    }

    /// "Erenhot, le plus grand point de passage entre la Chine et la Mongolie, a vu": what is said of a name between
    /// commas, where no figure stands in it.
    private func appositions(in sentence: Range<Int>, _ mentions: [Mention]) -> [Range<Int>] {
        var result: [Range<Int>] = []
        for mention in mentions where mention.category == .name && words.isMark(mention.tokens.upperBound, ",") {
            let start = mention.tokens.upperBound + 1
            let isNoun =
                words.is(start, in: .definite) && !words.is(start, in: .inside) || words.is(start, "a")
                || words.is(start, "an") || words.is(start, "un") || words.is(start, "une")
            guard isNoun, mentions.contains(where: { $0.tokens.lowerBound > start }),
                // A list of names goes on with names.
                !mentions.contains(where: { (start...(start + 1)).contains($0.tokens.lowerBound) }),
                let end = (start..<max(start, min(start + 26, sentence.upperBound))).first(where: {
                    words.isMark($0, ",")
                }),
                !discourse.hasQuantity(in: start..<end, sentence: mention.sentence),
                !(start..<end).contains(where: {
                    discourse.marksAt.has(.up, at: $0) || discourse.marksAt.has(.down, at: $0)
                })
            else { continue }
            result.append(start..<end)
        }
        return result
    }

    private func result(of site: Site) -> Result {
        if let partner = discourse.conversionPartner(site.index) {
            return Result(codes: site.earlier[partner].codes, ground: site.earlier[partner].ground)
        }
        if let apiece = apiece(site) { return apiece }
        // "Of the figure, 120 million came from exports": of those whose figure it is a part of.
        if site.near.isEmpty, discourse.isOfSum(site.quantity), let before = inherited(site, reach: 2) { return before }
        if let shared = shared(site) { return shared }
        if let listed = listed(site) ?? bracketed(site) { return listed }
        if let elided = elided(site) { return elided }
        if let part = listItem(site) ?? part(site) { return part }
        if let places = namedBefore(site) {
            // "The province saw its trade with Thailand surge".
            if let place = places.first, isTrade(site.measure),
                let partner = site.near.first(where: { isPartner($0, site) })
            {
                return Result(codes: [place, partner.code], ground: .completed)
            }
            return Result(codes: places, ground: places.isEmpty ? .topic : .inherited)
        }
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
        // "$2.1 billion (16.9%)": a share in brackets is of the amount it stands behind.
        if index > discourse.neighbours(of: site.quantity).lowerBound, measures[index].measure == .share,
            case let start = site.quantity.tokens.lowerBound, words.isMark(start - 1, "("),
            discourse.quantities[index - 1].tokens.upperBound == start - 1,
            words.isMark(site.quantity.tokens.upperBound, ")"), site.earlier[index - 1].codes.count == 2
        {
            return Result(codes: site.earlier[index - 1].codes, ground: site.earlier[index - 1].ground)
        }
        guard index > discourse.neighbours(of: site.quantity).lowerBound,
            site.quantity.kind == .percent || site.quantity.kind == .times || site.quantity.kind == .money,
            measures[index].measure == .growth
        else { return nil }
        let previous = discourse.quantities[index - 1]
        let gap = previous.tokens.upperBound..<max(previous.tokens.upperBound, site.quantity.tokens.lowerBound)
        let isBracketed = gap.count <= 4 && gap.contains { words.isMark($0, "(") }
        let before = site.earlier[index - 1].codes
        let isSame = measures[index].growthOf == (measures[index - 1].growthOf ?? measures[index - 1].measure)
        // "reduced by $250 million or 7.9 percent, the agency reports with reference to Tajik statistics".
        if isSame, gap.count <= 8, before.count == 1, !isWhole(site),
            site.near.allSatisfy({ before.contains($0.code) && $0.tokens.lowerBound >= site.quantity.tokens.upperBound }
            )
        {
            return Result(codes: before, ground: site.earlier[index - 1].ground)
        }
        if isBracketed || (gap.count <= 4 && site.near.isEmpty)
            || (site.near.isEmpty && previous.kind == .money && !isWhole(site))
        {
            return Result(codes: site.earlier[index - 1].codes, ground: site.earlier[index - 1].ground)
        }
        return nil
    }

    func isTrade(_ measure: Measure) -> Bool {
        switch measure {
        case .tradeTotal, .exports, .imports, .tradeBalance: true
        default: false
        }
    }

    /// "after Singapore ($12.1 billion)", "suivie des États-Unis (12 %)": the name before takes the place of the one that
    /// the figure before is of.
    private func listed(_ site: Site) -> Result? {
        let start = site.quantity.tokens.lowerBound
        guard site.index > 0, words.isMark(start - 1, "("),
            let named = mentions.inSentence(site.quantity.sentence).last(where: { $0.tokens.upperBound == start - 1 }),
            site.quantity.sentence - discourse.quantities[site.index - 1].sentence <= 1
        else { return nil }
        var previous = site.index - 1
        while previous > 0, measures[previous].measure == .rank { previous -= 1 }
        guard (measures[previous].growthOf ?? measures[previous].measure) == site.measure else { return nil }
        let before = site.earlier[previous].codes
        guard before.count == 2, let first = before.first, let last = before.last, !before.contains(named.code) else {
            return nil
        }
        switch site.measure {
        case .tradeTotal, .exports, .imports, .tradeBalance:
            return Result(codes: [leading(before) ?? first, named.code], ground: .completed)
        default: return Result(codes: [named.code, last], ground: .completed)
        }
    }

    /// "its partners are Kazakhstan ($458 million), Turkey ($224 million)": each of the names with who is told of.
    private func bracketed(_ site: Site) -> Result? {
        switch site.measure {
        case .tradeTotal, .exports, .imports, .volume, .share, .fdiFlow, .fdiStock, .investment, .transactionValue:
            break
        default: return nil
        }
        var open = site.quantity.tokens.lowerBound - 1
        while open > site.quantity.tokens.lowerBound - 12, !words.isMark(open, "("), !words.isMark(open, ")") {
            open -= 1
        }
        let named = mentions.inSentence(site.quantity.sentence)
        guard words.isMark(open, "("), let name = named.last(where: { $0.tokens.upperBound == open }),
            !named.contains(where: {
                $0.tokens.lowerBound > open && $0.tokens.lowerBound < site.quantity.tokens.lowerBound
            })
        else { return nil }
        // Only a list of names with their figures: another name in brackets stands before or after.
        let isList = named.contains { other in
            other.code != name.code && words.isMark(other.tokens.upperBound, "(")
                && discourse.hasQuantity(
                    in: other.tokens.upperBound..<other.tokens.upperBound + 5, sentence: site.quantity.sentence)
        }
        guard isList,
            let subject = named.last(where: {
                $0.tokens.upperBound < name.tokens.lowerBound && !words.isMark($0.tokens.upperBound, "(")
                    && $0.code != name.code && !$0.isSpeaker
            })
        else { return nil }
        return Result(codes: [subject.code, name.code], ground: .completed)
    }

    // MARK: - From further off
}

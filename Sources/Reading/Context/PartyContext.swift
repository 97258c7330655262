internal import Atlas
internal import Evidence

/// Decides between whom or of whom each quantity is.
struct PartyContext {
    /// A named party in the text.
    struct Mention {
        var code: String
        var tokens: Range<Int>
        var category: Lexicon.Category
        var sentence: Int
    }

    let words: Words
    let layout: Layout
    let quantities: [Quantity]
    let measures: [MeasureContext.Result]
    let mentions: [Mention]
    /// The parties the whole text is about, most mentioned first.
    let topic: [String]
    private let bySentence: [[Mention]]
    private let isPlace: (String) -> Bool
    private let standing: (String) -> String

    init(
        words: Words, layout: Layout, marks: [Lexicon.Mark], quantities: [Quantity], measures: [MeasureContext.Result],
        atlas: Atlas
    ) {
        self.words = words
        self.layout = layout
        self.quantities = quantities
        self.measures = measures
        isPlace = { atlas.places[$0] != nil }
        var found: [Mention] = []
        var sentence = 0
        for mark in marks {
            switch mark.entry.category {
            case .name, .adjective, .inhabitant, .metonym, .prefix: break
            default: continue
            }
            while sentence < layout.sentences.count, layout.sentences[sentence].upperBound <= mark.start {
                sentence += 1
            }
            guard sentence < layout.sentences.count, layout.sentences[sentence].contains(mark.start) else { continue }
            if mark.entry.category == .prefix, !words.isDash(mark.end) { continue }
            // "US$" and "dollars américains" name a currency; "Hanoï –" at the head of a line the newsroom.
            if quantities.contains(where: { $0.tokens.contains(mark.start) && $0.kind == .money }) { continue }
            if words.isMark(mark.end, "$") { continue }
            if mark.entry.category == .metonym, words.tokens[mark.start].startsLine,
                words.isMark(mark.end, "\u{2013}") || words.isMark(mark.end, "\u{2014}") || words.isMark(mark.end, ".")
            {
                continue
            }
            found.append(
                Mention(
                    code: mark.entry.text, tokens: mark.start..<mark.end, category: mark.entry.category,
                    sentence: sentence))
        }
        mentions = Self.gathered(found, words: words)
        var table = Array(repeating: [Mention](), count: layout.sentences.count)
        for mention in mentions { table[mention.sentence].append(mention) }
        bySentence = table
        topic = Self.topic(mentions, isPlace: isPlace)
        var counts: [String: Int] = [:]
        for mention in mentions { counts[mention.code, default: 0] += 1 }
        let top = topic.first
        let kinds = atlas.places.mapValues { ($0.kind, $0.economy) }
        // A city named in passing stands for its country; a port, a crossing or the text's own subject for itself.
        standing = { code in
            guard let (kind, economy) = kinds[code] else { return code }
            if kind == "port" || kind == "crossing" || kind == "dry_port" || kind == "hub" { return code }
            return code == top || counts[code, default: 0] >= 4 ? code : economy
        }
    }

    /// All five of Central Asia listed one by one are the group.
    private static func gathered(_ mentions: [Mention], words: Words) -> [Mention] {
        let five: Set<String> = ["KAZ", "UZB", "KGZ", "TKM", "TJK"]
        var result: [Mention] = []
        var index = 0
        while index < mentions.count {
            if five.contains(mentions[index].code), index + 4 < mentions.count,
                Set(mentions[index...(index + 4)].map(\.code)) == five,
                mentions[index + 4].sentence == mentions[index].sentence
            {
                var group = mentions[index]
                group.code = "CAS5"
                group.tokens = group.tokens.lowerBound..<mentions[index + 4].tokens.upperBound
                group.category = .name
                result.append(group)
                index += 5
            } else {
                result.append(mentions[index])
                index += 1
            }
        }
        return result
    }

    private static func topic(_ mentions: [Mention], isPlace: (String) -> Bool) -> [String] {
        var weight: [String: Double] = [:]
        var order: [String] = []
        for mention in mentions {
            if weight[mention.code] == nil { order.append(mention.code) }
            var value = mention.sentence == 0 ? 3.0 : mention.sentence <= 2 ? 1.8 : 1.0
            if isPlace(mention.code) { value *= 0.55 }
            if mention.code == "WORLD" || mention.code == "ASIA" || mention.code == "BRI" { value *= 0.4 }
            weight[mention.code, default: 0] += value
        }
        return order.sorted { weight[$0, default: 0] > weight[$1, default: 0] }
    }

    // MARK: - Per quantity

    /// Parties of each quantity, in order, reporter or exporter first.
    func parties() -> [[String]] {
        var results: [[String]] = []
        for index in quantities.indices { results.append(standing(parties(of: index, earlier: results), index)) }
        return results
    }

    /// Places that stand for their countries replaced, except two places that a figure joins.
    private func standing(_ codes: [String], _ index: Int) -> [String] {
        let isJoined = codes.count == 2 && codes.allSatisfy(isPlace)
        if isJoined, quantities[index].kind == .physical || quantities[index].kind == .duration { return codes }
        return unique(codes.map(standing))
    }

    private var topicPair: [String] {
        let economies = topic.filter { !isPlace($0) && $0 != "BRI" && $0 != "WORLD" && $0 != "ASIA" }
        return Array(economies.prefix(2))
    }

    private func parties(of index: Int, earlier: [[String]]) -> [String] {
        let quantity = quantities[index]
        let measure = measures[index].growthOf ?? measures[index].measure
        let clause = self.clause(of: quantity)
        let here = bySentence[quantity.sentence]
        let inClause = here.filter { clause.contains($0.tokens.lowerBound) }
        let bilateral = measure == .tradeTotal || measure == .exports || measure == .imports || measure == .tradeBalance
        // A conversion shares its partner's parties.
        if index > 0, quantities[index - 1].sentence == quantity.sentence, quantity.kind == .money,
            quantities[index - 1].kind == .money, quantities[index - 1].unit != quantity.unit,
            quantity.tokens.lowerBound - quantities[index - 1].tokens.upperBound <= 4
        {
            return earlier[index - 1]
        }
        // "(+52%)" right after an amount shares its parties.
        if index > 0, quantities[index - 1].sentence == quantity.sentence,
            quantity.kind == .percent || quantity.kind == .times,
            measures[index].measure == .growth,
            inClause.isEmpty || quantity.tokens.lowerBound - quantities[index - 1].tokens.upperBound <= 4,
            quantities[index - 1].kind == .money
        {
            return earlier[index - 1]
        }
        if let pair = pair(near: quantity, in: inClause.count >= 2 ? inClause : here),
            inClause.count >= 2 || inClause.isEmpty || bilateral
        {
            return pair
        }
        var codes = unique(inClause.isEmpty ? closest(here, to: quantity) : inClause.map(\.code))
        if quantity.kind == .rank, codes.count > 2 {
            codes = Array(nearest(inClause.isEmpty ? here : inClause, to: quantity).prefix(2))
        }
        if quantity.kind == .physical || quantity.kind == .money, codes.count > 1 { codes.removeAll { $0 == "BRI" } }
        if codes.isEmpty {
            if index > 0, quantity.sentence - quantities[index - 1].sentence <= 1, !earlier[index - 1].isEmpty,
                layout.lineOfSentence[quantity.sentence] == layout.lineOfSentence[quantities[index - 1].sentence]
            {
                return earlier[index - 1]
            }
            // The sentence before in the same paragraph, else what the text is about.
            if quantity.sentence > 0,
                layout.lineOfSentence[quantity.sentence - 1] == layout.lineOfSentence[quantity.sentence]
            {
                let before = unique(bySentence[quantity.sentence - 1].map(\.code))
                if !before.isEmpty {
                    return completed(Array(before.prefix(2)), bilateral: bilateral, quantity: quantity)
                }
            }
            if let place = topic.first, isPlace(place) { return [place] }
            return topicPair
        }
        if codes.count > 2, bilateral || quantity.kind == .money {
            codes = Array(nearest(inClause.isEmpty ? here : inClause, to: quantity).prefix(2))
        }
        return completed(codes, bilateral: bilateral, quantity: quantity)
    }

    /// Adds the other side when trade needs two and only one is named.
    private func completed(_ codes: [String], bilateral: Bool, quantity: Quantity) -> [String] {
        guard codes.count == 1, let only = codes.first else { return codes }
        guard !isPlace(only) else { return codes }
        if quantity.kind == .percent, measureOf(quantity) == .share, let other = topicPair.first(where: { $0 != only })
        {
            return [only, other]
        }
        if saysWhole(quantity) { return codes }
        if quantity.kind == .percent, only != "CHN", measureOf(quantity) == .growth, topicPair.first == "CHN" {
            return ["CHN", only]
        }
        if bilateral || quantity.kind == .rank {
            if let other = topicPair.first(where: { $0 != only }) {
                return only == "CHN"
                    ? [only, other]
                    : other == "CHN" ? (quantity.kind == .rank ? [only, other] : [other, only]) : [only, other]
            }
            return codes
        }
        switch quantity.kind {
        case .money, .percent, .times:
            if only == "CHN", let other = topicPair.first(where: { $0 != only }) { return [only, other] }
            return codes
        default:
            let measure = measureOf(quantity)
            if only == "CHN",
                measure == .volume || measure == .projectCount || measure == .capacity || measure == .distance,
                let other = topicPair.first(where: { $0 != only })
            {
                return [only, other]
            }
            return codes
        }
    }

    private func measureOf(_ quantity: Quantity) -> Measure? {
        quantities.firstIndex { $0.tokens == quantity.tokens }.map { measures[$0].measure }
    }

    /// "commerce extérieur total de la Chine", "total exports": no partner is meant.
    private func saysWhole(_ quantity: Quantity) -> Bool {
        let clause = self.clause(of: quantity)
        return clause.contains { words.isOne($0, of: Self.wholeWords) }
    }

    /// "entre la Chine et l'ASEAN", "Chine-ASEAN", "sino-vietnamien", "China's trade with Vietnam".
    private func pair(near quantity: Quantity, in mentions: [Mention]) -> [String]? {
        var best: (distance: Int, codes: [String])?
        for (left, right) in zip(mentions, mentions.dropFirst()) where left.code != right.code {
            let gap = left.tokens.upperBound..<max(left.tokens.upperBound, right.tokens.lowerBound)
            let between = words.is(left.tokens.lowerBound - 1, "between") || before(left.tokens.lowerBound, "entre")
            let joined = gap.count == 1 && words.isDash(gap.lowerBound)
            let linked =
                gap.count <= 6
                && gap.contains { words.isOne($0, of: Self.links) }
                && !gap.contains { index in quantities.contains { $0.tokens.contains(index) } }
            guard between || joined || linked else { continue }
            let distance = min(
                abs(left.tokens.lowerBound - quantity.tokens.lowerBound),
                abs(right.tokens.upperBound - quantity.tokens.lowerBound))
            if distance < (best?.distance ?? 60) { best = (distance, [left.code, right.code]) }
        }
        return best?.codes
    }

    private func before(_ index: Int, _ word: StaticString) -> Bool {
        for back in 1...3 where words.is(index - back, word) { return true }
        return false
    }

    private func unique(_ codes: [String]) -> [String] {
        var result: [String] = []
        for code in codes where !result.contains(code) { result.append(code) }
        return result
    }

    private func closest(_ mentions: [Mention], to quantity: Quantity) -> [String] {
        // Those before the quantity, unless only later ones exist.
        let earlier = mentions.filter { $0.tokens.lowerBound < quantity.tokens.lowerBound }
        return unique((earlier.isEmpty ? mentions : earlier).map(\.code))
    }

    private func nearest(_ mentions: [Mention], to quantity: Quantity) -> [String] {
        unique(
            mentions.sorted {
                abs($0.tokens.lowerBound - quantity.tokens.lowerBound)
                    < abs($1.tokens.lowerBound - quantity.tokens.lowerBound)
            }.map(\.code))
    }

    /// The stretch between semicolons, or between commas that part quantities, around a quantity.
    private func clause(of quantity: Quantity) -> Range<Int> {
        let sentence = layout.sentences[quantity.sentence]
        var start = sentence.lowerBound
        var end = sentence.upperBound
        for other in quantities where other.sentence == quantity.sentence {
            if other.tokens.upperBound <= quantity.tokens.lowerBound {
                let gap = other.tokens.upperBound..<quantity.tokens.lowerBound
                if let cut = gap.last(where: { isBreak($0) }) { start = max(start, cut) }
            } else if other.tokens.lowerBound >= quantity.tokens.upperBound {
                let gap = quantity.tokens.upperBound..<other.tokens.lowerBound
                if let cut = gap.first(where: { isBreak($0) }) { end = min(end, cut) }
            }
        }
        for index in start..<end where words.isMark(index, ";") {
            if index < quantity.tokens.lowerBound { start = max(start, index) } else { end = min(end, index) }
        }
        return start..<max(start, end)
    }

    private func isBreak(_ index: Int) -> Bool {
        words.isMark(index, ",") || words.isMark(index, ";") || words.isMark(index, ":") || words.is(index, "tandis")
            || words.is(index, "while")
            || words.is(index, "alors") || words.is(index, "contre") || words.is(index, "and") || words.is(index, "et")
    }

    private static func words(_ text: String) -> Set<UInt64> { Set(text.split(separator: " ").map { Folding.key($0) }) }
    private static let wholeWords = words("total totale totalité ensemble extérieur overall foreign global toutes")
    private static let links = words("et and avec with vers to from de en in vers")
}

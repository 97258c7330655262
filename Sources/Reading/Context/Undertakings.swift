internal import Atlas
internal import Evidence

/// Between whom the works and ventures are that a text tells of.
///
/// "The China-Laos railway" names its parties; "a consortium of Chinese companies", "built with Chinese loans" name who
/// acts, and the text's own country is where. What is later said of the work's cost or length is of both.
final class Undertakings {
    /// One naming of such a work.
    private struct Undertaking {
        var sentence: Int
        var codes: [String]
        /// Its parties stand in its name.
        var isNamed: Bool
    }

    private let discourse: Discourse
    private let mentions: Mentions
    /// Looked for when a figure of a work first asks.
    private lazy var all = found()

    init(_ discourse: Discourse, _ mentions: Mentions) {
        self.discourse = discourse
        self.mentions = mentions
    }

    private func found() -> [Undertaking] {
        var found: [Undertaking] = []
        var position = 0
        var agreed = -1
        var linked = -1
        while position < mentions.all.count {
            let number = mentions.all[position].sentence
            if number != agreed, let both = Self.agreement(number, discourse, mentions) {
                agreed = number
                found.append(Undertaking(sentence: number, codes: both, isNamed: false))
            }
            if number != linked {
                linked = number
                if let ends = Self.linked(number, discourse, mentions) {
                    found.append(Undertaking(sentence: number, codes: ends, isNamed: true))
                }
            }
            let chain = Self.chain(at: position, mentions, discourse.words)
            if mentions.all[position].code == "TITR" {
                found.append(
                    Undertaking(sentence: mentions.all[position].sentence, codes: ["TITR"], isNamed: true))
            } else if chain.count >= 2, Self.isWork(chain.tokens, discourse.words) {
                found.append(
                    Undertaking(sentence: mentions.all[position].sentence, codes: chain.codes, isNamed: true))
            } else if let host = Self.host(of: position, mentions, discourse.words) {
                let actor = mentions.all[position]
                found.append(Undertaking(sentence: actor.sentence, codes: [actor.code, host], isNamed: false))
            }
            position += chain.count
        }
        return found
    }

    /// Parties of the work that a sentence goes on about; nil when none was named up to it.
    func parties(at sentence: Int) -> [String]? {
        guard let last = all.last(where: { $0.sentence <= sentence }) else {
            // "The dam is the largest of Cambodia. It is built by a Chinese firm": told of one work alone.
            guard let first = all.first, all.allSatisfy({ $0.codes == first.codes }), first.sentence - sentence <= 4
            else {
                return nil
            }
            return first.codes
        }
        if !last.isNamed,
            let named = all.last(where: { $0.sentence <= sentence && $0.isNamed && $0.codes.contains(last.codes[0]) })
        {
            return named.codes
        }
        return last.codes
    }

    /// Every set that a word of a stretch is in.
    private static func sets(_ tokens: Range<Int>, _ words: Words) -> UInt64 {
        var found: UInt64 = 0
        for index in tokens { found |= words.sets[index] }
        return found
    }

    /// "China and Pakistan signed a financing agreement on a coal power project": two economies and nobody else.
    private static func agreement(_ sentence: Int, _ discourse: Discourse, _ mentions: Mentions) -> [String]? {
        guard mentions.inSentence[sentence].count >= 2 else { return nil }
        let words = discourse.words
        let tokens = discourse.layout.sentences[sentence]
        let found = sets(tokens, words)
        guard found & WordSet.pledge.bit != 0, found & WordSet.firm.bit != 0 else { return nil }
        var codes: [String] = []
        for mention in mentions.inSentence(sentence) where isParty(mention, mentions) && !mention.isSpeaker {
            if !mentions.kinds(mention).isDisjoint(with: [.group, .continent]) { return nil }
            if !codes.contains(mention.code) { codes.append(mention.code) }
        }
        guard codes.count == 2, !tokens.contains(where: { isHedge($0, words) }) else { return nil }
        let isWork =
            found & WordSet.work.bit != 0
            || tokens.contains {
                words.is($0, "project") || words.is($0, "projects") || words.is($0, "projet") || words.is($0, "projets")
            }
        return isWork ? codes : nil
    }

    /// "une ligne ferroviaire reliant Kashgar au Kirghizistan et à l'Ouzbékistan", "a pipeline linking Myanmar with China":
    /// the economies that a work joins, two or more.
    private static func linked(_ sentence: Int, _ discourse: Discourse, _ mentions: Mentions) -> [String]? {
        guard mentions.inSentence[sentence].count >= 2 else { return nil }
        let words = discourse.words
        let named = mentions.inSentence(sentence)
        guard sets(discourse.layout.sentences[sentence], words) & WordSet.work.bit != 0 else { return nil }
        for work in discourse.layout.sentences[sentence] where words.is(work, in: .work) {
            guard let verb = (work + 1...work + 7).first(where: { discourse.has(.joining, at: $0) }) else { continue }
            var codes: [String] = []
            var last = verb
            for mention in named where mention.tokens.lowerBound > verb {
                let gap = last + 1..<max(last + 1, mention.tokens.lowerBound)
                guard gap.count <= 14, !gap.contains(where: { words.isMark($0, ";") || words.isMark($0, ":") }),
                    !discourse.hasQuantity(in: gap, sentence: sentence)
                else { break }
                last = mention.tokens.upperBound - 1
                guard mentions.kinds(mention).isDisjoint(with: [.group, .continent]) || mention.code == "EUROPE",
                    !isBorder(mention, words)
                else { continue }
                let code = mentions.place(mention.code)?.economy ?? mention.code
                if Mentions.isEconomyOrGroup(code), !codes.contains(code) { codes.append(code) }
            }
            if codes.count >= 2, codes.count <= 4 { return codes }
        }
        return nil
    }

    /// "the Chinese border", "la frontière avec la Chine": where a line ends, not where it goes.
    private static func isBorder(_ mention: Mentions.Mention, _ words: Words) -> Bool {
        words.is(mention.tokens.upperBound, "border")
            || (1...3).contains {
                words.is(mention.tokens.lowerBound - $0, "border")
                    || words.is(mention.tokens.lowerBound - $0, "frontiere")
            }
    }

    /// Economies and groups that dashes join: "Chine – Kirghizstan – Ouzbékistan", "sino-laotien".
    private static func chain(at position: Int, _ mentions: Mentions, _ words: Words)
        -> (codes: [String], tokens: Range<Int>, count: Int)
    {
        let all = mentions.all
        var codes = [all[position].code]
        var last = position
        while last + 1 < all.count, all[last + 1].sentence == all[position].sentence,
            all[last + 1].tokens.lowerBound == all[last].tokens.upperBound + 1
                || all[last + 1].tokens.lowerBound == all[last].tokens.upperBound,
            words.isDash(all[last + 1].tokens.lowerBound - 1), isParty(all[last], mentions),
            isParty(all[last + 1], mentions)
        {
            last += 1
            if !codes.contains(all[last].code) { codes.append(all[last].code) }
        }
        return (codes, all[position].tokens.lowerBound..<all[last].tokens.upperBound, last - position + 1)
    }

    private static func isParty(_ mention: Mentions.Mention, _ mentions: Mentions) -> Bool {
        !mention.isPlace && (mentions.trades(mention) || mention.code == "ASIA")
    }

    /// Whether a railway, pipeline or the like stands right at a name.
    private static func isWork(_ tokens: Range<Int>, _ words: Words) -> Bool {
        (1...5).contains { words.is(tokens.lowerBound - $0, in: .work) }
            || (0...3).contains { words.is(tokens.upperBound + $0, in: .work) }
    }

    /// Where somebody's firms or money are at work; nil where a mention names no such actor.
    private static func host(of position: Int, _ mentions: Mentions, _ words: Words) -> String? {
        let actor = mentions.all[position]
        guard !actor.isPlace, isActor(actor, words), mentions.trades(actor), !mentions.kinds(actor).contains(.group),
            !isHedged(actor, words)
        else { return nil }
        func fits(_ code: String) -> Bool {
            code != actor.code && Mentions.isEconomyOrGroup(code) && !Mentions.isContinent(code)
                && !mentions.isMember(actor.code, of: code)
        }
        // Of those beside it the one the text is about most: "Malaysia may extend its China-led line to Thailand".
        let beside = mentions.inSentence(actor.sentence).filter { !$0.isSpeaker }
        let named = Set(beside.map { mentions.place($0.code)?.economy ?? $0.code }.filter(fits))
        return mentions.topic.first(where: named.contains) ?? named.min() ?? mentions.topic.prefix(3).first(where: fits)
    }

    /// "may be financed through loans from China": not so yet.
    private static func isHedged(_ mention: Mentions.Mention, _ words: Words) -> Bool {
        (1...8).contains { isHedge(mention.tokens.lowerBound - $0, words) }
    }

    private static func isHedge(_ index: Int, _ words: Words) -> Bool {
        words.is(index, "may") || words.is(index, "might") || words.is(index, "could") || words.is(index, "pourrait")
            || words.is(index, "pourraient")
    }

    /// "Chinese companies", "China-backed", "entreprises chinoises", "loans from China", "built by China",
    /// "China Merchants Port Holdings".
    private static func isActor(_ mention: Mentions.Mention, _ words: Words) -> Bool {
        let (start, end) = (mention.tokens.lowerBound, mention.tokens.upperBound)
        let next = words.isDash(end) ? end + 1 : end
        if words.is(next, in: .firm) { return true }
        // "one of China's largest state-owned corporations".
        if words.isApostrophe(end), words.tokens[min(end + 1, words.tokens.count - 1)].length == 1,
            let firm = (end + 2..<end + 8).first(where: {
                !words.isWord($0) && !words.isDash($0) || words.is($0, in: .firm)
            }),
            words.is(firm, in: .firm)
        {
            return true
        }
        // The name of a firm, or an adjective in between: "Chinese state-owned companies".
        var index = next
        while index < next + 4, words.isWord(index) || words.isDash(index) || words.isApostrophe(index),
            mention.category == .adjective || mention.tokens.count == 1 && words.tokens[index].isCapitalised
        {
            if words.is(index, in: .firm) { return true }
            index += 1
        }
        // "entreprises chinoises", "à capitaux chinois", "prêts de la Chine", "built by China".
        var before = start - 1
        var steps = 0
        while steps < 3,
            words.is(before, in: .definite) || words.isApostrophe(before) || words.is(before, in: .belonging)
                || words.is(before, in: .origin) || words.is(before, in: .means)
        {
            before -= 1
            steps += 1
        }
        if mention.category != .adjective, steps == 0 { return false }
        return words.is(before, in: .firm)
    }
}

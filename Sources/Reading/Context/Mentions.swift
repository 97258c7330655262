internal import Atlas
internal import Evidence

/// The economies, groups, places and institutions that a text names.
struct Mentions {
    /// A named party in the text.
    struct Mention {
        var name: Interned
        /// Its number among ``Subjects``.
        var subject: Int32
        var tokens: Range<Int>
        var category: Lexicon.Category
        var sentence: Int
        var isPlace = false
        /// Only named as or within the speaker of its sentence.
        var isSpeaker = false

        var code: String { name.text }
    }

    let all: [Mention]
    /// By sentence: positions of its mentions.
    let inSentence: [Range<Int>]
    /// Economies and groups the whole text is about, most mentioned first.
    let topic: [String]
    /// The place the whole text is about, when it is about one.
    let topicPlace: String?
    /// How often each of ``Subjects`` is named.
    private let counts: [Int32]
    private let subjects: Subjects
    private let places: [String: Atlas.Place]
    private let members: [String: Set<String>]

    init(_ discourse: Discourse, speakers: [Speakers.Speaker?], atlas: Atlas, subjects: Subjects) {
        let words = discourse.words
        places = atlas.places
        members = atlas.membersOfGroups
        var found: [Mention] = []
        for (number, sentence) in discourse.layout.sentences.enumerated() {
            for position in discourse.marksAt.range(sentence) {
                switch discourse.marks[position].entry.category {
                case .name, .adjective, .inhabitant, .metonym: break
                case .prefix: if !words.isDash(discourse.marks[position].end) { continue }
                default: continue
                }
                let mark = discourse.marks[position]
                if Self.isCurrency(mark, discourse, number) || Self.isNewsroom(mark, words, sentence)
                    || Self.isNobody(mark, subjects.kinds[Int(mark.entry.subject)], words)
                {
                    continue
                }
                // "Hong Kong (China)": the second only says where the first lies.
                if let last = found.last, last.sentence == number, words.isMark(last.tokens.upperBound, "("),
                    mark.start == last.tokens.upperBound + 1, words.isMark(mark.end, ")"),
                    ["HKG", "MAC", "TWN"].contains(last.code) || mark.entry.isPlace == false && last.isPlace
                {
                    continue
                }
                var mention = Mention(
                    name: mark.entry.name, subject: mark.entry.subject, tokens: mark.start..<mark.end,
                    category: mark.entry.category, sentence: number)
                mention.isPlace = mark.entry.isPlace
                // "Zhejiang Hengyi Group" is a firm of the country, not the province.
                if mark.entry.isPlace, case let economy = subjects.economies[Int(mark.entry.subject)], economy >= 0,
                    Self.isFirm(mark, words)
                {
                    mention.subject = economy
                    mention.name = Interned(subjects.codes[Int(economy)])
                    mention.isPlace = false
                }
                if let speaker = speakers[number], !speaker.isSubject, speaker.tokens.contains(mark.start) {
                    mention.isSpeaker = true
                }
                found.append(mention)
            }
        }
        self.subjects = subjects
        found = Self.withoutMembers(found, words, members)
        all = Self.gathered(Self.withoutOwners(found, words, places), subjects)
        var ranges: [Range<Int>] = []
        ranges.reserveCapacity(discourse.layout.sentences.count)
        var next = 0
        for number in discourse.layout.sentences.indices {
            let first = next
            while next < all.count, all[next].sentence == number { next += 1 }
            ranges.append(first..<next)
        }
        inSentence = ranges
        var counts = [Int32](repeating: 0, count: subjects.codes.count)
        for mention in all { counts[Int(mention.subject)] += 1 }
        self.counts = counts
        let order = Self.topic(all, subjects)
        topicPlace = order.first.flatMap { number in
            let economy = subjects.economies[Int(number)]
            return economy >= 0 && counts[Int(number)] > counts[Int(economy)] ? subjects.codes[Int(number)] : nil
        }
        topic = order.filter { subjects.economies[Int($0)] < 0 && subjects.kinds[Int($0)].contains(.trading) }
            .map { subjects.codes[Int($0)] }
    }

    /// What kind of party a mention names.
    func kinds(_ mention: Mention) -> Subjects.Kinds { subjects.kinds[Int(mention.subject)] }

    /// Whether a mention names an economy or a group that can have trade of its own.
    @inline(__always)
    func trades(_ mention: Mention) -> Bool { kinds(mention).contains(.trading) }

    /// The mentions of a sentence.
    func inSentence(_ number: Int) -> ArraySlice<Mention> { all[inSentence[number]] }

    /// "US$" and "dollars américains" name a currency.
    private static func isCurrency(_ mark: Lexicon.Mark, _ discourse: Discourse, _ sentence: Int) -> Bool {
        // "US $2.9 billion".
        if discourse.words.isMark(mark.end, "$"), discourse.words.is(mark.start, "us"), mark.end == mark.start + 1 {
            return true
        }
        // "owes China $4.7 billion" names a country.
        if discourse.words.isMark(mark.end, "$"), !discourse.words.tokens[mark.end].hasSpaceBefore { return true }
        return discourse.quantitiesIn[sentence].contains {
            let quantity = discourse.quantities[$0]
            return quantity.kind == .money && quantity.tokens.contains(mark.start)
        }
    }

    /// Names that stand for no party: a sea, a firm's seat ("Hong Kong-based"), and the continent of a country told of
    /// before ("the North Asian country", "ce pays d'Asie centrale").
    private static func isNobody(_ mark: Lexicon.Mark, _ kinds: Subjects.Kinds, _ words: Words) -> Bool {
        if kinds.contains(.sea) { return true }
        if kinds.contains(.forum), !isOfMembers(mark, words) { return true }
        if words.isDash(mark.end), words.is(mark.end + 1, "based") { return true }
        guard kinds.contains(.continent) || kinds.contains(.group) else { return false }
        // "ce pays d'Asie centrale", where the name of the group begins with the noun.
        if words.is(mark.start, in: .economyNoun) {
            return words.is(mark.start - 1, "ce") || words.is(mark.start - 1, "le") || words.is(mark.start - 1, "un")
                || words.is(mark.start - 1, "du") || words.is(mark.start - 1, "au")
        }
        if words.is(mark.end, in: .economyNoun) { return mark.entry.category == .adjective }
        // "les pays d'Asie centrale" are all of them.
        var index = mark.start - 1
        while index > mark.start - 4, words.is(index, in: .belonging) || words.isApostrophe(index) { index -= 1 }
        guard index < mark.start - 1, words.is(index, in: .economyNoun) else { return false }
        // "une nation d'Asie centrale" is one of them, "pays" may be many.
        if !words.is(index, "pays") { return true }
        return words.is(index - 1, "le") || words.is(index - 1, "un") || words.is(index - 1, "ce")
            || words.is(index - 1, "du")
            || words.is(index - 1, "au") || words.is(index - 1, "cette") || words.is(index - 1, "this")
    }

    /// Whether a place begins the name of a firm.
    private static func isFirm(_ mark: Lexicon.Mark, _ words: Words) -> Bool {
        var index = mark.end
        while index < mark.end + 5, words.isWord(index), words.tokens[index].isCapitalised {
            if words.is(index, "group") || words.is(index, "co") || words.is(index, "company")
                || words.is(index, "corporation") || words.is(index, "ltd") || words.is(index, "holdings")
                || words.is(index, "industries") || words.is(index, "inc")
            {
                return true
            }
            index += 1
        }
        return false
    }

    /// "G20 members", "les pays du RCEP", "trade with the BRICS": without such words a pact or a summit is meant.
    private static func isOfMembers(_ mark: Lexicon.Mark, _ words: Words) -> Bool {
        var index = mark.start - 1
        while index > mark.start - 5,
            words.is(index, in: .definite) || words.is(index, in: .belonging) || words.isApostrophe(index)
        {
            index -= 1
        }
        let isMember = { (at: Int) in
            words.is(at, in: .sides) || words.is(at, in: .economyNoun) || words.is(at, "members")
                || words.is(at, "membres") || words.is(at, "member") || words.is(at, in: .otherNoun)
        }
        return isMember(index) || isMember(mark.end) || words.is(index, "with") || words.is(index, "avec")
    }

    /// The newsroom at the head of a line: "HANOI (VNA) –", "BEIJING, Jan 14 (Xinhua) --", "Hanoï –".
    private static func isNewsroom(_ mark: Lexicon.Mark, _ words: Words, _ sentence: Range<Int>) -> Bool {
        let isFirst = mark.start == sentence.lowerBound && words.tokens[mark.start].startsLine
        let isWritten =
            mark.entry.category == .metonym || words.tokens[mark.start].isUppercase
            || (mark.entry.category == .name && words.isMark(mark.end, "("))
        // Behind the day of the text only in capitals, and with the agency in brackets.
        let isBehind = mark.start - sentence.lowerBound <= 8 && words.tokens[mark.start].isUppercase
        guard isFirst && isWritten || isBehind else { return false }
        var index = mark.end
        while index < min(sentence.upperBound, mark.end + 12) {
            let isLong = words.isMark(index, "\u{2013}") || words.isMark(index, "\u{2014}")
            let isDouble =
                words.isMark(index, "-") && (words.isMark(index + 1, "-") || words.tokens[index].hasSpaceBefore)
            if isLong && words.tokens[index].hasSpaceBefore || isDouble {
                return isFirst || words.isMark(index - 1, ")")
            }
            let isShort =
                words.tokens[index].kind == .digits || words.isMark(index, ",") || words.isMark(index, "(")
                || words.isMark(index, ")") || words.isMark(index, ".") || words.isMark(index, "/")
                || words.tokens[index].isCapitalised || words.tokens[index].length <= 9
            guard isShort, index - mark.end < 10 else { return false }
            index += 1
        }
        return false
    }

    /// Economies that only say where a place lies left out: "China's Yunnan", "Southwest China's Guangxi Region", "la
    /// province chinoise du Yunnan", "le Xinjiang (nord-ouest de la Chine)".
    private static func withoutOwners(_ mentions: [Mention], _ words: Words, _ places: [String: Atlas.Place])
        -> [Mention]
    {
        var result: [Mention] = []
        result.reserveCapacity(mentions.count)
        for (position, mention) in mentions.enumerated() {
            if !mention.isPlace {
                let next = position + 1 < mentions.count ? mentions[position + 1] : nil
                if let next, isIn(next, mention, places), owns(mention, next, words) { continue }
                let last = position > 0 ? mentions[position - 1] : nil
                if let last, isIn(last, mention, places), contains(mention, last, words) { continue }
            }
            result.append(mention)
        }
        return result
    }

    /// "les six membres de l'ASEAN (soit le Brunei, l'Indonésie, …)": a list in brackets of who belongs to the group
    /// before it left out.
    private static func withoutMembers(_ mentions: [Mention], _ words: Words, _ members: [String: Set<String>])
        -> [Mention]
    {
        var result: [Mention] = []
        result.reserveCapacity(mentions.count)
        var index = 0
        while index < mentions.count {
            let group = mentions[index]
            result.append(group)
            index += 1
            let open = group.tokens.upperBound
            guard words.isMark(open, "("), let belonging = members[group.code] else { continue }
            var end = index
            while end < mentions.count, mentions[end].sentence == group.sentence,
                belonging.contains(mentions[end].code),
                !(open + 1..<max(open + 1, mentions[end].tokens.lowerBound)).contains(where: { words.isMark($0, ")") })
            { end += 1 }
            if end - index >= 2 { index = end }
        }
        return result
    }

    private static func isIn(_ place: Mention, _ economy: Mention, _ places: [String: Atlas.Place]) -> Bool {
        place.isPlace && place.sentence == economy.sentence && places[place.code]?.economy == economy.code
    }

    /// "China's Yunnan", "Chinese border town of Erenhot", "la ville chinoise d'Erenhot".
    private static func owns(_ owner: Mention, _ place: Mention, _ words: Words) -> Bool {
        let gap = owner.tokens.upperBound..<max(owner.tokens.upperBound, place.tokens.lowerBound)
        let isKind = { (index: Int) in
            words.is(index, in: .provinceNoun) || words.is(index, in: .siteNoun) || words.is(index, in: .portNoun)
        }
        if owner.category == .adjective {
            let kind = gap.contains(where: isKind) || (1...2).contains { isKind(owner.tokens.lowerBound - $0) }
            return gap.count <= 6 && kind && !gap.contains { words.isMark($0, ",") }
        }
        // "China's Yunnan", "China's southern Yunnan".
        return gap.count <= 4 && words.isApostrophe(gap.lowerBound) && words.is(gap.lowerBound + 1, "s")
    }

    /// "Xinjiang (nord-ouest de la Chine)", "Yunnan, dans le sud-ouest de la Chine", "Guangxi in south China".
    private static func contains(_ economy: Mention, _ place: Mention, _ words: Words) -> Bool {
        let gap = place.tokens.upperBound..<max(place.tokens.upperBound, economy.tokens.lowerBound)
        guard gap.count <= 10 else { return false }
        return gap.contains { words.is($0, in: .compass) }
            && !gap.contains { words.is($0, in: .and) || words.is($0, in: .realised) }
    }

    /// All five of Central Asia listed one by one are the group.
    private static func gathered(_ mentions: [Mention], _ subjects: Subjects) -> [Mention] {
        let five = Set(["KAZ", "UZB", "KGZ", "TKM", "TJK"].compactMap { subjects.known($0) })
        guard let all = subjects.known("CAS5") else { return mentions }
        var result: [Mention] = []
        result.reserveCapacity(mentions.count)
        var index = 0
        while index < mentions.count {
            if five.contains(mentions[index].subject), index + 4 < mentions.count,
                mentions[index + 4].sentence == mentions[index].sentence,
                Set(mentions[index...(index + 4)].map(\.subject)) == five,
                (index..<(index + 4)).allSatisfy({
                    mentions[$0 + 1].tokens.lowerBound - mentions[$0].tokens.upperBound <= 4
                })
            {
                var group = mentions[index]
                group.name = Interned("CAS5")
                group.subject = all
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

    /// Numbers of the parties by how much the text speaks of them.
    private static func topic(_ mentions: [Mention], _ subjects: Subjects) -> [Int32] {
        var weight = [Double](repeating: 0, count: subjects.codes.count)
        var isSeen = [Bool](repeating: false, count: subjects.codes.count)
        var order: [Int32] = []
        func add(_ number: Int32, _ value: Double) {
            if !isSeen[Int(number)] {
                isSeen[Int(number)] = true
                order.append(number)
            }
            weight[Int(number)] += value
        }
        let settings = ["WORLD", "ASIA", "BRI", "EUROPE"].compactMap { subjects.known($0) }
        for mention in mentions {
            var value = mention.sentence == 0 ? 3.0 : mention.sentence <= 2 ? 1.8 : 1.0
            if mention.isSpeaker { value *= 0.4 }
            if settings.contains(mention.subject) { value *= 0.4 }
            let economy = subjects.economies[Int(mention.subject)]
            if economy >= 0 {
                add(mention.subject, value * 0.55)
                // A city named in passing speaks for its country too.
                add(economy, value * 0.3)
            } else {
                add(mention.subject, value)
            }
        }
        var place = [Int32](repeating: 0, count: subjects.codes.count)
        for (position, number) in order.enumerated() { place[Int(number)] = Int32(position) }
        return order.sorted { (left: Int32, right: Int32) -> Bool in
            let (one, other) = (weight[Int(left)], weight[Int(right)])
            return one == other ? place[Int(left)] < place[Int(right)] : one > other
        }
    }

    /// Economies and groups that can have trade; the world, Asia and the Belt and Road are settings.
    static func isEconomyOrGroup(_ code: String) -> Bool { !settings.contains(code) && !isInstitution(code) }

    static func isContinent(_ code: String) -> Bool { continents.contains(code) }

    /// Groups of countries, by the codes of the guide.
    static func isGroup(_ code: String) -> Bool { groups.contains(code) }

    /// Banks and the like: they lend and say, they do not trade.
    static func isInstitution(_ code: String) -> Bool {
        code.utf8.count <= 5
            ? institutions.contains(code) : code.hasSuffix("Bank") || code.hasSuffix("Fund") || code.contains(" Fund ")
    }

    private static let settings: Set = ["BRI", "WORLD", "ASIA", "TITR", "G7", "G20", "APEC", "BRICS", "DEV"]
    /// Pacts and meetings that most texts name without meaning those who belong to them.
    static func isForum(_ code: String) -> Bool { forums.contains(code) }

    private static let forums: Set = ["RCEP", "G20", "G7", "APEC", "BRICS"]
    private static let continents: Set = ["EUROPE", "ASIA", "AFR", "NORTH_AMERICA"]
    private static let groups: Set = [
        "ASEAN", "CAS5", "EU", "EAEU", "SCO", "RCEP", "LMC", "BRICS", "G7", "G20", "APEC", "AFR", "CAREC", "CIS",
    ]
    private static let institutions: Set = ["IMF"]

    /// How often a party is named.
    func count(_ code: String) -> Int { subjects.known(code).map { Int(counts[Int($0)]) } ?? 0 }

    /// The one economy whose money a currency is; nil for dollars, euros and others of several.
    func economy(ofCurrency code: String) -> String? { Self.economiesOfCurrencies[code] ?? nil }

    private static let economiesOfCurrencies: [String: String?] = {
        var found: [String: String?] = [:]
        // Dollars and euros are everybody's.
        for economy in Atlas.embedded.economies.values
        where !["", Unit.usDollar.rawValue, "EUR"].contains(economy.currency) {
            found[economy.currency] = found[economy.currency] == nil ? economy.code : .some(nil)
        }
        return found
    }()

    /// Whether an economy ever belonged to a group.
    func isMember(_ code: String, of group: String) -> Bool { members[group]?.contains(code) ?? false }

    /// Codes of economies and groups are short and in capitals; places are called by their names.
    static func isCode(_ code: String) -> Bool {
        code.utf8.count <= 5 && code.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x5A }
    }

    func place(_ code: String) -> Atlas.Place? {
        Self.isCode(code) ? nil : places[code]
    }
}

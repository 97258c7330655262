internal import Atlas

/// The economies, groups, places and institutions that a text names.
struct Mentions {
    /// A named party in the text.
    struct Mention {
        var code: String
        var tokens: Range<Int>
        var category: Lexicon.Category
        var sentence: Int
        var isPlace = false
        /// Only named as or within the speaker of its sentence.
        var isSpeaker = false
    }

    let all: [Mention]
    /// By sentence: positions of its mentions.
    let inSentence: [Range<Int>]
    /// Economies and groups the whole text is about, most mentioned first.
    let topic: [String]
    /// The place the whole text is about, when it is about one.
    let topicPlace: String?
    private let counts: [String: Int]
    private let places: [String: Atlas.Place]
    private let members: [String: Set<String>]

    init(_ discourse: Discourse, speakers: [Speakers.Speaker?], atlas: Atlas) {
        let words = discourse.words
        places = atlas.places
        members = atlas.membersOfGroups
        var found: [Mention] = []
        for (number, sentence) in discourse.layout.sentences.enumerated() {
            for mark in discourse.marks(in: sentence) {
                switch mark.entry.category {
                case .name, .adjective, .inhabitant, .metonym: break
                case .prefix: if !words.isDash(mark.end) { continue }
                default: continue
                }
                if Self.isCurrency(mark, discourse, number) || Self.isNewsroom(mark, words, sentence) { continue }
                var mention = Mention(
                    code: mark.entry.text, tokens: mark.start..<mark.end, category: mark.entry.category,
                    sentence: number)
                mention.isPlace = atlas.places[mention.code] != nil
                if let speaker = speakers[number], !speaker.isSubject, speaker.tokens.contains(mark.start) {
                    mention.isSpeaker = true
                }
                found.append(mention)
            }
        }
        all = Self.gathered(found)
        var ranges: [Range<Int>] = []
        ranges.reserveCapacity(discourse.layout.sentences.count)
        var next = 0
        for number in discourse.layout.sentences.indices {
            let first = next
            while next < all.count, all[next].sentence == number { next += 1 }
            ranges.append(first..<next)
        }
        inSentence = ranges
        var counts: [String: Int] = [:]
        for mention in all { counts[mention.code, default: 0] += 1 }
        self.counts = counts
        let order = Self.topic(all, places: atlas.places)
        topicPlace = order.first.flatMap { code in
            atlas.places[code].flatMap { counts[code, default: 0] > counts[$0.economy, default: 0] ? code : nil }
        }
        topic = order.filter { atlas.places[$0] == nil && Self.isEconomyOrGroup($0) }
    }

    /// The mentions of a sentence.
    func inSentence(_ number: Int) -> ArraySlice<Mention> { all[inSentence[number]] }

    /// "US$" and "dollars américains" name a currency.
    private static func isCurrency(_ mark: Lexicon.Mark, _ discourse: Discourse, _ sentence: Int) -> Bool {
        if discourse.words.isMark(mark.end, "$") { return true }
        return discourse.quantitiesIn[sentence].contains {
            let quantity = discourse.quantities[$0]
            return quantity.kind == .money && quantity.tokens.contains(mark.start)
        }
    }

    /// The newsroom at the head of a line: "HANOI (VNA) –", "BEIJING, Jan 14 (Xinhua) --", "Hanoï –".
    private static func isNewsroom(_ mark: Lexicon.Mark, _ words: Words, _ sentence: Range<Int>) -> Bool {
        guard mark.start == sentence.lowerBound, words.tokens[mark.start].startsLine,
            mark.entry.category == .metonym || words.tokens[mark.start].isUppercase
                || (mark.entry.category == .name && words.isMark(mark.end, "("))
        else { return false }
        var index = mark.end
        while index < min(sentence.upperBound, mark.end + 12) {
            let isLong = words.isMark(index, "\u{2013}") || words.isMark(index, "\u{2014}")
            let isDouble =
                words.isMark(index, "-") && (words.isMark(index + 1, "-") || words.tokens[index].hasSpaceBefore)
            if isLong && words.tokens[index].hasSpaceBefore || isDouble { return true }
            let isShort =
                words.tokens[index].kind == .digits || words.isMark(index, ",") || words.isMark(index, "(")
                || words.isMark(index, ")") || words.isMark(index, ".") || words.isMark(index, "/")
                || words.tokens[index].isCapitalised || words.tokens[index].length <= 9
            guard isShort, index - mark.end < 10 else { return false }
            index += 1
        }
        return false
    }

    /// All five of Central Asia listed one by one are the group.
    private static func gathered(_ mentions: [Mention]) -> [Mention] {
        let five: Set<String> = ["KAZ", "UZB", "KGZ", "TKM", "TJK"]
        var result: [Mention] = []
        result.reserveCapacity(mentions.count)
        var index = 0
        while index < mentions.count {
            if five.contains(mentions[index].code), index + 4 < mentions.count,
                mentions[index + 4].sentence == mentions[index].sentence,
                Set(mentions[index...(index + 4)].map(\.code)) == five
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

    private static func topic(_ mentions: [Mention], places: [String: Atlas.Place]) -> [String] {
        var weight: [String: Double] = [:]
        var order: [String] = []
        func add(_ code: String, _ value: Double) {
            if weight[code] == nil { order.append(code) }
            weight[code, default: 0] += value
        }
        for mention in mentions {
            var value = mention.sentence == 0 ? 3.0 : mention.sentence <= 2 ? 1.8 : 1.0
            if mention.isSpeaker { value *= 0.4 }
            if mention.code == "WORLD" || mention.code == "ASIA" || mention.code == "BRI" || mention.code == "EUROPE" {
                value *= 0.4
            }
            if let place = places[mention.code] {
                add(mention.code, value * 0.55)
                // A city named in passing speaks for its country too.
                add(place.economy, value * 0.3)
            } else {
                add(mention.code, value)
            }
        }
        let first = Dictionary(order.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        return order.sorted {
            (weight[$0, default: 0], first[$1, default: 0]) > (weight[$1, default: 0], first[$0, default: 0])
        }
    }

    /// Economies and groups that can have trade; the world, Asia and the Belt and Road are settings.
    static func isEconomyOrGroup(_ code: String) -> Bool {
        !["BRI", "WORLD", "ASIA", "TITR", "G7", "G20", "APEC", "BRICS", "DEV"].contains(code)
            && !isInstitution(code)
    }

    /// Groups of countries, by the codes of the guide.
    static func isGroup(_ code: String) -> Bool {
        ["ASEAN", "CAS5", "EU", "EAEU", "SCO", "RCEP", "LMC", "BRICS", "G7", "G20", "APEC", "AFR", "CAREC", "CIS"]
            .contains(code)
    }

    /// Banks and the like: they lend and say, they do not trade.
    static func isInstitution(_ code: String) -> Bool {
        code == "AIIB" || code == "World Bank" || code.hasSuffix("Bank")
    }

    /// How often a party is named.
    func count(_ code: String) -> Int { counts[code, default: 0] }

    /// Whether an economy ever belonged to a group.
    func isMember(_ code: String, of group: String) -> Bool { members[group]?.contains(code) ?? false }

    func place(_ code: String) -> Atlas.Place? { places[code] }
}

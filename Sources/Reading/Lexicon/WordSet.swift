/// Sets of single words that the grammar asks about; each language's table lists its own (`set` rows).
///
/// A token knows its sets as bits, so asking costs nothing.
enum WordSet: UInt8, CaseIterable, Sendable {
    /// "total", "extérieur": trade with everybody, so no partner is meant.
    case whole
    /// "bilateral", "mutual": both parties are meant.
    case bilateral
    /// Words between two parties that a figure joins: "and", "avec", "vers".
    case link
    /// Prepositions before the other side of trade: "to", "with", "vers", "avec".
    case towards
    /// Prepositions before the side goods or capital come from: "from", "depuis".
    case origin
    /// Prepositions before the place where something is: "in", "au", "dans".
    case inside
    /// "of", "de": what belongs to what follows.
    case belonging
    /// "foreign", "étranger": from abroad, nobody in particular.
    case foreign
    /// Words that cut a clause where two figures meet: "while", "tandis".
    case clauseBreak
    /// "its", "ses": the subject of the clause before.
    case possessive
    /// "the", "ce": before a noun that refers back.
    case definite
    /// "country", "royaume": an economy named before.
    case economyNoun
    /// "bloc", "region": a group named before.
    case groupNoun
    /// "neighbour", "partner": the other party.
    case otherNoun
    /// "city", "endroit": a city or site named before.
    case siteNoun
    /// "port", "terminal".
    case portNoun
    /// "province", "region of".
    case provinceNoun
    /// Realised, accumulated and pledged investment.
    case realised, stock, pledge
    /// "earlier", "auparavant".
    case earlier
    /// Small words before a date; words before a date that is only compared with; prepositions of time.
    case dateSmall, compared, timePreposition
    /// Words that may stand between an approximator and its number.
    case passOver
    /// Verbs before "de A à B": two figures, not a range.
    case changed
    /// Adjectives before a noun; nouns of time, of sides and of nothing counted; verbs that end a noun.
    case frontAdjective, timeWord, sides, idleNoun, nounEnd
    /// Words inside "second most important trading partner".
    case rankFiller
    /// Finite verbs of opening: "launched", "inauguré".
    case opening
    /// Nouns for an opening: "launch", "inauguration".
    case openingNoun
    /// Words of completion: "complete", "achevé", "behind schedule".
    case completion
    /// Small words that are frequent in the language.
    case frequent
    /// Negation.
    case not
    /// Words that show a future: "will", "prévoit".
    case future
    /// "people", "personnes".
    case people
    /// "and", "et".
    case and
    /// "than", "que": a comparison follows.
    case than
    /// "less", "moins".
    case less
    /// "more", "plus".
    case more
    /// "worth", "valued": value of something just named.
    case worth
    /// Words that say what one currency comes to in another.
    case equals
    /// "compared with", "contre": the other figure of a comparison.
    case against
    /// "respectively".
    case respectively
    /// Words that begin an expression of time.
    case timeHead
    /// "supérieur à", "higher than": before a time that is compared with.
    case relatedTo
    /// Goods as a whole, and words of statistics beside trade: "goods", "volume".
    case allGoods
    /// "exports", "trade": nouns that a good stands before in English.
    case flowNoun
    /// "forecast", "prévision": what a figure is called.
    case outlook
    /// "behind", "devant": before others that a rank is only compared with.
    case outranked
    /// "visited", "visité": a journey to what follows.
    case visiting
    /// "multiplied", "multiplié".
    case multiplied
    /// "number", "nombre": before what is counted.
    case tally
    /// "straight", "consecutive": between a number and its unit of time.
    case running
    /// "share", "part": what can grow itself.
    case part
    /// "service", "completed": before the time from which something runs.
    case operating
    /// "railway", "gazoduc": works that are named by who they join.
    case work
    /// "company", "prêts", "built": by whom a work is done or paid for.
    case firm
    /// "by", "via", "par": by whom or through where.
    case means
    /// "north", "sud-ouest": where in a country a place lies.
    case compass
    /// Abbreviations that end with a full stop.
    case abbreviation

    /// Its bit in a token's sets.
    var bit: UInt64 { 1 << UInt64(rawValue) }

    /// Name in the tables.
    var name: String { String(describing: self) }
}

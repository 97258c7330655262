/// Sets of single words that the grammar of names asks about; each language's table lists its own (`set` rows).
///
/// A token knows its sets as bits, so asking costs nothing.
enum PhraseSet: UInt8, CaseIterable, Sendable {
    /// "the", "a": before a name and no part of it.
    case article
    /// "the", "ce": before a noun that refers back.
    case definite
    /// "its", "leur".
    case possessive
    /// Words at which a project's name, and a gathering's, cannot go on to the left.
    case nameBreak, eventBreak
    /// Prepositions at which a gathering's name ends on the right.
    case nameEnd
    /// "edition".
    case editionNoun
    /// "in", "à": before the place of a gathering.
    case placePreposition
    /// "and", "et".
    case and
    /// "of", "de": before the owner of a promise; before what a project is of.
    case owner, projectOf
    /// Small words between who commits and the verb: "who", "also", "ont".
    case aside
    /// Nouns for a promise whose owner may follow; those for which that holds of pledges only.
    case ownerNoun, pledgeNoun
    /// Offices and bodies that speak for somebody named before: "government", "ministère".
    case institution
    /// The end of "carbon neutrality".
    case neutrality
    /// Words before a verb that make it no commitment.
    case negation
    /// "said", "selon": the report goes on, not the promise.
    case report
    /// "project", and words for it that stand alone.
    case projectNoun, projectWord, projectAlone
    /// Articles before a project that was told of.
    case projectArticle
    /// Words after a head that say what it joins; those between the ends; those that open them.
    case linking, joining, joinOpening
    /// "qui": a clause, not an end.
    case relative
    /// Prepositions that may stand inside a project's name.
    case inName
    /// Small words inside the name of a company.
    case companyJoiner
    /// Not listed: tokens at which a phrase of ``PhraseTable/Category/stopname`` or
    /// ``PhraseTable/Category/joiner`` starts, and tokens of a claim.
    case stop, joiner, claimed

    /// Its bit in a token's sets.
    var bit: UInt64 { 1 << UInt64(rawValue) }

    /// Name in the tables.
    var name: String { String(describing: self) }
}

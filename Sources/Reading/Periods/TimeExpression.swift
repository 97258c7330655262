internal import Evidence

/// Words that say when, with what they resolve to.
struct TimeExpression: Sendable {
    /// How the words relate the figure to the time.
    enum Relation: Sendable {
        /// During the period.
        case during
        /// At its end, counting everything before ("à la date du", "as of").
        case asOf
        /// Before it, as an aim ("d'ici 2030", "by 2030").
        case by
        /// From it on ("depuis 2004").
        case since
        /// A comparison only ("sur un an", "a year earlier", "than in 2022"): never the figure's own period.
        case comparison
    }

    var tokens: Range<Int>
    /// nil when it is relative and the publication date is unknown.
    var period: Period?
    var relation: Relation
    /// Whether the day of publication was needed to resolve it.
    var isRelative = false
    /// "since its launch": from an opening that is dated elsewhere.
    var isSinceOpening = false
    /// A year of accounts that spans two calendar years.
    var isFiscal = false
    /// "in the period", "durant cette période": the time told of last.
    var isAnaphoric = false
    /// "three years after its launch": dates an opening and no figure.
    var isOfOpening = false
    /// Where what runs since an opening ends, when not at the day of writing.
    var until: Period.Point?
    /// "in three years": a length that is a quantity of its own as well.
    var isAlsoDuration = false
}

public import Evidence

/// A language the reader reads: its tables of words, and what its grammar does in a way of its own.
///
/// Everything else is the same for all languages. The defaults are those of a language that writes 1,234.5, puts what
/// describes a noun before it and day before month; a language says only where it differs. Small words that the rules
/// ask for by their English or French form are given in the table, by rows such as `as,from,desde`.
public struct Grammar: Sendable {
    /// Code and name of the language.
    public var language: Document.Language
    /// Numbers, units, measures and sets of words: columns `category,value,forms`.
    public var words: CSVTable
    /// Heads of events and projects, verbs that commit: columns `category,value,forms`.
    public var occurrences: CSVTable

    // MARK: Order

    /// A noun stands before what describes it: "parc éolien", not "wind farm".
    public var isHeadFirst = false
    /// The day may follow its month: "May 3".
    public var hasMonthBeforeDay = false
    /// Adjectives of economies have a capital: "Chinese", not "chinois".
    public var capitalisesAdjectives = false
    /// "12 % de plus" is a comparison by itself.
    public var comparesAlone = false

    // MARK: Numbers

    /// The comma is the decimal mark, full stop or blank part groups of three.
    public var hasDecimalComma = false
    /// "billion" may be 10^12 or 10^9.
    public var hasLongScale = false
    /// What a large number counts follows "of": "8 millions de voyageurs".
    public var countsThroughOf = false
    /// "a hundred" is a number.
    public var countsWithArticle = false
    /// Eighty is four twenties.
    public var countsInTwenties = false
    /// What may follow a ten in words is below this: 10, or 20 where seventy-two is "soixante-douze".
    public var unitsBelow = 10
    /// "and" joins the parts of a number from this on.
    public var joinsFrom = 100
    /// The only parts that "and" may join below a hundred; none stands for all.
    public var joinable: [Int] = []
    /// "une dizaine" is about ten.
    public var hasRoundCollectives = false
    /// "first place" ranks nothing by number unless the noun is a rank's.
    public var ranksByNoun = false

    /// Makes a grammar with the defaults.
    public init(language: Document.Language, words: CSVTable, occurrences: CSVTable) {
        self.language = language
        self.words = words
        self.occurrences = occurrences
    }

    /// The languages the reader comes with; the first is taken where nothing tells.
    public static var all: [Grammar] { [.french, .english] }
}

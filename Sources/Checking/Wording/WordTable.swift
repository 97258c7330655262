internal import CheckingTables
internal import Evidence

/// Words that change what a figure means to the checker; they stand in `words.csv` with their reasons.
struct WordTable {
    /// What a form does.
    enum Kind: String, CaseIterable {
        /// Another definition than the series': purchasing power, services, e-commerce.
        case otherDefinition = "other-definition"
        /// A mean change a year, not the change over all years.
        case yearlyMean = "yearly-mean"
        /// A list that does not name everything: "such as".
        case openList = "open-list"
        /// What follows sums up what came before.
        case inSum = "in-sum"
        /// Two levels, the second after the first: "de … à", "from … to".
        case toLevel = "to-level"
        /// A figure put in words that deny or ask.
        case unasserted
        case tradingPartner = "trading-partner"
        case exportMarket = "export-market"
        case importSource = "import-source"
        /// In a row: "consecutive years".
        case inARow = "in-a-row"
        /// A part of a year or a running count: "so far".
        case running
        /// A change against another year than the one before.
        case otherBase = "other-base"
        /// All goods, whatever the noun.
        case goods
        /// A flow whose goods may be named after it.
        case flowOf = "flow-of"
        /// Trade with all partners together.
        case worldTrade = "world-trade"
        /// Said to be the highest so far.
        case recordHigh = "record-high"
        /// A noun of time, after which no goods are named.
        case timeNoun = "time-noun"
        /// A count that runs since a beginning.
        case sinceBeginning = "since-beginning"
        /// Investment that goes out of a country.
        case outward
        /// A partner is named or meant.
        case towards
        /// The countries or states of a list.
        case countries
        /// A way or time saved, before the figure: "shortens by".
        case shortening
        /// The same after it: "de moins", "shorter".
        case saved
        /// Joins a second figure to the first.
        case and
        /// A group for which one of its members may have been meant.
        case groupOfPartners = "group-of-partners"
        /// A group that may have been meant where a member is named.
        case groupInPlace = "group-in-place"
    }

    private let forms: [Kind: [String]]

    /// The words inside the binary.
    static let embedded: WordTable = {
        do {
            return try unsafe WordTable(
                CSVTable(
                    name: "words.csv",
                    bytes: UnsafeBufferPointer(
                        start: sogdian_checking_words_bytes(), count: sogdian_checking_words_count())))
        } catch {
            // The table is checked by the tests; a fault here is a fault of the build.
            fatalError("embedded words: \(error)")
        }
    }()

    /// Reads the words from their table.
    ///
    /// - Throws: a ``Complaint`` for a missing column or an unknown kind.
    init(_ table: CSVTable) throws(Complaint) {
        let (kind, form) = (try table.column("kind"), try table.column("form"))
        var forms: [Kind: [String]] = [:]
        for row in table.rows {
            guard let known = Kind(rawValue: row[kind]) else {
                throw Complaint(
                    .badInput, at: .init(file: table.name, line: row.line), found: "the kind \"\(row[kind])\"",
                    expected: Kind.allCases.map(\.rawValue).joined(separator: ", "))
            }
            forms[known, default: []].append(row[form])
        }
        self.forms = forms
    }

    /// All forms of a kind, lower-cased.
    func forms(_ kind: Kind) -> [String] { forms[kind] ?? [] }

    /// The first form of a kind that stands as whole words in a text.
    func first(_ kind: Kind, in text: String) -> String? {
        let text = text.lowercased().replacing("’", with: "'")
        return forms(kind).first { Self.stands($0, in: text) }
    }

    /// Whether a form stands in a lower-cased text as whole words.
    static func stands(_ form: String, in text: String) -> Bool {
        !text.ranges(of: form).allSatisfy { range in
            let before = range.lowerBound > text.startIndex ? text[text.index(before: range.lowerBound)] : " "
            let after = range.upperBound < text.endIndex ? text[range.upperBound] : " "
            return before.isLetter || after.isLetter
        }
    }
}

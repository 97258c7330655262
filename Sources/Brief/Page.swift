internal import Atlas
public import Checking
public import Evidence
public import Reading
internal import Statistics
internal import WhatIf

/// One article with a verdict on each of its figures: what every rendering shows.
public struct Page: Sendable {
    /// A figure and what became of it.
    public struct Item: Sendable {
        public let claim: Claim
        public let verdict: Verdict
        /// Every reporter's values of the years around; nil when no series of years is behind the figure.
        public let history: History?
    }

    public let document: Document
    /// The language the page speaks.
    public let language: Document.Language
    /// In the order of the text.
    public let items: [Item]
    /// Works that the article names and the atlas knows, in the order of the text.
    public let consequences: [Consequence]

    /// Checks a document against the statistics that come with the program.
    ///
    /// The page speaks the article's own language when none is given.
    public init(_ document: Document, language: Document.Language? = nil) {
        self.init(document, language: language, sources: [Base.embedded, Membership(), OpeningEvidence()])
    }

    /// Checks a document against sources.
    public init(_ document: Document, language: Document.Language?, sources: [any EvidenceSource]) {
        let language = language ?? document.language
        let french = language == .french
        let checker = Checker(
            sources: sources, language: language, names: { PartyNames.name(of: $0, french: french) })
        let verdicts = checker.verdicts(for: document)
        self.document = document
        self.language = language
        consequences = Consequence.all(of: document)
        items = zip(document.claims, verdicts).map {
            Item(claim: $0, verdict: $1, history: History(of: $0, $1, sources: sources))
        }
    }

    /// Items of one rating, in the order of the text.
    public func items(rated rating: Verdict.Rating) -> [Item] {
        items.filter { $0.verdict.rating == rating }
    }

    /// The sources behind the verdicts and consequences, each once, in order of first use.
    public var sources: [Source] {
        var seen: Set<String> = []
        let words = consequences.flatMap {
            ConsequenceWords(consequence: $0, wording: Wording(french: language == .french)).lines
        }
        let behind = items.flatMap(\.verdict.references).map(\.reference.source) + words.compactMap(\.source)
        return behind.filter { seen.insert($0.id).inserted }
    }
}

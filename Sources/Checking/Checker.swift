public import Evidence
public import Reading

/// Rates claims against whatever sources of evidence it is handed.
///
/// Prepared once, used for any number of documents.
///
/// Only a figure whose definition, parties and period are all clear, that is stated as a fact, and that no reporter's
/// value comes near can be called `differs`; whatever is less clear stays `unverifiable` with the values shown.
public struct Checker: Sendable {
    private let sources: [any EvidenceSource]
    private let language: Document.Language
    private let rules: Rules
    private let names: @Sendable (String) -> String

    /// Prepares a checker.
    ///
    /// - Parameters:
    ///   - sources: asked in order; all their answers are shown.
    ///   - language: the language of explanations.
    ///   - rules: how far wording lets a claim be from a value.
    ///   - names: what to call a party in that language.
    public init(
        sources: [any EvidenceSource], language: Document.Language, rules: Rules = .embedded,
        names: @escaping @Sendable (String) -> String = { $0 }
    ) {
        self.sources = sources
        self.language = language
        self.rules = rules
        self.names = names
    }

    /// One verdict a claim, in the order of the document's claims.
    public func verdicts(for document: Document) -> [Verdict] {
        let text = DocumentText(document)
        let phrases = Phrases(language: language, names: names)
        let judge = Judge(sources: sources, rules: rules, phrases: phrases, document: document, text: text)
        let examiner = Examiner(sources: sources, rules: rules, phrases: phrases, document: document, text: text)
        let findings = examiner.findings()
        return document.claims.indices.map { index in
            var verdict = judge.verdict(for: document.claims[index])
            for finding in findings[index] ?? [] {
                verdict.checks.append(finding.check)
                if finding.contradicts {
                    verdict.rating = .inconsistent
                    verdict.rule = finding.rule
                    verdict.explanation = finding.check.detail
                    verdict.wouldSettle = nil
                }
            }
            return verdict
        }
    }
}

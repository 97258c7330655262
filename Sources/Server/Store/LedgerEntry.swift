internal import Brief
internal import Checking
package import Evidence
package import Ledger
package import Reading
internal import Statistics

/// A checked document as the ledger keeps it.
package struct LedgerEntry: Sendable {
    package let document: HeldDocument
    package let claims: [HeldClaim]

    /// Checks a document and makes its entry, come in at `time` in seconds since 1970.
    package init(_ document: Document, sources: [any EvidenceSource], time: Int) {
        let page = Page(document, language: nil, sources: sources)
        var json = JSONWriter()
        document.write(to: &json)
        self.document = HeldDocument(
            id: document.id, title: document.title, language: document.language.rawValue,
            published: document.publication?.period.description, added: time, body: json.bytes, text: document.text)
        let scalars = Array(document.text.unicodeScalars)
        claims = page.items.map { Self.claim($0, document, scalars) }
    }

    private static func claim(_ item: Page.Item, _ document: Document, _ text: [Unicode.Scalar]) -> HeldClaim {
        let claim = item.claim
        var json = JSONWriter()
        json.object { json in
            claim.writeMembers(to: &json, document: document.id)
            json.key("verdict")
            item.verdict.write(to: &json)
        }
        var sentence = String.UnicodeScalarView()
        let range = claim.sentence.isEmpty ? claim.start..<claim.end : claim.sentence
        let lower = range.lowerBound - document.offset
        sentence.append(contentsOf: text[(lower..<(lower + range.count)).clamped(to: 0..<text.count)])
        return HeldClaim(
            id: claim.id, rating: item.verdict.rating.rawValue, measure: claim.measure.rawValue,
            year: claim.period?.days.map { CivilDate(dayNumber: $0.upperBound).year },
            parties: claim.parties.map(\.code), subject: Trail.Subject(claim)?.key ?? "",
            words: [document.title, claim.speaker, String(sentence)].compactMap(\.self).joined(separator: "\n"),
            body: json.bytes)
    }
}

internal import Evidence
internal import Reading

/// Whether a flow is of all goods or of some: "$2 billion of copper", "exports of rice", "exportations de voitures".
struct Scope {
    let text: DocumentText
    let namer: Namer
    private var words: WordTable { .embedded }

    /// The goods that a claim is confined to, as written; nil when it is of all goods as far as the words go.
    func goods(of claim: Claim) -> String? {
        guard Inquiry.bilateral.contains(claim.growthOf ?? claim.measure) else { return nil }
        return after(claim) ?? before(claim)
    }

    /// "… 2 billion worth of copper", "… 2 milliards de dollars de cuivre".
    private func after(_ claim: Claim) -> String? {
        guard claim.unit.isCurrency else { return nil }
        let follows = text.after(claim)
        // ", of which …" speaks of a part, not of these goods.
        guard follows.first(where: { !$0.isWhitespace }).map({ $0.isLetter }) ?? false else { return nil }
        let tokens = DocumentText.tokens(String(follows.prefix(60)))
        var rest = tokens[...]
        if rest.first == "worth" { rest.removeFirst() }
        guard let link = rest.first, ["of", "de", "d", "en"].contains(link), rest.count > 1 else { return nil }
        // "en 2024", "de la Chine": no goods.
        let next = rest[rest.startIndex + 1]
        guard !next.isEmpty, !next.contains(where: \.isNumber), link != "en" else { return nil }
        return named(next, rest.dropFirst(1))
    }

    /// "exports of rice", "importations de pétrole".
    private func before(_ claim: Claim) -> String? {
        let tokens = DocumentText.tokens(text.before(claim))
        for (index, token) in tokens.enumerated() where words.forms(.flowOf).contains(String(token)) {
            let rest = tokens[(index + 1)...]
            guard let link = rest.first, ["of", "de", "d"].contains(link), rest.count > 1 else { continue }
            let next = rest[rest.startIndex + 1]
            if next.contains(where: \.isNumber) { continue }
            if let goods = named(next, rest.dropFirst(1)) { return goods }
        }
        return nil
    }

    /// A noun that is no party and not goods as a whole.
    private func named(_ noun: Substring, _ rest: ArraySlice<Substring>) -> String? {
        let articles: Set<Substring> = ["la", "le", "les", "l", "the", "a", "an", "its", "their", "ses", "leurs"]
        guard !articles.contains(noun), !words.forms(.goods).contains(String(noun)),
            !words.forms(.timeNoun).contains(String(noun))
        else { return nil }
        // "Chinese goods", "la Chine", "Central Asia", "biens chinois".
        let phrase = rest.prefix(3).map(String.init)
        for length in 1...max(1, phrase.count) where length <= phrase.count {
            if namer.subject(of: phrase[..<length].joined(separator: " ")) != nil { return nil }
        }
        if phrase.contains(where: words.forms(.goods).contains) { return nil }
        return String(noun)
    }
}

internal import Atlas
internal import Evidence

/// Ports and crossings that what is counted passes.
extension PartyContext {
    /// "Xi'an (3,849 trips), Chengdu (2,285 trips)": the place before the brackets in the stead of its country.
    func placeInBrackets(_ site: Site) -> Result? {
        let start = site.quantity.tokens.lowerBound
        guard site.measure == .volume, words.isMark(start - 1, "("),
            let place = site.sentence.last(where: { $0.isPlace && $0.tokens.upperBound == start - 1 }),
            let economy = mentions.place(place.code)?.economy, let before = inherited(site, reach: 1)
        else { return nil }
        let others = before.codes.filter { $0 != economy && mentions.place($0)?.economy != economy }
        return others.count == before.codes.count
            ? nil : Result(codes: unique([place.code] + others), ground: .completed)
    }

    /// A port or crossing that handles what a figure counts: "Khorgos handled 3,057 China-Europe trains", "the trains that
    /// left via Alashankou reached 4,210".
    func gates(_ site: Site) -> [String]? {
        if site.measure == .volume, let pointed = pointedGate(site) { return [pointed] }
        // "6.000 trains ont traversé la passe d'Alataw", "1,200 trains passed through Khorgos".
        if site.measure == .volume,
            let passed = site.near.first(where: {
                isGate($0) && $0.tokens.lowerBound >= site.quantity.tokens.upperBound
            }),
            (1...6).contains(where: { isPassing(passed.tokens.lowerBound - $0) })
        {
            return [passed.code]
        }
        guard site.measure == .volume || site.measure == .countOther || site.measure == .duration,
            let first = site.near.first(where: { isGate($0) && $0.tokens.upperBound <= site.quantity.tokens.lowerBound }
            )
        else { return nil }
        if words.is(first.tokens.lowerBound - 1, in: .means) || words.is(preposition(before: first), in: .means) {
            return [first.code]
        }
        guard !isAttached(first) || isNamedGate(first),
            site.near.allSatisfy({
                $0.code == first.code || $0.tokens.lowerBound >= site.quantity.tokens.lowerBound || isGate($0)
                    || $0.tokens.upperBound <= first.tokens.lowerBound || $0.isPlace || isInside($0)
            })
        else { return nil }
        // "Le col d'Alataw et le port de Horgos".
        let second = site.near.first { other in
            let gap = first.tokens.upperBound..<max(first.tokens.upperBound, other.tokens.lowerBound)
            return isGate(other) && (1...5).contains(gap.count) && gap.contains { words.is($0, in: .and) }
        }
        return [first.code] + (second.map { [$0.code] } ?? [])
    }

    /// "le port de Horgos a lancé", "the port of Khorgos handled" at the head of its clause: the name belongs to the gate.
    func isNamedGate(_ gate: Mention) -> Bool {
        let of = preposition(before: gate)
        guard words.is(of, in: .belonging) || words.is(gate.tokens.lowerBound - 1, in: .belonging) else { return false }
        let noun = words.is(of, in: .belonging) ? of - 1 : gate.tokens.lowerBound - 2
        guard words.is(noun, in: .portNoun) || words.is(noun, "col") || words.is(noun, "pass") else { return false }
        var before = noun - 1
        while words.is(before, in: .definite) && !words.is(before, in: .inside) || words.isApostrophe(before) {
            before -= 1
        }
        return !words.is(before, in: .inside) && !words.is(before, in: .towards) && !words.is(before, in: .belonging)
            && !words.is(before, "a")
    }

    func isPassing(_ index: Int) -> Bool {
        discourse.has(.passing, at: index) || words.is(index, "passe") && words.is(index - 1, "sont")
    }

    /// "1,320 China-Europe trains passed the port": the port or pass told of before.
    func pointedGate(_ site: Site) -> String? {
        let sentence = discourse.sentence(of: site.quantity)
        guard !site.sentence.contains(where: isGate) else { return nil }
        // "Khorgos ranked first. It processed over 7,000 trains".
        if words.is(sentence.lowerBound, "it") || words.is(sentence.lowerBound, "il")
            || words.is(sentence.lowerBound, "elle"), site.quantity.sentence > 0,
            let first = mentions.inSentence(site.quantity.sentence - 1).first, isGate(first),
            first.tokens.lowerBound - discourse.layout.sentences[site.quantity.sentence - 1].lowerBound <= 3
        {
            return first.code
        }
        let isPointed = sentence.contains {
            words.is($0, in: .definite) && words.is($0 + 1, in: .portNoun) && !words.is($0 + 2, in: .belonging)
                && !words.tokens[$0 + 1].isCapitalised
        }
        guard isPointed else { return nil }
        var number = site.quantity.sentence - 1
        while number >= 0, site.quantity.sentence - number <= 6 {
            if let gate = mentions.inSentence(number).last(where: isGate) { return gate.code }
            number -= 1
        }
        return nil
    }

    func isGate(_ mention: Mention) -> Bool {
        guard let place = mentions.place(mention.code) else { return false }
        return ["port", "crossing", "dry_port", "hub"].contains(place.kind)
    }
}

internal import Atlas
internal import Evidence

/// Finds promises, agreements, targets, plans and proposals.
///
/// A verb or noun that commits ("s'engage à", "plans to", "accord a été signé") starts it; it reaches to the end of its
/// clause. Who commits is the subject before it, or, behind "nous" and "il", whom the report quotes or named last.
/// A future tense commits only when somebody does it on purpose ("construira", "will invest").
struct CommitmentReader {
    let scene: Scene

    private static let triggers =
        [PhraseTable.Category.pledge, .weakpledge, .futureverb, .futurepassive].reduce(0) { $0 | $1.bit }

    /// All commitments in the order of the text.
    func commitments() -> [Commitment] {
        var found: [Commitment] = []
        for (index, sentence) in scene.sentences.enumerated() where scene.has(Self.triggers, in: index) {
            var covered = sentence.lowerBound
            for trigger in scene.hits(index)
            where trigger.category.bit & Self.triggers != 0 && trigger.start >= covered {
                guard let commitment = commitment(trigger, index, sentence, &covered) else { continue }
                found.append(commitment)
            }
        }
        return found
    }

    private func commitment(
        _ trigger: PhraseTable.Hit, _ index: Int, _ sentence: Range<Int>, _ covered: inout Int
    ) -> Commitment? {
        guard !isNegatedOrPast(trigger, sentence) else { return nil }
        var end = clauseEnd(trigger.end, in: sentence)
        if scene.isJoiner(end - 1), end - 1 > trigger.end { end -= 1 }
        let subject = subject(of: trigger, index, sentence)
        let by = deadline(trigger.start..<end, sentence)
        let kind = Commitment.Kind(rawValue: trigger.value) ?? .plan
        switch trigger.category {
        case .weakpledge:
            // "vise 10 millions": only with a number.
            guard numberFollows(trigger.end, sentence), !subject.who.isEmpty || subject.isNoun else { return nil }
        case .futureverb:
            guard !subject.who.isEmpty || subject.isNoun else { return nil }
        case .futurepassive:
            guard by != nil || !subject.who.isEmpty else { return nil }
        case .pledge:
            guard end > trigger.end || kind == .agreement else { return nil }
            // "aims to improve" is a wish; a target has a number or a date.
            if kind == .target, by == nil, !hasAmount(trigger.start..<end), !isNeutrality(trigger) { return nil }
        default: break
        }
        let isPassive = trigger.category == .futurepassive || (kind == .agreement && subject.who.isEmpty)
        let start = isPassive ? clauseStart(trigger.start, in: sentence) : trigger.start
        let span = start..<max(end, trigger.end)
        covered = span.upperBound
        let what = trigger.end < end ? trigger.end..<end : span
        let offsets = scene.offsets(span)
        var to = scene.codes(index, in: what, adjectives: false).filter { !subject.who.contains($0) }
        var who = subject.who
        if kind == .agreement, who.count < 2 {
            // Both sides sign: those named in the sentence.
            for code in scene.codes(index, in: sentence, adjectives: false)
            where !who.contains(code) && scene.atlas.places[code] == nil && who.count < 6 { who.append(code) }
            to.removeAll { who.contains($0) }
        }
        let inside = scene.claims(in: offsets).map { scene.claims[$0].id }
        return Commitment(
            id: scene.identifier("commitment", offsets, kind.rawValue), start: offsets.lowerBound,
            end: offsets.upperBound, quote: scene.quote(span), kind: kind, who: who, to: Array(to.prefix(6)),
            what: scene.line(what), by: by, claims: inside)
    }

    // MARK: - Who

    private func subject(
        of trigger: PhraseTable.Hit, _ index: Int, _ sentence: Range<Int>
    ) -> (who: [String], isNoun: Bool) {
        let start = clauseStart(trigger.start, in: sentence)
        // "l'engagement de la Chine à", "plans of Thailand": the owner behind a noun.
        let behind = scene.names(index).filter {
            $0.start >= trigger.end && $0.start - trigger.end <= 3 && $0.entry.category != .event
        }
        if scene.is(trigger.end - 1, in: .owner), let owner = behind.first, isOwnerNoun(trigger) {
            return ([owner.entry.text], true)
        }
        var hasPronoun = false
        var hasWe = false
        for hit in scene.hits(index) where hit.start >= start && hit.end <= trigger.end + 1 {
            if hit.category == .pronoun { hasPronoun = true }
            if hit.category == .we { hasWe = true }
        }
        if let person = person(before: trigger.start, index, sentence) { return ([person], true) }
        if trigger.end - trigger.start >= 2 {
            // "annoncé qu'il", "said it would": the pronoun stands inside the trigger and means the subject before.
            hasPronoun =
                hasPronoun
                && !scene.hits(index).contains {
                    $0.category == .pronoun && $0.start > trigger.start && $0.end <= trigger.end
                }
        }
        let before = names(in: start..<trigger.start, index)
        if !hasWe, !hasPronoun || !before.isEmpty, let last = before.last {
            // A list of subjects: "la Chine et l'Union européenne".
            var who = [last.entry.text]
            var edge = last.start
            for mark in before.dropLast().reversed() where edge - mark.end <= 3 && isList(mark.end..<edge) {
                who.insert(mark.entry.text, at: 0)
                edge = mark.start
            }
            return (unique(who), true)
        }
        if hasWe, let speaker = speaker(index) { return ([speaker], true) }
        if hasPronoun || hasWe {
            return (earlier(index).map { [$0] } ?? [], true)
        }
        // A clause without a subject of its own takes the sentence's.
        if let first = names(in: sentence.lowerBound..<trigger.start, index).last { return ([first.entry.text], true) }
        let hasProper = (start..<trigger.start).contains { scene.isProper($0, in: sentence) }
        if hasProper || isInstitution(start..<trigger.start) {
            return (earlier(index).map { [$0] } ?? [], true)
        }
        return ([], false)
    }

    /// A person right before the verb, who is no name of the atlas: "Srettha, who pledged", "Biden a annoncé".
    private func person(before trigger: Int, _ index: Int, _ sentence: Range<Int>) -> String? {
        var at = trigger - 1
        while at > sentence.lowerBound, at > trigger - 4,
            scene.isMark(at, ",")
                || scene.is(at, in: .aside)
        {
            at -= 1
        }
        guard at >= sentence.lowerBound, scene.tokens[at].kind == .word, scene.tokens[at].isCapitalised,
            !scene.names(index).contains(where: { $0.start <= at && $0.end > at }),
            !scene.tokens[at].isUppercase, at > sentence.lowerBound || scene.tokens[at].length > 3
        else { return nil }
        guard !scene.hits(index).contains(where: { $0.category == .pronoun && $0.start == at }) else { return nil }
        var start = at
        while start > sentence.lowerBound, scene.isProper(start - 1, in: sentence), at - start < 3,
            !scene.names(index).contains(where: { $0.start <= start - 1 && $0.end > start - 1 })
        {
            start -= 1
        }
        return isInstitution(start..<(at + 1)) || scene.isJoiner(at) ? nil : scene.line(start..<(at + 1))
    }

    private func names(in range: Range<Int>, _ sentence: Int) -> [Lexicon.Mark] {
        scene.names(sentence).filter {
            $0.start >= range.lowerBound && $0.end <= range.upperBound && $0.entry.category != .event
        }
    }

    private func isOwnerNoun(_ trigger: PhraseTable.Hit) -> Bool {
        scene.is(trigger.start, in: .ownerNoun)
            || trigger.value == "pledge" && scene.is(trigger.start, in: .pledgeNoun)
    }

    private func isInstitution(_ range: Range<Int>) -> Bool { range.contains { scene.is($0, in: .institution) } }

    private func isList(_ range: Range<Int>) -> Bool {
        range.contains { scene.isMark($0, ",") || scene.is($0, in: .and) }
    }

    /// The country of the person whose words these are: the first named behind "a déclaré" or "said", here or next.
    private func speaker(_ index: Int) -> String? {
        for sentence in [index, index + 1] where sentence < scene.sentences.count {
            guard let saying = scene.hits(sentence).last(where: { $0.category == .saying }) else { continue }
            let range = scene.sentences[sentence]
            if let name = names(in: saying.end..<range.upperBound, sentence).first { return name.entry.text }
            if let name = names(in: range.lowerBound..<saying.start, sentence).last { return name.entry.text }
        }
        return nil
    }

    private func unique(_ codes: [String]) -> [String] {
        var seen: [String] = []
        for code in codes where !seen.contains(code) { seen.append(code) }
        return seen
    }

    private func isNeutrality(_ trigger: PhraseTable.Hit) -> Bool {
        scene.is(trigger.end - 1, in: .neutrality)
    }

    /// The subject's country by the last sentences that name one.
    private func earlier(_ index: Int) -> String? {
        for back in 1...6 where index - back >= 0 {
            if let first = names(in: scene.sentences[index - back], index - back).first { return first.entry.text }
        }
        return nil
    }

    // MARK: - What and when

    private func deadline(_ span: Range<Int>, _ sentence: Range<Int>) -> Period? {
        let today = scene.published?.dayNumber
        let candidates = scene.times(in: sentence).filter {
            $0.period != nil && $0.relation != .comparison
                && $0.relation != .since
        }
        // "d'ici 2060" anywhere in the sentence; another future time only inside.
        if let by = candidates.first(where: { $0.relation == .by }) { return by.period }
        return candidates.first { time in
            guard let end = time.period?.days?.upperBound, let today else { return false }
            return end > today && (span.contains(time.tokens.lowerBound) || time.tokens.lowerBound < span.lowerBound)
        }?.period
    }

    private func numberFollows(_ start: Int, _ sentence: Range<Int>) -> Bool {
        (start..<min(sentence.upperBound, start + 5)).contains { scene.tokens[$0].kind == .digits }
    }

    private func hasAmount(_ span: Range<Int>) -> Bool {
        !scene.claims(in: scene.offsets(span)).isEmpty
    }

    /// "ne prévoit pas de", "did not agree to", "had planned": no commitment.
    private func isNegatedOrPast(_ trigger: PhraseTable.Hit, _ sentence: Range<Int>) -> Bool {
        (max(sentence.lowerBound, trigger.start - 3)..<trigger.start).contains { scene.is($0, in: .negation) }
    }

    private func clauseEnd(_ start: Int, in sentence: Range<Int>) -> Int {
        var index = start
        while index < sentence.upperBound, index - start < 45 {
            if scene.isMark(index, of: .clauseEnd) { break }
            // A full stop inside a number or an abbreviation ends nothing.
            if scene.isMark(index, "."), index + 1 >= sentence.upperBound || scene.tokens[index + 1].hasSpaceBefore {
                break
            }
            if scene.isMark(index, ","), saysNext(index + 1, sentence) { break }
            index += 1
        }
        return index
    }

    /// "…, a déclaré le ministre" ends what is promised.
    private func saysNext(_ start: Int, _ sentence: Range<Int>) -> Bool {
        for index in start..<min(sentence.upperBound, start + 6) {
            if scene.isMark(index, ",") { return false }
            if scene.is(index, in: .report) { return true }
        }
        return false
    }

    private func clauseStart(_ end: Int, in sentence: Range<Int>) -> Int {
        var index = end
        while index > sentence.lowerBound {
            if scene.isMark(index - 1, of: .clauseStart) { break }
            index -= 1
        }
        return index
    }
}

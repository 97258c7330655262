internal import Atlas
internal import Evidence

/// Finds forums, summits, expos, conferences, seminars and fairs.
///
/// A head noun starts it; its name grows to the left over numbers and proper words and to the right over what French
/// puts there ("de coopération Chine-Asie centrale"). It counts when it has an edition, a proper name, a record in the
/// atlas, or when the sentence says that it is held, and when. A bare "le forum" is another mention of the last one.
struct EventReader {
    let scene: Scene

    private struct Found {
        var sentence: Int
        var span: Range<Int>
        var head: Int
        var mention: EventMention
        var stems: Stems
    }

    /// All events in the order of the text.
    func events() -> [EventMention] {
        var found: [Found] = []
        for (index, sentence) in scene.sentences.enumerated()
        where scene.has(PhraseTable.Category.event.bit, in: index) {
            let hits = scene.hits(index)
            let heads = hits.filter { hit in
                hit.category == .event
                    && !hits.contains { $0.category == .notevent && $0.start <= hit.start && $0.end >= hit.end }
                    && !hits.contains {
                        $0.category == .event && $0.start <= hit.start && $0.end >= hit.end
                            && $0.end - $0.start > hit.end - hit.start
                    }
            }
            var covered = sentence.lowerBound
            for head in heads where head.start >= covered {
                if let event = event(head, index, sentence) {
                    covered = event.span.upperBound
                    merge(event, into: &found)
                } else if let last = found.lastIndex(where: { $0.mention.kind == head.value }), isDefinite(head.start) {
                    found[last].mention.mentions.append(scene.offsets(head.start..<head.end))
                    complete(&found[last].mention, sentence: index, head: head.start)
                }
            }
        }
        return found.map(\.mention)
    }

    // MARK: - One event

    private func event(_ head: PhraseTable.Hit, _ index: Int, _ sentence: Range<Int>) -> Found? {
        let left = leftEdge(of: head.start, in: sentence)
        let right = rightEdge(of: head.end, in: sentence)
        var span = left.start..<right
        // A name of the atlas may reach further.
        let known = scene.names(index).first {
            $0.entry.category == .event && $0.start < span.upperBound && $0.end > span.lowerBound
        }
        if let known { span = min(span.lowerBound, known.start)..<max(span.upperBound, known.end) }
        let isProper = span.contains { token in
            (scene.isProper(token, in: sentence) && !(head.start..<head.end).contains(token))
                || (token == head.start && scene.isProper(token, in: sentence) && span.count > 1)
        }
        let isNamed = isProper || !scene.codes(index, in: span).isEmpty
        let isHeld = scene.has(PhraseTable.Category.holding.bit, in: index)
        let times = scene.times(in: sentence, near: head.start)
        let isDated = times.contains { scene.isDay($0.period) || abs($0.tokens.lowerBound - head.end) < 10 }
        let edition = left.edition ?? editionAfter(span.upperBound, in: sentence)
        guard
            known != nil || edition != nil || isNamed || (isHeld && isDated)
                || (isDated && isPlaced(head, index, sentence))
        else { return nil }
        if known == nil, edition == nil, !isProper, !isHeld, !isDated { return nil }
        let offsets = scene.offsets(span)
        let name = scene.line(span)
        var mention = EventMention(
            id: scene.identifier("event", offsets, name), start: offsets.lowerBound, end: offsets.upperBound,
            quote: scene.quote(span), name: name, kind: head.value, event: nil, edition: edition, place: nil,
            period: nil,
            isCompleted: false, host: nil, participants: scene.codes(index, in: span), theme: nil, outcome: nil,
            mentions: [])
        let stems = scene.stems(span)
        let record = EventLookup(scene: scene).event(
            stems: stems, series: known?.entry.text, edition: edition, times: times.compactMap(\.period))
        mention.event = record?.id
        mention.participants = mention.participants.filter { scene.atlas.places[$0] == nil }
        mention.place = place(head, span, index, sentence)
        mention.period =
            times.first { scene.isDay($0.period) }?.period ?? times.first { span.contains($0.tokens.lowerBound) }?
            .period ?? times.first?.period
        if let record { complete(&mention, from: record) }
        complete(&mention, sentence: index, head: head.start)
        return Found(sentence: index, span: span, head: head.start, mention: mention, stems: stems)
    }

    /// Edition numbers, years and proper words before the head.
    private func leftEdge(of head: Int, in sentence: Range<Int>) -> (start: Int, edition: Int?) {
        var start = head
        var edition: Int?
        var index = head - 1
        var plain = 0
        while index >= sentence.lowerBound {
            let token = scene.tokens[index]
            if let ordinal = scene.ordinal(endingAt: index + 1, in: sentence) {
                edition = ordinal.value
                start = ordinal.start
                index = ordinal.start - 1
                continue
            }
            if token.kind == .word, token.length <= 3, !token.hasSpaceBefore, index > sentence.lowerBound,
                scene.tokens[index - 1].kind == .digits, scene.tokens[index - 1].length <= 2
            {
                edition = Int(truncatingIfNeeded: scene.tokens[index - 1].key)
                start = index - 1
                index -= 2
                continue
            }
            if scene.isHyphen(index), !token.hasSpaceBefore, !scene.tokens[index + 1].hasSpaceBefore {
                index -= 1
                continue
            }
            if token.kind == .digits, token.length == 4, token.key >= 1990, token.key < 2100 {
                start = index
                break
            }
            guard token.kind == .word, !scene.headFirst else { break }
            let isName = scene.isProper(index, in: sentence)
            if isName || scene.isHyphen(index + 1), !scene.isStop(index), !scene.is(index, in: .article) {
                start = index
            } else if !token.isCapitalised, plain < 2, !scene.isStop(index), !scene.isJoiner(index),
                !scene.is(index, in: .eventBreak)
            {
                // "a technology fair": a plain word in front names the kind.
                plain += 1
                start = index
            } else {
                break
            }
            index -= 1
        }
        return (start, edition)
    }

    /// What follows the head as part of its name.
    private func rightEdge(of end: Int, in sentence: Range<Int>) -> Int {
        var last = end
        var index = end
        var afterJoiner = false
        let limit = min(sentence.upperBound, end + 22)
        while index < limit {
            let token = scene.tokens[index]
            switch token.kind {
            case .digits:
                guard token.length == 4, token.key >= 1990, token.key < 2100 else { return last }
                return index + 1
            case .mark:
                if (scene.isHyphen(index) && !token.hasSpaceBefore) || scene.isApostrophe(index) { break }
                // An acronym in brackets belongs to the name.
                if scene.isMark(index, "("), index + 2 < limit, scene.tokens[index + 1].isUppercase,
                    scene.isMark(index + 2, ")")
                {
                    return index + 3
                }
                return last
            case .word:
                if scene.isStop(index) { return last }
                if scene.isJoiner(index) {
                    // "le 17 octobre" and "the 3rd" are dates.
                    if index + 1 < limit, scene.tokens[index + 1].kind == .digits { return last }
                    afterJoiner = true
                } else {
                    let isProper = token.isCapitalised
                    guard scene.headFirst || afterJoiner || isProper else { return last }
                    if scene.is(index, in: .nameEnd) { return last }
                    last = index + 1
                }
            }
            index += 1
        }
        return last
    }

    /// "(8e édition)" behind the name.
    private func editionAfter(_ end: Int, in sentence: Range<Int>) -> Int? {
        for index in end..<min(sentence.upperBound, end + 6) where scene.is(index, in: .editionNoun) {
            if let ordinal = scene.ordinal(endingAt: index, in: end..<sentence.upperBound) { return ordinal.value }
            if index >= end + 2, scene.tokens[index - 2].kind == .digits, scene.tokens[index - 2].length <= 2 {
                return Int(truncatingIfNeeded: scene.tokens[index - 2].key)
            }
        }
        return nil
    }

    private func isDefinite(_ index: Int) -> Bool {
        scene.is(index - 1, in: .definite) || scene.isApostrophe(index - 1)
    }

    private func isPlaced(_ head: PhraseTable.Hit, _ index: Int, _ sentence: Range<Int>) -> Bool {
        scene.names(index).contains {
            $0.start >= head.end && $0.start - head.end < 6 && scene.atlas.places[$0.entry.text] != nil
        }
    }

    // MARK: - Fields

    /// A place behind "à", "in" and the like, nearest after the head; else one inside the name.
    private func place(_ head: PhraseTable.Hit, _ span: Range<Int>, _ index: Int, _ sentence: Range<Int>) -> String? {
        var best: (distance: Int, place: String)?
        for mark in scene.names(index) where mark.entry.category == .name || mark.entry.category == .metonym {
            let before = mark.start - 1
            guard
                scene.is(before, in: .placePreposition)
                    || (scene.isMark(before, ",") && before > span.upperBound)
            else {
                continue
            }
            let distance = mark.start >= head.start ? mark.start - head.start : 3 * (head.start - mark.start)
            let isTown = placeName(mark) != nil
            let weighted = distance + (isTown ? 0 : 8)
            if weighted < best?.distance ?? 60 { best = (weighted, placeName(mark) ?? mark.entry.text) }
        }
        if let best { return best.place }
        return scene.names(index).first { span.contains($0.start) && placeName($0) != nil }.flatMap(placeName)
    }

    /// The place a name stands for; a capital that also speaks for its government is a place here.
    private func placeName(_ mark: Lexicon.Mark) -> String? {
        if scene.atlas.places[mark.entry.text] != nil { return mark.entry.text }
        guard mark.entry.category == .metonym else { return nil }
        let written = scene.line(mark.start..<mark.end)
        return written == "Pékin" ? "Beijing" : scene.atlas.places[written] != nil ? written : nil
    }

    private func complete(_ mention: inout EventMention, from record: Atlas.Event) {
        mention.edition = mention.edition ?? record.edition
        if mention.place == nil || scene.atlas.economies[mention.place ?? ""] != nil, !record.place.isEmpty {
            mention.place = record.place
            mention.isCompleted = true
        }
        let dates: Period? =
            switch (record.start, record.end) {
            case (.point(let start)?, .point(let end)?) where start != end: .interval(from: start, to: end)
            default: record.start ?? record.end
            }
        let fits = mention.period?.days.flatMap { days in dates?.days.map { $0.overlaps(days) } } ?? false
        if !scene.isDay(mention.period) || !fits, let dates {
            mention.period = dates
            mention.isCompleted = true
        }
    }

    /// Host, participants, theme and outcome as a sentence about the event gives them.
    private func complete(_ mention: inout EventMention, sentence index: Int, head: Int) {
        let sentence = scene.sentences[index]
        for hit in scene.hits(index) {
            switch hit.category {
            case .host where mention.host == nil && hit.start > head:
                let end = clauseEnd(hit.end, in: sentence)
                if end > hit.end { mention.host = scene.line(hit.end..<end) }
            case .theme where mention.theme == nil:
                mention.theme = quoted(after: hit.end, in: sentence)
            case .outcome where mention.outcome == nil:
                let start = clauseStart(hit.start, in: sentence)
                let end = clauseEnd(hit.end, in: sentence, overCommas: true)
                if start > head || end < head { mention.outcome = scene.line(start..<end) }
            case .attend:
                for code in scene.codes(index, in: sentence, adjectives: false) where scene.atlas.places[code] == nil {
                    if !mention.participants.contains(code), code.count > 2 { mention.participants.append(code) }
                }
            default: break
            }
        }
    }

    private func quoted(after start: Int, in sentence: Range<Int>) -> String? {
        for index in start..<min(sentence.upperBound, start + 5)
        where scene.isMark(index, of: .quote) || scene.isMark(index, "'") || scene.isMark(index, "\u{2018}") {
            for end in (index + 1)..<max(index + 1, sentence.upperBound)
            where isClosing(end) && end > index + 2 && !isElision(end) {
                return scene.line((index + 1)..<end)
            }
        }
        return nil
    }

    private func isClosing(_ index: Int) -> Bool {
        scene.isMark(index, "\"") || scene.isMark(index, "\u{BB}") || scene.isMark(index, "\u{201D}")
            || scene.isMark(index, "\u{2019}")
    }

    private func isElision(_ index: Int) -> Bool {
        scene.isApostrophe(index) && index + 1 < scene.tokens.count && !scene.tokens[index + 1].hasSpaceBefore
            && scene.tokens[index + 1].kind == .word
    }

    private func clauseEnd(_ start: Int, in sentence: Range<Int>, overCommas: Bool = false) -> Int {
        var index = start
        while index < sentence.upperBound {
            if scene.isMark(index, "("),
                let close = (index..<min(sentence.upperBound, index + 12)).first(where: { scene.isMark($0, ")") })
            {
                index = close + 1
                continue
            }
            if scene.isMark(index, ".") || scene.isMark(index, ";") || scene.isMark(index, ")")
                || scene.isMark(index, "!") || scene.isMark(index, "?")
                || (!overCommas && scene.isMark(index, ",") && index > start + 4 && !listGoesOn(index, sentence))
            {
                break
            }
            index += 1
        }
        return index
    }

    /// "A, B et C": a comma inside a list of names.
    private func listGoesOn(_ index: Int, _ sentence: Range<Int>) -> Bool {
        (index + 1..<min(sentence.upperBound, index + 6)).contains { scene.is($0, in: .and) }
    }

    private func clauseStart(_ end: Int, in sentence: Range<Int>) -> Int {
        var index = end
        while index > sentence.lowerBound, !isPause(index - 1) { index -= 1 }
        if scene.is(index, in: .and) { index += 1 }
        return min(index, end)
    }

    private func isPause(_ index: Int) -> Bool {
        scene.isMark(index, ",") || scene.isMark(index, ";") || scene.isMark(index, ":")
    }

    // MARK: - The same event again

    private func merge(_ event: Found, into found: inout [Found]) {
        let other = found.lastIndex { other in
            if let id = event.mention.event, let before = other.mention.event { return id == before }
            guard other.mention.kind == event.mention.kind else { return false }
            if let edition = event.mention.edition, let before = other.mention.edition, edition != before {
                return false
            }
            let common = event.stems.common(other.stems)
            return common * 10 >= min(event.stems.count, other.stems.count) * 8 && common >= 2
        }
        guard let other else { return found.append(event) }
        found[other].mention.mentions.append(event.mention.start..<event.mention.end)
        var mention = found[other].mention
        let later = event.mention
        mention.event = mention.event ?? later.event
        mention.edition = mention.edition ?? later.edition
        mention.place = mention.place ?? later.place
        if mention.period == nil || (!scene.isDay(mention.period) && scene.isDay(later.period)) {
            mention.period = later.period
        }
        mention.host = mention.host ?? later.host
        mention.theme = mention.theme ?? later.theme
        mention.outcome = mention.outcome ?? later.outcome
        for code in later.participants where !mention.participants.contains(code) { mention.participants.append(code) }
        found[other].mention = mention
    }
}

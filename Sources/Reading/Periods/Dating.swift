internal import Atlas
internal import Evidence

/// Finds out when a text was published and what its title is.
struct Dating {
    let block: Block
    let atlas: Atlas

    private var words: Words { block.words }
    private var marks: [Lexicon.Mark] { block.marks }
    private var layout: Layout { block.layout }
    private var source: SourceText { block.source }

    init(block: Block, atlas: Atlas) {
        self.block = block
        self.atlas = atlas
    }

    /// The date given, else the dateline, else a dated event the text reports, else the latest date mentioned.
    func publication(given: Period?) -> Document.Publication? {
        if let given { return Document.Publication(period: given, basis: .given, detail: given.description) }
        let reader = TimeReader(words: words, marksAt: block.marksAt, grammar: block.grammar, published: nil)
        let times = reader.expressions()
        return dateline(times) ?? event(times) ?? latestMention(times)
    }

    /// A full date in one of the first lines when that line is a byline, or right at the start of a paragraph.
    private func dateline(_ times: [TimeExpression]) -> Document.Publication? {
        for time in times {
            guard case .point(.day)? = time.period, let line = lineIndex(of: time.tokens.lowerBound), line < 40 else {
                continue
            }
            let range = layout.lines[line].tokens
            let isByline =
                range.count <= 24 || layout.lines[line].isFurniture || time.tokens.lowerBound - range.lowerBound <= 8
            guard isByline, let period = time.period else { continue }
            let isEarly = line <= 12 || layout.lines[line].bytes.lowerBound < 1_500
            guard isEarly, !isEventDate(time) else { continue }
            return Document.Publication(period: period, basis: .dateline, detail: text(time.tokens))
        }
        return nil
    }

    /// "le 27 novembre" inside running prose dates the event, not the article.
    private func isEventDate(_ time: TimeExpression) -> Bool {
        guard let line = lineIndex(of: time.tokens.lowerBound), !layout.lines[line].isFurniture else { return false }
        let range = layout.lines[line].tokens
        // A caption or a sentence that goes on after the date.
        return time.tokens.lowerBound - range.lowerBound > 8
    }

    /// A dated event of the atlas that the text names, best fit of place, edition and dates.
    private func event(_ times: [TimeExpression]) -> Document.Publication? {
        var best: (score: Double, event: Atlas.Event)?
        // More than a few mentions of an event tell nothing new.
        let named = marks.lazy.filter { $0.entry.category == .event && !isFurniture($0.start) }.prefix(40)
        guard !named.isEmpty else { return nil }
        let years = Set(
            times.compactMap { time -> Int? in
                guard let period = time.period, case .point(let point) = period else { return nil }
                return point.year
            })
        let latestYear = years.max()
        for mark in named {
            let sentence = layout.sentences.first { $0.contains(mark.start) } ?? mark.start..<mark.end
            let edition =
                marks.first {
                    ($0.entry.category == .ordinal) && $0.end <= mark.start && mark.start - $0.end <= 2
                }.map { Int($0.entry.number) } ?? digitEdition(before: mark.start)
            for event in atlas.events where event.series == mark.entry.text {
                guard let start = event.start ?? event.end, let days = start.days else { continue }
                var score = Double(days.upperBound) / 1e6
                if let edition {
                    guard event.edition == edition else { continue }
                    score += 5
                }
                let places = marks.filter { other in
                    [.name, .metonym].contains(other.entry.category) && sentence.contains(other.start)
                }
                // China takes part in all of them: only the host's own name tells where.
                if event.economy != "CHN", places.contains(where: { $0.entry.text == event.economy }) { score += 2 }
                if places.contains(where: { $0.entry.text == event.place }) { score += 2 }
                let year = CivilDate(dayNumber: days.lowerBound).year
                if years.contains(year) { score += 2 }
                if let latestYear, latestYear > year, latestYear - year > 1 { score -= 3 }
                score += dayMatch(event, in: sentence) ? 4 : 0
                if score > (best?.score ?? 0) { best = (score, event) }
            }
        }
        guard let best, best.score >= 2, let start = best.event.start ?? best.event.end else { return nil }
        let end = best.event.end ?? start
        let name = block.language == .french ? best.event.nameFrench : best.event.nameEnglish
        return Document.Publication(
            period: weekday(near: start) ?? end, basis: .event,
            detail: "\(name) (\(start == end ? "\(start)" : "\(start)/\(end)"))")
    }

    private func digitEdition(before index: Int) -> Int? {
        for back in 1...3 where words.isDigits(index - back) && words.tokens[index - back].length <= 2 {
            return Int(words.tokens[index - back].key)
        }
        return nil
    }

    /// Whether the sentence names the event's day and month, as in "le 17 octobre".
    private func dayMatch(_ event: Atlas.Event, in sentence: Range<Int>) -> Bool {
        for period in [event.start, event.end] {
            guard case .point(.day(_, let month, let day))? = period else { continue }
            for mark in marks where mark.entry.category == .month && sentence.contains(mark.start) {
                guard Int(mark.entry.number) == month else { continue }
                if words.isDigits(mark.start - 1), Int(words.tokens[mark.start - 1].key) == day { return true }
                if words.isDigits(mark.end), Int(words.tokens[mark.end].key) == day { return true }
            }
        }
        return false
    }

    /// "Ce mardi" in a report of an event is the last such day not after the event began.
    private func weekday(near start: Period) -> Period? {
        guard let first = start.days?.lowerBound else { return nil }
        let article = layout.sentences.first?.lowerBound ?? 0
        guard
            let mark = marks.first(where: {
                $0.entry.category == .weekday && $0.start >= article && !isFurniture($0.start)
            })
        else { return nil }
        for shift in 0..<7 {
            let date = CivilDate(dayNumber: first - shift)
            if date.weekday == Int(mark.entry.number) { return .point(.day(date.year, date.month, date.day)) }
        }
        return nil
    }

    /// The latest day, month or year that the article mentions as past.
    private func latestMention(_ times: [TimeExpression]) -> Document.Publication? {
        var best: (day: Int, time: TimeExpression)?
        for time in times where time.relation != .by && !isFurniture(time.tokens.lowerBound) {
            guard let period = time.period, case .point(let point) = period else { continue }
            if point.days.lowerBound > (best?.day ?? Int.min) { best = (point.days.lowerBound, time) }
        }
        guard let best, let period = best.time.period else { return nil }
        return Document.Publication(period: period, basis: .mention, detail: text(best.time.tokens))
    }

    /// The first line above the article's paragraphs that reads like a headline, else the first line of all.
    ///
    /// A site's name has one word or two, and labels ("Sujets : conférence, événement") list short items.
    func title() -> String? {
        let lines = layout.lines.filter { !$0.isFurniture && $0.words > 0 }
        guard let first = lines.first else { return nil }
        let head = lines.prefix { !Layout.isProse($0, words.tokens) }
        let line = head.first { $0.words >= 4 && !isLabel($0) } ?? first
        let text = source.string(line.bytes)
        return text.unicodeScalars.count <= 220 ? text : nil
    }

    /// Whether a line is a word, a colon and items of a word or two.
    private func isLabel(_ line: Layout.Line) -> Bool {
        let start = line.tokens.lowerBound
        guard let colon = (start..<min(line.tokens.upperBound, start + 3)).first(where: { words.isMark($0, ":") })
        else { return false }
        var length = 0
        var items = 1
        for index in (colon + 1)..<line.tokens.upperBound {
            if words.isMark(index, ",") {
                items += 1
                length = 0
            } else if words.isWord(index) {
                length += 1
                if length > 2 { return false }
            }
        }
        return items >= 2
    }

    private func lineIndex(of token: Int) -> Int? {
        var low = 0
        var high = layout.lines.count - 1
        while low <= high {
            let middle = (low + high) / 2
            if layout.lines[middle].tokens.contains(token) { return middle }
            if layout.lines[middle].tokens.lowerBound > token { high = middle - 1 } else { low = middle + 1 }
        }
        return nil
    }

    private func isFurniture(_ token: Int) -> Bool {
        lineIndex(of: token).map { layout.lines[$0].isFurniture } ?? false
    }

    private func text(_ tokens: Range<Int>) -> String {
        guard let last = tokens.last else { return "" }
        return source.string(words.tokens[tokens.lowerBound].start..<words.tokens[last].end)
    }
}

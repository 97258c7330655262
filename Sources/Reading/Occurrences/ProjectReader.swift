internal import Atlas
internal import Evidence

/// Finds railways, roads, ports, plants, parks and other works.
///
/// A head noun starts it. It counts when names stand at it ("de Zhanatas", "Jakarta-Bandung", "reliant la Chine au
/// Kirghizistan"), when the atlas knows it, or when the sentence gives it a cost, length or capacity of its own. A
/// definite head alone ("la ligne", "the project") is another mention of the last one of its kind.
struct ProjectReader {
    let scene: Scene

    private struct Found {
        var span: Range<Int>
        var codes: [String]
        var mention: ProjectMention
        /// Sentences that speak of it, with the token of its head there.
        var places: [(sentence: Int, head: Int)]
        var ordinal: Int?
        /// Its length in kilometres where that stands at its name.
        var length: Double?
    }

    /// All projects in the order of the text.
    func projects() -> [ProjectMention] {
        var found: [Found] = []
        for (index, sentence) in scene.sentences.enumerated() {
            let hits = scene.hits[index]
            let heads = hits.filter { hit in
                (hit.category == .project || hit.category == .weakproject)
                    && !hits.contains { $0.category == .notproject && $0.start < hit.end && $0.end > hit.start }
                    && !hits.contains { $0.category == .notafter && ($0.start == hit.end || $0.end == hit.start) }
                    && !hits.contains {
                        ($0.category == .project || $0.category == .weakproject) && $0.start <= hit.start
                            && $0.end >= hit.end
                            && $0.end - $0.start > hit.end - hit.start
                    }
            }
            var covered = sentence.lowerBound
            for head in heads where head.start >= covered {
                if let project = project(head, index, sentence) {
                    covered = project.span.upperBound
                    merge(project, sentence: index, head: head.start, into: &found)
                } else if isDefinite(head.start),
                    let last = found.lastIndex(where: { family($0.mention.kind) == family(head.value) })
                {
                    found[last].mention.mentions.append(scene.offsets(head.start..<head.end))
                    found[last].places.append((index, head.start))
                }
            }
            if let last = found.indices.last, let bare = bareProject(index, sentence) {
                found[last].mention.mentions.append(scene.offsets(bare..<(bare + 1)))
                found[last].places.append((index, bare))
            }
        }
        let attributes = ProjectAttributes(scene: scene)
        return found.indices.map { position in
            var project = found[position].mention
            let others = found.indices.filter { $0 != position }.flatMap { found[$0].places }
            attributes.complete(&project, at: found[position].places, others: others)
            let lookup = ProjectLookup(scene: scene)
            if project.project == nil {
                let context = found[position].places.first.map { scene.sentences[$0.sentence] } ?? found[position].span
                project.project =
                    lookup.project(
                        kind: project.kind, codes: found[position].codes, stems: scene.stems(found[position].span),
                        around: scene.stems(context), length: project.length?.value, ordinal: found[position].ordinal)?
                    .id
            }
            if let record = project.project.flatMap({ Atlas.project($0) }) {
                project.status = project.status ?? record.status
                if found[position].codes.isEmpty {
                    project.places = record.economy.split(separator: ";").map(String.init)
                }
            }
            return project
        }
    }

    // MARK: - One project

    private func project(_ head: PhraseTable.Hit, _ index: Int, _ sentence: Range<Int>) -> Found? {
        let left = leftEdge(of: head.start, in: sentence)
        let right = rightEdge(of: head.end, in: sentence, index: index)
        let span = left.start..<right
        let codes = scene.codes(index, in: span)
        let isProper = span.contains { token in
            scene.isProper(token, in: sentence) && !(head.start..<head.end).contains(token)
                && scene.tokens[token].length > 1
        }
        let weak = head.category == .weakproject
        let amounts = amounts(head, index, sentence)
        let isUnique = left.ordinal != nil || isDefinite(determined(left.start, in: sentence))
        let attached = attached(left.start..<right, in: sentence)
        let isProject =
            left.start..<right == head.start..<head.end
            ? scene.isWord(head.end, "project", "projet") || scene.isWord(head.start - 2, "projet")
            : (left.start..<min(sentence.upperBound, right + 1)).contains {
                scene.isWord($0, "project", "projet", "megaproject")
            }
        let links = scene.isWord(head.end, "linking", "connecting", "reliant", "qui")
        let record = ProjectLookup(scene: scene).project(
            kind: head.value, codes: codes, stems: scene.stems(span), around: [], length: nil, ordinal: left.ordinal)
        let isNamed = isProper || !codes.isEmpty
        if weak {
            // "train", "ligne", "port": only with two ends, a record, or a name and figures of its own.
            guard
                record != nil || (head.value == "port" && isNamed && codes.contains { scene.atlas.places[$0] != nil })
                    || (isNamed && (amounts >= 1 || codes.count >= 2))
                    || (isNamed && head.value == "rail" && codes.count >= 2)
            else { return nil }
        } else {
            guard
                record != nil || isNamed || left.isNamed || !attached.isEmpty || isProject || (links && isUnique)
                    || (amounts >= 1 && (isUnique || amounts >= 2))
            else { return nil }
        }
        let offsets = scene.offsets(span)
        let name = scene.line(span)
        return Found(
            span: span, codes: codes,
            mention: ProjectMention(
                id: scene.identifier("project", offsets, name), start: offsets.lowerBound, end: offsets.upperBound,
                quote: scene.quote(span), name: name, kind: head.value, project: record?.id,
                places: codes.isEmpty ? Array(scene.codes(index, in: sentence).prefix(3)) : codes, capacity: nil,
                cost: nil,
                length: nil, parties: [], status: nil, opening: nil, mentions: []),
            places: [(index, head.start)], ordinal: left.ordinal,
            length: attached.first { $0.unit.rawValue == "km" }.flatMap { claim in
                if case .number(let value) = claim.value { value } else { nil }
            })
    }

    /// "le projet", "the project", "the megaproject": the last one again.
    private func bareProject(_ index: Int, _ sentence: Range<Int>) -> Int? {
        sentence.first {
            scene.isWord($0, "projet", "project", "megaproject", "chantier")
                && scene.isWord($0 - 1, "le", "the", "du", "this", "ce")
        }
    }

    private func isDefinite(_ start: Int) -> Bool {
        scene.isWord(start - 1, "le", "la", "ce", "cette", "cet", "au", "du", "the", "this", "its", "leur", "sa", "son")
            || scene.isApostrophe(start - 1)
    }

    /// Kinds that a later "line" or "plant" may take up.
    private func family(_ kind: String) -> String {
        switch kind {
        case "wind", "solar", "hydro", "nuclear", "thermal_power": "power"
        default: kind
        }
    }

    /// Figures of length, money or capacity right at a name: "the 665-kilometre, $10 billion railway", "de 380 km".
    private func attached(_ span: Range<Int>, in sentence: Range<Int>) -> [Claim] {
        var found: [Int] = []
        for index in max(sentence.lowerBound, span.lowerBound - 12)..<min(sentence.upperBound, span.upperBound + 4) {
            guard let claim = scene.claimAt[index], !found.contains(claim) else { continue }
            let isBefore = index < span.lowerBound
            // Before the name only over figures, brackets and commas.
            if isBefore,
                (index..<span.lowerBound).contains(where: {
                    scene.tokens[$0].kind == .word && scene.claimAt[$0] == nil && scene.tokens[$0].length > 2
                })
            {
                continue
            }
            found.append(claim)
        }
        return found.map { scene.claims[$0] }.filter { claim in
            ["km", "mile", "MW", "GW", "kW", "TEU", "ha"].contains(claim.unit.rawValue)
                || [.cost, .investment, .finance].contains(claim.measure)
        }
    }

    /// The start of a name with the figures before it, so that the article in front shows.
    private func determined(_ start: Int, in sentence: Range<Int>) -> Int {
        var index = start
        while index > sentence.lowerBound, start - index < 24,
            scene.claimAt[index - 1] != nil || scene.tokens[index - 1].kind == .mark
        {
            index -= 1
        }
        return index
    }

    private func amounts(_ head: PhraseTable.Hit, _ index: Int, _ sentence: Range<Int>) -> Int {
        let range = scene.offsets(sentence)
        return scene.claims.count { claim in
            guard claim.start >= range.lowerBound, claim.end <= range.upperBound else { return false }
            switch claim.measure {
            case .cost, .investment, .finance, .distance, .capacity: return true
            default: return ["km", "MW", "GW", "mile"].contains(claim.unit.rawValue)
            }
        }
    }

    private func leftEdge(of head: Int, in sentence: Range<Int>) -> (start: Int, ordinal: Int?, isNamed: Bool) {
        var start = head
        var ordinal: Int?
        var isNamed = false
        var index = head - 1
        var plain = 0
        while index >= sentence.lowerBound, head - index < 14 {
            let token = scene.tokens[index]
            if scene.isHyphen(index), !token.hasSpaceBefore, !scene.tokens[index + 1].hasSpaceBefore {
                index -= 1
                continue
            }
            if let number = scene.ordinals.first(where: { $0.value.end == index + 1 && $0.key >= sentence.lowerBound })
            {
                ordinal = number.value.value
                start = number.key
                break
            }
            guard token.kind == .word else { break }
            if scene.french {
                // "son projet de mégapole", "premier projet de centrales".
                if scene.isWord(index, "de", "d") || (scene.isWord(index, "projet") && start > index) {
                    if scene.isWord(index, "projet") { start = index }
                    if scene.isWord(index, "de", "d"), !scene.isWord(index - 1, "projet") { break }
                    index -= 1
                    continue
                }
                break
            }
            if scene.claimAt[index] != nil { break }
            if scene.isStop(index) || scene.isWord(index, "the", "a", "an", "its", "of", "for", "on", "and", "s") {
                break
            }
            if token.isCapitalised,
                index > sentence.lowerBound || scene.names.joined().contains(where: { $0.start == index })
            {
                start = index
                isNamed = isNamed || index > sentence.lowerBound
            } else if !token.isCapitalised, plain < 2 {
                plain += 1
                start = index
            } else {
                break
            }
            index -= 1
        }
        return (start, ordinal, isNamed)
    }

    /// What follows the head as part of its name, or as what it joins: "reliant A à B", "from A to B".
    private func rightEdge(of end: Int, in sentence: Range<Int>, index number: Int) -> Int {
        var last = end
        var index = end
        var links = false
        let limit = min(sentence.upperBound, end + 18)
        let nameEnds = Dictionary(
            scene.names[number].map { ($0.start, $0.end) }, uniquingKeysWith: { max($0, $1) })
        while index < limit {
            let token = scene.tokens[index]
            if let end = nameEnds[index], end <= limit {
                index = end
                last = end
                continue
            }
            switch token.kind {
            case .digits: return last
            case .mark:
                if (scene.isHyphen(index) && !token.hasSpaceBefore) || scene.isApostrophe(index) { break }
                if scene.isMark(index, "(", "\u{AB}", "\u{201C}", "\""), index + 2 < limit,
                    scene.tokens[index + 1].isCapitalised || scene.tokens[index + 1].isUppercase,
                    let close = (index + 2..<min(limit, index + 8)).first(where: {
                        scene.isMark($0, ")", "\u{BB}", "\u{201D}", "\"")
                    })
                {
                    return close + 1
                }
                return last
            case .word:
                if scene.isWord(
                    index, "reliant", "relie", "entre", "linking", "connecting", "between", "running", "from", "to",
                    "à", "au", "allant", "qui", "via")
                {
                    let opens = scene.isWord(
                        index, "reliant", "entre", "linking", "connecting", "between", "running", "from", "allant")
                    if opens || (links && !scene.isWord(index, "qui")) {
                        links = true
                        index += 1
                        continue
                    }
                    return last
                }
                if scene.isStop(index) { return last }
                if scene.isJoiner(index) || scene.isWord(index, "in", "en", "aux") {
                    if index + 1 < limit, scene.tokens[index + 1].kind == .digits { return last }
                } else if token.isCapitalised {
                    last = index + 1
                } else if !scene.french || index > end + 1 {
                    // One plain adjective may follow a French head.
                    if !(scene.french && scene.isJoiner(index - 1) && links) { return last }
                }
            }
            index += 1
        }
        return last
    }

    // MARK: - The same project again

    private func merge(_ project: Found, sentence: Int, head: Int, into found: inout [Found]) {
        let places = Set(project.codes)
        let other = found.lastIndex { other in
            if let id = project.mention.project, let before = other.mention.project { return id == before }
            guard family(other.mention.kind) == family(project.mention.kind) else { return false }
            let before = Set(other.codes)
            let stems = scene.stems(project.span)
            let common = stems.intersection(scene.stems(other.span)).count
            if let one = other.length, let two = project.length, abs(one - two) > 0.02 * one { return false }
            if places.isEmpty || before.isEmpty {
                let sentence = scene.sentences[sentence]
                return isDefinite(determined(project.span.lowerBound, in: sentence))
                    && (project.length == nil || other.length == nil)
                    && !(project.length != nil && family(project.mention.kind) == "road")
                    || common * 10 >= stems.count * 8
            }
            return places.isSubset(of: before) || (before.isSubset(of: places) && common * 2 >= stems.count)
        }
        guard let other else { return found.append(project) }
        found[other].mention.mentions.append(project.mention.start..<project.mention.end)
        found[other].places.append((sentence, head))
        found[other].length = found[other].length ?? project.length
        found[other].mention.project = found[other].mention.project ?? project.mention.project
        for code in project.codes where !found[other].codes.contains(code) { found[other].codes.append(code) }
    }
}

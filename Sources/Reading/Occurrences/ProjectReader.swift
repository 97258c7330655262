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
        var stems: Stems
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
            if scene.has(Self.heads, in: index) { read(index, sentence, &found) }
            if let last = found.indices.last, let bare = bareProject(sentence) {
                found[last].mention.mentions.append(scene.offsets(bare..<(bare + 1)))
                found[last].places.append((index, bare))
            }
        }
        return completed(found)
    }

    private static let heads = PhraseTable.Category.project.bit | PhraseTable.Category.weakproject.bit

    /// The projects that one sentence names.
    private func read(_ index: Int, _ sentence: Range<Int>, _ found: inout [Found]) {
        let hits = scene.hits(index)
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
        for var head in heads where head.start >= covered {
            var isPhase = false
            if head.value == "phase" {
                // "Phase 2 from A to B" is a part of what was told of; a phase without a number is none.
                guard let kind = found.last?.mention.kind, head.end < sentence.upperBound,
                    scene.tokens[head.end].kind == .digits, scene.tokens[head.end].length <= 2
                else { continue }
                head.value = kind
                head.end += 1
                isPhase = true
            }
            if let project = project(head, index, sentence, isPhase: isPhase) {
                covered = project.span.upperBound
                merge(project, sentence: index, head: head.start, into: &found)
            } else if isDefinite(head.start),
                let last = found.lastIndex(where: { family($0.mention.kind) == family(head.value) })
            {
                found[last].mention.mentions.append(scene.offsets(head.start..<head.end))
                found[last].places.append((index, head.start))
            }
        }
    }

    /// Projects with what the text and the atlas say of them.
    private func completed(_ found: [Found]) -> [ProjectMention] {
        let attributes = ProjectAttributes(scene: scene)
        return found.indices.map { position in
            var project = found[position].mention
            let others = found.indices.filter { $0 != position }.flatMap { found[$0].places }
            attributes.complete(&project, at: found[position].places, others: others)
            let lookup = ProjectLookup(scene: scene)
            if project.project == nil {
                project.project =
                    lookup.project(
                        kind: project.kind, codes: found[position].codes,
                        around: found[position].places.flatMap {
                            scene.codes($0.sentence, in: scene.sentences[$0.sentence])
                        },
                        stems: found[position].stems, length: project.length?.value, ordinal: found[position].ordinal)?
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

    private func project(
        _ head: PhraseTable.Hit, _ index: Int, _ sentence: Range<Int>, isPhase: Bool
    ) -> Found? {
        let left = leftEdge(of: head.start, in: sentence, index: index)
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
            ? scene.is(head.end, in: .projectNoun) || (scene.headFirst && scene.is(head.start - 2, in: .projectNoun))
            : (left.start..<min(sentence.upperBound, right + 1)).contains { scene.is($0, in: .projectWord) }
        let links = scene.is(head.end, in: .linking)
        let stems = scene.stems(span)
        let record = ProjectLookup(scene: scene).project(
            kind: head.value, codes: codes, stems: stems, length: nil, ordinal: left.ordinal)
        let isNamed = isProper || !codes.isEmpty
        if weak {
            // "train", "ligne", "port": only with two ends, a record, or a name and figures of its own.
            guard
                record != nil || (isPhase && (isNamed || !attached.isEmpty))
                    || (head.value == "port" && isNamed && codes.contains { scene.atlas.places[$0] != nil })
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
            span: span, stems: stems, codes: codes,
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
    private func bareProject(_ sentence: Range<Int>) -> Int? {
        sentence.first { scene.is($0, in: .projectAlone) && scene.is($0 - 1, in: .projectArticle) }
    }

    private func isDefinite(_ start: Int) -> Bool {
        scene.is(start - 1, in: .definite) || scene.is(start - 1, in: .possessive) || scene.isApostrophe(start - 1)
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
        let reach = max(sentence.lowerBound, span.lowerBound - 12)..<min(sentence.upperBound, span.upperBound + 4)
        var found: [Claim] = []
        for position in scene.claims(overlapping: reach) {
            // Before the name only over figures, brackets and commas.
            let end = min(scene.claimTokens[position].upperBound, reach.upperBound)
            let isApart =
                end <= span.lowerBound
                && (end..<span.lowerBound).contains {
                    scene.tokens[$0].kind == .word && !scene.isClaimed($0) && scene.tokens[$0].length > 2
                }
            let claim = scene.claims[position]
            if isApart { continue }
            let isPhysical = ["km", "mile", "MW", "GW", "kW", "TEU", "ha"].contains(claim.unit.rawValue)
            if isPhysical || [.cost, .investment, .finance].contains(claim.measure) { found.append(claim) }
        }
        return found
    }

    /// The start of a name with the figures before it, so that the article in front shows.
    private func determined(_ start: Int, in sentence: Range<Int>) -> Int {
        var index = start
        while index > sentence.lowerBound, start - index < 24,
            scene.isClaimed(index - 1) || scene.tokens[index - 1].kind == .mark
        {
            index -= 1
        }
        return index
    }

    private func amounts(_ head: PhraseTable.Hit, _ index: Int, _ sentence: Range<Int>) -> Int {
        scene.claims(in: scene.offsets(sentence)).count { position in
            let claim = scene.claims[position]
            switch claim.measure {
            case .cost, .investment, .finance, .distance, .capacity: return true
            default: return ["km", "MW", "GW", "mile"].contains(claim.unit.rawValue)
            }
        }
    }

    private func leftEdge(
        of head: Int, in sentence: Range<Int>, index number: Int
    ) -> (start: Int, ordinal: Int?, isNamed: Bool) {
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
            if let number = scene.ordinal(endingAt: index + 1, in: sentence) {
                ordinal = number.value
                start = number.start
                break
            }
            guard token.kind == .word else { break }
            if scene.headFirst {
                // "son projet de mégapole", "premier projet de centrales".
                let isOf = scene.is(index, in: .projectOf)
                if isOf || (scene.is(index, in: .projectNoun) && start > index) {
                    if scene.is(index, in: .projectNoun) { start = index }
                    if isOf, !scene.is(index - 1, in: .projectNoun) { break }
                    index -= 1
                    continue
                }
                break
            }
            if scene.isClaimed(index) { break }
            if scene.isStop(index) || scene.is(index, in: .nameBreak) { break }
            if token.isCapitalised,
                index > sentence.lowerBound || scene.names(number).contains(where: { $0.start == index })
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
        while index < limit {
            let token = scene.tokens[index]
            if let end = nameEnd(index, number), end <= limit {
                index = end
                last = end
                continue
            }
            switch token.kind {
            case .digits: return last
            case .mark:
                if (scene.isHyphen(index) && !token.hasSpaceBefore) || scene.isApostrophe(index) { break }
                if scene.isMark(index, of: .opening), index + 2 < limit,
                    scene.tokens[index + 1].isCapitalised || scene.tokens[index + 1].isUppercase,
                    let close = (index + 2..<min(limit, index + 8)).first(where: { scene.isMark($0, of: .closing) })
                {
                    return close + 1
                }
                return last
            case .word:
                if scene.is(index, in: .joining) {
                    if scene.is(index, in: .joinOpening) || (links && !scene.is(index, in: .relative)) {
                        links = true
                        index += 1
                        continue
                    }
                    return last
                }
                if scene.isStop(index) { return last }
                if scene.isJoiner(index) || scene.is(index, in: .inName) {
                    if index + 1 < limit, scene.tokens[index + 1].kind == .digits { return last }
                } else if token.isCapitalised {
                    last = index + 1
                } else if !scene.headFirst || index > end + 1 {
                    // One plain adjective may follow a French head.
                    if !(scene.headFirst && scene.isJoiner(index - 1) && links) { return last }
                }
            }
            index += 1
        }
        return last
    }

    /// Where the longest name that starts at a token ends.
    private func nameEnd(_ start: Int, _ sentence: Int) -> Int? {
        var end: Int?
        for name in scene.names(sentence) where name.start == start { end = max(end ?? 0, name.end) }
        return end
    }

    // MARK: - The same project again

    private func merge(_ project: Found, sentence: Int, head: Int, into found: inout [Found]) {
        let places = Set(project.codes)
        let other = found.lastIndex { other in
            if let id = project.mention.project, let before = other.mention.project { return id == before }
            guard family(other.mention.kind) == family(project.mention.kind) else { return false }
            let before = Set(other.codes)
            let stems = project.stems
            let common = stems.common(other.stems)
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

internal import Atlas
internal import Evidence

/// Gives a project the figures, dates, parties and status that stand nearest to it.
struct ProjectAttributes {
    let scene: Scene

    /// Fills what the sentences about a project say and is not nearer to another project.
    func complete(
        _ project: inout ProjectMention, at places: [(sentence: Int, head: Int)], others: [(sentence: Int, head: Int)]
    ) {
        for place in places {
            let sentence = scene.sentences[place.sentence]
            let range = scene.offsets(sentence)
            let rivals = others.filter { $0.sentence == place.sentence }.map(\.head)
            func isNear(_ token: Int) -> Bool {
                rivals.allSatisfy { abs($0 - token) >= abs(place.head - token) }
            }
            for position in scene.claims(in: range) {
                let claim = scene.claims[position]
                guard isNear(scene.claimTokens[position].lowerBound), case .number(let value) = claim.value else {
                    continue
                }
                let amount = ProjectMention.Amount(value: value, unit: claim.unit.rawValue, claim: claim.id)
                let isMoney =
                    claim.unit.rawValue.count == 3 && claim.unit.rawValue == claim.unit.rawValue.uppercased()
                    && claim.unit.rawValue != "TEU"
                switch claim.measure {
                case .cost where isMoney, .investment where isMoney, .finance where isMoney:
                    project.cost = project.cost ?? amount
                case .distance where ["km", "mile", "m"].contains(amount.unit):
                    project.length = project.length ?? amount
                case .capacity: project.capacity = project.capacity ?? amount
                default:
                    if ["W", "kW", "MW", "GW"].contains(amount.unit) { project.capacity = project.capacity ?? amount }
                }
            }
            var status: (distance: Int, value: String)?
            for hit in scene.hits(place.sentence) {
                switch hit.category {
                case .built where isNear(hit.start):
                    let distance =
                        abs(hit.start - place.head) + (hit.value == "agreed" || hit.value == "planned" ? 3 : 0)
                    if distance < status?.distance ?? 40 { status = (distance, hit.value) }
                case .opening where project.opening == nil && isNear(hit.start):
                    project.opening =
                        scene.times(in: sentence, near: hit.end).first {
                            $0.tokens.lowerBound >= hit.start && $0.tokens.lowerBound - hit.end < 10
                        }?.period
                case .builder where isNear(hit.start):
                    add(properName(after: hit.end, in: sentence, reach: 6), to: &project)
                case .builds where isNear(hit.start) && hit.start < place.head:
                    add(properName(before: hit.start, in: sentence), to: &project)
                case .builderrole where isNear(hit.start):
                    add(
                        properName(after: hit.end, in: sentence, reach: 2)
                            ?? properName(before: hit.start, in: sentence), to: &project)
                default: break
                }
            }
            if project.status == nil { project.status = status?.value }
            // Who agrees on it builds it.
            if project.parties.isEmpty, status?.value == "agreed" {
                let codes = scene.codes(place.sentence, in: sentence).filter { scene.atlas.economies[$0] != nil }
                if codes.count >= 2 { project.parties = codes }
            }
        }
    }

    private func add(_ name: String?, to project: inout ProjectMention) {
        if let name, !project.parties.contains(name) { project.parties.append(name) }
    }

    /// The run of proper words right before a verb or an apposition: "KCIC, the operator", "Sinohydro builds".
    private func properName(before end: Int, in sentence: Range<Int>) -> String? {
        var last = end
        while last > sentence.lowerBound, end - last < 4,
            !(scene.tokens[last - 1].kind == .word && scene.tokens[last - 1].isCapitalised)
        {
            last -= 1
        }
        var first = last
        while first > sentence.lowerBound {
            let token = scene.tokens[first - 1]
            let isPart =
                token.kind == .word && token.isCapitalised
                || scene.isHyphen(first - 1)
                || (scene.is(first - 1, in: .companyJoiner) && first - 1 > sentence.lowerBound
                    && scene.tokens[first - 2].isCapitalised)
            guard isPart else { break }
            first -= 1
        }
        // An article at the head of the sentence is no name.
        while first < last, scene.is(first, in: .definite) || scene.is(first, in: .article) { first += 1 }
        guard last > first, last == end || end - last <= 3, scene.tokens[last - 1].kind == .word,
            scene.tokens[last - 1].isCapitalised
        else { return nil }
        return scene.line(first..<last)
    }

    /// The run of proper words behind a preposition, articles left out.
    private func properName(after start: Int, in sentence: Range<Int>, reach: Int) -> String? {
        var index = start
        while index < min(sentence.upperBound, start + reach),
            !(scene.tokens[index].kind == .word && scene.tokens[index].isCapitalised)
        {
            index += 1
        }
        let first = index
        var last = index
        while index < sentence.upperBound {
            if scene.tokens[index].kind == .word, scene.tokens[index].isCapitalised {
                last = index + 1
            } else if !(scene.isHyphen(index) || scene.is(index, in: .companyJoiner)
                || scene.isApostrophe(index))
            {
                break
            }
            index += 1
        }
        return last > first ? scene.line(first..<last) : nil
    }
}

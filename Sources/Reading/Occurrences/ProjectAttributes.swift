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
                    if let name = properName(after: hit.end, in: sentence), !project.parties.contains(name) {
                        project.parties.append(name)
                    }
                default: break
                }
            }
            if project.status == nil { project.status = status?.value }
        }
    }

    /// The run of proper words behind a preposition, articles left out.
    private func properName(after start: Int, in sentence: Range<Int>) -> String? {
        var index = start
        while index < min(sentence.upperBound, start + 6),
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

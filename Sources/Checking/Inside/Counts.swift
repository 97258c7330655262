internal import Evidence
internal import Reading

extension Examiner {
    /// Whether "five countries (A, B, C, D and E)" names five.
    func counts() -> [(Int, Finding)] {
        var result: [(Int, Finding)] = []
        for (index, claim) in claims.enumerated()
        where claim.unit == .count && claim.value.middle >= 2 && claim.value.middle <= 40
            && claim.approximation == .exact
        {
            let noun = (claim.of ?? claim.quote).lowercased()
            guard WordTable.embedded.forms(.countries).contains(where: { WordTable.stands($0, in: noun) }),
                let list = list(after: claim)
            else { continue }
            let items = Self.items(list)
            let named = items.compactMap { Namer.embedded.subject(of: $0) }
            guard items.count >= 2, named.count == items.count, named.allSatisfy(Inquiry.isCode) else { continue }
            let passed = Double(Set(named).count) == claim.value.middle
            result.append(
                (
                    index,
                    Finding(
                        check: .init(
                            kind: .count, passed: passed,
                            detail: phrases.insideCount(claim.quote, Set(named).count, passed: passed)),
                        contradicts: !passed, rule: "inside-count")
                ))
        }
        return result
    }

    /// The names in brackets, or after a colon, that follow a count; nil when the list is open or there is none.
    private func list(after claim: Claim) -> String? {
        let rest = text.words(claim.end..<claim.end + 400)
        guard let open = rest.firstIndex(where: { $0 == "(" || $0 == ":" }),
            rest[..<open].count <= 40, !rest[..<open].contains(where: { ".;!?,)".contains($0) })
        else { return nil }
        let body = rest[rest.index(after: open)...]
        let end = rest[open] == "(" ? body.firstIndex(of: ")") : body.firstIndex { ".;\n".contains($0) }
        guard let end else { return nil }
        let list = String(body[..<end])
        return WordTable.embedded.first(.openList, in: list) == nil ? list : nil
    }

    private static func items(_ list: String) -> [String] {
        list.replacing(" et ", with: ", ").replacing(" and ", with: ", ").replacing(" ainsi que ", with: ", ")
            .split(separator: ",").map { $0.trimmingCharacters() }.filter { !$0.isEmpty }
    }
}

extension Substring {
    /// Without white space at both ends.
    fileprivate func trimmingCharacters() -> String {
        var text = self
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}

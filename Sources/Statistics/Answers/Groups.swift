internal import Atlas
internal import Evidence

extension Base {
    /// Sums over a group's members on the last day of a period, one a source and unit, when every member is held.
    ///
    /// ASEAN has eleven members from 26 October 2025; the European Union 28 from July 2013 to January 2020.
    func overMembers(of group: String, on period: Period, each: (String) -> [Reference]) -> [Reference] {
        guard let last = period.days?.upperBound else { return [] }
        let members = atlas.members(of: group, on: CivilDate(dayNumber: last))
        guard members.count > 1, members.count <= 30 else { return [] }
        var sums: [(reference: Reference, inner: [String?], parts: [String])] = []
        for (position, member) in members.enumerated() {
            for answer in each(member) where answer.bound == .exact {
                let index = sums.firstIndex {
                    $0.reference.source.id == answer.source.id && $0.reference.unit == answer.unit
                        && $0.reference.definition == answer.definition
                }
                if let index {
                    guard sums[index].parts.count == position else { continue }
                    sums[index].reference.value += answer.value
                    sums[index].parts.append("\(member) \(Amounts.plain(answer.value))")
                    sums[index].inner.append(answer.formula)
                } else if position == 0 {
                    sums.append((answer, [answer.formula], ["\(member) \(Amounts.plain(answer.value))"]))
                }
            }
            sums.removeAll { $0.parts.count <= position }
            if sums.isEmpty { return [] }
        }
        return sums.map { sum in
            var reference = sum.reference
            reference.quality = .derived
            reference.formula = sum.parts.joined(separator: " + ") + " \(reference.unit)"
            if sum.inner.contains(where: { $0?.hasPrefix("exports ") == true }) {
                reference.formula =
                    (reference.formula ?? "")
                    + (reference.measure == .tradeBalance ? "; each: exports − imports" : "; each: exports + imports")
            } else if let inner = sum.inner.compactMap({ $0 }).first {
                reference.formula = (reference.formula ?? "") + "; each: \(inner)"
            }
            return reference
        }.sorted { $0.source.id < $1.source.id }
    }
}

internal import Atlas
internal import Evidence

/// Parties of counts: whose adjective the counted thing has, or who counts on.
extension PartyContext {
    /// "ASEAN, a bloc of 10 countries" counts the group before; "128 villes chinoises" those of its own adjective.
    func counted(_ site: Site) -> Result? {
        guard let noun = site.quantity.noun else { return nil }
        let start = site.quantity.tokens.lowerBound
        if words.is(noun.upperBound - 1, in: .sides) || words.is(noun.lowerBound, in: .sides),
            let group = site.near.last(where: { $0.tokens.upperBound <= start }), start - group.tokens.upperBound <= 5,
            Mentions.isGroup(group.code)
        {
            return Result(codes: [group.code], ground: .clause)
        }
        // "among the 65 countries investing in Vietnam": counted of where they are at work.
        if words.is(noun.lowerBound, in: .sides), site.quantity.kind == .count,
            let host = site.near.first(where: {
                (1...8).contains($0.tokens.lowerBound - site.quantity.tokens.upperBound)
            }),
            isInside(host), !host.isPlace,
            (site.quantity.tokens.upperBound..<host.tokens.lowerBound).contains(where: { discourse.has(.doing, at: $0) }
            )
        {
            return Result(codes: [host.code], ground: .clause)
        }
        // "25 régions de Chine".
        if let owner = site.near.first(where: { $0.tokens.lowerBound >= site.quantity.tokens.upperBound }),
            owner.tokens.lowerBound - site.quantity.tokens.upperBound <= 3, isOwner(owner), !owner.isPlace,
            !site.near.contains(where: { $0.tokens.lowerBound >= owner.tokens.upperBound }),
            words.is(site.quantity.tokens.upperBound, in: .belonging), site.quantity.kind == .count
        {
            return Result(codes: [owner.code], ground: .clause)
        }
        // "19,000 China-Europe freight trains".
        let inside = unique(site.near.filter { site.quantity.tokens.contains($0.tokens.lowerBound) }.map(\.code))
        if inside.count >= 2, gates(site) == nil { return Result(codes: inside, ground: .clause) }
        // "quatre provinces birmanes": whose they are says their adjective, whatever stands before.
        if let own = site.near.first(where: {
            site.quantity.tokens.contains($0.tokens.lowerBound) && $0.category == .adjective
        }), noun.contains(where: { isLand($0) }) {
            return Result(codes: [own.code], ground: .clause)
        }
        guard let own = site.near.first(where: { site.quantity.tokens.contains($0.tokens.lowerBound) }),
            !site.near.contains(where: { $0.tokens.lowerBound < start })
        else { return nil }
        let after = site.near.filter { $0.tokens.lowerBound >= site.quantity.tokens.upperBound && isAttached($0) }
        let codes = Array(unique([own.code] + after.map(\.code)).prefix(2))
        if codes.count == 1, site.measure == .projectCount || pointsBack(site.clause),
            let other = other(than: own.code, site)
        {
            return Result(codes: [own.code, other], ground: .completed)
        }
        return Result(codes: withSubject(codes, site), ground: .clause)
    }

    /// "China produced 120,000 tons of nickel", "Vietnam only received 2.9 million foreign visitors": its own, whoever else the
    /// text or the clause names.
    func doer(_ site: Site) -> Result? {
        guard site.measure == .volume else { return nil }
        let position = site.quantity.tokens.lowerBound
        let verb = discourse.lead(before: position, reach: 5, passingSmall: true)
        // Counted visitors only where they are from abroad at large: "2 million Chinese tourists" are of both.
        let isForeign = site.quantity.noun.map { noun in
            (noun.lowerBound - 1..<noun.upperBound).contains {
                words.is($0, in: .foreign) || words.is($0, "international")
            }
        }
        guard discourse.has(.doing, at: verb), isForeign != false,
            let subject = site.near.last(where: { $0.tokens.upperBound <= verb }),
            verb - subject.tokens.upperBound <= 1,
            !isOwner(subject), !isInside(subject), !subject.isPlace,
            !site.near.contains(where: { $0.code != subject.code && (isFrom($0) || isPartner($0, site)) })
        else { return nil }
        return Result(codes: [subject.code], ground: .clause)
    }

    /// "128 Chinese cities reach 229 cities in 26 European countries": the subject of a list of counts goes on.
    func withSubject(_ codes: [String], _ site: Site) -> [String] {
        let first = discourse.neighbours(of: site.quantity).lowerBound
        guard site.quantity.kind == .count || site.quantity.kind == .physical, codes.count == 1, site.index > first,
            discourse.quantities[site.index - 1].kind == site.quantity.kind,
            discourse.quantities[site.index - 1].unit == site.quantity.unit,
            let subject = site.earlier[site.index - 1].codes.first, subject != codes[0],
            site.quantity.kind == .count
                || site.earlier[site.index - 1].codes.count == 2
                    && measures[site.index].measure == .volume,
            !site.near.contains(where: {
                isInside($0) && $0.category == .name && !$0.isPlace
                    && $0.tokens.lowerBound <= site.quantity.tokens.upperBound + 2
            }),
            !site.near.contains(where: { $0.tokens.lowerBound < site.quantity.tokens.lowerBound })
        else { return codes }
        return [subject] + codes
    }

    /// "provinces", "districts": lands that have one owner.
    private func isLand(_ index: Int) -> Bool {
        words.is(index, "provinces") || words.is(index, "regions") || words.is(index, "districts")
            || words.is(index, "states") || words.is(index, "etats") || words.is(index, "departements")
    }
}

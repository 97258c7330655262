internal import Evidence

/// What weights, lengths and counts measure: what a thing can do, or what was carried.
extension MeasureContext {
    func physical(_ quantity: Quantity, _ index: Int, _ cues: [Cue], _ earlier: [Result]) -> Measure {
        switch quantity.unit.rawValue {
        case "km", "mile", "m": return .distance
        case "ha", "m2": return .area
        case "W", "kW", "MW", "GW": return .capacity
        case "kWh", "MWh", "GWh": return isRightAfterCapacity(quantity, cues) ? .capacity : .volume
        case "foot": return .otherValue
        default:
            // "is expected to reach 200 million tonnes this year and will rise to 357 million": still its capacity.
            if index > discourse.neighbours(of: quantity).lowerBound, earlier[index - 1].measure == .capacity,
                discourse.quantities[index - 1].unit == quantity.unit,
                !cues.contains(where: {
                    $0.measure == .volume && $0.start >= discourse.quantities[index - 1].tokens.upperBound
                        && $0.end <= quantity.tokens.lowerBound
                })
            {
                return .capacity
            }
            return hasCapacityCue(quantity, cues) || isSubjectCapacity(quantity, cues) || isToProduce(quantity)
                ? .capacity : .volume
        }
    }

    /// "will produce three million tonnes a year", "pour produire 3 millions de tonnes par an".
    func isToProduce(_ quantity: Quantity) -> Bool {
        let verb = discourse.lead(before: quantity.tokens.lowerBound, reach: 5, passingSmall: true)
        let isVerb =
            words.is(verb, "produce") && (words.is(verb - 1, "to") || words.is(verb - 1, "will"))
            || words.is(verb, "produire") || words.is(verb, "produira")
        return isVerb
            && (0...4).contains {
                let index = quantity.tokens.upperBound + $0
                return (words.is(index, "per") || words.is(index, "a") || words.is(index, "par"))
                    && (words.is(index + 1, "year") || words.is(index + 1, "an"))
            }
    }

    /// "capacité de 150 000 unités", "capable of generating 31 GWh".
    func isRightAfterCapacity(_ quantity: Quantity, _ cues: [Cue]) -> Bool {
        cues.contains { $0.measure == .capacity && leads($0, to: quantity) }
    }

    /// Whether a word stands right before a quantity, small words and approximators aside.
    func leads(_ cue: Cue, to quantity: Quantity) -> Bool {
        (0...4).contains(quantity.tokens.lowerBound - cue.end)
            && discourse.isOnlyLead(cue.end..<quantity.tokens.lowerBound)
    }

    /// "The handling capacity of the ports in the gulf is expected to reach": the first thing its sentence speaks of.
    func isSubjectCapacity(_ quantity: Quantity, _ cues: [Cue]) -> Bool {
        guard let first = cues.first(where: { $0.measure != nil }), first.measure == .capacity else { return false }
        let gap = first.end..<max(first.end, quantity.tokens.lowerBound)
        return first.start - discourse.sentence(of: quantity).lowerBound <= 4 && gap.count <= 22
            && !gap.contains { words.isMark($0, ",") || words.isMark($0, ";") }
            && !discourse.hasQuantity(in: gap, sentence: quantity.sentence)
    }

    func hasCapacityCue(_ quantity: Quantity, _ cues: [Cue]) -> Bool {
        nearestCue(quantity, cues, reach: 14) { $0.measure == .capacity || $0.measure == .volume }?.measure == .capacity
    }

    func counted(_ quantity: Quantity, _ index: Int, _ cues: [Cue], _ earlier: [Result]) -> Measure {
        if let noun = quantity.noun {
            let last = noun.upperBound - 1
            if quantity.value.middle >= 1e6,
                discourse.marksAt.has(.inhabitant, at: last) || discourse.marksAt.has(.inhabitant, at: noun.lowerBound)
            {
                // People who travel are traffic.
                let isTraffic =
                    nearestCue(quantity, cues, reach: 8) {
                        $0.measure == .volume && $0.start >= quantity.tokens.upperBound
                    }
                return isTraffic == nil ? .population : .volume
            }
        }
        guard let measure = quantity.nounMeasure else {
            // A plant's "capacity of 150,000 units a year".
            if isRightAfterCapacity(quantity, cues) { return .capacity }
            // "two are completed, nine are under construction", "the 5 million target": of what was counted before.
            if quantity.noun == nil || isTarget(quantity), index > 0,
                discourse.quantities[index - 1].sentence == quantity.sentence,
                discourse.quantities[index - 1].kind == .count
            {
                return earlier[index - 1].measure
            }
            if quantity.noun == nil, quantity.value.middle >= 1e6,
                nearestCue(quantity, cues, reach: 10, where: { $0.measure == .population }) != nil
            {
                return .population
            }
            return .countOther
        }
        // "employ 7,300 people": a population is counted in larger numbers, or called one.
        if measure == .population, quantity.value.middle < 1e5,
            nearestCue(quantity, cues, reach: 10, where: { $0.measure == .population }) == nil
        {
            return .countOther
        }
        guard measure == .volume else { return measure }
        // "16 millions de personnes" migrate; passengers ride.
        let noun = quantity.noun ?? quantity.tokens
        if words.is(noun.lowerBound, in: .people) {
            return nearestCue(quantity, cues, reach: 16) { $0.measure == .volume || $0.measure == .population }?.measure
                ?? .countOther
        }
        return hasCapacityCue(quantity, cues) ? .capacity : measure
    }

    func isTarget(_ quantity: Quantity) -> Bool {
        guard let noun = quantity.noun else { return false }
        return discourse.marksAt.has(.target, at: noun.lowerBound)
    }
}

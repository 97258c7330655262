internal import Atlas
internal import Evidence

extension Base {
    /// Length, capacity and cost of a project that one of the parties names, as of the day the atlas has it, in a unit asked for.
    func projectFacts(_ measure: Measure, _ parties: [String], _ period: Period, in unit: Unit?)
        -> [Reference]
    {
        guard measure == .distance || measure == .capacity || measure == .cost else { return [] }
        return parties.compactMap { party in
            guard let project = Atlas.project(party), let source = project.source else { return nil }
            let fact: (value: Double, unit: Unit, definition: String)? =
                switch measure {
                case .distance: project.lengthKilometres.map { ($0, Unit(rawValue: "km"), "length of the project") }
                case .capacity:
                    project.capacity.flatMap { value in
                        project.capacityUnit.map { (value, $0, "announced capacity") }
                    }
                default:
                    project.cost.flatMap { value in project.costCurrency.map { (value, $0, "announced cost") } }
                }
            guard let fact else { return nil }
            // The wanted unit where it measures the same kind of thing; else the record's own.
            let factor = unit.flatMap { fact.unit.factor(to: $0) }
            return Reference(
                source: source, reporter: project.nameEnglish, partner: nil, measure: measure,
                definition: fact.definition, period: project.asOf ?? period, value: fact.value * (factor ?? 1),
                unit: factor == nil ? fact.unit : unit ?? fact.unit, vintage: source.vintage, quality: project.quality,
                formula: factor.flatMap { $0 == 1 ? nil : "\(fact.value) \(fact.unit) × \($0)" })
        }
    }
}

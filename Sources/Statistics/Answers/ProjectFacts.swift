internal import Atlas
internal import Evidence

extension Base {
    /// Length, capacity and cost of a project that one of the parties names, as of the day the atlas has it.
    func projectFacts(_ measure: Measure, _ parties: [String], _ period: Period) -> [Reference] {
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
            return Reference(
                source: source, reporter: project.nameEnglish, partner: nil, measure: measure,
                definition: fact.definition, period: project.asOf ?? period, value: fact.value, unit: fact.unit,
                vintage: source.vintage, quality: project.quality)
        }
    }
}

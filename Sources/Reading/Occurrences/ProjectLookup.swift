internal import Atlas
internal import Evidence

/// Finds the atlas's record of a work that a text names in words of its own.
struct ProjectLookup {
    let scene: Scene

    private struct Record: Sendable {
        /// Index among the atlas's projects: a record is small, so that going through all of them is cheap.
        var index: Int
        var kind: String
        var length: Double?
        /// The number at the end of its id.
        var number: Int?
        /// Stems of its names without those of its kind.
        var stems: Set<UInt64>
        /// Stems of its place's name, and its own.
        var placeStems: Set<UInt64>
        var economies: Set<String>
    }

    private static let generic = Scene.stems(
        """
        railway railroad chemin fer rail ligne line high-speed grande vitesse train freight fret route road expressway autoroute \
        wind farm parc éolien solar plant centrale solaire photovoltaïque hydropower hydroélectrique power station project projet \
        port dry sec terminal airport aéroport international bridge pont canal pipeline gazoduc oléoduc phase section track \
        industrial park zone parc industriel smart border gate poste frontière nuclear nucléaire second first deuxième première \
        double track system système navigation satellite region district province china chinese chine kazakhstan cooperation \
        center centre coopération city ville cité trade commerciale internationale plan innovation electric électrique \
        programme cascade energy énergie dam barrage deep water eau profonde
        """)

    private static let records: [Record] = Atlas.projects.enumerated().map { index, project in
        let own = Scene.stems(project.nameEnglish).union(Scene.stems(project.nameFrench)).subtracting(generic)
        return Record(
            index: index, kind: project.kind, length: project.lengthKilometres,
            number: project.id.split(separator: "-").last.flatMap { Int($0) }, stems: own,
            placeStems: Scene.stems(project.place).union(own),
            economies: Set(project.economy.split(separator: ";").map(String.init)))
    }

    /// The record of a kind whose own words stand in the name, or whose economies, length or number fit alone.
    func project(
        kind: String, codes: [String], stems: Set<UInt64>, around: Set<UInt64>, length: Double?, ordinal: Int?
    ) -> Project? {
        let economies = Set(codes.filter { scene.atlas.economies[$0] != nil })
        let places = codes.filter { scene.atlas.places[$0] != nil }
        let own = stems.subtracting(Self.generic)
        let placeWords = Set(places.flatMap { Array(Scene.stems($0)) })
        var best: (score: Double, index: Int)?
        for record in Self.records {
            let isKind = record.kind == kind || Self.kin(record.kind, kind)
            let shared = own.isDisjoint(with: record.stems) ? 0 : own.intersection(record.stems).count
            // Nothing but a shared word speaks for a work of another kind.
            guard isKind || shared > 0 else { continue }
            var score = 0.0
            // A name of its own in one word ("Zhanatas") or most of a name in several.
            if shared > 0 { score = Double(shared) / Double(max(1, min(own.count, record.stems.count))) }
            if shared == 0, !placeWords.isEmpty {
                let inPlace = placeWords.intersection(record.placeStems).count
                if inPlace > 0, isKind { score = 0.5 + 0.2 * Double(inPlace - 1) }
            }
            if isKind, economies.count >= 2, economies == record.economies { score = max(score, 0.9) }
            if let length, let known = record.length, isKind, abs(known - length) <= 0.01 * known,
                economies.isEmpty || !economies.isDisjoint(with: record.economies)
            {
                score = max(score, 0.8)
            }
            if kind == "nuclear", isKind, !economies.isDisjoint(with: record.economies) || economies.isEmpty,
                let ordinal
            {
                if record.number == ordinal { score = max(score, 0.7) }
            }
            if !isKind {
                score *= record.kind == "industrial_park" || record.kind == "trade_city" ? 0.6 : 0.4
            }
            if !economies.isEmpty, economies.isDisjoint(with: record.economies) { score *= 0.5 }
            if score > best?.score ?? 0 { best = (score, record.index) }
        }
        guard let best, best.score >= 0.5 else { return nil }
        return Atlas.projects[best.index]
    }

    private static func kin(_ one: String, _ other: String) -> Bool {
        switch one < other ? (one, other) : (other, one) {
        case ("dry_port", "port"), ("industrial_park", "trade_city"), ("bridge", "road"),
            ("gas_pipeline", "oil_pipeline"), ("corridor", "rail"):
            true
        default: false
        }
    }
}

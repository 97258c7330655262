internal import Atlas
internal import Evidence

/// Finds the atlas's record of a work that a text names in words of its own.
struct ProjectLookup {
    let scene: Scene

    private struct Record: Sendable {
        var kind: String
        var length: Double?
        /// The number at the end of its id.
        var number: Int?
        /// Stems of its names without those of its kind.
        var stems: Stems
        /// Stems of its place's name, and its own.
        var placeStems: Stems
        var economies: Set<String>
    }

    private static let generic = Stems(
        """
        railway railroad chemin fer rail ligne line high-speed grande vitesse train freight fret route road expressway autoroute \
        wind farm parc éolien solar plant centrale solaire photovoltaïque hydropower hydroélectrique power station project projet \
        port dry sec terminal airport aéroport international bridge pont canal pipeline gazoduc oléoduc phase section track \
        industrial park zone parc industriel smart border gate poste frontière nuclear nucléaire second first deuxième première \
        double track system système navigation satellite region district province china chinese chine kazakhstan cooperation \
        center centre coopération city ville cité trade commerciale internationale plan innovation electric électrique \
        programme cascade energy énergie dam barrage deep water eau profonde \
        link liaison
        """)

    private static let records: [Record] = Atlas.projects.map { project in
        let own = Stems(project.nameEnglish).union(Stems(project.nameFrench)).subtracting(generic)
        return Record(
            kind: project.kind, length: project.lengthKilometres,
            number: project.id.split(separator: "-").last.flatMap { Int($0) }, stems: own,
            placeStems: Stems(project.place).union(own),
            economies: Set(project.economy.split(separator: ";").map(String.init)))
    }

    /// Records by a stem of their name or place.
    private static let recordsByStem: [UInt64: [Int]] = {
        var index: [UInt64: [Int]] = [:]
        for (position, record) in records.enumerated() {
            for key in record.placeStems.keys { index[key, default: []].append(position) }
        }
        return index
    }()

    /// Records by their economies, and those that have a length or a number.
    private static let recordsByEconomies: [Set<String>: [Int]] = Dictionary(
        grouping: records.indices, by: { records[$0].economies })
    private static let measuredRecords = records.indices.filter { records[$0].length != nil }
    private static let numberedRecords = records.indices.filter { records[$0].number != nil }

    private static let stemsOfPlaces: [String: Stems] = Atlas.embedded.places.mapValues { Stems($0.name) }

    /// The record of a kind whose own words stand in the name, or whose economies, length or number fit alone.
    ///
    /// `around` are the economies of the sentences that speak of it; a length identifies only a work of one of them.
    func project(
        kind: String, codes: [String], around: [String] = [], stems: Stems, length: Double?, ordinal: Int?
    ) -> Project? {
        let economies = Set(codes.filter { scene.atlas.economies[$0] != nil })
        let own = stems.subtracting(Self.generic)
        var placeWords = Stems()
        for code in codes where scene.atlas.places[code] != nil {
            placeWords = placeWords.union(Self.stemsOfPlaces[code] ?? Stems(code))
        }
        // China has a part in most works and so tells none from another.
        let near = economies.union(around).subtracting(["CHN"])
        var best: (score: Double, index: Int)?
        for index in candidates(own, placeWords, economies, length, ordinal) {
            let score = score(Self.records[index], kind, economies, near, own, placeWords, length, ordinal)
            if score > best?.score ?? 0 { best = (score, index) }
        }
        guard let best, best.score >= 0.5 else { return nil }
        return Atlas.projects[best.index]
    }

    /// Records that can fit, in the order of the table.
    private func candidates(
        _ own: Stems, _ placeWords: Stems, _ economies: Set<String>, _ length: Double?, _ ordinal: Int?
    ) -> [Int] {
        var found: [Int] = []
        for key in own.keys { found += Self.recordsByStem[key] ?? [] }
        for key in placeWords.keys { found += Self.recordsByStem[key] ?? [] }
        if economies.count >= 2 { found += Self.recordsByEconomies[economies] ?? [] }
        if length != nil { found += Self.measuredRecords }
        if ordinal != nil { found += Self.numberedRecords }
        return found.count > 1 ? Array(Set(found)).sorted() : found
    }

    private func score(
        _ record: Record, _ kind: String, _ economies: Set<String>, _ near: Set<String>, _ own: Stems,
        _ placeWords: Stems, _ length: Double?, _ ordinal: Int?
    ) -> Double {
        let isKind = record.kind == kind || Self.kin(record.kind, kind)
        let shared = own.common(record.stems)
        // Nothing but a shared word speaks for a work of another kind.
        guard isKind || shared > 0, isKind || !Self.tangible.contains(kind) || shared > 1 else { return 0 }
        var score = 0.0
        // A name of its own in one word ("Zhanatas") or most of a name in several; of two names that fit, the one with
        // more words in common.
        if shared > 0 {
            score = Double(shared) / Double(max(1, min(own.count, record.stems.count)))
            if shared == 1, score <= 0.5 { score = 0.4 }
            // "The Hanoi rail link": many lines end there, so that one end names none of them.
            if Self.isLine(record.kind), shared == 1, record.stems.count > 1, placeWords.common(record.stems) >= shared
            {
                score = 0.4
            }
            score += 0.01 * Double(shared)
        }
        if shared == 0, isKind, !placeWords.isEmpty {
            let inPlace = placeWords.common(record.placeStems)
            let isEnd = Self.isLine(record.kind) && inPlace == 1 && record.placeStems.count > 1
            if inPlace > 0, !isEnd { score = 0.5 + 0.2 * Double(inPlace - 1) }
        }
        // Of a line and its section in one country, the one of just these countries.
        if isKind, economies.count >= 2, economies == record.economies { score = max(score, 0.9) + 0.05 }
        if let length, let known = record.length, isKind, abs(known - length) <= 0.01 * known,
            !near.isDisjoint(with: record.economies)
        {
            return max(score, 0.8)
        }
        if let ordinal, kind == "nuclear", isKind, record.number == ordinal,
            economies.isEmpty || !economies.isDisjoint(with: record.economies)
        {
            score = max(score, 0.7)
        }
        if !isKind {
            score *= record.kind == "industrial_park" || record.kind == "trade_city" ? 0.6 : 0.4
        }
        if !economies.isEmpty, economies.isDisjoint(with: record.economies) { score *= 0.5 }
        return score
    }

    /// Kinds that no reader takes for another: one word in common does not make a railway a city.
    private static let tangible: Set<String> = [
        "rail", "road", "wind", "solar", "hydro", "nuclear", "gas_pipeline", "oil_pipeline", "bridge", "airport",
        "canal",
    ]

    /// Works that run from one place to another.
    private static func isLine(_ kind: String) -> Bool {
        ["rail", "road", "gas_pipeline", "oil_pipeline", "corridor", "canal"].contains(kind)
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

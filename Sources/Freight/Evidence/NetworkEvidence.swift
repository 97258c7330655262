internal import Atlas
public import Evidence

/// Distances and days between two places: what was published, and what the network computes.
///
/// Claims such as "8,000 km in ten days" are answered by it; a claim that names no two places, or economies only, is
/// not.
public struct NetworkEvidence: EvidenceSource {
    private let prepared: PreparedNetwork

    /// Makes a source that asks a prepared network.
    public init(_ prepared: PreparedNetwork = .embedded) {
        self.prepared = prepared
    }

    /// Published values of the pair first, then the network's own by each mode that serves both places.
    ///
    /// Distances are in kilometres, durations in days from terminal to terminal; a computed duration carries its range
    /// in its formula.
    public func references(for question: Question) -> [Reference] {
        guard question.measure == .distance || question.measure == .duration, question.of == nil,
            question.parties.count == 2
        else {
            return []
        }
        let places = question.parties.compactMap { try? Endpoint($0) }.filter { $0.place != nil }
        guard places.count == 2, places[0] != places[1] else { return [] }
        return published(question.measure, places) + computed(question.measure, places, question.period)
    }

    private func published(_ measure: Measure, _ places: [Endpoint]) -> [Reference] {
        var result: [Reference] = []
        for service in ServiceRecord.embedded where Self.isPair(service.from, service.to, places) {
            guard let value = measure == .distance ? service.kilometres : service.days else { continue }
            let source = Source(
                id: "service-\(service.from)-\(service.to)", publisher: service.title, title: service.title,
                url: service.url, licence: "facts (attribution)", attribution: "Source: \(service.title)",
                vintage: service.year, quality: service.quality)
            result.append(
                reference(
                    source, measure, places, value, service.quality, definition: "rail service",
                    year: Int(service.year), formula: nil))
        }
        guard measure == .distance else { return result }
        for length in PublishedLength.embedded where Self.isPair(length.from, length.to, places) {
            let source = Source(
                id: "length-\(length.id)", publisher: length.source, title: length.source, url: length.url,
                licence: "facts (attribution)", attribution: "Source: \(length.source)",
                vintage: length.year.map(String.init) ?? "", quality: length.quality)
            result.append(
                reference(
                    source, measure, places, length.kilometres, length.quality,
                    definition: "\(length.mode.name) length",
                    year: length.year, formula: nil))
        }
        return result
    }

    private func computed(_ measure: Measure, _ places: [Endpoint], _ period: Period) -> [Reference] {
        let source = Source(
            id: "sogdian-network", publisher: "Sogdian", title: "Freight network of Eurasia and the sea", url: "",
            licence: "ODbL 1.0 (rail and road), Apache-2.0", attribution: "© OpenStreetMap contributors; searoute",
            vintage: "2026-11", quality: .derived)
        let router = Router(prepared)
        var result: [Reference] = []
        for modes in [[Mode.rail], [.road], [.sea]] {
            let request = Router.Request(
                from: places[0], to: places[1], modes: Set(modes), criterion: measure == .distance ? .distance : .time,
                limit: 1)
            guard let option = try? router.options(request).first else { continue }
            let mode = modes[0].name
            if measure == .distance {
                result.append(
                    reference(
                        source, measure, places, option.kilometres.rounded(), .derived, definition: mode, year: nil,
                        formula: "shortest way by \(mode)"
                            + (option.crossings.isEmpty ? "" : " through " + option.crossings.joined(separator: ", "))))
            } else {
                let hours = option.total.hours
                let days = [hours.low, hours.mid, hours.high].map {
                    NetworkListing.plain(RouteWriting.rounded($0 / 24, 1))
                }
                result.append(
                    reference(
                        source, measure, places, RouteWriting.rounded(hours.mid / 24, 1), .derived, definition: mode,
                        year: nil,
                        formula:
                            "\(days[0]) to \(days[2]) days by \(mode), middle \(days[1]), over \(Int(option.kilometres.rounded())) km; the wait for the first departure is not counted"
                    ))
            }
        }
        return result
    }

    private func reference(
        _ source: Source, _ measure: Measure, _ places: [Endpoint], _ value: Double, _ quality: Quality,
        definition: String, year: Int?, formula: String?
    ) -> Reference {
        Reference(
            source: source, reporter: places[0].name, partner: places[1].name, measure: measure, definition: definition,
            period: .year(year ?? 2026), value: value, unit: Unit(rawValue: measure == .distance ? "km" : "day"),
            vintage: source.vintage, quality: quality, formula: formula)
    }

    /// Whether two names are those of the places, in either order.
    private static func isPair(_ from: String, _ to: String, _ places: [Endpoint]) -> Bool {
        func fits(_ name: String, _ place: Endpoint) -> Bool {
            let plain = name.split(separator: "(").first.map { $0.split(separator: " ").joined(separator: " ") } ?? name
            return Gazetteer.embedded.places(named: plain).contains { $0.number == place.place?.number }
        }
        return fits(from, places[0]) && fits(to, places[1]) || fits(from, places[1]) && fits(to, places[0])
    }
}

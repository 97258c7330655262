public import Atlas
public import Evidence

/// A place that goods leave from, go to or pass through.
public struct Endpoint: Sendable, Hashable {
    public let name: String
    public let position: Position
    public let country: Country
    /// Place of the gazetteer; nil for bare coordinates.
    public let place: Gazetteer.Entry?

    /// Finds a place by name in any of the five languages, UN/LOCODE, identifier, `name, CC`, or `latitude,longitude`.
    ///
    /// Of several places of one name the largest is taken when it is three times the next, or the only port or terminal
    /// among them; else the choice is the user's.
    ///
    /// - Throws: a ``Complaint`` with names like it, or with the list to choose from.
    public init(_ text: String) throws(Complaint) {
        let trimmed = text.split(separator: " ").joined(separator: " ")
        if let position = try Self.coordinates(trimmed) {
            self.init(name: trimmed, position: position, country: .none, place: nil)
            return
        }
        let gazetteer = Gazetteer.embedded
        var found = gazetteer.places(named: trimmed)
        if found.isEmpty, let comma = trimmed.lastIndex(of: ",") {
            let code = trimmed[trimmed.index(after: comma)...].split(separator: " ").joined().uppercased()
            found = gazetteer.places(named: String(trimmed[..<comma])).filter { $0.country == code }
        }
        guard let first = found.first else {
            let near = gazetteer.suggestions(for: trimmed)
            throw Complaint(
                .badUse, found: "no place is called \"\(trimmed)\"",
                advice: near.isEmpty
                    ? "give a city over 50,000 of Asia or Europe, a port, a UN/LOCODE, or latitude,longitude"
                    : "did you mean " + near.joined(separator: ", ") + "?")
        }
        guard let chosen = Self.obvious(found) else {
            let list = found.map { "\($0.name), \($0.country) (\($0.id))" }.joined(separator: "; ")
            throw Complaint(
                .badUse, found: "\"\(trimmed)\" names \(found.count) places: \(list)",
                advice: "give the name with its country, as \"\(first.name), \(first.country)\", or the identifier")
        }
        self.init(chosen)
    }

    /// Makes an endpoint of a place of the gazetteer.
    public init(_ entry: Gazetteer.Entry) {
        self.init(
            name: entry.name, position: Position(latitude: entry.latitude, longitude: entry.longitude),
            country: Country(entry.country) ?? .none, place: entry)
    }

    private init(name: String, position: Position, country: Country, place: Gazetteer.Entry?) {
        self.name = name
        self.position = position
        self.country = country
        self.place = place
    }

    private static func obvious(_ found: [Gazetteer.Entry]) -> Gazetteer.Entry? {
        if found.count == 1 { return found[0] }
        let hubs = found.filter { $0.kind != "city" }
        if hubs.count == 1, hubs[0].population * 2 >= found[0].population || found[0].population < 300_000 {
            return hubs[0]
        }
        return found[0].population >= 3 * found[1].population && found[0].population > 0 ? found[0] : nil
    }

    /// `latitude,longitude` in degrees; nil when the text is no pair of numbers.
    private static func coordinates(_ text: String) throws(Complaint) -> Position? {
        let parts = text.split(whereSeparator: { $0 == "," || $0 == " " })
        guard parts.count == 2, let latitude = Double(parts[0]), let longitude = Double(parts[1]) else { return nil }
        guard (-90...90).contains(latitude), (-180...180).contains(longitude) else {
            throw Complaint(
                .badUse, found: "the coordinates \(text)",
                expected: "latitude from -90 to 90 and longitude from -180 to 180",
                advice: "latitude comes first")
        }
        return Position(latitude: latitude, longitude: longitude)
    }
}

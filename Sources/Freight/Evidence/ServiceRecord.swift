internal import Atlas
public import Evidence

/// What was published about trains between two places: days, kilometres, departures.
public struct ServiceRecord: Sendable, Hashable {
    public let from: String
    public let to: String
    public let perWeek: Double?
    public let days: Double?
    public let kilometres: Double?
    public let year: String
    public let note: String
    public let title: String
    public let url: String
    public let quality: Quality

    /// The table that comes with the program.
    public static let embedded: [ServiceRecord] = {
        do { return try read() } catch {
            // The table is checked when it is made and by the tests; a fault here is a fault of the build.
            fatalError("embedded services: \(error)")
        }
    }()

    /// Trains between two places whose departures were published, the latest record first.
    ///
    /// A record's names may carry a note in brackets; it counts for both directions, as the trains come back.
    static func frequency(_ one: Endpoint, _ other: Endpoint) -> ServiceRecord? {
        func fits(_ name: String, _ place: Endpoint) -> Bool {
            guard let number = place.place?.number else { return false }
            // Names with a place in brackets mean that place: "Yen Vien (Hanoi)".
            let forms = name.split(whereSeparator: { $0 == "(" || $0 == ")" }).map {
                $0.split(separator: " ").joined(separator: " ")
            }
            return forms.contains { form in
                form == place.name || Gazetteer.embedded.places(named: form).contains { $0.number == number }
            }
        }
        return embedded.filter { record in
            record.perWeek.map { $0 > 0 } == true
                && (fits(record.from, one) && fits(record.to, other)
                    || fits(record.from, other) && fits(record.to, one))
        }.max { ($0.year, $0.perWeek ?? 0) < ($1.year, $1.perWeek ?? 0) }
    }

    /// Whether trains with published departures go from a place, or come to it, over one of some countries.
    ///
    /// Such a place makes up trains for that direction, so that its goods need not change trains on the way.
    static func makesUpTrains(_ place: Endpoint, for countries: Set<Country>) -> Bool {
        embedded.contains { record in
            guard let aWeek = record.perWeek, aWeek > 0 else { return false }
            return [(record.from, record.to), (record.to, record.from)].contains { own, other in
                own == place.name
                    && Gazetteer.embedded.places(named: other).first.flatMap { Country($0.country) }
                        .map(countries.contains) == true
            }
        }
    }

    /// The departures as a figure behind an answer.
    var basis: Basis {
        Basis(
            what: "departures from \(from) to \(to)", value: Span(perWeek ?? 0), unit: "departures/week", source: title,
            year: year, quality: quality, note: note)
    }

    private static func read() throws(Complaint) -> [ServiceRecord] {
        let table = try FreightTable.services.table()
        let columns = try ["from", "to", "per_week", "days", "km", "year", "note", "title", "url", "quality"]
            .map { (title: String) throws(Complaint) -> Int in try table.column(title) }
        return table.rows.map {
            ServiceRecord(
                from: $0[columns[0]], to: $0[columns[1]], perWeek: Double($0[columns[2]]), days: Double($0[columns[3]]),
                kilometres: Double($0[columns[4]]), year: $0[columns[5]], note: $0[columns[6]], title: $0[columns[7]],
                url: $0[columns[8]], quality: Quality(rawValue: $0[columns[9]]) ?? .press)
        }
    }
}

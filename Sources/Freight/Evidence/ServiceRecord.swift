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

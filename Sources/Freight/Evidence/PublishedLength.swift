public import Evidence

/// A length of a line or lane that somebody published, to hold the network against.
public struct PublishedLength: Sendable, Hashable {
    /// What the row was used for.
    public enum Use: String, Sendable, Hashable {
        /// Went into the factors that turn drawn lengths into lengths of line.
        case calibrate
        /// Never looked at when the factors were made.
        case heldOut = "held_out"
    }

    public let id: String
    public let mode: Mode
    public let from: String
    public let to: String
    /// Places on the way, and what must be open or closed.
    public let via: [String]
    /// In kilometres, whatever the unit it was published in.
    public let kilometres: Double
    public let use: Use
    public let source: String
    public let url: String
    public let year: Int?
    public let quality: Quality
    public let note: String
    /// What another source gives for the same line, in kilometres; nil when one figure is known.
    public let otherKilometres: Double?
    /// The other source, with its address; empty when there is none.
    public let otherSource: String
    /// Why the network is known to be further off than it should; empty where it holds.
    public let miss: String

    /// The table that comes with the program.
    public static let embedded: [PublishedLength] = {
        do { return try read() } catch {
            // The table is checked when it is made and by the tests; a fault here is a fault of the build.
            fatalError("embedded lengths: \(error)")
        }
    }()

    private static func read() throws(Complaint) -> [PublishedLength] {
        let table = try FreightTable.publishedLengths.table()
        let columns = try [
            "id", "mode", "from", "to", "via", "value", "unit", "use", "source", "url", "year", "quality", "note",
            "miss", "value_2", "source_2", "url_2",
        ]
        .map { (title: String) throws(Complaint) -> Int in try table.column(title) }
        return table.rows.map { row in
            // A nautical mile is 1.852 km by definition (International Hydrographic Conference, 1929).
            let factor = row[columns[6]] == "nmi" ? 1.852 : 1
            return PublishedLength(
                id: row[columns[0]], mode: Mode(carrying: row[columns[1]]) ?? .rail, from: row[columns[2]],
                to: row[columns[3]], via: row[columns[4]].split(separator: ";").map(String.init),
                kilometres: (Double(row[columns[5]]) ?? 0) * factor, use: Use(rawValue: row[columns[7]]) ?? .calibrate,
                source: row[columns[8]], url: row[columns[9]], year: Int(row[columns[10]]),
                quality: Quality(rawValue: row[columns[11]]) ?? .assumed, note: row[columns[12]],
                otherKilometres: Double(row[columns[14]]).map { $0 * factor },
                otherSource: [row[columns[15]], row[columns[16]]].filter { !$0.isEmpty }.joined(separator: ", "),
                miss: row[columns[13]])
        }
    }

    /// How far a length lies from the published figure, as a share of it; from the nearer one of two that differ, and not at
    /// all when it lies between them.
    ///
    /// Worked number: 311 km against 285 and 303 are 8 / 303 = 0.026 off; 290 km are 0.
    public func deviation(of length: Double) -> Double {
        guard let other = otherKilometres else { return length / kilometres - 1 }
        let (low, high) = (min(kilometres, other), max(kilometres, other))
        return length < low ? length / low - 1 : length > high ? length / high - 1 : 0
    }

    /// The network's own length of the same line or lane.
    ///
    /// - Throws: a ``Complaint`` when a place is not known or no way leads there.
    public func computed() throws(Complaint) -> Double {
        var edits: [NetworkEdit] = []
        var places: [Endpoint] = []
        for word in via {
            let parts = word.split(separator: ":", maxSplits: 1).map(String.init)
            if parts.count == 2 {
                edits.append(parts[0] == "close" ? .close(parts[1]) : .open(parts[1]))
            } else {
                places.append(try Endpoint(word))
            }
        }
        let router = Router(
            edits.isEmpty ? PreparedNetwork.embedded : PreparedNetwork(Network.embedded.edited(by: edits)))
        let request = Router.Request(
            from: try Endpoint(from), to: try Endpoint(to), via: places, modes: [mode], criterion: .distance, limit: 1)
        return try router.options(request).first?.kilometres ?? 0
    }
}

public import Freight

/// Something a scenario can open, close, speed up or serve otherwise.
public struct Changeable: Sendable, Hashable {
    /// What it is.
    public enum Kind: String, Sendable, Hashable {
        case passage
        case crossing
        case ferry
        case line = "planned_line"
    }

    public let id: String
    public let kind: Kind
    public let name: String
    public let nameFrench: String
    /// Whether goods pass today.
    public let isOpen: Bool
    /// Hours that a crossing takes, both sides, the mean of the two directions; nil for others.
    public let hours: Double?
    /// Whether `official` hours are held.
    public let hasOfficialHours: Bool
    /// Departures a week of a ferry; nil for others.
    public let departuresAWeek: Double?
    /// Announced year of a planned line; nil for others or where none is known.
    public let year: Int?
    /// Latitude and longitude of a crossing; nil for others.
    public let position: Position?
}

extension Laboratory {
    /// Everything on the network that a scenario can change by name.
    public var changeable: [Changeable] {
        let costing = LinkCosting(network, parameters: parameters, dwell: dwell)
        var hours: [Int: Double] = [:]
        for link in 0..<network.linkCount where network.crossingOf[link] >= 0 {
            let crossing = Int(network.crossingOf[link])
            guard hours[crossing] == nil else { continue }
            hours[crossing] =
                (costing.parts(of: link, forward: true).borderHours
                    + costing.parts(of: link, forward: false).borderHours)
                / 2
        }
        var result = network.passages.map {
            Changeable(
                id: $0.id, kind: .passage, name: $0.nameEnglish, nameFrench: $0.nameFrench, isOpen: $0.isOpen,
                hours: nil, hasOfficialHours: false, departuresAWeek: nil, year: nil, position: nil)
        }
        result += network.crossings.enumerated().map { index, crossing in
            Changeable(
                id: crossing.id, kind: .crossing, name: crossing.name, nameFrench: crossing.name,
                isOpen: crossing.status != .closed, hours: hours[index],
                hasOfficialHours: LinkCosting.hasOfficialHours(crossing.id), departuresAWeek: nil, year: nil,
                position: Position(latitude: crossing.latitude, longitude: crossing.longitude))
        }
        result += network.ferries.map {
            Changeable(
                id: $0.id, kind: .ferry, name: $0.id, nameFrench: $0.id, isOpen: true, hours: nil,
                hasOfficialHours: false, departuresAWeek: $0.departures.mid, year: nil, position: nil)
        }
        result += network.plannedLines.map {
            let names = Names.line($0)
            return Changeable(
                id: $0.id, kind: .line, name: names.english, nameFrench: names.french, isOpen: false, hours: nil,
                hasOfficialHours: false, departuresAWeek: nil, year: $0.year, position: nil)
        }
        return result
    }
}

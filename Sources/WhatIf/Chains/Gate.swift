public import Freight

/// Something on the network that chains pass and traffic is counted at.
public struct Gate: Sendable, Hashable {
    /// What it is.
    public enum Kind: String, Sendable, Hashable {
        case crossing
        /// A border without a crossing of its own name.
        case border
        case passage
        case ferry
        case line = "planned_line"
    }

    /// Identifier of the network, or such as `DE-FR-rail` for a border.
    public let id: String
    public let kind: Kind
    public let mode: Mode
    public let name: String
    public let nameFrench: String
    /// The two sides of a border or crossing; empty for others.
    public let sides: [Country]

    /// Whether goods leave one economy for another there.
    var isBorder: Bool { kind == .crossing || kind == .border }
}

/// All gates of a network, with those on each link.
struct Gates: Sendable {
    private(set) var all: [Gate] = []
    private(set) var numbers: [String: Int32] = [:]

    /// Gates on a link of the network, which is the baseline's or an edited copy of it.
    private(set) var onLink: [Int: [Int32]] = [:]

    init(_ network: Network) {
        for link in 0..<network.linkCount {
            var here: [Int32] = []
            let mode = network.modes[link]
            let (tail, head) = (
                network.countries[Int(network.tails[link])], network.countries[Int(network.heads[link])]
            )
            if network.crossingOf[link] >= 0 {
                let crossing = network.crossings[Int(network.crossingOf[link])]
                here.append(
                    number(
                        Gate(
                            id: crossing.id, kind: .crossing, mode: mode, name: crossing.name,
                            nameFrench: crossing.name, sides: crossing.sides)))
            } else if network.regimes[link] != .none, tail != head {
                let codes = [tail.description, head.description].sorted()
                let name = "\(codes[0])–\(codes[1])"
                here.append(
                    number(
                        Gate(
                            id: "\(codes[0])-\(codes[1])-\(mode.name)", kind: .border, mode: mode, name: name,
                            nameFrench: name, sides: [tail, head])))
            }
            if network.passageOf[link] >= 0 {
                let passage = network.passages[Int(network.passageOf[link])]
                here.append(
                    number(
                        Gate(
                            id: passage.id, kind: .passage, mode: .sea, name: passage.nameEnglish,
                            nameFrench: passage.nameFrench, sides: [])))
            }
            if network.ferryOf[link] >= 0 {
                let id = network.ferries[Int(network.ferryOf[link])].id
                here.append(
                    number(Gate(id: id, kind: .ferry, mode: .ferry, name: id, nameFrench: id, sides: [])))
            }
            if network.lineOf[link] >= 0 {
                let line = network.plannedLines[Int(network.lineOf[link])]
                let names = Names.line(line)
                here.append(
                    number(
                        Gate(
                            id: line.id, kind: .line, mode: mode, name: names.english, nameFrench: names.french,
                            sides: [])))
            }
            if !here.isEmpty { onLink[link] = here }
        }
    }

    private mutating func number(_ gate: Gate) -> Int32 {
        if let known = numbers[gate.id] { return known }
        let number = Int32(all.count)
        numbers[gate.id] = number
        all.append(gate)
        return number
    }
}

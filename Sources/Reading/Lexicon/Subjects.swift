internal import Atlas

/// The parties that names stand for, by a small number each, so that they are counted without hashing text.
struct Subjects: Sendable {
    /// Codes and names by number.
    private(set) var codes: [String] = []
    /// By number: the number of a place's economy; -1 for all that are no places.
    private(set) var economies: [Int32] = []
    /// By number: what kind of party it is.
    private(set) var kinds: [Kinds] = []
    private var numbers: [String: Int32] = [:]
    private let atlas: Atlas

    /// What a party is besides an economy.
    struct Kinds: OptionSet, Sendable {
        let rawValue: UInt8
        static let group = Kinds(rawValue: 1)
        static let continent = Kinds(rawValue: 2)
        static let institution = Kinds(rawValue: 4)
        static let sea = Kinds(rawValue: 8)
        /// An economy or a group that can have trade of its own.
        static let trading = Kinds(rawValue: 16)
        /// A pact or a series of meetings.
        static let forum = Kinds(rawValue: 32)
    }

    init(_ atlas: Atlas) { self.atlas = atlas }

    /// The number of a party; makes one for a new party, and for its economy when it is a place.
    mutating func number(of code: String) -> Int32 {
        if let known = numbers[code] { return known }
        let number = Int32(codes.count)
        numbers[code] = number
        codes.append(code)
        economies.append(-1)
        // Places trade, and are none of the others.
        let place = atlas.places[code]
        kinds.append(place == nil ? Self.kinds(of: code) : .trading)
        if let place { economies[Int(number)] = self.number(of: place.economy) }
        return number
    }

    private static func kinds(of code: String) -> Kinds {
        var kinds: Kinds = []
        if Mentions.isGroup(code) { kinds.insert(.group) }
        if Mentions.isContinent(code) { kinds.insert(.continent) }
        if Mentions.isInstitution(code) { kinds.insert(.institution) }
        if code == "SEA" { kinds.insert(.sea) }
        if Mentions.isForum(code) { kinds.insert(.forum) }
        if Mentions.isEconomyOrGroup(code) { kinds.insert(.trading) }
        return kinds
    }

    /// The number of a party; nil when no name stands for it.
    func known(_ code: String) -> Int32? { numbers[code] }
}

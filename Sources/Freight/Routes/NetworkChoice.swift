internal import Atlas
public import Evidence

/// What the network is like for a query: what is closed, opened and kept out of.
public struct NetworkChoice: Sendable {
    /// Countries (ISO 3166 alpha-2), places or parts of the network to keep out of; commas may part several.
    public var avoid: [String] = []
    /// Passages, crossings, ferries and planned lines to close; commas may part several.
    public var close: [String] = []
    /// Passages, crossings, ferries and planned lines to open; commas may part several.
    public var open: [String] = []
    /// Opens the planned lines announced for this year and before.
    public var year: Int?
    public var dwell: DwellBasis = .measured
    /// A network of the user's own; nil for the one that comes with the program.
    public var network: Network?
    /// Rows that take the place of embedded parameters.
    public var parameters: CSVTable?

    /// Makes a choice that changes nothing.
    public init() {}

    /// The modes named in words with commas; all that carry goods when there are none.
    ///
    /// - Throws: a ``Complaint`` for a word that names no mode.
    public static func modes(_ mode: String?) throws(Complaint) -> Set<Mode> {
        guard let mode else { return Set(Mode.carrying) }
        var result: Set<Mode> = []
        for word in mode.split(separator: ",") {
            guard let known = Mode(carrying: word) else {
                throw Complaint(
                    .badUse, found: "--mode was given \"\(mode)\"", expected: "sea, rail, road or ferry, with commas")
            }
            result.insert(known)
        }
        guard !result.isEmpty else {
            throw Complaint(.badUse, found: "--mode without a mode", expected: "sea, rail, road or ferry, with commas")
        }
        return result
    }

    /// Prepares the network for queries.
    ///
    /// - Throws: a ``Complaint`` for a name that nothing on the network has, and for a year out of range.
    public func prepared() throws(Complaint) -> PreparedNetwork {
        if self.network == nil { PreparedNetwork.waitForReading() }
        let network = self.network ?? .embedded
        var edits: [NetworkEdit] = []
        for (ids, isClosing) in [(close, true), (open, false)] {
            for id in ids.flatMap({ $0.split(separator: ",").map(String.init) }) {
                guard network.kind(of: id) != nil else {
                    let near = network.identifiers.filter { $0.hasPrefix(id.prefix(3)) }.prefix(5)
                    throw Complaint(
                        .badUse, found: "nothing on the network is called \"\(id)\"",
                        expected: "a passage, crossing, ferry or planned line",
                        advice: near.isEmpty
                            ? "sogdian network show lists them" : "did you mean " + near.joined(separator: ", ") + "?")
                }
                edits.append(isClosing ? .close(id) : .open(id))
            }
        }
        if let year {
            guard (2000...2100).contains(year) else {
                throw Complaint(.badUse, found: "--year \(year)", expected: "a year from 2000 to 2100")
            }
            edits.append(.openPlanned(by: year))
        }
        for text in avoid.flatMap({ $0.split(separator: ",").map(String.init) }) {
            if let country = Country(text.uppercased()), text.utf8.count == 2 {
                guard network.countries.contains(country) else {
                    throw Complaint(
                        .badUse, found: "nothing of the network lies in \"\(text)\"",
                        expected: "the ISO 3166 code of a country with ports, railways or roads, such as RU")
                }
                edits.append(.avoidCountry(country))
            } else if network.kind(of: text) != nil {
                edits.append(.close(text))
            } else {
                guard let place = try Endpoint(text).place else { continue }
                edits.append(.avoidPlace(place.number))
            }
        }
        if edits.isEmpty, self.network == nil, parameters == nil, dwell == .measured { return .embedded }
        var table = Parameters.embedded
        if let parameters { table = try table.overridden(by: parameters) }
        return PreparedNetwork(network.edited(by: edits), parameters: table, dwell: dwell)
    }
}

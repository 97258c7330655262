internal import AtlasTables
public import Evidence

/// The named world: economies, dated groups, places and events, with their names.
public struct Atlas: Sendable {
    /// One way to write a name in a language.
    public struct Name: Sendable, Hashable {
        /// ISO 3166 alpha-3, group code, English place name or event series.
        public let subject: String
        /// `name`, `adjective`, `inhabitant`, `prefix`, `metonym` or `event`.
        public let kind: String
        /// `fr`, `en`, `zh`, `ru`, `vi` or `any`.
        public let language: String
        public let form: String
    }

    /// A country or territory of ISO 3166.
    public struct Economy: Sendable, Hashable {
        public let code: String
        /// ISO 3166 alpha-2, as the gazetteer and the network write economies.
        public let alpha2: String
        public let nameEnglish: String
        public let nameFrench: String
        public let region: String
        /// ISO 4217 code of its main currency; empty when unknown.
        public let currency: String
    }

    /// One economy's time in a group.
    public struct Membership: Sendable, Hashable {
        public let group: String
        public let member: String
        public let from: Period?
        public let to: Period?
        public let role: String
        /// Address of the text that says so; empty for general knowledge.
        public let url: String
        public let quality: Quality
    }

    /// A city, province, port or crossing.
    public struct Place: Sendable, Hashable {
        public let name: String
        public let kind: String
        public let economy: String
    }

    /// A dated meeting of a series, such as a summit.
    public struct Event: Sendable, Hashable {
        public let id: String
        public let series: String
        public let edition: Int?
        public let nameEnglish: String
        public let nameFrench: String
        public let start: Period?
        public let end: Period?
        public let place: String
        public let economy: String
    }

    public let names: [Name]
    public let economies: [String: Economy]
    public let memberships: [Membership]
    public let places: [String: Place]
    /// By group: every economy that was ever a member.
    public let membersOfGroups: [String: Set<String>]
    public let events: [Event]
    public let sources: [String: Source]

    /// The atlas that comes with the program.
    public static let embedded: Atlas = {
        do {
            return try Atlas(
                names: AtlasTable.names.table(), economies: AtlasTable.economies.table(),
                groups: AtlasTable.groups.table(), places: AtlasTable.places.table(),
                events: AtlasTable.events.table(), sources: AtlasTable.sources.table())
        } catch {
            // The tables are checked when they are made and by the tests; a fault here is a fault of the build.
            fatalError("embedded atlas: \(error)")
        }
    }()

    /// Reads the atlas from its tables.
    ///
    /// - Throws: a ``Complaint`` that names the table and the missing column.
    public init(
        names: CSVTable, economies: CSVTable, groups: CSVTable, places: CSVTable, events: CSVTable, sources: CSVTable
    ) throws(Complaint) {
        let (subject, kind, language, form) = (
            try names.column("subject"), try names.column("kind"), try names.column("language"),
            try names.column("form")
        )
        self.names = names.rows.map {
            Name(subject: $0[subject], kind: $0[kind], language: $0[language], form: $0[form])
        }
        let (code, alpha2, english, french, region, currency) = (
            try economies.column("iso3"), try economies.column("iso2"), try economies.column("name_en"),
            try economies.column("name_fr"),
            try economies.column("region"), try economies.column("currency")
        )
        self.economies = Dictionary(
            economies.rows.map {
                (
                    $0[code],
                    Economy(
                        code: $0[code], alpha2: $0[alpha2], nameEnglish: $0[english], nameFrench: $0[french],
                        region: $0[region],
                        currency: $0[currency])
                )
            }, uniquingKeysWith: { first, _ in first })
        let (group, member, from, to, role) = (
            try groups.column("group"), try groups.column("iso3"), try groups.column("from"), try groups.column("to"),
            try groups.column("role")
        )
        let (url, quality) = (try groups.column("source"), try groups.column("quality"))
        memberships = groups.rows.map {
            Membership(
                group: $0[group], member: $0[member], from: Period($0[from]), to: Period($0[to]), role: $0[role],
                url: $0[url], quality: Quality(rawValue: $0[quality]) ?? .assumed)
        }
        var members: [String: Set<String>] = [:]
        for membership in memberships where membership.role.isEmpty || membership.role == "member" {
            members[membership.group, default: []].insert(membership.member)
        }
        membersOfGroups = members
        let (place, placeKind, placeEconomy) = (
            try places.column("name"), try places.column("kind"), try places.column("iso3")
        )
        self.places = Dictionary(
            places.rows.map { ($0[place], Place(name: $0[place], kind: $0[placeKind], economy: $0[placeEconomy])) },
            uniquingKeysWith: { first, _ in first })
        let (id, series, edition, nameEnglish, nameFrench) = (
            try events.column("id"), try events.column("series"), try events.column("edition"),
            try events.column("name_en"), try events.column("name_fr")
        )
        let (start, end, eventPlace, eventEconomy) = (
            try events.column("start"), try events.column("end"), try events.column("place"), try events.column("iso3")
        )
        self.events = events.rows.map {
            Event(
                id: $0[id], series: $0[series], edition: Int($0[edition]), nameEnglish: $0[nameEnglish],
                nameFrench: $0[nameFrench], start: Period($0[start]), end: Period($0[end]), place: $0[eventPlace],
                economy: $0[eventEconomy])
        }
        let columns = try ["id", "publisher", "title", "url", "licence", "attribution", "vintage", "quality"]
            .map { (title: String) throws(Complaint) -> Int in try sources.column(title) }
        self.sources = Dictionary(
            sources.rows.map { row in
                (
                    row[columns[0]],
                    Source(
                        id: row[columns[0]], publisher: row[columns[1]], title: row[columns[2]], url: row[columns[3]],
                        licence: row[columns[4]], attribution: row[columns[5]], vintage: row[columns[6]],
                        quality: Quality(rawValue: row[columns[7]]) ?? .assumed)
                )
            }, uniquingKeysWith: { first, _ in first })
    }

    /// Full members of a group on a day, in alphabetical order; empty for an unknown group.
    ///
    /// `members(of: "SCO", on: 2 July 2024)` has nine, and ten two days later.
    public func members(of group: String, on date: CivilDate) -> [String] {
        fullMemberships(of: group, on: date).map(\.member).sorted()
    }

    /// The memberships behind ``members(of:on:)``, each with its source.
    public func fullMemberships(of group: String, on date: CivilDate) -> [Membership] {
        let day = date.dayNumber
        return memberships.filter { membership in
            guard membership.group == group, membership.role.isEmpty || membership.role == "member" else {
                return false
            }
            if let from = membership.from?.days, from.lowerBound > day { return false }
            if let to = membership.to?.days, to.upperBound < day { return false }
            return true
        }
    }

    /// Codes of all groups that have members.
    public var groups: Set<String> { Set(memberships.map(\.group)) }

    /// What to call a party in a language: an economy's name, or the code itself.
    public func name(of code: String, french: Bool) -> String {
        guard let economy = economies[code] else { return code }
        return french ? economy.nameFrench : economy.nameEnglish
    }
}

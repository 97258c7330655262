public import Evidence

/// A railway, port, plant or other work that news speak of.
public struct Project: Sendable, Hashable {
    /// Stable key, such as `ak-turpak`; mentions and planned links refer to it.
    public let id: String
    public let nameEnglish: String
    public let nameFrench: String
    /// Empty when none is known.
    public let nameChinese: String
    /// `rail`, `port`, `wind` and so on.
    public let kind: String
    /// ISO 3166 alpha-3, several separated by `;`.
    public let economy: String
    public let place: String
    /// Degrees of one place on the work, at country scale only.
    public let latitude: Double?
    public let longitude: Double?
    /// Announced capacity, in base units of ``capacityUnit``; a year where the unit is `tonne`, `TEU`, `m3`, `count`.
    public let capacity: Double?
    public let capacityUnit: Unit?
    /// Announced cost in whole units of ``costCurrency``; no outturn.
    public let cost: Double?
    public let costCurrency: Unit?
    /// `open`, `construction`, `planned`, `agreed` or `cancelled`, as of ``asOf``.
    public let status: String
    public let startYear: Int?
    /// Year of opening; the announced target while the project is not open.
    public let openYear: Int?
    /// Kilometres of line, road or pipe.
    public let lengthKilometres: Double?
    public let parties: String
    public let asOf: Period?
    public let source: Source?
    public let quality: Quality
}

extension Atlas {
    /// Every project of the atlas, by id.
    public static let projects: [Project] = {
        do {
            return try read(projects: AtlasTable.projects.table(), sources: embedded.sources)
        } catch {
            // The table is checked when it is made and by the tests; a fault here is a fault of the build.
            fatalError("embedded projects: \(error)")
        }
    }()

    private static let projectsByName: [String: Int] = {
        var index: [String: Int] = [:]
        for (position, project) in projects.enumerated() {
            for name in [project.id, project.nameEnglish, project.nameFrench, project.nameChinese] where !name.isEmpty {
                index[folded(name)] = index[folded(name)] ?? position
            }
        }
        return index
    }()

    /// The project of an id, or of its name in English, French or Chinese; case and accents do not matter.
    ///
    /// `project("Ak-Turpak 250 MW solar plant")` and `project("ak-turpak")` are the same.
    public static func project(_ name: String) -> Project? {
        projectsByName[folded(name)].map { projects[$0] }
    }

    /// Letters and digits without case, accents, hyphens or apostrophes.
    private static func folded(_ name: String) -> String {
        var text = ""
        var isSpaced = false
        for scalar in name.lowercased().unicodeScalars {
            if let base = accents[scalar] {
                text += base
            } else if scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) {
                text.unicodeScalars.append(scalar)
            } else {
                if !isSpaced, !text.isEmpty { text += " " }
                isSpaced = true
                continue
            }
            isSpaced = false
        }
        while text.hasSuffix(" ") { text.removeLast() }
        return text
    }

    private static let accents: [Unicode.Scalar: String] = {
        var map: [Unicode.Scalar: String] = [:]
        for (base, letters) in [
            ("a", "àâäáã"), ("c", "ç"), ("e", "éèêë"), ("i", "îïíì"), ("o", "ôöóò"), ("u", "ùûüú"), ("y", "ÿý"),
            ("n", "ñ"), ("oe", "œ"), ("ae", "æ"), ("d", "đ"),
        ] {
            for letter in letters.unicodeScalars { map[letter] = base }
        }
        return map
    }()

    private static func read(projects table: CSVTable, sources: [String: Source]) throws(Complaint) -> [Project] {
        var column: [String: Int] = [:]
        for title in [
            "id", "name_en", "name_fr", "name_zh", "kind", "economy", "place", "latitude", "longitude", "capacity",
            "capacity_unit", "cost", "cost_currency", "status", "start_year", "open_year", "length_km", "parties",
            "as_of", "source", "quality",
        ] {
            column[title] = try table.column(title)
        }
        return table.rows.map { row in
            func text(_ title: String) -> String { column[title].map { row[$0] } ?? "" }
            func unit(_ title: String) -> Unit? { text(title).isEmpty ? nil : Unit(rawValue: text(title)) }
            return Project(
                id: text("id"), nameEnglish: text("name_en"), nameFrench: text("name_fr"),
                nameChinese: text("name_zh"), kind: text("kind"), economy: text("economy"), place: text("place"),
                latitude: Double(text("latitude")), longitude: Double(text("longitude")),
                capacity: Double(text("capacity")), capacityUnit: unit("capacity_unit"), cost: Double(text("cost")),
                costCurrency: unit("cost_currency"), status: text("status"), startYear: Int(text("start_year")),
                openYear: Int(text("open_year")), lengthKilometres: Double(text("length_km")),
                parties: text("parties"), asOf: Period(text("as_of")), source: sources[text("source")],
                quality: Quality(rawValue: text("quality")) ?? .assumed)
        }
    }
}

internal import Atlas

/// What to call a party on a page.
package enum PartyNames {
    /// An economy's or group's name with its article where French needs one, a project's name; places as they are.
    package static func name(of code: String, french: Bool) -> String {
        let atlas = Atlas.embedded
        if atlas.economies[code] != nil {
            return french ? withArticle(code, atlas) : atlas.name(of: code, french: false)
        }
        if let group = groups[code] { return french ? group.french : group.english }
        if let project = Atlas.project(code) {
            return french ? project.nameFrench : project.nameEnglish
        }
        return code
    }

    private static let groups: [String: (french: String, english: String)] = [
        "ASEAN": ("l’ASEAN", "ASEAN"), "CAS5": ("l’Asie centrale", "Central Asia"),
        "EU": ("l’Union européenne", "the EU"),
        "WORLD": ("le monde", "the world"), "AFR": ("l’Afrique", "Africa"), "EUROPE": ("l’Europe", "Europe"),
        "ASIA": ("l’Asie", "Asia"), "SCO": ("l’OCS", "the SCO"), "EAEU": ("l’UEEA", "the EAEU"),
        "BRI": ("la Ceinture et la Route", "the Belt and Road"), "RCEP": ("le RCEP", "RCEP"),
        "NORTH_AMERICA": ("l’Amérique du Nord", "North America"),
    ]

    /// Names of countries that go without an article, by code.
    private static let bare: Set<String> = [
        "SGP", "HKG", "TWN", "MAC", "CUB", "CYP", "MLT", "ISR", "OMN", "DJI", "MDG", "BRN",
    ]
    private static let masculine: Set<String> = [
        "VNM", "LAO", "KHM", "JPN", "KAZ", "KGZ", "TJK", "TKM", "PAK", "BGD", "NPL", "CAN", "MEX", "BRA", "CHL", "PER",
        "PRT", "DNK", "GBR", "LUX", "MAR", "NGA", "KEN", "SEN", "CMR", "MMR", "LKA", "KWT", "QAT", "BLR", "COG",
    ]

    private static func withArticle(_ code: String, _ atlas: Atlas) -> String {
        let name = atlas.name(of: code, french: true)
        if bare.contains(code) { return name }
        if ["USA", "PHL", "NLD", "ARE"].contains(code) { return "les " + name }
        if let first = name.lowercased().unicodeScalars.first, "aeiouyéèêîôhœ".unicodeScalars.contains(first) {
            return "l’" + name
        }
        return (masculine.contains(code) ? "le " : "la ") + name
    }
}

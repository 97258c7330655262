internal import Atlas
internal import Evidence

/// What importing asks of the atlas.
enum Atlases {
    /// The main currency of an economy; `XXX`, ISO 4217's none, where it is unknown.
    static func currency(of economy: String) -> Unit {
        let code = Atlas.embedded.economies[economy]?.currency ?? (economy == "EUZ" ? "EUR" : "")
        return Unit(rawValue: code.isEmpty ? "XXX" : code)
    }
}

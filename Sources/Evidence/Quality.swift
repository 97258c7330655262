/// How far a figure can be trusted, best first.
///
/// Every row of every table carries one, and every answer carries it through to the reader.
public enum Quality: String, Sendable, Hashable, CaseIterable, Codable {
    /// Observed by instruments or counted by the publisher itself.
    case measured
    /// Published by the statistical office, customs or body in charge.
    case official
    /// Taken from a paper, a database of researchers or a reference work.
    case literature
    /// Computed here from other rows; the formula says how.
    case derived
    /// Quoted by a newspaper or agency from an office whose own table is not held.
    case press
    /// Chosen by us; nothing found settles it.
    case assumed

    /// The word readers see.
    public func name(french: Bool) -> String {
        guard french else { return rawValue }
        return switch self {
        case .measured: "mesuré"
        case .official: "officiel"
        case .literature: "littérature"
        case .derived: "calculé"
        case .press: "presse"
        case .assumed: "supposé"
        }
    }
}

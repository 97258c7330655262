/// What happens to a country's deficit when trade changes.
public enum Closure: String, Sendable, Hashable, CaseIterable {
    /// Each deficit keeps its value in the numeraire: E′ = wY + R′ + D.
    case additive
    /// Spending keeps its ratio to income, up to one factor for the whole world that makes spending add up to income.
    case phi
    /// Deficits are taken out first, and the change is measured from that world without deficits.
    case balanced

    /// One sentence for readers of a result.
    public var explanation: String {
        switch self {
        case .additive: "each country's deficit keeps its value in units of world output"
        case .phi: "each country's spending keeps its ratio to its income, times one factor common to all"
        case .balanced: "deficits are removed first; changes are measured from the world without deficits"
        }
    }
}

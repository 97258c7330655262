/// What a route is chosen by.
public enum Criterion: String, Sendable, Hashable, CaseIterable {
    /// Dollars plus the value of the goods' time: what a shipper weighs.
    case generalised
    case time
    case cost
    case co2
    /// The shortest way, whatever it takes.
    case distance

    /// What options are compared by when nothing else is asked for.
    public static let compared: [Criterion] = [.generalised, .time, .cost, .co2]
}

/// A value with the range it may lie in.
///
/// Sums add low to low and high to high, as if all went well or badly together: the widest range that can be argued.
public struct Span: Sendable, Hashable {
    public var low: Double
    public var mid: Double
    public var high: Double

    /// Makes a range; the three may be equal.
    public init(low: Double, mid: Double, high: Double) {
        self.low = low
        self.mid = mid
        self.high = high
    }

    /// A value without a range.
    public init(_ value: Double) {
        self.init(low: value, mid: value, high: value)
    }

    public static let zero = Span(0)

    public static func + (left: Span, right: Span) -> Span {
        Span(low: left.low + right.low, mid: left.mid + right.mid, high: left.high + right.high)
    }

    public static func += (left: inout Span, right: Span) { left = left + right }

    public static func * (left: Span, right: Double) -> Span {
        Span(low: left.low * right, mid: left.mid * right, high: left.high * right)
    }

    public static func * (left: Span, right: Span) -> Span {
        Span(low: left.low * right.low, mid: left.mid * right.mid, high: left.high * right.high)
    }

    /// A distance over this speed: the highest speed gives the lowest time.
    ///
    /// Worked number: 90 km at 30, 45 and 60 km/h take 1.5, 2 and 3 h.
    public func dividing(_ distance: Double) -> Span {
        Span(low: distance / high, mid: distance / mid, high: distance / low)
    }
}

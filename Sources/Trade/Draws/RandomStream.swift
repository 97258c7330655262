internal import Glibc

/// Random numbers that depend on a seed and a draw's number only, whatever thread makes them.
///
/// - Source: SplitMix64 of Steele, Lea and Flood (2014), OOPSLA; normal numbers by Box and Muller (1958).
package struct RandomStream {
    private var state: UInt64
    private var spare: Double?

    package init(seed: UInt64, draw: Int) {
        state = Self.mixed(seed) &+ Self.mixed(UInt64(truncatingIfNeeded: draw) &+ 0x9E37_79B9_7F4A_7C15)
    }

    /// A number between 0, excluded, and 1.
    package mutating func uniform() -> Double {
        state &+= 0x9E37_79B9_7F4A_7C15
        return (Double(Self.mixed(state) >> 11) + 1) * 0x1p-53
    }

    /// A number of mean 0 and standard deviation 1.
    package mutating func normal() -> Double {
        if let value = spare {
            spare = nil
            return value
        }
        let (radius, angle) = ((-2 * log(uniform())).squareRoot(), 2 * Double.pi * uniform())
        spare = radius * sin(angle)
        return radius * cos(angle)
    }

    /// A factor of mean 1 whose logarithm has the given standard deviation.
    package mutating func factor(_ deviation: Double) -> Double {
        exp(deviation * normal() - deviation * deviation / 2)
    }

    private static func mixed(_ value: UInt64) -> UInt64 {
        var z = value
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

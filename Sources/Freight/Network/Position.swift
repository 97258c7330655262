#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// A point on the earth in degrees.
public struct Position: Sendable, Hashable {
    public var latitude: Double
    public var longitude: Double

    /// Makes a position.
    public init(latitude: Double, longitude: Double) {
        self.latitude = latitude
        self.longitude = longitude
    }

    /// Great-circle distance in kilometres on a sphere of the earth's mean radius.
    ///
    /// Worked number: from 0° N 0° E to 0° N 1° E it is 111.195 km.
    ///
    /// - Source: haversine formula; mean radius 6,371.0088 km of the Geodetic Reference System 1980 (Moritz 2000).
    public func kilometres(to other: Position) -> Double {
        let degree = Double.pi / 180
        let (one, two) = (latitude * degree, other.latitude * degree)
        let (north, east) = (sin((two - one) / 2), sin((other.longitude - longitude) * degree / 2))
        let half = north * north + cos(one) * cos(two) * east * east
        return 2 * 6371.0088 * asin(min(1, half.squareRoot()))
    }
}

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Lambert's azimuthal equal-area projection: areas are true, and nothing breaks at 180°.
///
/// - Source: J. P. Snyder, "Map Projections: A Working Manual", USGS Professional Paper 1395 (1987), page 182.
struct AzimuthalProjection {
    private let centre: (sine: Double, cosine: Double, longitude: Double)

    /// Makes a projection that touches the earth at a point given in degrees.
    init(latitude: Double, longitude: Double) {
        let angle = latitude * .pi / 180
        centre = (sin(angle), cos(angle), longitude * .pi / 180)
    }

    /// Place on the plane, in earth radii, y down; nil for what lies more than 135° away.
    ///
    /// Worked number: from 0° N 0° E, the point 0° N 90° E lies at x = √2.
    func place(_ point: MapPoint) -> (x: Double, y: Double)? {
        let latitude = point.latitude * .pi / 180
        let east = point.longitude * .pi / 180 - centre.longitude
        let (sine, cosine) = (sin(latitude), cos(latitude))
        let near = centre.sine * sine + centre.cosine * cosine * cos(east)
        guard near > -0.7 else { return nil }
        let factor = (2 / (1 + near)).squareRoot()
        return (
            factor * cosine * sin(east), -factor * (centre.cosine * sine - centre.sine * cosine * cos(east))
        )
    }
}

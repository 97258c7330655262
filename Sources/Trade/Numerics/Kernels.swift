/// The inner loops: dot products and scaled additions over padded rows.
///
/// Rows are padded with zeros to a multiple of eight, so that no loop has a tail. Sums run in eight lanes in a fixed
/// order: equal inputs give equal bits.
enum Kernels {
    /// Length of a row of `count` numbers with its padding.
    static func stride(_ count: Int) -> Int { (count + 7) & ~7 }

    /// Sum of products over a padded row.
    @inline(__always)
    static func dot(_ x: UnsafePointer<Double>, _ y: UnsafePointer<Double>, _ stride: Int) -> Double {
        var (one, two) = (SIMD8<Double>.zero, SIMD8<Double>.zero)
        let (left, right) = unsafe (UnsafeRawPointer(x), UnsafeRawPointer(y))
        var offset = 0
        let end = stride * 8
        while offset + 128 <= end {
            unsafe one +=
                left.loadUnaligned(fromByteOffset: offset, as: SIMD8<Double>.self)
                * right.loadUnaligned(fromByteOffset: offset, as: SIMD8<Double>.self)
            unsafe two +=
                left.loadUnaligned(fromByteOffset: offset + 64, as: SIMD8<Double>.self)
                * right.loadUnaligned(fromByteOffset: offset + 64, as: SIMD8<Double>.self)
            offset &+= 128
        }
        if offset < end {
            unsafe one +=
                left.loadUnaligned(fromByteOffset: offset, as: SIMD8<Double>.self)
                * right.loadUnaligned(fromByteOffset: offset, as: SIMD8<Double>.self)
        }
        return (one + two).sum()
    }

    /// Adds `factor` times a padded row to another.
    @inline(__always)
    static func add(
        _ factor: Double, _ x: UnsafePointer<Double>, to y: UnsafeMutablePointer<Double>, _ stride: Int
    ) {
        let (from, into) = unsafe (UnsafeRawPointer(x), UnsafeMutableRawPointer(y))
        var offset = 0
        let end = stride * 8
        while offset < end {
            let old = unsafe into.loadUnaligned(fromByteOffset: offset, as: SIMD8<Double>.self)
            let sum = unsafe old + from.loadUnaligned(fromByteOffset: offset, as: SIMD8<Double>.self) * factor
            unsafe into.storeBytes(of: sum, toByteOffset: offset, as: SIMD8<Double>.self)
            offset &+= 64
        }
    }
}

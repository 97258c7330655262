/// Solves J x = b by restarted GMRES when only products with J are at hand.
///
/// - Source: Saad and Schultz (1986), SIAM J. Sci. Stat. Comput. 7(3), Algorithm 4, with Givens rotations.
enum Krylov {
    /// Improves `x` from zero until the residual has shrunk by `tolerance`.
    ///
    /// - Parameters:
    ///   - rightSide: b, one number an unknown.
    ///   - tolerance: how much of the first residual's norm may be left.
    ///   - limit: products with J that may be spent.
    ///   - apply: puts J times its first argument into the second.
    /// - Returns: x.
    static func solve(
        rightSide: [Double], tolerance: Double, limit: Int, apply: (_ vector: [Double], _ image: inout [Double]) -> Void
    ) -> [Double] {
        let count = rightSide.count
        var (x, image) = ([Double](repeating: 0, count: count), [Double](repeating: 0, count: count))
        var residual = rightSide
        let target = norm(rightSide) * tolerance
        var spent = 0
        while spent < limit {
            let size = norm(residual)
            guard size > target, size.isFinite else { return x }
            var basis = [residual.map { $0 / size }]
            var columns: [[Double]] = []
            var (cosines, sines): ([Double], [Double]) = ([], [])
            var reduced = [size]
            while columns.count < 60, spent < limit {
                apply(basis[columns.count], &image)
                spent += 1
                var column: [Double] = []
                for vector in basis {
                    let overlap = product(vector, image)
                    column.append(overlap)
                    subtract(overlap, vector, from: &image)
                }
                let length = norm(image)
                for index in cosines.indices {
                    let (upper, lower) = (column[index], column[index + 1])
                    column[index] = cosines[index] * upper + sines[index] * lower
                    column[index + 1] = cosines[index] * lower - sines[index] * upper
                }
                let last = column.count - 1
                let hypotenuse = (column[last] * column[last] + length * length).squareRoot()
                guard hypotenuse > 0, hypotenuse.isFinite else { break }
                cosines.append(column[last] / hypotenuse)
                sines.append(length / hypotenuse)
                column[last] = hypotenuse
                columns.append(column)
                reduced.append(-sines[last] * reduced[last])
                reduced[last] *= cosines[last]
                if abs(reduced[last + 1]) <= target || length <= 1e-300 { break }
                basis.append(image.map { $0 / length })
            }
            guard !columns.isEmpty else { return x }
            var weights = [Double](repeating: 0, count: columns.count)
            for row in columns.indices.reversed() {
                var sum = reduced[row]
                for column in (row + 1)..<max(columns.count, row + 1) { sum -= columns[column][row] * weights[column] }
                weights[row] = sum / columns[row][row]
            }
            for (weight, vector) in zip(weights, basis) { subtract(-weight, vector, from: &x) }
            if abs(reduced[columns.count]) <= target || spent >= limit { return x }
            apply(x, &image)
            spent += 1
            for index in 0..<count { residual[index] = rightSide[index] - image[index] }
        }
        return x
    }

    private static func norm(_ x: [Double]) -> Double { product(x, x).squareRoot() }

    private static func product(_ x: [Double], _ y: [Double]) -> Double {
        var sum = 0.0
        for index in x.indices { sum += x[index] * y[index] }
        return sum
    }

    private static func subtract(_ factor: Double, _ x: [Double], from y: inout [Double]) {
        for index in y.indices { y[index] -= factor * x[index] }
    }
}

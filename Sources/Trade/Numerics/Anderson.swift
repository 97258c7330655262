/// Speeds up a fixed-point iteration by mixing its last few images.
///
/// - Source: Anderson (1965), Journal of the ACM 12(4); the least-squares form of Walker and Ni (2011), SIAM Journal on
///   Numerical Analysis 49(4), solved by normal equations with a small ridge.
struct Anderson {
    private let depth: Int
    private var images: [[Double]] = []
    private var gaps: [[Double]] = []

    /// Starts without memory; keeps up to `depth` earlier steps.
    init(depth: Int) { self.depth = depth }

    /// The next point, from a point's image and the gap between them.
    mutating func next(image: [Double], gap: [Double]) -> [Double] {
        defer {
            images.append(image)
            gaps.append(gap)
            if images.count > depth {
                images.removeFirst()
                gaps.removeFirst()
            }
        }
        let count = gaps.count
        guard count > 0 else { return image }
        // Least squares: the mix of differences of gaps that comes closest to this gap.
        let differences = gaps.map { old in
            var row = gap
            for index in row.indices { row[index] -= old[index] }
            return row
        }
        var matrix = [Double](repeating: 0, count: count * count)
        var right = [Double](repeating: 0, count: count)
        for one in 0..<count {
            for other in one..<count {
                let product = Self.product(differences[one], differences[other])
                matrix[one * count + other] = product
                matrix[other * count + one] = product
            }
            right[one] = Self.product(differences[one], gap)
        }
        let trace = (0..<count).reduce(0) { $0 + matrix[$1 * count + $1] }
        for index in 0..<count { matrix[index * count + index] += 1e-14 * trace }
        guard let weights = Self.solve(&matrix, right), weights.allSatisfy({ abs($0) < 1e4 }) else {
            images.removeAll()
            gaps.removeAll()
            return image
        }
        var next = image
        for (index, weight) in weights.enumerated() {
            for place in next.indices { next[place] -= weight * (image[place] - images[index][place]) }
        }
        return next
    }

    private static func product(_ x: [Double], _ y: [Double]) -> Double {
        var sum = 0.0
        for index in x.indices { sum += x[index] * y[index] }
        return sum
    }

    /// Gauss's elimination with pivots for a few unknowns; nil when singular.
    private static func solve(_ matrix: inout [Double], _ right: [Double]) -> [Double]? {
        let count = right.count
        var x = right
        for column in 0..<count {
            guard
                let pivot = (column..<count).max(by: {
                    abs(matrix[$0 * count + column]) < abs(matrix[$1 * count + column])
                }), abs(matrix[pivot * count + column]) > 0
            else { return nil }
            if pivot != column {
                for place in 0..<count { matrix.swapAt(pivot * count + place, column * count + place) }
                x.swapAt(pivot, column)
            }
            for row in (column + 1)..<max(count, column + 1) {
                let factor = matrix[row * count + column] / matrix[column * count + column]
                for place in column..<count { matrix[row * count + place] -= factor * matrix[column * count + place] }
                x[row] -= factor * x[column]
            }
        }
        for row in (0..<count).reversed() {
            for place in (row + 1)..<max(count, row + 1) { x[row] -= matrix[row * count + place] * x[place] }
            x[row] /= matrix[row * count + row]
        }
        return x.allSatisfy { $0.isFinite } ? x : nil
    }
}

/// A world laid out for the solver: rows by importer, padded, with home trade kept apart.
///
/// Home trade stands apart because the balance of a country that trades little is a small difference of large numbers;
/// exports minus imports without it keeps every digit.
struct OneSectorBase: Sendable {
    let count: Int
    let stride: Int
    var theta: Double
    /// Trade abroad before duty, importer by exporter, zero on the diagonal.
    let net: [Double]
    /// Duties in the same layout; empty when there are none.
    let tariff: [Double]
    let home: [Double]
    let homeTariff: [Double]
    let exports: [Double]
    let imports: [Double]
    /// Duties collected.
    let revenue: [Double]
    /// Imports minus exports.
    let deficit: [Double]
    /// Trade volume that scales each country's balance; zero for a country that trades with nobody.
    let scale: [Double]
    let block: [Int]
    let blockOutput: [Double]

    var output: [Double] { (0..<count).map { home[$0] + exports[$0] } }
    var spendingBeforeDuty: [Double] { (0..<count).map { home[$0] + imports[$0] } }
    var expenditure: [Double] { (0..<count).map { home[$0] + imports[$0] + revenue[$0] } }

    init(_ economy: OneSectorEconomy) {
        let count = economy.countries.count
        let stride = Kernels.stride(count)
        var net = [Double](repeating: 0, count: count * stride)
        var duty = [Double](repeating: 0, count: economy.tariff.isEmpty ? 0 : count * stride)
        var (home, homeTariff) = ([Double](repeating: 0, count: count), [Double](repeating: 0, count: count))
        for i in 0..<count {
            for j in 0..<count {
                let value = economy.trade[i * count + j]
                let rate = economy.tariff.isEmpty ? 0 : economy.tariff[i * count + j]
                if i == j {
                    home[i] = value
                    homeTariff[i] = rate
                } else {
                    net[j * stride + i] = value
                    if !duty.isEmpty { duty[j * stride + i] = rate }
                }
            }
        }
        let ones = [Double](repeating: 1, count: stride)
        var (exports, imports) = ([Double](repeating: 0, count: stride), [Double](repeating: 0, count: count))
        var revenue = [Double](repeating: 0, count: count)
        for j in 0..<count {
            let row = Array(net[j * stride..<(j + 1) * stride])
            unsafe row.withUnsafeBufferPointer { row in
                unsafe exports.withUnsafeMutableBufferPointer { exports in
                    unsafe ones.withUnsafeBufferPointer { ones in
                        guard let row = row.baseAddress, let ones = ones.baseAddress, let sums = exports.baseAddress
                        else { return }
                        unsafe imports[j] = Kernels.dot(row, ones, stride)
                        unsafe Kernels.add(1, row, to: sums, stride)
                    }
                }
            }
            if !duty.isEmpty {
                revenue[j] = home[j] * homeTariff[j]
                for i in 0..<count { revenue[j] += row[i] * duty[j * stride + i] }
            }
        }
        self.count = count
        self.stride = stride
        self.theta = economy.theta
        self.net = net
        self.tariff = duty
        self.home = home
        self.homeTariff = homeTariff
        self.exports = Array(exports.prefix(count))
        self.imports = imports
        self.revenue = revenue
        self.deficit = (0..<count).map { imports[$0] - exports[$0] }
        self.scale = (0..<count).map { imports[$0] + exports[$0] }
        self.block = economy.blocks
        var blockOutput = [Double](repeating: 0, count: (block.max() ?? 0) + 1)
        for i in 0..<count { blockOutput[block[i]] += home[i] + exports[i] }
        self.blockOutput = blockOutput
    }
}

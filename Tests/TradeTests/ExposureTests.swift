import Foundation
import Testing
import Trade

@Suite("Links between industries")
struct ExposureTests {
    @Test("Contents are those of the inverted input-output table", arguments: [1, 2])
    func inverse(_ seed: UInt64) throws {
        let world = RandomSectors(countries: 4, sectors: 3, seed: seed)
        let model = try SectorModel(world.economy(), closure: .additive)
        let economy = model.economy
        let (n, j) = (4, 3)
        let size = n * j
        // A[(k,m),(u,c)]: what user u in c buys of sector k from m, before duty, per unit of output.
        var leontief = [[Double]](repeating: [Double](repeating: 0, count: size), count: size)
        for k in 0..<j {
            for m in 0..<n {
                for u in 0..<j {
                    for c in 0..<n {
                        let flow = (k * n + c) * n + m
                        let input = economy.inputs[(c * j + u) * j + k]
                        leontief[k * n + m][u * n + c] = -input * economy.share[flow] / (1 + economy.tariff[flow])
                    }
                }
            }
        }
        for cell in 0..<size { leontief[cell][cell] += 1 }
        let inverse = Self.inverted(leontief)
        let exposure = try model.exposure(of: "C2", to: "C1")
        for used in 0..<j {
            for sector in 0..<j {
                let cell = sector * n + 1
                let expected = economy.valueAddedShare[cell] * inverse[cell][used * n + 2]
                #expect(abs(exposure.upstream[used * j + sector] - expected) < 1e-12)
            }
        }
        // Value added absorbed abroad, from the same inverse and final spending.
        let income = try model.solve(.none(economy)).incomeBase
        for sector in 0..<j {
            var (absorbed, all) = (0.0, 0.0)
            for k in 0..<j {
                for m in 0..<n {
                    for c in 0..<n {
                        let flow = (k * n + c) * n + m
                        let bought = economy.finalShare[k * n + c] * income[c] * economy.share[flow]
                        let made = inverse[sector * n + 1][k * n + m] * bought / (1 + economy.tariff[flow])
                        all += made
                        if c == 2 { absorbed += made }
                    }
                }
            }
            #expect(abs(exposure.downstream[sector] - absorbed / all) < 1e-10)
        }
    }

    @Test("Without duties, contents from all countries make up the whole of output")
    func whole() throws {
        let world = RandomSectors(countries: 4, sectors: 3, seed: 5, tariffs: false)
        let model = try SectorModel(world.economy(), closure: .balanced)
        var total = [Double](repeating: 0, count: 3)
        var absorbed = 0.0
        for supplier in world.countries {
            let exposure = try model.exposure(of: "C0", to: supplier)
            for (sector, content) in exposure.upstreamTotal.enumerated() { total[sector] += content }
            absorbed += exposure.valueAddedExports
        }
        #expect(total.allSatisfy { abs($0 - 1) < 1e-12 })
        // What a country spends is somebody's value added.
        let income = try model.solve(.none(model.economy)).incomeBase[0]
        #expect(abs(absorbed / income - 1) < 1e-11)
    }

    private static func inverted(_ matrix: [[Double]]) -> [[Double]] {
        let n = matrix.count
        var (a, b) = (matrix, (0..<n).map { i in (0..<n).map { $0 == i ? 1.0 : 0 } })
        for column in 0..<n {
            let pivot = a[column][column]
            for k in 0..<n {
                a[column][k] /= pivot
                b[column][k] /= pivot
            }
            for row in 0..<n where row != column {
                let factor = a[row][column]
                for k in 0..<n {
                    a[row][k] -= factor * a[column][k]
                    b[row][k] -= factor * b[column][k]
                }
            }
        }
        return b
    }
}

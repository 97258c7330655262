import Evidence
import Foundation
import Testing

@testable import Statistics

/// A small generator whose draws are the same on every run.
private struct Draws {
    var state: UInt64

    mutating func next(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return limit <= 0 ? 0 : Int((state >> 33) % UInt64(limit))
    }
}

/// Gives the bytes in pieces of any size.
private struct Pieces: ByteSource {
    let name = "file.csv"
    var bytes: ArraySlice<UInt8>
    var draws: Draws

    mutating func read(into buffer: inout MutableSpan<UInt8>) -> Int {
        let count = min(1 + draws.next(3000), bytes.count, buffer.count)
        for index in 0..<count { buffer[index] = bytes[bytes.startIndex + index] }
        bytes = bytes.dropFirst(count)
        return count
    }
}

@Suite("Damaged files")
struct FuzzTests {
    private static let files = [
        "comtrade.csv", "imts.csv", "imts-structure.csv", "dots.csv", "world-bank.csv", "world-bank.json",
        "databank.csv", "baci.csv", "gravity.csv", "icio.csv", "ecb.csv", "customs-yuan.csv", "customs-dollar.html",
        "sdmx.csv",
    ]

    /// Bytes that mean something to some reader.
    private static let special =
        Array(",;\"\n\r\t<>{}[]\\:-.e0123456789年万元单位\u{FEFF}".utf8) + [0, 0x1F, 0x8B, 0xFF, 0xC3]

    private func damage(_ original: [UInt8], _ draws: inout Draws) -> [UInt8] {
        var bytes = original
        for _ in 0..<(1 + draws.next(4)) where !bytes.isEmpty {
            let place = draws.next(bytes.count)
            switch draws.next(7) {
            case 0: bytes[place] = UInt8(draws.next(256))
            case 1: bytes[place] = Self.special[draws.next(Self.special.count)]
            case 2: bytes.insert(Self.special[draws.next(Self.special.count)], at: place)
            case 3: bytes.removeSubrange(place..<min(bytes.count, place + 1 + draws.next(20)))
            case 4: bytes.removeSubrange(place...)
            case 5:
                let piece = bytes[place..<min(bytes.count, place + 1 + draws.next(200))]
                bytes.insert(contentsOf: Array(piece), at: draws.next(bytes.count))
            default:
                let other = draws.next(bytes.count)
                bytes.swapAt(place, other)
            }
        }
        return bytes
    }

    @Test("Whatever happens to a file, it is read or refused in one sentence", arguments: files)
    func damaged(_ file: String) throws {
        let original = try fixture(file)
        var draws = Draws(state: UInt64(bitPattern: Int64(file.utf8.reduce(7) { $0 &* 31 &+ Int($1) })))
        var (read, refused) = (0, 0)
        // SOGDIAN_FUZZ=5000 looks longer.
        let rounds = ProcessInfo.processInfo.environment["SOGDIAN_FUZZ"].flatMap(Int.init) ?? 100
        for _ in 0..<rounds {
            let bytes = damage(original, &draws)
            let source = Pieces(bytes: bytes[...], draws: Draws(state: draws.state))
            do {
                let imported = try Importing.read(source, options: ImportOptions(year: 2022))
                read += 1
                #expect(!imported.series.isEmpty)
                for observation in imported.series.flatMap(\.observations) { #expect(observation.value.isFinite) }
                // What was read can be kept and written.
                #expect(try kept(imported.series) == imported.series)
                for series in imported.series { _ = SDMXExport.lines(series) }
            } catch let error as Complaint {
                refused += 1
                #expect(error.exit == .badInput)
                #expect(!error.found.isEmpty && !error.description.contains("\n"))
            }
        }
        // Damage of both kinds must have come, or the test proves nothing.
        #expect(read > 0 && refused > 0)
    }

    @Test("Random bytes are refused", arguments: 1...20)
    func random(_ seed: Int) throws {
        var draws = Draws(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15)
        let bytes = (0..<draws.next(4000)).map { _ in
            draws.next(3) == 0 ? UInt8(draws.next(256)) : Self.special[draws.next(Self.special.count)]
        }
        #expect(throws: Complaint.self) { try imported(bytes) }
    }
}

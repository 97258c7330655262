import Evidence
import Testing

@Suite("Compressed files")
struct GzipTests {
    // "a,b\n1,2\n", compressed by Python's gzip with mtime 0.
    static let packed: [UInt8] = [
        31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 75, 212, 73, 226, 50, 212, 49, 226, 2, 0, 123, 7, 151, 10, 8, 0, 0, 0,
    ]

    @Test("A compressed table is the table; several members follow each other; plain bytes stay")
    func expanded() throws {
        #expect(String(decoding: try Gzip.expanded(Self.packed, name: "x.gz"), as: UTF8.self) == "a,b\n1,2\n")
        let twice = try Gzip.expanded(Self.packed + Self.packed, name: "x.gz")
        #expect(String(decoding: twice, as: UTF8.self) == "a,b\n1,2\na,b\n1,2\n")
        #expect(try Gzip.expanded([1, 2, 3], name: "x") == [1, 2, 3])
    }

    @Test("A file that is cut short or damaged is refused by name")
    func damaged() {
        for bad in [Array(Self.packed.dropLast(10)), Self.packed.prefix(15) + [9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9]] {
            #expect {
                try Gzip.expanded(bad, name: "x.gz")
            } throws: { "\($0)".hasPrefix("x.gz: ") && "\($0)".contains("gzip") }
        }
    }
}

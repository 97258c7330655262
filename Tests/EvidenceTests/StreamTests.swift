import Testing

@testable import Evidence

/// Gives one byte at a time, the worst a pipe can do.
private struct Dripping: ByteSource {
    let name = "drip"
    var bytes: ArraySlice<UInt8>

    mutating func read(into buffer: inout MutableSpan<UInt8>) -> Int {
        guard let byte = bytes.popFirst(), !buffer.isEmpty else { return 0 }
        buffer[0] = byte
        return 1
    }
}

@Suite("Streams of records")
struct StreamTests {
    private func rows(_ text: String, drip: Bool = false, bufferSize: Int = 64) throws -> [[String]] {
        let source: any ByteSource =
            drip ? Dripping(bytes: Array(text.utf8)[...]) : MemorySource(name: "m", bytes: Array(text.utf8))
        var reader = RecordReader(source, bufferSize: bufferSize)
        var rows: [[String]] = []
        while try reader.advance() { rows.append((0..<reader.count).map { reader.text($0) }) }
        return rows
    }

    @Test(
        "Records are cut as RFC 4180 says, however the bytes arrive",
        arguments: [
            ("", []), ("a", [["a"]]), ("a,b\n", [["a", "b"]]), ("a,b\r\nc,d", [["a", "b"], ["c", "d"]]),
            ("\"x,y\",\"a\"\"b\"\n1,", [["x,y", "a\"b"], ["1", ""]]), ("\"two\nlines\",z\r\n", [["two\nlines", "z"]]),
            ("\u{FEFF}é,ü\n", [["é", "ü"]]), (",,\n\n", [["", "", ""], [""]]), ("\"a\"\r\nb", [["a"], ["b"]]),
        ])
    func cutting(_ text: String, _ expected: [[String]]) throws {
        #expect(try rows(text) == expected)
        #expect(try rows(text, drip: true) == expected)
    }

    @Test("Long records make the buffer grow")
    func growing() throws {
        let long = String(repeating: "0123456789", count: 5000)
        let found = try rows("a,\(long)\n\"\(long)\",b\nc,d\n")
        #expect(found == [["a", long], [long, "b"], ["c", "d"]])
    }

    @Test("Random tables come back as they were written")
    func random() throws {
        var seed = UInt64(7)
        func draw(_ limit: UInt64) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((seed >> 33) % limit)
        }
        for _ in 0..<200 {
            let table = (0..<(1 + draw(5))).map { _ in
                (0..<(1 + draw(4))).map { _ in String((0..<draw(6)).map { _ in Array("ab,\"\n\ré ")[draw(8)] }) }
            }
            let text = table.map { row in
                row.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",")
            }.joined(separator: "\n")
            #expect(try rows(text) == table)
            #expect(try rows(text, drip: true) == table)
        }
    }

    @Test("Faults name line and column")
    func faults() throws {
        let after = try #require(throws: Complaint.self) { try rows("a,b\nc,\"d\"e\n") }
        #expect(after.place == .init(file: "m", line: 2, column: 6))
        let open = try #require(throws: Complaint.self) { try rows("a,b\nc,\"d\n\n") }
        #expect(open.place?.line == 2 && open.found == "a quote that never closes")
        var reader = RecordReader(MemorySource(name: "m", bytes: Array("é,\"a\nb\",x\n".utf8)))
        #expect(try reader.advance())
        #expect(reader.place(1) == .init(file: "m", line: 1, column: 4))
        #expect(reader.place(2) == .init(file: "m", line: 2, column: 4))
    }

    @Test("Latin-1 is read where UTF-8 fails")
    func latin() throws {
        var reader = RecordReader(MemorySource(name: "m", bytes: [0x43, 0xF4, 0x74, 0x65, 0x0A]))
        #expect(try reader.advance())
        #expect(reader.text(0) == "Côte")
    }

    /// The lines `a,b` and `1,2` through gzip, level 9, no name.
    private static let packed: [UInt8] = [
        0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0xFF, 0x4B, 0xD4, 0x49, 0xE2, 0x32, 0xD4, 0x31, 0xE2,
        0x02,
        0x00, 0x7B, 0x07, 0x97, 0x0A, 0x08, 0x00, 0x00, 0x00,
    ]

    private func unpacked(_ bytes: [UInt8]) throws -> String {
        var source = try MemorySource(name: "m.gz", bytes: bytes).unpacked()
        var all: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 5)
        while true {
            let count = try source.read(into: &buffer)
            if count == 0 { return String(decoding: all, as: UTF8.self) }
            all += buffer[..<count]
        }
    }

    @Test("Gzip is unpacked, one member after another; what is not gzip passes")
    func gzip() throws {
        #expect(try unpacked(Self.packed) == "a,b\n1,2\n")
        #expect(try unpacked(Self.packed + Self.packed) == "a,b\n1,2\na,b\n1,2\n")
        #expect(try unpacked(Self.packed + [0, 0, 0]) == "a,b\n1,2\n")
        #expect(try unpacked(Array("plain text".utf8)) == "plain text")
        // A pipe that gives one byte at a time.
        var slow = try Dripping(bytes: (Self.packed + Self.packed)[...]).unpacked()
        var all: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 64)
        while case let count = try slow.read(into: &buffer), count > 0 { all += buffer[..<count] }
        #expect(String(decoding: all, as: UTF8.self) == "a,b\n1,2\na,b\n1,2\n")
        #expect(try unpacked([]) == "")
    }

    @Test("Gzip cut anywhere is refused", arguments: 2..<28)
    func cut(_ length: Int) throws {
        let complaint = try #require(throws: Complaint.self) { try unpacked(Array(Self.packed[..<length])) }
        #expect(complaint.exit == .badInput)
    }

    @Test("JSON is read with places, and refused with them")
    func json() throws {
        let text = try JSONText(
            name: "j", bytes: Array("[1, {\"a\": -2.5e3,\n \"b\": \"\\u00e9\\ud83d\\ude00\\n\"}, null, true]".utf8))
        #expect(text.root.elements.count == 4)
        #expect(text.root.elements[1]["a"]?.number == -2500)
        #expect(text.root.elements[1]["b"]?.string == "é😀\n")
        #expect(text.place(try #require(text.root.elements[1]["b"])) == .init(file: "j", line: 2, column: 7))
        for bad in ["", "{", "[1,]", "{\"a\" 1}", "[1 2]", "\"x", "nul", "[1]x", "{1:2}", "\"\\x\"", "01a"] {
            let complaint = try #require(throws: Complaint.self) { try JSONText(name: "j", bytes: Array(bad.utf8)) }
            #expect(complaint.place?.line == 1)
        }
        #expect(throws: Complaint.self) {
            try JSONText(name: "j", bytes: [UInt8](repeating: UInt8(ascii: "["), count: 100_000))
        }
    }
}

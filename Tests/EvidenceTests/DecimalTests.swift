import Testing

@testable import Evidence

@Suite struct DecimalTests {
    @Test(arguments: [-305, 0, 9, 10, 99, 100, 1_000_000, .max, .min])
    func `whole numbers are written as they are described`(value: Int) {
        var bytes = Array("x".utf8)
        bytes.appendDecimal(value)
        #expect(String(decoding: bytes, as: UTF8.self) == "x\(value)")
    }
}

/// A country or territory by its ISO 3166 alpha-2 code, in two bytes.
public struct Country: Sendable, Hashable, CustomStringConvertible {
    private let first: UInt8
    private let second: UInt8

    /// The sea, and wherever no country is known.
    public static let none = Country(0, 0)

    init(_ first: UInt8, _ second: UInt8) {
        let isCode = (0x41...0x5A).contains(first) && (0x41...0x5A).contains(second)
        self.first = isCode ? first : 0
        self.second = isCode ? second : 0
    }

    /// Makes a country from two letters; nil for anything else.
    public init?(_ code: some StringProtocol) {
        let letters = Array(code.utf8)
        guard letters.count == 2, letters.allSatisfy({ $0 >= 0x41 && $0 <= 0x5A }) else { return nil }
        self.init(letters[0], letters[1])
    }

    /// A small number that no two codes share: 0 for none, else 1 to 676.
    var index: Int { first == 0 ? 0 : 1 + (Int(first) - 0x41) * 26 + (Int(second) - 0x41) }
    static let indexCount = 677

    public var description: String {
        first == 0 ? "" : String(decoding: [first, second], as: UTF8.self)
    }
}

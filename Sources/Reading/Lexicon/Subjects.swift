internal import Atlas

/// The parties that names stand for, by a small number each, so that they are counted without hashing text.
struct Subjects: Sendable {
    /// Codes and names by number.
    private(set) var codes: [String] = []
    /// By number: the number of a place's economy; -1 for all that are no places.
    private(set) var economies: [Int32] = []
    private var numbers: [String: Int32] = [:]
    private let atlas: Atlas

    init(_ atlas: Atlas) { self.atlas = atlas }

    /// The number of a party; makes one for a new party, and for its economy when it is a place.
    mutating func number(of code: String) -> Int32 {
        if let known = numbers[code] { return known }
        let number = Int32(codes.count)
        numbers[code] = number
        codes.append(code)
        economies.append(-1)
        if let place = atlas.places[code] { economies[Int(number)] = self.number(of: place.economy) }
        return number
    }

    /// The number of a party; nil when no name stands for it.
    func known(_ code: String) -> Int32? { numbers[code] }
}

internal import Evidence

/// A parameter of a route's query: what it may hold, in the words of the description and of the check.
package struct Parameter: Sendable {
    /// What a value may be.
    package enum Kind: Sendable {
        case text
        case integer(ClosedRange<Int>)
        case choice([String])
        /// Several of some words, with commas.
        case choices([String])
    }

    package let name: String
    package let kind: Kind
    package let summary: String
    package var isRequired = false
    /// Whether it may be given again.
    package var isRepeated = false
    package var example: String?

    init(
        _ name: String, _ kind: Kind = .text, _ summary: String, required: Bool = false, repeated: Bool = false,
        example: String? = nil
    ) {
        (self.name, self.kind, self.summary, self.example) = (name, kind, summary, example)
        (isRequired, isRepeated) = (required, repeated)
    }

    static let language = Parameter("lang", .choice(["en", "fr"]), "Language of what is for people to read.")

    /// Values of a parameter that may be given again, at most.
    static let mostValues = 16

    /// Longest value, in bytes.
    static let longest = 4_000

    /// Refuses a value that the parameter cannot hold.
    func check(_ value: String) throws(Complaint) {
        guard value.utf8.count <= Self.longest else {
            throw Complaint(
                .badUse, found: "\(name) with \(value.utf8.count) bytes", expected: "at most \(Self.longest)")
        }
        switch kind {
        case .text: break
        case .integer(let range):
            guard let number = Int(value), range.contains(number) else {
                throw Complaint(
                    .badUse, found: "\(name) was given \"\(value)\"",
                    expected: "a whole number from \(range.lowerBound) to \(range.upperBound)")
            }
        case .choice(let words):
            guard words.contains(value) else {
                throw Complaint(
                    .badUse, found: "\(name) was given \"\(value)\"",
                    expected: "one of " + words.joined(separator: ", "))
            }
        case .choices(let words):
            guard
                value.split(separator: ",", omittingEmptySubsequences: false).allSatisfy({ words.contains(String($0)) })
            else {
                throw Complaint(
                    .badUse, found: "\(name) was given \"\(value)\"",
                    expected: "some of " + words.joined(separator: ", ") + ", with commas")
            }
        }
    }
}

internal import Evidence

/// One result for every country or sector, with its name and meaning: what every output format prints.
public struct NamedVector: Sendable, Hashable {
    /// Key in JSON and CSV, such as `real_income_hat`.
    public let key: String
    /// What the numbers are, in one sentence.
    public let definition: String
    /// Country or sector of each number.
    public let labels: [String]
    public let values: [Double]

    /// Makes a vector.
    public init(_ key: String, _ definition: String, labels: [String], values: [Double]) {
        self.key = key
        self.definition = definition
        self.labels = labels
        self.values = values
    }

    /// Whether a result tells what a country gains or loses.
    static func isIncome(_ key: String) -> Bool {
        key.hasPrefix("real_") || key.hasPrefix("welfare") || key.hasPrefix("first_order")
    }

    /// The same vector without the income effects of some countries.
    public func withholding(_ countries: Set<String>) -> NamedVector {
        guard Self.isIncome(key), !countries.isEmpty else { return self }
        return NamedVector(
            key, definition, labels: labels, values: zip(labels, values).map { countries.contains($0) ? .nan : $1 })
    }
}

extension JSONWriter {
    /// Writes a vector as an object keyed by country or sector.
    mutating func vector(_ vector: NamedVector) {
        key(vector.key)
        object { out in
            for (label, value) in zip(vector.labels, vector.values) { out.member(label, value) }
        }
    }

    /// Writes what each key means.
    mutating func definitions(_ pairs: [(key: String, meaning: String)]) {
        key("definitions")
        object { out in
            for pair in pairs { out.member(pair.key, pair.meaning) }
        }
    }
}

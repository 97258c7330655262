internal import Evidence
internal import Yams

/// The fields of a small map, each known by name.
struct FieldReader {
    private let fields: [String: Node]
    private let file: String
    private let what: String
    let node: Node

    init(_ node: Node, file: String, what: String, keys: [String]) throws(Complaint) {
        self.file = file
        self.what = what
        self.node = node
        guard let mapping = node.mapping else {
            throw Complaint(
                .badInput, at: GuardedYAML.place(node, file), found: "\(what) that is no map",
                expected: "{" + keys.map { "\($0): …" }.joined(separator: ", ") + "}")
        }
        var fields: [String: Node] = [:]
        for (key, value) in mapping {
            let word = key.string ?? ""
            guard keys.contains(word) else {
                throw Complaint(
                    .badInput, at: GuardedYAML.place(key, file), found: "the key \"\(word)\" in \(what)",
                    expected: "one of " + keys.joined(separator: ", "), advice: Near.advice(word, among: keys) ?? "")
            }
            fields[word] = value
        }
        self.fields = fields
    }

    func has(_ key: String) -> Bool { fields[key] != nil }

    func text(_ key: String) throws(Complaint) -> String? {
        guard let node = fields[key] else { return nil }
        guard let text = node.scalar?.string, !text.isEmpty, text.utf8.count <= 200 else {
            throw wrong(key, "no short text", "a name")
        }
        return text
    }

    func needed(_ key: String) throws(Complaint) -> String {
        guard let text = try text(key) else {
            throw Complaint(
                .badInput, at: GuardedYAML.place(node, file), found: "\(what) without \(key):", expected: "it")
        }
        return text
    }

    /// A number; `%` makes hundredths of it when `percent` is allowed.
    func number(_ key: String, percent: Bool = false) throws(Complaint) -> Double? {
        guard let node = fields[key] else { return nil }
        let text = node.scalar?.string ?? ""
        var digits = text.split(separator: " ").joined()
        var scale = 1.0
        if percent, digits.hasSuffix("%") {
            digits.removeLast()
            scale = 0.01
        }
        if digits.hasPrefix("+") { digits.removeFirst() }
        if digits.hasPrefix("−") { digits = "-" + digits.dropFirst() }
        guard let value = Double(digits), value.isFinite else {
            throw wrong(key, "\"\(text)\"", percent ? "a number with %, such as -5 %" : "a number")
        }
        guard !percent || scale == 0.01 || value == 0 else {
            throw wrong(key, "\"\(text)\" without %", "a share such as 5 %")
        }
        return value * scale
    }

    func wrong(_ key: String, _ found: String, _ expected: String) -> Complaint {
        Complaint(
            .badInput, at: GuardedYAML.place(fields[key] ?? node, file), found: "\(found) as \(key) of \(what)",
            expected: expected)
    }
}

/// Names that are nearly the one that was written.
enum Near {
    static func advice(_ word: String, among names: [String]) -> String? {
        let found = names.map { ($0, distance(Array(word.lowercased()), Array($0.lowercased()))) }
            .filter {
                $0.1 <= max(2, word.count / 3) || (word.count >= 3 && $0.0.lowercased().hasPrefix(word.lowercased()))
            }
            .sorted { ($0.1, $0.0) < ($1.1, $1.0) }.prefix(3).map(\.0)
        return found.isEmpty ? nil : "did you mean " + found.joined(separator: ", ") + "?"
    }

    private static func distance(_ one: [Character], _ other: [Character]) -> Int {
        guard abs(one.count - other.count) <= 8, one.count <= 64, other.count <= 64 else { return 99 }
        var row = Array(0...other.count)
        for (i, a) in one.enumerated() {
            var last = row[0]
            row[0] = i + 1
            for (j, b) in other.enumerated() {
                let next = min(row[j] + 1, row[j + 1] + 1, last + (a == b ? 0 : 1))
                last = row[j + 1]
                row[j + 1] = next
            }
        }
        return row[other.count]
    }
}

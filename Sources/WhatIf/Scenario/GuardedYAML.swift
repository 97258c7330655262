internal import Evidence
internal import Yams

/// YAML with limits: no anchors or aliases, no tags, one document, bounded size and depth; every fault has its place.
enum GuardedYAML {
    static let byteLimit = 256 * 1024
    static let depthLimit = 32

    /// The root of a document.
    ///
    /// - Throws: a ``Complaint`` with line and column.
    static func root(_ text: String, file: String) throws(Complaint) -> Node {
        guard text.utf8.count <= byteLimit else {
            throw Complaint(
                .badInput, at: .init(file: file), found: "\(text.utf8.count) bytes of YAML",
                expected: "at most \(byteLimit)")
        }
        try refuseDepth(text, file)
        let node: Node?
        do { node = try compose(yaml: text) } catch {
            throw complaint(error, file)
        }
        guard let node else {
            throw Complaint(
                .badInput, at: .init(file: file, line: 1, column: 1), found: "an empty document",
                expected: "a scenario with name: and changes:")
        }
        try refuseAnchors(node, file, depth: 0)
        return node
    }

    static func place(_ node: Node, _ file: String) -> Complaint.Place {
        Complaint.Place(file: file, line: node.mark?.line, column: node.mark?.column)
    }

    /// Before anything is read recursively: brackets and block marks that nest too deep, anchors and aliases.
    private static func refuseDepth(_ text: String, _ file: String) throws(Complaint) {
        var (line, column, depth, marks) = (1, 0, 0, 0)
        var isAtStart = true
        /// Whether a new value could start here, and what quotes or comment we are in.
        var isAtToken = true
        var quote: UInt8 = 0
        var last: UInt8 = 0x0A
        for byte in text.utf8 {
            column += 1
            if byte == 0x0A {
                (line, column, marks, isAtStart) = (line + 1, 0, 0, true)
                if quote == UInt8(ascii: "#") { quote = 0 }
                if quote == 0 { isAtToken = true }
                last = byte
                continue
            }
            defer { last = byte }
            guard column <= 10_000 else {
                throw Complaint(
                    .badInput, at: .init(file: file, line: line, column: column), found: "a line over 10,000 bytes",
                    expected: "a scenario")
            }
            if quote != 0 {
                if byte == quote { quote = 0 }
                continue
            }
            switch byte {
            case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(0, depth - 1)
            case UInt8(ascii: "\""), UInt8(ascii: "'"): if isAtToken { quote = byte }
            case UInt8(ascii: "#"): if last == 0x20 || last == 0x0A || last == 0x09 { quote = byte }
            default: break
            }
            if isAtStart {
                switch byte {
                case 0x20, 0x09: break
                case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"): marks += 1
                default: isAtStart = false
                }
            }
            guard depth <= depthLimit, marks <= depthLimit else {
                throw Complaint(
                    .badInput, at: .init(file: file, line: line, column: column),
                    found: "YAML nested more than \(depthLimit) deep", expected: "a scenario, which needs four levels")
            }
            if isAtToken, byte != 0x20, last == UInt8(ascii: "&") || last == UInt8(ascii: "*") {
                throw anchor(file, line, column - 1)
            }
            switch byte {
            case 0x20, 0x09, UInt8(ascii: "&"), UInt8(ascii: "*"): break
            case UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: "["), UInt8(ascii: "{"),
                UInt8(ascii: ","):
                isAtToken = true
            default: isAtToken = false
            }
        }
    }

    private static func anchor(_ file: String, _ line: Int, _ column: Int) -> Complaint {
        Complaint(
            .badInput, at: .init(file: file, line: line, column: column), found: "a YAML anchor or alias",
            expected: "every value written out", advice: "use include: to share changes between scenarios")
    }

    private static func refuseAnchors(_ node: Node, _ file: String, depth: Int) throws(Complaint) {
        var isAlias = false
        if case .alias = node { isAlias = true }
        guard node.anchor == nil, !isAlias else {
            throw Complaint(
                .badInput, at: place(node, file), found: "a YAML anchor or alias",
                expected: "every value written out", advice: "use include: to share changes between scenarios")
        }
        guard depth <= depthLimit else {
            throw Complaint(
                .badInput, at: place(node, file), found: "YAML nested more than \(depthLimit) deep",
                expected: "a scenario, which needs four levels")
        }
        if let mapping = node.mapping {
            for (key, value) in mapping {
                try refuseAnchors(key, file, depth: depth + 1)
                try refuseAnchors(value, file, depth: depth + 1)
            }
        }
        if let sequence = node.sequence {
            for value in sequence { try refuseAnchors(value, file, depth: depth + 1) }
        }
    }

    private static func complaint(_ error: any Error, _ file: String) -> Complaint {
        func at(_ mark: Mark, _ problem: String) -> Complaint {
            if problem.contains("alias") || problem.contains("anchor") {
                return Complaint(
                    .badInput, at: .init(file: file, line: mark.line, column: mark.column),
                    found: "a YAML anchor or alias", expected: "every value written out",
                    advice: "use include: to share changes between scenarios")
            }
            return Complaint(
                .badInput, at: .init(file: file, line: mark.line, column: mark.column),
                found: "text that is no YAML (\(problem))", expected: "name: and changes: as in Examples/scenarios")
        }
        guard let error = error as? YamlError else {
            return Complaint(.badInput, at: .init(file: file), found: "text that is no YAML")
        }
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return at(mark, problem)
        case .duplicatedKeysInMapping(let duplicates, let context):
            return Complaint(
                .badInput, at: .init(file: file, line: context.mark.line, column: context.mark.column),
                found: "\(duplicates.joined(separator: ", ")) twice in one mapping", expected: "each key once")
        default:
            return Complaint(
                .badInput, at: .init(file: file, line: 1, column: 1), found: "text that is no YAML",
                expected: "UTF-8 text with name: and changes:")
        }
    }
}

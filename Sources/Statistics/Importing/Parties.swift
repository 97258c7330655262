internal import Atlas

/// Codes of groups.
enum Parties {
    private static let groups = Atlas.embedded.groups

    static func isGroup(_ code: String) -> Bool { groups.contains(code) }
}

internal import CheckingTables
internal import Evidence

/// What each rule that can decide a verdict says, for the reader of a page.
public enum RuleNames {
    /// The rule in words; the identifier itself when it has none.
    public static func name(of id: String, french: Bool) -> String {
        guard let names = table[id] else { return id }
        return french ? names.french : names.english
    }

    /// Identifiers of all rules with words.
    static var ids: Set<String> { Set(table.keys) }

    private static let table: [String: (french: String, english: String)] = {
        do {
            let table = try unsafe CSVTable(
                name: "rule_names.csv",
                bytes: UnsafeBufferPointer(
                    start: sogdian_checking_rule_names_bytes(), count: sogdian_checking_rule_names_count()))
            let (id, french, english) = (try table.column("id"), try table.column("fr"), try table.column("en"))
            return Dictionary(
                table.rows.map { ($0[id], ($0[french], $0[english])) }, uniquingKeysWith: { first, _ in first })
        } catch {
            // The table is checked by the tests; a fault here is a fault of the build.
            fatalError("embedded rule names: \(error)")
        }
    }()
}

internal import Atlas
public import Evidence

/// Economies and groups as users write them.
public enum PartyCode {
    /// The code of a name or code.
    ///
    /// - Throws: a ``Complaint`` with the closest names when there is none.
    public static func code(_ text: String) throws(Complaint) -> String {
        let atlas = Atlas.embedded
        let upper = text.uppercased()
        if atlas.economies[upper] != nil || atlas.groups.contains(upper) || upper == "WORLD" { return upper }
        let names = atlas.names.filter { $0.kind == "name" }
        if let name = names.first(where: { $0.form.lowercased() == text.lowercased() }) { return name.subject }
        if let project = Atlas.project(text) { return project.nameEnglish }
        // Services and hubs that only series name.
        if let party = Base.embedded.parties.first(where: { $0.lowercased() == text.lowercased() }) { return party }
        var seen: Set<String> = []
        let close = names.filter { $0.language != "zh" && $0.language != "ru" }
            .map { ($0, distance($0.form.lowercased(), text.lowercased())) }
            .filter { $0.1 <= 2 }.sorted { $0.1 < $1.1 }.filter { seen.insert($0.0.subject).inserted }
            .prefix(3).map { "\($0.0.form) (\($0.0.subject))" }
        throw Complaint(
            .badUse, found: "no economy or group is called \"\(text)\"",
            advice: close.isEmpty
                ? "give an ISO 3166 code such as VNM, or a group such as ASEAN"
                : "did you mean " + close.joined(separator: " or ") + "?")
    }

    /// Levenshtein's distance between two words.
    private static func distance(_ one: String, _ other: String) -> Int {
        let (left, right) = (Array(one.unicodeScalars.prefix(60)), Array(other.unicodeScalars.prefix(60)))
        guard abs(left.count - right.count) <= 2 else { return 3 }
        var row = Array(0...right.count)
        for (i, a) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, b) in right.enumerated() {
                let above = row[j + 1]
                row[j + 1] = min(above + 1, row[j] + 1, diagonal + (a == b ? 0 : 1))
                diagonal = above
            }
        }
        return row[right.count]
    }
}

internal import Checking
internal import Evidence
internal import Reading

extension Trail {
    /// The trails of several pages as Markdown, with the copies among them named; empty when there is neither.
    public static func markdown(_ pages: [Page]) -> String {
        guard pages.count > 1, let first = pages.first else { return "" }
        let french = first.language == .french
        func name(_ index: Int) -> String {
            VisibleText.escaped(pages[index].document.title ?? pages[index].document.name)
        }
        var lines: [String] = []
        let copies = NearDuplicates.groups(pages.map(\.document.text)).filter { $0.count > 1 }
        if !copies.isEmpty {
            lines += [french ? "## Copies d’un même texte" : "## Copies of one text", ""]
            for group in copies { lines.append("- " + group.map(name).joined(separator: " = ")) }
            lines.append("")
        }
        let trails = gather(pages)
        if !trails.isEmpty {
            lines += [
                french ? "## Le même chiffre d’un article à l’autre" : "## The same figure from article to article", "",
            ]
            for trail in trails {
                guard let opening = trail.statements.first else { continue }
                let say = PageWords(page: first)
                lines.append("- **\(VisibleText.escaped(say.about(opening.item.claim)))**")
                for statement in trail.statements {
                    let page = pages[statement.page]
                    let when = page.document.publication?.period.description ?? (french ? "sans date" : "undated")
                    let quote = VisibleText.escaped(say.quoted(statement.item.claim.quote))
                    let rating = say.heading(statement.item.verdict.rating).lowercased()
                    lines.append("  - \(when), \(name(statement.page)): \(quote) (\(rating))")
                }
            }
            lines.append("")
        }
        return lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
    }
}

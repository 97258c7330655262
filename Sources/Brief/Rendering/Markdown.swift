internal import Checking
internal import Evidence
internal import Figures
internal import Reading

extension Page {
    /// The page as Markdown: figures grouped by verdict, each with what stands behind it.
    public func markdown() -> String {
        MarkdownRendering(page: self).text()
    }
}

private struct MarkdownRendering {
    let page: Page
    var say: PageWords { PageWords(page: page) }
    var french: Bool { say.french }

    func text() -> String {
        var lines = ["# " + clean(say.title), "", "*\(clean(say.published))*", ""]
        if page.items.isEmpty { lines += [say.nothing, ""] }
        for rating in Verdict.Rating.allCases where rating != .unverifiable {
            let items = page.items(rated: rating)
            guard !items.isEmpty else { continue }
            lines += ["## \(say.heading(rating)) (\(items.count))", ""]
            for item in items { lines += figure(item) }
        }
        lines += projects() + unsettled() + sources()
        return lines.joined(separator: "\n") + "\n"
    }

    private func figure(_ item: Page.Item) -> [String] {
        let (claim, verdict) = (item.claim, item.verdict)
        var lines = [
            "- **\(clean(say.quoted(claim.quote)))**\(say.note(claim)) — \(clean(say.about(claim))). \(clean(verdict.explanation))"
        ]
        for comparison in verdict.references {
            let reference = comparison.reference
            var line = "  - \(clean(say.who(reference)))\(french ? " :" : ":") \(say.value(reference))"
            if let deviation = say.deviation(comparison) { line += (french ? " ; écart " : "; deviation ") + deviation }
            line += " — \(clean(say.publisher(reference.source))), \(say.quality(reference.quality))"
            if let formula = reference.formula { line += (french ? " ; calcul : " : "; formula: ") + clean(formula) }
            lines.append(line)
        }
        if let history = item.history {
            for line in history.lines where line.values.count > 2 {
                lines.append("  - `\(blocks(line))` \(clean(say.ends(line, history)))")
            }
        }
        for check in verdict.checks { lines.append("  - \(check.passed ? "✓" : "✗") \(clean(check.detail))") }
        for hint in verdict.hints { lines.append("  - → \(clean(hint))") }
        if verdict.rating == .unverifiable, let settles = verdict.wouldSettle {
            lines.append((french ? "  - trancherait : " : "  - would settle: ") + clean(settles))
        }
        for rule in say.rules(item) {
            lines.append((french ? "  - règle : " : "  - rule: ") + "\(clean(rule.words)) (`\(rule.id)`)")
        }
        lines.append("")
        return lines
    }

    private func blocks(_ line: History.Line) -> String {
        guard let first = line.values.first?.year, let last = line.values.last?.year else { return "" }
        let byYear = Dictionary(line.values.map { ($0.year, $0.value) }, uniquingKeysWith: { first, _ in first })
        return BlockChart.line((first...last).map { byYear[$0] })
    }

    /// What nobody can check: with values beside it one by one, else folded with what would settle it.
    private func unsettled() -> [String] {
        let items = page.items(rated: .unverifiable)
        guard !items.isEmpty else { return [] }
        var lines = ["## \(say.heading(.unverifiable)) (\(items.count))", ""]
        for item in say.open { lines += figure(item) }
        for group in say.folded {
            let list = group.items.map { clean(say.quoted($0.claim.quote)) + say.note($0.claim) }.joined(
                separator: ", ")
            lines.append("- \(list) — \(french ? "trancherait :" : "would settle:") \(clean(group.settles)).")
        }
        lines.append("")
        return lines
    }

    /// Works the article names, with what each changes.
    private func projects() -> [String] {
        guard !page.consequences.isEmpty else { return [] }
        var lines = ["## \(say.projects) (\(page.consequences.count))", ""]
        for consequence in page.consequences {
            let words = ConsequenceWords(consequence: consequence, wording: say.wording)
            lines.append("- **\(clean(words.name))** — \(clean(say.quoted(consequence.mention.name)))")
            for line in words.lines {
                let source = line.source.map { " — " + clean(say.publisher($0)) } ?? ""
                lines.append("  - \(clean(line.text))\(source)\(line.quality.map { ", " + say.quality($0) } ?? "")")
            }
            lines.append("")
        }
        return lines
    }

    private func sources() -> [String] {
        guard !page.sources.isEmpty else { return [] }
        var lines = ["## Sources", ""]
        for source in page.sources {
            let link = source.url.isEmpty ? "" : " <\(clean(source.url))>"
            lines.append("- \(clean(source.attribution)) (\(clean(source.vintage)); \(clean(source.licence)))\(link)")
        }
        return lines + [""]
    }

    /// Text from outside, harmless on a terminal and in Markdown.
    private func clean(_ text: String) -> String {
        VisibleText.escaped(text).replacing("<", with: "&lt;").replacing("`", with: "ʼ")
    }
}

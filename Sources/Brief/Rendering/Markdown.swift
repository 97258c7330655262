internal import Checking
internal import Evidence
internal import Reading

extension Page {
    /// The page as Markdown: figures grouped by verdict, each with what stands behind it.
    public func markdown() -> String {
        MarkdownRendering(page: self).text()
    }
}

private struct MarkdownRendering {
    let page: Page
    var french: Bool { page.language == .french }
    var wording: Wording { Wording(french: french) }

    func text() -> String {
        var lines: [String] = []
        lines.append("# " + clean(page.document.title ?? page.document.name))
        lines.append("")
        lines.append(published())
        lines.append("")
        guard !page.items.isEmpty else {
            lines.append(
                french
                    ? "Aucun chiffre à vérifier n’a été trouvé dans cet article."
                    : "No figure to check was found in this article.")
            return lines.joined(separator: "\n") + "\n"
        }
        for rating in Verdict.Rating.allCases where rating != .unverifiable {
            let items = page.items(rated: rating)
            guard !items.isEmpty else { continue }
            lines.append("## \(heading(rating)) (\(items.count))")
            lines.append("")
            for item in items { lines.append(contentsOf: figure(item)) }
        }
        lines.append(contentsOf: unsettled())
        lines.append(contentsOf: sources())
        return lines.joined(separator: "\n") + "\n"
    }

    private func published() -> String {
        guard let publication = page.document.publication else {
            return french
                ? "*Date de publication inconnue : « cette année » ou « l’an dernier » ne sont pas résolus ; donnez --published.*"
                : "*Publication date unknown: “this year” or “last year” stay open; give --published.*"
        }
        let how: String =
            switch publication.basis {
            case .given: french ? "donnée" : "given"
            case .dateline: french ? "lue dans l’article" : "read in the article"
            case .event:
                french
                    ? "déduite d’un événement daté : \(clean(publication.detail))"
                    : "from a dated event: \(clean(publication.detail))"
            case .mention: french ? "dernière date citée dans l’article" : "latest date the article mentions"
            }
        return french
            ? "*Publié : \(publication.period) (\(how)). \(page.items.count) chiffres lus.*"
            : "*Published: \(publication.period) (\(how)). \(page.items.count) figures read.*"
    }

    private func heading(_ rating: Verdict.Rating) -> String {
        switch rating {
        case .agrees: french ? "Conformes" : "Agree"
        case .agreesDifferently: french ? "Conformes d’une autre façon" : "Agree differently"
        case .differs: french ? "Ne concordent pas" : "Differ"
        case .inconsistent: french ? "Se contredisent dans l’article" : "Contradict themselves"
        case .unverifiable: french ? "Invérifiables ici" : "Cannot be checked here"
        }
    }

    private func figure(_ item: Page.Item) -> [String] {
        var lines = ["- **« \(clean(item.claim.quote)) »** — \(about(item.claim)). \(clean(item.verdict.explanation))"]
        if !french {
            lines[0] = "- **“\(clean(item.claim.quote))”** — \(about(item.claim)). \(clean(item.verdict.explanation))"
        }
        for comparison in item.verdict.references {
            let reference = comparison.reference
            var line = "  - \(PartyNames.name(of: reference.reporter, french: french))"
            if let partner = reference.partner { line += " – \(PartyNames.name(of: partner, french: french))" }
            line += ", \(reference.period) : " + wording.amount(reference.value, reference.unit)
            if !french { line = line.replacing(" : ", with: ": ") }
            if let deviation = comparison.deviationPercent {
                let unit = item.claim.measure == .growth ? (french ? " points" : " points") : (french ? " %" : "%")
                line += french ? " ; écart \(sign(deviation))\(unit)" : "; deviation \(sign(deviation))\(unit)"
            }
            line +=
                " — \(clean(reference.source.publisher.isEmpty ? reference.source.title : reference.source.publisher)), \(quality(reference.quality))"
            if let formula = reference.formula {
                line += french ? " ; calcul : \(clean(formula))" : "; formula: \(clean(formula))"
            }
            lines.append(line)
        }
        for check in item.verdict.checks { lines.append("  - \(check.passed ? "✓" : "✗") \(clean(check.detail))") }
        for hint in item.verdict.hints { lines.append("  - → \(clean(hint))") }
        lines.append((french ? "  - règle : " : "  - rule: ") + "`\(item.verdict.rule)`")
        lines.append("")
        return lines
    }

    /// What nobody can check, a line a publisher, with what would settle it.
    private func unsettled() -> [String] {
        let items = page.items(rated: .unverifiable)
        guard !items.isEmpty else { return [] }
        var groups: [(settles: String, reason: String, quotes: [String])] = []
        for item in items {
            let settles = item.verdict.wouldSettle ?? ""
            let quote = (french ? "« \(clean(item.claim.quote)) »" : "“\(clean(item.claim.quote))”") + note(item)
            if let index = groups.firstIndex(where: { $0.settles == settles }) {
                groups[index].quotes.append(quote)
            } else {
                groups.append((settles, "", [quote]))
            }
        }
        var lines = ["## \(heading(.unverifiable)) (\(items.count))", ""]
        for group in groups {
            let list = group.quotes.joined(separator: ", ")
            lines.append(
                french
                    ? "- \(list) — trancherait : \(clean(group.settles))."
                    : "- \(list) — would settle: \(clean(group.settles)).")
        }
        lines.append("")
        for item in items {
            for check in item.verdict.checks {
                lines.append("  \(check.passed ? "✓" : "✗") \(clean(item.claim.quote)) : \(clean(check.detail))")
            }
        }
        if lines.last?.isEmpty == false { lines.append("") }
        return lines
    }

    private func note(_ item: Page.Item) -> String {
        switch item.claim.modality {
        case .stated: return ""
        case .target: return french ? " (objectif)" : " (target)"
        case .forecast: return french ? " (prévision)" : " (forecast)"
        case .conditional: return french ? " (conditionnel)" : " (conditional)"
        case .denied: return french ? " (démenti)" : " (denied)"
        }
    }

    private func sources() -> [String] {
        guard !page.sources.isEmpty else { return [] }
        var lines = [french ? "## Sources" : "## Sources", ""]
        for source in page.sources {
            let link = source.url.isEmpty ? "" : " <\(clean(source.url))>"
            lines.append("- \(clean(source.attribution)) (\(clean(source.vintage)); \(clean(source.licence)))\(link)")
        }
        lines.append("")
        return lines
    }

    private func about(_ claim: Claim) -> String {
        let parties = claim.parties.map { PartyNames.name(of: $0.code, french: french) }.joined(separator: " – ")
        let measure = MeasureNames.name(claim.measure, of: claim.growthOf, french: french)
        return [measure, parties, claim.period?.description ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
    }

    private func sign(_ value: Double) -> String { (value > 0 ? "+" : "") + wording.number(value) }

    private func quality(_ quality: Quality) -> String {
        guard french else { return quality.rawValue }
        switch quality {
        case .measured: return "mesuré"
        case .official: return "officiel"
        case .literature: return "littérature"
        case .derived: return "calculé"
        case .press: return "presse"
        case .assumed: return "supposé"
        }
    }

    /// Text from outside, harmless on a terminal and in Markdown.
    private func clean(_ text: String) -> String {
        VisibleText.escaped(text).replacing("<", with: "&lt;").replacing("`", with: "ʼ")
    }
}

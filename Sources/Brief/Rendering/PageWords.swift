internal import Checking
internal import Evidence
internal import Figures
internal import Reading

/// What every rendering of a page says in the same words.
struct PageWords {
    let page: Page
    var french: Bool { page.language == .french }
    var wording: Wording { Wording(french: french) }

    /// The article's title, else its file's name without the folders.
    var title: String {
        page.document.title ?? page.document.name.split(separator: "/").last.map(String.init) ?? page.document.name
    }

    var published: String {
        guard let publication = page.document.publication else {
            return french
                ? "Date de publication inconnue : « cette année » ou « l’an dernier » ne sont pas résolus ; donnez --published."
                : "Publication date unknown: “this year” or “last year” stay open; give --published."
        }
        let how: String =
            switch publication.basis {
            case .given: french ? "donnée" : "given"
            case .metadata: french ? "donnée par la page" : "given by the page"
            case .dateline: french ? "lue dans l’article" : "read in the article"
            case .event:
                french
                    ? "déduite d’un événement daté : \(publication.detail)"
                    : "from a dated event: \(publication.detail)"
            case .mention: french ? "dernière date citée dans l’article" : "latest date the article mentions"
            }
        return french
            ? "Publié : \(publication.period) (\(how)). \(figures)."
            : "Published: \(publication.period) (\(how)). \(figures)."
    }

    /// `3 chiffres lus`.
    var figures: String {
        let count = page.items.count
        return french
            ? "\(count) chiffre\(count > 1 ? "s" : "") lu\(count > 1 ? "s" : "")"
            : "\(count) figure\(count == 1 ? "" : "s") read"
    }

    var nothing: String {
        french
            ? "Aucun chiffre à vérifier n’a été trouvé dans cet article."
            : "No figure to check was found in this article."
    }

    var projects: String { french ? "Projets nommés, et ce qu’ils changent" : "Projects named, and what they change" }

    func heading(_ rating: Verdict.Rating) -> String {
        switch rating {
        case .agrees: french ? "Conformes" : "Agree"
        case .agreesDifferently: french ? "Conformes d’une autre façon" : "Agree differently"
        case .differs: french ? "Ne concordent pas" : "Differ"
        case .inconsistent: french ? "Se contredisent dans l’article" : "Contradict themselves"
        case .unverifiable: french ? "Invérifiables ici" : "Cannot be checked here"
        }
    }

    func quoted(_ text: String) -> String { french ? "« \(text) »" : "“\(text)”" }

    /// What a figure is about: `commerce total, la Chine – l’ASEAN, 2023`.
    func about(_ claim: Claim) -> String {
        let parties = claim.parties.map { PartyNames.name(of: $0.code, french: french) }.joined(separator: " – ")
        let measure = MeasureNames.name(claim.measure, of: claim.growthOf, french: french)
        return [measure, parties, claim.period?.description ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
    }

    /// Who reports about whom and when: `la Chine – le Vietnam, 2022`.
    func who(_ reference: Reference) -> String {
        var text = PartyNames.name(of: reference.reporter, french: french)
        if let partner = reference.partner { text += " – \(PartyNames.name(of: partner, french: french))" }
        return text + ", \(reference.period)"
    }

    func value(_ reference: Reference) -> String {
        if reference.unit == .rank { return "\(Int(reference.value.rounded()))" }
        let amount = wording.amount(reference.value, reference.unit)
        switch reference.bound {
        case .exact: return amount
        case .lower: return (french ? "plus de " : "more than ") + amount
        case .upper: return (french ? "près de " : "almost ") + amount
        }
    }

    /// The claim over the reference minus one: `+0,7 %`, or points for rates.
    func deviation(_ comparison: Verdict.Comparison) -> String? {
        guard let deviation = comparison.deviationPercent else { return nil }
        let size = wording.number(deviation)
        let sign = (deviation > 0 && size != "0" ? "+" : "") + size
        switch comparison.reference.unit {
        case .percent: return sign + " points"
        case .rank: return sign
        default: return sign + (french ? " %" : "%")
        }
    }

    func publisher(_ source: Source) -> String { source.publisher.isEmpty ? source.title : source.publisher }

    /// A source's name, linked when its address is one of the web's.
    func link(_ source: Source, _ html: inout Markup) {
        guard source.url.hasPrefix("https://") || source.url.hasPrefix("http://") else {
            return html.words(publisher(source))
        }
        html.element("a", ["href": source.url, "rel": "noreferrer"], text: publisher(source))
    }

    func quality(_ quality: Quality) -> String { quality.name(french: french) }

    /// The rules that decided a verdict, in words with their identifiers; for a departure the wording's rule too.
    func rules(_ item: Page.Item) -> [(words: String, id: String)] {
        var ids = [item.verdict.rule]
        if item.verdict.rating == .agreesDifferently, item.claim.measure != .growth {
            ids.append(item.claim.approximation.rawValue)
        }
        return ids.map { (RuleNames.name(of: $0, french: french), $0) }
    }

    /// How a figure is meant, when it is no plain fact: ` (objectif)`.
    func note(_ claim: Claim) -> String {
        switch claim.modality {
        case .stated: ""
        case .target: french ? " (objectif)" : " (target)"
        case .forecast: french ? " (prévision)" : " (forecast)"
        case .conditional: french ? " (conditionnel)" : " (conditional)"
        case .denied: french ? " (démenti)" : " (denied)"
        }
    }

    /// Figures that nothing settles and that have no value beside them, by what would settle them.
    var folded: [(settles: String, items: [Page.Item])] {
        var groups: [(settles: String, items: [Page.Item])] = []
        for item in page.items(rated: .unverifiable) where !isOpen(item) {
            let settles = item.verdict.wouldSettle ?? ""
            if let index = groups.firstIndex(where: { $0.settles == settles }) {
                groups[index].items.append(item)
            } else {
                groups.append((settles, [item]))
            }
        }
        return groups
    }

    /// Figures that nothing settles, but with values or checks worth showing.
    var open: [Page.Item] { page.items(rated: .unverifiable).filter(isOpen) }

    private func isOpen(_ item: Page.Item) -> Bool {
        item.verdict.rating == .unverifiable && (!item.verdict.references.isEmpty || !item.verdict.checks.isEmpty)
    }

    /// One line of blocks for a reporter: `la Chine 2014–2024 ▂▃▄▅▆▇█ (83,5 → 260,9 milliards de dollars)`.
    func ends(_ line: History.Line, _ history: History) -> String {
        guard let first = line.values.first, let last = line.values.last else { return "" }
        let from = wording.amount(first.value, history.unit)
        let to = wording.amount(last.value, history.unit)
        return "\(PartyNames.name(of: line.reporter, french: french)) \(first.year)–\(last.year) : \(from) → \(to)"
    }
}
